"""What a row of events.csv says, in the form that is compared with gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from pipeline.records import Toll
from pipeline.tables.cells import JOINT, Cell


@dataclass(frozen=True, slots=True)
class RowParty:
    """A party of a row: the catalogue's name and the text's words."""

    names: tuple[str, ...]
    actor_id: str = ""
    kind: str = ""

    def __str__(self) -> str:
        return " | ".join(dict.fromkeys(self.names))


@dataclass(frozen=True, slots=True)
class Reading:
    """The slots of a row."""

    event_id: str
    evidence: str
    action: str
    start: date | None
    end: date | None
    event_type: str
    sub_event_type: str
    actor1: tuple[RowParty, ...]
    actor2: tuple[RowParty, ...]
    place: tuple[str, ...]
    """The catalogue's name and the text's words; empty without a place."""
    weapon: tuple[str, ...]
    killed: Toll
    injured: Toll
    status: str
    outcome: str
    scope: str
    latitude: float | None = None
    longitude: float | None = None


def reading(row: Mapping[str, Cell]) -> Reading:
    """The slots of a row, from the cells of events.csv, typed or as text."""
    return Reading(
        event_id=_text(row, "event_id"),
        evidence=_text(row, "evidence"),
        action=_text(row, "action"),
        start=_day(row, "date_start"),
        end=_day(row, "date_end"),
        event_type=_text(row, "event_type"),
        sub_event_type=_text(row, "sub_event_type"),
        actor1=_parties(row, "actor1"),
        actor2=_parties(row, "actor2"),
        place=_filled(_text(row, "location"), _text(row, "location_text")),
        weapon=_filled(*_parts(row, "weapon"), *_parts(row, "weapon_text")),
        killed=Toll(_count(row, "killed_min"), _count(row, "killed_max")),
        injured=Toll(_count(row, "injured_min"), _count(row, "injured_max")),
        status=_text(row, "status"),
        outcome=_text(row, "outcome"),
        scope=_text(row, "scope"),
        latitude=_degrees(row, "latitude"),
        longitude=_degrees(row, "longitude"),
    )


def _parties(row: Mapping[str, Cell], side: str) -> tuple[RowParty, ...]:
    lists = (_parts(row, side), _parts(row, f"{side}_text"), _parts(row, f"{side}_id"), _parts(row, f"{side}_kind"))
    parties = (
        RowParty(_filled(name, text), actor_id, kind)
        for name, text, actor_id, kind in zip_longest(*lists, fillvalue="")
    )
    return tuple(party for party in parties if party.names)


def _text(row: Mapping[str, Cell], name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)


def _parts(row: Mapping[str, Cell], name: str) -> list[str]:
    return _text(row, name).split(JOINT)


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text.strip())


def _day(row: Mapping[str, Cell], name: str) -> date | None:
    text = _text(row, name)
    return date.fromisoformat(text[:10]) if text else None


def _count(row: Mapping[str, Cell], name: str) -> int | None:
    text = _text(row, name)
    return int(text) if text else None


def _degrees(row: Mapping[str, Cell], name: str) -> float | None:
    text = _text(row, name)
    return float(text) if text else None
