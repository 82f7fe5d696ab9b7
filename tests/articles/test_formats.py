from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import producers
import pytest

from pipeline.articles import read_article, read_folder
from pipeline.records import Article, Failure
from pipeline.vocabulary import PublishedBasis

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
BODY = "On 3 May shells fell on the port of Sirte. Two dockers were hurt by the blast.\n\nNobody has claimed the attack on the town."


def article_of(path: Path) -> Article:
    found = read_article(path, path.parent)
    assert isinstance(found, Article), found
    return found


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def paragraphs(article: Article) -> producers.Paragraphs:
    return [(article.text[item.start : item.end], item.is_heading) for item in article.paragraphs]


def results(folder: Path) -> list[Article | Failure]:
    return list(read_folder(folder))


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: cast(Path, path).stem)
def test_every_sample_is_the_same_article_in_every_format(path: Path, tmp_path: Path) -> None:
    told = article_of(path)
    parts = paragraphs(told)
    day = told.publication.edtf
    put(tmp_path, "a.txt", told.text)
    put(tmp_path, "b.docx", producers.as_docx(parts))
    put(tmp_path, "c.html", producers.as_html(parts, day))
    put(tmp_path, "d.eml", producers.as_mail(told.text, told.title))
    put(tmp_path, "e.json", producers.as_json({"headline": told.title, "body": told.text, "datePublished": day}))
    put(tmp_path, "f.csv", producers.as_csv([{"Article Text": told.text, "pub_date": day}]))
    put(
        tmp_path,
        "g.zip",
        producers.as_zip({"inner/week.md": "\n\n".join(f"{'## ' if h else ''}{t}" for t, h in parts).encode()}),
    )
    put(tmp_path, "h.txt.gz", producers.as_gzip(told.text.encode("utf-16")))
    put(tmp_path, "i.jsonl", producers.as_json({"content": told.text}))
    found = results(tmp_path)
    assert [result.file for result in found] == ["a.txt"]
    assert isinstance(found[0], Article)
    assert found[0].duplicates == (
        "b.docx", "c.html", "d.eml", "e.json", "f.csv#1", "g.zip/inner/week.md", "h.txt.gz", "i.jsonl#1",
    )  # fmt: skip


def test_every_format_keeps_the_source_s_own_characters(tmp_path: Path) -> None:
    title = "A\u00a0\u2018quiet\u2019 week in al\u2011Bayda"
    body = "Shells fell on Derna\u2019s \u201cold\u201d port at about 9\u202fp.m. that day, and a self\u2011styled guard was hurt by them."
    parts = [(title, True), (body, False)]
    text = f"{title}\n\n{body}"
    put(tmp_path, "a.txt", text)
    put(tmp_path, "b.docx", producers.as_docx(parts))
    put(tmp_path, "c.html", producers.as_html(parts))
    put(tmp_path, "d.eml", producers.as_mail(text, ""))
    put(tmp_path, "e.json", producers.as_json({"body": text}))
    put(tmp_path, "f.md", f"# {title}\n\n{body}\n")
    found = [article_of(path) for path in sorted(tmp_path.iterdir())]
    # trafilatura makes a blank of every space
    blank = text.replace("\u00a0", " ").replace("\u202f", " ")
    assert [article.text for article in found] == [text, text, blank, text, text, text]
    assert len({article.article_id for article in found}) == 1
    assert {article.title for article in found} == {"A 'quiet' week in al-Bayda"}


