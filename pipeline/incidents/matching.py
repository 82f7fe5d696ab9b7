"""Whether two events, from two articles, may be the same occurrence."""

from __future__ import annotations

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt

from pipeline.records import ActorRef, Event, PlaceRef
from pipeline.tolls import stated_figure, toll
from pipeline.vocabulary import DatePrecision, Effect, Outcome, Scope, SubEventType

ALIKE: tuple[frozenset[SubEventType], ...] = (
    frozenset(
        {SubEventType.ARMED_CLASH, SubEventType.GOVERNMENT_REGAINS, SubEventType.NON_STATE_OVERTAKES},
    ),
    frozenset({SubEventType.SUICIDE_BOMB, SubEventType.REMOTE_EXPLOSIVE}),
    frozenset(
        {
            SubEventType.PEACEFUL_PROTEST,
            SubEventType.PROTEST_WITH_INTERVENTION,
            SubEventType.EXCESSIVE_FORCE,
        }
    ),
    frozenset({SubEventType.VIOLENT_DEMONSTRATION, SubEventType.MOB_VIOLENCE}),
)
"""Sub-event types that two tellings of one occurrence may differ by."""

UNTOLD = frozenset({Outcome.PLANNED, Outcome.THREATENED})
NEARBY_KM = 10.0
"""How far apart a district, a site and the town they belong to may lie."""

TOLL_SLACK = 3
TOLL_RATIO = 2.0
"""Figures for one occurrence often differ while it is told; by more than this they tell of two."""

COPIED_WORDS = 6
COPIED_SHARE = 0.85
"""How many words two sentences have, and what share of them they have in common, where one repeats the other."""

Words = frozenset[str]


def reasons(one: Event, other: Event, words: Mapping[str, Words]) -> tuple[str, ...]:
    """What joins two events; empty where they can't be the same occurrence.

    ``words`` holds those of each event's first sentence: agency copy that two papers print names a place in neither.
    """
    if one.article_id == other.article_id or not (_joinable(one) and _joinable(other)):
        return ()
    if not alike(one.sub_event_type, other.sub_event_type) or (one.outcome in UNTOLD) != (other.outcome in UNTOLD):
        return ()
    if not same_days(one, other) or sides_conflict(one, other) or tolls_conflict(one, other):
        return ()
    found = ["type", "day"]
    if one.place and other.place:
        if not same_place(one.place, other.place):
            return ()
        found.append("place")
    elif copied(words.get(one.event_id, Words()), words.get(other.event_id, Words())):
        found.append("wording")
    else:
        return ()
    if keys(one.actor1 + one.actor2) & keys(other.actor1 + other.actor2):
        found.append("sides")
    return tuple(found)


def copied(one: Words, other: Words) -> bool:
    """Whether one sentence repeats the other but for a few words."""
    shared = len(one & other)
    return shared >= COPIED_WORDS and shared >= COPIED_SHARE * len(one | other)


def alike(one: SubEventType, other: SubEventType) -> bool:
    """Whether two sub-event types may name one occurrence."""
    return one is other or any(one in group and other in group for group in ALIKE)


def same_days(one: Event, other: Event) -> bool:
    """Whether the days overlap; a month or a year is too wide to tell."""
    if one.date.start is None or one.date.end is None or other.date.start is None or other.date.end is None:
        return False
    return one.date.start <= other.date.end and other.date.start <= one.date.end


def same_place(one: PlaceRef, other: PlaceRef) -> bool:
    """Whether two places are the same, or one a part of the other as far as names and coordinates show."""
    if one.place_id or other.place_id:
        if one.place_id == other.place_id:
            return True
    elif one.name.casefold() == other.name.casefold():
        return True
    if one.admin2 != other.admin2 or 3 in (one.geo_precision, other.geo_precision):
        return False
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return False
    return kilometres(one, other) <= NEARBY_KM


def kilometres(one: PlaceRef, other: PlaceRef) -> float:
    """The great-circle distance of two places with coordinates."""
    north, south = radians(one.latitude or 0), radians(other.latitude or 0)
    east = radians((other.longitude or 0) - (one.longitude or 0))
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def sides_conflict(one: Event, other: Event) -> bool:
    """Whether the articles name different parties; a side that an article leaves out conflicts with none."""
    if keys(one.actor1 + one.actor2) and keys(other.actor1 + other.actor2):
        straight = _differ(one.actor1, other.actor1) or _differ(one.actor2, other.actor2)
        crossed = _differ(one.actor1, other.actor2) or _differ(one.actor2, other.actor1)
        mutual = alike(one.sub_event_type, SubEventType.ARMED_CLASH)
        return straight and (crossed or not mutual)
    return False


def keys(actors: tuple[ActorRef, ...]) -> frozenset[str]:
    """What to compare parties by: the catalogue id, or the folded name of a group without one."""
    return frozenset(actor.actor_id or actor.name.casefold() for actor in actors)


def tolls_conflict(one: Event, other: Event) -> bool:
    """Whether the figures for the killed or the injured are too far apart for one occurrence."""
    return any(_far_apart(_figure(one, effect), _figure(other, effect)) for effect in (Effect.KILLED, Effect.INJURED))


def _joinable(event: Event) -> bool:
    precise = event.date.precision in (DatePrecision.DAY, DatePrecision.RANGE)
    return precise and event.scope is not Scope.CUMULATIVE and not event.background


def _differ(one: tuple[ActorRef, ...], other: tuple[ActorRef, ...]) -> bool:
    return bool(one) and bool(other) and not keys(one) & keys(other)


def _figure(event: Event, effect: Effect) -> int | None:
    return stated_figure(toll(event.casualties, effect))


def _far_apart(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return False
    low, high = sorted((one, other))
    return high - low > TOLL_SLACK and high > low * TOLL_RATIO
