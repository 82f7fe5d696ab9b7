"""Gathers events into incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pipeline.incidents.facts import ArticleFacts
from pipeline.incidents.matching import Words, reasons
from pipeline.records import ActorRef, Event, Incident, PlaceRef, Toll, TollRange
from pipeline.tolls import span, stated_figure, toll
from pipeline.vocabulary import DatePrecision, Effect, Status

BEST_FIRST = (Status.CONFIRMED, Status.REPORTED, Status.CLAIMED, Status.UNCONFIRMED)


def cluster(events: Iterable[Event], facts: Iterable[ArticleFacts]) -> tuple[Incident, ...]:
    """Every event in exactly one incident, most of them alone; the same for any order of the events.

    An event joins an incident only where it agrees with every event in it, and no incident has two events of one
    article. A total over a period and history told beside the news stay alone.
    """
    by_id = {entry.article_id: entry for entry in facts}

    def age(event: Event) -> tuple[str, str]:
        return (by_id[event.article_id].publication.edtf or "9999", event.event_id)

    events = sorted(events, key=age)
    words = {event.event_id: _words(event, by_id[event.article_id]) for event in events}
    groups: list[list[Event]] = []
    open_on: dict[date, list[int]] = defaultdict(list)
    for event in events:
        days = _days(event)
        near = sorted({number for day in days for number in open_on.get(day, ())})
        shared = {number: _shared(groups[number], event, words) for number in near}
        best = max(near, key=lambda number: (shared[number], -number), default=None)
        if best is None or not shared[best]:
            best = len(groups)
            groups.append([])
        groups[best].append(event)
        for day in days:
            open_on[day].append(best)
    return tuple(_incident(group, by_id, words) for group in groups)


def _words(event: Event, facts: ArticleFacts) -> Words:
    """The words of the sentence that tells the event first."""
    return Words(facts.wordings[event.event_id][0].split())


def _shared(group: Sequence[Event], event: Event, words: Mapping[str, Words]) -> int:
    """How much the event shares with every event of the group; 0 where it disagrees with one of them."""
    return min(len(reasons(member, event, words)) for member in group)


def _days(event: Event) -> tuple[date, ...]:
    """The days to look for company on; none for a span too long to tell one occurrence."""
    start, end = event.date.start, event.date.end
    if start is None or end is None or (end - start).days > 31:
        return ()
    return tuple(date.fromordinal(day) for day in range(start.toordinal(), end.toordinal() + 1))


def _incident(group: Sequence[Event], facts: Mapping[str, ArticleFacts], words: Mapping[str, Words]) -> Incident:
    first = group[0]
    starts = [event.date.start for event in group if event.date.start]
    ends = [event.date.end for event in group if event.date.end]
    told = [edtf for event in group if (edtf := facts[event.article_id].publication.edtf)]
    finest = min(group, key=lambda event: list(DatePrecision).index(event.date.precision))
    status = _status(group)
    return Incident(
        incident_id=f"i{first.event_id}",
        event_ids=tuple(event.event_id for event in group),
        sub_event_type=first.sub_event_type,
        # The days that all tellings share: the most precise one decides.
        date_start=max(starts, default=None),
        date_end=min(ends, default=None),
        date_precision=finest.date.precision,
        place=_most_precise(group),
        actor1=_parties(event.actor1 for event in group),
        actor2=_parties(event.actor2 for event in group),
        killed=_range(group, Effect.KILLED),
        injured=_range(group, Effect.INJURED),
        civilians_killed=_range(group, Effect.KILLED, civilians=True),
        status=status,
        outcome=first.outcome,
        scope=first.scope,
        background=all(event.background for event in group),
        countable=any(event.countable for event in group),
        publishers=tuple(
            dict.fromkeys(name for event in group if (name := facts[event.article_id].publisher)),
        ),
        first_told=min(told, default=""),
        last_told=max(told, default=""),
        trail=(status.value,),
        links=tuple(
            f"{member.event_id} and {event.event_id}: same {', '.join(reasons(member, event, words))}"
            for place, event in enumerate(group)
            for member in group[:place]
        ),
        event_count=max((event.event_count for event in group if event.event_count), default=None),
    )


def _parties(sides: Iterable[Sequence[ActorRef]]) -> tuple[ActorRef, ...]:
    """Every party once, in the order of the tellings."""
    found: dict[str, ActorRef] = {}
    for side in sides:
        for actor in side:
            found.setdefault(actor.actor_id or actor.name.casefold(), actor)
    return tuple(found.values())


def _most_precise(group: Sequence[Event]) -> PlaceRef | None:
    def vagueness(place: PlaceRef) -> tuple[int, bool]:
        return (place.geo_precision or 4, not place.admin3)

    return min((event.place for event in group if event.place), key=vagueness, default=None)


def _range(group: Sequence[Event], effect: Effect, *, civilians: bool = False) -> TollRange:
    """From the lowest to the highest figure that an article gives."""
    counts = [toll(event.casualties, effect, civilians=civilians) for event in group]
    said = [count for count in counts if count != Toll()]
    if not said:
        return TollRange()
    whole = span(said)
    return TollRange(whole.low, stated_figure(said[-1]), whole.high)


def _status(group: Sequence[Event]) -> Status:
    """The best status that a telling has; disputed where one is and no telling is confirmed."""
    found = {event.status for event in group}
    if Status.DISPUTED in found and Status.CONFIRMED not in found:
        return Status.DISPUTED
    return next(status for status in BEST_FIRST if status in found)
