"""Articles, and events of them, for gathering."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from string import ascii_lowercase
from typing import Any

import pytest

from pipeline.incidents import cluster, facts_of
from pipeline.records import Article, Event, Incident, Publication, TextSpan
from pipeline.vocabulary import PublishedBasis

Build = Callable[..., Any]
Gather = Callable[..., tuple[Incident, ...]]


def publication(day: int | None) -> Publication:
    if day is None:
        return Publication(None, "", PublishedBasis.NONE)
    return Publication(date(2016, 9, day), f"2016-09-{day:02}", PublishedBasis.FILE_NAME)


@pytest.fixture
def told(event: Build) -> Build:
    """Builds an event and its article: ``told(2, day=24, publisher="Wire", status=...)``.

    Sentences differ from article to article unless ``words`` says what stands there.
    """

    def build(
        number: int, *, day: int | None = 27, publisher: str = "", words: str = "", **changes: Any
    ) -> tuple[Event, Article]:
        letters = Random(number)
        text = words or " ".join("".join(letters.choices(ascii_lowercase, k=6)) for _ in range(12))
        article_id = changes.pop("article_id", f"a{number}")
        told_in = {"evidence": (TextSpan(0, len(text)),)}
        made = event(event_id=f"e{number}", article_id=article_id, **(told_in | changes))
        article = Article(article_id, f"{article_id}.txt", text, (), publication(day), publisher=publisher)
        return made, article

    return build


@pytest.fixture
def gather() -> Gather:
    def build(*tellings: tuple[Event, Article]) -> tuple[Incident, ...]:
        events = [event for event, _ in tellings]
        return cluster(events, [facts_of(article, events) for _, article in tellings])

    return build
