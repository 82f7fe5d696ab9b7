"""Place mentions to places with coordinates: namesakes, parts of a town, offsets and stretches between two towns.

A mention that only says where another lies ("the Sabri district *of Benghazi*", "Saluq, *south of Benghazi*") helps
to locate that one and is no place of an event by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Catalogue, Place
from pipeline.catalogue.core import HOME, place_order
from pipeline.events.bearings import LOCATING, Relation, Shift, apart, moved, shift_of
from pipeline.events.gaps import (
    AMID,
    BETWEEN,
    HELD,
    JOINED,
    LOCATED,
    OWNED,
    ROAD_AFTER,
    ROAD_BEFORE,
    STRETCHED,
    SUBURB,
    TALKS,
    TOWN_BEFORE,
)
from pipeline.language.extensions import DERIVED_PLACES
from pipeline.records import PlaceRef, TextSpan

WIDE_KINDS = frozenset({"country", "region", "district", "mountain", "valley", "sea", "road", "pipeline"})
BROAD_KINDS = frozenset({"country", "region", "district"})
TOWN_KINDS = frozenset({"town", "village", "municipality"})
INNER_KINDS = frozenset(
    {"city_district", "landmark", "gate", "checkpoint", "mosque", "hospital", "school", "university", "prison", "road"}
    | {"area"}
)
"""Kinds whose names many towns share: "Martyrs' Square", "Gate 17"."""
LODGED_KINDS = INNER_KINDS - {"checkpoint", "area", "road"}
"""Kinds that lie in a town, so that one without an entry lies in the town told before."""
SAME_PLACE_KM, FAR_KM, NEAR_KM = 15.0, 50.0, 120.0
MUNICIPALITY_KM, DISTRICT_KM = 5.0, 25.0
"""Beyond so many kilometres an offset may lie in another municipality or district."""
_STREETS = frozenset({"Street", "Avenue", "Boulevard", "Road", "Square", "Roundabout"})
_ONLY_STREETS = frozenset({"Street", "Avenue", "Boulevard"})
_ROADS = frozenset({"road", "highway", "motorway", "route"})
_POINTERS = {"capital": "Libyan capital", "country": "Libya"}
_NATIONWIDE = frozenset({"across", "throughout"})


class Role(StrEnum):
    """What a mention of a place can be."""

    PLACE = "place"
    HELPER = "helper"
    """It says where the mention beside it lies."""
    NONE = "none"
    """It cannot be an event's place: a party of talks, the dateline."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place mention in the text with the place that it means."""

    span: Span
    ref: PlaceRef
    places: tuple[Place, ...]
    relation: Relation = Relation.AT
    role: Role = Role.PLACE
    start: int = -1
    """Where the words begin that put it off its centre; -1 without any."""

    @property
    def first(self) -> int:
        """The first character of the mention with the words that go with it."""
        return self.start if self.start >= 0 else self.ref.span.start

    @property
    def root(self) -> Token:
        """The token that ties the mention into the sentence."""
        return self.span.root

    @property
    def country(self) -> str:
        """The country of its place, Libya where it is unlisted."""
        return self.places[0].country if self.places else HOME


def read_sites(doc: Doc, catalogue: Catalogue) -> tuple[Site, ...]:
    """Every place mention of the text, resolved, in text order."""
    return _Surveyor(doc, catalogue).survey()


