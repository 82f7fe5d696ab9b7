from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.incidents import cluster, facts_of
from pipeline.records import Article, DateSpan, Event, Incident, PlaceRef, TextSpan
from pipeline.vocabulary import ActorKind, DateBasis, DatePrecision, Outcome, Scope, SubEventType

Build = Callable[..., Any]
HERE = TextSpan(0, 5)


def on(
    first: int,
    last: int | None = None,
    precision: DatePrecision = DatePrecision.DAY,
    basis: DateBasis = DateBasis.STATED,
) -> DateSpan:
    return DateSpan(date(2016, 9, first), date(2016, 9, last or first), "", precision, basis)


def place(
    place_id: str, latitude: float, longitude: float, precision: int = 1, within: tuple[str, ...] = ()
) -> PlaceRef:
    return PlaceRef(
        place_id, place_id.title(), "landmark" if within else "town", place_id, HERE, "West", "Sirte", "", "", latitude, longitude, precision,
        within=within,
    )  # fmt: skip


SIRTE, PORT = place("sirte", 31.2, 16.59), place("sirte_port", 31.21, 16.6, within=("sirte",))
QUARTER = place("giza", 31.215, 16.61, within=("sirte",))
FAR, REGION = place("harawa", 31.05, 17.9), place("sirte_region", 31.2, 16.6, 3)
COPY = "Harbour Guards clashed with raiders behind the old customs house before dawn"


def test_the_same_story_in_two_articles_is_one_incident(told: Build, gather: Build) -> None:
    (incident,) = gather(told(1, publisher="Coast Monitor"), told(2, day=23, publisher="Wire"))
    assert incident.incident_id == "ie2"
    assert incident.event_ids == ("e2", "e1")
    assert incident.publishers == ("Wire", "Coast Monitor")
    assert (incident.first_told, incident.last_told) == ("2016-09-23", "2016-09-27")


def test_a_link_names_what_made_it(told: Build, gather: Build) -> None:
    (incident,) = gather(told(1), told(2))
    assert incident.links == ("e1 + e2: type 2, day 2, same town 2, sides 2, killed 3 = 11",)


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        (on(22), on(22), 2),
        (on(20, 23, DatePrecision.RANGE), on(20, 23, DatePrecision.RANGE), 2),
        (on(22), on(20, 23, DatePrecision.RANGE), 1),
        (on(1, 30, DatePrecision.MONTH), on(1, 30, DatePrecision.MONTH), 0),
    ],
)
def test_the_finer_the_days_the_more_they_say(
    told: Build, gather: Build, one: DateSpan, other: DateSpan, points: int
) -> None:
    (incident,) = gather(told(1, date=one), told(2, date=other))
    assert ("day" in incident.links[0]) is (points > 0)
    assert f"= {9 + points}" in incident.links[0]


def test_two_events_of_one_article_are_two_incidents(told: Build, gather: Build) -> None:
    assert len(gather(told(1), told(2, article_id="a1"))) == 2


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"sub_event_type": SubEventType.NON_STATE_OVERTAKES}, True),
        ({"sub_event_type": SubEventType.AIR_STRIKE}, False),
        ({"date": on(22, 23, DatePrecision.RANGE)}, True),
        ({"date": on(23)}, False),
        ({"date": on(23, basis=DateBasis.STATEMENT)}, True),
        ({"date": on(27, basis=DateBasis.STATEMENT)}, False),
        ({"date": DateSpan(date(2016, 1, 1), date(2016, 12, 31), "2016", DatePrecision.YEAR, DateBasis.STATED)}, False),
        ({"place": PORT}, True),
        ({"place": FAR}, False),
        ({"outcome": Outcome.PLANNED}, False),
        ({"scope": Scope.CUMULATIVE}, False),
        ({"background": True}, True),
        ({"actor2": ()}, True),
        ({"casualties": ()}, True),
    ],
)
def test_what_must_agree(told: Build, gather: Build, changes: dict[str, Any], same: bool) -> None:
    joined = gather(told(1, place=SIRTE), told(2, **({"place": SIRTE} | changes)))
    assert (len(joined) == 1) is same


def test_a_town_and_a_day_are_not_enough(told: Build, gather: Build) -> None:
    bare = {"actor1": (), "actor2": (), "casualties": ()}
    assert len(gather(told(1, **bare), told(2, **bare))) == 2
    assert len(gather(told(1, **bare, place=PORT), told(2, **bare, place=PORT))) == 1


