from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from pipeline.records import Decision, Failure
from pipeline.tables import Run, run_of, write_tables, writing
from pipeline.tables.schema import EVENTS, TABLES
from pipeline.tables.sheet import LONGEST_CELL, SHOWN
from pipeline.vocabulary import ReviewDecision

Build = Callable[..., Any]


@pytest.fixture
def run(article: Build, event: Build) -> Run:
    made = Decision("e1", ReviewDecision.ACCEPTED, "=note", "R", "2024-05-01T10:00:00+02:00", "")
    failures = (Failure("bad.txt", "empty", "The file is empty."),)
    return run_of((article(title="=cmd()"),), (event(), event(event_id="e2", place=None)), (), {"e1": made}, failures)


def test_every_file_is_written(run: Run, tmp_path: Path) -> None:
    written = write_tables(run, tmp_path / "out")
    names = {path.relative_to(tmp_path / "out").as_posix() for path in written.files}
    tables = {f"{table.name}.csv" for table in TABLES}
    assert names == tables | {"events.xlsx", "datapackage.json", "texts/a1.txt"}
    assert {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")} == names


def test_the_csv_suits_spreadsheets(run: Run, tmp_path: Path) -> None:
    write_tables(run, tmp_path)
    content = (tmp_path / "events.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfevent_id,")
    assert content.count(b"\r\n") == content.count(b"\n") == 3
    with open(tmp_path / "events.csv", encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert tuple(first) == EVENTS.names
    assert (first["article_title"], first["review_note"]) == ("'=cmd()", "'=note")
    assert (first["latitude"], first["background"], second["latitude"]) == ("31.2", "false", "")


def test_pandas_reads_the_types_of_the_data_package(run: Run, tmp_path: Path) -> None:
    write_tables(run, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    fields = next(table for table in package["resources"] if table["name"] == "events")["schema"]["fields"]
    kinds = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "string": "string"}
    frame = pd.read_csv(
        tmp_path / "events.csv",
        dtype={field["name"]: kinds[field["type"]] for field in fields if field["type"] in kinds},
        parse_dates=[field["name"] for field in fields if field["type"] == "date"],
    )
    assert list(frame.columns) == list(EVENTS.names)
    assert frame["killed"].sum() == 16
    assert frame["date_start"].dt.year.tolist() == [2016, 2016]


def test_the_text_is_the_one_that_offsets_count(run: Run, tmp_path: Path) -> None:
    write_tables(run, tmp_path)
    text = (tmp_path / "texts" / "a1.txt").read_bytes().decode("utf-8")
    with open(tmp_path / "events.csv", encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert text[int(row["start_char"]) : int(row["end_char"])] == row["evidence"]


def test_same_records_same_bytes(run: Run, tmp_path: Path) -> None:
    first, second = write_tables(run, tmp_path / "one"), write_tables(run, tmp_path / "two")
    for one, two in zip(first.files, second.files, strict=True):
        if one.suffix != ".xlsx":
            assert one.read_bytes() == two.read_bytes(), one.name


def test_the_data_package_describes_each_file(run: Run, tmp_path: Path) -> None:
    write_tables(run, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with open(tmp_path / resource["path"], encoding=resource["encoding"], newline="") as file:
            header = next(csv.reader(file))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert resource["bytes"] == (tmp_path / resource["path"]).stat().st_size


def test_the_sheet_is_made_for_reading(run: Run, tmp_path: Path) -> None:
    write_tables(run, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "events.xlsx")["events"]
    header = [cell.value for cell in sheet[1]]
    assert header == list(EVENTS.names)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref is not None

    def cell(name: str) -> Any:
        return sheet.cell(2, header.index(name) + 1)

    assert cell("date_start").value == datetime(2016, 9, 22)
    assert cell("published").value == datetime(2016, 9, 27)
    assert cell("killed").value == 8
    assert cell("needs_review").value is False
    assert cell("article_title").value == "=cmd()"
    assert cell("article_title").data_type == "s"
    assert cell("evidence").alignment.wrap_text


def test_about_twenty_columns_of_the_sheet_are_in_sight(run: Run, tmp_path: Path) -> None:
    write_tables(run, tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "events.xlsx")["events"]
    hidden: set[int] = set()
    for size in sheet.column_dimensions.values():
        if size.hidden:
            assert size.outlineLevel == 1
            hidden.update(range(size.min, size.max + 1))
    shown = [name for place, name in enumerate(EVENTS.names, 1) if place not in hidden]
    assert shown == list(SHOWN)


def test_a_cell_too_long_for_a_sheet_is_cut_there_only(article: Build, event: Build, tmp_path: Path) -> None:
    long = "x" * (LONGEST_CELL + 10)
    write_tables(run_of((article(title=long),), (event(),)), tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "events.xlsx")["events"]
    value = sheet.cell(2, EVENTS.names.index("article_title") + 1).value
    assert isinstance(value, str) and len(value) == LONGEST_CELL and value.endswith("…")
    assert long in (tmp_path / "events.csv").read_text(encoding="utf-8-sig")


def test_a_run_that_fails_leaves_the_folder_as_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tables(run, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(writing, "package_json", fail)
    with pytest.raises(OSError, match="disk full"):
        write_tables(run_of((), ()), tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_files_of_earlier_runs_go_and_others_stay(run: Run, article: Build, tmp_path: Path) -> None:
    write_tables(run, tmp_path)
    (tmp_path / "decisions.jsonl").write_text("mine", encoding="utf-8")
    (tmp_path / "texts" / "notes.md").write_text("mine", encoding="utf-8")
    (tmp_path / "events.parquet").write_bytes(b"old")
    write_tables(run_of((article(article_id="a2"),), ()), tmp_path)
    assert sorted(path.name for path in (tmp_path / "texts").iterdir()) == ["a2.txt", "notes.md"]
    assert (tmp_path / "decisions.jsonl").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "events.parquet").exists()


def test_parquet_has_the_same_tables(run: Run, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_tables(run, tmp_path, parquet=True)
    for table in TABLES:
        assert parquet.read_table(tmp_path / f"{table.name}.parquet").column_names == list(table.names)
    rows = parquet.read_table(tmp_path / "events.parquet").to_pylist()
    assert [row["killed"] for row in rows] == [8, 8]
    assert rows[1]["location"] is None


def test_empty_tables_have_their_header(tmp_path: Path) -> None:
    write_tables(run_of((), ()), tmp_path)
    assert (tmp_path / "claims.csv").read_text(encoding="utf-8-sig").startswith("event_id,slot,speaker")
    assert openpyxl.load_workbook(tmp_path / "events.xlsx")["events"].max_row == 1