@dataclass(slots=True)
class _Surveyor:
    doc: Doc
    catalogue: Catalogue

    def survey(self) -> tuple[Site, ...]:
        told: list[Span] = []
        spans = [*self.doc.spans.get("places", []), *self._pointed_at()]
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if not told or span.start >= told[-1].end:
                told.append(_street(span))
        chains = [{place.id for place in self.catalogue.place_chain(span.id_)} for span in told]
        company = [set().union(*chains[:index], *chains[index + 1 :]) for index in range(len(told))]
        sites: list[Site] = []
        for span, others in zip(told, company, strict=True):
            site = self._resolve(span, others)
            if sites and (joined := self._stretch(sites[-1], site)):
                sites[-1:] = joined
            else:
                sites.append(site)
        for index in range(len(sites) - 1):
            sites[index], sites[index + 1] = self._related(sites[index], sites[index + 1])
        sites = [self._lodged(sites, index) for index in range(len(sites))]
        return tuple(self._told_back(site) if index else site for index, site in enumerate(sites))

    def _pointed_at(self) -> list[Span]:
        """ "the capital" and "across the country" without a name, in a sentence that names no place abroad."""
        listed = [(span, self.catalogue.places.get(span.id_)) for span in self.doc.spans.get("places", [])]
        abroad = {span.sent.start for span, place in listed if place is not None and place.country != HOME}
        taken = {token.i for span, _ in listed for token in span}
        return [
            Span(self.doc, token.i, token.i + 1, label="PLACE", span_id=named.id)
            for token in self.doc[2:-1]
            if token.lower_ in _POINTERS
            and (named := next(iter(self.catalogue.places_named(_POINTERS[token.lower_])), None)) is not None
            and token.nbor(-1).lower_ == "the"
            and (token.nbor(-2).lower_ in _NATIONWIDE if token.lower_ == "country" else token.nbor(-2).pos_ == "ADP")
            and token.nbor().lower_ != "of"
            and token.i + 1 not in taken
            and token.sent.start not in abroad
        ]

    def _resolve(self, span: Span, company: set[str]) -> Site:
        candidates = self.catalogue.places_named(span.text)
        chosen = self.catalogue.places.get(span.id_) if span.id_ else None
        if chosen is None:
            return self._unlisted(span)
        ambiguous = False
        if len(candidates) > 1 and chosen.country == HOME:
            supported = [place for place in candidates if self._narrow_chain(place) & company]
            chosen = supported[0] if supported else chosen
            ambiguous = not supported and any(_rivals(chosen, other) for other in candidates)
        ref = PlaceRef(chosen.id, chosen.name, str(chosen.kind), span.text, _text_span(span), ambiguous=ambiguous)
        shift = shift_of(self.doc.text, span.start_char, span.end_char)
        return _shifted(Site(span, self._located(ref, chosen, None), (chosen,)), shift)

    def _unlisted(self, span: Span) -> Site:
        derived: Mapping[str, list[str]] = self.doc._.get(DERIVED_PLACES)
        base_id, kind = derived.get(f"{span.start}:{span.end}", ["", "road"])
        base = self.catalogue.places.get(base_id)
        ref = PlaceRef("", " ".join(span.text.split()), kind, span.text, _text_span(span))
        if base is None:
            shift = shift_of(self.doc.text, span.start_char, span.end_char)
            if shift is None:
                return Site(span, ref, ())
            return Site(span, ref, (), shift.relation, start=shift.start)
        return Site(span, self._located(ref, base, 2), (base,))

    def _narrow_chain(self, place: Place) -> set[str]:
        """What the place lies in, without country and region, which support every namesake."""
        above = self.catalogue.place_chain(place.id)[1:]
        return {place.id for place in above if place.kind not in {"country", "region"}}

    def _located(self, ref: PlaceRef, place: Place, precision: int | None) -> PlaceRef:
        """The reference with the districts and the point of a place, or of the nearest place around it that has one."""
        chain = self.catalogue.place_chain(place.id)

        def first(name: str) -> str:
            return next((str(value) for above in chain if (value := getattr(above, name))), "")

        ref = replace(ref, admin1=first("admin1"), admin2=first("admin2"), admin3=first("admin3"), pcode=first("pcode"))
        held = tuple(above.id for above in chain if above.id != ref.place_id and above.kind not in BROAD_KINDS)
        ref = replace(ref, within=held)
        pointed = next((above for above in chain if above.lat is not None and above.kind != "country"), None)
        if place.kind == "country" or pointed is None:
            return ref
        if precision is None:
            precision = place.precision or (2 if pointed is not chain[0] or place.kind in WIDE_KINDS else 1)
        if pointed.kind in BROAD_KINDS:
            precision = 3
        return replace(ref, latitude=pointed.lat, longitude=pointed.lon, geo_precision=precision)

    def _stretch(self, first: Site, second: Site) -> list[Site] | None:
        """One site for "between A and B" or "the road from A to B"; both struck out for "talks between A and B"."""
        text = self.doc.text
        before = text[max(0, first.ref.span.start - 60) : first.ref.span.start]
        middle = text[first.span.end_char : second.span.start_char]
        linked = middle.lower() in {" and ", " and the ", " to ", " with ", " and the city of ", " and the town of "}
        if linked and (match := BETWEEN.search(before)):
            if (match["parties"] or "").strip().lower() in TALKS:
                return [replace(first, role=Role.NONE), replace(second, role=Role.NONE)]
            return [_between(self.doc, first, second)]
        if linked and ROAD_BEFORE.search(before):
            return [_between(self.doc, first, second)]
        if JOINED.fullmatch(middle) and (" " not in middle or ROAD_AFTER.match(text[second.span.end_char :])):
            return [_between(self.doc, first, second)]
        return None

    def _related(self, first: Site, second: Site) -> tuple[Site, Site]:
        """The two with what one says about where the other lies."""
        gap = self.doc.text[max(first.span.end_char, first.ref.span.end) : second.first]
        if first.role is Role.NONE or len(gap) > 60 or "\n" in gap:
            return first, second
        helper = replace(second, role=Role.HELPER)
        if self._says_less(first, second, gap):
            return replace(first, role=Role.HELPER), second
        amid = second.ref.kind == "road" and AMID.fullmatch(gap)
        if amid or (second.relation in LOCATING and LOCATED.fullmatch(gap)):
            return self._placed(first, second, near=True), helper
        if self._lies_in(second, first) and OWNED.fullmatch(gap):
            return replace(first, role=Role.HELPER), self._placed(second, first)
        if not _may_hold(second, first):
            return first, second
        if HELD.fullmatch(gap) or (LOCATED.fullmatch(gap) and (self._lies_in(first, second) or "(" in gap)):
            return self._placed(first, second), helper
        return first, second

    def _says_less(self, first: Site, second: Site, gap: str) -> bool:
        """Whether the first only leads to the second: "the west Tripoli suburb of Janzour", "at sea off Zliten"."""
        if first.ref.kind == "sea" and first.ref.latitude is None:
            return second.relation in LOCATING and LOCATED.fullmatch(gap) is not None
        if first.ref.kind == "road" and second.ref.kind == "road":
            return gap.strip().lower() in STRETCHED
        if first.ref.kind not in TOWN_KINDS or not first.places or not second.places or not SUBURB.fullmatch(gap):
            return False
        return self._parts_of(first.places[0].id) > self._parts_of(second.places[0].id)

    def _parts_of(self, place_id: str) -> int:
        """How many places of the catalogue lie right in a place."""
        return sum(place.parent == place_id for place in self.catalogue.places.values())

    def _told_back(self, site: Site) -> Site:
        """ "the mountain town south of Tripoli" is a town told before; Tripoli says which."""
        before = self.doc.text[max(0, site.first - 40) : site.first]
        back = site.relation in LOCATING and TOWN_BEFORE.search(before)
        return replace(site, role=Role.HELPER) if back and site.role is Role.PLACE else site

    def _lies_in(self, inner: Site, outer: Site) -> bool:
        """Whether the inner place lies in the outer one, as far as is known; one without an entry may."""
        if not outer.places or inner.country != outer.country:
            return False
        if not inner.places:
            return outer.ref.kind in TOWN_KINDS | {"city_district"} and inner.ref.kind not in TOWN_KINDS
        chain = [place.id for place in self.catalogue.place_chain(inner.places[0].id)]
        return outer.places[0].id in chain[1:] or (not inner.ref.place_id and outer.places[0].id in chain)

    def _placed(self, site: Site, holder: Site, *, near: bool = False) -> Site:
        """The site where the text puts it: a listed one stays unless its entry lies elsewhere and is no great place."""
        if site.ref.place_id:
            loose = near and holder.relation is not Relation.NEAR and site.ref.kind in TOWN_KINDS
            if loose or not self._contradicts(site, holder, NEAR_KM if near else FAR_KM):
                return site
            named = self.catalogue.places_named(site.span.text)
            held = [place for place in named if holder.places and holder.places[0].id in self._narrow_chain(place)]
            if held:
                ref = PlaceRef(held[0].id, held[0].name, str(held[0].kind), site.ref.text, site.ref.span)
                return replace(site, ref=self._located(ref, held[0], None), places=(held[0],))
            if site.ref.kind not in INNER_KINDS and not near:
                return site
            site = Site(site.span, replace(site.ref, place_id="", name=" ".join(site.span.text.split())), ())
        elif site.ref.latitude is not None:
            return site
        elsewhere, ref = holder.ref, site.ref
        broad = elsewhere.kind in BROAD_KINDS
        placed = replace(
            ref,
            admin1=elsewhere.admin1,
            admin2=elsewhere.admin2,
            admin3=elsewhere.admin3,
            pcode=elsewhere.pcode,
            latitude=elsewhere.latitude,
            longitude=elsewhere.longitude,
            geo_precision=None if elsewhere.latitude is None else 3 if broad else 2,
            within=elsewhere.within if broad or not elsewhere.place_id else (elsewhere.place_id, *elsewhere.within),
        )
        return replace(site, ref=placed, places=site.places or holder.places)

    def _contradicts(self, site: Site, holder: Site, limit: float) -> bool:
        """Whether the entry of a site lies far from the town that the text puts it in."""
        one, other = site.ref, holder.ref
        if self._lies_in(site, holder) or other.kind in BROAD_KINDS or (one.admin2 and one.admin2 == other.admin2):
            return False
        if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
            return bool(one.admin2 and other.admin2)
        return apart(one.latitude, one.longitude, other.latitude, other.longitude) > limit

    def _lodged(self, sites: list[Site], index: int) -> Site:
        """An unlisted quarter or building lies in the town told before it in the paragraph, where there is one."""
        site = sites[index]
        if site.ref.place_id or site.ref.latitude is not None or site.ref.kind not in LODGED_KINDS:
            return site
        for other in reversed(sites[:index]):
            if "\n" in self.doc.text[other.span.end_char : site.span.start_char]:
                break
            if other.ref.kind in TOWN_KINDS and other.country == HOME and other.role is not Role.NONE:
                return self._placed(site, other)
        return site


