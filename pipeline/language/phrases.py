"""Phrases of lemmas in a text, matched on the forms of their words: no tagger or lemmatiser can make them miss.

Single words and short phrases go through a PhraseMatcher; longer ones, and verb phrases with words between
("carry out three strikes"), through a Matcher that is tried only where their first word stands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc

from pipeline.catalogue.inflection import participles, word_forms
from pipeline.language.matching import PhraseMaker

MAX_GAP = 3
FAR_GAP = 6
"""How many words stand at most between two of a phrase's own, and between a verb and its particle."""
_PARTICLES_TEXT = """
out up down off over away back into onto to at on upon in against through for with from by of dead free ablaze alight
missing apart aside open
"""
PARTICLES = frozenset(_PARTICLES_TEXT.split())
_SPELT_OUT = 96
_GAP_STOPS = ["and", "but", "or", "who", "which", "that", "while", "after", "before", "when", "as", "then", "because"]
_GAP: dict[str, Any] = {"IS_PUNCT": False, "IS_SPACE": False, "LOWER": {"NOT_IN": _GAP_STOPS}}
_AUXILIARIES = """
was were is are been being be has have had also reportedly later finally recently just already allegedly that which
successfully eventually subsequently
"""
_CARRIED: dict[str, Any] = {"LOWER": {"IN": _AUXILIARIES.split()}}

_PASSIVE = ("was", "were", "is", "are", "been", "being")

Forms = Callable[[str], Collection[str]]


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``start:end`` that a phrase added under ``key`` covers."""

    key: str
    start: int
    end: int
    gapped: bool = False
    """Whether other words may stand between the phrase's own."""


class PhraseFinder:
    """Collects phrases, then finds them. Keys are the caller's and need not be unique."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._maker = PhraseMaker(nlp)
        self._phrases = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._firsts = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._by_first: dict[str, Matcher] = {}

    def add(self, key: str, phrases: Iterable[str], forms: Forms = word_forms, *, gaps: bool = False) -> None:
        """Add phrases of lemmas; ``gaps`` lets other tokens stand between two words of a phrase."""
        spelt: dict[str, None] = {}
        for phrase in phrases:
            words = phrase.lower().split()
            if len(words) == 1:
                spelt.update(dict.fromkeys(forms(words[0])))
                continue
            choices = [sorted(word_forms(word)) for word in words]
            size = 1
            for choice in choices:
                size *= len(choice)
            if gaps or size > _SPELT_OUT:
                self._add_long(key, choices, _gaps(words) if gaps else None)
            else:
                spelt.update(dict.fromkeys(" ".join(variant) for variant in product(*choices)))
        if spelt:
            self._maker.add(self._phrases, key, spelt)

    def add_passive(self, key: str, verb: str, noun: str) -> None:
        """Add "rockets were fired" for *fire rocket*: also with words between noun and auxiliary."""
        nouns, verbs = _one_of(word_forms(noun)), _one_of(participles(verb))
        near = [nouns, {**_CARRIED, "OP": "{0,4}"}, verbs]
        far = [nouns, {**_GAP, "OP": "{1,6}"}, _one_of(_PASSIVE), {**_CARRIED, "OP": "{0,2}"}, verbs]
        for pattern in (near, far):
            self._add_pattern(key, sorted(word_forms(noun)), pattern)

    def _add_long(self, key: str, choices: list[list[str]], gaps: list[int] | None) -> None:
        pattern: list[dict[str, Any]] = []
        for number, choice in enumerate(choices):
            if gaps is not None and gaps[number]:
                pattern.append({**_GAP, "OP": f"{{0,{gaps[number]}}}"})
            pattern += self._tokens_of(choice)
        self._add_pattern(key, choices[0], pattern)

    def _add_pattern(self, key: str, firsts: list[str], pattern: list[dict[str, Any]]) -> None:
        name = " ".join(firsts)
        if name not in self._by_first:
            self._by_first[name] = Matcher(self._vocab, validate=False)
            self._maker.add(self._firsts, name, firsts)
        self._by_first[name].add(key, [pattern])

    def _tokens_of(self, choice: list[str]) -> list[dict[str, Any]]:
        """One token that takes any of the forms, or several where the tokenizer splits them at a hyphen."""
        split = [self._maker.words(form) for form in choice]
        longest = max(len(parts) for parts in split)
        columns = [sorted({parts[place] for parts in split if len(parts) == longest}) for place in range(longest)]
        return [_one_of(column) for column in columns]

    def __call__(self, doc: Doc) -> Iterator[Match]:
        """All matches, the shortest for each key and start where gaps leave a choice."""
        names = doc.vocab.strings
        for key, start, end in self._phrases(doc):
            yield Match(names[key], start, end)
        for first, start, _ in self._firsts(doc):
            window = doc[start : start + 16]
            shortest: dict[int, int] = {}
            for key, begin, end in self._by_first[names[first]](window):
                if begin == 0:
                    shortest[key] = min(end, shortest.get(key, end))
            for key, end in shortest.items():
                yield Match(names[key], start, start + end, gapped=True)


def _gaps(words: list[str]) -> list[int]:
    """How many other words may stand before each word: none inside "out of", more before a particle at the end."""
    gaps = [0]
    for before, word in pairwise(words):
        far = word in PARTICLES and (len(words) == 2 or word == "with")
        gaps.append(0 if {before, word} <= PARTICLES else FAR_GAP if far else MAX_GAP)
    return gaps


def _one_of(forms: Iterable[str]) -> dict[str, Any]:
    return {"LOWER": {"IN": sorted(forms)}}
