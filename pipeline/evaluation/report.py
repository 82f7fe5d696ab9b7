"""Figures and misses for a terminal, and the same for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.evaluation.acled_columns import CEILINGS, AcledTally, NoteScore
from pipeline.evaluation.differences import Difference, differences, gold_words, row_words, sentence_of
from pipeline.evaluation.gold import Scored
from pipeline.evaluation.readings import Reading
from pipeline.evaluation.scoring import Scoring, Tally, tally

LABELS = {
    "events_precision": "events precision",
    "events_recall": "events recall",
    "events_f1": "events F1",
    "parties_precision": "parties precision",
    "parties_recall": "parties recall",
    "parties_f1": "parties F1",
    "type": "event type",
    "sub_type": "sub-event type",
    "actors": "actors, all on their side",
    "whole_tuples": "whole tuples",
    "rows": "a row for the note",
    "location": "location within range",
    "location_named": "  where the note names it",
    "fatalities": "fatalities equal or in range",
    "fatalities_equal": "  equal the low end",
}
SHOWN_IN_FALSE_ALARM = (Scored.SUB_TYPE, Scored.DATE, Scored.ACTORS, Scored.PLACE, Scored.KILLED, Scored.INJURED)


def tallies(scorings: Sequence[Scoring]) -> dict[str, Tally]:
    """The figures of all articles, and of each group apart where there are several."""
    groups = list(dict.fromkeys(scoring.article.group for scoring in scorings))
    apart = {name or "(top)": tally(s for s in scorings if s.article.group == name) for name in groups}
    return {"all": tally(scorings)} | (apart if len(apart) > 1 else {})


def figures_table(columns: Mapping[str, Tally]) -> Table:
    """A line a figure, a column a set of articles; how many of how many where it is a share."""
    table = _table([f"{name} ({entry.articles} articles)" for name, entry in columns.items()])
    counted = {name: _counted(entry) for name, entry in columns.items()}
    for figure in Tally().figures():
        cells = [_cell(entry.figures()[figure], counted[name].get(figure, "")) for name, entry in columns.items()]
        table.add_row(LABELS.get(figure, figure), *cells, end_section=figure in ("events_f1", "parties_f1", "scope"))
    return table


def acled_table(columns: Mapping[str, AcledTally]) -> Table:
    """The figures against ACLED's columns, with what a person can reach from the notes beside them."""
    table = _table([f"{name} ({entry.notes} notes)" for name, entry in columns.items()])
    table.add_column("ceiling", overflow="fold")
    for figure, ceiling in CEILINGS.items():
        cells = [_cell(entry.figures()[figure], "") for entry in columns.values()]
        table.add_row(LABELS.get(figure, figure), *cells, ceiling)
    return table


def miss_list(scorings: Iterable[Scoring]) -> Iterator[RenderableType]:
    """Each gold event that was missed or has a slot wrong, and each false alarm, with its sentence."""
    for scoring in scorings:
        yield from _misses_of(scoring)


def acled_misses(scores: Iterable[NoteScore]) -> Iterator[RenderableType]:
    """Each note with a figure wrong: the note, ACLED's cells, and the best row's."""
    for score in scores:
        fine = score.type and score.location and score.fatalities and not score.parties.missed
        if fine:
            continue
        coding = score.coding
        wrong = [
            name
            for name, right in (("type", score.type), ("location", score.location), ("fatalities", score.fatalities))
            if not right
        ] + (["parties"] if score.parties.missed else [])
        acled = (
            f"{' | '.join(sorted(coding.types))}; {'; '.join(coding.actors)}; {coding.location}; {coding.fatalities}"
        )
        lines = [
            Text(f"{coding.event_id} {coding.day}: {', '.join(wrong)}", style="bold"),
            Text(coding.note),
            Text(f"ACLED  {acled}"),
            Text(f"row    {_row_line(score.row) if score.row else 'none'}"),
        ]
        yield Padding(Group(*lines), (0, 0, 1, 0))


