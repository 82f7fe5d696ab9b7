"""Words around a place's name that move the event off its centre: "45 km south west of", "eastern", "near".

Distances follow the great circle on a sphere of 6,371 km; a part of a town without a point of its own is set
two kilometres from the centre towards its compass point.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum

EARTH_KM = 6371.0
PART_KM = 2.0
MILE_KM = 1.609
BEARINGS = {
    "north": 0, "north-east": 45, "east": 90, "south-east": 135,
    "south": 180, "south-west": 225, "west": 270, "north-west": 315,
}  # fmt: skip
LOOK_BACK, LOOK_ON = 90, 40

_COMPASS = r"(?:(?:north|south)[ -]?(?:east|west)|north|south|east|west)"
_TOWN = (
    r"(?:the\s(?:[\w-]+\s){0,2}(?:city|cities|town|village|port|capital|oasis|district|area|airport|"
    r"oil\s?field)(?:\sof)?,?\s|the\s)?"
)
_UNIT = r"(?P<unit>kms?|kilom\w{0,2}t\w{1,3}s?|miles?)"
_PIECES = (
    r"(?:parts?|outskirts|suburbs?|sides?|edges?|entrances?|gates?|approach(?:es)?|districts?|neighbou?rhoods?|areas?|"
    r"sectors?|quarters?|ends?|fronts?|exits?|flanks?|ax[ie]s|countryside)"
)
_OFFSET = re.compile(
    rf"(?P<km>\d+(?:[.,]\d+)?)[\s-]?{_UNIT}\s(?:\([^)]{{1,20}}\)\s)?(?:away\s)?(?:(?:to\s)?the\s)?"
    rf"(?P<way>{_COMPASS})(?:\s(?:of|from))?\s{_TOWN}$",
    re.I,
)
_DISTANCE = re.compile(rf"(?P<km>\d+(?:[.,]\d+)?)[\s-]?{_UNIT}\s(?:away\s)?(?:from|outside|off)\s{_TOWN}$", re.I)
_PART = re.compile(
    rf"\b(?:(?:in|into|across|inside|throughout|over)\sthe\s(?P<way1>{_COMPASS})\sof"
    rf"|(?P<way2>{_COMPASS})(?:ern(?:most)?)?"
    rf"|(?P<way3>{_COMPASS})(?:ern(?:most)?)?[\s-]{_PIECES}\s(?:of|to|in))\s{_TOWN}$",
    re.I,
)
_CENTRE = re.compile(rf"\b(?:(?:cent(?:re|er)|heart)\sof|central|downtown|inner)\s{_TOWN}$", re.I)
_KIND_FIRST = re.compile(r"(?:city|town|village|port|capital|municipality)\b", re.I)
_AWAY = re.compile(rf"\b(?P<way>{_COMPASS})\s(?:of|from)\s{_TOWN}$", re.I)
_TOWARDS = re.compile(
    rf"\b(?:(?:road|way|highway|route|track)s?\s(?:\w+ing\s)?(?:to|towards?|for|from|into|out\sof)"
    rf"|direction\s(?:of\s)?|(?:bound|headed|heading|en\sroute)\s(?:for|to|towards?))\s?{_TOWN}$",
    re.I,
)
_NEAR = re.compile(
    r"\b(?:near(?:by)?|around|outside|close\sto|(?:the|its)\s(?:outskirts|vicinity|suburbs|edges?|countryside|entrances?|"
    rf"approach(?:es)?|proximity|surroundings)\s(?:of|to)|in\sproximity\sto|not\sfar\sfrom|off(?:\sthe\scoast\sof)?)\s{_TOWN}$",
    re.I,
)
_PART_AFTER = re.compile(rf"(?:['\u2019]s)?\s(?P<way>{_COMPASS})(?:ern(?:most)?)?\s{_PIECES}\b", re.I)
_HALF_AFTER = re.compile(rf"['\u2019]s\s(?P<way>{_COMPASS})\b(?![\s-]?\w)", re.I)
_CENTRE_AFTER = re.compile(r"(?:['\u2019]s)?\s(?:city\s|town\s)?(?:cent(?:re|er)|downtown)\b", re.I)
_NEAR_AFTER = re.compile(r"(?:['\u2019]s)?\s(?:outskirts|suburbs|countryside|outlying\sareas)\b", re.I)


class Relation(StrEnum):
    """How the event's spot lies to the place named."""

    AT = "at"
    PART = "part"
    OFFSET = "offset"
    NEAR = "near"
    TOWARDS = "towards"


