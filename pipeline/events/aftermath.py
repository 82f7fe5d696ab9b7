"""The place of an event that neither its own words nor those before them place.

What the paragraph goes on to tell comes first ("A judge was shot. His car was found in Hun"), then the town by whose
name the sentence calls somebody who is at home there: "a Derna man", "the Ubari bank manager". Forces go where they are
sent, and who comes *from* a town has left it: they place nothing. Both are inferences, so the precision is 2.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from spacy.tokens import Token

from pipeline.events import homes, syntax
from pipeline.events.bearings import Relation
from pipeline.events.sites import TOWN_KINDS, Role, Site
from pipeline.events.where import Atlas
from pipeline.events.words import words
from pipeline.records import PlaceRef

LEAST = 2
_REACH = 5
_SENTENCES_ON = 2
_IN = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "within"})
_SEATED = re.compile(r"[-\u2010\u2011]\s?based", re.I)
_QUARTERS = TOWN_KINDS | {"city_district"}
_AT_HOME = frozenset({"resident", "inhabitant", "people", "local", "citizen"})
ARMED = words(
    """
force forces brigade brigades militia militias fighter fighters militant militants group groups battalion battalions
tribe tribes tribal troop troops unit units army militiaman militiamen rebel rebels commander gunman gunmen soldier
soldiers tribesman tribesmen coalition clan column convoy room communal revolutionary knights revolutionaries mujahideen
mujahedeen mujahidin shura shoura
spokesman spokeswoman spokesperson government parliament minister ministry delegation envoy ambassador team club player
"""
)
"""What goes elsewhere under its town's name, and who speaks of elsewhere."""


def place_after(atlas: Atlas, anchor: Token, taken: Set[int]) -> PlaceRef | None:
    """The place told in the next sentences of the paragraph, as far as none of ``taken`` tells another event."""
    first = atlas.sentence_of[anchor.i]
    for site in atlas.fit:
        number = atlas.sentence_of[site.span.start]
        if number <= first:
            continue
        if number > first + _SENTENCES_ON or taken & set(range(first + 1, number + 1)):
            return None
        if "\n" in atlas.doc.text[anchor.idx : site.span.start_char]:
            return None
        told = syntax.preposition(site.root) in _IN and site.relation is not Relation.TOWARDS
        if told and site.country == "LY" and site.ref.kind != "country" and not _spoken(site):
            return _unsure(site.ref)
    return None


def home_of_party(atlas: Atlas, anchor: Token) -> PlaceRef | None:
    """The only town of the event's sentence, where people or a body at home there are named by it; else None."""
    sentence = atlas.sentence_of[anchor.i]
    found = {
        site.ref.name: site.ref
        for site in atlas.sites
        if atlas.sentence_of[site.span.start] == sentence
        and site.role is not Role.NONE
        and site.country == "LY"
        and site.ref.kind in _QUARTERS
        and site.ref.latitude is not None
        and not homes.is_dateline(atlas.doc, site)
    }
    at_home = any(
        site.ref.name in found and _at_home(site) and not homes.is_spoken_from(site, anchor) for site in atlas.sites
    )
    return _unsure(next(iter(found.values()))) if len(found) == 1 and at_home else None


def seat_of_party(atlas: Atlas, anchor: Token) -> PlaceRef | None:
    """Where a group that changes sides or is founded has its seat, where told: "the Ubari-based unit"."""
    doer = syntax.subject(anchor)
    if doer is None:
        return None
    first, last = doer.left_edge.i, doer.right_edge.i
    for site in atlas.sites:
        if not (first <= site.span.start <= last and site.country == "LY" and site.ref.kind in _QUARTERS):
            continue
        after = atlas.doc.text[site.span.end_char : site.span.end_char + 7]
        if _SEATED.match(after) or syntax.preposition(site.root) in {"from", "around"}:
            return _unsure(site.ref)
    return None


def _at_home(site: Site) -> bool:
    """Whether the phrase around the name is of people or a body that stays in the town."""
    doc, span = site.span.doc, site.span
    if homes.is_no_place(doc, site) or homes.shares_noun(doc, site):
        return False
    link = syntax.preposition(site.root)
    if link in _IN:
        return False
    if link == "from":
        return site.root.head.lemma_.lower() in _AT_HOME
    phrase = {token.lower_ for token in homes.run_after(doc, site)}
    if link == "of" or site.root.head.i < span.start:
        before = doc[max(0, span.start - _REACH) : span.start]
        phrase |= {token.lower_ for token in before if token.pos_ in {"NOUN", "PROPN"}}
    return not phrase & ARMED


def _spoken(site: Site) -> bool:
    """Whether the place is where somebody speaks: "a doctor in Tripoli said", "he said in Tripoli"."""
    verb = syntax.clause_root(site.root)
    return verb.lemma_.lower() in homes.SPEAKING and not syntax.is_passive(verb)


def _unsure(ref: PlaceRef) -> PlaceRef:
    return replace(ref, geo_precision=max(LEAST, ref.geo_precision or LEAST)) if ref.latitude is not None else ref
