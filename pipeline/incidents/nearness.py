"""How two places stand to each other: the same, one a part of the other, near by, or apart."""

from __future__ import annotations

import re
from enum import Enum
from math import asin, cos, radians, sin, sqrt

from rapidfuzz import fuzz

from pipeline.records import PlaceRef

COARSE_KM = 15.0
"""How far a place that is only near, between or off a named one may lie from what another article names."""
BESIDE_KM = 1.0
"""Two named places no farther apart are one: a mosque and the square before it."""
ALIKE_NAMES = 90
"""From this likeness (of 100) two spellings of places without an entry are one name."""
REGION = 3
_OFF = re.compile(r"\b(?:of|near|between|around|outside|towards?)\b", re.IGNORECASE)
"""What makes a point of its own from a named place: "45 km south of", "between"."""
TOWNS = frozenset({"town", "municipality"})


class Nearness(Enum):
    """How two places stand to each other."""

    SAME_SITE = "same place"
    SAME_TOWN = "same town"
    PART = "part of it"
    NEAR = "near by"
    UNKNOWN = ""
    APART = "apart"


def nearness(one: PlaceRef | None, other: PlaceRef | None) -> Nearness:
    """How two places stand to each other; UNKNOWN where one is unsaid, or too vague to tell."""
    if one is None or other is None:
        return Nearness.UNKNOWN
    if _vague(one) or _vague(other):
        return Nearness.APART if one.admin1 and other.admin1 and one.admin1 != other.admin1 else Nearness.UNKNOWN
    if one.place_id and one.place_id == other.place_id:
        return _of_one_entry(one, other)
    if _holds(one, other) or _holds(other, one):
        return Nearness.PART
    if not (one.place_id and other.place_id):
        return _without_entry(one, other)
    between = kilometres(one, other)
    if between is None:
        return Nearness.APART
    siblings = bool(set(one.within) & set(other.within))
    coarse = not siblings and bool(_OFF.search(one.name) or _OFF.search(other.name))
    return Nearness.NEAR if between <= (COARSE_KM if coarse else BESIDE_KM) else Nearness.APART


def kilometres(one: PlaceRef, other: PlaceRef) -> float | None:
    """The great-circle distance of two places; None where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def _vague(place: PlaceRef) -> bool:
    return place.geo_precision == REGION or (place.latitude is None and not place.within)


def _of_one_entry(one: PlaceRef, other: PlaceRef) -> Nearness:
    """ "Sirte" holds "eastern Sirte"; "eastern Sirte" and "southern Sirte" are apart."""
    names = one.name.casefold(), other.name.casefold()
    if names[0] == names[1]:
        return Nearness.SAME_TOWN if one.kind in TOWNS and one.geo_precision == 1 else Nearness.SAME_SITE
    if names[0] in names[1] or names[1] in names[0]:
        # "south of Brega" may be any number of kilometres, so "30 km south of Brega" may be the same.
        open_offset = all(_OFF.search(place.name) for place in (one, other))
        return Nearness.PART if open_offset or _within_reach(one, other) else Nearness.APART
    return Nearness.APART


def _holds(outer: PlaceRef, inner: PlaceRef) -> bool:
    return bool(outer.place_id) and outer.place_id in inner.within and _within_reach(outer, inner)


def _within_reach(one: PlaceRef, other: PlaceRef) -> bool:
    """Whether no offset ("45 km south of") parts them; what says nothing of kilometres may be anywhere near."""
    if 2 not in (one.geo_precision, other.geo_precision):
        return True
    between = kilometres(one, other)
    return between is None or between <= 2 * COARSE_KM


def _without_entry(one: PlaceRef, other: PlaceRef) -> Nearness:
    if fuzz.ratio(one.name, other.name, processor=str.casefold) >= ALIKE_NAMES:
        return Nearness.SAME_SITE
    between = kilometres(one, other)
    if set(one.within) & set(other.within) or between is None or between > COARSE_KM:
        return Nearness.APART
    return Nearness.NEAR