LOCATING = frozenset({Relation.OFFSET, Relation.NEAR})
"""Relations whose place only says where the one named before lies."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The words ``start:end`` around a name and where they put the event; ``way`` is empty without a compass point."""

    relation: Relation
    start: int
    end: int
    km: float = 0.0
    way: str = ""
    words: str = ""
    """What stands before the catalogue's name in the cell: "45 km south-west of"."""


def shift_of(text: str, start: int, end: int) -> Shift | None:
    """How the words around the name at ``start:end`` move the place, or None where it stands for itself."""
    before = text[max(0, start - LOOK_BACK) : start]
    before = before[before.rfind("\n") + 1 :]
    first = start - len(before)
    if match := _OFFSET.search(before):
        way = compass(match["way"])
        words = f"{match['km']} {_unit(match['unit'])} {way} of"
        return Shift(Relation.OFFSET, first + match.start(), end, _km(match), way, words)
    if match := _DISTANCE.search(before):
        return Shift(Relation.NEAR, first + match.start(), end, 0.0, "", f"{match['km']} {_unit(match['unit'])} from")
    told_kind = _KIND_FIRST.match(text, start)
    if (match := _PART.search(before)) and not (match["way2"] and told_kind):
        group = next(name for name in ("way1", "way2", "way3") if match[name])
        return Shift(Relation.PART, first + match.start(group), end, PART_KM, compass(match[group]))
    if match := _AWAY.search(before):
        way = compass(match["way"])
        return Shift(Relation.OFFSET, first + match.start(), end, 0.0, way, f"{way} of")
    if match := _TOWARDS.search(before):
        return Shift(Relation.TOWARDS, first + match.start(), end)
    if match := _NEAR.search(before):
        return Shift(Relation.NEAR, first + match.start(), end)
    return _shift_after(text, first, before, start, end)


def _shift_after(text: str, first: int, before: str, start: int, end: int) -> Shift | None:
    after = text[end : end + LOOK_ON]
    if match := _PART_AFTER.match(after) or _HALF_AFTER.match(after):
        return Shift(Relation.PART, start, end + match.end(), PART_KM, compass(match["way"]))
    if match := _NEAR_AFTER.match(after):
        return Shift(Relation.NEAR, start, end + match.end())
    if match := _CENTRE_AFTER.match(after):
        return Shift(Relation.AT, start, end + match.end())
    if match := _CENTRE.search(before):
        return Shift(Relation.AT, first + match.start(), end)
    return None


def compass(words: str) -> str:
    """The point of the compass as its cell writes it: "South West" is south-west."""
    folded = re.sub(r"[\s-]", "", words.lower())
    half = next((point for point in ("north", "south") if folded.startswith(point)), "")
    rest = folded.removeprefix(half)
    return f"{half}-{rest}" if half and rest else folded


def moved(latitude: float, longitude: float, km: float, way: str) -> tuple[float, float]:
    """The point that lies so far off towards a point of the compass, to four decimals."""
    bearing = math.radians(BEARINGS[way])
    north = math.degrees(km / EARTH_KM) * math.cos(bearing)
    east = math.degrees(km / EARTH_KM) * math.sin(bearing) / math.cos(math.radians(latitude))
    return round(latitude + north, 4), round(longitude + east, 4)


def apart(latitude1: float, longitude1: float, latitude2: float, longitude2: float) -> float:
    """The kilometres between two points, on a plane: good enough within Libya."""
    north = math.radians(latitude2 - latitude1)
    east = math.radians(longitude2 - longitude1) * math.cos(math.radians((latitude1 + latitude2) / 2))
    return EARTH_KM * math.hypot(north, east)


def _km(match: re.Match[str]) -> float:
    value = float(match["km"].replace(",", "."))
    return value * MILE_KM if match["unit"].lower().startswith("mile") else value


def _unit(word: str) -> str:
    return "miles" if word.lower().startswith("mile") else "km"
