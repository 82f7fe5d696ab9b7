"""The record of an incident from its tellings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.incidents.accounts import STANDING, toll_range
from pipeline.incidents.corroboration import confirmed_later, status_of, trail
from pipeline.incidents.tellings import Telling, key_of
from pipeline.incidents.voices import Voices
from pipeline.records import ActorRef, Incident, PlaceRef
from pipeline.vocabulary import DateBasis, DatePrecision, Effect

NO_REGION_NEEDED = 4


def incident_of(group: Sequence[Telling], links: tuple[str, ...]) -> Incident:
    """One incident of tellings in the order of publication."""
    events = [telling.event for telling in group]
    voices = Voices(group)
    status = status_of(group, voices)
    best = min(group, key=lambda telling: STANDING[telling.event.status]).event
    starts = [event.date.start for event in events if event.date.start and not _stated_late(group, event.date.basis)]
    ends = [event.date.end for event in events if event.date.end and not _stated_late(group, event.date.basis)]
    told = [telling.facts.publication.edtf for telling in group if telling.facts.publication.edtf]
    return Incident(
        incident_id=f"i{events[0].event_id}",
        event_ids=tuple(event.event_id for event in events),
        sub_event_type=best.sub_event_type,
        # The days that all tellings share: the most precise one decides.
        date_start=max(starts, default=None),
        date_end=min(ends, default=None),
        date_precision=min((event.date.precision for event in events), key=list(DatePrecision).index),
        place=_most_precise(group),
        actor1=_parties(event.actor1 for event in events),
        actor2=_parties(event.actor2 for event in events),
        killed=toll_range(group, voices, lambda telling: telling.tolls[Effect.KILLED]),
        injured=toll_range(group, voices, lambda telling: telling.tolls[Effect.INJURED]),
        civilians_killed=toll_range(group, voices, lambda telling: telling.civilians_killed),
        status=status,
        outcome=best.outcome,
        scope=best.scope,
        background=all(event.background for event in events),
        countable=any(event.countable for event in events),
        publishers=tuple(dict.fromkeys(telling.facts.publisher for telling in group if telling.facts.publisher)),
        first_told=told[0] if told else "",
        last_told=told[-1] if told else "",
        trail=trail(group, voices),
        links=links,
        event_count=max((event.event_count for event in events if event.event_count), default=None),
        confirmed_later=confirmed_later(group, status),
    )


def _stated_late(group: Sequence[Telling], basis: DateBasis) -> bool:
    """Whether a day is only that of a statement, while another telling knows the event's own."""
    return basis is DateBasis.STATEMENT and any(telling.event.date.basis is not basis for telling in group)


def _parties(sides: Iterable[Sequence[ActorRef]]) -> tuple[ActorRef, ...]:
    """Every party once, in the order of the tellings."""
    found: dict[str, ActorRef] = {}
    for side in sides:
        for actor in side:
            found.setdefault(key_of(actor), actor)
    return tuple(found.values())


def _most_precise(group: Sequence[Telling]) -> PlaceRef | None:
    def vagueness(place: PlaceRef) -> tuple[int, int, bool]:
        return (place.geo_precision or NO_REGION_NEEDED, -len(place.within), not place.admin3)

    return min((telling.event.place for telling in group if telling.event.place), key=vagueness, default=None)
