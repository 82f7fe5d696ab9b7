from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pipeline.catalogue import Catalogue
from pipeline.records import Decision, TollRange
from pipeline.tables import run_of, write_tables
from pipeline.tables.acled import acled_row, disorder, interaction, left_out, lowest_figure, sides, time_precision
from pipeline.tables.corrections import Row
from pipeline.tables.rows import event_row, tables
from pipeline.tables.schema import ACLED
from pipeline.vocabulary import (
    ActorKind,
    DatePrecision,
    Effect,
    EventType,
    LeftOut,
    Outcome,
    ReviewDecision,
    Scope,
    SubEventType,
)

Build = Callable[..., Any]

ACLEDS = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
NAMES = {"harbour_guards": "Harbour Communal Militia (Libya)"}


@pytest.fixture
def row(article: Build, event: Build, incident: Build) -> Callable[..., Row]:
    """The row of acled.csv of one event's incident; fields of the incident can be given."""

    def row(told: Any = None, **changes: Any) -> Row:
        one = told or event()
        notes = str(event_row(one, article())["evidence"])
        return acled_row(incident(one, **changes), notes, lowest_figure(one.casualties) or 0, NAMES)

    return row


def test_the_columns_are_acleds_in_its_order(row: Build) -> None:
    assert list(ACLED.names) == ACLEDS
    assert list(row()) == ACLEDS


def test_a_row(row: Build) -> None:
    assert row() == {
        "event_id_cnty": "ie1",
        "event_date": date(2016, 9, 22),
        "year": 2016,
        "time_precision": 1,
        "disorder_type": "Political violence",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "Harbour Communal Militia (Libya)",
        "assoc_actor_1": "",
        "inter1": "Political militia",
        "actor2": "Unidentified Armed Group (Libya)",
        "assoc_actor_2": "",
        "inter2": "Political militia",
        "interaction": "Political militia-Political militia",
        "civilian_targeting": "",
        "iso": 434,
        "region": "Northern Africa",
        "country": "Libya",
        "admin1": "West",
        "admin2": "Sirte",
        "admin3": "",
        "location": "Sirte",
        "latitude": 31.2,
        "longitude": 16.59,
        "geo_precision": 1,
        "source": "Coast Monitor",
        "source_scale": "",
        "notes": "Harbour Guards clashed with raiders in Sirte on 22 September, killing eight.",
        "fatalities": 8,
        "tags": "",
        "timestamp": None,
    }


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({}, None),
        ({"sub_event_type": SubEventType.STATEMENT}, LeftOut.DIPLOMACY),
        ({"scope": Scope.CUMULATIVE, "countable": False}, LeftOut.TOTAL),
        ({"scope": Scope.SERIES}, None),
        ({"background": True, "countable": False}, LeftOut.BACKGROUND),
        ({"outcome": Outcome.PLANNED, "countable": False}, LeftOut.NOT_OCCURRED),
        ({"outcome": Outcome.FOILED, "countable": False}, LeftOut.NOT_OCCURRED),
        (
            {"outcome": Outcome.FOILED, "countable": False, "sub_event_type": SubEventType.DISRUPTED_WEAPONS_USE},
            None,
        ),
        ({"date_start": None, "date_end": None}, LeftOut.NO_DAY),
        ({"date_start": date(2016, 8, 1)}, LeftOut.WIDE_DATE),
        ({"place": None}, LeftOut.NO_PLACE),
        ({"actor1": (), "sub_event_type": SubEventType.LOOTING}, LeftOut.NO_ACTOR),
        ({"actor1": (), "sub_event_type": SubEventType.ARMED_CLASH}, None),
        ({"actor1": (), "sub_event_type": SubEventType.PEACEFUL_PROTEST}, None),
    ],
)
def test_what_acled_would_not_have(incident: Build, changes: dict[str, Any], why: LeftOut | None) -> None:
    assert left_out(incident(**changes)) is why


