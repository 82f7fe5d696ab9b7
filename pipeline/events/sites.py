"""Place mentions to places with coordinates: homonyms, parts of a town, offsets and stretches between two towns.

Distances follow the great circle on a sphere of 6,371 km; a part of a town without a point of its own is set
two kilometres from the centre towards its compass point. Both carry geo-precision 2 (ACLED: near, not exact).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Catalogue, Place
from pipeline.records import PlaceRef, TextSpan

EARTH_KM = 6371.0
PART_KM = 2.0
BEARINGS = {"north": 0, "north-east": 45, "northeast": 45, "east": 90, "south-east": 135, "southeast": 135, "south": 180, "south-west": 225, "southwest": 225, "west": 270, "north-west": 315, "northwest": 315}
COMPASS = r"(?:north|south)[ -]?(?:east|west)|north|south|east|west"
OFFSET = re.compile(rf"(?P<km>\d+(?:[.,]\d+)?)\s?(?:km|kms|kilometers?|kilometres?)\s(?:to the\s)?(?P<way>{COMPASS})(?:\sof|\sfrom)\s(?:the (?:city|town|village|port|oil field|oilfield) of\s)?$", re.I)
AWAY = re.compile(rf"\b(?:to the\s|just\s|the\s)?(?P<way>{COMPASS})\s(?:of|from)\s(?:the (?:city|town|village) of\s)?$", re.I)
PART = re.compile(rf"\b(?P<way>(?:{COMPASS})(?:ern)?|central|downtown)\s(?:part of\s|outskirts of\s|suburbs of\s)?$", re.I)
NEAR = re.compile(r"\b(?:near|around|outside|close to|on the outskirts of|in the vicinity of|on the edge of|not far from|in the suburbs of)\s(?:the (?:city|town|village) of\s|to\s)?(?:the\s)?$", re.I)
WIDE_KINDS = frozenset({"country", "region", "district", "area", "mountain", "valley", "sea", "road", "pipeline"})


@dataclass(frozen=True, slots=True)
class Site:
    """A place mention in the text with the place that it means. ``near`` marks an offset or a vicinity."""

    span: Span
    ref: PlaceRef
    places: tuple[Place, ...]

    @property
    def root(self) -> Token:
        """The token that ties the mention into the sentence."""
        return self.span.root


def read_sites(doc: Doc, catalogue: Catalogue) -> tuple[Site, ...]:
    """Every place mention of the text, resolved, in text order."""
    spans = sorted(doc.spans.get("places", []), key=lambda span: (span.start, -span.end))
    company = {chain.id for span in spans for chain in catalogue.place_chain(span.id_)} if spans else set()
    sites: list[Site] = []
    for span in spans:
        if sites and span.end <= sites[-1].span.end:
            continue
        site = _resolve(span, catalogue, company)
        previous = sites[-1] if sites else None
        if previous is not None and _joins_between(doc, previous, span):
            sites[-1] = _between(doc, previous, site)
            continue
        sites.append(site)
    return tuple(_parented(doc, sites, index, catalogue) for index in range(len(sites)))


def _resolve(span: Span, catalogue: Catalogue, company: set[str]) -> Site:
    candidates = catalogue.places_named(span.text)
    chosen = catalogue.places.get(span.id_) if span.id_ else None
    ambiguous = False
    if len(candidates) > 1:
        supported = [place for place in candidates if any(above.id in company for above in catalogue.place_chain(place.id)[1:])]
        ambiguous = not supported and len({place.country for place in candidates}) == 1 and chosen is None
        chosen = supported[0] if supported else (chosen or candidates[0])
    elif chosen is None and candidates:
        chosen = candidates[0]
    if chosen is None:
        base = _base_of(span, catalogue)
        ref = PlaceRef("", span.text, "site" if base else "", span.text, _text_span(span))
        return Site(span, _located(ref, base, catalogue, 2) if base else ref, (base,) if base else ())
    ref = PlaceRef(chosen.id, chosen.name, str(chosen.kind), span.text, _text_span(span), ambiguous=ambiguous)
    return Site(span, _shifted(span, _located(ref, chosen, catalogue, None)), (chosen,))


def _base_of(span: Span, catalogue: Catalogue) -> Place | None:
    """The listed place inside an unlisted one's name: Sirte for "Sirte police station"."""
    for end in range(span.end - 1, span.start, -1):
        inner = catalogue.places_named(span.doc[span.start : end].text)
        if inner:
            return inner[0]
    return None


def _located(ref: PlaceRef, place: Place, catalogue: Catalogue, precision: int | None) -> PlaceRef:
    chain = catalogue.place_chain(place.id)
    pointed = next((above for above in chain if above.lat is not None and above.lon is not None and str(above.kind) != "country"), None)
    own = pointed is chain[0] if chain else False
    if precision is None:
        precision = 3 if str(place.kind) in {"region", "district"} else (1 if own else 2)
        if own and place.precision is not None:
            precision = place.precision

    def first(name: str) -> str:
        return next((str(value) for above in chain if (value := getattr(above, name))), "")

    if str(place.kind) == "country" or pointed is None:
        return replace(ref, admin1=first("admin1"), admin2=first("admin2"), admin3=first("admin3"), pcode=first("pcode"))
    return replace(
        ref,
        admin1=first("admin1"),
        admin2=first("admin2"),
        admin3=first("admin3"),
        pcode=first("pcode"),
        latitude=pointed.lat,
        longitude=pointed.lon,
        geo_precision=precision,
    )


