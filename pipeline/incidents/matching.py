"""Whether two tellings, from two articles, may be one occurrence, and how much speaks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.incidents.names import one_name
from pipeline.incidents.nearness import Nearness, nearness
from pipeline.incidents.tellings import Telling, key_of
from pipeline.incidents.wording import copied
from pipeline.records import Event, Toll
from pipeline.tolls import stated_figure
from pipeline.vocabulary import Effect, EventType, Outcome, Scope, SubEventType

ENOUGH = 7
"""Points from which two tellings are one occurrence: type, day and place alone are not enough for a whole town."""

ALIKE: tuple[frozenset[SubEventType], ...] = (
    frozenset({SubEventType.ARMED_CLASH, SubEventType.GOVERNMENT_REGAINS, SubEventType.NON_STATE_OVERTAKES}),
    frozenset({SubEventType.SUICIDE_BOMB, SubEventType.REMOTE_EXPLOSIVE}),
    frozenset({SubEventType.AIR_STRIKE, SubEventType.SHELLING, SubEventType.REMOTE_EXPLOSIVE}),
    frozenset({SubEventType.ATTACK, SubEventType.ARMED_CLASH}),
    frozenset({SubEventType.PEACEFUL_PROTEST, SubEventType.PROTEST_WITH_INTERVENTION, SubEventType.EXCESSIVE_FORCE}),
    frozenset({SubEventType.VIOLENT_DEMONSTRATION, SubEventType.MOB_VIOLENCE}),
)
"""Sub-event types that two tellings of one occurrence may differ by."""
BARE_HARM = SubEventType.ATTACK
"""What "eleven civilians were killed" is read as: any kind of explosion may have done it, for no points."""
MUTUAL = ALIKE[0]
"""Where the order of the sides carries no meaning."""
UNTOLD = frozenset({Outcome.PLANNED, Outcome.THREATENED})

PLACE_POINTS = {
    Nearness.SAME_SITE: 3,
    Nearness.SAME_TOWN: 2,
    Nearness.PART: 2,
    Nearness.NEAR: 1,
    Nearness.UNKNOWN: 0,
}
ELSEWHERE = frozenset({Nearness.PART, Nearness.NEAR})
"""A report printed twice names one place; like sentences about two places are a formula, filled in twice."""
FEW_DAYS = 3
COPY_POINTS = 4
DENIAL_POINTS = 3
SIDE_POINTS, CLASS_POINTS = 2, 1
FIGURE_POINTS, LARGE_FIGURE_POINTS = 2, 3
LARGE_FIGURE = 5
AGAINST = -2
TOLL_SLACK, TOLL_RATIO = 3, 2.0
"""Figures for one occurrence often differ while it is told; by more than both of these they tell of two."""
OPEN_SLACK, OPEN_RATIO = 10, 4.0
"""The same for an open or vague figure ("at least four", "several"), which may grow further."""

Points = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What speaks for and against two tellings being one occurrence."""

    points: Points

    @property
    def score(self) -> int:
        return sum(points for _, points in self.points)

    @property
    def enough(self) -> bool:
        """Whether it joins the two."""
        return self.score >= ENOUGH

    def __str__(self) -> str:
        told = (f"{name} {points}" for name, points in self.points if points)
        return f"{', '.join(told)} = {self.score}"


def match(one: Telling, other: Telling) -> Match | None:
    """What speaks for the two being one occurrence; None where they can't be."""
    if one.facts.article_id == other.facts.article_id or not _same_kind(one, other):
        return None
    day = _day_points(one, other)
    place = nearness(one.event.place, other.event.place)
    if day is None or place is Nearness.APART:
        return None
    sides = _side_points(one, other)
    figures = _figure_points(one, other)
    if sides is None or figures is None:
        return None
    points = [
        ("type", _type_points(one.event, other.event)),
        ("day", day),
        (place.value or "place", PLACE_POINTS[place]),
    ]
    points += [*sides, *figures]
    if _denies(one, other) or _denies(other, one):
        points.append(("denial", DENIAL_POINTS))
    if copied(one.sentences, other.sentences):
        if place in ELSEWHERE:
            return None
        points.append(("wording", COPY_POINTS))
    return Match(tuple(points))


def alike(one: SubEventType, other: SubEventType) -> bool:
    """Whether two sub-event types may name one occurrence."""
    return one is other or any(one in group and other in group for group in ALIKE)


