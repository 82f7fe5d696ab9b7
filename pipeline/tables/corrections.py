"""A reviewer's decision laid over the row that the tool read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from pipeline.plain import plain
from pipeline.records import Decision, Toll
from pipeline.tables.cells import JOINT, Cell, join, parse, render
from pipeline.tables.schema import EVENTS
from pipeline.tolls import stated_figure
from pipeline.vocabulary import (
    EVENT_TYPE_OF,
    DatePrecision,
    Outcome,
    ReviewDecision,
    ReviewReason,
    Scope,
    Status,
    SubEventType,
)

Row = dict[str, Cell]

CONFIRMED = {
    Status.CONFIRMED: "yes",
    Status.REPORTED: "",
    Status.CLAIMED: "no",
    Status.UNCONFIRMED: "no",
    Status.DISPUTED: "no",
}

NOT_READ = frozenset(
    {"event_id", "article_id", "article_file", "article_title", "publisher", "url", "incident_id", "event_type"}
    | {"review_decision", "review_note", "reviewer", "reviewed_at", "corrected_cells", "needs_review"}
    | {"review_reasons", "confirmed", "countable", "start_char", "end_char", "evidence_spans"}
)
"""Columns that say where a row comes from, follow from others, or are the review: no change of theirs matters."""

FIXED = NOT_READ | {"evidence", "published", "action"}
"""Columns that a reviewer can't set: they quote the article or follow from the others."""

DETAILS: Mapping[str, tuple[str, ...]] = {
    "actor1": ("actor1_id", "actor1_kind", "actor1_text"),
    "actor2": ("actor2_id", "actor2_kind", "actor2_text"),
    "weapon": ("weapon_id", "weapon_kind", "weapon_text"),
    "source": ("source_kind", "source_text"),
    "location": (
        *("location_id", "location_kind", "location_text", "admin1", "admin2", "admin3", "pcode"),
        *("latitude", "longitude", "geo_precision"),
    ),
}
"""What tells more of a name: it belongs to the name that the tool read, not to the reviewer's."""


def row_hash(row: Mapping[str, Cell]) -> str:
    """A short hash of what the tool read, the same for the same reading on any machine, however quotes are printed."""
    cells = {name: row[name] for name in EVENTS.names if name not in NOT_READ}
    reading = {name: render(plain(cell) if isinstance(cell, str) else cell) for name, cell in cells.items()}
    return hashlib.sha256(json.dumps(reading, ensure_ascii=False).encode()).hexdigest()[:16]


def check_corrections(corrections: Mapping[str, str]) -> None:
    """Raises ValueError, saying what to do, where a correction names no column of events or does not fit it."""
    for name, text in corrections.items():
        if name not in EVENTS.names:
            raise ValueError(f"events has no column {name!r}; `libya-events schema` lists them")
        if name in FIXED:
            raise ValueError(f"{name} can't be set: it follows from the article or from other columns")
        parse(EVENTS.column(name), text)


def reviewed(row: Row, decision: Decision | None) -> Row:
    """The row with the decision's columns filled and its corrections in place; as it is where nobody decided."""
    if decision is None:
        return row
    changed = bool(decision.row_hash) and decision.row_hash != row_hash(row)
    merged = row | {name: parse(EVENTS.column(name), text) for name, text in decision.corrections.items()}
    _follow(merged, row, set(decision.corrections))
    reasons = str(row["review_reasons"] or "").split(JOINT)
    if changed:
        reasons.append(ReviewReason.CHANGED_SINCE_REVIEW)
    return merged | {
        "needs_review": changed,
        "review_reasons": join(reason for reason in reasons if reason),
        "countable": bool(merged["countable"]) and decision.decision is not ReviewDecision.REJECTED,
        "review_decision": decision.decision.value,
        "review_note": decision.note,
        "reviewer": decision.reviewer,
        "reviewed_at": decision.reviewed_at,
        "corrected_cells": join(name for name in EVENTS.names if name in decision.corrections),
    }


def _follow(row: Row, read: Row, corrected: set[str]) -> None:
    """Brings the cells that follow from corrected ones into line, unless the reviewer set them too.

    ``read`` is the row before its correction: an event that took one day still does.
    """
    if "sub_event_type" in corrected:
        row["event_type"] = EVENT_TYPE_OF[SubEventType(str(row["sub_event_type"]))].value
    for name, details in DETAILS.items():
        if name in corrected and row[name] != read[name]:
            row.update({detail: _nothing(detail) for detail in details if detail not in corrected})
    _follow_days(row, read, corrected)
    if "status" in corrected:
        row["confirmed"] = CONFIRMED[Status(str(row["status"]))]
    for figure in ("killed", "injured"):
        if figure in corrected:
            for end in ("min", "max"):
                if f"{figure}_{end}" not in corrected:
                    row[f"{figure}_{end}"] = row[figure]
        elif corrected & {f"{figure}_min", f"{figure}_max"}:
            row[figure] = stated_figure(Toll(_whole(row[f"{figure}_min"]), _whole(row[f"{figure}_max"])))
    if corrected & {"outcome", "scope", "background"}:
        row["countable"] = (
            row["outcome"] == Outcome.OCCURRED and row["scope"] != Scope.CUMULATIVE and row["background"] is False
        )


def _follow_days(row: Row, read: Row, corrected: set[str]) -> None:
    """An event of one day stays one, and the date in EDTF tells the days that the row has now."""
    for end, other in (("date_start", "date_end"), ("date_end", "date_start")):
        if end in corrected and other not in corrected and read[end] == read[other]:
            row[other] = row[end]
    if not corrected & {"date_start", "date_end"}:
        return
    days = [day.isoformat() for day in (row["date_start"], row["date_end"]) if isinstance(day, date)]
    precisions = (DatePrecision.UNKNOWN, DatePrecision.DAY, DatePrecision.RANGE)
    told = list(dict.fromkeys(days))
    if "date_edtf" not in corrected:
        row["date_edtf"] = "/".join(told)
    if "date_precision" not in corrected:
        row["date_precision"] = precisions[len(told)].value


def _nothing(name: str) -> Cell:
    return parse(EVENTS.column(name), "")


def _whole(value: Cell) -> int | None:
    return value if isinstance(value, int) else None
