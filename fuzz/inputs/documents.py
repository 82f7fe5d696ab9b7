"""Files in every format that is read: made by real producers, then damaged; and bytes that are nothing."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from functools import cache

import docx
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from reportlab.pdfgen.canvas import Canvas

from fuzz.inputs import words

ARTICLE = (
    "Guards hold the gate",
    "SEBHA, 4 May 2014 - Two guards were wounded when raiders shelled the gate of the airport on Saturday.",
    "A doctor at the hospital said that both were out of danger, and that nobody had claimed the attack.",
)
"""A title and two paragraphs of an article that could be read."""
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1256", "mac_roman", "latin-1")
_FIELDS = ("text", "body", "title", "published", "date", "source", "author", "url", "articles", "items", "content", "x")


@cache
def as_docx() -> bytes:
    """A Word document with a heading, a list, a table, and who wrote it."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = ARTICLE[0], "A. Writer"
    document.add_heading(ARTICLE[0], 1)
    for paragraph in ARTICLE[1:]:
        document.add_paragraph(paragraph)
    document.add_paragraph("a list item", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Wounded", "2"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@cache
def as_pdf(packed: bool) -> bytes:
    """A PDF of two pages in two columns, its streams compressed or plain to see."""
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=int(packed))
    for number in (1, 2):
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 780, ARTICLE[0])
        canvas.setFont("Helvetica", 10)
        for row in range(12):
            canvas.drawString(60, 740 - 12 * row, ARTICLE[1][:45])
            canvas.drawString(320, 740 - 12 * row, ARTICLE[2][:45])
        canvas.drawString(280, 20, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@cache
def as_mail() -> bytes:
    """A mail with a text part, an HTML part and two attachments."""
    message = EmailMessage()
    message["Subject"], message["From"] = ARTICLE[0], "Coast Desk <desk@example.org>"
    message["Date"] = "Sun, 04 May 2014 09:00:00 +0200"
    message.set_content("\n\n".join(ARTICLE))
    message.add_alternative(as_html().decode(), subtype="html")
    message.add_attachment(as_docx(), maintype="application", subtype="octet-stream", filename="week.docx")
    message.add_attachment(as_html(), maintype="text", subtype="html", filename="p\u00e4ge.html")
    return message.as_bytes()


def as_html() -> bytes:
    """A page with meta data, linked data, a menu, a table and a list."""
    linked = json.dumps({"@type": "NewsArticle", "datePublished": "2014-05-04T09:00:00Z"})
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Guards hold the gate | Coast Desk</title>"
        '<meta property="article:published_time" content="2014-05-04T09:00:00Z"><meta name="author" content="A. Man">'
        f'<script type="application/ld+json">{linked}</script></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{ARTICLE[0]}</h1><p>{ARTICLE[1]}<br>{ARTICLE[2]}</p><h2>Toll</h2><ul><li>two wounded</li></ul>"
        f"<table><tr><td>Wounded</td><td>2</td></tr></table><blockquote>{ARTICLE[2]}</blockquote></article>"
        "<footer>Share this page</footer></body></html>"
    ).encode()


def as_csv() -> bytes:
    """A table of three articles."""
    file = io.StringIO()
    table = csv.writer(file)
    table.writerow(("title", "text", "published", "source"))
    for number in range(3):
        table.writerow((f"{ARTICLE[0]} {number}", "\n\n".join(ARTICLE[1:]), "2014-05-04", "Coast, Desk"))
    return file.getvalue().encode("utf-8-sig")


def as_rows(lines: bool) -> bytes:
    """Three articles as JSON, or one a line."""
    rows = [{"title": ARTICLE[0], "text": ARTICLE[number], "published": "2014-05-04"} for number in range(3)]
    return "\n".join(map(json.dumps, rows)).encode() if lines else json.dumps({"articles": rows}).encode()


