"""When a row has a slot right: one rule a slot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.evaluation.gold import GoldEvent, Party, People, Scored
from pipeline.evaluation.names import any_same
from pipeline.evaluation.readings import Reading, RowParty
from pipeline.records import Toll

WHOLE = (Scored.DATE, Scored.TYPE, Scored.ACTORS, Scored.PLACE, Scored.KILLED, Scored.INJURED, Scored.STATUS)
"""The slots of a whole tuple."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Right ones, false ones and missed ones."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """The share of what was given that is right; None where nothing was given."""
        return self.right / (self.right + self.false) if self.right + self.false else None

    @property
    def recall(self) -> float | None:
        """The share of what is wanted that was given; None where nothing is wanted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing is wanted or given."""
        total = 2 * self.right + self.false + self.missed
        return 2 * self.right / total if total else None


def judge(gold: GoldEvent, row: Reading, unscored: Iterable[Scored] = ()) -> dict[Scored, bool]:
    """Which of the scored slots the row has right."""
    left_out = frozenset(unscored) | ({Scored.SCOPE} if gold.scope is None else frozenset())
    return {slot: rule(gold, row) for slot, rule in RULES.items() if slot not in left_out}


def same_days(gold: GoldEvent, row: Reading) -> bool:
    """Both days equal; a gold event without a date wants a row without one."""
    return (row.start, row.end) == (gold.date or (None, None))


def toll_right(wanted: People | None, told: Toll) -> bool:
    """Whether a row's low and high ends fit the gold's.

    Exact wants both ends equal; open above wants the low end, with nothing or the same above; a span takes
    any figure inside it; unsaid wants both ends empty.
    """
    if wanted is None or wanted == (None, None):
        return told == Toll()
    low, high = wanted
    if high is None:
        return told.low == low and told.high in (None, low)
    if low == high:
        return (told.low, told.high) == (low, high)
    figures = [figure for figure in (told.low, told.high) if figure is not None]
    return bool(figures) and all((low or 0) <= figure <= high for figure in figures)


def name_right(wanted: Sequence[str | None] | None, told: Sequence[str]) -> bool:
    """Whether a place or weapon is an acceptable one; no name is right where none is wanted or none will do."""
    names = [name for name in wanted or () if name is not None]
    if not told:
        return not names or None in (wanted or ())
    return any_same(told, names)


def actors_right(gold: GoldEvent, row: Reading) -> bool:
    """Whether every gold party stands on its side of the row, or on either where the event has no direction."""
    sides = _sides(gold, row)
    return all(any(_is_party(told, party) for told in row_side) for party, row_side in sides)


def party_counts(gold: GoldEvent, row: Reading) -> Counts:
    """Parties found on their side, parties of the row that are none of the gold's, and parties missed.

    Each party of the row stands for one of the gold's, and the best such matching counts.
    """
    told = [(1, party) for party in row.actor1] + [(2, party) for party in row.actor2]
    wanted = [(1, party) for party in gold.actor1] + [(2, party) for party in gold.actor2]
    fits = [
        [
            place
            for place, (row_side, named) in enumerate(told)
            if (side == row_side or not gold.directed) and _is_party(named, party)
        ]
        for side, party in wanted
    ]
    right = matching(fits)
    return Counts(right, len(told) - right, len(wanted) - right)


def matching(fits: Sequence[Sequence[int]]) -> int:
    """How many of the entries can have a number of their own from among those that fit them."""
    taken: dict[int, int] = {}

    def place(entry: int, seen: set[int]) -> bool:
        for number in fits[entry]:
            if number not in seen:
                seen.add(number)
                if number not in taken or place(taken[number], seen):
                    taken[number] = entry
                    return True
        return False

    return sum(place(entry, set()) for entry in range(len(fits)))


def _sides(gold: GoldEvent, row: Reading) -> list[tuple[Party, tuple[RowParty, ...]]]:
    both = row.actor1 + row.actor2
    first, second = (row.actor1, row.actor2) if gold.directed else (both, both)
    return [(party, first) for party in gold.actor1] + [(party, second) for party in gold.actor2]


def _is_party(told: RowParty, party: Party) -> bool:
    return any_same(told.names, party)


RULES: Mapping[Scored, Callable[[GoldEvent, Reading], bool]] = {
    Scored.DATE: same_days,
    Scored.TYPE: lambda gold, row: any(row.event_type == kind.event_type for kind in gold.types),
    Scored.SUB_TYPE: lambda gold, row: any(
        (row.event_type, row.sub_event_type) == (kind.event_type, kind.sub_event_type) for kind in gold.types
    ),
    Scored.ACTORS: actors_right,
    Scored.PLACE: lambda gold, row: name_right(gold.place, row.place),
    Scored.WEAPON: lambda gold, row: name_right(gold.weapon, row.weapon),
    Scored.KILLED: lambda gold, row: toll_right(gold.killed, row.killed),
    Scored.INJURED: lambda gold, row: toll_right(gold.injured, row.injured),
    Scored.STATUS: lambda gold, row: row.status in gold.status,
    Scored.OUTCOME: lambda gold, row: row.outcome in gold.outcome,
    Scored.SCOPE: lambda gold, row: row.scope in (gold.scope or ()),
}
