"""Articles -> events, by what an earlier run read where nothing has changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from pydantic import TypeAdapter

from pipeline.batch.cache import Cache
from pipeline.batch.scanning import Listed, LostError, article_of
from pipeline.batch.stages import Stages
from pipeline.batch.versions import digest, event_version, rule_version
from pipeline.batch.workers import Result, read_guarded, read_in_processes
from pipeline.batch.workspace import Workspace
from pipeline.plain import plain
from pipeline.records import Article, Event, Failure

if TYPE_CHECKING:
    from pipeline.catalogue import Catalogue
    from pipeline.catalogue.relevance import Relevance

EVENTS = TypeAdapter(tuple[Event, ...])
HASH = TypeAdapter(str)
KIND, NAMES = "events", "names"
ARTICLES_A_PROCESS = 100
"""From how many articles on another process is worth its start: docs/reliability.md has what was measured."""

T = TypeVar("T")


class Track(Protocol):
    """Passes things on one by one, as a progress bar does. ``done`` of the ``total`` are behind it already."""

    def __call__(self, items: Iterable[T], label: str, total: int, done: int = 0) -> Iterable[T]: ...


@dataclass
class Told:
    """The articles of a batch with their events, from the cache one by one, as often as they are asked for."""

    listed: Sequence[Listed]
    cache: Cache
    catalogue: Catalogue
    failures: dict[str, Failure] = field(default_factory=dict)
    """By the key of an article: why its events could not be read."""

    @cached_property
    def version(self) -> str:
        """Of all that the events of the batch depend on beside the articles."""
        return event_version(self.catalogue)

    def __iter__(self) -> Iterator[tuple[Article, tuple[Event, ...]]]:
        for entry in self.listed:
            yield article_of(entry, self.cache), self._events(entry)

    def missing(self) -> list[Listed]:
        """The articles whose events are not in the cache."""
        return [entry for entry in self.listed if not self.cache.has(KIND, self._key(entry))]

    def put(self, entry: Listed, result: Result) -> None:
        """Keeps what was read in an article; a failure only for this run, so that the next one tries again."""
        if isinstance(result, Failure):
            self.failures[entry.key] = result
        else:
            self.cache.put(KIND, self._key(entry), result, EVENTS)

    def _events(self, entry: Listed) -> tuple[Event, ...]:
        if entry.key in self.failures:
            return ()
        events = self.cache.get(KIND, self._key(entry), EVENTS)
        if events is None:
            raise LostError(entry)
        return events

    def _key(self, entry: Listed) -> str:
        return digest(self._rules, entry.key, self._names_in(entry))

    def _names_in(self, entry: Listed) -> str:
        """A hash of what the patterns know by the names in an article: no other entry can change its events."""
        key = digest(self.version, entry.key)
        known = self.cache.get(NAMES, key, HASH)
        if known is None:
            known = digest(*self._relevance.described(plain(article_of(entry, self.cache).text)))
            self.cache.put(NAMES, key, known, HASH)
        return known

    @cached_property
    def _rules(self) -> str:
        return rule_version(self.catalogue)

    @cached_property
    def _relevance(self) -> Relevance:
        from pipeline.catalogue.relevance import Relevance

        return Relevance(self.catalogue)


def read_missing(told: Told, workspace: Workspace, stages: Stages, jobs: int | None, track: Track) -> int:
    """Reads the events that the cache lacks and returns of how many articles it had them.

    ``jobs`` is the number of processes; None leaves it to the number of articles and of processors. Raises BatchError
    where nothing can read.
    """
    missing = told.missing()
    known = len(told.listed) - len(missing)
    if not missing:
        return known
    by_id = {entry.article_id: entry for entry in missing}
    articles = (article_of(entry, told.cache) for entry in missing)
    jobs = min(jobs or _jobs_for(len(missing)), len(missing))
    results: Iterable[tuple[Article, Result]]
    if jobs == 1:
        read_events = stages.read_events
        results = ((article, read_guarded(read_events, article)) for article in articles)
    else:
        results = read_in_processes(articles, jobs, stages.open_reader, stages.catalogue)
    for article, result in track(results, "Reading", len(told.listed), known):
        told.put(by_id[article.article_id], result)
        workspace.worth_keeping = True
    return known


def _jobs_for(articles: int) -> int:
    return max(1, min(os.cpu_count() or 1, articles // ARTICLES_A_PROCESS))
