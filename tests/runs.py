"""Runs of the command line tool, each in a process of its own, and what they write."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

from pipeline.tables.cells import unguard

REPOSITORY = Path(__file__).parents[1]

Rows = list[dict[str, str]]


def start(articles: Path, out: Path, seed: str) -> subprocess.Popen[str]:
    """Extracts in a process of its own, in which sets and dictionaries of names have another order for another seed."""
    command = [sys.executable, "-m", "pipeline", "extract", str(articles), "--out", str(out)]
    return subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONHASHSEED": seed},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    output, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    return output


def read(folder: Path, table: str = "events") -> Rows:
    with open(folder / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
        return [{name: unguard(cell) for name, cell in row.items()} for row in csv.DictReader(file)]