def _shifted(span: Span, ref: PlaceRef) -> PlaceRef:
    """The place moved by the words before it: "45 km south west of", "south of", "eastern", "near"."""
    before = span.doc.text[max(0, span.start_char - 60) : span.start_char]
    if match := OFFSET.search(before):
        km = float(match["km"].replace(",", "."))
        way = _compass(match["way"])
        text = span.doc.text[span.start_char - (len(before) - match.start()) : span.end_char]
        return _moved(ref, km, way, f"{match['km']} km {way} of {ref.name}", text)
    if match := AWAY.search(before):
        text = span.doc.text[span.start_char - (len(before) - match.start("way")) : span.end_char]
        return _moved(ref, 0.0, _compass(match["way"]), f"{_compass(match['way'])} of {ref.name}", text)
    if ref.kind not in WIDE_KINDS and (match := PART.search(before)):
        way = _compass(match["way"].lower().removesuffix("ern"))
        text = span.doc.text[span.start_char - (len(before) - match.start()) : span.end_char]
        return _moved(ref, PART_KM if way in BEARINGS else 0.0, way, ref.name, text) if way in BEARINGS else replace(ref, text=text)
    if ref.kind not in WIDE_KINDS and NEAR.search(before) and ref.geo_precision is not None:
        return replace(ref, geo_precision=max(2, ref.geo_precision))
    return ref


def _compass(words: str) -> str:
    folded = words.lower().replace(" ", "-")
    for joined, parted in (("northeast", "north-east"), ("northwest", "north-west"), ("southeast", "south-east"), ("southwest", "south-west")):
        folded = folded.replace(joined, parted)
    return folded


def _moved(ref: PlaceRef, km: float, way: str, name: str, text: str) -> PlaceRef:
    start = ref.span.end - len(text)
    moved = replace(ref, name=name, text=text, span=TextSpan(start, ref.span.end))
    if ref.latitude is None or ref.longitude is None:
        return moved
    bearing = math.radians(BEARINGS[way])
    latitude = ref.latitude + math.degrees(km / EARTH_KM) * math.cos(bearing)
    longitude = ref.longitude + math.degrees(km / EARTH_KM) * math.sin(bearing) / math.cos(math.radians(ref.latitude))
    return replace(moved, latitude=round(latitude, 4), longitude=round(longitude, 4), geo_precision=max(2, ref.geo_precision or 2))


def _joins_between(doc: Doc, first: Site, second: Span) -> bool:
    before = doc.text[max(0, first.ref.span.start - 40) : first.ref.span.start].lower()
    middle = doc.text[first.span.end_char : second.start_char].lower()
    if re.search(r"\bbetween\s(?:the (?:cities|towns) of\s)?$", before) and middle in {" and ", " and the "}:
        return True
    return bool(re.search(r"\b(?:road|highway|route) (?:from|linking|connecting)\s$", before) and middle in {" to ", " and ", " with "}) or middle in {"\u2013", "-", " - "}


def _between(doc: Doc, first: Site, second: Site) -> Site:
    one, two = first.ref, second.ref
    span = doc[first.span.start : second.span.end]
    text = doc.text[one.span.start : two.span.end]
    name = f"between {one.name} and {two.name}"
    ref = replace(one, place_id="; ".join(part for part in (one.place_id, two.place_id) if part), name=name, kind="road", text=text, span=TextSpan(one.span.start, two.span.end))
    if one.latitude is not None and two.latitude is not None and one.longitude is not None and two.longitude is not None:
        ref = replace(ref, latitude=round((one.latitude + two.latitude) / 2, 4), longitude=round((one.longitude + two.longitude) / 2, 4), geo_precision=2)
    if one.admin2 != two.admin2:
        ref = replace(ref, admin1=one.admin1 if one.admin1 == two.admin1 else "", admin2="", admin3="", pcode="")
    return Site(span, ref, first.places + second.places)


def _parented(doc: Doc, sites: list[Site], index: int, catalogue: Catalogue) -> Site:
    """An unlisted place takes its point from the town that the text puts it in: "the Nahr quarter of Benghazi"."""
    site = sites[index]
    if site.ref.place_id or site.ref.latitude is not None:
        return site
    following = sites[index + 1] if index + 1 < len(sites) else None
    if following is not None and following.places:
        middle = doc.text[site.ref.span.end : following.ref.span.start]
        if re.fullmatch(r"(?:,| \w+)? ?(?:of|in|,|in the|of the|'s)? ?(?:\w+ern )?(?:city of |town of )?", middle.lower()):
            return replace(site, ref=_located(site.ref, following.places[0], catalogue, 2))
    return site


def _text_span(span: Span) -> TextSpan:
    return TextSpan(span.start_char, span.end_char)
