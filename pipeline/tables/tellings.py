"""What sums take of the rows of events, casualties and incidents, held as they go by: no words, no sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from sys import intern
from typing import NamedTuple

from pipeline.records import ActorRef, Casualty, TextSpan
from pipeline.tables.cells import JOINT, Cell
from pipeline.tables.corrections import Row
from pipeline.vocabulary import Effect, Outcome, ReviewDecision, Scope

EFFECTS = (Effect.KILLED, Effect.INJURED)
ENDS = ("low", "best", "high")
_NOWHERE = TextSpan(0, 0)


class Spared(StrEnum):
    """Why a row of events.csv is not summed."""

    TELLING = "further tellings of an incident"
    TOTAL = "totals over a period"
    BACKGROUND = "history beside the news"
    NOT_OCCURRED = "did not occur"
    REJECTED = "rejected by a reviewer"


@dataclass(frozen=True, slots=True)
class People:
    """A count of people from low to high; ``high`` None is open."""

    low: int
    best: int
    high: int | None

    @property
    def ordered(self) -> bool:
        """Whether low, best and high are a range that people can be counted in."""
        return 0 <= self.low <= self.best and (self.high is None or self.best <= self.high)


class Where(NamedTuple):
    """What sums stand apart by beside the party; an empty text is unknown."""

    month: str
    admin1: str
    admin2: str


class ToldRow(NamedTuple):
    """A row of events."""

    event_id: str
    incident_id: str
    where: Where
    figures: tuple[int, ...]
    """The people of each of EFFECTS, 0 where unsaid."""
    why: Spared
    """Why the row is not summed, should its incident not be."""


class ToldIncident(NamedTuple):
    """A row of incidents."""

    incident_id: str
    event_ids: tuple[str, ...]
    where: Where
    figures: Mapping[Effect, People]
    """Without the effects of which no figure is said."""


class Tellings:
    """Takes rows of a run's tables in any order."""

    def __init__(self) -> None:
        self._rows: list[ToldRow] = []
        self._countable: dict[str, ToldIncident] = {}
        self._months: dict[str, str] = {}
        self._casualties: dict[str, list[Casualty]] = defaultdict(list)
        self._wheres: dict[Where, Where] = {}

    def add(self, table: str, row: Row) -> None:
        """Takes what sums need of a row; rows of other tables hold nothing of it."""
        if table == "events":
            self._rows.append(self._told(row))
        elif table == "incidents":
            self._add_incident(row)
        elif table == "casualties" and row["effect"] in EFFECTS:
            self._casualties[str(row["event_id"])].append(_casualty(row))

    def rows(self, months: frozenset[str]) -> list[ToldRow]:
        """The rows of events in the wanted months, of all where none is named.

        A telling counts in its incident's month, a row without an incident in its own.
        """
        return [row for row in self._rows if not months or self._months.get(row.incident_id, row.where.month) in months]

    def incidents(self, months: frozenset[str]) -> list[ToldIncident]:
        """The countable incidents in the wanted months, of all where none is named."""
        return [told for told in self._countable.values() if not months or told.where.month in months]

    def is_counted(self, row: ToldRow) -> bool:
        """Whether the row's incident is summed."""
        return row.incident_id in self._countable

    def casualties(self, event_id: str) -> Sequence[Casualty]:
        """The killed and injured of a telling."""
        return self._casualties.get(event_id, ())

    def _told(self, row: Row) -> ToldRow:
        return ToldRow(
            str(row["event_id"]),
            intern(str(row["incident_id"] or "")),
            self._where(row),
            tuple(_whole(row[effect.value]) or 0 for effect in EFFECTS),
            _why(row),
        )

    def _add_incident(self, row: Row) -> None:
        incident_id, where = intern(str(row["incident_id"])), self._where(row)
        self._months[incident_id] = where.month
        if row["countable"]:
            figures = {effect: given for effect in EFFECTS if (given := _given(row, effect)) is not None}
            event_ids = tuple(str(row["event_ids"]).split(JOINT))
            self._countable[incident_id] = ToldIncident(incident_id, event_ids, where, figures)

    def _where(self, row: Row) -> Where:
        month = month_of(row["date_start"], row["date_end"])
        where = Where(month, str(row["admin1"] or ""), str(row["admin2"] or ""))
        return self._wheres.setdefault(where, where)


def month_of(start: Cell, end: Cell) -> str:
    """The month that holds both days, such as 2016-09; empty where a day is missing or they lie in two months."""
    if not isinstance(start, date) or not isinstance(end, date):
        return ""
    first, last = start.isoformat()[:7], end.isoformat()[:7]
    return first if first == last else ""


def _given(incident: Row, effect: Effect) -> People | None:
    low, best, high = (_whole(incident[f"{effect}_{end}"]) for end in ENDS)
    if low is None and best is None and high is None:
        return None
    return People(low or 0, best if best is not None else low or 0, high)


def _casualty(row: Row) -> Casualty:
    name = intern(str(row["party"] or ""))
    party = ActorRef(intern(str(row["party_id"] or "")), name, None, "", _NOWHERE) if name else None
    low, high, speaker = _whole(row["min"]), _whole(row["max"]), intern(str(row["speaker"] or ""))
    return Casualty(Effect(str(row["effect"])), low, high, intern(str(row["who"])), "", _NOWHERE, party, speaker)


def _why(row: Row) -> Spared:
    if row["review_decision"] == ReviewDecision.REJECTED:
        return Spared.REJECTED
    if row["scope"] == Scope.CUMULATIVE:
        return Spared.TOTAL
    if row["background"]:
        return Spared.BACKGROUND
    return Spared.NOT_OCCURRED if row["outcome"] != Outcome.OCCURRED else Spared.TELLING


def _whole(value: Cell) -> int | None:
    return value if isinstance(value, int) else None
