"""events.xlsx: the events laid out for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.tables.cells import Cell
from pipeline.tables.columns import Column
from pipeline.tables.corrections import Row
from pipeline.tables.files import Add
from pipeline.tables.schema import EVENTS
from pipeline.vocabulary import Status

SHOWN = (
    "date_start", "date_end", "event_type", "sub_event_type", "actor1", "actor2", "location", "weapon", "killed",
    "injured", "status", "confirmed", "source", "needs_review", "review_reasons", "evidence", "article_title",
    "publisher", "published", "url",
)  # fmt: skip
"""The columns in sight; the others stand in outline groups that a click opens."""

WIDTHS = {
    "event_id": 15, "date_start": 11, "date_end": 11, "event_type": 22, "sub_event_type": 26, "actor1": 28,
    "actor2": 28, "location": 20, "weapon": 18, "killed": 8, "injured": 8, "status": 13, "confirmed": 11, "source": 24,
    "needs_review": 13, "review_reasons": 24, "evidence": 80, "article_title": 32, "publisher": 20, "published": 11,
    "url": 24,
}  # fmt: skip
OTHER_WIDTH = 16
LONGEST_CELL = 32_767
"""Characters that Excel takes in a cell."""

STATUS_COLOURS = {
    Status.CONFIRMED: "#C6EFCE",
    Status.CLAIMED: "#FFEB9C",
    Status.UNCONFIRMED: "#FCD5B4",
    Status.DISPUTED: "#FFC7CE",
}
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The workbook's day of making: a fixed one, so that the same events give the same file."""


@contextmanager
def event_sheet(path: Path, scratch: Path) -> Iterator[Add]:
    """Takes the rows of events for a workbook, its parts kept in the ``scratch`` folder until the last row."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
        "tmpdir": str(scratch),
    }
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": "Events", "created": MADE})
    sheet = book.add_worksheet("events")
    formats = _formats(book)
    lines = 0

    def add(row: Row) -> None:
        nonlocal lines
        lines += 1
        for place, column in enumerate(EVENTS.columns):
            _write(sheet, lines, place, column, row[column.name], formats)

    try:
        _head(sheet, formats["header"])
        yield add
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(lines, 1), len(EVENTS.columns) - 1)
        _colour(book, sheet, lines)
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(*error.args[0].args) from error
    finally:
        # a workbook that could not be ended leaves the file with its rows open
        with suppress(OSError):
            sheet.row_data_fh.close()


def _head(sheet: Any, header: Any) -> None:
    for place, column in enumerate(EVENTS.columns):
        outline = {} if column.name in SHOWN else {"level": 1, "hidden": True}
        sheet.set_column(place, place, WIDTHS.get(column.name, OTHER_WIDTH), None, outline)
        sheet.write_string(0, place, column.name, header)
        sheet.write_comment(0, place, column.description, {"x_scale": 2})


def _formats(book: Any) -> dict[str, Any]:
    top = {"valign": "top"}
    return {
        "header": book.add_format({"bold": True, "bg_color": "#DDE6F0", "bottom": 1, "valign": "top"}),
        "text": book.add_format(top),
        "wrapped": book.add_format(top | {"text_wrap": True}),
        "date": book.add_format(top | {"num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _write(sheet: Any, line: int, place: int, column: Column, value: Cell, formats: Mapping[str, Any]) -> None:
    plain = formats["wrapped"] if column.name in ("evidence", "review_reasons", "source") else formats["text"]
    if column.name == "published" and isinstance(value, str) and len(value) == len("2016-09-22"):
        value = date.fromisoformat(value)
    match value:
        case None | "":
            return
        case bool():
            sheet.write_boolean(line, place, value, formats["text"])
        case date():
            sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), formats["date"])
        case str():
            shown = value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + "…"
            sheet.write_string(line, place, shown, plain)
        case _:
            sheet.write_number(line, place, value, formats["text"])


def _colour(book: Any, sheet: Any, rows: int) -> None:
    """Colours the flag and the status of each row; the colours follow when a reader edits a cell."""
    if not rows:
        return
    flag = EVENTS.names.index("needs_review")
    orange = book.add_format({"bg_color": "#F8CBAD"})
    sheet.conditional_format(1, flag, rows, flag, {"type": "cell", "criteria": "==", "value": "TRUE", "format": orange})
    status = EVENTS.names.index("status")
    for value, colour in STATUS_COLOURS.items():
        shade = book.add_format({"bg_color": colour})
        rule = {"type": "cell", "criteria": "==", "value": f'"{value}"', "format": shade}
        sheet.conditional_format(1, status, rows, status, rule)