@pytest.mark.parametrize(
    ("start", "precision", "expected"),
    [
        (date(2016, 9, 30), DatePrecision.DAY, 1),
        (date(2016, 9, 28), DatePrecision.RANGE, 2),
        (date(2016, 9, 24), DatePrecision.WEEK, 2),
        (date(2016, 9, 23), DatePrecision.RANGE, 3),
        (date(2016, 9, 1), DatePrecision.MONTH, 3),
        (date(2016, 8, 30), DatePrecision.RANGE, None),
    ],
)
def test_time_precision(incident: Build, start: date, precision: DatePrecision, expected: int | None) -> None:
    told = incident(date_start=start, date_end=date(2016, 9, 30), date_precision=precision)
    assert time_precision(told) == expected


def test_an_uncertain_day_is_the_first(row: Build) -> None:
    assert row(date_end=date(2016, 9, 25), date_precision=DatePrecision.RANGE)["event_date"] == date(2016, 9, 22)


@pytest.mark.parametrize(
    ("sub_type", "actor1", "actor2", "first", "second"),
    [
        ("Armed clash", [], [], ["Unidentified Armed Group (Libya)"], ["Unidentified Armed Group (Libya)"]),
        ("Grenade", [], [], ["Unidentified Armed Group (Libya)"], []),
        ("Attack", [], [], ["Unidentified Armed Group (Libya)"], ["Civilians (Libya)"]),
        ("Peaceful protest", [], [], ["Protesters (Libya)"], []),
        (
            "Peaceful protest",
            [("Port Workers", ActorKind.CIVILIANS)],
            [],
            ["Protesters (Libya)", "Civilians (Libya)"],
            [],
        ),
        ("Violent demonstration", [("crowd", ActorKind.RIOTERS)], [], ["Rioters (Libya)"], []),
        ("Protest with intervention", [("Army", ActorKind.STATE_FORCES)], [], ["Army"], []),
        ("Looting/property destruction", [("gunmen", ActorKind.POLITICAL_MILITIA)], [], [
            "Unidentified Armed Group (Libya)"], []),
        ("Armed clash", [("tribesmen", ActorKind.IDENTITY_MILITIA)], [("Salt Road Battalion", ActorKind.POLITICAL_MILITIA)],
         ["Unidentified Communal Militia (Libya)"], ["Salt Road Battalion"]),
        ("Armed clash", [("soldiers", ActorKind.STATE_FORCES)], [("Army", None)], ["soldiers"], ["Army"]),
    ],
)  # fmt: skip
def test_the_sides(
    incident: Build,
    actor: Build,
    sub_type: str,
    actor1: list[tuple[str, ActorKind]],
    actor2: list[tuple[str, ActorKind]],
    first: list[str],
    second: list[str],
) -> None:
    told = incident(
        sub_event_type=SubEventType(sub_type),
        actor1=tuple(actor(name, "", kind) for name, kind in actor1),
        actor2=tuple(actor(name, "", kind) for name, kind in actor2),
    )
    found = sides(told, {})
    assert [[name for name, _ in side] for side in found] == [first, second]


def test_one_name_of_acleds_stands_once_and_others_are_associated(incident: Build, actor: Build) -> None:
    guards, harbour = (actor(name, name.lower(), ActorKind.STATE_FORCES) for name in ("Guards", "Harbour"))
    third = actor("Third Force", "", ActorKind.STATE_FORCES)
    names = {"guards": "Military Forces of Libya", "harbour": "Military Forces of Libya"}
    found, _ = sides(incident(actor1=(guards, harbour, third)), names)
    assert [name for name, _ in found] == ["Military Forces of Libya", "Third Force"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (ActorKind.REBEL_GROUP, ActorKind.STATE_FORCES, "State forces-Rebel group"),
        (ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCES, "State forces-External/Other forces"),
        (ActorKind.CIVILIANS, ActorKind.IDENTITY_MILITIA, "Identity militia-Civilians"),
        (ActorKind.STATE_FORCES, ActorKind.STATE_FORCES, "State forces-State forces"),
        (ActorKind.PROTESTERS, None, "Protesters only"),
        (ActorKind.ORGANISATION, ActorKind.CIVILIANS, ""),
    ],
)
def test_interaction(first: ActorKind, second: ActorKind | None, expected: str) -> None:
    assert interaction((("A", first),), (("B", second),) if second else ()) == expected


