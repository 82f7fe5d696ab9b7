from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pipeline.records import DateSpan, PlaceRef, TextSpan
from pipeline.vocabulary import ActorKind, DateBasis, DatePrecision, Effect, Outcome, Scope, SubEventType

Build = Callable[..., Any]
SEPTEMBER = DateSpan(date(2016, 9, 1), date(2016, 9, 30), "", DatePrecision.MONTH, DateBasis.STATED)
WEST = PlaceRef("west", "West", "region", "", TextSpan(0, 1), "West", geo_precision=3)
EAST = PlaceRef("east", "East", "region", "", TextSpan(0, 1), "East", geo_precision=3)
LIBYA = PlaceRef("libya", "Libya", "country", "", TextSpan(0, 1))
BREGA = PlaceRef("brega", "Brega", "town", "", TextSpan(0, 1), "East", "Al Wahat", "", "", 30.4, 19.6, 1)


@pytest.fixture
def total(told: Build) -> Build:
    """A total over September, as another article gives it."""

    def build(**changes: Any) -> Any:
        fields: dict[str, Any] = {"date": SEPTEMBER, "scope": Scope.CUMULATIVE, "actor1": (), "actor2": ()}
        return told(9, **(fields | changes))

    return build


def contained(gather: Build, *tellings: Any) -> tuple[str, ...]:
    found: dict[str, tuple[str, ...]] = {incident.incident_id: incident.may_contain for incident in gather(*tellings)}
    assert [incident_id for incident_id in found if found[incident_id] and incident_id != "ie9"] == []
    return found["ie9"]


@pytest.mark.parametrize(
    ("changes", "within"),
    [
        ({}, True),
        ({"place": None}, True),
        ({"place": LIBYA}, True),
        ({"place": WEST}, True),
        ({"place": EAST}, False),
        ({"place": BREGA}, False),
        ({"sub_event_type": SubEventType.AIR_STRIKE}, False),
        ({"date": DateSpan(date(2016, 9, 23), date(2016, 9, 30), "", DatePrecision.RANGE, DateBasis.STATED)}, False),
    ],
)
def test_what_a_total_may_contain(
    told: Build, total: Build, gather: Build, changes: dict[str, Any], within: bool
) -> None:
    assert contained(gather, told(1), total(**changes)) == (("ie1",) if within else ())


@pytest.mark.parametrize(
    "changes",
    [
        {"outcome": Outcome.FOILED},
        {"background": True},
        {"scope": Scope.CUMULATIVE, "date": SEPTEMBER},
        {"sub_event_type": SubEventType.ARRESTS},
    ],
)
def test_what_a_total_never_contains(told: Build, total: Build, gather: Build, changes: dict[str, Any]) -> None:
    assert contained(gather, told(1, **changes), total()) == ()


def test_a_count_of_the_dead_holds_any_violence_that_may_have_cost_lives(
    told: Build, total: Build, gather: Build, casualty: Build
) -> None:
    strike = {"sub_event_type": SubEventType.AIR_STRIKE}
    assert contained(gather, told(1, **strike), total()) == ("ie1",)
    harmless = told(1, **strike, casualties=(casualty(0, 0),))
    assert contained(gather, harmless, total()) == ()


def test_a_count_of_one_side_holds_its_fights_only(
    told: Build, total: Build, gather: Build, actor: Build, casualty: Build
) -> None:
    def losses(actor_id: str) -> Any:
        return total(casualties=(casualty(28, 28, Effect.KILLED, party=actor(actor_id, actor_id)),))

    assert contained(gather, told(1), losses("harbour_guards")) == ("ie1",)
    assert contained(gather, told(1), losses("police")) == ()
    civilians = actor("Civilians", "civilians", ActorKind.CIVILIANS)
    assert contained(gather, told(1), total(casualties=(casualty(28, 28, party=civilians),))) == ("ie1",)


def test_an_incident_told_twice_is_listed_once(told: Build, total: Build, gather: Build) -> None:
    assert contained(gather, told(1), told(2), total()) == ("ie1",)
