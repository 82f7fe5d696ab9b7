from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pipeline.records import Decision, Incident, TollRange
from pipeline.tables.corrections import Row, reviewed
from pipeline.tables.rows import event_row
from pipeline.tables.settled import settled
from pipeline.vocabulary import ActorKind, DatePrecision, ReviewDecision, SubEventType

Build = Callable[..., Any]


def member(row: Row, at: str = "2024-05-01T12:00:00+02:00", **corrections: str) -> Row:
    made = Decision(str(row["event_id"]), ReviewDecision.CORRECTED, "", "R. Viewer", at, "", corrections)
    return reviewed(row, made if corrections else None)


def settled_by(incident: Incident, *rows: Row) -> Incident:
    return settled(incident, any(row["countable"] for row in rows), rows)


@pytest.fixture
def settle(article: Build, event: Build, incident: Build) -> Callable[..., Incident]:
    def settle(**corrections: str) -> Incident:
        return settled_by(incident(), member(event_row(event(), article()), **corrections))

    return settle


def test_an_incident_that_nobody_corrected_stays_as_it_is(settle: Build, incident: Build) -> None:
    assert settle() == incident()


@pytest.mark.parametrize(
    ("corrections", "told"),
    [
        ({"killed": "9"}, {"killed": TollRange(9, 9, 9, "R. Viewer", "R. Viewer", "R. Viewer")}),
        ({"killed": "9", "killed_max": ""}, {"killed": TollRange(9, 9, None, "R. Viewer", "R. Viewer", "")}),
        ({"killed": ""}, {"killed": TollRange()}),
        ({"injured_min": "2"}, {"injured": TollRange(2, 2, None, "R. Viewer", "R. Viewer", "")}),
        ({"date_start": "2016-10-01"}, {"date_start": date(2016, 10, 1), "date_end": date(2016, 10, 1)}),
        (
            {"date_start": "2016-09-21", "date_end": "2016-09-23"},
            {"date_precision": DatePrecision.RANGE, "date_end": date(2016, 9, 23)},
        ),
        ({"sub_event_type": "Grenade"}, {"sub_event_type": SubEventType.GRENADE}),
        ({"outcome": "foiled"}, {"countable": False}),
        ({"background": "true"}, {"background": True, "countable": False}),
        ({"location": ""}, {"place": None}),
    ],
)
def test_what_a_reviewer_set_outranks_the_articles(
    settle: Build, corrections: dict[str, str], told: dict[str, Any]
) -> None:
    done = settle(**corrections)
    assert {name: getattr(done, name) for name in told} == told


def test_a_corrected_place_has_no_district_but_the_reviewers(settle: Build) -> None:
    place = settle(location="Brega").place
    assert (place.name, place.admin2, place.latitude) == ("Brega", "", None)
    assert settle(location="Brega", admin2="Wahat").place.admin2 == "Wahat"


def test_corrected_parties(settle: Build) -> None:
    parties = settle(actor2="Salt Road Battalion; Army", actor2_kind="political_militia; state_forces").actor2
    assert [(party.name, party.actor_id, party.kind) for party in parties] == [
        ("Salt Road Battalion", "", ActorKind.POLITICAL_MILITIA),
        ("Army", "", ActorKind.STATE_FORCES),
    ]
    assert settle(actor1="").actor1 == ()


def test_the_later_review_decides(article: Build, event: Build, incident: Build) -> None:
    rows = [
        member(event_row(event(), article()), "2024-05-01T23:30:00+00:00", killed="9"),
        member(event_row(event(event_id="e2"), article()), "2024-05-02T00:30:00+02:00", killed="7"),
    ]
    assert settled_by(incident(event_ids=("e1", "e2")), *rows).killed.best == 9
