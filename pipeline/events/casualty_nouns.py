"""Nouns for people in one document: which they are, how many they name, and of what kind."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Catalogue
from pipeline.events.casualty_lexicon import COLLECTIVE, ROLES, THINGS, UNCOUNTED_PLURAL
from pipeline.events.casualty_words import Harm

_ROLES_OF = frozenset({"head", "heads", "deputy", "deputies"})
"""Words for a person only where *of* says of what: "the head of the tribe"."""
_WHO_BY_MODIFIER = {"civilian": "civilian", "police": "police", "suicide": "attacker"}


@dataclass(slots=True)
class Nouns:
    """Tells nouns for people from those for things and bodies of people."""

    doc: Doc
    catalogue: Catalogue
    harms: list[Harm]
    _harm_at: dict[int, Harm] = field(init=False)
    _spans: dict[int, Span] = field(init=False)

    def __post_init__(self) -> None:
        self._harm_at = {i: harm for harm in self.harms for i in range(harm.start, harm.end)}
        self._spans = {
            token.i: span
            for key in ("places", "weapons", "dates", "actors")
            for span in self.doc.spans.get(key, [])
            if span.label_ != "GROUP"
            for token in span
        }

    def _is_person(self, token: Token) -> bool:
        if token.i in self._harm_at or token.is_upper:
            return False
        role = token.lower_ in ROLES and (token.lower_ not in _ROLES_OF or self._lower(token.i + 1) == "of")
        return role or self.catalogue.group_head(token.lower_) is not None

    def _is_demonym(self, token: Token) -> bool:
        """ "Libyans", "Tebus": a capitalised plural that counts persons."""
        known = self._spans.get(token.i)
        return (
            token.is_title
            and token.lower_.endswith("s")
            and token.tag_ in {"NNS", "NNPS"}
            and self._singular(token) not in COLLECTIVE | THINGS
            and (known is None or known.label_ == "ACTOR")
        )

    def _singular(self, token: Token) -> str:
        word = token.lower_
        if word.endswith("ies"):
            return f"{word[:-3]}y"
        return word[:-1] if word.endswith("s") and not word.endswith("ss") else word

    def _plural(self, token: Token) -> bool:
        if token.lower_ in UNCOUNTED_PLURAL:
            return True
        if token.tag_ in {"NNS", "NNPS"}:
            return True
        return token.lower_.endswith(("men", "people", "children")) or (
            token.lower_.endswith("s") and self.catalogue.group_head(token.lower_[:-1]) is not None
        )

    def _forces(self, token: Token) -> bool:
        """ "Forces", "elements" and "guards" are people, as "two brigades" are not."""
        return token.lower_ in UNCOUNTED_PLURAL | {"members"}

    def _who(self, head: int, start: int) -> str:
        if self._lower(head + 1) == "of" and {"family", "families"} & {
            self._lower(i) for i in range(head + 2, head + 6)
        }:
            return "civilian"
        for token in self.doc[start:head]:
            if token.lower_ in _WHO_BY_MODIFIER:
                return _WHO_BY_MODIFIER[token.lower_]
        pair = f"{self._lower(head - 1)} {self._lower(head)}" if head > start else ""
        found = (self.catalogue.group_head(pair, named=False) if pair else None) or self.catalogue.group_head(
            self._lower(head), named=False
        )
        return str(found.who) if found is not None else "person"

    def _who_in(self, start: int, end: int) -> str:
        return next(
            (_WHO_BY_MODIFIER[token.lower_] for token in self.doc[start:end] if token.lower_ in _WHO_BY_MODIFIER),
            "person",
        )

    def _lower(self, i: int) -> str:
        return str(self.doc[i].lower_) if 0 <= i < len(self.doc) else ""
