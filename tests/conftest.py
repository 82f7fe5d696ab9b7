"""Builders of records that many tests share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pipeline.records import (
    ActorKind,
    ActorRef,
    Article,
    Casualty,
    DateBasis,
    DatePrecision,
    DateSpan,
    Effect,
    Event,
    Outcome,
    Paragraph,
    PlaceRef,
    Publication,
    PublishedBasis,
    Scope,
    Source,
    SourceKind,
    Status,
    SubEventType,
    TextSpan,
)

TEXT = "Harbour Guards clashed with raiders in Sirte on 22 September, killing eight.\n\nA medic confirmed the toll."


def span_of(words: str, text: str = TEXT) -> TextSpan:
    start = text.index(words)
    return TextSpan(start, start + len(words))


def make_article(**changes: Any) -> Article:
    first, second = TEXT.split("\n\n")
    fields: dict[str, Any] = {
        "article_id": "a1",
        "file": "news/week.txt",
        "text": TEXT,
        "paragraphs": (Paragraph(0, len(first)), Paragraph(len(TEXT) - len(second), len(TEXT))),
        "publication": Publication(date(2016, 9, 27), "2016-09-27", PublishedBasis.FILE_NAME, "week.txt"),
        "title": "A week in Sirte",
        "publisher": "Coast Monitor",
        "url": "https://example.org/week",
    }
    return Article(**(fields | changes))


def make_actor(name: str, actor_id: str = "", kind: ActorKind | None = None, text: str = "") -> ActorRef:
    return ActorRef(actor_id, name, kind, text or name, TextSpan(0, 14))


def make_casualty(low: int | None, high: int | None, effect: Effect = Effect.KILLED, **changes: Any) -> Casualty:
    fields: dict[str, Any] = {"who": "person", "text": "killing eight", "span": span_of("killing eight")}
    return Casualty(effect, low, high, **(fields | changes))


def make_event(**changes: Any) -> Event:
    first = TEXT.split("\n\n")[0]
    fields: dict[str, Any] = {
        "event_id": "e1",
        "article_id": "a1",
        "sub_event_type": SubEventType.ARMED_CLASH,
        "action": "clashed",
        "anchor": span_of("clashed"),
        "evidence": (TextSpan(0, len(first)),),
        "date": DateSpan(
            date(2016, 9, 22), date(2016, 9, 22), "2016-09-22", DatePrecision.DAY, DateBasis.STATED, "22 September"
        ),
        "actor1": (make_actor("Harbour Guards", "harbour_guards", ActorKind.POLITICAL_MILITIA),),
        "actor2": (make_actor("raiders", "", ActorKind.POLITICAL_MILITIA),),
        "place": PlaceRef(
            "sirte", "Sirte", "town", "Sirte", span_of("Sirte"), "West", "Sirte", "", "LY0211", 31.2, 16.59, 1
        ),
        "weapons": (),
        "casualties": (make_casualty(8, 8),),
        "status": Status.REPORTED,
        "outcome": Outcome.OCCURRED,
        "scope": Scope.SINGLE,
        "event_count": None,
        "background": False,
        "sources": (Source("a medic", SourceKind.MEDICAL, "A medic"),),
    }
    return Event(**(fields | changes))


@pytest.fixture
def article() -> Callable[..., Article]:
    """Builds an article; any field can be given."""
    return make_article


@pytest.fixture
def event() -> Callable[..., Event]:
    """Builds an event of that article; any field can be given."""
    return make_event


@pytest.fixture
def actor() -> Callable[..., ActorRef]:
    return make_actor


@pytest.fixture
def casualty() -> Callable[..., Casualty]:
    return make_casualty
