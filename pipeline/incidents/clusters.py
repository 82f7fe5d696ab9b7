"""Gathers events into incidents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pipeline.incidents.matching import Words, reasons
from pipeline.records import Article, Event, Incident, PlaceRef, Toll
from pipeline.tolls import span, toll
from pipeline.vocabulary import Effect, Status

BEST_FIRST = (Status.CONFIRMED, Status.REPORTED, Status.CLAIMED, Status.UNCONFIRMED)


def cluster(events: Iterable[Event], articles: Iterable[Article]) -> tuple[Incident, ...]:
    """Every event in exactly one incident, most of them alone; the same for any order of the events.

    An event joins an incident only where it agrees with every event in it, and no incident has two events of one
    article. A total over a period and history told beside the news stay alone.
    """
    by_id = {article.article_id: article for article in articles}

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


def _words(event: Event, article: Article) -> Words:
    """The words of the sentence that tells the event first."""
    sentence = event.evidence[0]
    return Words(re.findall(r"\w+", article.text[sentence.start : sentence.end].casefold()))


def _shared(group: Sequence[Event], event: Event, words: Mapping[str, Words]) -> int:
    """How much the event shares with every event of the group; 0 where it disagrees with one of them."""
    return min(len(reasons(member, event, words)) for member in group)


def _days(event: Event) -> tuple[date, ...]:
    """The days to look for company on; none for a span too long to tell one occurrence."""
    start, end = event.date.start, event.date.end
    if start is None or end is None or (end - start).days > 31:
        return ()
    return tuple(date.fromordinal(day) for day in range(start.toordinal(), end.toordinal() + 1))


def _incident(group: Sequence[Event], articles: Mapping[str, Article], words: Mapping[str, Words]) -> Incident:
    first = group[0]
    starts = [event.date.start for event in group if event.date.start]
    ends = [event.date.end for event in group if event.date.end]
    return Incident(
        incident_id=f"i{first.event_id}",
        event_ids=tuple(event.event_id for event in group),
        sub_event_type=first.sub_event_type,
        # The days that all tellings share: the most precise one decides.
        date_start=max(starts, default=None),
        date_end=min(ends, default=None),
        location=_most_precise(group),
        actor1="; ".join(dict.fromkeys(actor.name for event in group for actor in event.actor1)),
        actor2="; ".join(dict.fromkeys(actor.name for event in group for actor in event.actor2)),
        killed=_range(group, Effect.KILLED),
        injured=_range(group, Effect.INJURED),
        status=_status(group),
        publishers=tuple(
            dict.fromkeys(name for event in group if (name := articles[event.article_id].publisher)),
        ),
        links=tuple(
            f"{member.event_id} and {event.event_id}: same {', '.join(reasons(member, event, words))}"
            for place, event in enumerate(group)
            for member in group[:place]
        ),
    )


def _most_precise(group: Sequence[Event]) -> str:
    places = [event.place for event in group if event.place]

    def vagueness(place: PlaceRef) -> tuple[int, bool]:
        return (place.geo_precision or 4, not place.admin3)

    return min(places, key=vagueness).name if places else ""


def _range(group: Sequence[Event], effect: Effect) -> Toll:
    """From the lowest to the highest figure that an article gives."""
    counts = [toll(event.casualties, effect) for event in group]
    return span(count for count in counts if count != Toll())


def _status(group: Sequence[Event]) -> Status:
    """The best status that a telling has; disputed where one is and no telling is confirmed."""
    found = {event.status for event in group}
    if Status.DISPUTED in found and Status.CONFIRMED not in found:
        return Status.DISPUTED
    return next(status for status in BEST_FIRST if status in found)
