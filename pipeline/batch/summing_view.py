"""Sums as the terminal shows them."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from pipeline.batch.summary import number
from pipeline.batch.summing import Summed
from pipeline.tables.corrections import Row
from pipeline.tables.tellings import EFFECTS, ENDS
from pipeline.tables.totals import Overview
from pipeline.vocabulary import Effect

UNKNOWN, PLACE = "unknown", "place"


def drawn(summed: Summed) -> Table:
    """The sums as a table: the best figure, and in brackets from the lowest to the highest where they differ."""
    table = Table(box=None, header_style="bold")
    keys = [name for name in summed.by if name != "admin1"]
    for name in keys:
        table.add_column(PLACE if name == "admin2" else name, no_wrap=name == "month")
    for name in (*EFFECTS, "incidents", "rows spared"):
        table.add_column(name, justify="right")
    for row in summed.rows:
        told = [str(row[name] or (row["admin1"] if name == "admin2" else "") or "") for name in keys]
        shown = [Text(cell) if cell else Text(UNKNOWN, style="dim") for cell in told]
        figures = [figure(row, effect) for effect in EFFECTS]
        table.add_row(*shown, *figures, str(row["incidents"]), str(row["rows_spared"]))
    return table


def spared(overview: Overview) -> str:
    """What was summed, what was not and why, and what adding up every row would have given."""
    rows, incidents = number(overview.rows, "row"), number(overview.incidents, "incident")
    lines = [f"{incidents} summed, read from {rows} of events.csv."]
    if overview.spared:
        reasons = ", ".join(f"{count} {reason}" for reason, count in overview.spared.items())
        lines.append(f"{number(sum(overview.spared.values()), 'row')} spared: {reasons}.")
    for effect in EFFECTS:
        said = figure(overview.figures, effect) or "none said"
        lines.append(f"{effect}: {said}; adding up every row would give {overview.raw[effect]}.")
    return "\n".join(lines)


def figure(row: Row, effect: Effect) -> str:
    """A figure such as ``8``, ``8 (5 to 11)`` or ``8 (5 or more)``; empty where none is said."""
    low, best, high = (row[f"{effect}_{end}"] for end in ENDS)
    if best is None or low == best == high:
        return "" if best is None else str(best)
    return f"{best} ({low} or more)" if high is None else f"{best} ({low} to {high})"
