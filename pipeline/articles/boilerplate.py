"""Sentences that tell of the publication and not of the news are taken out, and kept in the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from pipeline.articles.cleaning import Block
from pipeline.records import DroppedSentence

_SENTENCE_END = re.compile(r"[.!?]+[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|[ap]\.m|Mrs?|Ms|Messrs|Drs?|Prof|Rev|Sen|Gov|St|Lt|Col|Gen|Maj|Brig|Capt|Sgt|Cpl|Adm|Cmdr|Nos?"
    r"|vs|approx|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\s+$"
)


class BoilerplatePattern(Protocol):
    """What an entry of ``patterns/boilerplate.yaml`` is to this module."""

    @property
    def id(self) -> str: ...
    @property
    def pattern(self) -> str | re.Pattern[str]: ...
    @property
    def scope(self) -> str: ...


def compile_pattern(pattern: str | re.Pattern[str]) -> re.Pattern[str]:
    """The pattern, case aside unless it is compiled already."""
    return re.compile(pattern, re.IGNORECASE) if isinstance(pattern, str) else pattern


def split_sentences(text: str) -> list[str]:
    """A paragraph's sentences, roughly: enough to take one out. An abbreviation ends none (Gen., U.S.)."""
    sentences: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[start : end.end()]):
            continue
        sentences.append(text[start : end.end()].strip())
        start = end.end()
    return [*sentences, text[start:]] if text[start:] else sentences


def drop_boilerplate(
    blocks: Iterable[Block], patterns: Mapping[str, BoilerplatePattern]
) -> tuple[list[Block], tuple[DroppedSentence, ...]]:
    """The blocks without what a pattern finds, and what was taken out.

    A pattern of scope ``paragraph`` takes the whole paragraph, any other only the sentences that it matches.
    """
    compiled = [(entry.id, entry.scope == "paragraph", compile_pattern(entry.pattern)) for entry in patterns.values()]
    kept: list[Block] = []
    dropped: list[DroppedSentence] = []
    for block in blocks:
        whole = next((name for name, paragraph, found in compiled if paragraph and found.search(block.text)), None)
        if whole is not None:
            dropped.append(DroppedSentence(whole, block.text))
            continue
        left: list[str] = []
        for sentence in split_sentences(block.text):
            name = next((name for name, paragraph, found in compiled if not paragraph and found.search(sentence)), None)
            if name is None:
                left.append(sentence)
            else:
                dropped.append(DroppedSentence(name, sentence))
        if left:
            kept.append(Block(" ".join(left), block.is_heading))
    return kept, tuple(dropped)
