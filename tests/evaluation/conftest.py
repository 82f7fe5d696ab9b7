"""Gold events and rows to vary by a key or a column at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.evaluation.gold import GoldEvent
from pipeline.evaluation.readings import Reading, reading

CLASH: dict[str, Any] = {
    "near": "clashed near the port",
    "date": ["2016-09-22", "2016-09-22"],
    "types": ["Battles/Armed clash"],
    "directed": True,
    "actor1": [["Islamic State", "ISIS"]],
    "actor2": [["Bunyan al-Marsus", "BM"]],
    "place": ["Sirte port", "Sirte"],
    "weapon": None,
    "killed": [8, 8],
    "injured": None,
    "status": ["reported"],
    "outcome": ["occurred"],
    "scope": "single",
}
CLASH_ROW: dict[str, Any] = {
    "event_id": "e1",
    "evidence": "On Thursday they clashed near the port.",
    "action": "clashed",
    "date_start": "2016-09-22",
    "date_end": "2016-09-22",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Islamic State",
    "actor2": "Bunyan al-Marsus",
    "location": "Sirte",
    "killed_min": "8",
    "killed_max": "8",
    "status": "reported",
    "outcome": "occurred",
    "scope": "single",
}

MakeGold = Callable[..., GoldEvent]
MakeRow = Callable[..., Reading]


@pytest.fixture
def make_gold() -> MakeGold:
    return lambda **changes: GoldEvent.model_validate(CLASH | changes)


@pytest.fixture
def make_row() -> MakeRow:
    return lambda **changes: reading(CLASH_ROW | changes)
