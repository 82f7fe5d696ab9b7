"""Gathers events into incidents.

The rules are written down and each link says what made it. Record linkage by a trained model (splink, dedupe) was left
aside: it needs labelled pairs or enough of them to estimate weights from, and its scores explain less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import floor

from pipeline.incidents.containment import with_contained
from pipeline.incidents.facts import ArticleFacts
from pipeline.incidents.matching import Match, match
from pipeline.incidents.merging import incident_of
from pipeline.incidents.tellings import Telling, tellings
from pipeline.records import Event, Incident
from pipeline.vocabulary import EventType, Scope

CELL_DEGREES = 0.25
"""Side of the squares by which places are sought: no link reaches farther than one square on."""
REGION = 3

CROWDS = frozenset({EventType.PROTESTS, EventType.RIOTS})
QUIET = frozenset({EventType.STRATEGIC, EventType.DIPLOMACY})

Cell = tuple[int, int]
Pair = tuple[int, int]


def cluster(events: Iterable[Event], facts: Iterable[ArticleFacts]) -> tuple[Incident, ...]:
    """Every event in exactly one incident, most of them alone; the same for any order of events and facts.

    Works from the events and from the facts of their articles alone (``facts_of``), never from a text. Two tellings
    are joined where enough speaks for it; an incident is never joined with one that holds a telling of the same
    article, or one that its own tellings contradict. Raises KeyError for an event without the facts of its article.
    """
    told = tellings(events, facts)
    matches = {pair: found for pair in _candidates(told) if (found := match(told[pair[0]], told[pair[1]]))}
    strong = {pair: found for pair, found in matches.items() if found.enough}
    clear = _unambiguous(told, strong)
    incidents = [
        incident_of([told[place] for place in group], _links(group, told, strong))
        for group in _grouped(told, clear, matches)
    ]
    return with_contained(incidents, {telling.event.event_id: telling.event for telling in told})


def _candidates(told: Sequence[Telling]) -> Iterator[Pair]:
    """Pairs that share a day and a neighbourhood, each once: on the first day that both may have happened.

    A place too vague for coordinates is compared with all of the day.
    """
    starting: dict[tuple[date, str], list[int]] = defaultdict(list)
    for place, telling in enumerate(told):
        if telling.first is not None and telling.event.scope is not Scope.CUMULATIVE:
            starting[telling.first, _family(telling)].append(place)
    by_cell: dict[tuple[date, str, Cell | None], list[int]] = defaultdict(list)
    for (_, family), places in starting.items():
        for place in places:
            for day in _days(told[place]):
                by_cell[day, family, _cell(told[place])].append(place)
    everywhere: dict[tuple[date, str], list[int]] = defaultdict(list)
    for (day, family, _), places in by_cell.items():
        everywhere[day, family].extend(places)
    for (day, family), places in starting.items():
        for place in places:
            cell = _cell(told[place])
            if cell is None:
                company = everywhere[day, family]
            else:
                company = [other for near in _around(cell) for other in by_cell.get((day, family, near), ())]
                company += by_cell.get((day, family, None), ())
            for other in company:
                # Of two that start on one day the later in order finds the earlier one.
                if told[other].first != day or other < place:
                    yield (other, place) if other < place else (place, other)


def _family(telling: Telling) -> str:
    """What may be one occurrence: violence, the doings of crowds, or one of the quiet types."""
    event_type = telling.event.event_type
    if event_type in QUIET:
        return telling.event.sub_event_type.value
    return "crowds" if event_type in CROWDS else "violence"


def _days(telling: Telling) -> Iterator[date]:
    if telling.first is not None and telling.last is not None:
        for number in range((telling.last - telling.first).days + 1):
            yield telling.first + timedelta(days=number)


def _cell(telling: Telling) -> Cell | None:
    place = telling.event.place
    if place is None or place.latitude is None or place.longitude is None or place.geo_precision == REGION:
        return None
    return floor(place.latitude / CELL_DEGREES), floor(place.longitude / CELL_DEGREES)


def _around(cell: Cell) -> list[Cell]:
    return [(cell[0] + north, cell[1] + east) for north in (-1, 0, 1) for east in (-1, 0, 1)]


def _unambiguous(told: Sequence[Telling], strong: Mapping[Pair, Match]) -> dict[Pair, Match]:
    """The matches without those that fit two tellings of one article equally well: that article tells them apart."""
    best: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for (one, other), found in strong.items():
        best[one, told[other].facts.article_id].append((found.score, other))
        best[other, told[one].facts.article_id].append((found.score, one))
    dropped: set[Pair] = set()
    for (place, _), rivals in best.items():
        top = max(score for score, _ in rivals)
        tied = [other for score, other in rivals if score == top]
        if len(tied) > 1:
            dropped.update((min(place, other), max(place, other)) for other in tied)
    return {pair: found for pair, found in strong.items() if pair not in dropped}


def _grouped(told: Sequence[Telling], strong: Mapping[Pair, Match], matches: Mapping[Pair, Match]) -> list[list[int]]:
    """Groups of tellings, the best matches joined first, none joined against a contradiction."""
    group_of = {place: [place] for place in range(len(told))}

    def agree(one: int, other: int) -> bool:
        return (min(one, other), max(one, other)) in matches

    for one, other in sorted(strong, key=lambda pair: (-strong[pair].score, pair)):
        mine, theirs = group_of[one], group_of[other]
        if mine is not theirs and all(agree(member, joining) for member in mine for joining in theirs):
            mine.extend(theirs)
            for joining in theirs:
                group_of[joining] = mine
    return [sorted(group) for place, group in group_of.items() if place == min(group)]


def _links(group: Sequence[int], told: Sequence[Telling], strong: Mapping[Pair, Match]) -> tuple[str, ...]:
    return tuple(
        f"{told[one].event.event_id} + {told[other].event.event_id}: {strong[one, other]}"
        for one in group
        for other in group
        if (one, other) in strong
    )
