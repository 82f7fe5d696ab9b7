"""An incident as its reviewers left it: what they corrected in one of its rows outranks what any article says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from pipeline.records import ActorRef, Incident, PlaceRef, TextSpan, TollRange
from pipeline.tables.cells import JOINT
from pipeline.tables.corrections import DETAILS, Row
from pipeline.vocabulary import ActorKind, DatePrecision, Outcome, Scope, Status, SubEventType

NOWHERE = TextSpan(0, 0)
"""A reviewer's words stand in no article."""


def settled(incident: Incident, countable: bool, members: Sequence[Row]) -> Incident:
    """The incident with its reviewers' corrections.

    ``countable`` says whether one of its rows of events.csv is; ``members`` are at least those of its rows that have
    corrections, with these in place. Where two rows have the same cell corrected, the later review decides.
    """
    changes: dict[str, Any] = {"countable": countable}
    if row := _corrected(members, "date_start", "date_end"):
        changes |= {
            "date_start": _day(row, "date_start"),
            "date_end": _day(row, "date_end"),
            "date_precision": DatePrecision(str(row["date_precision"])),
        }
    for name, type_ in (
        ("sub_event_type", SubEventType),
        ("status", Status),
        ("outcome", Outcome),
        ("scope", Scope),
    ):
        if row := _corrected(members, name):
            changes[name] = type_(str(row[name]))
    if row := _corrected(members, "background"):
        changes["background"] = row["background"] is True
    if row := _corrected(members, "location", *DETAILS["location"]):
        changes["place"] = _place(row)
    for side in ("actor1", "actor2"):
        if row := _corrected(members, side, *DETAILS[side]):
            changes[side] = _parties(row, side)
    for toll in ("killed", "injured", "civilians_killed"):
        if row := _corrected(members, *figures(toll)):
            changes[toll] = _range(row, toll)
    return replace(incident, **changes)


def figures(toll: str) -> tuple[str, ...]:
    """The columns of events.csv that hold a toll."""
    ends = (f"{toll}_min", f"{toll}_max")
    return ends if toll == "civilians_killed" else (toll, *ends)


def is_corrected(row: Mapping[str, Any], *columns: str) -> bool:
    """Whether a reviewer set one of the cells."""
    return not set(columns).isdisjoint(str(row["corrected_cells"] or "").split(JOINT))


def _corrected(members: Sequence[Row], *columns: str) -> Row | None:
    """The row that was reviewed last of those with one of the cells corrected."""
    found = [row for row in members if is_corrected(row, *columns)]
    return max(found, key=lambda row: datetime.fromisoformat(str(row["reviewed_at"])), default=None)


def _day(row: Row, name: str) -> date | None:
    value = row[name]
    return value if isinstance(value, date) else None


def _place(row: Row) -> PlaceRef | None:
    if not row["location"]:
        return None
    cells: dict[str, Any] = {name: row[name] for name in DETAILS["location"] if not name.startswith("location_")}
    return PlaceRef(
        str(row["location_id"]),
        str(row["location"]),
        str(row["location_kind"]),
        str(row["location_text"]),
        NOWHERE,
        **cells,
    )


def _parties(row: Row, side: str) -> tuple[ActorRef, ...]:
    names = _parts(row, side)
    details = [_parts(row, name) for name in DETAILS[side]]
    ids, kinds, texts = (part if len(part) == len(names) else [""] * len(names) for part in details)
    return tuple(
        ActorRef(actor_id, name, ActorKind(kind) if kind in set(ActorKind) else None, text, NOWHERE)
        for name, actor_id, kind, text in zip(names, ids, kinds, texts, strict=True)
        if name
    )


def _parts(row: Row, name: str) -> list[str]:
    return str(row[name] or "").split(JOINT)


def _range(row: Row, toll: str) -> TollRange:
    low, high = _people(row, f"{toll}_min"), _people(row, f"{toll}_max")
    best = low if low is not None else high
    who = "" if best is None else str(row["reviewer"])
    return TollRange(low, best, high, who, who, "" if high is None else who)


def _people(row: Row, name: str) -> int | None:
    value = row[name]
    return value if isinstance(value, int) else None
