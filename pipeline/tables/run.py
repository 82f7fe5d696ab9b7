"""Everything that one run has to write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.records import Article, Decision, Event, Failure, Incident


@dataclass(frozen=True, slots=True)
class Run:
    """The records of a run, and the standing decision for each event id that has one."""

    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    incidents: tuple[Incident, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
