"""``libya_places``: listed places, sites that take their name from one, and places the catalogue does not know.

"Sirte port" is its own entry where the catalogue has it; "Sirte police station" becomes a place without an entry whose
town and kind stand in ``doc._.libya_derived_places``; so does "the Majouri district", of no listed town.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from pipeline.catalogue import Catalogue, Place
from pipeline.catalogue.core import HOME
from pipeline.catalogue.models import PlaceKind
from pipeline.catalogue.names import key_of
from pipeline.language.extensions import DERIVED_PLACES
from pipeline.language.matching import NameMatcher, has_tags, labelled, phrase_matcher
from pipeline.language.names import is_name_word, name_end, name_start, sentence_bounds
from pipeline.language.registry import recall

SPAN_GROUP = "places"
LABEL = "PLACE"

SITE_KINDS = {
    "airport": "airport", "air base": "base", "airbase": "base", "base": "base", "barracks": "base", "camp": "camp",
    "military base": "base", "port": "port", "seaport": "port", "harbour": "port", "harbor": "port",
    "hospital": "hospital", "clinic": "hospital", "medical centre": "hospital", "medical center": "hospital",
    "police station": "landmark", "university": "university", "school": "school", "prison": "prison", "jail": "prison",
    "checkpoint": "checkpoint", "gate": "gate", "oil field": "oil_field", "oilfield": "oil_field",
    "oil terminal": "oil_terminal", "oil port": "oil_terminal", "refinery": "refinery", "power station": "factory",
    "power plant": "factory", "mosque": "mosque", "hotel": "landmark", "stadium": "landmark", "court": "landmark",
    "courthouse": "landmark", "market": "landmark", "bridge": "landmark", "square": "landmark", "zoo": "landmark",
    "security directorate": "landmark", "cemetery": "landmark", "dam": "dam",
    "roundabout": "landmark", "crossroads": "road", "junction": "road",
    "intersection": "road", "heights": "mountain", "hills": "mountain",
}  # fmt: skip
"""Words behind a place's name that make a site of it, and what kind of place the site is."""
AREA_KINDS = {
    "district": "city_district", "neighbourhood": "city_district", "neighborhood": "city_district", "area": "area",
    "quarter": "city_district", "suburb": "city_district", "village": "village", "town": "town", "city": "town",
    "region": "area", "valley": "valley", "camp": "camp", "checkpoint": "checkpoint", "gate": "gate",
    "oil field": "oil_field", "oilfield": "oil_field", "mosque": "mosque", "prison": "prison", "hospital": "hospital",
    "base": "base", "roundabout": "landmark", "junction": "road", "crossroads": "road", "square": "landmark",
    "oasis": "area", "hotel": "landmark", "bridge": "landmark", "power station": "factory", "power plant": "factory",
    "street": "road", "hills": "mountain", "heights": "mountain", "crossing": "checkpoint", "intersection": "road",
    "palace": "landmark", "school": "school", "market": "landmark", "cemetery": "landmark", "island": "area",
    "field": "oil_field",
}  # fmt: skip
"""Words that make a place of an unknown name before them."""
_OF_KINDS = frozenset(
    {"district", "neighbourhood", "neighborhood", "area", "quarter", "suburb", "village", "town", "city"}
)
_BETWEEN = frozenset(
    {"international", "central", "general", "main", "military", "naval", "civilian", "teaching", "old"}
)
_BASES = frozenset(
    {PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.MUNICIPALITY, PlaceKind.CITY_DISTRICT, PlaceKind.AREA}
    | {PlaceKind.DISTRICT}
)
_LEADS_TEXT = """
in near at from of to into around through inside outside towards toward across over on within against and between
"""
_LEADS = frozenset(_LEADS_TEXT.split())
_CONTEXT = 6
_SPELLING_LETTERS = 5
"""A shorter name is not looked up by a like spelling: too many words are alike."""
_NAME_KINDS = {
    "wadi": "valley", "hay": "city_district", "hai": "city_district", "bab": "city_district", "souq": "city_district",
    "suq": "city_district", "jabal": "mountain", "jebel": "mountain", "bir": "area", "ain": "area", "ras": "area",
    "sidi": "area", "qasr": "area", "gasr": "area", "bani": "area", "beni": "area", "umm": "area", "zawiyat": "area",
}  # fmt: skip
"""First words that only names of places have, after *in*, *at* or *near*, and what kind of place they are."""
_GENERIC = frozenset(
    {"general", "central", "main", "military", "teaching", "medical", "old", "new", "high", "secondary"}
)
"""Words with a capital that name no hospital or market by themselves."""
_CODE = re.compile(r"\d+[A-Z]?")
_CLOSING = frozenset({"\u2019", "'", '"', "\u201d"})


