"""Files made to hurt: each is refused by name or read cleanly, within the time and memory that the limits give it."""

from __future__ import annotations

import io
import resource
import sys
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import producers
import pytest

from pipeline.articles import LIMITS, Limits, read_article, read_folder
from pipeline.articles.boilerplate import PatternClock, compile_pattern
from pipeline.articles.errors import ReadError
from pipeline.articles.publication import from_dateline
from pipeline.records import Article, Failure

BODY = "On 3 May shells fell on the port of Sirte. Two dockers were hurt by the blast."
QUICK = replace(LIMITS, seconds=20)
BRIEF = replace(LIMITS, seconds=3)
"""For what would take for ever: nothing else may need this long."""
HUGE = 300_000_000


def read(folder: Path, name: str, content: bytes, limits: Limits = QUICK) -> list[Article | Failure]:
    (folder / name).write_bytes(content)
    return list(read_folder(folder, limits=limits))


@cache
def bomb(name: str) -> bytes:
    """A few hundred kilobytes that unpack to 300 megabytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as member:
        for _ in range(HUGE // 1_000_000):
            member.write(b"0" * 1_000_000)
    return file.getvalue()


def nested(levels: int) -> bytes:
    content = producers.as_zip({"a.txt": BODY.encode()})
    for _ in range(levels):
        content = producers.as_zip({"in.zip": content})
    return content


@cache
def packed(content: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=31)
    return b"".join([*(compressor.compress(content) for _ in range(HUGE // len(content))), compressor.flush()])


def with_part(change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(producers.as_docx([(BODY, False)]))) as package:
        files = {entry.filename: package.read(entry) for entry in package.infolist()}
    files["word/document.xml"] = change(files["word/document.xml"])
    return producers.as_zip(files)


def with_entities(definitions: bytes, reference: bytes) -> bytes:
    def change(part: bytes) -> bytes:
        body = part.split(b"?>", 1)[1].replace(b"On 3 May", reference)
        return b'<?xml version="1.0"?><!DOCTYPE x [' + definitions + b"]>" + body

    return with_part(change)


def laughs() -> bytes:
    first = b'<!ENTITY a "hahahahaha">'
    return first + b"".join(b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(9))


def pdf(*objects: bytes) -> bytes:
    numbered = b"".join(b"%d 0 obj%sendobj\n" % (number, text) for number, text in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + numbered + b"trailer<</Root 1 0 R>>\n"


def stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream " % (entries, len(content), content)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
LOOP = pdf(
    CATALOG,
    b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>",
    PAGE,
    stream(b"", b"/X Do"),
    stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", b"/X Do /X Do"),
)


@cache
def slow_pdf() -> bytes:
    content = zlib.compress(b"(x) Tj " * 4_000_000)
    return pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, stream(b"/Filter/FlateDecode", content))


def deep_mail() -> bytes:
    parts = (b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(3000))
    return b"MIME-Version: 1.0\n" + b"".join(parts) + BODY.encode()


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "zip bomb": (lambda: bomb("a.txt"), "a.zip", "too_large"),
    "gzip bomb": (lambda: packed(b"0" * 1_000_000), "a.txt.gz", "too_large"),
    "bomb in a document": (lambda: bomb("word/document.xml"), "a.docx", "too_large"),
    "archives in archives": (lambda: nested(3), "a.zip", "too_deep"),
    "entity bomb": (lambda: with_entities(laughs(), b"&j;"), "a.docx", "unsafe_xml"),
    "external entity": (
        lambda: with_entities(b'<!ENTITY e SYSTEM "file:///etc/passwd">', b"&e;"),
        "a.docx",
        "unsafe_xml",
    ),
    "one line of 100 MB": (lambda: b"word " * 20_000_000, "a.txt", "too_large"),
    "one cell of 20 MB": (lambda: b"text\n" + b"word " * 4_000_000, "a.csv", "too_large"),
    "a million words": (lambda: b"word " * 1_000_000, "a.txt", "too_large"),
    "a million words in a page": (lambda: b"<p>word and " + b"word " * 1_000_000, "a.html", "too_large"),
    "deep lists in JSON": (lambda: b"[" * 200_000 + b"]" * 200_000, "a.json", "too_deep"),
    "deep objects in JSON": (lambda: b'[{"text":' * 300 + b"1" + b"}]" * 300, "a.json", "too_deep"),
    "deep HTML": (lambda: b"<div>" * 100_000 + BODY.encode(), "a.html", "too_deep"),
    "tables in tables": (lambda: b"<table><tr><td>" * 2000 + BODY.encode(), "a.html", "too_deep"),
    "deep mail": (deep_mail, "a.eml", "too_deep"),
    "deep front matter": (lambda: b"---\nx: " + b"[" * 20_000 + b"]" * 20_000 + b"\n---\n", "a.md", "bad_front_matter"),
    "a PDF that contains itself": (lambda: LOOP, "a.pdf", "empty"),
    "a PDF that takes for ever": (slow_pdf, "a.pdf", "too_slow"),
    "Markdown that takes for ever": (lambda: b"![" * 400_000, "a.md", "too_slow"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_by_name_in_time(case: str, tmp_path: Path) -> None:
    build, name, reason = REFUSED[case]
    content = build()
    limits = BRIEF if reason == "too_slow" else QUICK
    started = time.monotonic()
    results = read(tmp_path, name, content, limits)
    assert [result.reason for result in results if isinstance(result, Failure)] == [reason]
    assert len(results) == 1
    assert str(tmp_path) not in results[0].detail  # type: ignore[union-attr]
    assert time.monotonic() - started < limits.seconds + 10


@pytest.mark.parametrize("case", ["zip bomb", "gzip bomb", "entity bomb", "one line of 100 MB"])
def test_a_bomb_takes_no_memory_here(case: str, tmp_path: Path) -> None:
    build, name, _ = REFUSED[case]
    (tmp_path / name).write_bytes(build())
    tracemalloc.start()
    read_article(tmp_path / name, tmp_path, limits=QUICK)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


CLEAN: dict[str, tuple[bytes, str, str]] = {
    "NULs": (b"On 3 May\0 shells fell\0\0 on the port.\n\0", "a.txt", "On 3 May shells fell on the port."),
    "NULs in a page": (b"<p>" + BODY.replace(" ", "\0 ", 3).encode() + b"</p>", "a.html", BODY),
    "turned text": ("On 3 May \u202eshells\u202c fell on \u2066Sirte\u2069.".encode(), "a.txt", "On 3 May shells fell on Sirte."),
    "unclosed tags": (b"<p><b><i><a href='x'>" + BODY.encode(), "a.html", BODY),
    "a script": (b"<article><p>" + BODY.encode() + b"</p><script>alert(1)</script></article>", "a.html", BODY),
    "a formula": (b'text\n"=HYPERLINK(""http://x.example"") was sent to the men of the port."\n', "a.csv", '=HYPERLINK("http://x.example") was sent to the men of the port.'),
}  # fmt: skip


@pytest.mark.parametrize("case", CLEAN)
def test_read_cleanly(case: str, tmp_path: Path) -> None:
    content, name, text = CLEAN[case]
    (result,) = read(tmp_path, name, content)
    assert isinstance(result, Article), result
    assert result.text == text


def test_paths_that_lead_out_of_an_archive(tmp_path: Path) -> None:
    names = ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../../evil.txt", "fine.txt"]
    results = read(
        tmp_path, "a.zip", producers.as_zip({name: f"{BODY} {number}".encode() for number, name in enumerate(names)})
    )
    assert {item.reason for item in results if isinstance(item, Failure)} == {"unsafe_path"}
    assert [item.file for item in results if isinstance(item, Article)] == ["a.zip/fine.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_link_in_an_archive(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        entry = zipfile.ZipInfo("a.txt")
        entry.external_attr = 0o120777 << 16
        package.writestr(entry, "/etc/passwd")
    (result,) = read(tmp_path, "a.zip", file.getvalue())
    assert isinstance(result, Failure)
    assert result.reason == "unsafe_path"


def test_links_out_of_the_folder_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (tmp_path / "secret.html").write_text(f"<p>{BODY}</p>")
    (folder / "link.html").symlink_to(tmp_path / "secret.html")
    (folder / "up").symlink_to(tmp_path)
    (folder / "self").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    assert list(read_folder(folder)) == []


def test_an_archive_is_read_on_after_a_file_that_takes_for_ever(tmp_path: Path) -> None:
    files = {"a.txt": BODY.encode(), "b.pdf": slow_pdf(), "c.txt": BODY.replace("Sirte", "Derna").encode()}
    results = read(tmp_path, "week.zip", producers.as_zip(files), BRIEF)
    assert [(item.file, getattr(item, "reason", "")) for item in results] == [
        ("week.zip/a.txt", ""),
        ("week.zip/b.pdf", "too_slow"),
        ("week.zip/c.txt", ""),
    ]


@pytest.mark.slow
def test_an_archive_is_read_on_after_each_of_several(tmp_path: Path) -> None:
    texts = {name: f"{BODY} It was the gate of pier {name}.".encode() for name in ("a.txt", "d.txt")}
    files = texts | dict.fromkeys(("b.pdf", "c.pdf"), slow_pdf())
    (tmp_path / "week.zip").write_bytes(producers.as_zip(files))
    results = read_folder(tmp_path, limits=BRIEF)
    assert [(item.file, getattr(item, "reason", "")) for item in results] == [
        (f"week.zip/{name}", "too_slow" if name.endswith("pdf") else "") for name in sorted(files)
    ]


class TestTimeOfAFile:
    def test_many_articles_that_are_quick_one_by_one(self, tmp_path: Path) -> None:
        rows = [{"text": f"{BODY} It was the gate of pier {number}."} for number in range(20_000)]
        (tmp_path / "week.csv").write_bytes(producers.as_csv(rows))
        *articles, last = read_folder(tmp_path, limits=replace(LIMITS, file_seconds=2))
        assert isinstance(last, Failure)
        assert (last.file, last.reason, "2 s" in last.detail) == ("week.csv", "too_slow", True)
        assert [item.file for item in articles] == [f"week.csv#{place + 1}" for place in range(len(articles))]
        assert len(articles) < len(rows)

    def test_one_that_has_time_left_itself(self, tmp_path: Path) -> None:
        (tmp_path / "week.zip").write_bytes(producers.as_zip({"a.txt": BODY.encode(), "b.pdf": slow_pdf()}))
        first, last = read_folder(tmp_path, limits=replace(LIMITS, file_seconds=4))
        assert first.file == "week.zip/a.txt"
        assert isinstance(last, Failure)
        assert (last.file, last.reason, "4 s" in last.detail) == ("week.zip", "too_slow", True)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_memory_is_bounded(tmp_path: Path) -> None:
    content = b'[{"text": "' + b"word " * 30 + b'"}' + b',{"a":[[],[],[],[],[],[],[],[],[],[]]}' * 1_500_000 + b"]"
    (tmp_path / "a.json").write_bytes(content)
    limits = replace(LIMITS, memory_bytes=500_000_000, seconds=30)
    result = read_article(tmp_path / "a.json", tmp_path, limits=limits)
    assert isinstance(result, Failure)
    assert result.reason in ("too_much_memory", "crashed")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_500_000


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"^(?:a+)+$", "a" * 40 + "b"), (r"^(?:google\+?|\+|google)+$", "google+" * 40 + "x"), (r"(?:x*)*y", "x" * 9000)],
)
def test_a_pattern_without_end_is_stopped(pattern: str, text: str) -> None:
    started = time.monotonic()
    try:
        assert PatternClock(1).search("mine", compile_pattern(pattern), text) is None
    except ReadError as error:
        assert error.reason == "slow_pattern"
        assert "mine" in error.detail
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("line", ["A-" * 70 + "! 12 April 2019 -", "Al " * 50 + "! 12 April 2019 -"])
def test_a_line_of_hyphens_is_no_dateline(line: str) -> None:
    started = time.monotonic()
    assert from_dateline([line]) is None
    assert time.monotonic() - started < 1


@pytest.mark.parametrize(
    "text", ["." * 900_000 + " And so", "Gen. A " * 120_000, "# " + "#" * 900_000 + "x", "a b-\n" * 150_000]
)
def test_long_lines_take_the_time_that_their_length_takes(text: str, tmp_path: Path) -> None:
    started = time.monotonic()
    assert len(read(tmp_path, "a.txt", text.encode())) == 1
    assert time.monotonic() - started < 20
