"""Rows -> a CSV or Parquet file, and the rows of a CSV file again, row by row."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.tables.cells import Cell, parse, render, unguard
from pipeline.tables.columns import Dtype, Table
from pipeline.tables.corrections import Row

Add = Callable[[Row], None]
BATCH = 5_000
"""Rows that a group of a Parquet file holds."""


@contextmanager
def csv_file(table: Table, path: Path) -> Iterator[Add]:
    """Takes the table's rows: UTF-8 with BOM, ``\\r\\n``, no cell that could start a formula."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(table.names)

        def add(row: Row) -> None:
            writer.writerow([render(row[name]) for name in table.names])

        yield add


def read_rows(table: Table, folder: Path) -> Iterator[Row]:
    """The rows of the table's CSV file in a folder, typed as when they were written.

    Raises OSError where the file can't be opened, and ValueError, saying where, where it is not the table.
    """
    path = folder / f"{table.name}.csv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := [name for name in table.names if name not in (reader.fieldnames or ())]:
            raise ValueError(f"{path} lacks the columns {', '.join(missing)}")
        for row in reader:
            try:
                yield {column.name: parse(column, unguard(row[column.name])) for column in table.columns}
            except (TypeError, ValueError) as error:
                raise ValueError(f"{path}, line {reader.line_num}: {error}") from error


@contextmanager
def parquet_file(table: Table, path: Path) -> Iterator[Add]:
    """Takes the table's rows with their own types; raises ImportError where pyarrow is not installed."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types: dict[Dtype, Any] = {
        Dtype.STRING: pa.string(),
        Dtype.INTEGER: pa.int64(),
        Dtype.NUMBER: pa.float64(),
        Dtype.BOOLEAN: pa.bool_(),
        Dtype.DATE: pa.date32(),
        Dtype.DATETIME: pa.timestamp("s", tz="UTC"),
    }
    schema = pa.schema([pa.field(column.name, types[column.dtype], not column.required) for column in table.columns])
    waiting: list[Row] = []

    def flush() -> None:
        cells = [[_native(column.dtype, row[column.name]) for row in waiting] for column in table.columns]
        columns = [pa.array(values, field.type) for values, field in zip(cells, schema, strict=True)]
        writer.write_table(pa.Table.from_arrays(columns, schema=schema))
        waiting.clear()

    def add(row: Row) -> None:
        waiting.append(row)
        if len(waiting) == BATCH:
            flush()

    with pq.ParquetWriter(path, schema) as writer:
        yield add
        flush()


def _native(dtype: Dtype, value: Cell) -> Cell:
    if dtype is Dtype.DATETIME and value:
        return datetime.fromisoformat(str(value))
    return None if value == "" else value
