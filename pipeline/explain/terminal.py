"""Events and mentions drawn for a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipeline.articles.origin import Origin
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


def event_panel(event: Event, article: Article, origin: Origin | None = None) -> RenderableType:
    """One event: its sentences with the words behind the cells marked, the cells, and its lines in the file."""
    sentences = Text("\n").join(_marked(event, article, sentence) for sentence in event.evidence)
    cells = Table("cell", "value", "words", box=None, header_style="dim", pad_edge=False)
    for name, value, words in cells_with_words(event, article):
        colour = COLOURS.get(name, "")
        cells.add_row(Text(name, style=f"black on {colour}" if colour else ""), Text(value), Text(words, style="dim"))
    title = Text(f"{event.event_id}  {event.sub_event_type}")
    lines = _lines(event, origin) if origin else None
    return Panel(Group(sentences, Text(""), cells), title=title, subtitle=lines)


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


def _lines(event: Event, origin: Origin) -> Text | None:
    """Where the file tells the event: "line 4", "lines 4-6, 9"; None where it is not to be found there."""
    found = filter(None, map(origin.lines, event.evidence))
    lines = {number for first, last in found for number in range(first, last + 1)}
    firsts = sorted(number for number in lines if number - 1 not in lines)
    lasts = sorted(number for number in lines if number + 1 not in lines)
    told = [str(first) if first == last else f"{first}-{last}" for first, last in zip(firsts, lasts, strict=True)]
    return Text(f"line{'s' if len(lines) > 1 else ''} {', '.join(told)}") if told else None


def _marked(event: Event, article: Article, sentence: TextSpan) -> Text:
    drawn = Text(article.text[sentence.start : sentence.end])
    for mark in marks(event, article):
        drawn.stylize(f"black on {COLOURS[mark.slot]}", *_within(mark.span, sentence))
    return drawn


def _within(span: TextSpan, sentence: TextSpan) -> tuple[int, int]:
    """The span's offsets in the sentence; an empty stretch where it stands elsewhere."""
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    return (start - sentence.start, end - sentence.start) if start < end else (0, 0)
