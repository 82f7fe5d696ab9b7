"""A database of one process's own for what has to wait, so that memory does not grow with what goes by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

CACHED = 4_000
"""Kibibytes of it that memory holds; the rest is on disk."""


class Scratch:
    """Takes statements of SQLite; every method raises OSError where the disk is at fault. Made by ``open_scratch``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def do(self, statement: str, *values: str | int | bytes | None) -> None:
        """Carries out a statement that gives no rows."""
        try:
            self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise _fault(error) from error

    def rows(self, statement: str, *values: str | int | bytes | None) -> Iterator[Any]:
        """The rows of a query one by one; its tables may not be written to meanwhile."""
        try:
            yield from self._connection.execute(statement, values)
        except sqlite3.Error as error:
            raise _fault(error) from error

    def one(self, statement: str, *values: str | int | bytes | None) -> Any:
        """The first row of a query, or None."""
        return next(self.rows(statement, *values), None)


@contextmanager
def open_scratch(path: Path | None = None) -> Iterator[Scratch]:
    """An empty database, gone afterwards; in the system's folder for such files where no path is given.

    A file left at the path by a process that died gives way. Raises OSError where the file can't be made.
    """
    try:
        if path:
            path.unlink(missing_ok=True)
        connection = sqlite3.connect(path or "", isolation_level=None)
    except sqlite3.Error as error:
        raise _fault(error) from error
    scratch = Scratch(connection)
    try:
        # Nobody else sees it and nobody reads it after a crash: no journal, no waiting for the disk, no commit.
        for setting in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "locking_mode = EXCLUSIVE",
            f"cache_size = -{CACHED}",
        ):
            for _ in scratch.rows(f"PRAGMA {setting}"):
                pass
        scratch.do("BEGIN")
        yield scratch
    finally:
        with suppress(sqlite3.Error):
            connection.close()
        if path:
            path.unlink(missing_ok=True)


def _fault(error: sqlite3.Error) -> OSError:
    return OSError(None, f"what waits on disk can't be kept: {error}")