def as_json(columns: Mapping[str, Tally], scorings: Sequence[Scoring], gold_hash: str) -> dict[str, Any]:
    """Everything that the table and the list of misses show."""
    return {
        "gold": gold_hash,
        "figures": {name: {"articles": entry.articles, **entry.figures()} for name, entry in columns.items()},
        "articles": [_article_json(scoring) for scoring in scorings],
    }


def acled_json(columns: Mapping[str, AcledTally]) -> dict[str, Any]:
    """The figures against ACLED's columns; nothing of the notes."""
    return {
        "figures": {name: {"notes": entry.notes, **entry.figures()} for name, entry in columns.items()},
        "ceilings": {name: text for name, text in CEILINGS.items() if text},
    }


def _misses_of(scoring: Scoring) -> Iterator[RenderableType]:
    name = scoring.article.name
    for pair in scoring.pairs:
        wrong = [entry for entry in differences(pair) if entry.right is False]
        if wrong and not pair.gold.optional:
            sentence = sentence_of(pair.gold, scoring.article.text)
            yield _entry(f"{name}: {pair.gold.near}", "yellow", sentence, _difference_table(wrong))
    for event in scoring.missed:
        wanted = gold_words(event)
        lines = Table.grid(padding=(0, 2))
        for slot in SHOWN_IN_FALSE_ALARM:
            lines.add_row(slot.value, Text(wanted[slot]))
        yield _entry(f"{name}: missed: {event.near}", "red", sentence_of(event, scoring.article.text), lines)
    for row in scoring.false_alarms:
        yield _entry(f"{name}: false alarm: {row.action}", "magenta", row.evidence, Text(_row_line(row)))


def _entry(title: str, style: str, sentence: str, body: RenderableType) -> Padding:
    return Padding(Group(Text(title, style=f"bold {style}"), Text(sentence), Padding(body, (0, 0, 0, 2))), (0, 0, 1, 0))


def _difference_table(wrong: Iterable[Difference]) -> Table:
    lines = Table.grid(padding=(0, 2))
    for entry in wrong:
        lines.add_row(
            entry.slot.value, Text(f"gold {entry.gold}", style="green"), Text(f"row {entry.row}", style="red")
        )
    return lines


def _row_line(row: Reading) -> str:
    told = row_words(row)
    return "; ".join(told[slot] for slot in SHOWN_IN_FALSE_ALARM)


def _table(columns: Iterable[str]) -> Table:
    table = Table()
    table.add_column("figure")
    for name in columns:
        table.add_column(name, justify="right")
    return table


def _cell(value: float | None, counted: str) -> str:
    shown = "-" if value is None else f"{value:.3f}"
    return f"{shown}  {counted}" if counted else shown


def _counted(entry: Tally) -> dict[str, str]:
    shares = {slot.value: share for slot, share in entry.slots.items()} | {"whole_tuples": entry.whole}
    events = entry.events
    return {name: f"{share.right}/{share.of}" for name, share in shares.items()} | {
        "events_precision": f"{events.right}/{events.right + events.false}",
        "events_recall": f"{events.right}/{events.right + events.missed}",
    }


def _article_json(scoring: Scoring) -> dict[str, Any]:
    return {
        "article": scoring.article.name,
        "group": scoring.article.group,
        "pairs": [
            {
                "near": pair.gold.near,
                "optional": pair.gold.optional,
                "event_id": pair.row.event_id,
                "by_evidence": pair.by_evidence,
                "whole": pair.whole,
                "slots": {
                    entry.slot.value: {"gold": entry.gold, "row": entry.row, "right": entry.right}
                    for entry in differences(pair)
                },
            }
            for pair in scoring.pairs
        ],
        "missed": [event.near for event in scoring.missed],
        "false_alarms": [row.event_id for row in scoring.false_alarms],
    }
