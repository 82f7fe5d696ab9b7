"""How long clustering takes and how much memory: `python benchmarks/clustering.py [ROWS …]`.

The rows are synthetic: occurrences spread over ten years and fifty places, as busy on any day whatever their number
(more rows are more days of news), each told by one to four articles with tolls that drift. A child process measures
each size, so that its peak memory is its own. Every figure is printed; nothing is kept.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from pipeline.incidents import ArticleFacts, cluster
from pipeline.records import (
    ActorRef,
    Casualty,
    DateSpan,
    Event,
    PlaceRef,
    Publication,
    Source,
    TextSpan,
)
from pipeline.vocabulary import (
    ActorKind,
    DateBasis,
    DatePrecision,
    Effect,
    Outcome,
    PublishedBasis,
    Scope,
    SourceKind,
    Status,
    SubEventType,
)

SIZES = (10_000, 100_000)
OCCURRENCES_A_DAY = 11
"""A little more than the busiest year of conflict in Libya."""
TOWNS, QUARTERS = 10, 4
ACTORS = 20
TOTALS = 0.01
"""Share of rows that are totals over thirty days."""
SPAN = TextSpan(0, 1)
WORDS = ("bomb", "gate", "market", "convoy", "dawn", "troops", "shells", "road", "camp", "hospital", "patrol")


def main() -> None:
    """Measures each size in a process of its own and prints a table."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(int(sys.argv[2]))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print(f"{'rows':>9} {'incidents':>10} {'seconds':>8} {'CPU s':>8} {'peak MB':>8}")
    for size in sizes:
        made = json.loads(subprocess.check_output([sys.executable, __file__, "--one", str(size)]))
        took = f"{made['seconds']:>8.1f} {made['cpu']:>8.1f} {made['megabytes']:>8,.0f}"
        print(f"{size:>9,} {made['incidents']:>10,} {took}", flush=True)


def measured(size: int) -> dict[str, float]:
    """Rows, incidents, seconds of clustering alone, and the peak memory of making the rows and clustering them."""
    told = list(rows(size))
    start, busy = time.perf_counter(), time.process_time()
    incidents = cluster((event for event, _ in told), (facts for _, facts in told))
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": size, "incidents": len(incidents), "seconds": seconds, "cpu": busy, "megabytes": megabytes}


def rows(size: int, seed: int = 1) -> Iterator[tuple[Event, ArticleFacts]]:
    """So many events, each of an article of its own."""
    choose = random.Random(seed)
    made = occurrence = 0
    while made < size:
        day = date(2011, 1, 1) + timedelta(days=occurrence // OCCURRENCES_A_DAY)
        occurrence += 1
        model = _occurrence(choose, day)
        for _ in range(min(choose.choice((1, 1, 2, 3, 4)), size - made)):
            yield _telling(choose, made, day, model)
            made += 1


Model = tuple[SubEventType, PlaceRef, ActorRef, ActorRef, int, str]


def _occurrence(choose: random.Random, day: date) -> Model:
    kinds = (SubEventType.ARMED_CLASH, SubEventType.AIR_STRIKE, SubEventType.SHELLING, SubEventType.ATTACK)
    sentence = " ".join(choose.choices(WORDS, k=18))
    return choose.choice(kinds), _place(choose), _actor(choose), _actor(choose), choose.randrange(1, 30), sentence


def _place(choose: random.Random) -> PlaceRef:
    town, quarter = choose.randrange(TOWNS), choose.randrange(QUARTERS + 1)
    latitude, longitude = 32.0 - 0.6 * town, 13.0 + 0.7 * town
    if quarter == QUARTERS:
        return PlaceRef(
            f"t{town}", f"Town {town}", "town", "", SPAN, "West", f"D{town}", "", "", latitude, longitude, 1
        )
    return PlaceRef(
        f"t{town}q{quarter}", f"Quarter {quarter} of {town}", "city_district", "", SPAN, "West", f"D{town}", "", "",
        latitude + 0.01 * quarter, longitude, 1, within=(f"t{town}",),
    )  # fmt: skip


def _actor(choose: random.Random) -> ActorRef:
    number = choose.randrange(ACTORS)
    return ActorRef(f"actor{number}", f"Brigade {number}", ActorKind.POLITICAL_MILITIA, "", SPAN)


def _telling(choose: random.Random, number: int, day: date, model: Model) -> tuple[Event, ArticleFacts]:
    kind, place, doer, target, dead, sentence = model
    article_id, event_id = f"a{number:08x}", f"e{number:08x}"
    told = day + timedelta(days=choose.randrange(1, 7))
    toll = max(0, dead + choose.randrange(-2, 3))
    words = sentence.split()
    choose.shuffle(words)
    total = choose.random() < TOTALS
    last = day + timedelta(days=29) if total else day
    precision = DatePrecision.RANGE if total else DatePrecision.DAY
    event = Event(
        event_id=event_id,
        article_id=article_id,
        sub_event_type=kind,
        action="struck",
        anchor=SPAN,
        evidence=(SPAN,),
        date=DateSpan(day, last, str(day), precision, DateBasis.STATED),
        actor1=(doer,),
        actor2=(target,) if choose.random() < 0.7 else (),
        place=place if choose.random() < 0.9 else None,
        weapons=(),
        casualties=(Casualty(Effect.KILLED, toll, toll, "person", f"{toll} dead", SPAN),),
        status=choose.choice(list(Status)),
        outcome=Outcome.OCCURRED,
        scope=Scope.CUMULATIVE if total else Scope.SINGLE,
        event_count=None,
        background=False,
        sources=(Source("a hospital", SourceKind.MEDICAL, "a hospital"),),
    )
    publication = Publication(told, str(told), PublishedBasis.METADATA)
    facts = ArticleFacts(
        article_id, f"Paper {choose.randrange(40)}", f"{article_id}.txt", publication, {event_id: (" ".join(words),)}
    )
    return event, facts


if __name__ == "__main__":
    main()
