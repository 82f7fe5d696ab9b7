from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.batch.summary import Summary
from pipeline.cli import app, column_and_value, describe
from pipeline.records import Failure

REPOSITORY = Path(__file__).parents[2]
COMMANDS = [
    ["extract"],
    ["explain"],
    ["decide"],
    ["totals"],
    ["schema"],
    ["evaluate"],
    ["patterns"],
    ["patterns", "check"],
    ["patterns", "try"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(command: list[str]) -> None:
    result = CliRunner().invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    assert "Usage" in result.output


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_stands_in_the_readme(command: list[str]) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert f"libya-events {' '.join(command)}" in readme


def test_the_list_of_commands_is_whole() -> None:
    result = CliRunner().invoke(app, ["--help"])
    for command in COMMANDS:
        if len(command) == 1:
            assert command[0] in result.output


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["extract"], 2, "Missing argument"),
        (["extract", "nowhere"], 2, "There is no folder nowhere"),
        (["explain", "nowhere.txt"], 2, "There is no file nowhere.txt"),
        (["decide", "e1", "perhaps"], 2, "accept, correct or reject"),
        (["decide", "e1", "correct", "--set", "killed"], 2, "COLUMN=VALUE"),
        (["decide", "e1", "accept"], 2, "holds no tables"),
        (["totals", "nowhere"], 2, "holds no tables"),
        (["totals", "--by", "week"], 2, "--by takes month, place, party"),
        (["totals", "--month", "September"], 2, "such as 2016-09"),
        (["nonsense"], 2, "No such command"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_says_what_to_do(
    arguments: list[str], status: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, arguments, env={"COLUMNS": "200"})
    assert result.exit_code == status
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    result = CliRunner().invoke(app, ["extract", "~/my news"], env={"COLUMNS": "200"})
    assert str(tmp_path / "my news") in result.stderr.replace("\n", "")


def test_the_columns_are_listed() -> None:
    result = CliRunner().invoke(app, ["schema"])
    assert "| `event_id` | string |" in result.output
    assert "**failures.csv**" in result.output


def test_the_readme_is_brought_up_to_date(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("<!-- columns: start -->\n<!-- columns: end -->\n", encoding="utf-8")
    check = ["schema", "--readme", str(readme), "--check"]
    assert CliRunner().invoke(app, check).exit_code == 1
    assert CliRunner().invoke(app, check[:-1]).exit_code == 0
    assert CliRunner().invoke(app, check).exit_code == 0


def test_a_cell_to_set() -> None:
    assert column_and_value("location = Bir al-Ghanam=west") == ("location", "Bir al-Ghanam=west")


def test_help_answers_without_loading_spacy() -> None:
    code = "import sys, pipeline.cli; sys.exit('spacy' in sys.modules or 'dateparser' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, env=os.environ, check=False)
    assert done.returncode == 0


def test_the_summary_says_what_to_do_next() -> None:
    failures = (Failure("bad.txt", "empty", "It is empty."),)
    left_out = (("no_day", 2), ("did_not_occur", 1))
    text = describe(
        Summary(4, 9, 7, 2, (("no_actor", 2), ("disputed", 1)), 1, 1, 8, left_out, failures, Path("tables"), ())
    )
    assert "4 articles read, 9 events found (7 countable), 8 incidents." in text
    assert "2 events to review:\n      2  no_actor\n      1  disputed" in text
    assert "acled.csv leaves out 3 incidents: 2 no day, 1 did not occur." in text
    assert "bad.txt: empty" in text
    assert text.endswith("The tables are in tables: read events.xlsx first, then review.csv.")
