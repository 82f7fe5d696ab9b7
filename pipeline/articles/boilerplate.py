"""Sentences that tell of the publication and not of the news are taken out, and kept in the record."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

import regex

from pipeline.articles.cleaning import Block
from pipeline.articles.errors import ReadError
from pipeline.articles.limits import LIMITS
from pipeline.plain import plain
from pipeline.records import DroppedSentence

# Possessive, from the first of a run of stops: a line of a million stops is read once
_SENTENCE_END = re.compile(r"(?<![.!?])[.!?]++[\"')\]]*+\s++(?=[\"'(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|[ap]\.m|Mrs?|Ms|Messrs|Drs?|Prof|Rev|Sen|Gov|St|Lt|Col|Gen|Maj|Brig|Capt|Sgt|Cpl|Adm|Cmdr|Nos?"
    r"|vs|approx|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\s+$"
)
_LONGEST_ABBREVIATION = 40
"""Characters before a stop in which an abbreviation, the brackets and the space behind it fit."""
_LONGEST_SEARCHED = 10_000


class BoilerplatePattern(Protocol):
    """What an entry of ``patterns/boilerplate.yaml`` is to this module."""

    @property
    def id(self) -> str: ...
    @property
    def pattern(self) -> str | re.Pattern[str]: ...
    @property
    def scope(self) -> str: ...


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str | re.Pattern[str]) -> regex.Pattern[str]:
    """The pattern, case aside unless it is compiled already."""
    if isinstance(pattern, str):
        return regex.compile(pattern, regex.IGNORECASE)
    return regex.compile(pattern.pattern, regex.IGNORECASE if pattern.flags & re.IGNORECASE else 0)


class PatternClock:
    """Searches an article with patterns that analysts write, for so many seconds in all.

    The ``regex`` library, since it keeps the look-arounds which these patterns use, as a linear engine does not, and
    can be stopped: a pattern with nested repeats takes hours on the wrong line, and the standard library's can't be.
    """

    def __init__(self, seconds: float = LIMITS.pattern_seconds) -> None:
        self._seconds = seconds
        self._left = seconds

    def search(self, name: str, pattern: regex.Pattern[str], text: str) -> slice | None:
        """Where in a plain text the pattern first finds something, or None. Raises ``ReadError`` (``slow_pattern``).

        A text too long for a sentence or a paragraph is not searched.
        """
        if len(text) > _LONGEST_SEARCHED:
            return None
        started = time.monotonic()
        try:
            found = pattern.search(text, timeout=max(self._left, 0.001))
        except TimeoutError as error:
            raise ReadError(
                "slow_pattern", f"the patterns took more than {self._seconds:g} s on it, at last {name}; mend that one"
            ) from error
        self._left -= time.monotonic() - started
        return slice(*found.span()) if found else None


def split_sentences(text: str) -> list[str]:
    """A paragraph's sentences, roughly: enough to take one out. An abbreviation ends none (Gen., U.S.)."""
    sentences: list[str] = []
    start = 0
    twin = plain(text)
    for end in _SENTENCE_END.finditer(twin):
        if _ABBREVIATION.search(twin[max(start, end.end() - _LONGEST_ABBREVIATION) : end.end()]):
            continue
        sentences.append(text[start : end.end()].strip())
        start = end.end()
    return [*sentences, text[start:]] if text[start:] else sentences


def drop_boilerplate(
    blocks: Iterable[Block], patterns: Mapping[str, BoilerplatePattern], clock: PatternClock | None = None
) -> tuple[list[Block], tuple[DroppedSentence, ...]]:
    """The blocks without what a pattern finds, and what was taken out.

    A pattern of scope ``paragraph`` takes the whole paragraph, any other only the sentences that it matches. Raises
    ``ReadError`` (``slow_pattern``) when the clock runs out.
    """
    clock = clock or PatternClock()
    compiled = [(entry.id, entry.scope == "paragraph", compile_pattern(entry.pattern)) for entry in patterns.values()]
    kept: list[Block] = []
    dropped: list[DroppedSentence] = []
    for block in blocks:
        whole = _first(compiled, block.text, clock, paragraph=True)
        if whole is not None:
            dropped.append(DroppedSentence(whole, block.text))
            continue
        left: list[str] = []
        sentences = split_sentences(block.text)
        for sentence in sentences:
            name = _first(compiled, sentence, clock, paragraph=False)
            if name is None:
                left.append(sentence)
            else:
                dropped.append(DroppedSentence(name, sentence))
        if left:
            kept.append(block if len(left) == len(sentences) else Block(" ".join(left), block.is_heading))
    return kept, tuple(dropped)


def _first(
    patterns: Iterable[tuple[str, bool, regex.Pattern[str]]], text: str, clock: PatternClock, *, paragraph: bool
) -> str | None:
    """The first pattern of that scope that finds something in the text."""
    twin = plain(text)
    return next(
        (name for name, whole, found in patterns if whole is paragraph and clock.search(name, found, twin) is not None),
        None,
    )
