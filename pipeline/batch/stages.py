"""The stages that need the catalogue, ready to read.

spaCy and dateparser take a second to import: they load when a stage is opened, not with this module, so that the
command line answers at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.errors import NOTHING_DONE, WRONG_CALL, BatchError
from pipeline.batch.workers import EventReader, OpenReader
from pipeline.records import Article, Failure

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.articles import Knowledge
    from pipeline.catalogue import Catalogue


@dataclass(frozen=True)
class Stages:
    """A catalogue, and what reads one article's events by it, loaded when it is first asked for."""

    catalogue: Catalogue
    open_reader: OpenReader

    @cached_property
    def read_events(self) -> EventReader:
        """Article -> its events; raises BatchError where the model is missing or broken."""
        return self.open_reader(self.catalogue)

    @property
    def acled_names(self) -> dict[str, str]:
        """ACLED's names of the actors that the catalogue has one for, by the actor's id."""
        return {actor_id: actor.acled for actor_id, actor in self.catalogue.actors.items() if actor.acled}

    def knowledge(self, published: str | None) -> Knowledge:
        """What files are read by; raises BatchError where ``published`` is no date."""
        from pipeline.articles import knowledge

        try:
            return knowledge(published, self.catalogue.boilerplate, self.catalogue.landmarks)
        except ValueError as error:
            raise BatchError(f"{error}.", WRONG_CALL) from error

    def file(self, path: Path, published: str | None) -> Article | Failure:
        """The article of a file."""
        from pipeline.articles import read_article

        return read_article(
            path,
            path.parent,
            published=published,
            boilerplate=self.catalogue.boilerplate,
            landmarks=self.catalogue.landmarks,
        )


def load_stages(patterns: Path | None) -> Stages:
    """The stages with the tool's patterns, the user's folder laid over them; raises BatchError where they are bad."""
    return Stages(catalogue_of(patterns), event_reader)


def event_reader(catalogue: Catalogue) -> EventReader:
    """What reads the events of an article; raises BatchError where the model is missing or broken."""
    nlp = language_of(catalogue)
    from pipeline.events import read_events
    from pipeline.language import read

    return lambda article: read_events(read(nlp, article), article, catalogue)


def language_of(catalogue: Catalogue) -> Language:
    """The English model with what the catalogue knows; raises BatchError where the model is missing or broken."""
    from pipeline.language import load

    try:
        return load(catalogue)
    except (OSError, ValueError) as error:  # a missing file is the one, a file cut short may be the other
        raise BatchError(
            f"The English model can't be loaded ({error}). Install libya-events again, or get a fresh checkout.",
            NOTHING_DONE,
        ) from error


def catalogue_of(patterns: Path | None) -> Catalogue:
    """The catalogue; raises BatchError naming file, line, entry and reason where the patterns are not sound."""
    from pipeline.catalogue import CatalogueError, load_catalogue

    if patterns is not None and not patterns.is_dir():
        raise BatchError(f"There is no folder of patterns {patterns}.", WRONG_CALL)
    try:
        return load_catalogue(patterns)
    except CatalogueError as error:
        raise BatchError(f"The patterns can't be used. {error}", WRONG_CALL) from error
