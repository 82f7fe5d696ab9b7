"""Events as a page, drawn by displaCy."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from pipeline.explain.marks import COLOURS, Mark, marks
from pipeline.records import Article, Event
from pipeline.tables.cells import render
from pipeline.tables.rows import EVIDENCE_JOINT, event_row


def html_page(events: Iterable[Event], article: Article) -> str:
    """A page with each event's sentences and the words behind its cells; nothing of the article runs in it."""
    from spacy import displacy

    drawn = [_drawn(event, article) for event in events]
    options = {"colors": {slot.upper(): colour for slot, colour in COLOURS.items()}}
    page = displacy.render(drawn, style="ent", page=True, jupyter=False, manual=True, options=options)
    return page.replace("<title>displaCy</title>", f"<title>{escape(article.title or article.file)}</title>", 1)


def _drawn(event: Event, article: Article) -> dict[str, Any]:
    """What displaCy takes: the sentences, the marks in them without overlap, and a heading."""
    text, ents = "", []
    found = marks(event, article)
    for sentence in event.evidence:
        text += EVIDENCE_JOINT if text else ""
        shift = len(text) - sentence.start
        inside = [mark for mark in found if sentence.start <= mark.span.start and mark.span.end <= sentence.end]
        ents += [
            {"start": mark.span.start + shift, "end": mark.span.end + shift, "label": mark.slot}
            for mark in _apart(inside)
        ]
        text += article.text[sentence.start : sentence.end]
    return {"text": text, "ents": ents, "title": escape(_heading(event, article))}


def _heading(event: Event, article: Article) -> str:
    row = event_row(event, article)
    parts = (render(row[name]) for name in ("date_start", "sub_event_type", "actor1", "actor2", "location", "status"))
    return " · ".join(part for part in parts if part)


def _apart(found: Iterable[Mark]) -> list[Mark]:
    """The marks without overlap: displaCy can't draw one inside another, so the first of two stays."""
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept
