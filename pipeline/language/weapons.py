"""``libya_weapons``: weapons and means of attack, in the singular or plural."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.catalogue import Catalogue
from pipeline.catalogue.inflection import word_forms
from pipeline.language.matching import NameMatcher, labelled, phrase_matcher, plain_doc
from pipeline.language.registry import recall

SPAN_GROUP = "weapons"
LABEL = "WEAPON"

_USES = """
fire launch shoot hit strike kill wound injure die explode detonate attack assault shell bombard bomb target throw hurl
lob plant lay blow destroy damage seize confiscate intercept smuggle arm carry brandish defuse dismantle clash fight
ambush raid deploy drop storm battle open shooting clashes fighting casualty fighter gunman militant soldier militia
airstrike explosion blast attacker bombing weapon behead slit stab mount equip battalion brigade rebel troop assassinate
discover gunfire rocket missile shelling army drive ram
"""
USES = frozenset(form for word in _USES.split() for form in word_forms(word))
"""Words that show, in the same sentence, that an ambiguous word is meant as a weapon."""


@Language.factory("libya_weapons", assigns=["doc.spans"], default_config={"catalogue": ""})
def make_weapons(nlp: Language, name: str, catalogue: str) -> WeaponFinder:
    """The component, for ``nlp.add_pipe("libya_weapons", config={"catalogue": version})``."""
    return WeaponFinder(nlp, recall(catalogue))


class WeaponFinder:
    """Writes ``doc.spans["weapons"]``; a span's ``id_`` is the weapon's."""

    def __init__(self, nlp: Language, catalogue: Catalogue) -> None:
        self._matcher = NameMatcher(nlp, catalogue.weapon_names)
        self._ambiguous = frozenset(weapon.id for weapon in catalogue.weapons.values() if weapon.ambiguous)
        harmless = (phrase for weapon in catalogue.weapons.values() for phrase in weapon.counter_examples)
        self._harmless = phrase_matcher(nlp, harmless)

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[SPAN_GROUP] = self.find(doc)
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """The weapons in the order of the text, the longest name where names overlap."""
        found = [labelled(doc, start, end, LABEL, ids[0]) for start, end, ids in self._matcher(doc)]
        longest = sorted(filter_spans(found), key=lambda span: span.start)
        if not any(span.id_ in self._ambiguous for span in longest):
            return longest
        blocked = {i for _, start, end in self._harmless(plain_doc(doc)) for i in range(start, end)}
        sure = [span for span in longest if span.id_ not in self._ambiguous]
        return [
            span
            for span in longest
            if span.id_ not in self._ambiguous or (span.start not in blocked and _used(span, sure))
        ]


def _used(span: Span, sure: list[Span]) -> bool:
    """Whether its last word or its sentence tells of weapons or of their use: "a salvo of Grad rockets"."""
    if len(span) > 1 and span[-1].lower_ in USES:
        return True
    sentence = span.sent if span.doc.has_annotation("SENT_START") else span.doc[:]
    if any(sentence.start <= other.start < sentence.end for other in sure):
        return True
    return any(token.lower_ in USES for token in sentence if not span.start <= token.i < span.end)
