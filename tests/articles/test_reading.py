from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.articles import read_article, read_folder
from pipeline.articles.boilerplate import drop_boilerplate, split_sentences
from pipeline.articles.cleaning import Block
from pipeline.records import Article, Failure
from pipeline.vocabulary import PublishedBasis

BODY = "On 3 May shells fell on the port. Two dockers were hurt.\n\nNobody claimed the attack."


@dataclass(frozen=True)
class Pattern:
    id: str
    pattern: str
    scope: str = "sentence"


BOILERPLATE = {
    "self": Pattern("self", r"^this newsletter is\b"),
    "share": Pattern("share", r"^share this\b", "paragraph"),
    "ours": Pattern("ours", r"\bour readers' e-mail$"),
}


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_DOT_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def articles(folder: Path, **options: str) -> list[Article]:
    return [result for result in read_folder(folder, **options) if isinstance(result, Article)]  # type: ignore[arg-type]


def test_a_folder_in_order_with_duplicates_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        b_DOT_txt=BODY,
        a__z_DOT_md=f"# A title\n\n{BODY}",
        c_DOT_txt=BODY.replace("\n", "\r\n"),
        _DOT_hidden_DOT_txt="Hidden text.",
        _DOT_git__x_DOT_txt="Hidden text.",
        notes_DOT_odt=b"PK",
        picture_DOT_png=b"PNG",
        empty_DOT_txt=" \n",
    )
    results = list(read_folder(tmp_path))
    assert [result.file for result in results] == ["a/z.md", "b.txt", "empty.txt", "notes.odt"]
    assert isinstance(results[1], Article)
    assert results[1].duplicates == ("c.txt",)
    assert isinstance(results[3], Failure) and results[3].reason == "unsupported"
    assert isinstance(results[2], Failure)
    assert results[2].reason == "empty"


def test_the_output_folder_and_what_lies_outside_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    write(tmp_path, secret_DOT_txt="Outside.", news__a_DOT_txt=BODY, news__out__texts__a_DOT_txt="An output.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert [result.file for result in read_folder(folder, exclude=folder / "out")] == ["a.txt"]


def test_nothing_but_other_formats_is_told(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_odt=b"PK", b_DOT_png=b"x")
    results = list(read_folder(tmp_path))
    assert [(result.file, result.reason) for result in results if isinstance(result, Failure)] == [
        ("a.odt", "unsupported"),
        ("b.png", "unsupported"),
    ]
    assert list(read_folder(tmp_path / "nowhere")) == []


def test_an_article(tmp_path: Path) -> None:
    front = "---\ntitle: Shells on the port\npublished: 2016-05-04\nsource: Example News\nurl: https://example.org/1\n---\n\n"
    write(tmp_path, a_DOT_txt=front + BODY)
    article = read_article(tmp_path / "a.txt", tmp_path)
    assert isinstance(article, Article)
    assert article.text == BODY
    assert [article.text[item.start : item.end] for item in article.paragraphs] == BODY.split("\n\n")
    assert (article.title, article.publisher, article.url) == (
        "Shells on the port",
        "Example News",
        "https://example.org/1",
    )
    assert article.publication.edtf == "2016-05-04"


def test_the_id_is_the_text_s(tmp_path: Path) -> None:
    wrapped = BODY.replace(" Two", "\nTwo")
    write(tmp_path, a_DOT_txt=BODY, b_DOT_txt=b"\xef\xbb\xbf" + wrapped.encode(), c_DOT_txt=BODY + " More.")
    first, second, third = (read_article(tmp_path / name, tmp_path) for name in ("a.txt", "b.txt", "c.txt"))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(third, Article)
    assert first.article_id == second.article_id != third.article_id
    assert len(first.article_id) == 13
    with_patterns = read_article(tmp_path / "a.txt", tmp_path, boilerplate={"x": Pattern("x", "Nobody")})
    assert isinstance(with_patterns, Article)
    assert with_patterns.article_id == first.article_id
    assert with_patterns.text != first.text


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (b"", "empty", "save the article"),
        (b"---\ntitle: a\n---\n", "empty", "save the article"),
        (b"On 3 May.\n\xff\x00\x01\x02\x81\x8d\x8f\x90\x9d", "not_utf8", "(line 2)"),
        (b"\xff\xfe\xfa", "not_utf8", "save it as UTF-8"),
        (b"---\npublished: soon\n---\nText.", "bad_front_matter", "2016-09-27"),
        (b"word " * 300_000, "too_large", "split it"),
        (b"word " * 1_700_000, "too_large", "split it"),
    ],
)
def test_failures_say_what_to_do(tmp_path: Path, content: bytes, reason: str, words: str) -> None:
    write(tmp_path, a_DOT_txt=content)
    result = read_article(tmp_path / "a.txt", tmp_path)
    assert isinstance(result, Failure)
    assert (result.file, result.reason) == ("a.txt", reason)
    assert words in result.detail
    assert str(tmp_path) not in result.detail


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    result = read_article(tmp_path / "a.txt", tmp_path)
    assert isinstance(result, Failure)
    assert result.reason == "unreadable"


