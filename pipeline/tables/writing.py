"""Puts every file of a run into the output folder, all of them at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.records import Article, Event
from pipeline.tables.commit import commit, scratch_of, settle, staging
from pipeline.tables.files import Add, csv_file, parquet_file
from pipeline.tables.package import FILE_NAME as PACKAGE
from pipeline.tables.package import package_json
from pipeline.tables.rows import rows
from pipeline.tables.run import Run
from pipeline.tables.schema import TABLES
from pipeline.tables.sheet import event_sheet
from pipeline.tables.tally import Tally

TEXTS = "texts"
_TEXT = re.compile(r"a[0-9a-f]+\.txt")


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the output folder now: the rows in numbers, and the paths of the files."""

    tally: Tally
    files: tuple[Path, ...]


def write_tables(run: Run, out: Path, parquet: bool = False) -> Written:
    """Writes every table of a run into a folder that no other process writes to.

    A run that fails, or a process that dies, leaves the old files or the new ones, whole. Memory does not grow with
    the rows. Raises OSError where the folder can't be written.
    """
    folder = staging(out)
    try:
        tally = _stage(run, folder, parquet)
        names = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
        commit(out, [name for name in _ours(out) if name not in names])
    finally:
        settle(out)
    return Written(tally, tuple(out / name for name in sorted(names)))


def _stage(run: Run, folder: Path, parquet: bool) -> Tally:
    tally = Tally()
    scratch = scratch_of(folder)
    with ExitStack() as stack:
        writers: dict[str, list[Add]] = {table.name: [] for table in TABLES}
        for table in TABLES:
            writers[table.name].append(stack.enter_context(csv_file(table, folder / f"{table.name}.csv")))
            if parquet:
                writers[table.name].append(stack.enter_context(parquet_file(table, folder / f"{table.name}.parquet")))
        writers["events"].append(stack.enter_context(event_sheet(folder / "events.xlsx", scratch)))
        texts = replace(run, told=_with_texts(run, folder / TEXTS))
        for name, row in rows(texts, scratch):
            tally.add(name, row)
            for write in writers[name]:
                write(row)
    (folder / PACKAGE).write_bytes(package_json(folder))
    return tally


def _with_texts(run: Run, folder: Path) -> Iterator[tuple[Article, Sequence[Event]]]:
    """What the run tells, each article's text written down as it goes by."""
    folder.mkdir()
    for article, events in run.told:
        (folder / f"{article.article_id}.txt").write_bytes(article.text.encode("utf-8"))
        yield article, events


def _ours(out: Path) -> list[Path]:
    """The files that an earlier run may have written and this one not: texts, Parquet tables."""
    texts = [path for path in (out / TEXTS).glob("a*.txt") if _TEXT.fullmatch(path.name)]
    return [path.relative_to(out) for path in (*texts, *(out / f"{table.name}.parquet" for table in TABLES))]
