"""What the tables over incidents need of the events, kept as they go by one article at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Event, Incident
from pipeline.tables.acled import lowest_figure
from pipeline.tables.corrections import Row
from pipeline.tables.settled import settled
from pipeline.tables.spool import Spool


@dataclass(slots=True)
class Gathered:
    """What the tellings of one incident leave behind."""

    articles: int = 0
    countable: bool = False
    corrected: tuple[Row, ...] = ()
    """The rows in which a reviewer set cells."""
    lowest: int | None = None
    """The fewest people killed that a telling gives, as ACLED counts vague words."""
    latest_article: str = ""
    evidence: int = -1
    """The place of the first telling's evidence on the spool."""


class Gathering:
    """Takes events with their rows and gives what their incidents are after review."""

    def __init__(self, incidents: Iterable[Incident], spool: Spool) -> None:
        self._incident_of: dict[str, str] = {}
        self._gathered: dict[str, Gathered] = {}
        self._first: set[str] = set()
        for incident in incidents:
            self._gathered[incident.incident_id] = Gathered()
            self._first.add(incident.event_ids[0])
            self._incident_of |= dict.fromkeys(incident.event_ids, incident.incident_id)
        self._spool = spool

    def incident_of(self, event_id: str) -> str:
        """The id of the event's incident; empty where it has none."""
        return self._incident_of.get(event_id, "")

    def add(self, event: Event, row: Row) -> None:
        """Takes an event and its row as reviewed; the events of one article come one after the other."""
        gathered = self._gathered.get(self.incident_of(event.event_id))
        if gathered is None:
            return
        if gathered.latest_article != event.article_id:
            gathered.latest_article = event.article_id
            gathered.articles += 1
        gathered.countable = gathered.countable or bool(row["countable"])
        if row["corrected_cells"]:
            gathered.corrected += (row,)
        told = lowest_figure(event.casualties)
        if told is not None and (gathered.lowest is None or told < gathered.lowest):
            gathered.lowest = told
        if event.event_id in self._first:
            gathered.evidence = self._spool.put([row["evidence"]])

    def settled(self, incident: Incident) -> tuple[Incident, Gathered]:
        """The incident as its reviewers left it, and what its tellings left behind; to be asked when all are in."""
        gathered = self._gathered[incident.incident_id]
        return settled(incident, gathered.countable, gathered.corrected), gathered

    def evidence(self, gathered: Gathered) -> str:
        """The sentences of the first telling."""
        return str(self._spool.get(gathered.evidence)[0]) if gathered.evidence >= 0 else ""
