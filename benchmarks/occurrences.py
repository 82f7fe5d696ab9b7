"""Made-up occurrences and what articles tell of them, for benchmarks."""

from __future__ import annotations

import random
from datetime import date, timedelta

from pipeline.incidents import ArticleFacts
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

OCCURRENCES_A_DAY = 11
"""A little more than the busiest year of conflict in Libya."""
TOWNS, QUARTERS = 10, 4
ACTORS = 20
TOTALS = 0.01
"""Share of rows that are totals over thirty days."""
SPAN = TextSpan(0, 1)
WORDS = ("bomb", "gate", "market", "convoy", "dawn", "troops", "shells", "road", "camp", "hospital", "patrol")

Model = tuple[SubEventType, PlaceRef, ActorRef, ActorRef, int, str]


def occurrence(choose: random.Random) -> Model:
    """What happened: its kind, place, doer, target, dead and the sentence that tells it."""
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


def telling(choose: random.Random, number: int, day: date, model: Model) -> tuple[Event, ArticleFacts]:
    """What an article tells of an occurrence, with the facts of the article."""
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
