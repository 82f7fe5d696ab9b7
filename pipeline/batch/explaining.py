"""One article and its events, for a person who asks how they were read."""

from __future__ import annotations

from pathlib import Path

from pipeline.batch.errors import NOTHING_DONE, WRONG_CALL, BatchError
from pipeline.batch.stages import load_stages
from pipeline.records import Article, Event, Failure


def explain_file(path: Path, patterns: Path | None, published: str | None) -> tuple[Article, tuple[Event, ...]]:
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
    return article, stages.read_events(article)
