from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from conftest import make_actor, make_article, make_casualty, make_event, make_incident
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Casualty, DateSpan, Decision, Event, Incident, PlaceRef, TextSpan, Toll, TollRange
from pipeline.scratch import open_scratch
from pipeline.tables import run_of
from pipeline.tables import totals as sums
from pipeline.tables.corrections import Row
from pipeline.tables.rows import tables
from pipeline.tables.tellings import EFFECTS, People, Spared, Tellings, month_of
from pipeline.tables.totals import FIGURES, Dimension, Overview, share_out
from pipeline.tolls import span, stated_figure, toll
from pipeline.vocabulary import DateBasis, DatePrecision, Effect, Outcome, ReviewDecision, Scope

Build = Callable[..., Any]

PARTY = (Dimension.PARTY,)
FEW = settings(max_examples=30, deadline=None)
"""Each example builds every table of a run."""
GUARDS, RAIDERS = make_actor("Harbour Guards", "harbour_guards"), make_actor("raiders")


def on(start: date, end: date | None = None) -> DateSpan:
    return DateSpan(start, end or start, "", DatePrecision.DAY, DateBasis.STATED)


def whole_of(events: Sequence[Event], effect: Effect) -> TollRange:
    counts = [count for event in events if (count := toll(event.casualties, effect)) != Toll()]
    given = span(counts)
    return TollRange(given.low, stated_figure(counts[-1]), given.high) if counts else TollRange()


def gathered(*events: Event) -> Incident:
    """One incident of several tellings."""
    return make_incident(
        events[0],
        event_ids=tuple(event.event_id for event in events),
        killed=whole_of(events, Effect.KILLED),
        injured=whole_of(events, Effect.INJURED),
        countable=any(event.countable for event in events),
    )


def built(*groups: tuple[Event, ...], decisions: dict[str, Decision] | None = None) -> dict[str, list[Row]]:
    events = tuple(event for group in groups for event in group)
    articles = tuple(make_article(article_id=name) for name in sorted({event.article_id for event in events}))
    return tables(run_of(articles, events, tuple(gathered(*group) for group in groups), decisions or {}))


@contextmanager
def held(rows: dict[str, list[Row]]) -> Iterator[Tellings]:
    with open_scratch() as scratch:
        tellings = Tellings(scratch)
        for name in rows:
            for row in rows[name]:
                tellings.add(name, row)
        yield tellings


def totals(rows: dict[str, list[Row]], *limits: Any) -> list[Row]:
    with held(rows) as tellings:
        return sums.totals(tellings, *limits)


def overview(rows: dict[str, list[Row]], *limits: Any) -> Overview:
    with held(rows) as tellings:
        return sums.overview(tellings, *limits)


def killed(rows: Sequence[Row], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in (*keys, "killed_low", "killed_best", "killed_high")) for row in rows]


def told(number: int, *casualties: Casualty, **changes: Any) -> Event:
    return make_event(event_id=f"e{number}", casualties=casualties, **changes)


def test_two_tellings_are_counted_once() -> None:
    rows = totals(built((told(1, make_casualty(8, 8)), told(2, make_casualty(11, 11)))), ())
    (row,) = rows
    assert killed(rows) == [(8, 11, 11)]
    assert (row["incidents"], row["rows_spared"]) == (1, 1)


def test_the_dead_of_each_party_stand_apart() -> None:
    both = told(1, make_casualty(6, 6, party=GUARDS), make_casualty(2, 2, party=RAIDERS))
    assert killed(totals(built((both,)), PARTY), "party") == [("Harbour Guards", 6, 6, 6), ("raiders", 2, 2, 2)]


