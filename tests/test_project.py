"""The project's files agree with each other."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.tables.readme import with_columns
from pipeline.tables.schema import EVENTS, TABLES
from pipeline.vocabulary import DateBasis, Outcome, ReviewReason, Status

REPOSITORY = Path(__file__).parents[1]
TARGETS = ("extract", "test", "fuzz", "check", "setup", "model", "evaluate", "clean")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def test_the_package_is_this_checkouts() -> None:
    assert pipeline.__file__ is not None
    assert Path(pipeline.__file__).resolve().is_relative_to(REPOSITORY.resolve())


def test_every_package_is_named(project: dict[str, Any]) -> None:
    folders = (path.parent for path in (REPOSITORY / "pipeline").rglob("__init__.py"))
    found = {".".join(folder.relative_to(REPOSITORY).parts) for folder in folders}
    assert set(project["tool"]["setuptools"]["packages"]) == found | {"pipeline.patterns"}


def test_no_spacy_entry_points(project: dict[str, Any]) -> None:
    assert "entry-points" not in project["project"]


def test_the_version_has_its_changes(project: dict[str, Any]) -> None:
    assert f"## [{project['project']['version']}]" in read("CHANGELOG.md")


def test_the_readmes_columns_are_up_to_date() -> None:
    assert with_columns(read("README.md")) == read("README.md"), "run: make readme"


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_the_readme_names_every_table(table: str) -> None:
    assert f"`{table}.csv`" in read("README.md")


@pytest.mark.parametrize(
    "column", [name for name in EVENTS.names if not name.startswith(("actor2_", "injured_", "captured_"))]
)
def test_the_codebook_explains_every_column(column: str) -> None:
    family = re.sub(r"^(weapon|civilians_killed|killed)_\w+$", r"\1", column)
    assert re.search(rf"\b{family}\b", read("docs/codebook.md"))


@pytest.mark.parametrize("code", [*ReviewReason, *Status, *Outcome, *DateBasis])
def test_the_codebook_explains_every_code(code: str) -> None:
    assert re.search(rf"\b{code}\b", read("docs/codebook.md"))


@pytest.mark.parametrize("target", TARGETS)
def test_make_lists_its_targets(target: str) -> None:
    listed = subprocess.run(["make", "help"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    assert re.search(rf"^ +{target} +\S", listed, re.MULTILINE)


def test_make_names_a_python_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes((REPOSITORY / "pyproject.toml").read_bytes())
    (tmp_path / "Makefile").write_bytes((REPOSITORY / "Makefile").read_bytes())
    done = subprocess.run(
        ["make", "extract", "PYTHON=no-such-python"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "Install Python 3.11" in done.stderr


def test_make_names_a_python_that_is_too_old(tmp_path: Path) -> None:
    old = tmp_path / "old python"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.8.1" && exit 0\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    (tmp_path / "pyproject.toml").write_bytes((REPOSITORY / "pyproject.toml").read_bytes())
    (tmp_path / "Makefile").write_bytes((REPOSITORY / "Makefile").read_bytes())
    done = subprocess.run(
        ["make", "extract", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "Python 3.8.1 is too old" in done.stderr


@pytest.mark.parametrize("name", ["a week", "it's news", "worth $5", "$HOME", "$(shell date)", "a#b", 'so "called"'])
@pytest.mark.parametrize("given", ["argument", "environment"])
def test_make_takes_a_path_as_it_is_typed(tmp_path: Path, name: str, given: str) -> None:
    binaries = tmp_path / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "libya-events").write_text('#!/bin/sh\nprintf %s "$2"\n', encoding="utf-8")
    (binaries / "libya-events").chmod(0o755)
    for file in ("pyproject.toml", "Makefile"):
        (tmp_path / file).write_bytes((REPOSITORY / file).read_bytes())
    (tmp_path / ".venv" / ".installed").touch()
    arguments = [f"ARTICLES={name}"] if given == "argument" else []
    # Run by make itself, these tests would hand its flags and variables on.
    above = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    done = subprocess.run(
        ["make", "--no-print-directory", "extract", *arguments],
        cwd=tmp_path,
        env=above | {"ARTICLES": name},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == name, done.stderr


def test_the_ci_script_is_executable() -> None:
    script = REPOSITORY / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")
