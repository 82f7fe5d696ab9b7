from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from pipeline.batch.errors import BatchError
from pipeline.catalogue import Catalogue
from pipeline.evaluation import running
from pipeline.evaluation.command import evaluate
from pipeline.evaluation.gold import GoldArticle
from pipeline.evaluation.readings import Reading

GOLD = """\
article: week
events:
- near: clashed near the port
  date: [2016-09-22, 2016-09-22]
  types: [Battles/Armed clash]
  directed: true
  actor1: [[Islamic State]]
  actor2: [[BM, Bunyan al-Marsus]]
  place: [Sirte]
  weapon: null
  killed: [8, 8]
  injured: null
  status: [reported]
  outcome: [occurred]
  scope: single
"""
TEXT = "On Thursday they clashed near the port."
ACLED = (
    "event_id_cnty,event_date_iso,event_type,actor1,actor2,location,latitude,longitude,notes,fatalities\n"
    f"LBY1,2016-09-22,Battles,Islamic State (Libya),,Sirte,31.2,16.6,{TEXT},8\n"
)


class FakeRunner:
    """Gives every text the same row."""

    catalogue = Catalogue()

    def __init__(self, row: Reading) -> None:
        self.row = row

    def all_rows(self, texts: list[GoldArticle], track: Any) -> list[tuple[Reading, ...]]:
        return [(self.row,) for _ in track(texts)]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "week.yaml").write_text(GOLD, encoding="utf-8")
    (folder / "week.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch, make_row: Any) -> Any:
    def give(**changes: Any) -> None:
        monkeypatch.setattr(running, "load_runner", lambda patterns: FakeRunner(make_row(**changes)))

    give()
    return give


def run(*arguments: object) -> Any:
    app = typer.Typer()
    app.command()(evaluate)
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_table(gold: Path, rows: Any) -> None:
    result = run(gold)
    assert result.exit_code == 0
    assert "whole tuples" in result.output


def test_json_is_json(gold: Path, rows: Any) -> None:
    assert json.loads(run(gold, "--json").stdout)["figures"]["all"]["whole_tuples"] == 1.0


def test_misses(gold: Path, rows: Any) -> None:
    rows(status="claimed")
    assert "gold reported" in run(gold, "--misses").output


def test_a_page(gold: Path, rows: Any, tmp_path: Path) -> None:
    assert run(gold, "--html", tmp_path / "page.html").exit_code == 0
    assert "clashed near the port" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_floors_hold_until_a_figure_falls(gold: Path, rows: Any) -> None:
    assert run(gold, "--set-floors").exit_code == 0
    assert run(gold, "--check").exit_code == 0
    rows(status="claimed")
    fallen = run(gold, "--check")
    assert isinstance(fallen.exception, BatchError)
    assert fallen.exception.status == 1
    assert "status is 0.0000" in str(fallen.exception)
    refused = run(gold, "--set-floors")
    assert isinstance(refused.exception, BatchError)
    assert refused.exception.status == 2
    assert run(gold, "--set-floors", "--because", "the row changed").exit_code == 0


def test_acled(gold: Path, rows: Any, tmp_path: Path) -> None:
    table = tmp_path / "acled.csv"
    table.write_text(ACLED, encoding="utf-8")
    rows(latitude="31.2", longitude="16.6")
    shown = run("--acled", table, "--misses")
    assert shown.exit_code == 0
    assert "ceiling" in shown.output
    assert json.loads(run("--acled", table, "--json").stdout)["figures"]["all"]["location"] == 1.0


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere",),
        ("{gold}", "--check"),
        ("{gold}", "--acled", "table.csv"),
        ("--acled", "table.csv"),
        ("{gold}/list.yaml",),
    ],
)
def test_wrong_calls(gold: Path, rows: Any, arguments: tuple[str, ...]) -> None:
    (gold / "list.yaml").write_text("- 1\n", encoding="utf-8")
    if arguments != ("{gold}/list.yaml",):
        (gold / "list.yaml").unlink()
    result = run(*(argument.format(gold=gold) for argument in arguments))
    assert isinstance(result.exception, BatchError)
    assert result.exception.status == 2
