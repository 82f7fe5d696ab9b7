"""``gazetteer.csv`` to place entries: the many small places, a row each."""

from __future__ import annotations

import csv
import io
from typing import Any

from pipeline.catalogue.errors import Problem
from pipeline.catalogue.yaml_entries import Entry

COLUMNS = (
    "id",
    "name",
    "kind",
    "aliases",
    "parent",
    "lat",
    "lon",
    "admin1",
    "admin2",
    "admin3",
    "pcode",
    "country",
    "source",
)


def read_gazetteer(text: str, file: str, problems: list[Problem]) -> list[Entry]:
    """The rows of a gazetteer as entries; empty cells are left out, aliases are split at ``|``.

    A wrong header or a row of the wrong length is added to ``problems``.
    """
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    entries: list[Entry] = []
    try:
        header = tuple(next(rows, ()))
        if header != COLUMNS:
            problems.append(Problem(file, 1, "", f"the first row must be: {','.join(COLUMNS)}"))
            return []
        for row in rows:
            line = rows.line_num
            if len(row) == len(COLUMNS):
                entries.append(Entry(file, line, _entry(dict(zip(COLUMNS, row, strict=True)))))
            elif row:
                problem = f"{len(row)} cells where there should be {len(COLUMNS)}: quote a cell that holds a comma"
                problems.append(Problem(file, line, row[0], problem))
    except csv.Error as error:
        problems.append(Problem(file, rows.line_num, "", f"not valid CSV ({error})"))
    return entries


def _entry(row: dict[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {key: value.strip() for key, value in row.items() if value.strip()}
    if "aliases" in entry:
        entry["aliases"] = [alias.strip() for alias in entry["aliases"].split("|") if alias.strip()]
    return entry