def packed(files: dict[str, bytes]) -> bytes:
    """A zip archive of such files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return file.getvalue()


# -- damage


@st.composite
def damaged(draw: st.DrawFn, whole: SearchStrategy[bytes], tokens: tuple[bytes, ...] = ()) -> bytes:
    """Such bytes with a few of them changed, cut out, said twice, or replaced by what means something there."""
    data = bytearray(draw(whole))
    pieces = st.one_of(st.sampled_from(tokens), st.binary(max_size=8)) if tokens else st.binary(max_size=8)
    for kind in draw(st.lists(st.sampled_from("fcdtis"), max_size=6)):
        place = draw(st.integers(0, len(data)))
        end = min(len(data), place + draw(st.integers(0, 400)))
        if kind == "f" and place < len(data):
            data[place] = draw(st.integers(0, 255))
        elif kind == "c":
            del data[place:end]
        elif kind == "d":
            data[place:place] = data[place:end] * draw(st.integers(1, 20))
        elif kind == "t":
            del data[place:]
        elif kind == "i":
            data[place:place] = draw(pieces)
        else:
            data[place : place + 1] = draw(pieces)
    return bytes(data)


@st.composite
def repacked(draw: st.DrawFn, whole: SearchStrategy[bytes], tokens: tuple[bytes, ...] = ()) -> bytes:
    """A zip with one of its files damaged inside, or renamed, and packed again so that its sums agree."""
    with zipfile.ZipFile(io.BytesIO(draw(whole))) as package:
        files = {entry.filename: package.read(entry) for entry in package.infolist()}
    name = draw(st.sampled_from(sorted(files)))
    files[name] = draw(damaged(st.just(files[name]), tokens))
    if draw(st.integers(0, 5)) == 0:
        odd = draw(
            st.sampled_from(("../up.txt", "/etc/x.txt", "a\\b.txt", "C:x.txt", "\u202etxt.txt", ".txt", "x/.txt", "."))
        )
        files[odd] = files.pop(name)
    return packed(files)


# -- formats


def _encoded(text: SearchStrategy[str]) -> SearchStrategy[bytes]:
    """Such texts in one of the encodings that news is saved in, or two after one another."""
    return st.builds(
        lambda text, encoding, more: text.encode(encoding, "replace") + more,
        text,
        st.sampled_from(_ENCODINGS),
        st.one_of(st.just(b""), st.just(b""), st.binary(max_size=6)),
    )


_PARAGRAPHS = st.lists(st.one_of(words.news, st.sampled_from(ARTICLE)), max_size=5).map("\n\n".join)
_FRONT = st.sampled_from(
    ("", "", "---\ntitle: a\n---\n", "---\n", "---\n{}\n---\n", "---\ndate: 1 May 2014\n---\n", "---\n*a\n---\n")
)
_MARKS = (
    "# ",
    "\n## ",
    "**",
    "_",
    "`",
    "```",
    "\n- ",
    "\n1. ",
    "> ",
    "|a|b|\n|-|-|\n",
    "[x](y)",
    "![",
    "<div>",
    "<!--",
    "\n---\n",
    "\\",
    "&amp;",
    "~~",
)
_MARKDOWN = words.joined(st.sampled_from(_MARKS), words.small, words.names, words.marks, words.odd, longest=60)
_TAGS = (
    b"<p>", b"</p>", b"<div>" * 300, b"<table><tr><td>", b"<!--", b"]]>", b"<script>", b"<meta charset=utf-7>",
    b"&#0;", b"&#xD800;",
    b"<h1>", b"<svg>", b"<br>", b"<li>", b"<article>", b"<time datetime='9999-99-99'>",
    b'<meta name="date" content="\xff">', b"\x00",
)  # fmt: skip
_WORD_TOKENS = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:tr/>", b"<w:tc>", b"<w:del>", b'<w:pStyle w:val=""/>', b"<w:t>",
    b"<!DOCTYPE a>", b"&x;", b"<w:p/>" * 50,
)  # fmt: skip
_PDF_TOKENS = (
    b" Tj ", b" Tf ", b" 0 0 0 0 0 0 cm ", b" 1e99 0 0 1e99 0 0 Tm ", b" q " * 200, b" BT ", b" ET ", b"/Font",
    b"/Kids [3 0 R]", b"/Parent 2 0 R",
    b"/Length -1", b"/Length 99999999", b"/Rotate 90", b"/MediaBox [0 0 0 0]", b"/MediaBox [0 0 nan 1]", b"endobj",
    b"stream\n", b"xref", b"<<" * 100,
    b"[" * 100, b" BI /W 9999 /H 9999 ID ", b"/Filter /LZWDecode", b"/Prev 0", b"/Encrypt 1 0 R", b"\\777", b"(",
    b"99999999999999999999",
)  # fmt: skip
_MAIL_TOKENS = (
    b"Content-Type: multipart/mixed; boundary=\n", b"Content-Type: text/plain; charset=idna\n",
    b"Content-Transfer-Encoding: base64\n", b"--", b"\n\n",
    b"=?utf-8?b?/w==?=", b"=?x?q?=", b"Date: Thu, 99 Foo 99999 99:99:99 +9999\n", b"Date: 0\n", b"From: <\n",
    b"From: a@[\n", b"Subject: =?utf-7?q?a?=\n",
    b"Content-Disposition: attachment; filename*=utf-8''%ff.html\n", b"Content-Type: text/html; charset=hex\n",
    b"MIME-Version: 1\n",
    b"Content-Type: message/rfc822\n", b"Content-Type: text/plain; charset=unicode_escape\n", b"\r",
)  # fmt: skip
_VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        words.news,
        words.dates,
        st.sampled_from(ARTICLE),
        st.text(max_size=8),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(_FIELDS), st.text(max_size=4)), inner, max_size=5),
    ),
    max_leaves=12,
)
_JSON = st.builds(
    lambda value, ascii_only: json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass"),
    _VALUES,
    st.booleans(),
)
_JSON_TOKENS = (
    b"{",
    b"}",
    b"[" * 200,
    b'"',
    b"\\ud800",
    b"\\u0000",
    b"NaN",
    b"-Infinity",
    b"1" * 5000,
    b'{"text":',
    b'"published":',
    b",",
    b"1e999",
    b"null",
)
_CELLS = st.one_of(words.news, words.dates, st.sampled_from((*ARTICLE, *_FIELDS, "")))
_CSV = st.builds(
    lambda rows, joint: "\n".join(joint.join(row) for row in rows).encode("utf-8", "surrogatepass"),
    st.lists(st.lists(_CELLS, max_size=5), max_size=5),
    st.sampled_from(",;\t|"),
)
_CSV_TOKENS = (b'"', b'""', b",", b";", b"\n", b"\r", b"\x00", b"text,", b"\ntext\n")


def _either(*choices: SearchStrategy[bytes]) -> SearchStrategy[bytes]:
    return st.one_of(*choices)


def formats() -> dict[str, SearchStrategy[bytes]]:
    """Inputs for the reader of each ending."""
    text = _encoded(st.builds("{}{}".format, _FRONT, _PARAGRAPHS))
    markdown = _encoded(st.builds("{}{}".format, _FRONT, _MARKDOWN))
    page = damaged(st.just(as_html()), _TAGS)
    document = _either(repacked(st.just(as_docx()), _WORD_TOKENS), damaged(st.just(as_docx())))
    pdf = _either(damaged(st.just(as_pdf(False)), _PDF_TOKENS), damaged(st.just(as_pdf(True)), _PDF_TOKENS))
    mail = damaged(st.just(as_mail()), _MAIL_TOKENS)
    rows = _either(_JSON, damaged(st.just(as_rows(False)), _JSON_TOKENS))
    lines = _either(st.lists(_JSON, max_size=4).map(b"\n".join), damaged(st.just(as_rows(True)), _JSON_TOKENS))
    table = _either(_CSV, damaged(st.just(as_csv()), _CSV_TOKENS))
    whole = packed(
        {
            "a.txt": ARTICLE[1].encode(),
            "b/c.html": as_html(),
            "d.csv": as_csv(),
            "e.docx": as_docx(),
            "f.zip": packed({"g.md": b"# a"}),
        }
    )
    archive = _either(repacked(st.just(whole)), damaged(st.just(whole)))
    gz = _either(damaged(st.just(gzip.compress(ARTICLE[1].encode()))), st.one_of(text, table).map(gzip.compress))
    made = {
        "txt": text, "md": markdown, "html": page, "docx": document, "pdf": pdf, "eml": mail, "json": rows,
        "jsonl": lines,
        "csv": table, "zip": archive, "txt.gz": gz,
    }  # fmt: skip
    return {
        ending: st.one_of(strategy, strategy, strategy, st.binary(max_size=300)) for ending, strategy in made.items()
    }