@pytest.mark.parametrize(
    ("whole", "tellings", "shares"),
    [
        (People(8, 8, 8), [{"A": Toll(8, 8)}], {"A": People(8, 8, 8)}),
        (People(8, 8, 8), [{"": Toll(8, 8)}], {"": People(8, 8, 8)}),
        (People(5, 8, 8), [{"": Toll(5, 5)}, {"A": Toll(8, 8)}], {"A": People(5, 8, 8)}),
        (
            People(6, 17, 17),
            [{"A": Toll(6, 6)}, {"": Toll(17, 17)}],
            {"A": People(6, 6, 6), "": People(0, 11, 11)},
        ),
        (People(8, 8, None), [{"A": Toll(8, None)}], {"A": People(8, 8, None)}),
        (
            People(8, 20, None),
            [{"A": Toll(8, 8)}, {"": Toll(20, None)}],
            {"A": People(8, 8, 8), "": People(0, 12, None)},
        ),
        (
            People(7, 7, None),
            [{"A": Toll(5, None), "B": Toll(2, 2)}],
            {"A": People(5, 5, None), "B": People(2, 2, 2)},
        ),
        # Fewer in all than the parties' dead by another account: nobody can say whose are the ones left.
        (People(5, 8, 8), [{"A": Toll(5, 5), "B": Toll(3, 3)}, {"": Toll(5, 5)}], {"": People(5, 8, 8)}),
        (People(0, 0, 0), [{"": Toll(0, 0)}], {"": People(0, 0, 0)}),
        (People(0, 0, 0), [{"A": Toll(0, 0)}], {"A": People(0, 0, 0)}),
        (People(0, 10, 10), [{"A": Toll(None, 10)}], {"A": People(0, 10, 10)}),
    ],
)
def test_how_a_figure_is_shared_out(whole: People, tellings: list[dict[str, Toll]], shares: dict[str, People]) -> None:
    assert share_out(whole, tellings) == shares


@pytest.mark.parametrize(
    ("start", "end", "month"),
    [
        (date(2016, 9, 1), date(2016, 9, 30), "2016-09"),
        (date(2016, 8, 30), date(2016, 9, 2), ""),
        (date(2015, 9, 1), date(2016, 9, 1), ""),
        (None, None, ""),
    ],
)
def test_days_in_two_months_are_never_split(start: date | None, end: date | None, month: str) -> None:
    assert month_of(start, end) == month


def test_places_are_districts() -> None:
    port = replace(make_event().place, name="Sirte port")
    rows = totals(
        built((told(1, make_casualty(8, 8)),), (told(2, make_casualty(1, 1), place=port),), (told(3, place=None),)),
        (Dimension.PLACE,),
    )
    assert killed(rows, "admin1", "admin2") == [("West", "Sirte", 9, 9, 9), ("", "", None, None, None)]


def test_not_said_is_empty_and_none_is_zero() -> None:
    silent, none = told(1, make_casualty(1, 1, Effect.INJURED)), told(2, make_casualty(0, 0))
    assert killed(totals(built((silent,)), ())) == [(None, None, None)]
    assert killed(totals(built((silent,), (none,)), ())) == [(0, 0, 0)]


def test_an_open_figure_keeps_the_sum_open() -> None:
    assert killed(totals(built((told(1, make_casualty(8, None)),), (told(2, make_casualty(2, 2)),)), ())) == [
        (10, 10, None)
    ]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"scope": Scope.CUMULATIVE}, Spared.TOTAL),
        ({"background": True}, Spared.BACKGROUND),
        ({"outcome": Outcome.FOILED}, Spared.NOT_OCCURRED),
    ],
)
def test_what_is_not_countable_is_spared(changes: dict[str, Any], why: Spared) -> None:
    summed = built((told(1, make_casualty(8, 8)),), (told(2, make_casualty(90, 90), **changes),))
    assert killed(totals(summed, ())) == [(8, 8, 8)]
    seen = overview(summed)
    assert (seen.rows, seen.incidents, seen.spared) == (2, 1, {why: 1})
    assert seen.raw[Effect.KILLED] == 98
    assert seen.figures["killed_best"] == 8


def decided(event_id: str, kind: ReviewDecision, **corrections: str) -> dict[str, Decision]:
    return {event_id: Decision(event_id, kind, "", "R. Viewer", "2024-05-01T10:00:00+02:00", "", corrections)}


def test_a_rejected_row_is_spared(article: Build) -> None:
    rejected, kept = told(1, make_casualty(8, 8)), told(2, make_casualty(1, 1))
    run = run_of((article(),), (rejected, kept), (gathered(kept),), decided("e1", ReviewDecision.REJECTED))
    summed = tables(run)
    assert killed(totals(summed, ())) == [(1, 1, 1)]
    assert overview(summed).spared == {Spared.REJECTED: 1}


def test_a_reviewers_figure_day_and_place_are_summed() -> None:
    corrections = {"killed": "9", "date_start": "2016-10-01", "location": "Brega", "admin1": "East", "admin2": "Wahat"}
    summed = built(
        (told(1, make_casualty(8, 8, party=GUARDS)), told(2, make_casualty(4, 4))),
        decisions=decided("e1", ReviewDecision.CORRECTED, **corrections),
    )
    assert killed(summed["totals"], "month", "admin2", "party") == [
        ("2016-10", "Wahat", "Harbour Guards", 8, 8, 8),
        ("2016-10", "Wahat", "", 1, 1, 1),
    ]