def _may_hold(holder: Site, inner: Site) -> bool:
    """Whether a place is large enough to hold another."""
    if not holder.places or holder.role is not Role.PLACE:
        return False
    if holder.ref.kind in TOWN_KINDS | BROAD_KINDS | {"area"}:
        return inner.ref.kind not in BROAD_KINDS or holder.ref.kind in {"country", "region"}
    return holder.ref.kind == "city_district" and inner.ref.kind not in TOWN_KINDS | BROAD_KINDS


def _rivals(chosen: Place, other: Place) -> bool:
    """Whether a bare name may as well mean the other place: of the same rank, and elsewhere."""
    if other.id == chosen.id or place_order(other) != place_order(chosen):
        return False
    if chosen.lat is None or chosen.lon is None or other.lat is None or other.lon is None:
        return True
    return apart(chosen.lat, chosen.lon, other.lat, other.lon) > SAME_PLACE_KM


def _street(span: Span) -> Span:
    """ "Tripoli Street" is no Tripoli: the mention with the word that makes a street of it, without an entry."""
    doc, end = span.doc, span.end
    if end < len(doc) and doc[end].text in _STREETS and (len(span) == 1 or doc[end].text in _ONLY_STREETS):
        return Span(doc, span.start, end + 1, label=span.label_)
    return span