@Language.factory("libya_places", assigns=["doc.spans"], default_config={"catalogue": ""})
def make_places(nlp: Language, name: str, catalogue: str) -> PlaceFinder:
    """The component, for ``nlp.add_pipe("libya_places", config={"catalogue": version})``, after the actors."""
    return PlaceFinder(nlp, recall(catalogue))


class PlaceFinder:
    """Writes ``doc.spans["places"]``; ``id_`` is the likeliest place's, empty for a place without an entry."""

    def __init__(self, nlp: Language, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._names = NameMatcher(nlp, catalogue.place_names)
        self._kinds = phrase_matcher(nlp, {*SITE_KINDS, *AREA_KINDS})
        self._stems = {
            place.country: tuple(sorted({_stem(name) for name in (place.name, *place.aliases)}))
            for place in catalogue.places.values()
            if place.kind is PlaceKind.COUNTRY and place.country != HOME
        }

    def __call__(self, doc: Doc) -> Doc:
        derived: dict[str, list[str]] = {}
        doc.spans[SPAN_GROUP] = self._read(doc, derived)
        doc._.set(DERIVED_PLACES, derived)
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """The places in the order of the text, the longest name where names overlap."""
        return self._read(doc, {})

    def _read(self, doc: Doc, derived: dict[str, list[str]]) -> list[Span]:
        """The places; what is derived from a listed one or unlisted is noted in ``derived``."""
        named = [
            labelled(doc, start, end, LABEL, self._choose(doc, start, end, ids)) for start, end, ids in self._names(doc)
        ]
        named += self._bare_possessives(doc, {token.i for span in named for token in span})
        listed = filter_spans(_after_kinds(named))
        kinds = {span.start: span for span in filter_spans([Span(doc, s, e) for _, s, e in self._kinds(doc)])}
        found = [self._with_kind(span, kinds, derived) for span in listed]
        taken = {i for span in found for i in range(span.start, span.end)}
        for kind in kinds.values():
            unlisted = _unlisted(kind, taken)
            if unlisted is not None:
                found.append(self._other_spelling(unlisted, derived, AREA_KINDS[kind.text.lower()]))
        taken = {i for span in found for i in range(span.start, span.end)}
        for bare in _after_preposition(doc, taken):
            kind_of_name = _NAME_KINDS.get(bare[0].lower_, "") if len(bare) > 1 else ""
            span = self._other_spelling(bare, derived, kind_of_name)
            if span.id_ or kind_of_name:
                found.append(span)
        kept = filter_spans(found)
        return sorted(kept, key=lambda span: span.start)

    def _bare_possessives(self, doc: Doc, taken: set[int]) -> Iterator[Span]:
        """Names with the *s* of a possessive whose apostrophe is lost: "Misratas centre", "Bani Walids outskirts"."""
        for token in doc:
            if token.i in taken or not _loses_apostrophe(token):
                continue
            for start in range(max(0, token.i - 2), token.i + 1):
                words = doc[start : token.i + 1]
                ids = self._catalogue.place_names.exact.get(key_of(words.text[:-1]), ())
                if words[0].text[:1].isupper() and ids and self._catalogue.places[ids[0]].kind in _BASES:
                    yield labelled(doc, start, token.i + 1, LABEL, ids[0])
                    break

    def _other_spelling(self, span: Span, derived: dict[str, list[str]], kind: str) -> Span:
        """The span with the id of a place of nearly that spelling ("Saluq" for Suluq); else noted as of the kind."""
        word = span[-1].lower_
        name = span[: len(span) - 1] if word in AREA_KINDS and len(span) > 1 else span
        ids = self._catalogue.place_names.lookup(name.text) if len(name.text) >= _SPELLING_LETTERS else ()
        at_home = [id_ for id_ in ids if self._catalogue.places[id_].country == HOME]
        if at_home:
            return labelled(span.doc, name.start, name.end, LABEL, at_home[0])
        if kind:
            derived[f"{span.start}:{span.end}"] = ["", kind]
        return span

    def _choose(self, doc: Doc, start: int, end: int, ids: tuple[str, ...]) -> str:
        """The likeliest of the places that a name may mean: a foreign namesake only beside its country."""
        places = [self._catalogue.places[id_] for id_ in ids]
        abroad = [place for place in places if place.country != HOME]
        if abroad and len(abroad) < len(places):
            around = " ".join(self._around(doc, start, end))
            for place in abroad:
                if any(f" {stem}" in f" {around}" for stem in self._stems.get(place.country, ())):
                    return place.id
        return ids[0]

    def _around(self, doc: Doc, start: int, end: int) -> Iterator[str]:
        floor, ceiling = sentence_bounds(doc, start)
        yield from (doc[i].lower_ for i in range(max(floor, start - _CONTEXT), start))
        yield from (doc[i].lower_ for i in range(end, min(ceiling, end + _CONTEXT)))

    def _with_kind(self, span: Span, kinds: dict[int, Span], derived: dict[str, list[str]]) -> Span:
        """The span with the word for a site that follows it, where there is one, else as it is."""
        doc = span.doc
        base = self._catalogue.places[span.id_]
        place = span.end
        if place < len(doc) and doc[place].lower_ in {"'s", "\u2019s"}:
            place += 1
        while place < len(doc) and doc[place].lower_ in _BETWEEN and place - span.end < 3:
            place += 1
        kind = kinds.get(place)
        if kind is None:
            return self._with_kind_before(span, kinds, base)
        longer = doc[span.start : kind.end]
        site = SITE_KINDS.get(kind.text.lower())
        listed = self._site_named(base, (longer.text, f"{span.text} {kind.text}", f"{base.name} {kind.text}"), site)
        if listed:
            return labelled(doc, span.start, kind.end, LABEL, listed)
        if site is None or base.kind not in _BASES or doc[kind.end - 1].text.endswith("s"):
            return span
        derived[f"{longer.start}:{longer.end}"] = [base.id, site]
        return labelled(doc, longer.start, longer.end, LABEL)

    def _with_kind_before(self, span: Span, kinds: dict[int, Span], base: Place) -> Span:
        """The longer span of "the port of Sirte", where the catalogue lists Sirte port."""
        doc = span.doc
        if span.start < 2 or doc[span.start - 1].lower_ != "of":
            return span
        kind = next((kind for kind in kinds.values() if kind.end == span.start - 1), None)
        site = SITE_KINDS.get(kind.text.lower()) if kind is not None else None
        if kind is None or site is None:
            return span
        listed = self._site_named(base, (f"{span.text} {kind.text}", f"{base.name} {kind.text}"), site)
        return labelled(doc, kind.start, span.end, LABEL, listed) if listed else span

    def _site_named(self, base: Place, names: Iterable[str], site: str | None) -> str:
        """The id of a listed place of one of the names other than the base itself, or empty."""
        for name in names:
            for id_ in self._catalogue.place_names.lookup(name):
                place = self._catalogue.places[id_]
                if id_ != base.id and place.country == base.country and (site is None or place.kind not in _BASES):
                    return id_
        return ""


def _loses_apostrophe(token: Token) -> bool:
    """Whether a capitalised word may be a name with a bare *s*, before what is somebody's."""
    bare = len(token) > _SPELLING_LETTERS and token.lower_.endswith("s") and token.text[:1].isupper()
    return bare and token.i + 1 < len(token.doc) and token.nbor().is_alpha and not token.nbor().is_stop


def _after_kinds(spans: list[Span]) -> list[Span]:
    """Without "district of Benghazi" where the district has a name before it: "the Majouri district of Benghazi"."""
    ends = {span.end for span in spans}

    def named(span: Span) -> bool:
        return span.start in ends or (span.start > 0 and is_name_word(span.doc[span.start - 1]))

    return [
        span
        for span in spans
        if not (len(span) > 2 and span[0].lower_ in _OF_KINDS and span[1].lower_ == "of" and named(span))
    ]


def _unlisted(kind: Span, taken: set[int]) -> Span | None:
    """A place of an unknown name before its kind ("in the Majouri district") or after it ("the village of Zalla")."""
    doc = kind.doc
    word = kind.text.lower()
    if word not in AREA_KINDS or kind.start in taken:
        return None
    floor, ceiling = sentence_bounds(doc, kind.start)
    if word in _OF_KINDS and kind.end < ceiling and doc[kind.end].lower_ == "of":
        end = name_end(doc, kind.end + 1, ceiling)
        if end > kind.end + 1 and not taken & set(range(kind.end + 1, end)) and not _is_actor(doc, kind.end + 1, end):
            return labelled(doc, kind.end + 1, end, LABEL)
    start, end = _name_before(doc, kind.start, floor)
    if start == end or taken & set(range(start, end)) or _is_actor(doc, start, end):
        return None
    if all(token.lower_ in _GENERIC for token in doc[start:end]):
        return None
    if word == "field" and not any(token.text[0].isdigit() for token in doc[start:end]):
        return None
    before = start - 1 if doc[start - 1].text not in {"\u2018", "'", '"', "\u201c"} else start - 2
    owned = before > floor and doc[before].lower_ in {"'s", "\u2019s"} and before - 1 in taken
    if before >= floor and doc[before].lower_ in {"the", "'s", "\u2019s"}:
        before -= 1
    lead = doc[before].lower_ if before >= floor else ""
    if lead not in _LEADS and doc[start - 1].lower_ != "the" and not owned:
        return None
    return labelled(doc, start, kind.end, LABEL)


def _after_preposition(doc: Doc, taken: set[int]) -> Iterator[Span]:
    """The names right after *in*, *at* or *near* that are no listed place and no listed actor."""
    for token in doc[:-1]:
        start = token.i + 1
        if token.lower_ not in {"in", "at", "near", "of"} or start in taken:
            continue
        _, ceiling = sentence_bounds(doc, start)
        end = name_end(doc, start, ceiling)
        if end > start and not taken & set(range(start, end)) and not _meets_actor(doc, start, end):
            yield labelled(doc, start, end, LABEL)


def _meets_actor(doc: Doc, start: int, end: int) -> bool:
    """Whether a listed actor or a group stands in the tokens."""
    return any(span.start < end and start < span.end for span in doc.spans.get("actors", []))


def _name_before(doc: Doc, end: int, floor: int) -> tuple[int, int]:
    """The name right before a word, out of its quotes; a number stands for one after *the* ("the 400 district")."""
    quoted = end - 1 > floor and doc[end - 1].text in _CLOSING and not _is_possessive(doc, end - 1)
    stop = end - 1 if quoted else end
    start = name_start(doc, stop, floor)
    if start == stop and stop - 1 > floor and _CODE.fullmatch(doc[stop - 1].text) and doc[stop - 2].lower_ == "the":
        return stop - 1, stop
    if start < stop and has_tags(doc) and stop - start == 1 and doc[start].pos_ == "ADJ":
        return stop, stop
    return start, stop


def _is_possessive(doc: Doc, i: int) -> bool:
    return (
        doc[i].text in {"'", "\u2019"}
        and not doc[i - 1].whitespace_
        and not any(doc[place].text in {"'", "\u2018"} for place in range(max(0, i - 5), i))
    )


def _is_actor(doc: Doc, start: int, end: int) -> bool:
    """Whether a listed actor's name covers the tokens."""
    return any(
        span.label_ == "ACTOR" and span.start <= start and end <= span.end for span in doc.spans.get("actors", [])
    )


def _stem(country: str) -> str:
    """The part that a country's name shares with its people's: Leban-on, Leban-ese."""
    return country.lower()[: max(4, len(country) - 2)]
