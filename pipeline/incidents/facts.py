"""What gathering needs to know of an article: never its whole text, so that a batch may let go of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.plain import plain
from pipeline.records import Article, Event, Publication


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """The facts of one article that ``cluster`` works from, besides its events."""

    article_id: str
    publisher: str
    file: str
    publication: Publication
    wordings: Mapping[str, tuple[str, ...]]
    """By event id: the words of each evidence sentence, folded, by which agency copy is known."""

    @property
    def name(self) -> str:
        """Who tells it: the publisher, else the file."""
        return self.publisher or self.file


def facts_of(article: Article, events: Iterable[Event]) -> ArticleFacts:
    """The facts of an article and of the events read from it; events of other articles are passed over."""
    wordings = {
        event.event_id: tuple(folded(article.text[span.start : span.end]) for span in event.evidence)
        for event in events
        if event.article_id == article.article_id
    }
    return ArticleFacts(article.article_id, article.publisher, article.file, article.publication, wordings)


def folded(sentence: str) -> str:
    """The words of a sentence in lower case, parted by single spaces."""
    return " ".join(re.findall(r"\w+", plain(sentence).casefold()))
