"""The tool's own folder in an output folder, for one process at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.batch.cache import Cache, open_cache
from pipeline.batch.errors import NOTHING_DONE, BatchError
from pipeline.tables.commit import WORK, settle

LOCK = "lock"
WAITING = "incidents.sqlite"
HOLDER = "holder"
"""Who has the lock: the lock itself is the operating system's and ends with its process, this file only names it."""


@dataclass(slots=True)
class Workspace:
    """An output folder that is this process's alone, and what is kept in it from run to run."""

    out: Path
    waiting: Path
    """A place for a file of one run."""
    cache: Cache
    worth_keeping: bool = False
    """Whether there is something in it that the next run can use."""


@contextmanager
def open_workspace(out: Path) -> Iterator[Workspace]:
    """Takes the output folder, made where there is none, and ends what a run that died left unfinished in it.

    A folder made for a run that came to nothing goes again. Raises BatchError where another run has the folder or it
    can't be written.
    """
    missing = [folder for folder in (out.absolute(), *out.absolute().parents) if not folder.exists()]
    work = out / WORK
    worth_keeping = False
    try:
        work.mkdir(parents=True, exist_ok=True)
        lock = FileLock(work / LOCK)
        lock.acquire(timeout=0)
    except Timeout:
        raise BatchError(_taken(out, work / HOLDER), NOTHING_DONE) from None
    except OSError as error:
        raise BatchError(unwritable(out, error), NOTHING_DONE) from error
    try:
        try:
            (work / HOLDER).write_text(str(os.getpid()), encoding="utf-8")
            settle(out)
        except OSError as error:
            raise BatchError(unwritable(out, error), NOTHING_DONE) from error
        with open_cache(work) as cache:
            workspace = Workspace(out, work / WAITING, cache)
            try:
                yield workspace
            finally:
                worth_keeping = workspace.worth_keeping
    finally:
        (work / HOLDER).unlink(missing_ok=True)
        lock.release()
        if missing and not worth_keeping:
            shutil.rmtree(work, ignore_errors=True)
            _drop_empty(missing)


def unwritable(out: Path, error: OSError) -> str:
    """What to tell where the output folder can't be written."""
    return (
        f"The tables can't be written to {out} ({error.strerror or error}). "
        "Close the tables where a program has them open, check the folder's permissions and the free space, "
        "or name another folder."
    )


def _taken(out: Path, holder: Path) -> str:
    try:
        who = f" (process {int(holder.read_text(encoding='utf-8'))})"
    except (OSError, ValueError):
        who = ""
    return f"Another run is writing to {out}{who}. Wait for its end, or name another output folder."


def _drop_empty(folders: Sequence[Path]) -> None:
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()
