"""One article and its events, for a person who asks how they were read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.articles.decoding import decode
from pipeline.articles.formats import PLAIN, ending
from pipeline.articles.origin import Origin, origin_of
from pipeline.batch.errors import NOTHING_DONE, WRONG_CALL, BatchError
from pipeline.batch.stages import load_stages
from pipeline.records import Article, Event, Failure


@dataclass(frozen=True, slots=True)
class Explained:
    """An article with its events and, for a plain text, where its sentences stand in the file."""

    article: Article
    events: tuple[Event, ...]
    origin: Origin | None


def explain_file(path: Path, patterns: Path | None, published: str | None) -> Explained:
    """The article in a file and its events; raises BatchError where there is none."""
    if not path.is_file():
        raise BatchError(f"There is no file {path}. Name the file of one article.", WRONG_CALL)
    stages = load_stages(patterns)
    try:
        article = stages.file(path, published)
    except ValueError as error:
        raise BatchError(f"{error}.", WRONG_CALL) from error
    if isinstance(article, Failure):
        raise BatchError(f"{path} can't be read: {article.detail}.", NOTHING_DONE)
    plain_text = ending(path.name) in PLAIN
    origin = origin_of(article, decode(path.read_bytes()).text) if plain_text else None
    return Explained(article, stages.read_events(article), origin)
