"""The whole line over the corpus, as a user runs it, and what its files promise."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from runs import REPOSITORY, Rows, finish, read, start

from pipeline.strict_yaml import load_yaml
from pipeline.tables.cells import JOINT
from pipeline.tables.rows import EVIDENCE_JOINT
from pipeline.tables.schema import EVENTS, TABLES

ARTICLES = REPOSITORY / "corpus" / "articles"

NEVER_FILLED: dict[str, str] = {}
"""Columns of events.csv that no article of the corpus fills, and why; there should be none."""


@pytest.fixture(scope="session")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders with the tables of the corpus, each made by a process of its own."""
    one, two = (tmp_path_factory.mktemp(name) / "the tables" for name in ("one", "two"))
    processes = [start(ARTICLES, one, "1"), start(ARTICLES, two, "2")]
    for process in processes:
        finish(process)
    return one, two


@pytest.fixture(scope="session")
def out(twice: tuple[Path, Path]) -> Path:
    return twice[0]


@pytest.fixture(scope="session")
def events(out: Path) -> Rows:
    return read(out)


@pytest.fixture(scope="session")
def texts(out: Path) -> dict[str, str]:
    return {path.stem: path.read_bytes().decode("utf-8") for path in (out / "texts").iterdir()}


def sheet_cells(folder: Path) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(folder / "events.xlsx")["events"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


class TestSameInputSameOutput:
    def test_the_same_files(self, twice: tuple[Path, Path]) -> None:
        names = [sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()) for out in twice]
        assert names[0] == names[1]
        assert {"events.csv", "events.xlsx", "datapackage.json", *(f"{table.name}.csv" for table in TABLES)} < set(
            names[0]
        )

    def test_the_same_bytes(self, twice: tuple[Path, Path]) -> None:
        one, two = twice
        made = [path for path in one.rglob("*") if path.is_file() and path.suffix not in {".xlsx", ".sqlite"}]
        assert made
        for path in made:
            assert path.read_bytes() == (two / path.relative_to(one)).read_bytes(), path.name

    def test_the_same_cells_in_the_sheet(self, twice: tuple[Path, Path]) -> None:
        assert sheet_cells(twice[0]) == sheet_cells(twice[1])


class TestRows:
    def test_every_column_is_filled_somewhere(self, events: Rows) -> None:
        empty = {name for name in EVENTS.names if not any(row[name] for row in events)}
        assert empty == set(NEVER_FILLED)

    @pytest.mark.parametrize("name", ["background", "countable", "needs_review"])
    def test_a_flag_is_both_true_and_false(self, events: Rows, name: str) -> None:
        assert {row[name] for row in events} == {"true", "false"}

    @pytest.mark.parametrize(("table", "key"), [("events", "event_id"), ("articles", "article_id")])
    def test_ids_are_unique(self, out: Path, table: str, key: str) -> None:
        ids = [row[key] for row in read(out, table)]
        assert ids and len(set(ids)) == len(ids)

    def test_the_evidence_is_the_articles_own_words(self, events: Rows, texts: dict[str, str]) -> None:
        for row in events:
            text = texts[row["article_id"]]
            spans = [tuple(map(int, span.split("-"))) for span in row["evidence_spans"].split(JOINT)]
            assert row["evidence"] == EVIDENCE_JOINT.join(text[begin:end] for begin, end in spans), row["event_id"]
            assert int(row["start_char"]) == min(begin for begin, _ in spans)
            assert int(row["end_char"]) == max(end for _, end in spans)
            assert spans == sorted(spans)

    @pytest.mark.parametrize(("table", "words"), [("casualties", "text"), ("claims", "cue")])
    def test_words_stand_where_the_offsets_say(
        self, out: Path, events: Rows, texts: dict[str, str], table: str, words: str
    ) -> None:
        article_of = {row["event_id"]: row["article_id"] for row in events}
        rows = read(out, table)
        assert rows
        for row in rows:
            quoted = texts[article_of[row["event_id"]]][int(row["start_char"]) : int(row["end_char"])]
            assert row[words] == quoted, row["event_id"]

    def test_parallel_lists_are_parallel(self, events: Rows) -> None:
        for row in events:
            for name, details in (
                ("actor1", ("id", "kind", "text")),
                ("actor2", ("id", "kind", "text")),
                ("weapon", ("id", "kind", "text")),
                ("source", ("kind", "text")),
            ):
                for detail in details:
                    cell = row[f"{name}_{detail}"]
                    assert not cell or cell.count(JOINT) == row[name].count(JOINT), (row["event_id"], name, detail)

    def test_decisions_beside_the_articles_are_laid_over_the_rows(self, events: Rows) -> None:
        decided = {row["review_decision"]: row for row in events if row["review_decision"]}
        assert set(decided) == {"accepted", "corrected", "rejected"}
        corrected, rejected = decided["corrected"], decided["rejected"]
        assert corrected["corrected_cells"] == "date_start; date_end"
        assert corrected["date_start"] == corrected["date_end"] == corrected["date_edtf"] == "2020-08-20"
        assert (rejected["countable"], rejected["incident_id"], rejected["needs_review"]) == ("false", "", "false")
        changed = [row["review_decision"] for row in events if "changed_since_review" in row["review_reasons"]]
        assert changed == ["accepted"]