def _shifted(site: Site, shift: Shift | None) -> Site:
    """The site moved by the words around it."""
    span, ref = site.span, site.ref
    if shift is None:
        after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
        if after in _ROADS and ref.kind in TOWN_KINDS and ref.geo_precision is not None:
            text = TextSpan(span.start_char, span.doc[span.end : span.end + 1].end_char)
            return _worded(replace(site, ref=replace(ref, geo_precision=2), relation=Relation.TOWARDS), text)
        return site
    if ref.kind in BROAD_KINDS and shift.relation in {Relation.PART, Relation.AT}:
        return _worded(site, TextSpan(shift.start, shift.end))
    if shift.relation is Relation.PART and ref.kind in WIDE_KINDS | {"area"}:
        return _worded(replace(site, relation=Relation.PART), TextSpan(shift.start, shift.end))
    name = f"{shift.words} {ref.name}" if shift.words else ref.name
    ref = replace(ref, name=name)
    if shift.relation is not Relation.AT and ref.latitude is not None and ref.longitude is not None:
        precision = max(2, ref.geo_precision or 2)
        ref = replace(ref, geo_precision=precision)
        if shift.km:
            latitude, longitude = moved(ref.latitude or 0.0, ref.longitude or 0.0, shift.km, shift.way)
            ref = replace(ref, latitude=latitude, longitude=longitude)
    if shift.km > MUNICIPALITY_KM:
        ref = replace(ref, admin2=ref.admin2 if shift.km <= DISTRICT_KM else "", admin3="", pcode="")
    site = replace(site, ref=ref, relation=shift.relation, start=shift.start)
    keeps_words = shift.relation in {Relation.NEAR, Relation.TOWARDS} and not shift.words
    return site if keeps_words else _worded(site, TextSpan(shift.start, shift.end))


def _worded(site: Site, span: TextSpan) -> Site:
    return replace(site, ref=replace(site.ref, text=site.span.doc.text[span.start : span.end], span=span))


def _between(doc: Doc, first: Site, second: Site) -> Site:
    one, two = first.ref, second.ref
    start, end = one.span.start, two.span.end
    ref = replace(
        one,
        place_id="; ".join(part for part in (one.place_id, two.place_id) if part),
        name=f"between {one.name} and {two.name}",
        kind="road",
        text=doc.text[start:end],
        span=TextSpan(start, end),
    )
    if None not in (one.latitude, one.longitude, two.latitude, two.longitude):
        middle = (
            ((one.latitude or 0.0) + (two.latitude or 0.0)) / 2,
            ((one.longitude or 0.0) + (two.longitude or 0.0)) / 2,
        )
        ref = replace(ref, latitude=round(middle[0], 4), longitude=round(middle[1], 4), geo_precision=2)
    if one.admin2 != two.admin2:
        ref = replace(ref, admin1=one.admin1 if one.admin1 == two.admin1 else "", admin2="")
    ref = replace(ref, admin3="", pcode="") if one.pcode != two.pcode else ref
    ref = replace(ref, within=tuple(place_id for place_id in one.within if place_id in two.within))
    return Site(doc[first.span.start : second.span.end], ref, first.places + second.places)


def _text_span(span: Span) -> TextSpan:
    return TextSpan(span.start_char, span.end_char)
