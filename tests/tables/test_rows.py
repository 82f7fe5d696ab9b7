from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pipeline.records import Claim, DroppedSentence, Incident, TextSpan, TollRange, WeaponRef
from pipeline.tables import run_of
from pipeline.tables.doubt import DOUBT
from pipeline.tables.rows import event_row, tables
from pipeline.tables.schema import EVENTS, TABLES
from pipeline.vocabulary import (
    ActorKind,
    DatePrecision,
    Effect,
    Outcome,
    PublishedBasis,
    ReviewReason,
    Scope,
    Slot,
    SourceKind,
    Stance,
    Status,
    SubEventType,
)

Build = Callable[..., Any]


def test_every_column_of_every_table_is_filled_in_its_order(article: Build, event: Build) -> None:
    claim = Claim(Slot.EVENT, "a medic", SourceKind.MEDICAL, Stance.CONFIRMS, "confirmed", "the toll", TextSpan(0, 5))
    told = event(claims=(claim,), review_reasons=(ReviewReason.UNLISTED_ACTOR,))
    built = tables(run_of((article(),), (told,)))
    for table in TABLES:
        for row in built[table.name]:
            assert set(row) == set(table.names), table.name


def test_an_event(article: Build, event: Build) -> None:
    row = event_row(event(), article())
    assert set(row) == set(EVENTS.names)
    shown = {name: row[name] for name in ("date_start", "event_type", "actor1", "actor1_id", "killed", "killed_max")}
    assert shown == {
        "date_start": date(2016, 9, 22),
        "event_type": "Battles",
        "actor1": "Harbour Guards",
        "actor1_id": "harbour_guards",
        "killed": 8,
        "killed_max": 8,
    }
    assert row["evidence"] == "Harbour Guards clashed with raiders in Sirte on 22 September, killing eight."
    assert (row["start_char"], row["end_char"], row["evidence_spans"]) == (0, 76, "0-76")


def test_evidence_in_two_places(article: Build, event: Build) -> None:
    text = article().text
    second = TextSpan(text.index("A medic"), len(text))
    row = event_row(event(evidence=(*event().evidence, second)), article())
    assert row["evidence"].endswith("killing eight. … A medic confirmed the toll.")
    assert row["end_char"] == len(text)


def test_lists_stay_parallel(article: Build, event: Build, actor: Build) -> None:
    actors = (
        actor("Salt Road Battalion", "", ActorKind.POLITICAL_MILITIA, "the Salt Road Battalion"),
        actor("Army", "army"),
    )
    row = event_row(event(actor1=actors), article())
    assert row["actor1"] == "Salt Road Battalion; Army"
    assert row["actor1_id"] == "; army"
    assert row["actor1_kind"] == "political_militia; "
    assert row["actor1_text"] == "the Salt Road Battalion; Army"


@pytest.mark.parametrize(
    ("status", "confirmed"),
    [("confirmed", "yes"), ("reported", ""), ("claimed", "no"), ("unconfirmed", "no"), ("disputed", "no")],
)
def test_confirmed_follows_the_status(article: Build, event: Build, status: str, confirmed: str) -> None:
    assert event_row(event(status=Status(status)), article())["confirmed"] == confirmed


@pytest.mark.parametrize(
    ("changes", "countable"),
    [
        ({}, True),
        ({"outcome": Outcome.FOILED}, False),
        ({"scope": Scope.CUMULATIVE}, False),
        ({"scope": Scope.SERIES}, True),
        ({"background": True}, False),
    ],
)
def test_countable(article: Build, event: Build, changes: dict[str, Any], countable: bool) -> None:
    assert event_row(event(**changes), article())["countable"] is countable


def test_what_the_text_does_not_say_stays_empty(article: Build, event: Build) -> None:
    bare = event(actor1=(), actor2=(), place=None, casualties=(), sources=(), event_count=None)
    row = event_row(bare, article())
    for name in ("actor1", "actor1_kind", "location", "weapon", "source", "casualties_text", "pcode"):
        assert row[name] == "", name
    for name in ("killed", "killed_min", "injured", "captured_min", "latitude", "geo_precision", "event_count"):
        assert row[name] is None, name


