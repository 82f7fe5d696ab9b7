"""Everything that one run has to write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.records import Article, Decision, Event, Failure, Incident


@dataclass(frozen=True, slots=True)
class Run:
    """The records of a run, and the standing decision for each event id that has one.

    ``told`` is gone through once, ``incidents`` twice: both may come from disk one by one.
    """

    told: Iterable[tuple[Article, Sequence[Event]]]
    incidents: Iterable[Incident] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    acled_names: Mapping[str, str] = field(default_factory=dict)
    """ACLED's name of each actor of the catalogue that has one, by the actor's id."""


def run_of(
    articles: Iterable[Article],
    events: Iterable[Event],
    incidents: tuple[Incident, ...] = (),
    decisions: Mapping[str, Decision] | None = None,
    failures: tuple[Failure, ...] = (),
    acled_names: Mapping[str, str] | None = None,
) -> Run:
    """The run of records that are all in memory, the events in any order."""
    told: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        told[event.article_id].append(event)
    entries = [(article, told[article.article_id]) for article in articles]
    return Run(entries, incidents, decisions or {}, failures, acled_names or {})
