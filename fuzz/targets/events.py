"""Events of any text: no exception, and rows that keep to their tables whatever was read."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from fuzz import known
from fuzz.inputs import words
from fuzz.target import Target, check_writable
from fuzz.targets.dates import publication_of
from pipeline.articles.cleaning import lay_out, plain_blocks
from pipeline.articles.metadata import Metadata
from pipeline.articles.sources import source
from pipeline.events import read_events
from pipeline.incidents import cluster, facts_of
from pipeline.language import read
from pipeline.records import Article, Event
from pipeline.tables.cells import parse, render
from pipeline.tables.rows import tables
from pipeline.tables.run import run_of
from pipeline.tables.schema import TABLES


def check(case: tuple[str, str, date | int | None]) -> None:
    """Spans lie in the text, figures have their ends in order, and every cell is what its column takes."""
    article = _article(*case)
    events = read_events(read(known.language(), article), article, known.catalogue())
    assert len({event.event_id for event in events}) == len(events), "an id twice"
    for event in events:
        _check_spans(event, article.text)
        _check_figures(event)
    check_writable(events)
    run = run_of([article], events, cluster(events, [facts_of(article, events)]))
    rows = tables(run)
    for table in TABLES:
        for row in rows.get(table.name, ()):
            for column in table.columns:
                value = row[column.name]
                assert value in (None, "") or parse(column, render(value).removeprefix("'")) is not None, column.name


def _article(text: str, title: str, told: date | int | None) -> Article:
    found = source(plain_blocks(text), Metadata(title=" ".join(title.split())))
    whole, paragraphs = lay_out(found.blocks)
    return Article("a1", "week.txt", whole, paragraphs, publication_of(told), found.metadata.title)


def _check_spans(event: Event, text: str) -> None:
    spans = [event.anchor, *event.evidence]
    spans += [ref.span for ref in (*event.actor1, *event.actor2)]
    spans += [ref.span for ref in event.weapons]
    spans += [ref.span for ref in event.casualties]
    spans += [ref.span for ref in event.claims]
    if event.place is not None:
        spans.append(event.place.span)
    for span in spans:
        assert 0 <= span.start <= span.end <= len(text), span
    assert text[event.anchor.start : event.anchor.end] == event.action
    assert event.action.strip()
    assert event.evidence
    for before, after in zip(event.evidence, event.evidence[1:], strict=False):
        assert before.end <= after.start, "evidence out of order"


def _check_figures(event: Event) -> None:
    for casualty in event.casualties:
        assert casualty.low is None or casualty.low >= 0
        assert casualty.low is None or casualty.high is None or casualty.low <= casualty.high, casualty
    start, end = event.date.start, event.date.end
    assert (start is None) == (end is None)
    assert start is None or end is None or start <= end, event.date
    assert event.event_count is None or event.event_count > 0, event.event_count


TARGET = Target(
    "events",
    st.tuples(words.news, words.joined(words.small, words.names, words.dates, longest=8), words.publications),
    check,
    share=100,
    seconds=30,
)
