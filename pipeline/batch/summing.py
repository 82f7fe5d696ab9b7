"""The sums over the incidents of an output folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.batch.errors import WRONG_CALL, BatchError
from pipeline.scratch import open_scratch
from pipeline.tables.corrections import Row
from pipeline.tables.files import csv_file, read_rows
from pipeline.tables.schema import CASUALTIES, EVENTS, INCIDENTS, TOTALS
from pipeline.tables.tellings import Tellings
from pipeline.tables.totals import COLUMNS, Dimension, Overview, overview, totals


@dataclass(frozen=True, slots=True)
class Summed:
    """The sums, a row a group, by the columns that tell the groups apart, and what was summed."""

    rows: list[Row]
    by: tuple[str, ...]
    overview: Overview


def sum_tables(folder: Path, by: str, months: Iterable[str] = ()) -> Summed:
    """The sums of a folder's tables; ``by`` is such as ``month,place``, ``months`` such as 2016-09.

    Raises BatchError where the folder has no tables of this version, or a dimension or month is none.
    """
    dimensions = tuple(_dimension(name.strip()) for name in by.split(",") if name.strip())
    wanted = frozenset(_month(name) for name in months)
    columns = tuple(column for dimension in dict.fromkeys(dimensions) for column in COLUMNS[dimension])
    try:
        with open_scratch() as scratch:
            tellings = Tellings(scratch)
            for table in (INCIDENTS, EVENTS, CASUALTIES):
                for row in read_rows(table, folder):
                    tellings.add(table.name, row)
            sums = totals(tellings, tuple(dict.fromkeys(dimensions)), wanted)
            return Summed(sums, columns, overview(tellings, wanted))
    except FileNotFoundError as error:
        raise BatchError(f"{folder} holds no tables. Run `libya-events extract` first.", WRONG_CALL) from error
    except (OSError, ValueError) as error:
        raise BatchError(
            f"The tables can't be read ({error}). Run `libya-events extract` again.", WRONG_CALL
        ) from error


def write_csv(summed: Summed, path: Path) -> None:
    """Writes the sums as a CSV file of the same make as the tables, with the columns summed by alone.

    Raises OSError where the file can't be written.
    """
    keys = {column for columns in COLUMNS.values() for column in columns} - set(summed.by)
    table = replace(TOTALS, columns=tuple(column for column in TOTALS.columns if column.name not in keys))
    with csv_file(table, path) as add:
        for row in summed.rows:
            add(row)


def _dimension(name: str) -> Dimension:
    try:
        return Dimension(name)
    except ValueError:
        raise BatchError(f"--by takes {', '.join(Dimension)}, joined by commas; not {name!r}.", WRONG_CALL) from None


def _month(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        raise BatchError(f"--month takes a month such as 2016-09; not {text!r}.", WRONG_CALL)
    return text
