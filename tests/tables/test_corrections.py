from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.records import Decision
from pipeline.tables import run_of
from pipeline.tables.corrections import check_corrections, row_hash
from pipeline.tables.rows import event_row, tables
from pipeline.vocabulary import ReviewDecision, ReviewReason

Build = Callable[..., Any]


def decision(kind: ReviewDecision, row_hash: str = "", **corrections: str) -> Decision:
    return Decision("e1", kind, "looked it up", "R. Viewer", "2024-05-01T10:00:00+02:00", row_hash, corrections)


def merged(article: Build, event: Build, made: Decision, **changes: Any) -> dict[str, Any]:
    flagged = event(review_reasons=(ReviewReason.NO_ACTOR,), **changes)
    return tables(run_of((article(),), (flagged,), decisions={"e1": made}))["events"][0]


def test_an_accepted_row_needs_no_more_review(article: Build, event: Build) -> None:
    row = merged(article, event, decision(ReviewDecision.ACCEPTED))
    assert row["review_decision"] == "accepted"
    assert (row["review_note"], row["reviewer"]) == ("looked it up", "R. Viewer")
    assert row["needs_review"] is False
    assert row["review_reasons"] == "no_actor"
    assert row["countable"] is True


def test_a_rejected_row_is_kept_but_not_countable(article: Build, event: Build) -> None:
    row = merged(article, event, decision(ReviewDecision.REJECTED))
    assert row["countable"] is False
    assert row["killed"] == 8


def test_corrected_cells_hold_the_reviewers_values(article: Build, event: Build) -> None:
    row = merged(article, event, decision(ReviewDecision.CORRECTED, location="Sirte port", killed="9"))
    assert (row["location"], row["killed"], row["killed_min"], row["killed_max"]) == ("Sirte port", 9, 9, 9)
    assert row["corrected_cells"] == "location; killed"


@pytest.mark.parametrize(
    ("corrections", "followed"),
    [
        ({"sub_event_type": "Grenade"}, {"event_type": "Explosions/Remote violence"}),
        ({"status": "confirmed"}, {"confirmed": "yes"}),
        ({"outcome": "foiled"}, {"countable": False}),
        ({"injured": ""}, {"injured": None, "injured_min": None}),
        ({"killed": "9", "killed_max": ""}, {"killed_min": 9, "killed_max": None}),
        ({"date_start": "2016-09-21"}, {"date_end": date(2016, 9, 21)}),
        ({"date_end": "2016-09-24", "date_start": "2016-09-22"}, {"date_start": date(2016, 9, 22)}),
        ({"date_start": "2016-09-21"}, {"date_edtf": "2016-09-21", "date_precision": "day"}),
        (
            {"date_start": "2016-09-21", "date_end": "2016-09-23"},
            {"date_edtf": "2016-09-21/2016-09-23", "date_precision": "range"},
        ),
        ({"date_start": "2016-09-21", "date_edtf": "2016-09-21~"}, {"date_edtf": "2016-09-21~"}),
        ({"date_start": "", "date_end": ""}, {"date_start": None, "date_edtf": "", "date_precision": "unknown"}),
        ({"killed_min": "7", "killed_max": "9"}, {"killed": 7, "killed_min": 7, "killed_max": 9}),
        ({"killed_min": ""}, {"killed": 8}),
        ({"actor1": "Coast Brigade"}, {"actor1_id": "", "actor1_kind": "", "actor1_text": ""}),
        ({"actor1": "Coast Brigade", "actor1_kind": "rebel_group"}, {"actor1_id": "", "actor1_kind": "rebel_group"}),
        ({"actor1": "Harbour Guards"}, {"actor1_id": "harbour_guards"}),
        ({"location": "Sirte port"}, {"location_id": "", "admin2": "", "latitude": None, "geo_precision": None}),
        ({"location": "Sirte port", "admin2": "Sirte", "latitude": "31.3"}, {"admin2": "Sirte", "latitude": 31.3}),
    ],
)
def test_cells_that_follow_from_corrected_ones(
    article: Build, event: Build, corrections: dict[str, str], followed: dict[str, Any]
) -> None:
    row = merged(article, event, decision(ReviewDecision.CORRECTED, **corrections))
    assert {name: row[name] for name in followed} == followed


def test_a_row_that_reads_otherwise_now_is_flagged(article: Build, event: Build, casualty: Build) -> None:
    seen = row_hash(event_row(event(), article()))
    same = merged(article, event, decision(ReviewDecision.ACCEPTED, seen))
    assert same["review_reasons"] == "no_actor"
    other = merged(article, event, decision(ReviewDecision.ACCEPTED, seen), casualties=(casualty(11, 11),))
    assert other["review_reasons"] == "no_actor; changed_since_review"
    assert other["needs_review"] is True


def test_a_renamed_file_is_no_change(article: Build, event: Build) -> None:
    moved = replace(article(), file="elsewhere.txt", title="New title")
    assert row_hash(event_row(event(), article())) == row_hash(event_row(event(), moved))


@pytest.mark.parametrize(
    ("corrections", "message"),
    [
        ({"colour": "red"}, "no column 'colour'"),
        ({"evidence": "mine"}, "evidence can't be set"),
        ({"event_id": "e9"}, "event_id can't be set"),
        ({"killed": "some"}, "killed takes a whole number"),
        ({"status": "maybe"}, "status is one of"),
    ],
)
def test_corrections_that_fit_no_column(corrections: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        check_corrections(corrections)
