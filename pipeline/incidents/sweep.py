"""Goes through tellings day by day and gives those that may belong together as soon as no later one can join them.

So only the tellings of the days at hand are held, and those that reach into them by way of others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import floor

from pipeline.incidents.matching import Match, match
from pipeline.incidents.tellings import Telling
from pipeline.vocabulary import EventType, Scope

CELL_DEGREES = 0.25
"""Side of the squares by which places are sought: no link reaches farther than one square on."""
REGION = 3

CROWDS = frozenset({EventType.PROTESTS, EventType.RIOTS})
QUIET = frozenset({EventType.STRATEGIC, EventType.DIPLOMACY})

Cell = tuple[int, int]


@dataclass(eq=False, slots=True)
class Company:
    """Tellings that links hold together, directly or by way of others."""

    members: list[Telling]
    last: date | None
    """The last day on which one of them may have happened."""
    links: list[tuple[Telling, Telling, Match]] = field(default_factory=list)
    """The pairs that enough speaks for, the earlier told first."""


def companies(told: Iterable[Telling]) -> Iterator[Company]:
    """The companies of tellings that come in the order of their first days; one without a day comes anywhere.

    Totals over a period and tellings without a day, or with too many, are alone.
    """
    sweep = _Sweep()
    for telling in told:
        if telling.first is None or telling.event.scope is Scope.CUMULATIVE:
            yield Company([telling], None)
        else:
            if telling.first != sweep.day:
                yield from sweep.go_on_to(telling.first)
            sweep.take(telling)
    yield from sweep.standing()


def comparable(one: Telling, other: Telling) -> bool:
    """Whether kind and neighbourhood leave it open that two tellings are one occurrence."""
    mine, theirs = _cell(one), _cell(other)
    near = mine is None or theirs is None or (abs(mine[0] - theirs[0]) <= 1 and abs(mine[1] - theirs[1]) <= 1)
    return near and _family(one) == _family(other)


class _Sweep:
    """The companies that a telling of the day at hand may join."""

    def __init__(self) -> None:
        self.day = date.min
        self._company_of: dict[str, Company] = {}
        self._nearby: dict[str, dict[Cell | None, list[Telling]]] = defaultdict(lambda: defaultdict(list))
        """The tellings of the day at hand by family and square; a place too vague for coordinates is in none."""

    def go_on_to(self, day: date) -> list[Company]:
        """Goes on to a day and returns the companies that none of its tellings can join."""
        self.day = day
        ended = [company for company in self.standing() if company.last and company.last < day]
        for company in ended:
            for member in company.members:
                del self._company_of[member.event.event_id]
        for family, cells in self._nearby.items():
            lasting = {cell: [told for told in near if told.last and told.last >= day] for cell, near in cells.items()}
            self._nearby[family] = defaultdict(list, {cell: near for cell, near in lasting.items() if near})
        return ended

    def standing(self) -> list[Company]:
        """The companies that are at hand."""
        return list({id(company): company for company in self._company_of.values()}.values())

    def take(self, telling: Telling) -> None:
        """Links a telling of the day at hand with those that it may be one with."""
        company = Company([telling], telling.last)
        self._company_of[telling.event.event_id] = company
        for other in self._neighbours(telling):
            earlier, later = (other, telling) if other.order < telling.order else (telling, other)
            found = match(earlier, later)
            if found is not None and found.enough:
                company = self._joined(company, self._company_of[other.event.event_id])
                company.links.append((earlier, later, found))
        self._nearby[_family(telling)][_cell(telling)].append(telling)

    def _neighbours(self, telling: Telling) -> Sequence[Telling]:
        cells, cell = self._nearby[_family(telling)], _cell(telling)
        if cell is None:
            return [other for near in cells.values() for other in near]
        around = [(cell[0] + north, cell[1] + east) for north in (-1, 0, 1) for east in (-1, 0, 1)]
        return [other for near in (*around, None) for other in cells.get(near, ())]

    def _joined(self, one: Company, other: Company) -> Company:
        if one is other:
            return one
        fewer, more = sorted((one, other), key=lambda company: len(company.members))
        more.members += fewer.members
        more.links += fewer.links
        more.last = max(company.last for company in (one, other) if company.last)
        for member in fewer.members:
            self._company_of[member.event.event_id] = more
        return more


def _family(telling: Telling) -> str:
    """What may be one occurrence: violence, the doings of crowds, or one of the quiet types."""
    event_type = telling.event.event_type
    if event_type in QUIET:
        return telling.event.sub_event_type.value
    return "crowds" if event_type in CROWDS else "violence"


def _cell(telling: Telling) -> Cell | None:
    place = telling.event.place
    if place is None or place.latitude is None or place.longitude is None or place.geo_precision == REGION:
        return None
    return floor(place.latitude / CELL_DEGREES), floor(place.longitude / CELL_DEGREES)
