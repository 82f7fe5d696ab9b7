"""From an article's text back to the file: which characters of the source a stretch of the cleaned text stands for.

Cleaning joins lines, takes out what can't be seen and composes accents, but changes neither the letters nor their
order. So the letters of a paragraph are looked up among the source's, each paragraph behind the one before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.articles.boilerplate import split_sentences
from pipeline.articles.cleaning import mend_mac_signs
from pipeline.records import Article, TextSpan

_LINE_END = re.compile(r"\r\n?|\n")
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Origin:
    """The map from offsets into an article's text to offsets into the source, which only grow."""

    source: str
    starts: Sequence[int]
    """Where each character of the text begins in the source; -1 for blanks and for what was not found there."""
    ends: Sequence[int]

    def span(self, span: TextSpan) -> TextSpan | None:
        """The stretch of the source that, cleaned, is that sentence; None where the source holds it otherwise."""
        start, end = self.starts[span.start], self.ends[span.end - 1]
        return TextSpan(start, end) if _NOWHERE not in (start, end) else None

    def lines(self, span: TextSpan) -> tuple[int, int] | None:
        """The first and last line of the source, counted from 1, on which the sentence stands."""
        found = self.span(span)
        if found is None:
            return None
        first = 1 + len(_LINE_END.findall(self.source, 0, found.start))
        return first, first + len(_LINE_END.findall(self.source, found.start, found.end))


def origin_of(article: Article, source: str) -> Origin:
    """Where the text of an article stands in the decoded text of its file.

    A sentence that markup interrupts in the source (a link in Markdown) is not found; nor is anything in a source that
    is no plain text.
    """
    search = _Search(*_letters(mend_mac_signs(source)))
    starts = [_NOWHERE] * len(article.text)
    ends = [_NOWHERE] * len(article.text)
    for paragraph in article.paragraphs:
        whole = TextSpan(paragraph.start, paragraph.end)
        # where a sentence of the publisher's was cut out, the others still stand there
        for piece in [whole] if search.holds(article.text, whole) else _sentences(article.text, whole):
            for offset, place in search.trace(article.text, piece):
                starts[offset] = place if starts[offset] == _NOWHERE else starts[offset]
                ends[offset] = place + 1
    return Origin(source, starts, ends)


@dataclass(slots=True)
class _Search:
    """The source's letters, looked through from its beginning to its end."""

    letters: str
    places: list[int]
    at: int = 0

    def holds(self, text: str, piece: TextSpan) -> bool:
        return self.letters.find(_letters(text[piece.start : piece.end])[0], self.at) >= 0

    def trace(self, text: str, piece: TextSpan) -> Iterator[tuple[int, int]]:
        """Each letter's offset in the text and its place in the source; nothing where the source lacks the piece."""
        own, offsets = _letters(text[piece.start : piece.end])
        first = self.letters.find(own, self.at)
        if first >= 0:
            self.at = first + len(own)
            yield from zip((piece.start + offset for offset in offsets), self.places[first : self.at], strict=True)


def _sentences(text: str, paragraph: TextSpan) -> Iterator[TextSpan]:
    start = paragraph.start
    for sentence in split_sentences(text[paragraph.start : paragraph.end]):
        start = text.index(sentence, start)
        yield TextSpan(start, start + len(sentence))
        start += len(sentence)


def _letters(text: str) -> tuple[str, list[int]]:
    """What can be seen of a text, accents apart, without blanks and underscores of emphasis; and where each stands."""
    seen = [
        (part, place)
        for place, character in enumerate(text)
        for part in unicodedata.normalize("NFD", character)
        if part != "_" and not part.isspace() and unicodedata.category(part) not in ("Cc", "Cf", "Cs")
    ]
    return "".join(part for part, _ in seen), [place for _, place in seen]
