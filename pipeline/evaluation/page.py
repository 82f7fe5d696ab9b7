"""A page with each text, its gold events and its rows side by side. Nothing of a text runs in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from pipeline.evaluation.differences import differences, gold_words, row_words
from pipeline.evaluation.gold import GoldEvent, Scored
from pipeline.evaluation.report import LABELS
from pipeline.evaluation.scoring import Pair, Scoring, Tally

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gold and rows</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem; color: #1c1c1c; background: #fff; }
section { display: grid; grid-template-columns: minmax(18rem, 2fr) 3fr; gap: 1.5rem; border-top: 2px solid #888; }
pre { white-space: pre-wrap; font: inherit; position: sticky; top: 0; max-height: 100vh; overflow: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.25rem; }
th, td { border: 1px solid #ccc; padding: 0.15rem 0.5rem; text-align: left; vertical-align: top; }
thead th, table.figures td { background: #f2f2f2; }
tr.right td { background: #eaf6ea; } tr.wrong td { background: #fbe5e3; } tr.open td { color: #666; }
mark { background: #ffe9a8; } mark.missed { background: #f6b8b2; }
@media (max-width: 60rem) { section { grid-template-columns: 1fr; } pre { position: static; max-height: none; } }
</style></head><body>
<h1>Gold and rows</h1>
"""


def html_page(columns: Mapping[str, Tally], scorings: Iterable[Scoring]) -> str:
    """The whole page: the figures, then each article."""
    return "".join((_HEAD, _figures(columns), *(_section(scoring) for scoring in scorings), "</body></html>\n"))


def _figures(columns: Mapping[str, Tally]) -> str:
    heads = "".join(f"<th>{escape(name)} ({entry.articles})</th>" for name, entry in columns.items())
    lines = []
    for figure in Tally().figures():
        values = (entry.figures()[figure] for entry in columns.values())
        cells = "".join(f"<td>{'' if value is None else f'{value:.3f}'}</td>" for value in values)
        lines.append(f"<tr><th>{escape(LABELS.get(figure, figure))}</th>{cells}</tr>")
    return f'<table class="figures"><thead><tr><th>figure</th>{heads}</tr></thead>{"".join(lines)}</table>'


def _section(scoring: Scoring) -> str:
    article = scoring.article
    told = [_pair(pair) for pair in scoring.pairs]
    missed = [_alone(f"missed: {event.near}", gold_words(event), gold=True) for event in scoring.missed]
    alarms = [_alone(f"false alarm: {row.action}", row_words(row), gold=False) for row in scoring.false_alarms]
    free = [_alone(f"free: {row.action}", row_words(row), gold=False, style="open") for row in scoring.free_rows]
    text = _marked(article.text, article.events, scoring.missed)
    return (
        f"<h2>{escape(article.name)}</h2><section><pre>{text}</pre>"
        f"<div>{''.join((*told, *missed, *alarms, *free))}</div></section>"
    )


def _pair(pair: Pair) -> str:
    style = {True: "right", False: "wrong", None: "open"}
    lines = "".join(
        _line(entry.slot, entry.gold, entry.row, "open" if pair.gold.optional else style[entry.right])
        for entry in differences(pair)
    )
    how = "" if pair.by_evidence else " (paired by agreement)"
    optional = " (optional)" if pair.gold.optional else ""
    return _events_table(f"{pair.gold.near}{optional}{how}", lines)


def _alone(title: str, words: Mapping[Scored, str], *, gold: bool, style: str = "wrong") -> str:
    lines = (_line(slot, words[slot] if gold else "", "" if gold else words[slot], style) for slot in Scored)
    return _events_table(title, "".join(lines))


def _events_table(title: str, lines: str) -> str:
    return f"<table><thead><tr><th>{escape(title)}</th><th>gold</th><th>row</th></tr></thead>{lines}</table>"


def _line(slot: Scored, gold: str, row: str, style: str) -> str:
    return f'<tr class="{style}"><th>{slot.value}</th><td>{escape(gold)}</td><td>{escape(row)}</td></tr>'


def _marked(text: str, events: Sequence[GoldEvent], missed: Sequence[GoldEvent]) -> str:
    """The text with each event's ``near`` marked where it stands to the letter."""
    found = ((text.find(event.near), event) for event in events)
    spots = sorted((spot for spot in found if spot[0] >= 0), key=lambda spot: spot[0])
    parts, done = [], 0
    for at, event in _apart(spots):
        style = ' class="missed"' if any(event is one for one in missed) else ""
        parts += [escape(text[done:at]), f"<mark{style}>{escape(event.near)}</mark>"]
        done = at + len(event.near)
    return "".join((*parts, escape(text[done:])))


def _apart(spots: Iterable[tuple[int, GoldEvent]]) -> Iterable[tuple[int, GoldEvent]]:
    done = 0
    for at, event in spots:
        if at >= done:
            yield at, event
            done = at + len(event.near)