class TestHtml:
    def test_metadata(self, tmp_path: Path) -> None:
        page = f"""<html><head><title>Shells on the port | Coast Monitor</title>
            <meta property="og:site_name" content="Coast Monitor"><link rel="canonical" href="https://coast.example/7">
            <meta name="author" content="Jane Doe"><meta property="article:published_time" content="2016-05-04T07:00:00Z">
            <script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2016-05-06"}}</script></head>
            <body><article><h1>Shells on the port</h1><p>{BODY}</p></article></body></html>"""
        article = article_of(put(tmp_path, "a.html", page))
        assert (article.title, article.publisher, article.url) == (
            "Shells on the port",
            "Coast Monitor",
            "https://coast.example/7",
        )
        assert article.author == "Jane Doe"
        assert (article.publication.edtf, article.publication.basis) == ("2016-05-04", PublishedBasis.METADATA)
        assert article.publication.text == "article:published_time: 2016-05-04T07:00:00Z"
        assert article.publication.disagrees == ("metadata 2016-05-06: JSON-LD datePublished: 2016-05-06",)

    @pytest.mark.parametrize("day", ["1970-01-01", "2036-02-07", "1980-01-01"])
    def test_wrong_clocks_are_refused_and_told(self, day: str, tmp_path: Path) -> None:
        article = article_of(
            put(tmp_path, "2016-05-04.html", producers.as_html([("Shells", True), (BODY, False)], day))
        )
        assert (article.publication.edtf, article.publication.basis) == ("2016-05-04", PublishedBasis.FILE_NAME)
        assert article.publication.disagrees == (f"metadata refused: article:published_time: {day}T08:00:00Z",)

    def test_what_stands_around_the_article_is_left_out(self, tmp_path: Path) -> None:
        article = article_of(put(tmp_path, "a.html", producers.as_html([("Shells on the port", True), (BODY, False)])))
        assert "Home" not in article.text
        assert "Share this" not in article.text

    def test_a_document_without_parts_is_all_article(self, tmp_path: Path) -> None:
        inner = "<h1>The week</h1><p>Shells fell.</p><h2>Derna</h2><ul><li>A bomb went off.</li></ul><p>Nobody was hurt.</p>"
        article = article_of(put(tmp_path, "a.html", f"<html><body>{inner}</body></html>"))
        assert article.text.split("\n\n") == [
            "The week",
            "Shells fell.",
            "Derna",
            "A bomb went off.",
            "Nobody was hurt.",
        ]
        assert [item.is_heading for item in article.paragraphs] == [True, False, True, False, False]

    def test_the_day_on_which_a_document_was_saved_is_not_its_publication(self, tmp_path: Path) -> None:
        meta = (
            '<meta name="created" content="2013-12-23T23:15:00"/><meta name="changed" content="2016-05-04T08:00:00"/>'
        )
        article = article_of(put(tmp_path, "a.html", f"<html><head>{meta}</head><body><p>{BODY}</p></body></html>"))
        assert article.publication.basis is not PublishedBasis.METADATA

    def test_an_old_encoding_that_the_page_declares(self, tmp_path: Path) -> None:
        page = '<html><head><meta charset="iso-8859-1"></head><body><p>Two men died at the caf\u00e9 of the town when shells fell on it.</p></body></html>'
        article = article_of(put(tmp_path, "a.html", page.encode("latin-1")))
        assert "caf\u00e9" in article.text
        assert article.read_as == ("html", "encoding=iso-8859-1")


class TestWord:
    def test_tables_headings_and_properties(self, tmp_path: Path) -> None:
        import io

        import docx

        document = docx.Document()
        document.core_properties.title = "Shells on the port"
        document.core_properties.author = "Jane Doe"
        document.add_paragraph("Shells fell on the port of the town.")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Derna", "2 dead"
        document.add_paragraph("It was over by noon.")
        file = io.BytesIO()
        document.save(file)
        article = article_of(put(tmp_path, "a.docx", file.getvalue()))
        assert article.text.split("\n\n") == [
            "Shells fell on the port of the town.",
            "Derna | 2 dead",
            "It was over by noon.",
        ]
        assert (article.title, article.author, article.publication.edtf) == ("Shells on the port", "Jane Doe", "")

    def test_tracked_changes(self, tmp_path: Path) -> None:
        document = producers.as_docx([("Shells fell on MARK the port.", False)])
        change = (
            'w:id="1" w:author="x"><w:r>', '</w:r></w:'
        )  # fmt: skip
        tracked = (
            f"Shells fell on </w:t></w:r><w:del {change[0]}<w:delText>Derna, </w:delText>{change[1]}del>"
            f"<w:ins {change[0]}<w:t>Sirte, </w:t>{change[1]}ins><w:r><w:t>"
        )
        edited = edit(document, lambda part: part.replace(b"Shells fell on MARK ", tracked.encode()))
        assert article_of(put(tmp_path, "a.docx", edited)).text == "Shells fell on Sirte, the port."