def _type_points(one: Event, other: Event) -> int:
    if one.sub_event_type is other.sub_event_type:
        return 2
    return 1 if alike(one.sub_event_type, other.sub_event_type) else 0


def _same_kind(one: Telling, other: Telling) -> bool:
    if Scope.CUMULATIVE in (one.event.scope, other.event.scope):
        return False
    if (one.event.outcome in UNTOLD) != (other.event.outcome in UNTOLD):
        return False
    if alike(one.event.sub_event_type, other.event.sub_event_type):
        return True
    harm, done = sorted((one.event, other.event), key=lambda event: event.sub_event_type is not BARE_HARM)
    return harm.sub_event_type is BARE_HARM and done.event_type is EventType.EXPLOSIONS


def _day_points(one: Telling, other: Telling) -> int | None:
    """2 for one day or the same few days, 1 for a few days that overlap, 0 for wider spans; None where none do."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    if one.first > other.last or other.first > one.last:
        return None
    longest = max((one.last - one.first).days, (other.last - other.first).days)
    if longest > FEW_DAYS:
        return 0
    return 2 if (one.first, one.last) == (other.first, other.last) else 1


def _side_points(one: Telling, other: Telling) -> list[tuple[str, int]] | None:
    """Points for parties in common; None where the articles name different ones.

    A side that an article leaves out, or fills with people without a name, conflicts with none.
    """
    straight = _facing(one, other, (0, 1))
    turned = _facing(one, other, (1, 0)) if one.event.sub_event_type in MUTUAL else None
    # A battle may be told from the other side, which a party in common shows.
    found = straight if not turned else max(turned, straight or 0)
    if found is None:
        return None
    mine, theirs = _classes(one), _classes(other)
    people = 0 if not (mine and theirs) else CLASS_POINTS if mine & theirs else AGAINST
    return [("sides", found), ("people", people)]


def _facing(one: Telling, other: Telling, order: tuple[int, int]) -> int | None:
    points = 0
    for side, facing in enumerate(order):
        mine, theirs = one.named[side], other.named[facing]
        if mine and theirs:
            if not _in_common(mine, theirs):
                return None
            points += SIDE_POINTS
    return points


def _in_common(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    if mine & theirs:
        return True
    return any(one_name(one, other) for one in mine for other in theirs)


def _classes(telling: Telling) -> frozenset[str]:
    return telling.classes[0] | telling.classes[1]


def _denies(one: Telling, other: Telling) -> bool:
    """Whether who denies it in the one is whom the other names for it, or who denies it there too."""
    denier = one.event.disputed_by
    if not denier:
        return False
    accused = [actor.name for actor in other.event.actor1 if key_of(actor) in other.named[0]]
    accused += [other.event.disputed_by] if other.event.disputed_by else []
    return any(one_name(denier, name) for name in accused)


def _figure_points(one: Telling, other: Telling) -> list[tuple[str, int]] | None:
    """Points for figures that agree; None where no speaker of the one may mean the same people as one of the other."""
    found = []
    for effect in (Effect.KILLED, Effect.INJURED, Effect.CAPTURED):
        mine, theirs = one.tolls[effect].values(), other.tolls[effect].values()
        if not mine or not theirs:
            continue
        if not any(_may_be_one(first, second) for first in mine for second in theirs):
            return None
        if (points := _agreement(mine, theirs)) is not None:
            found.append((effect.value, points))
    return found


def _agreement(mine: Iterable[Toll], theirs: Iterable[Toll]) -> int | None:
    """Points for a figure that both give; none of nobody on both sides, and against nobody beside somebody."""
    ours, others = set(mine), set(theirs)
    same = [count.low or 0 for count in ours & others if count.high == count.low]
    if same and max(same) > 0:
        return LARGE_FIGURE_POINTS if max(same) >= LARGE_FIGURE else FIGURE_POINTS
    nobody = Toll(0, 0)
    return AGAINST if (ours == {nobody}) != (others == {nobody}) else None


def _may_be_one(one: Toll, other: Toll) -> bool:
    fewer, more = sorted((one, other), key=_figure)
    low, high = _figure(fewer), _figure(more)
    if fewer.high is None:
        return high - low <= OPEN_SLACK or high <= low * OPEN_RATIO
    return fewer.high >= high or high - low <= TOLL_SLACK or high <= low * TOLL_RATIO


def _figure(count: Toll) -> int:
    return stated_figure(count) or 0