def test_published_option(tmp_path: Path) -> None:
    write(tmp_path, a_DOT_txt=BODY)
    assert articles(tmp_path, published="2016-05-04")[0].publication.basis is PublishedBasis.OPTION
    with pytest.raises(ValueError, match="'soon' is no publication date"):
        list(read_folder(tmp_path, published="soon"))


def test_markdown(tmp_path: Path) -> None:
    text = """# Shells *on* the port

By **nobody**, see [the map](https://example.org "t") and `x`.
Wrapped line with snake_case_name.

![a photo](a.png)

## Derna

- one &amp; only
- two

    Indented text.

> Quoted words.

<script>alert(1)</script>

| town | dead |
|------|------|
| Derna | 2 |
"""
    write(tmp_path, a_DOT_md=text)
    article = read_article(tmp_path / "a.md", tmp_path)
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == [
        "Shells on the port",
        "By nobody, see the map and x. Wrapped line with snake_case_name.",
        "Derna",
        "one & only",
        "two",
        "Indented text.",
        "Quoted words.",
        "town | dead",
        "Derna | 2",
    ]
    assert [item.is_heading for item in article.paragraphs][:3] == [True, False, True]
    assert article.title == "Shells on the port"


def test_boilerplate_is_dropped_and_recorded() -> None:
    blocks = [
        Block("Two died. This newsletter is the most read one. Three fled."),
        Block("Share this: post, mail. And more."),
        Block("This newsletter is free."),
        Block("He said this newsletter is his."),
        Block("\u201cThree fled.\u201d Write to our readers\u2019\u00a0e\u2011mail"),
        Block("Two\u00a0fled.\u00a0\u201cThree died.\u201d"),
    ]
    kept, dropped = drop_boilerplate(blocks, BOILERPLATE)
    assert [block.text for block in kept] == [
        "Two died. Three fled.",
        "He said this newsletter is his.",
        "\u201cThree fled.\u201d",
        "Two\u00a0fled.\u00a0\u201cThree died.\u201d",
    ]
    assert [(item.pattern_id, item.text) for item in dropped] == [
        ("self", "This newsletter is the most read one."),
        ("share", "Share this: post, mail. And more."),
        ("self", "This newsletter is free."),
        ("ours", "Write to our readers\u2019\u00a0e\u2011mail"),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ('He said "no." Then he left.', 2),
        ("Maj. Gen. Khalid of the U.S. Army came at 9 a.m. Sharp.", 1),
        ("About 3.5 km south of St. George.", 1),
        ("", 0),
    ],
)
def test_split_sentences(text: str, count: int) -> None:
    sentences = split_sentences(text)
    assert len(sentences) == count
    assert " ".join(sentences) == text
