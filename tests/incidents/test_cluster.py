from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pipeline.incidents import ArticleFacts, facts_of
from pipeline.incidents import cluster as cluster_events
from pipeline.incidents.matching import Words, copied
from pipeline.records import DateSpan, Incident, PlaceRef, Publication, TextSpan
from pipeline.vocabulary import DateBasis, DatePrecision, Outcome, PublishedBasis, Scope, Status, SubEventType

Build = Callable[..., Any]
HERE = TextSpan(0, 5)
OTHER_WORDS = TextSpan(78, 104)
"""The second paragraph of the articles that the tests build."""


def on(first: int, last: int | None = None, precision: DatePrecision = DatePrecision.DAY) -> DateSpan:
    return DateSpan(date(2016, 9, first), date(2016, 9, last or first), "", precision, DateBasis.STATED)


def place(place_id: str, latitude: float, longitude: float, precision: int = 1) -> PlaceRef:
    return PlaceRef(
        place_id, place_id.title(), "town", place_id, HERE, "West", "Sirte", "", "", latitude, longitude, precision
    )


@pytest.fixture
def articles(article: Build) -> tuple[Any, ...]:
    early = Publication(date(2016, 9, 23), "2016-09-23", PublishedBasis.FILE_NAME)
    return (article(), article(article_id="a2", publication=early, publisher="Wire"), article(article_id="a3"))


def cluster(events: tuple[Any, ...], articles: tuple[Any, ...]) -> tuple[Incident, ...]:
    return cluster_events(events, facts(events, articles))


def facts(events: tuple[Any, ...], articles: tuple[Any, ...]) -> list[ArticleFacts]:
    return [facts_of(article, events) for article in articles]


def joined(articles: tuple[Any, ...], one: Any, other: Any) -> bool:
    return len(cluster((one, other), articles)) == 1


def test_the_same_story_in_two_articles_is_one_incident(articles: tuple[Any, ...], event: Build) -> None:
    (incident,) = cluster((event(), event(event_id="e2", article_id="a2")), articles)
    assert incident.incident_id == "ie2"
    assert incident.event_ids == ("e2", "e1")
    assert incident.publishers == ("Wire", "Coast Monitor")
    assert incident.links == ("e2 and e1: same type, day, place, sides",)


def test_two_events_of_one_article_are_two_incidents(articles: tuple[Any, ...], event: Build) -> None:
    assert not joined(articles, event(), event(event_id="e2"))


SIRTE, PORT = place("sirte", 31.2, 16.59), place("sirte_port", 31.21, 16.6)
FAR, REGION = place("harawa", 31.05, 17.9), place("sirte_region", 31.2, 16.6, 3)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"sub_event_type": SubEventType.NON_STATE_OVERTAKES}, True),
        ({"sub_event_type": SubEventType.AIR_STRIKE}, False),
        ({"date": on(22, 23, DatePrecision.RANGE)}, True),
        ({"date": on(23)}, False),
        ({"date": on(1, 30, DatePrecision.MONTH)}, False),
        ({"place": PORT}, True),
        ({"place": FAR}, False),
        ({"place": REGION}, False),
        ({"place": None, "evidence": (OTHER_WORDS,)}, False),
        ({"outcome": Outcome.PLANNED}, False),
        ({"scope": Scope.CUMULATIVE}, False),
        ({"background": True}, False),
        ({"actor1": (), "actor2": ()}, True),
        ({"casualties": ()}, True),
    ],
)
def test_what_must_agree(articles: tuple[Any, ...], event: Build, changes: dict[str, Any], same: bool) -> None:
    other = event(event_id="e2", article_id="a2", **({"place": SIRTE} | changes))
    assert joined(articles, event(place=SIRTE), other) is same


@pytest.mark.parametrize("placed", [True, False])
def test_copy_that_two_papers_print_is_one_story_without_a_place(
    articles: tuple[Any, ...], event: Build, placed: bool
) -> None:
    other = event(event_id="e2", article_id="a2", place=SIRTE if placed else None)
    (incident,) = cluster((event(place=None), other), articles)
    assert incident.links == ("e2 and e1: same type, day, wording, sides",)


def test_the_same_words_about_another_place_are_another_story(articles: tuple[Any, ...], event: Build) -> None:
    assert not joined(articles, event(place=SIRTE), event(event_id="e2", article_id="a2", place=FAR))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a bomb went off at the gate of the court", "a bomb went off at the gate of the court early", True),
        ("a bomb went off at the gate of the court", "a bomb went off at the gate of the bank", False),
        ("a bomb went off", "a bomb went off", False),
        ("", "", False),
    ],
)
def test_copied_words(one: str, other: str, same: bool) -> None:
    assert copied(Words(one.split()), Words(other.split())) is same


@pytest.mark.parametrize(
    ("figures", "same"), [((8, 8), True), ((8, 11), True), ((8, 14), True), ((8, 40), False), ((0, 12), False)]
)
def test_tolls_that_could_be_the_same(
    articles: tuple[Any, ...], event: Build, casualty: Build, figures: tuple[int, int], same: bool
) -> None:
    one, other = (casualty(figure, figure) for figure in figures)
    assert (
        joined(articles, event(casualties=(one,)), event(event_id="e2", article_id="a2", casualties=(other,))) is same
    )


def test_sides_may_change_places_in_a_battle_only(articles: tuple[Any, ...], event: Build) -> None:
    turned = {"actor1": event().actor2, "actor2": event().actor1, "event_id": "e2", "article_id": "a2"}
    assert joined(articles, event(), event(**turned))
    strike = {"sub_event_type": SubEventType.AIR_STRIKE}
    assert not joined(articles, event(**strike), event(**turned, **strike))


def test_other_parties_are_another_fight(articles: tuple[Any, ...], event: Build, actor: Build) -> None:
    other = event(event_id="e2", article_id="a2", actor1=(actor("Police", "police"),), actor2=(actor("smugglers"),))
    assert not joined(articles, event(), other)


def test_an_incident_keeps_the_span_of_the_tolls(articles: tuple[Any, ...], event: Build, casualty: Build) -> None:
    (incident,) = cluster((event(), event(event_id="e2", article_id="a2", casualties=(casualty(10, 10),))), articles)
    assert (incident.killed.low, incident.killed.high, incident.injured.low) == (8, 10, None)


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        (Status.CLAIMED, Status.CONFIRMED, Status.CONFIRMED),
        (Status.UNCONFIRMED, Status.CLAIMED, Status.CLAIMED),
        (Status.REPORTED, Status.DISPUTED, Status.DISPUTED),
        (Status.CONFIRMED, Status.DISPUTED, Status.CONFIRMED),
    ],
)
def test_a_later_telling_may_raise_the_status(
    articles: tuple[Any, ...], event: Build, one: Status, other: Status, status: Status
) -> None:
    (incident,) = cluster((event(status=one), event(event_id="e2", article_id="a2", status=other)), articles)
    assert incident.status is status


def test_the_order_of_events_changes_nothing(articles: tuple[Any, ...], event: Build) -> None:
    events = tuple(event(event_id=f"e{n}", article_id=f"a{n}") for n in (1, 2, 3))
    assert cluster(events, articles) == cluster(events[::-1], articles)
    assert len(cluster(events, articles)) == 1
