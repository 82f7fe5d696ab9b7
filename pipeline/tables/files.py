"""Rows -> the bytes of a CSV or Parquet file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline.tables.cells import Cell, render
from pipeline.tables.columns import Dtype, Table

BOM = "\ufeff"


def csv_bytes(table: Table, rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """The table as CSV for spreadsheets: UTF-8 with BOM, ``\\r\\n``, no cell that could start a formula."""
    buffer = io.StringIO(newline="")
    buffer.write(BOM)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table.names)
    writer.writerows([render(row[name]) for name in table.names] for row in rows)
    return buffer.getvalue().encode("utf-8")


def write_parquet(table: Table, rows: Sequence[Mapping[str, Cell]], path: Path) -> None:
    """The table as Parquet with its own types; raises ImportError where pyarrow is not installed."""
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
    columns = [
        pa.array([_native(column.dtype, row[column.name]) for row in rows], types[column.dtype])
        for column in table.columns
    ]
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), path)


def _native(dtype: Dtype, value: Cell) -> Cell:
    if dtype is Dtype.DATETIME and value:
        return datetime.fromisoformat(str(value))
    return None if value == "" else value
