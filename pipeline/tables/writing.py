"""Puts every file of a run into the output folder, each the old one or the new one, whole."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipeline.tables.corrections import Row
from pipeline.tables.files import csv_bytes, write_parquet
from pipeline.tables.package import FILE_NAME as PACKAGE
from pipeline.tables.package import package_json
from pipeline.tables.rows import tables
from pipeline.tables.run import Run
from pipeline.tables.schema import TABLES
from pipeline.tables.sheet import write_sheet

TEXTS = "texts"
STAGING = ".staging-"


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the output folder now: the rows of each table by its name, and the paths of the files."""

    rows: dict[str, list[Row]]
    files: tuple[Path, ...]


def write_tables(run: Run, out: Path, parquet: bool = False) -> Written:
    """Writes every table of a run into a folder.

    All files are made in a folder beside their places first, and moved only when the last one is on disk: a run that
    fails leaves the folder as it was. Raises OSError where the folder can't be written.
    """
    rows = tables(run)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=STAGING, dir=out) as staging:
        staged = Path(staging)
        _stage(run, rows, staged, parquet)
        made = sorted(path for path in staged.rglob("*") if path.is_file())
        for path in made:
            _sync(path)
        (out / TEXTS).mkdir(exist_ok=True)
        written = tuple(out / path.relative_to(staged) for path in made)
        for path, target in zip(made, written, strict=True):
            os.replace(path, target)
    _drop_stale(out, set(written))
    return Written(rows, written)


def _stage(run: Run, rows: dict[str, list[Row]], folder: Path, parquet: bool) -> None:
    contents = {table.name: csv_bytes(table, rows[table.name]) for table in TABLES}
    for name, content in contents.items():
        (folder / f"{name}.csv").write_bytes(content)
    (folder / PACKAGE).write_bytes(package_json(contents))
    write_sheet(rows["events"], folder / "events.xlsx")
    if parquet:
        for table in TABLES:
            write_parquet(table, rows[table.name], folder / f"{table.name}.parquet")
    (folder / TEXTS).mkdir()
    for article in run.articles:
        (folder / TEXTS / f"{article.article_id}.txt").write_bytes(article.text.encode("utf-8"))


def _sync(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _drop_stale(out: Path, written: set[Path]) -> None:
    """Takes out what an earlier run wrote and this one did not: texts of articles no longer read, old Parquet files."""
    ours = [*(out / TEXTS).glob("a*.txt"), *(out / f"{table.name}.parquet" for table in TABLES)]
    for path in ours:
        if path not in written:
            path.unlink(missing_ok=True)