def edit(document: bytes, change: Callable[[bytes], bytes]) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(document)) as package:
        files = {entry.filename: package.read(entry) for entry in package.infolist()}
    files["word/document.xml"] = change(files["word/document.xml"])
    return producers.as_zip(files)


class TestPdf:
    def test_columns_hyphens_and_running_heads(self, tmp_path: Path) -> None:
        left = [
            "Shells fell on the port of Sirte",
            "on 3 May. The local govern-",
            "ment said two dockers were",
            "hurt. Well-",
            "known men fled the south-",
            "ern gate.",
        ]
        right = [
            "In Derna a bomb went off near",
            "the old market. Nobody was",
            "hurt, a witness told the self-",
            "styled council of the town",
            "on the phone at noon on",
            "the same day.",
        ]
        page = [(60, 100 + 14 * row, text) for row, text in enumerate(left)]
        page += [(310, 100 + 14 * row, text) for row, text in enumerate(right)]
        pages = [[(60, 40, "Coast Monitor, no. 7"), (290, 810, f"Page {number}"), *page] for number in (1, 2)]
        article = article_of(put(tmp_path, "a.pdf", producers.drawn(pages)))
        assert article.text.split("\n\n")[:2] == [
            "Shells fell on the port of Sirte on 3 May. The local government said two dockers were hurt. "
            "Well-known men fled the southern gate.",
            "In Derna a bomb went off near the old market. Nobody was hurt, a witness told the self-styled council "
            "of the town on the phone at noon on the same day.",
        ]
        assert "Coast Monitor" not in article.text
        assert "Page" not in article.text

    def test_a_paragraph_goes_on_over_the_page(self, tmp_path: Path) -> None:
        first = [(60, 100, "Guards clashed with raiders at the gate of the oil port in the east and the raiders")]
        second = [(60, 100, "left two dead men behind when they fled.")]
        article = article_of(put(tmp_path, "a.pdf", producers.drawn([first, second])))
        assert article.text.count("\n\n") == 0

    @pytest.mark.parametrize(
        ("content", "reason", "words"),
        [
            (producers.scanned(), "scanned", "OCR"),
            (producers.drawn([[]]), "empty", "no text"),
            (producers.drawn([[(60, 60, "Shells fell.")]], password="secret"), "encrypted", "password"),
            (b"%PDF-1.4\nnothing", "damaged", "save it again"),
            (b"", "damaged", "save it again"),
        ],
        ids=["scanned", "empty", "encrypted", "damaged", "no bytes"],
    )
    def test_failures_have_names(self, content: bytes, reason: str, words: str, tmp_path: Path) -> None:
        path = put(tmp_path, "a.pdf", content)
        result = read_article(path, tmp_path)
        assert isinstance(result, Failure)
        assert result.reason == reason
        assert words in result.detail


class TestMail:
    def test_headers(self, tmp_path: Path) -> None:
        mail = producers.as_mail(BODY, "Shells on the port", "Wed, 04 May 2016 23:30:00 -0700")
        article = article_of(put(tmp_path, "a.eml", mail))
        assert article.text == BODY
        assert (article.title, article.publisher, article.publication.edtf) == (
            "Shells on the port",
            "Coast Desk",
            "2016-05-04",
        )
        assert article.publication.text == "Date: Wed, 04 May 2016 23:30:00 -0700"

    def test_html_and_attachments(self, tmp_path: Path) -> None:
        from email.message import EmailMessage

        message = EmailMessage()
        message["Subject"], message["Date"] = "News", "Wed, 04 May 2016 12:00:00 +0000"
        message.set_content("See the other part.")
        message.add_alternative(f"<p>{BODY.replace(chr(10) * 2, '</p><p>')}</p>", subtype="html")
        attached = producers.as_docx([("Guards clashed with raiders at the gate of the town.", False)])
        message.add_attachment(attached, maintype="application", subtype="octet-stream", filename="../notes.docx")
        put(tmp_path, "a.eml", message.as_bytes())
        first, second = results(tmp_path)
        assert isinstance(first, Article)
        assert isinstance(second, Article)
        assert (first.file, first.text) == ("a.eml", BODY)
        assert (second.file, second.text) == (
            "a.eml/.._notes.docx",
            "Guards clashed with raiders at the gate of the town.",
        )
        assert second.publication.edtf == "2016-05-04"