def test_one_month_alone() -> None:
    later = told(2, make_casualty(3, 3), date=on(date(2016, 10, 2)))
    total = told(3, make_casualty(90, 90), date=on(date(2016, 10, 2)), scope=Scope.CUMULATIVE)
    summed = built((told(1, make_casualty(8, 8)),), (later,), (total,))
    october = frozenset({"2016-10"})
    assert killed(totals(summed, (Dimension.MONTH,), october), "month") == [("2016-10", 3, 3, 3)]
    assert overview(summed, october).rows == 2
    assert totals(summed, (Dimension.MONTH,), frozenset({"2015-01"})) == []
    assert overview(summed, frozenset({"2015-01"})).figures["killed_best"] is None


counts = st.tuples(st.integers(0, 30), st.one_of(st.none(), st.integers(0, 9)))
casualties = st.builds(
    lambda effect, bounds, party, speaker: make_casualty(
        bounds[0], None if bounds[1] is None else bounds[0] + bounds[1], effect, party=party, speaker=speaker
    ),
    st.sampled_from(EFFECTS),
    counts,
    st.sampled_from((None, GUARDS, RAIDERS, make_actor("Army", "army"))),
    st.sampled_from(("", "a medic", "a spokesman")),
)
places = st.sampled_from(
    (None, *(PlaceRef("", name, "town", name, TextSpan(0, 1), "West", name) for name in ("Sirte", "Misrata")))
)
tellings = st.builds(
    lambda many, day, days, place, outcome, scope, background: {
        "casualties": tuple(many),
        "date": on(date.fromordinal(day), date.fromordinal(day + days)),
        "place": place,
        "outcome": outcome,
        "scope": scope,
        "background": background,
    },
    st.lists(casualties, max_size=3),
    st.integers(736_200, 736_260),
    st.integers(0, 9),
    places,
    st.sampled_from((Outcome.OCCURRED, Outcome.OCCURRED, Outcome.FOILED)),
    st.sampled_from((Scope.SINGLE, Scope.SINGLE, Scope.CUMULATIVE)),
    st.booleans(),
)
stories = st.lists(st.lists(tellings, min_size=1, max_size=3), max_size=4)


def tables_of(groups: list[list[dict[str, Any]]]) -> dict[str, list[Row]]:
    numbers = iter(range(1, 99))
    return built(*(tuple(make_event(event_id=f"e{next(numbers)}", **fields) for fields in group) for group in groups))


@FEW
@given(stories)
def test_every_way_to_sum_gives_the_sum_over_countable_incidents(groups: list[list[dict[str, Any]]]) -> None:
    summed = tables_of(groups)
    countable = [row for row in summed["incidents"] if row["countable"]]
    for size in range(len(Dimension) + 1):
        for by in combinations(Dimension, size):
            rows = totals(summed, by)
            for name in FIGURES:
                cells, wanted = [row[name] for row in rows], [row[name] for row in countable]
                if name.endswith("_high"):
                    said = [row[name] for row in countable if row[name.replace("high", "low")] is not None]
                    open_ = any(value is None for value in said)
                    parts = [row[name] for row in rows if row[name.replace("high", "low")] is not None]
                    assert any(value is None for value in parts) == open_
                    if open_:
                        continue
                assert sum(value or 0 for value in cells) == sum(value or 0 for value in wanted), (by, name)


@FEW
@given(stories)
def test_figures_are_in_order_and_never_negative(groups: list[list[dict[str, Any]]]) -> None:
    for row in tables_of(groups)["totals"]:
        for effect in EFFECTS:
            low, best, high = (row[f"{effect}_{end}"] for end in ("low", "best", "high"))
            assert (low is None) == (best is None)
            if low is not None:
                assert 0 <= low <= best
                assert high is None or best <= high


@FEW
@given(stories)
def test_every_row_is_summed_or_spared(groups: list[list[dict[str, Any]]]) -> None:
    summed = tables_of(groups)
    rows = totals(summed, (Dimension.MONTH, Dimension.PLACE))
    seen = overview(summed)
    assert sum(row["incidents"] + row["rows_spared"] for row in rows) == len(summed["events"])
    assert seen.incidents + sum(seen.spared.values()) == seen.rows == len(summed["events"])
