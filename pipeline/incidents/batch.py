"""The incidents of a batch of any size: what waits, waits on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from pydantic import TypeAdapter

from pipeline.incidents.clusters import gathered
from pipeline.incidents.containment import contained
from pipeline.incidents.facts import ArticleFacts
from pipeline.incidents.tellings import Telling, telling_of
from pipeline.records import Casualty, Event, Incident
from pipeline.scratch import Scratch, open_scratch
from pipeline.vocabulary import Scope

HELD = 2_000
"""Incidents kept at hand while totals look for what they may contain."""


@dataclass(frozen=True, slots=True)
class _Told:
    event: Event
    facts: ArticleFacts
    """With the wording of this event alone."""


_TOLD = TypeAdapter(_Told)
_INCIDENT = TypeAdapter(Incident)
_COUNTED = TypeAdapter(tuple[Casualty, ...])
_TABLES = (
    "CREATE TABLE told (first TEXT, published TEXT, event_id TEXT, value BLOB)",
    "CREATE INDEX told_by_day ON told (first, published, event_id)",
    "CREATE TABLE incidents (published TEXT, event_id TEXT, start TEXT, countable INT, counted BLOB, value BLOB)",
    "CREATE INDEX in_order ON incidents (published, event_id)",
    "CREATE INDEX by_day ON incidents (start, event_id) WHERE countable",
    "CREATE INDEX totals ON incidents (start) WHERE counted IS NOT NULL",
)


class Incidents:
    """Every event in exactly one incident, most of them alone; the same for any order in which articles come.

    Works from the events and from the facts of their articles alone (``facts_of``), never from a text. Every method
    raises OSError where the disk is at fault.
    """

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        for table in _TABLES:
            scratch.do(table)

    def add(self, facts: ArticleFacts, events: Iterable[Event]) -> None:
        """Takes the events of an article; to be called for all articles before ``gather``."""
        for event in events:
            own = replace(facts, wordings={event.event_id: facts.wordings[event.event_id]})
            telling = telling_of(event, own)
            first = telling.first.isoformat() if telling.first else ""
            value = _TOLD.dump_json(_Told(event, own))
            self._scratch.do("INSERT INTO told VALUES (?, ?, ?, ?)", first, *telling.order, value)

    def gather(self) -> None:
        """Finds the incidents; to be called once."""
        for incident, members in gathered(self._tellings()):
            self._put(incident, members[0])
        self._scratch.do("DROP TABLE told")
        self._fill_totals()

    def __iter__(self) -> Iterator[Incident]:
        """The incidents in the order of their first tellings, as often as they are asked for."""
        for (value,) in self._scratch.rows("SELECT value FROM incidents ORDER BY published, event_id"):
            yield _INCIDENT.validate_json(value)

    def _tellings(self) -> Iterator[Telling]:
        for (value,) in self._scratch.rows("SELECT value FROM told ORDER BY first, published, event_id"):
            kept = _TOLD.validate_json(value)
            yield telling_of(kept.event, kept.facts)

    def _put(self, incident: Incident, first: Telling) -> None:
        total = incident.scope is Scope.CUMULATIVE
        self._scratch.do(
            "INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?)",
            *first.order,
            incident.date_start.isoformat() if incident.date_start else None,
            incident.countable,
            _COUNTED.dump_json(first.event.casualties) if total else None,
            _INCIDENT.dump_json(incident),
        )

    def _fill_totals(self) -> None:
        """Gives each total over a period the ids of those that it may contain."""
        incident_at = lru_cache(HELD)(self._incident)

        def countable(first: date, last: date) -> Iterator[Incident]:
            query = "SELECT rowid FROM incidents WHERE countable AND start BETWEEN ? AND ? ORDER BY start, event_id"
            return (incident_at(row) for (row,) in self._scratch.rows(query, first.isoformat(), last.isoformat()))

        totals = list(self._scratch.rows("SELECT rowid FROM incidents WHERE counted IS NOT NULL ORDER BY start"))
        for (row,) in totals:
            (counted,) = self._scratch.one("SELECT counted FROM incidents WHERE rowid = ?", row)
            total = self._incident(row)
            held = tuple(contained(total, _COUNTED.validate_json(counted), countable))
            value = _INCIDENT.dump_json(replace(total, may_contain=held))
            self._scratch.do("UPDATE incidents SET value = ? WHERE rowid = ?", value, row)

    def _incident(self, row: int) -> Incident:
        (value,) = self._scratch.one("SELECT value FROM incidents WHERE rowid = ?", row)
        return _INCIDENT.validate_json(value)


def cluster(events: Iterable[Event], facts: Iterable[ArticleFacts]) -> tuple[Incident, ...]:
    """The incidents of a few articles, in any order of events and facts.

    Raises KeyError for an event without the facts of its article.
    """
    of = {entry.article_id: entry for entry in facts}
    with open_scratch() as scratch:
        incidents = Incidents(scratch)
        for event in events:
            incidents.add(of[event.article_id], (event,))
        incidents.gather()
        return tuple(incidents)