@pytest.mark.parametrize(
    ("low", "high", "words", "expected"),
    [
        (8, 8, "eight", 8),
        (12, None, "at least 12", 12),
        (24, None, "Dozens of fighters", 12),
        (200, None, "hundreds", 100),
        (40, None, "scores", 40),
        (2, None, "several", 2),
        (0, 10, "up to 10", 0),
        (24, 24, "two dozen", 24),
    ],
)
def test_fatalities(row: Build, event: Build, casualty: Build, low: int, high: int, words: str, expected: int) -> None:
    assert row(event(casualties=(casualty(low, high, text=words),)))["fatalities"] == expected


def test_fatalities_are_the_lowest_telling_and_none_is_zero(
    article: Build, event: Build, casualty: Build, incident: Build
) -> None:
    def of(*figures: tuple[Any, ...]) -> Any:
        events = [
            event(event_id=f"e{number}", article_id=f"a{number}", casualties=casualties)
            for number, casualties in enumerate(figures)
        ]
        articles = [article(article_id=told.article_id) for told in events]
        one = incident(events[0], event_ids=tuple(told.event_id for told in events))
        (row,) = tables(run_of(articles, events, (one,)))["acled"]
        return row["fatalities"]

    assert of((casualty(9, 9),), (), (casualty(7, 7),)) == 7
    assert of((), (casualty(3, 3, Effect.INJURED),)) == 0


def test_a_reviewers_figure_is_the_fatalities(article: Build, event: Build, incident: Build) -> None:
    made = Decision("e1", ReviewDecision.CORRECTED, "", "R.", "2024-05-01T10:00:00+02:00", "", {"killed": "11"})
    built = tables(run_of((article(),), (event(),), (incident(killed=TollRange(8, 8, 8)),), {"e1": made}))
    assert [row["fatalities"] for row in built["acled"]] == [11]


@pytest.mark.parametrize(
    ("sub_type", "expected"),
    [
        ("Armed clash", "Political violence"),
        ("Mob violence", "Political violence"),
        ("Excessive force against protesters", "Political violence; Demonstrations"),
        ("Violent demonstration", "Demonstrations"),
        ("Peaceful protest", "Demonstrations"),
        ("Arrests", "Strategic developments"),
    ],
)
def test_disorder_type(sub_type: str, expected: str) -> None:
    assert disorder(SubEventType(sub_type)) == expected


def test_every_incident_stands_in_the_table_or_says_why_not(
    article: Build, event: Build, incident: Build, tmp_path: Any
) -> None:
    events = (event(), event(event_id="e2", place=None))
    run = run_of((article(),), events, tuple(incident(told) for told in events), acled_names=NAMES)
    written = write_tables(run, tmp_path)
    assert written.tally.left_out_of_acled == {"no_place": 1}
    assert [row["left_out_of_acled"] for row in tables(run)["incidents"]] == ["", "no_place"]
    with open(tmp_path / "acled.csv", encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["event_id_cnty"], row["actor1"], row["timestamp"]) == ("ie1", NAMES["harbour_guards"], "")


def test_every_type_that_acled_has_can_be_written(row: Build) -> None:
    for sub_type in SubEventType:
        written = row(sub_event_type=sub_type)
        known = written["event_type"] != EventType.DIPLOMACY
        assert (written["sub_event_type"] in ACLED.column("sub_event_type").choices) is known


def test_the_catalogue_knows_acleds_names(catalogue: Catalogue) -> None:
    assert catalogue.actors["civilians"].acled == "Civilians (Libya)"
    assert catalogue.actors["unidentified_armed_group"].acled == "Unidentified Armed Group (Libya)"
