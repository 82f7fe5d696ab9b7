from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.records import Decision
from pipeline.tables import Run, run_of, write_tables
from pipeline.tables.reading import read_table, read_tables
from pipeline.tables.rows import tables
from pipeline.tables.schema import EVENTS, TABLES
from pipeline.vocabulary import ReviewDecision

Build = Callable[..., Any]


@pytest.fixture
def run(article: Build, event: Build, casualty: Build) -> Run:
    made = Decision("e1", ReviewDecision.ACCEPTED, "+1", "R", "2024-05-01T10:00:00+02:00", "")
    told = (event(casualties=(casualty(0, 0),)), event(event_id="e2", place=None, casualties=()))
    return run_of((article(title="=cmd()", publisher="NA"),), told, (), {"e1": made})


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    write_tables(run, tmp_path)
    return tmp_path


def test_every_table_comes_back_with_its_columns(folder: Path) -> None:
    read = read_tables(folder)
    assert list(read) == [table.name for table in TABLES]
    for table in TABLES:
        assert tuple(read[table.name].columns) == table.names


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_types_do_not_depend_on_the_rows(folder: Path, table: Any, tmp_path: Path) -> None:
    write_tables(run_of((), ()), tmp_path / "none")
    filled, empty = read_table(folder, table.name), read_table(tmp_path / "none", table.name)
    kinds = {"datetime64[us]", "datetime64[ns]", "datetime64[s]"}
    for name in table.names:
        assert (filled[name].dtype == empty[name].dtype) or {
            str(filled[name].dtype).replace(", UTC", ""),
            str(empty[name].dtype).replace(", UTC", ""),
        } <= kinds


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [
        ("killed", 0, pd.NA),
        ("latitude", 31.2, pd.NA),
        ("background", False, False),
        ("date_start", pd.Timestamp(2016, 9, 22), pd.Timestamp(2016, 9, 22)),
        ("reviewed_at", pd.Timestamp("2024-05-01T08:00:00Z"), pd.NaT),
        ("confirmed", pd.NA, pd.NA),
    ],
)
def test_what_is_unsaid_stays_missing(folder: Path, column: str, first: object, second: object) -> None:
    for value, wanted in zip(read_table(folder)[column], (first, second), strict=True):
        assert (pd.isna(value) and pd.isna(wanted)) or value == wanted  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("column", "value"),
    [("event_id", "e1"), ("article_title", "=cmd()"), ("publisher", "NA"), ("review_note", "+1")],
)
def test_texts_are_the_articles_own(folder: Path, column: str, value: str) -> None:
    assert read_table(folder)[column][0] == value


def test_every_cell_survives_the_way_through_the_file(folder: Path, run: Run) -> None:
    frame = read_table(folder)
    for wanted, (_, read) in zip(tables(run)["events"], frame.iterrows(), strict=True):
        for name in EVENTS.names:
            value, cell = read[name], wanted[name]
            if cell is None or cell == "":
                assert pd.isna(value), name
            elif name in ("date_start", "date_end", "reviewed_at"):
                assert value == pd.Timestamp(cell), name
            else:
                assert value == cell, name


def test_no_such_table(folder: Path) -> None:
    with pytest.raises(ValueError, match="there is no table 'event'; the tables are events, articles"):
        read_table(folder, "event")


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_table(tmp_path / "nowhere")


def test_a_file_with_other_columns(folder: Path) -> None:
    (folder / "claims.csv").write_text("event_id,slot\n", encoding="utf-8")
    with pytest.raises(ValueError, match="lacks speaker, speaker_kind"):
        read_table(folder, "claims")
