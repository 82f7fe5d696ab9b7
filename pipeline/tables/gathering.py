"""What the tables over incidents need of the events, kept as they go by one article at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Event, Incident
from pipeline.scratch import Scratch
from pipeline.tables.acled import lowest_figure
from pipeline.tables.corrections import Row
from pipeline.tables.settled import settled

_TABLES = (
    "CREATE TABLE members (event_id TEXT PRIMARY KEY, incident_id TEXT, first INT, later INT) WITHOUT ROWID",
    "CREATE TABLE gathered (incident_id TEXT, article_id TEXT, countable INT, lowest INT, evidence TEXT)",
    "CREATE INDEX gathered_by_incident ON gathered (incident_id)",
)


@dataclass(frozen=True, slots=True)
class Member:
    """What an event is to its incident."""

    incident_id: str = ""
    """Empty where the event has none."""
    is_first: bool = False
    confirmed_later: bool = False
    """Whether a later telling confirms this doubtful one."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the tellings of one incident leave behind."""

    articles: int
    countable: bool
    corrected: tuple[Row, ...]
    """The rows in which a reviewer set cells."""
    lowest: int | None
    """The fewest people killed that a telling gives, as ACLED counts vague words."""
    evidence: str
    """The sentences of the first telling."""


class Gathering:
    """Takes events with their rows and gives what their incidents are after review."""

    def __init__(self, incidents: Iterable[Incident], scratch: Scratch) -> None:
        self._scratch = scratch
        self._corrected: dict[str, tuple[Row, ...]] = defaultdict(tuple)
        """By incident; as many as reviewers have made."""
        for table in _TABLES:
            scratch.do(table)
        for incident in incidents:
            for place, event_id in enumerate(incident.event_ids):
                later = event_id in incident.confirmed_later
                member = "INSERT OR REPLACE INTO members VALUES (?, ?, ?, ?)"
                scratch.do(member, event_id, incident.incident_id, place == 0, later)

    def member(self, event_id: str) -> Member:
        """What the event is to its incident."""
        found = self._scratch.one("SELECT incident_id, first, later FROM members WHERE event_id = ?", event_id)
        return Member(found[0], bool(found[1]), bool(found[2])) if found else Member()

    def add(self, event: Event, row: Row, member: Member) -> None:
        """Takes an event and its row as reviewed."""
        if not member.incident_id:
            return
        if row["corrected_cells"]:
            self._corrected[member.incident_id] += (row,)
        self._scratch.do(
            "INSERT INTO gathered VALUES (?, ?, ?, ?, ?)",
            member.incident_id,
            event.article_id,
            bool(row["countable"]),
            lowest_figure(event.casualties),
            str(row["evidence"]) if member.is_first else None,
        )

    def settled(self, incident: Incident) -> tuple[Incident, Gathered]:
        """The incident as its reviewers left it, and what its tellings left behind; to be asked when all are in."""
        articles, countable, lowest, evidence = self._scratch.one(
            "SELECT count(DISTINCT article_id), max(countable), min(lowest), max(evidence) FROM gathered "
            "WHERE incident_id = ?",
            incident.incident_id,
        )
        corrected = self._corrected.get(incident.incident_id, ())
        gathered = Gathered(articles, bool(countable), corrected, lowest, evidence or "")
        return settled(incident, gathered.countable, corrected), gathered
