from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles import read_article
from pipeline.articles.boilerplate import split_sentences
from pipeline.articles.cleaning import clean_line, lay_out
from pipeline.articles.decoding import decode
from pipeline.articles.limits import LIMITS
from pipeline.articles.origin import Origin, origin_of
from pipeline.articles.readers.text import read_markdown, read_plain
from pipeline.records import Article, Publication, TextSpan
from pipeline.vocabulary import PublishedBasis

WORDS = [
    "Shells",
    "fell",
    "on",
    "Derna\u2019s",
    "\u201cold\u201d",
    "port",
    "cafe\u0301",
    "al\u2011Bayda",
    "\u00e9t\u00e9",
    "5",
    "and",
]
SPACES = [" ", "  ", "\u00a0", "\n", "\r\n", "\t", " \u200b", "\u202a "]
UNSEEN = ["", "", "", "\u200b", "\u00ad", "\ufeff", "\x07"]
PARTED = ["\n\n", "\r\n \r\n", "\n\n- ", "\n\n# Derna\n\n", "\u2029"]


def article(text: str, *, markdown: bool = False) -> Article:
    reader = read_markdown if markdown else read_plain
    (found,) = reader(text.encode(), LIMITS)
    whole, paragraphs = lay_out(found.blocks)
    return Article("a1", "a.txt", whole, paragraphs, Publication(None, "", PublishedBasis.NONE))


def sentences(told: Article) -> list[TextSpan]:
    found, start = [], 0
    for paragraph in told.paragraphs:
        for sentence in split_sentences(told.text[paragraph.start : paragraph.end]):
            start = told.text.index(sentence, max(start, paragraph.start))
            found.append(TextSpan(start, start + len(sentence)))
            start += len(sentence)
    return found


@st.composite
def sources(draw: st.DrawFn) -> str:
    """Plain text as programs leave it: hard-wrapped, with signs that nobody sees, accents apart, all breaks mixed."""
    parts = [draw(st.sampled_from(["", "---\ntitle: Shells fell\n---\n", "\n\n"]))]
    for _ in range(draw(st.integers(1, 6))):
        for _ in range(draw(st.integers(3, 12))):
            parts += [draw(st.sampled_from(items)) for items in (UNSEEN, WORDS, UNSEEN, SPACES)]
        parts += ["done.", draw(st.sampled_from([*PARTED, " ", " "]))]
    return "".join(parts)


@settings(deadline=None)
@given(sources())
def test_a_sentence_s_place_in_the_source_cleaned_is_the_sentence(source: str) -> None:
    told = article(source)
    decoded = decode(source.encode()).text
    origin = origin_of(told, decoded)
    end = 0
    for span in sentences(told):
        found = origin.span(span)
        assert found is not None
        assert end <= found.start < found.end <= len(decoded)
        assert clean_line(decoded[found.start : found.end]) == told.text[span.start : span.end]
        end = found.end


@pytest.mark.parametrize(
    ("source", "stretch"),
    [
        ("They spoke of de-\nescalation then.", "They spoke of de-\nescalation then."),
        ("Brega\u00d5s port\u00ca_fell_.", "Brega\u00d5s port\u00ca_fell_."),
        ("- One.\n-  They\n  fled.", "They\n  fled."),
    ],
)
def test_what_stands_there(source: str, stretch: str) -> None:
    told = article(source)
    found = origin_of(told, source).span(sentences(told)[-1])
    assert found is not None
    assert source[found.start : found.end] == stretch.rstrip("_")


def test_a_sentence_cut_out_leaves_the_others_where_they_are(tmp_path: Path) -> None:
    class Cut:
        id, pattern, scope = "cut", r"^sign up\b", "sentence"

    source = "Shells fell.\nSign up for it.\nThey fled.\n\nShells fell.\n"
    (tmp_path / "a.txt").write_text(source, encoding="utf-8")
    told = read_article(tmp_path / "a.txt", tmp_path, boilerplate={"cut": Cut()})
    assert isinstance(told, Article)
    origin = origin_of(told, source)
    assert [origin.lines(span) for span in sentences(told)] == [(1, 1), (3, 3), (5, 5)]


def test_markup_within_a_sentence_hides_it_and_no_other() -> None:
    source = "# Shells\n\nShells *fell* there. See [the map](x) of it.\n\nThey\nfled."
    told = article(source, markdown=True)
    origin = origin_of(told, source)
    assert [origin.lines(span) for span in sentences(told)] == [(1, 1), None, None, (5, 6)]


def test_lines_are_counted_as_editors_do() -> None:
    source = "One.\r\n\r\nTwo.\r\rThree.\n\nFour\x0cor five."
    told = article(source)
    origin = origin_of(told, source)
    assert [origin.lines(span) for span in sentences(told)] == [(1, 1), (3, 3), (5, 5), (7, 7)]


def test_another_file_holds_nothing_of_it() -> None:
    assert origin_of(article("Shells fell."), "They fled.") == Origin("They fled.", [-1] * 12, [-1] * 12)
