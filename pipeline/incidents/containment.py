"""Which incidents a total over a period may count already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from pipeline.incidents.matching import alike
from pipeline.incidents.nearness import Nearness, nearness
from pipeline.incidents.tellings import CLASSES, key_of
from pipeline.records import ActorRef, Casualty, Incident, PlaceRef
from pipeline.vocabulary import EVENT_TYPE_OF, Effect, EventType, Outcome, SubEventType

DEADLY = frozenset({SubEventType.ATTACK, SubEventType.ARMED_CLASH})
"""What a bare count of the dead is read as: it may be made up of any kind of violence."""
VIOLENT = frozenset(
    {
        EventType.BATTLES,
        EventType.EXPLOSIONS,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        EventType.PROTESTS,
        EventType.RIOTS,
    }
)
IN_PLACE = (Nearness.SAME_SITE, Nearness.SAME_TOWN, Nearness.PART, Nearness.NEAR)

Within = Callable[[date, date], Iterable[Incident]]
"""Gives the countable incidents that begin on one of the days from the first to the last, in their order."""


def contained(total: Incident, counted: Sequence[Casualty], countable: Within) -> Iterator[str]:
    """The ids of the incidents that a total over a period may contain, in the order of their days.

    A total may contain what lies wholly in its period, in its place or no place in particular, of its type, with its
    people (``counted``). It never contains another total, history, or what did not occur.
    """
    first, last = total.date_start, total.date_end
    if first is None or last is None:
        return
    for incident in countable(first, last):
        if incident.date_end is not None and incident.date_end <= last and _may_hold(total, counted, incident):
            yield incident.incident_id


def _may_hold(total: Incident, counted: Sequence[Casualty], incident: Incident) -> bool:
    return (
        incident.outcome is Outcome.OCCURRED
        and _of_kind(total.sub_event_type, incident.sub_event_type)
        and _in_place(total.place, incident.place)
        and _of_people(total, counted, incident)
    )


def _of_kind(total: SubEventType, single: SubEventType) -> bool:
    return alike(total, single) or (total in DEADLY and EVENT_TYPE_OF[single] in VIOLENT)


def _in_place(total: PlaceRef | None, place: PlaceRef | None) -> bool:
    """A total for a region or for no place holds what lies in it as far as the region's name tells."""
    if total is None or place is None or total.kind == "country":
        return True
    if total.geo_precision == 3 or total.latitude is None:
        same_district = not total.admin2 or not place.admin2 or total.admin2 == place.admin2
        return same_district and (not total.admin1 or not place.admin1 or total.admin1 == place.admin1)
    return nearness(total, place) in IN_PLACE


def _of_people(total: Incident, told: Sequence[Casualty], incident: Incident) -> bool:
    """Whether the people whom the total counts may be among those of the incident."""
    counted = [entry for entry in told if entry.effect in {Effect.KILLED, Effect.INJURED}]
    if incident.killed.high == 0 and all(entry.effect is Effect.KILLED for entry in counted):
        return False
    parties = _named(entry.party for entry in counted if entry.party) or _named(total.actor1 + total.actor2)
    sides = _named(incident.actor1 + incident.actor2)
    return not parties or not sides or bool(parties & sides)


def _named(actors: Iterable[ActorRef]) -> frozenset[str]:
    return frozenset(key_of(actor) for actor in actors if actor.kind not in CLASSES)
