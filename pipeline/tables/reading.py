"""The CSV files of a run -> pandas, each column with the type that the schema gives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.tables.cells import unguard
from pipeline.tables.columns import Dtype, Table
from pipeline.tables.schema import TABLES


def read_table(folder: Path | str, name: str = "events") -> pd.DataFrame:
    """One table of an output folder, an empty cell missing, days as timestamps, texts as the article has them.

    Raises FileNotFoundError where the folder has no such file, and ValueError where there is no table of that name or
    the file has other columns.
    """
    table = _table(name)
    path = Path(folder) / f"{name}.csv"
    frame = pd.read_csv(path, dtype="string", encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    if missing := [column for column in table.names if column not in frame.columns]:
        raise ValueError(f"{path} lacks {', '.join(missing)}: run `libya-events extract` again")
    for column in table.columns:
        frame[column.name] = _typed(frame[column.name], column.dtype)
    return frame[list(table.names)]


def read_tables(folder: Path | str) -> dict[str, pd.DataFrame]:
    """Every table of an output folder by its name; raises as ``read_table`` does."""
    return {table.name: read_table(folder, table.name) for table in TABLES}


def _table(name: str) -> Table:
    for table in TABLES:
        if table.name == name:
            return table
    raise ValueError(f"there is no table {name!r}; the tables are {', '.join(table.name for table in TABLES)}")


def _typed(cells: pd.Series[str], dtype: Dtype) -> pd.Series[Any]:
    """The cells in pandas' types that know a missing value, so that "not said" never turns into 0 or false."""
    match dtype:
        case Dtype.STRING:
            return cells.map(unguard, na_action="ignore").astype("string")
        case Dtype.INTEGER:
            return cells.astype("Int64")
        case Dtype.NUMBER:
            return cells.astype("Float64")
        case Dtype.BOOLEAN:
            return cells.str.lower().map({"true": True, "false": False}).astype("boolean")
        case Dtype.DATE:
            return pd.to_datetime(cells, format="%Y-%m-%d")
        case Dtype.DATETIME:
            return pd.to_datetime(cells, format="ISO8601", utc=True)
