"""Which words of an article stand behind which cell of an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.quotes import find_words
from pipeline.records import Article, Event, TextSpan
from pipeline.tables.cells import render
from pipeline.tables.rows import event_row
from pipeline.vocabulary import Effect

COLOURS: dict[str, str] = {
    "action": "#ffd27f",
    "actor1": "#9fd3ff",
    "actor2": "#c7b3ff",
    "location": "#a6e3a1",
    "weapon": "#f5a97f",
    **dict.fromkeys(Effect, "#ff9e9e"),
    "date": "#fff3a3",
    "status": "#d0d0d0",
    "source": "#b8e0d2",
}
"""A colour for each kind of words; black reads well on all of them."""

EXPLAINED = (
    "date_start", "date_end", "date_edtf", "event_type", "sub_event_type", "actor1", "actor2", "location", "weapon",
    "killed", "injured", "captured_min", "status", "source", "outcome", "scope", "event_count", "background",
    "review_reasons",
)  # fmt: skip

WORDS_OF = {
    "date_start": "date",
    "date_end": "date",
    "date_edtf": "date",
    "event_type": "action",
    "sub_event_type": "action",
    "captured_min": Effect.CAPTURED,
    "outcome": "action",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the article that fill cells of an event."""

    slot: str
    span: TextSpan


def marks(event: Event, article: Article) -> tuple[Mark, ...]:
    """The words behind the event's cells, in the order of the text."""
    return tuple(sorted(_marks(event, article), key=lambda mark: (mark.span.start, -mark.span.end, mark.slot)))


def cells_with_words(event: Event, article: Article) -> tuple[tuple[str, str, str], ...]:
    """The filled cells of an event: column, value, and the words that they were read from."""
    row = event_row(event, article)
    words: dict[str, list[str]] = {}
    for mark in marks(event, article):
        words.setdefault(mark.slot, []).append(article.text[mark.span.start : mark.span.end])
    return tuple(
        (name, render(row[name]), " … ".join(dict.fromkeys(words.get(WORDS_OF.get(name, name), ()))))
        for name in EXPLAINED
        if row[name] is not None and row[name] is not False and row[name] != ""  # 0 killed is said, and shown
    )


def _marks(event: Event, article: Article) -> Iterator[Mark]:
    yield Mark("action", event.anchor)
    for slot, actors in (("actor1", event.actor1), ("actor2", event.actor2)):
        yield from (Mark(slot, actor.span) for actor in actors)
    if event.place:
        yield Mark("location", event.place.span)
    yield from (Mark("weapon", weapon.span) for weapon in event.weapons)
    yield from (Mark(entry.effect, entry.span) for entry in event.casualties)
    without_offsets = [("date", event.date.text), ("status", event.cue_text)]
    without_offsets += [("source", source.text) for source in event.sources]
    for slot, words in without_offsets:
        if words and (span := find_words(article.text, words, event.evidence)):
            yield Mark(slot, span)
