from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.records import Source, TollRange
from pipeline.vocabulary import Effect, SourceKind, Status

Build = Callable[..., Any]
COPY = "Harbour Guards clashed with raiders behind the old customs house before dawn"
HOSPITAL = Source("hospital", SourceKind.MEDICAL, "the hospital")
AMAQ = Source("Amaq", SourceKind.PARTY, "Amaq")


def of(build: Build, low: int | None, high: int | None, speaker: str = "", **changes: Any) -> dict[str, Any]:
    return {"casualties": (build(low, high, speaker=speaker, **changes),), "sources": (HOSPITAL, AMAQ)}


def test_low_and_high_with_who_gave_them(told: Build, gather: Build, casualty: Build) -> None:
    (incident,) = gather(
        told(1, day=24, publisher="Wire", **of(casualty, 8, 8)),
        told(2, day=25, **of(casualty, 11, 11, "Amaq")),
        told(3, day=26, **of(casualty, 9, 9, "hospital")),
    )
    assert incident.killed == TollRange(8, 9, 11, "Wire", "hospital", "Amaq")
    assert incident.injured == TollRange()


@pytest.mark.parametrize(
    ("first", "second", "best"),
    [
        ((8, 8, "hospital"), (9, 9, "hospital"), 9),
        ((8, 8, "hospital"), (9, 9, "Amaq"), 8),
        ((8, 8, "hospital"), (9, 9, ""), 8),
        ((8, 8, "Amaq"), (9, 9, ""), 9),
        ((8, None, "hospital"), (9, None, "hospital"), 9),
    ],
)
def test_the_best_figure_is_the_latest_of_the_best_standing(
    told: Build, gather: Build, casualty: Build, first: Any, second: Any, best: int
) -> None:
    (incident,) = gather(told(1, day=24, **of(casualty, *first)), told(2, day=26, **of(casualty, *second)))
    assert incident.killed.best == best


def test_a_figure_told_as_fact_counts_before_a_hedged_one(told: Build, gather: Build, casualty: Build) -> None:
    hedged = of(casualty, 9, 9) | {"status": Status.UNCONFIRMED}
    (incident,) = gather(told(1, day=24, **of(casualty, 8, 8)), told(2, day=26, **hedged))
    assert incident.killed.best == 8


def test_an_uncredited_figure_is_that_of_the_body_that_confirms_the_row(
    told: Build, gather: Build, casualty: Build
) -> None:
    row = of(casualty, 6, 6) | {"confirmed_by": "hospital"}
    (incident,) = gather(told(1, publisher="Wire", **row | {"status": Status.CONFIRMED}))
    assert incident.killed.best_by == "hospital"
    (incident,) = gather(told(1, publisher="Wire", **row | {"status": Status.DISPUTED}))
    assert incident.killed.best_by == "Wire"


def test_an_old_figure_printed_again_is_no_later_news(told: Build, gather: Build, casualty: Build) -> None:
    (incident,) = gather(
        told(1, day=23, words=COPY, **of(casualty, 8, 8)),
        told(2, day=24, **of(casualty, 9, 9)),
        told(3, day=26, words=COPY, **of(casualty, 8, 8)),
    )
    assert incident.killed.best == 9


@pytest.mark.parametrize(
    ("first", "second", "high"), [((8, None), (9, 9), 9), ((12, None), (9, 9), None), ((8, None), (9, None), None)]
)
def test_an_open_end_stays_open_unless_somebody_goes_beyond_it(
    told: Build, gather: Build, casualty: Build, first: Any, second: Any, high: int | None
) -> None:
    (incident,) = gather(told(1, **of(casualty, *first)), told(2, **of(casualty, *second)))
    assert incident.killed.high == high


def test_civilians_among_the_dead_have_a_range_of_their_own(told: Build, gather: Build, casualty: Build) -> None:
    entries = (casualty(5, 5, who="fighter"), casualty(3, 3, who="civilian"), casualty(7, 7, Effect.INJURED))
    (incident,) = gather(told(1, publisher="Wire", casualties=entries))
    assert incident.killed == TollRange(8, 8, 8, "Wire", "Wire", "Wire")
    assert incident.civilians_killed == TollRange(3, 3, 3, "Wire", "Wire", "Wire")
    assert incident.injured.best == 7