class TestForSpreadsheets:
    def test_no_cell_starts_a_formula(self, out: Path) -> None:
        for path in out.glob("*.csv"):
            with open(path, encoding="utf-8-sig", newline="") as file:
                for row in csv.reader(file):
                    assert not [cell for cell in row if re.match(r"\s*[=+@\t\r]|\s*-(?![\d.]+$)", cell)], path.name

    def test_no_cell_of_the_sheet_is_a_formula(self, out: Path) -> None:
        sheet = openpyxl.load_workbook(out / "events.xlsx")["events"]
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]

    def test_the_sheet_holds_the_same_rows(self, out: Path, events: Rows) -> None:
        header, *rows = sheet_cells(out)
        assert header == list(EVENTS.names)
        assert len(rows) == len(events)
        for cells, event in zip(rows, events, strict=True):
            for column, value in zip(EVENTS.columns, cells, strict=True):
                written = event[column.name]
                if isinstance(value, int | float) and not isinstance(value, bool):
                    assert value == float(written), column.name
                else:
                    assert as_csv(value) == written, column.name


def as_csv(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime():
            return value.date().isoformat()
        case _:
            return str(value)


@pytest.fixture(scope="module")
def package(out: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    return loaded


def readme_blocks(language: str) -> list[str]:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", readme, re.DOTALL)


@pytest.fixture
def beside_outputs(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder in which ``outputs`` holds the tables."""
    (tmp_path / "outputs").symlink_to(out, target_is_directory=True)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("beside_outputs")
class TestReadme:
    def test_its_rows_are_real(self, events: Rows) -> None:
        readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
        table = re.search(r"(?m)^\| date_start \|.*\n\|[-|]+\n((?:\|.*\n)+)", readme)
        assert table is not None
        names = [name.strip() for name in table[0].split("\n")[0].strip("|").split("|")]
        made = [[row[name] for name in names] for row in events]
        for line in table[1].splitlines():
            assert [cell.strip() for cell in line[1:-1].split("|")] in made, line

    @pytest.mark.parametrize("block", readme_blocks("python"))
    def test_its_python_runs(self, block: str) -> None:
        names: dict[str, Any] = {}
        exec(block, names)
        assert len(names["events"])
        assert str(names["events"].killed.dtype) == "Int64"

    @pytest.mark.parametrize("block", readme_blocks("r"))
    def test_its_r_runs(self, block: str) -> None:
        if shutil.which("Rscript") is None:
            pytest.skip("Rscript is not installed")
        check = 'stopifnot(nrow(events) > 0, inherits(events$date_start, "Date"), is.integer(events$killed))'
        done = subprocess.run(
            ["Rscript", "-e", f"{block}\n{check}"],
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


class TestDataPackage:
    @pytest.mark.parametrize("number", range(len(TABLES)), ids=[table.name for table in TABLES])
    def test_each_table_is_as_described(self, out: Path, package: dict[str, Any], number: int) -> None:
        resource = package["resources"][number]
        schema = resource["schema"]
        rows = read(out, resource["name"])
        assert (out / resource["path"]).stat().st_size == resource["bytes"]
        for field in schema["fields"]:
            for row in rows:
                assert fault(field, row[field["name"]]) is None, (field["name"], row[field["name"]])
            if field.get("constraints", {}).get("unique"):
                assert len({row[field["name"]] for row in rows}) == len(rows)
        key = schema.get("primaryKey", [])
        assert not key or len({tuple(row[name] for name in key) for row in rows}) == len(rows)

    def test_every_reference_leads_somewhere(self, out: Path, package: dict[str, Any]) -> None:
        for resource in package["resources"]:
            for key in resource["schema"].get("foreignKeys", []):
                [field], [target] = key["fields"], key["reference"]["fields"]
                known = {row[target] for row in read(out, key["reference"]["resource"])}
                used = {row[field] for row in read(out, resource["name"]) if row[field]}
                assert used <= known, (resource["name"], field)


def fault(field: dict[str, Any], cell: str) -> str | None:
    """What is wrong with a cell by its description; None where nothing is."""
    limits = field.get("constraints", {})
    if not cell:
        return "required" if limits.get("required") else None
    shapes = {
        "integer": r"-?\d+",
        "number": r"-?\d+(\.\d+)?",
        "boolean": "true|false",
        "date": r"\d{4}-\d{2}-\d{2}",
        "datetime": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}",
        "string": r"(?s:.*)",
    }
    if not re.fullmatch(shapes[field["type"]], cell):
        return field["type"]
    if "enum" in limits and cell not in limits["enum"]:
        return "enum"
    if "pattern" in limits and not re.fullmatch(limits["pattern"], cell):
        return "pattern"
    if "minimum" in limits and float(cell) < limits["minimum"]:
        return "minimum"
    return "maximum" if "maximum" in limits and float(cell) > limits["maximum"] else None


GOLD = REPOSITORY / "corpus" / "gold" / "incidents.yaml"
JOINED_PAIRS = 9
"""Pairs of tellings that must stand in one incident; this only goes up."""


def gold_incidents() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(GOLD.read_text(encoding="utf-8"), GOLD.name)
    return loaded


class TestIncidents:
    @pytest.fixture
    def incidents_of(self, events: Rows, texts: dict[str, str]) -> Callable[[dict[str, str]], set[str]]:
        """The incidents of the events whose first sentence holds a gold event's words."""

        def find(gold: dict[str, str]) -> set[str]:
            found: set[str] = set()
            for row in events:
                begin, end = map(int, row["evidence_spans"].split(JOINT)[0].split("-"))
                told = texts[row["article_id"]][begin:end]
                if Path(row["article_file"]).stem == gold["article"] and gold["near"] in told:
                    found.add(row["incident_id"])
            return found

        return find

    def test_what_is_not_the_same_stays_apart(self, incidents_of: Callable[[dict[str, str]], set[str]]) -> None:
        for one, other in gold_incidents()["never_merge"]:
            if one["article"] != other["article"]:
                assert not incidents_of(one) & incidents_of(other), (one, other)

    def test_no_incident_has_two_events_of_one_article(self, out: Path) -> None:
        for row in read(out, "incidents"):
            assert int(row["events"]) == int(row["articles"]), row["incident_id"]

    def test_what_is_the_same_is_joined(self, incidents_of: Callable[[dict[str, str]], set[str]]) -> None:
        pairs = [
            bool(incidents_of(one) & incidents_of(other))
            for cluster in gold_incidents()["clusters"]
            for one, other in combinations(cluster["members"], 2)
        ]
        assert sum(pairs) >= JOINED_PAIRS, f"{sum(pairs)} of {len(pairs)}"
