"""Sums of killed and injured by month, place and party, over incidents and never over rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.records import Casualty, Toll
from pipeline.tables.corrections import Row
from pipeline.tables.tellings import EFFECTS, ENDS, People, Spared, Tellings, ToldIncident, Where
from pipeline.tolls import span, stated_figure, toll
from pipeline.vocabulary import Effect


class Dimension(StrEnum):
    """What sums may stand apart by."""

    MONTH = "month"
    PLACE = "place"
    PARTY = "party"


COLUMNS: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.MONTH: ("month",),
    Dimension.PLACE: ("admin1", "admin2"),
    Dimension.PARTY: ("party",),
}
"""The columns that tell a dimension: districts part the country, so that no toll stands in two of them."""
FIGURES = tuple(f"{effect}_{end}" for effect in EFFECTS for end in ENDS)


@dataclass(frozen=True, slots=True)
class Overview:
    """What was summed and what was not, in numbers of rows and incidents."""

    rows: int
    incidents: int
    spared: Mapping[Spared, int]
    raw: Mapping[Effect, int]
    """What adding up every row would have given, by effect."""
    figures: Row
    """The sums over all incidents."""


@dataclass(slots=True)
class _Sum:
    """What the incidents of a group say of one effect, added up."""

    low: int = 0
    best: int = 0
    high: int | None = 0

    def add(self, people: People) -> None:
        self.low += people.low
        self.best += people.best
        self.high = None if self.high is None or people.high is None else self.high + people.high


@dataclass(slots=True)
class _Group:
    sums: dict[Effect, _Sum] = field(default_factory=lambda: defaultdict(_Sum))
    incidents: int = 0
    spared: int = 0

    def cells(self) -> Row:
        """The cells of the group; an empty figure is said by no incident, an empty high may be open too."""
        row: Row = {}
        for effect in EFFECTS:
            said = self.sums.get(effect)
            row |= {f"{effect}_{end}": getattr(said, end) if said else None for end in ENDS}
        return row | {"incidents": self.incidents, "rows_spared": self.spared}


def totals(
    tellings: Tellings, by: Sequence[Dimension] = tuple(Dimension), months: frozenset[str] = frozenset()
) -> list[Row]:
    """The sums, a row a group, in the order of the dimensions' columns, what is unknown last.

    ``months`` (2016-09) limits the sums to those months. A group that only rows spared belong to has a row too, of no
    incident.
    """
    apart = Dimension.PARTY in by
    groups: dict[tuple[str, ...], _Group] = defaultdict(_Group)
    for incident in tellings.incidents(months):
        for party, people in _by_party(incident, tellings, apart).items():
            group = groups[_key(incident.where, party, by)]
            group.incidents += 1
            group.spared += len(incident.event_ids) - 1
            for effect, figure in people.items():
                group.sums[effect].add(figure)
    for row in tellings.rows(months):
        if row.counted:
            continue
        told = tellings.casualties(row.event_id) if apart else ()
        for party in {_name(entry) for entry in told} or {""}:
            groups[_key(row.where, party, by)].spared += 1
    columns = [column for dimension in by for column in COLUMNS[dimension]]
    ordered = sorted(groups, key=lambda key: [(not part, part) for part in key])
    return [{**dict(zip(columns, key, strict=True)), **groups[key].cells()} for key in ordered]


def overview(tellings: Tellings, months: frozenset[str] = frozenset()) -> Overview:
    """How many rows and incidents there are, why rows were left out, and what adding up all rows would have given."""
    incidents = sum(1 for _ in tellings.incidents(months))
    rows, spared, raw = 0, Counter[Spared](), Counter[Effect]()
    for row in tellings.rows(months):
        rows += 1
        spared[Spared.TELLING if row.counted else row.why] += 1
        raw.update(dict(zip(EFFECTS, row.figures, strict=True)))
    spared[Spared.TELLING] -= incidents
    whole = totals(tellings, (), months)
    return Overview(
        rows=rows,
        incidents=incidents,
        spared={reason: spared[reason] for reason in Spared if spared[reason]},
        raw={effect: raw[effect] for effect in EFFECTS},
        figures={name: whole[0][name] if whole else None for name in FIGURES},
    )


def share_out(whole: People, told: Sequence[Mapping[str, Toll]]) -> dict[str, People]:
    """An incident's figure shared out among the parties whose people they are; the shares add up to it at each end.

    ``told`` is what each telling says of each party, in the order of publication. What nobody gives to a party stands
    under "" (unknown), and so does the whole where the tellings can't be brought together.
    """
    accounts: dict[str, list[Toll]] = defaultdict(list)
    for telling in told:
        for party, count in telling.items():
            if party and count != Toll():
                accounts[party].append(count)
    shares = {party: _people(span(counts), counts[-1]) for party, counts in sorted(accounts.items())}
    if len(shares) == 1:
        ((party, people),) = shares.items()
        shares = {party: _within(people, whole)}
    rest = _rest(whole, shares.values())
    if not all(share.ordered for share in shares.values()) or rest is None or not rest.ordered:
        return {"": whole}
    return shares if shares and rest == People(0, 0, 0) else shares | {"": rest}


def _key(where: Where, party: str, by: Sequence[Dimension]) -> tuple[str, ...]:
    cells = where._asdict() | {"party": party}
    return tuple(cells[column] for dimension in by for column in COLUMNS[dimension])


def _by_party(incident: ToldIncident, tellings: Tellings, apart: bool) -> dict[str, dict[Effect, People]]:
    """The incident's figures by party; an incident of which no figure is said stands under ""."""
    found: dict[str, dict[Effect, People]] = defaultdict(dict)
    for effect, whole in incident.figures.items():
        members = incident.event_ids if apart else ()
        told = [_sides(tellings.casualties(event_id), effect) for event_id in members]
        for party, people in share_out(whole, told).items():
            found[party][effect] = people
    return found or {"": {}}


def _sides(casualties: Iterable[Casualty], effect: Effect) -> dict[str, Toll]:
    """What one telling says of each party."""
    sides: dict[str, list[Casualty]] = defaultdict(list)
    for entry in casualties:
        if entry.effect is effect:
            sides[_name(entry)].append(entry)
    return {party: toll(counted, effect) for party, counted in sides.items()}


def _name(entry: Casualty) -> str:
    return entry.party.name if entry.party else ""


def _people(count: Toll, latest: Toll) -> People:
    best = stated_figure(latest) or 0
    return People(best if count.low is None else count.low, best, count.high)


def _within(people: People, whole: People) -> People:
    """The one party's figure, which no telling of the whole leaves room to exceed."""
    highs = [high for high in (people.high, whole.high) if high is not None]
    return People(min(people.low, whole.low), min(people.best, whole.best), min(highs, default=None))


def _rest(whole: People, shares: Iterable[People]) -> People | None:
    """What the shares leave of the whole; None where an open share stands in a whole with an end."""
    parts = list(shares)
    closed = [part.high for part in parts if part.high is not None]
    low, best = whole.low - sum(part.low for part in parts), whole.best - sum(part.best for part in parts)
    if len(closed) < len(parts):
        # The open end is in a share already: what is left has none of its own where nobody is left.
        return None if whole.high is not None else People(low, best, None if low or best else 0)
    return People(low, best, None if whole.high is None else whole.high - sum(closed))
