"""Events and mentions drawn for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipeline.explain.marks import COLOURS, cells_with_words, marks
from pipeline.records import Article, Event, TextSpan
from pipeline.vocabulary import Effect

GROUP_COLOURS = {
    "triggers": COLOURS["action"],
    "actors": COLOURS["actor1"],
    "places": COLOURS["location"],
    "weapons": COLOURS["weapon"],
    "counts": COLOURS[Effect.CASUALTIES],
    "dates": COLOURS["date"],
    "cues": COLOURS["status"],
}


def event_panel(event: Event, article: Article) -> RenderableType:
    """One event: its sentences with the words behind the cells marked, and the cells."""
    sentences = Text("\n").join(_marked(event, article, sentence) for sentence in event.evidence)
    cells = Table("cell", "value", "words", box=None, header_style="dim", pad_edge=False)
    for name, value, words in cells_with_words(event, article):
        colour = COLOURS.get(name, "")
        cells.add_row(Text(name, style=f"black on {colour}" if colour else ""), Text(value), Text(words, style="dim"))
    return Panel(Group(sentences, Text(""), cells), title=Text(f"{event.event_id}  {event.sub_event_type}"))


def mention_panel(text: str, mentions: Iterable[tuple[str, str, str, TextSpan]]) -> RenderableType:
    """A sentence with what was found in it; a mention is its group, its label, its catalogue id and its place."""
    found = sorted(mentions, key=lambda mention: (mention[3].start, mention[3].end))
    drawn = Text(text)
    table = Table("words", "found as", "label", "catalogue entry", box=None, header_style="dim", pad_edge=False)
    for group, label, entry, span in found:
        style = f"black on {GROUP_COLOURS.get(group, '#ffffff')}"
        drawn.stylize(style, span.start, span.end)
        table.add_row(Text(text[span.start : span.end]), Text(group, style=style), Text(label), Text(entry))
    return Group(drawn, Text(""), table if found else Text("Nothing was found.", style="dim"))


def _marked(event: Event, article: Article, sentence: TextSpan) -> Text:
    drawn = Text(article.text[sentence.start : sentence.end])
    for mark in marks(event, article):
        drawn.stylize(f"black on {COLOURS[mark.slot]}", *_within(mark.span, sentence))
    return drawn


def _within(span: TextSpan, sentence: TextSpan) -> tuple[int, int]:
    """The span's offsets in the sentence; an empty stretch where it stands elsewhere."""
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    return (start - sentence.start, end - sentence.start) if start < end else (0, 0)
