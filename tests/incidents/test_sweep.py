"""Day by day and all at once come to the same, and what has ended is let go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from conftest import make_actor, make_article, make_casualty, make_event
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.news import reader_of_known_events, write_news
from pipeline.articles import read_folder
from pipeline.catalogue import Catalogue
from pipeline.incidents import cluster, facts_of
from pipeline.incidents.clusters import gathered
from pipeline.incidents.matching import match
from pipeline.incidents.merging import incident_of
from pipeline.incidents.sweep import Company, companies, comparable
from pipeline.incidents.tellings import Telling, telling_of
from pipeline.records import Article, DateSpan, Event, PlaceRef, TextSpan
from pipeline.vocabulary import DateBasis, DatePrecision, Scope, SubEventType

Build = Callable[..., Any]
START = date(2016, 9, 1)


def all_at_once(told: list[Telling]) -> Company:
    """One company of everything, every pair compared."""
    told = sorted(told, key=lambda telling: telling.order)
    links = [
        (one, other, found)
        for one, other in combinations(told, 2)
        if Scope.CUMULATIVE not in (one.event.scope, other.event.scope)
        and comparable(one, other)
        and (found := match(one, other))
        and found.enough
    ]
    return Company(told, None, links)


def by_day(told: Iterable[Telling]) -> list[Telling]:
    return sorted(told, key=lambda telling: (telling.first or date.min, telling.order))


def same(told: list[Telling], monkeypatch: pytest.MonkeyPatch) -> None:
    swept = sorted((members[0].order, incident) for incident, members in gathered(by_day(told)))
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.incidents.clusters.companies", lambda _: [all_at_once(told)])
        whole = sorted((members[0].order, incident) for incident, members in gathered(told))
    assert [incident for _, incident in swept] == [incident for _, incident in whole]


TOWNS = tuple(
    PlaceRef(name, name, "town", name, TextSpan(0, 1), "West", name, "", "", 31.0 + 0.2 * north, 16.6, 1)
    for north, name in enumerate(("Sirte", "Jarif", "Harawa"))
)
days = st.builds(
    lambda first, length, basis: DateSpan(
        START + timedelta(days=first), START + timedelta(days=first + length), "", DatePrecision.RANGE, basis
    ),
    st.integers(0, 8),
    st.sampled_from((0, 0, 1, 2, 2, 5, 40)),
    st.sampled_from((DateBasis.STATED, DateBasis.STATEMENT)),
)
no_day = st.just(DateSpan(None, None, "", DatePrecision.UNKNOWN, DateBasis.NONE))
events = st.builds(
    lambda when, where, kind, scope, doer, dead: {
        "date": when,
        "place": where,
        "sub_event_type": kind,
        "scope": scope,
        "actor1": (make_actor(doer, doer.lower()),) if doer else (),
        "casualties": (make_casualty(dead, dead),) if dead else (),
    },
    st.one_of(days, no_day),
    st.sampled_from((*TOWNS, TOWNS[0], TOWNS[0], None)),
    st.sampled_from((SubEventType.ARMED_CLASH,) * 3 + (SubEventType.ATTACK, SubEventType.PEACEFUL_PROTEST)),
    st.sampled_from((Scope.SINGLE,) * 5 + (Scope.CUMULATIVE,)),
    st.sampled_from(("Guards", "Guards", "Guards", "Army", "")),
    st.sampled_from((8, 8, 8, 9, 0)),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), events), min_size=2, max_size=14))
def test_day_by_day_is_as_all_at_once(told: list[tuple[int, dict[str, Any]]]) -> None:
    tellings = []
    for number, (article, fields) in enumerate(told):
        made = make_event(event_id=f"e{number}", article_id=f"a{article}", **fields)
        tellings.append(telling_of(made, facts_of(make_article(article_id=f"a{article}"), [made])))
    with pytest.MonkeyPatch.context() as monkeypatch:
        same(tellings, monkeypatch)


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Article, tuple[Event, ...]]]:
    """Sixty articles, 360 events."""
    folder = tmp_path_factory.mktemp("news")
    write_news(folder, 60)
    read_events = reader_of_known_events(Catalogue())
    return [(article, read_events(article)) for article in read_folder(folder) if isinstance(article, Article)]


def told_in(news: list[tuple[Article, tuple[Event, ...]]]) -> list[Telling]:
    return [telling_of(event, facts_of(article, [event])) for article, events in news for event in events]


def test_of_many_articles_too(news: list[tuple[Article, tuple[Event, ...]]], monkeypatch: pytest.MonkeyPatch) -> None:
    told = told_in(news)
    assert sum(len(members) > 1 for _, members in gathered(by_day(told))) > 20
    same(told, monkeypatch)


def test_the_batch_keeps_incidents_as_they_were_found(news: list[tuple[Article, tuple[Event, ...]]]) -> None:
    found = {incident.incident_id: incident for incident, _ in gathered(by_day(told_in(news)))}
    events = [event for _, events in news for event in events]
    kept = cluster(events, [facts_of(article, events) for article, events in news])
    assert len(kept) == len(found)
    for incident in kept:
        if incident.scope is not Scope.CUMULATIVE:
            assert incident == found[incident.incident_id]


def test_what_has_ended_is_let_go() -> None:
    """A telling is given with its company before the one after next is asked for."""
    asked = 0

    def told() -> Iterator[Telling]:
        nonlocal asked
        for number in range(50):
            asked += 1
            day = START + timedelta(days=number)
            when = DateSpan(day, day, str(day), DatePrecision.DAY, DateBasis.STATED)
            made = make_event(event_id=f"e{number:02}", article_id=f"a{number}", date=when)
            yield telling_of(made, facts_of(make_article(article_id=f"a{number}"), [made]))

    for given_away, company in enumerate(companies(told())):
        assert [telling.event.event_id for telling in company.members] == [f"e{given_away:02}"]
        assert asked <= given_away + 2


def test_one_that_lasts_waits_for_the_last_that_may_join_it(told: Build) -> None:
    def telling(number: int, first: int, last: int) -> Telling:
        when = DateSpan(START + timedelta(first), START + timedelta(last), "", DatePrecision.RANGE, DateBasis.STATED)
        event, article = told(number, date=when)
        return telling_of(event, facts_of(article, [event]))

    siege, dawn, late = telling(1, 0, 6), telling(2, 2, 2), telling(3, 6, 6)
    (company,) = companies([siege, dawn, late])
    assert {member.event.event_id for member in company.members} == {"e1", "e2", "e3"}
    assert incident_of([siege, late], ()).event_ids == ("e1", "e3")
