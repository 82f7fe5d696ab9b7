"""Builders of records that many tests share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from own import own_catalogue
from spacy.language import Language

from pipeline.articles.cleaning import looks_like_heading
from pipeline.catalogue import Catalogue
from pipeline.evaluation.running import Runner, runner_of
from pipeline.events import read_events
from pipeline.language import MODEL, load, read
from pipeline.records import (
    ActorRef,
    Article,
    Casualty,
    DateSpan,
    Event,
    Incident,
    Paragraph,
    PlaceRef,
    Publication,
    Source,
    TextSpan,
    TollRange,
)
from pipeline.tables.cells import Cell
from pipeline.tables.rows import event_row
from pipeline.vocabulary import (
    ActorKind,
    DateBasis,
    DatePrecision,
    Effect,
    Outcome,
    PublishedBasis,
    Scope,
    SourceKind,
    Status,
    SubEventType,
)

ReadRows = Callable[..., list[dict[str, Cell]]]

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


def make_incident(told: Event | None = None, **changes: Any) -> Incident:
    """The incident of one event, with the figures given."""
    event = told or make_event()
    fields: dict[str, Any] = {
        "incident_id": f"i{event.event_id}",
        "event_ids": (event.event_id,),
        "sub_event_type": event.sub_event_type,
        "date_start": event.date.start,
        "date_end": event.date.end,
        "date_precision": event.date.precision,
        "place": event.place,
        "actor1": event.actor1,
        "actor2": event.actor2,
        "killed": TollRange(8, 8, 8, "Coast Monitor", "Coast Monitor", "Coast Monitor"),
        "injured": TollRange(),
        "civilians_killed": TollRange(),
        "status": event.status,
        "outcome": event.outcome,
        "scope": event.scope,
        "background": event.background,
        "countable": event.countable,
        "publishers": ("Coast Monitor",),
        "first_told": "2016-09-27",
        "last_told": "2016-09-27",
        "trail": ("reported",),
        "links": (),
    }
    return Incident(**(fields | changes))


@pytest.fixture
def article() -> Callable[..., Article]:
    """Builds an article; any field can be given."""
    return make_article


@pytest.fixture
def event() -> Callable[..., Event]:
    """Builds an event of that article; any field can be given."""
    return make_event


@pytest.fixture
def incident() -> Callable[..., Incident]:
    """Builds the incident of an event; any field can be given."""
    return make_incident


@pytest.fixture
def actor() -> Callable[..., ActorRef]:
    return make_actor


@pytest.fixture
def casualty() -> Callable[..., Casualty]:
    return make_casualty


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The tool's own patterns."""
    return own_catalogue()


@pytest.fixture(scope="session")
def nlp(catalogue: Catalogue) -> Language:
    """The trained model with our components; skips where no model has been made."""
    if not (MODEL / "config.cfg").exists():
        pytest.skip(f"no model in {MODEL}: make model")
    return load(catalogue)


@pytest.fixture(scope="session")
def runner(nlp: Language, catalogue: Catalogue) -> Runner:
    """Gold texts through the pipeline."""
    return runner_of(nlp, catalogue)


@pytest.fixture(scope="session")
def read_rows(nlp: Language, catalogue: Catalogue) -> ReadRows:
    """``read_rows(text, published="2016-09-27", title="")``: the rows of events.csv that a text gives, paragraphs parted by an empty line."""

    def rows(text: str, published: str | None = "2016-09-27", title: str = "") -> list[dict[str, Cell]]:
        starts = [0, *(found.end() for found in re.finditer(r"\n\n", text))]
        ends = [*(start - 2 for start in starts[1:]), len(text)]
        day = date.fromisoformat(published) if published else None
        article = make_article(
            text=text,
            paragraphs=tuple(
                Paragraph(start, end, end < len(text) and looks_like_heading(text[start:end]))
                for start, end in zip(starts, ends, strict=True)
            ),
            publication=Publication(day, published or "", PublishedBasis.FILE_NAME, "test"),
            title=title,
        )
        return [event_row(event, article) for event in read_events(read(nlp, article), article, catalogue)]

    return rows