def test_people_said_killed_may_be_those_of_a_blast_with_the_same_toll(
    told: Build, gather: Build, casualty: Build
) -> None:
    blast = told(1, sub_event_type=SubEventType.REMOTE_EXPLOSIVE)
    assert len(gather(blast, told(2, sub_event_type=SubEventType.ATTACK))) == 1
    others = told(3, sub_event_type=SubEventType.ATTACK, casualties=(casualty(9, 9),))
    assert len(gather(blast, others)) == 2


def test_two_quarters_of_a_town_are_two_places(told: Build, gather: Build) -> None:
    assert len(gather(told(1, place=PORT), told(2, place=QUARTER))) == 2
    assert len(gather(told(1, place=PORT), told(2, place=SIRTE))) == 1


def test_what_contradicts_one_telling_of_an_incident_stays_out(told: Build, gather: Build) -> None:
    """The town fits the port and the quarter; they don't fit each other."""
    grouped = gather(told(1, place=PORT), told(2, place=SIRTE), told(3, place=QUARTER, casualties=()))
    assert [incident.event_ids for incident in grouped] == [("e1", "e2"), ("e3",)]


def test_what_one_article_tells_apart_is_not_joined_by_another(told: Build, gather: Build) -> None:
    """A telling that fits both attacks of an article equally well belongs to neither."""
    grouped = gather(told(1), told(2, article_id="a1"), told(3))
    assert len(grouped) == 3


def test_of_two_attacks_that_an_article_tells_the_better_fit_is_joined(
    told: Build, gather: Build, casualty: Build
) -> None:
    other = told(2, article_id="a1", casualties=(casualty(6, 6),))
    grouped = gather(told(1), other, told(3, casualties=(casualty(6, 6),)))
    assert {incident.event_ids for incident in grouped} == {("e1",), ("e2", "e3")}


@pytest.mark.parametrize("known", [None, SIRTE])
def test_copy_that_two_papers_print_is_one_story_without_a_place(
    told: Build, gather: Build, known: PlaceRef | None
) -> None:
    bare = {"actor1": (), "actor2": (), "casualties": ()}
    (incident,) = gather(told(1, place=None, words=COPY, **bare), told(2, place=known, words=f"{COPY} .", **bare))
    assert incident.links == ("e1 + e2: type 2, day 2, wording 4 = 8",)


def test_like_words_about_two_places_are_a_formula(told: Build, gather: Build) -> None:
    assert len(gather(told(1, place=SIRTE, words=COPY), told(2, place=PORT, words=COPY))) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((8, 8), (8, 8), True),
        ((8, 8), (11, 11), True),
        ((8, 8), (14, 14), True),
        ((8, 8), (40, 40), False),
        ((0, 0), (12, 12), False),
        ((8, None), (30, 30), True),
        ((8, None), (80, 80), False),
        ((0, 10), (9, 9), True),
    ],
)
def test_tolls_that_could_be_the_same(
    told: Build, gather: Build, casualty: Build, one: tuple[int, int], other: tuple[int, int], same: bool
) -> None:
    joined = gather(told(1, casualties=(casualty(*one),)), told(2, casualties=(casualty(*other),)))
    assert (len(joined) == 1) is same


def test_one_speaker_of_several_is_enough_for_a_toll(told: Build, gather: Build, casualty: Build) -> None:
    """A wild claim beside a sober count does not part two tellings."""
    both = (casualty(6, 6, speaker="hospital"), casualty(60, 60, speaker="Amaq"))
    (incident,) = gather(told(1, casualties=both), told(2, casualties=(casualty(5, 5),)))
    assert (incident.killed.low, incident.killed.high, incident.killed.high_by) == (5, 60, "Amaq")


def test_sides_may_change_places_in_a_battle_only(told: Build, gather: Build, actor: Build) -> None:
    guards, police = actor("Harbour Guards", "harbour_guards"), actor("Police", "police")
    straight, turned = {"actor1": (guards,), "actor2": (police,)}, {"actor1": (police,), "actor2": (guards,)}
    assert len(gather(told(1, **straight), told(2, **turned))) == 1
    strike = {"sub_event_type": SubEventType.AIR_STRIKE}
    assert len(gather(told(1, **straight, **strike), told(2, **turned, **strike))) == 2


