"""Gold texts through the pipeline, as a user's files would go, to the rows of events.csv."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from spacy.language import Language

from pipeline.articles import read_article
from pipeline.batch.errors import WRONG_CALL, BatchError
from pipeline.catalogue import Catalogue, CatalogueError, load_catalogue
from pipeline.evaluation.gold import GoldArticle, GoldError
from pipeline.evaluation.readings import Reading, reading
from pipeline.records import Article, Event, Failure
from pipeline.tables.rows import event_row

Track = Callable[[Sequence[GoldArticle]], Iterable[GoldArticle]]
"""Passes the texts on one by one, as a progress bar does."""


@dataclass(frozen=True, slots=True)
class Runner:
    """The loaded pipeline, from a gold text to its rows."""

    catalogue: Catalogue
    read_events: Callable[[Article], tuple[Event, ...]]

    def rows(self, text: GoldArticle) -> tuple[Reading, ...]:
        """The text's rows in the order of events.csv; raises ``GoldError`` where the text can't be read."""
        article, events = self.events(text)
        return tuple(reading(event_row(event, article)) for event in events)

    def events(self, text: GoldArticle) -> tuple[Article, tuple[Event, ...]]:
        """The text as an article, and its events in the order of events.csv; raises as ``rows`` does."""
        article = self._article(text)
        events = sorted(self.read_events(article), key=lambda event: (event.evidence[0].start, event.anchor.start))
        return article, tuple(events)

    def all_rows(self, texts: Sequence[GoldArticle], track: Track = iter) -> list[tuple[Reading, ...]]:
        """The rows of each text."""
        return [self.rows(text) for text in track(texts)]

    def _article(self, text: GoldArticle) -> Article:
        if text.path is not None:
            return self._read(text.path, text.name)
        with TemporaryDirectory(prefix="libya-events-") as folder:
            note = Path(folder) / "note.txt"
            head = f"---\npublished: '{text.published.isoformat()}'\n---\n\n" if text.published else ""
            note.write_text(f"{head}{text.text}\n", encoding="utf-8")
            return self._read(note, text.name)

    def _read(self, path: Path, name: str) -> Article:
        read = read_article(
            path, path.parent, boilerplate=self.catalogue.boilerplate, landmarks=self.catalogue.landmarks
        )
        if isinstance(read, Failure):
            raise GoldError(f"{name}: {read.detail}")
        return read


def runner_of(nlp: Language, catalogue: Catalogue) -> Runner:
    """The pipeline that is already loaded."""
    from pipeline.events import read_events
    from pipeline.language import read

    return Runner(catalogue, lambda article: read_events(read(nlp, article), article, catalogue))


def load_runner(patterns: Path | None = None) -> Runner:
    """The pipeline with its patterns; raises ``BatchError`` naming file, entry and reason where they are bad."""
    from pipeline.language import load

    try:
        catalogue = load_catalogue(patterns)
    except CatalogueError as error:
        raise BatchError(f"The patterns can't be used: {error}", WRONG_CALL) from error
    return runner_of(load(catalogue), catalogue)