class TestData:
    def test_columns_are_guessed_and_told(self, tmp_path: Path) -> None:
        rows = [
            {"Headline": "Shells", "Article Body": BODY, "Publish_Date": "04/05/2016", "Outlet": "Coast Monitor"},
            {"Headline": "Nothing", "Article Body": "", "Publish_Date": "", "Outlet": ""},
            {
                "Headline": "Guards",
                "Article Body": "Guards clashed with raiders at the gate of the town.",
                "Publish_Date": "1462406400",
                "Outlet": "",
            },
        ]
        put(tmp_path, "a.csv", producers.as_csv(rows))
        first, second, third = results(tmp_path)
        assert isinstance(first, Article)
        assert isinstance(third, Article)
        assert (first.file, first.title, first.publisher, first.publication.edtf) == (
            "a.csv#1",
            "Shells",
            "Coast Monitor",
            "2016-05-04",
        )
        assert first.read_as == (
            "csv",
            "text=Article Body",
            "title=Headline",
            "published=Publish_Date",
            "publisher=Outlet",
        )
        assert isinstance(second, Failure) and (second.file, second.reason) == ("a.csv#2", "no_text_field")
        assert third.publication.edtf == "2016-05-05"

    def test_no_column_of_text(self, tmp_path: Path) -> None:
        result = results(put(tmp_path, "a.csv", "day;town;dead\n2016-05-04;Sirte;2\n").parent)[0]
        assert isinstance(result, Failure)
        assert (result.reason, "day, town, dead" in result.detail) == ("no_text_field", True)

    def test_json_in_its_usual_wrappings(self, tmp_path: Path) -> None:
        html = (
            "<div><p>Guards clashed with raiders at the gate of the town.</p><p>Two of them died on the spot.</p></div>"
        )
        put(
            tmp_path,
            "a.json",
            producers.as_json({"count": 2, "articles": [{"text": BODY}, {"content": {"rendered": html}}, 7]}),
        )
        first, second, third = results(tmp_path)
        assert isinstance(first, Article) and first.text == BODY
        assert isinstance(second, Article) and second.text.startswith("Guards clashed") and "<p>" not in second.text
        assert isinstance(third, Failure) and (third.file, third.reason) == ("a.json#3", "no_text_field")

    def test_a_bad_line_does_not_stop_the_others(self, tmp_path: Path) -> None:
        put(
            tmp_path,
            "a.jsonl",
            b'{"text": "Guards clashed with raiders."}\n{"text": \n\n{"text": "Nobody was hurt."}\n',
        )
        assert [(result.file, isinstance(result, Article)) for result in results(tmp_path)] == [
            ("a.jsonl#1", True),
            ("a.jsonl#2", False),
            ("a.jsonl#4", True),
        ]


def test_an_archive_reads_on_after_a_bad_file(tmp_path: Path) -> None:
    inner = producers.as_zip({"deep.txt": b"Guards clashed with raiders."})
    files = {
        "2016-05-04.txt": BODY.encode(),
        "bad.pdf": b"no pdf",
        "in.zip": inner,
        "photo.png": b"x",
        ".hid.txt": b"x",
        "old.doc": b"x",
    }
    put(tmp_path, "week.zip", producers.as_zip(files))
    found = results(tmp_path)
    assert [(item.file, getattr(item, "reason", "")) for item in found] == [
        ("week.zip/2016-05-04.txt", ""),
        ("week.zip/bad.pdf", "damaged"),
        ("week.zip/in.zip/deep.txt", ""),
        ("week.zip/old.doc", "unsupported"),
    ]
    assert isinstance(found[0], Article)
    assert found[0].publication.edtf == "2016-05-04"
