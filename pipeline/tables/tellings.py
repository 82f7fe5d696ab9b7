"""What sums take of the rows of events, casualties and incidents, kept as they go by: no words, no sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pipeline.records import ActorRef, Casualty, TextSpan
from pipeline.scratch import Scratch
from pipeline.tables.cells import JOINT, Cell
from pipeline.tables.corrections import Row
from pipeline.vocabulary import Effect, Outcome, ReviewDecision, Scope

EFFECTS = (Effect.KILLED, Effect.INJURED)
ENDS = ("low", "best", "high")
_NOWHERE = TextSpan(0, 0)
_TABLES = (
    "CREATE TABLE told (event_id TEXT, incident_id TEXT, month TEXT, admin1 TEXT, admin2 TEXT, killed INT, "
    "injured INT, why TEXT)",
    "CREATE TABLE over (incident_id TEXT PRIMARY KEY, month TEXT, admin1 TEXT, admin2 TEXT, countable INT, "
    "event_ids TEXT, figures TEXT) WITHOUT ROWID",
    "CREATE TABLE counts (event_id TEXT, effect TEXT, low INT, high INT, who TEXT, party_id TEXT, party TEXT, "
    "speaker TEXT, words TEXT)",
    "CREATE INDEX counts_by_event ON counts (event_id)",
)


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
    where: Where
    figures: tuple[int, ...]
    """The people of each of EFFECTS, 0 where unsaid."""
    why: Spared
    """Why the row is not summed, should its incident not be."""
    counted: bool
    """Whether its incident is summed."""


class ToldIncident(NamedTuple):
    """A row of incidents."""

    event_ids: tuple[str, ...]
    where: Where
    figures: Mapping[Effect, People]
    """Without the effects of which no figure is said."""


class Tellings:
    """Takes rows of a run's tables in any order; they wait on disk."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        for table in _TABLES:
            scratch.do(table)

    def add(self, table: str, row: Row) -> None:
        """Takes what sums need of a row; rows of other tables hold nothing of it."""
        if table == "events":
            figures = (_whole(row[effect.value]) or 0 for effect in EFFECTS)
            told = (str(row["event_id"]), str(row["incident_id"] or ""), *_where(row), *figures, _why(row).value)
            self._scratch.do("INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *told)
        elif table == "incidents":
            given = {effect.value: _given(row, effect) for effect in EFFECTS}
            cells = (str(row["incident_id"]), *_where(row), bool(row["countable"]), str(row["event_ids"]))
            self._scratch.do("INSERT OR REPLACE INTO over VALUES (?, ?, ?, ?, ?, ?, ?)", *cells, json.dumps(given))
        elif table == "casualties" and row["effect"] in EFFECTS:
            names = ("event_id", "effect", "who", "party_id", "party", "speaker", "text")
            texts = {name: str(row[name] or "") for name in names}
            self._scratch.do(
                "INSERT INTO counts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                texts["event_id"],
                texts["effect"],
                _whole(row["min"]),
                _whole(row["max"]),
                texts["who"],
                texts["party_id"],
                texts["party"],
                texts["speaker"],
                texts["text"],
            )

    def rows(self, months: frozenset[str]) -> Iterator[ToldRow]:
        """The rows of events in the wanted months, of all where none is named.

        A telling counts in its incident's month, a row without an incident in its own.
        """
        query = (
            "SELECT coalesce(over.month, told.month), told.event_id, told.month, told.admin1, told.admin2, killed, "
            "injured, why, coalesce(countable, 0) FROM told LEFT JOIN over USING (incident_id)"
        )
        for month, event_id, own, admin1, admin2, killed, injured, why, counted in self._scratch.rows(query):
            if not months or month in months:
                yield ToldRow(event_id, Where(own, admin1, admin2), (killed, injured), Spared(why), bool(counted))

    def incidents(self, months: frozenset[str]) -> Iterator[ToldIncident]:
        """The countable incidents in the wanted months, of all where none is named."""
        query = "SELECT month, admin1, admin2, event_ids, figures FROM over WHERE countable"
        for month, admin1, admin2, event_ids, figures in self._scratch.rows(query):
            if not months or month in months:
                given = {Effect(name): People(*people) for name, people in json.loads(figures).items() if people}
                yield ToldIncident(tuple(event_ids.split(JOINT)), Where(month, admin1, admin2), given)

    def casualties(self, event_id: str) -> Sequence[Casualty]:
        """The killed and injured of a telling."""
        query = (
            "SELECT effect, low, high, who, words, party_id, party, speaker FROM counts WHERE event_id = ? "
            "ORDER BY rowid"
        )
        return [
            Casualty(
                Effect(effect),
                low,
                high,
                who,
                words,
                _NOWHERE,
                ActorRef(party_id, party, None, "", _NOWHERE) if party else None,
                speaker,
            )
            for effect, low, high, who, words, party_id, party, speaker in self._scratch.rows(query, event_id)
        ]


def month_of(start: Cell, end: Cell) -> str:
    """The month that holds both days, such as 2016-09; empty where a day is missing or they lie in two months."""
    if not isinstance(start, date) or not isinstance(end, date):
        return ""
    first, last = start.isoformat()[:7], end.isoformat()[:7]
    return first if first == last else ""


def _where(row: Row) -> Where:
    return Where(month_of(row["date_start"], row["date_end"]), str(row["admin1"] or ""), str(row["admin2"] or ""))


def _given(incident: Row, effect: Effect) -> tuple[int, int, int | None] | None:
    low, best, high = (_whole(incident[f"{effect}_{end}"]) for end in ENDS)
    if low is None and best is None and high is None:
        return None
    return low or 0, best if best is not None else low or 0, high


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