@pytest.mark.parametrize(
    ("name", "actor_id", "kind", "same"),
    [
        ("Police", "police", None, False),
        ("Harbour Guards", "harbour_guards", None, True),
        ("Harbor Guards Company", "", None, False),
        ("masked men", "", None, True),
        ("Unidentified Armed Group (Libya)", "unidentified_armed_group", ActorKind.POLITICAL_MILITIA, True),
    ],
)
def test_other_parties_are_another_fight(
    told: Build, gather: Build, actor: Build, name: str, actor_id: str, kind: ActorKind | None, same: bool
) -> None:
    joined = gather(told(1), told(2, actor1=(actor(name, actor_id, kind),)))
    assert (len(joined) == 1) is same


@pytest.mark.parametrize("spelling", ["Salt Road Martyrs Battalion", "Salt Road Battalion", "Sallt Road Battalion"])
def test_a_group_without_an_entry_is_known_by_its_name(told: Build, gather: Build, actor: Build, spelling: str) -> None:
    one = told(1, actor1=(actor("Salt Road Battalion"),), casualties=())
    assert len(gather(one, told(2, actor1=(actor(spelling),), casualties=()))) == 1
    assert len(gather(one, told(2, actor1=(actor("Date Palm Brigade"),), casualties=()))) == 2


@pytest.mark.parametrize(
    ("denier", "same"), [("General Command of the Coast Army", True), ("the Desert Army", False), ("", False)]
)
def test_who_denies_it_is_whom_the_other_article_accuses(
    told: Build, gather: Build, actor: Build, denier: str, same: bool
) -> None:
    strike = {"sub_event_type": SubEventType.AIR_STRIKE, "actor2": (), "casualties": ()}
    accusing = told(1, actor1=(actor("Coast Army", "coast_army"),), **strike)
    denying = told(2, actor1=(), disputed_by=denier, date=on(23, basis=DateBasis.STATEMENT), **strike)
    assert (len(gather(accusing, denying)) == 1) is same


def test_the_days_of_an_incident_are_the_finest(told: Build, gather: Build) -> None:
    (incident,) = gather(
        told(1, date=on(20, 23, DatePrecision.RANGE)), told(2), told(3, date=on(24, basis=DateBasis.STATEMENT))
    )
    assert (incident.date_start, incident.date_end) == (date(2016, 9, 22), date(2016, 9, 22))
    assert incident.date_precision is DatePrecision.DAY


def test_an_incident_has_the_finest_place_and_every_party_once(told: Build, gather: Build, actor: Build) -> None:
    (incident,) = gather(told(1, place=SIRTE), told(2, place=PORT, actor2=(actor("Police", "police"),)))
    assert incident.place == PORT
    assert [party.name for party in incident.actor2] == ["raiders", "Police"]


def test_history_that_was_news_counts_once(told: Build, gather: Build) -> None:
    (incident,) = gather(told(1), told(2, background=True))
    assert (incident.background, incident.countable) == (False, True)
    (alone,) = gather(told(2, background=True))
    assert (alone.background, alone.countable) == (True, False)


def test_an_event_without_the_facts_of_its_article_is_an_error(event: Build) -> None:
    with pytest.raises(KeyError):
        cluster([event()], [])


DAYS = st.integers(20, 23)
PLACES = st.sampled_from([SIRTE, PORT, QUARTER, FAR, REGION, None])


@st.composite
def news(draw: st.DrawFn) -> list[dict[str, Any]]:
    return [
        {
            "article_id": f"a{number // draw(st.integers(1, 2))}",
            "place": draw(PLACES),
            "date": on(draw(DAYS)),
            "day": draw(st.one_of(st.none(), st.integers(24, 27))),
            "actor2": (),
        }
        for number in range(draw(st.integers(1, 8)))
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(news(), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(told: Build, stories: list[dict[str, Any]], shuffler: Any) -> None:
    made = [told(number, **story) for number, story in enumerate(stories)]
    events = [event for event, _ in made]
    articles = list({article.article_id: article for _, article in made}.values())

    def gathered(events: list[Event], articles: list[Article]) -> tuple[Incident, ...]:
        return cluster(events, [facts_of(article, events) for article in articles])

    before = gathered(events, articles)
    shuffled, others = events[:], articles[:]
    shuffler.shuffle(shuffled)
    shuffler.shuffle(others)
    assert gathered(shuffled, others) == before
    assert sorted(event_id for incident in before for event_id in incident.event_ids) == sorted(
        event.event_id for event in events
    )
    article_of = {event.event_id: event.article_id for event in events}
    for incident in before:
        assert len({article_of[event_id] for event_id in incident.event_ids}) == len(incident.event_ids)
