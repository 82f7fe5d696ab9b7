from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.batch.errors import BatchError
from pipeline.batch.summing import Summed, sum_tables, write_csv
from pipeline.batch.summing_view import figure, spared
from pipeline.cli import app
from pipeline.records import TollRange
from pipeline.tables import run_of, write_tables
from pipeline.tables.corrections import Row
from pipeline.vocabulary import Effect, Scope

Build = Callable[..., Any]


@pytest.fixture
def out(article: Build, event: Build, incident: Build, casualty: Build, actor: Build, tmp_path: Path) -> Path:
    """The tables of an incident told twice and of a total over a period."""
    guards = casualty(8, 8, party=actor("=Harbour Guards"))
    told = event(casualties=(guards,)), event(event_id="e2", article_id="a2", casualties=(casualty(11, 11),))
    total = event(event_id="e3", casualties=(casualty(90, 90),), scope=Scope.CUMULATIVE)
    incidents = incident(told[0], event_ids=("e1", "e2"), killed=TollRange(8, 11, 11)), incident(total)
    write_tables(run_of((article(), article(article_id="a2")), (*told, total), incidents), tmp_path)
    return tmp_path


def as_csv(summed: Summed, folder: Path) -> bytes:
    write_csv(summed, folder / "sums.csv")
    return (folder / "sums.csv").read_bytes()


def test_the_command_sums_the_tables_as_the_run_did(out: Path) -> None:
    assert as_csv(sum_tables(out, "month,place,party"), out) == (out / "totals.csv").read_bytes()


def test_the_columns_summed_by_stand_alone(out: Path) -> None:
    header, line, *rest = as_csv(sum_tables(out, "place, place"), out).decode("utf-8-sig").splitlines()
    assert header.startswith("admin1,admin2,killed_low,") and header.endswith("incidents,rows_spared")
    assert line == "West,Sirte,8,11,11,,,,1,2"
    assert not rest


def test_what_the_terminal_shows(out: Path) -> None:
    result = CliRunner().invoke(app, ["totals", str(out)], env={"COLUMNS": "120"})
    assert result.exit_code == 0
    assert "=Harbour Guards" in result.output and "3 (0 to 3)" in result.output
    assert "1 incident summed, read from 3 rows of events.csv." in result.output
    assert "2 rows spared: 1 further tellings of an incident, 1 totals over a period." in result.output
    assert "killed: 11 (8 to 11); adding up every row would give 109." in result.output
    assert "injured: none said" in result.output


def test_a_file_is_written_instead(out: Path, tmp_path: Path) -> None:
    path = tmp_path / "september.csv"
    call = ["totals", str(out), "--by", "month", "--month", "2016-09", "--csv", str(path)]
    result = CliRunner().invoke(app, call)
    assert result.exit_code == 0
    assert path.read_text(encoding="utf-8-sig").splitlines()[1] == "2016-09,8,11,11,,,,1,2"
    assert "2 rows spared" in result.output


def test_a_month_without_incidents(out: Path) -> None:
    summed = sum_tables(out, "month", ["2015-01"])
    assert summed.rows == []
    assert spared(summed.overview).startswith("0 incidents summed, read from 0 rows of events.csv.\nkilled: none said")


@pytest.mark.parametrize(
    ("content", "message"),
    [("event_id\r\n", "lacks the columns"), ("", "lacks the columns")],
)
def test_tables_of_another_make_are_refused(out: Path, content: str, message: str) -> None:
    (out / "incidents.csv").write_text(content, encoding="utf-8-sig")
    with pytest.raises(BatchError, match=message):
        sum_tables(out, "month")


def test_a_cell_that_was_spoilt_is_named(out: Path) -> None:
    path = out / "casualties.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("e2,killed,11", "e2,killed,eleven"), encoding="utf-8")
    with pytest.raises(BatchError, match=r"casualties\.csv, line 4: min takes a whole number"):
        sum_tables(out, "month")


@pytest.mark.parametrize(
    ("low", "best", "high", "shown"),
    [
        (None, None, None, ""),
        (8, 8, 8, "8"),
        (5, 8, 11, "8 (5 to 11)"),
        (24, 24, None, "24 (24 or more)"),
        (0, 0, 0, "0"),
    ],
)
def test_a_figure(low: int | None, best: int | None, high: int | None, shown: str) -> None:
    row: Row = {"killed_low": low, "killed_best": best, "killed_high": high}
    assert figure(row, Effect.KILLED) == shown