def test_weapons_and_captives(article: Build, event: Build, casualty: Build) -> None:
    weapon = WeaponRef("grad", "Grad rocket", "rocket", "Grads", TextSpan(0, 5))
    row = event_row(event(weapons=(weapon,), casualties=(casualty(2, None, Effect.CAPTURED),)), article())
    assert (row["weapon"], row["weapon_id"], row["weapon_kind"], row["weapon_text"]) == (
        "Grad rocket",
        "grad",
        "rocket",
        "Grads",
    )
    assert (row["captured_min"], row["captured_max"], row["killed"]) == (2, None, None)


def test_rows_follow_the_articles_and_the_text(article: Build, event: Build) -> None:
    later = event(event_id="e2", anchor=TextSpan(20, 25))
    other = event(event_id="e3", article_id="a2")
    built = tables(run_of((article(article_id="a2"), article()), (later, event(), other)))
    assert [row["event_id"] for row in built["events"]] == ["e3", "e1", "e2"]


def test_articles_count_their_events(article: Build, event: Build) -> None:
    dropped = (DroppedSentence("about", "About us."),)
    built = tables(run_of((article(dropped=dropped, duplicates=("copy.txt",)), article(article_id="a2")), (event(),)))
    assert [row["events"] for row in built["articles"]] == [1, 0]
    first = built["articles"][0]
    assert (first["dropped"], first["dropped_patterns"], first["duplicates"]) == (1, "about", "copy.txt")
    assert first["published_basis"] == PublishedBasis.FILE_NAME


def test_participants_name_both_sides_and_the_sources(article: Build, event: Build) -> None:
    rows = tables(run_of((article(),), (event(),)))["participants"]
    assert [(row["role"], row["name"], row["kind"]) for row in rows] == [
        ("actor1", "Harbour Guards", "political_militia"),
        ("actor2", "raiders", "political_militia"),
        ("source", "a medic", "medical"),
    ]


def test_the_most_doubtful_row_comes_first(article: Build, event: Build) -> None:
    events = (
        event(event_id="e1", review_reasons=(ReviewReason.VAGUE_TOLL,)),
        event(event_id="e2", review_reasons=(ReviewReason.DISPUTED, ReviewReason.NO_DATE)),
        event(event_id="e3"),
        event(event_id="e4", review_reasons=(ReviewReason.DISPUTED,)),
    )
    review = tables(run_of((article(),), events))["review"]
    assert [(row["rank"], row["event_id"]) for row in review] == [(1, "e2"), (2, "e4"), (3, "e1")]


def test_every_reason_weighs_something() -> None:
    assert set(DOUBT) == set(ReviewReason)


def test_an_incident(article: Build, event: Build) -> None:
    told = event()
    incident = Incident(
        incident_id="ie1",
        event_ids=("e1", "e2"),
        sub_event_type=SubEventType.ARMED_CLASH,
        date_start=date(2016, 9, 22),
        date_end=date(2016, 9, 22),
        date_precision=DatePrecision.DAY,
        place=told.place,
        actor1=told.actor1,
        actor2=told.actor2,
        killed=TollRange(8, 11, 11, "Coast Monitor", "hospital", "hospital"),
        injured=TollRange(),
        civilians_killed=TollRange(),
        status=Status.CONFIRMED,
        outcome=Outcome.OCCURRED,
        scope=Scope.SINGLE,
        background=False,
        countable=True,
        publishers=("Coast Monitor", "Wire"),
        first_told="2016-09-24",
        last_told="2016-09-26",
        trail=("claimed 24 Sep 2016 by local media", "confirmed 26 Sep 2016 by hospital"),
        links=("e1 and e2: same type, day, place",),
        confirmed_later=("e1",),
    )
    run = run_of((article(), article(article_id="a2")), (event(), event(event_id="e2", article_id="a2")), (incident,))
    built = tables(run)
    assert [row["incident_id"] for row in built["events"]] == ["ie1", "ie1"]
    (row,) = built["incidents"]
    assert (row["events"], row["articles"]) == (2, 2)
    killed = [row[f"killed_{end}"] for end in ("low", "low_by", "best", "best_by", "high", "high_by")]
    assert killed == [8, "Coast Monitor", 11, "hospital", 11, "hospital"]
    assert (row["location"], row["actor1"], row["actor2"]) == ("Sirte", "Harbour Guards", "raiders")
    assert row["trail"] == "claimed 24 Sep 2016 by local media → confirmed 26 Sep 2016 by hospital"
    reasons = [str(event_row["review_reasons"]).split("; ") for event_row in built["events"]]
    assert ["confirmed_later" in codes for codes in reasons] == [True, False]
    assert row["countable"] is True
