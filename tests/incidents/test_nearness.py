from __future__ import annotations

from typing import Any

import pytest

from pipeline.incidents.nearness import Nearness, kilometres, nearness
from pipeline.records import PlaceRef, TextSpan

POINTS = {"brega": (30.41, 19.58), "ajdabiya": (30.75, 20.22), "": (None, None)}


def place(name: str, place_id: str = "", kind: str = "town", precision: int | None = 1, **changes: Any) -> PlaceRef:
    latitude, longitude = changes.pop("at", POINTS.get(place_id, (32.88, 13.19)))
    return PlaceRef(
        place_id, name, kind, name, TextSpan(0, 1), latitude=latitude, longitude=longitude, geo_precision=precision,
        **changes,
    )  # fmt: skip


BREGA = place("Brega", "brega")
TERMINAL = place("Brega terminal", "brega_terminal", "oil_terminal", at=(30.43, 19.58), within=("brega",))
REFINERY = place("Brega refinery", "brega_refinery", "refinery", at=(30.40, 19.60), within=("brega",))
EAST_SIDE, WEST_SIDE = place("eastern Brega", "brega", precision=2), place("western Brega", "brega", precision=2)
OFF = place("10 km east of Brega", "brega", precision=2, at=(30.41, 19.68))
FAR_OFF = place("45 km east of Brega", "brega", precision=2, at=(30.41, 20.05))
FARM = place("the Salt Farm", at=(None, None), precision=None)
FARM_IN_BREGA = place("Salt Farm", precision=2, at=(30.41, 19.58), within=("brega",))
CAMP_IN_BREGA = place("Lighthouse camp", precision=2, at=(30.41, 19.58), within=("brega",))
EAST = place("Cyrenaica", "east", "region", 3, at=(30.5, 20.0), admin1="East")
SOUTH_TOWN = place("Sebha", "sebha", at=(27.03, 14.42), admin1="South")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BREGA, BREGA, Nearness.SAME_TOWN),
        (TERMINAL, TERMINAL, Nearness.SAME_SITE),
        (BREGA, TERMINAL, Nearness.PART),
        (BREGA, EAST_SIDE, Nearness.PART),
        (EAST_SIDE, WEST_SIDE, Nearness.APART),
        (TERMINAL, REFINERY, Nearness.APART),
        (BREGA, OFF, Nearness.PART),
        (BREGA, FAR_OFF, Nearness.APART),
        (place("east of Brega", "brega", precision=2), FAR_OFF, Nearness.PART),
        (place("west of Brega", "brega", precision=2), FAR_OFF, Nearness.APART),
        (FAR_OFF, place("Ajdabiya crossroads", "ajdabiya_cross", at=(30.45, 20.1)), Nearness.NEAR),
        (BREGA, place("Ajdabiya", "ajdabiya"), Nearness.APART),
        (BREGA, FARM_IN_BREGA, Nearness.PART),
        (FARM_IN_BREGA, CAMP_IN_BREGA, Nearness.APART),
        (FARM_IN_BREGA, place("Saltfarm", precision=2, at=(30.41, 19.58)), Nearness.SAME_SITE),
        (BREGA, FARM, Nearness.UNKNOWN),
        (BREGA, None, Nearness.UNKNOWN),
        (EAST, BREGA, Nearness.UNKNOWN),
        (EAST, SOUTH_TOWN, Nearness.APART),
    ],
)
def test_how_two_places_stand_to_each_other(one: PlaceRef, other: PlaceRef | None, expected: Nearness) -> None:
    assert nearness(one, other) is expected
    assert nearness(other, one) is expected


def test_kilometres() -> None:
    between = kilometres(place("Tripoli", at=(32.88, 13.19)), place("Misrata", at=(32.38, 15.09)))
    assert between is not None
    assert between == pytest.approx(186, abs=2)
    assert kilometres(BREGA, FARM) is None
