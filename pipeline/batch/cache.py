"""What was read before, by the hash of all that it was read from.

A SQLite file, so that a result is in it whole or not at all, whenever the process dies. It may be deleted at any time.
Nothing in it is trusted: a value that is cut short, altered or of another shape counts as not there.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from pipeline.batch.errors import NOTHING_DONE, BatchError
from pipeline.batch.versions import digest

FILE_NAME = "cache.sqlite"
SCHEMA = 1
KEPT_RUNS = 5
"""How many runs a result outlives without being asked for, so that one can go back and forth between patterns."""

_SCHEMA = """
CREATE TABLE results (kind TEXT, key TEXT, value BLOB, sum TEXT, run INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID
"""
T = TypeVar("T")


class Cache:
    """Results by kind and key. Made by ``open_cache``; every method raises BatchError where the disk is at fault."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._run = 1 + int(self._one("SELECT coalesce(max(run), 0) FROM results")[0])

    def get(self, kind: str, key: str, shape: TypeAdapter[T]) -> T | None:
        """The value, or None where there is none of that shape; a value of another shape goes."""
        packed = self._packed(kind, key)
        if packed is None:
            return None
        try:
            return shape.validate_json(zlib.decompress(packed), strict=True)
        except (ValidationError, zlib.error):
            self._do("DELETE FROM results WHERE kind = ? AND key = ?", kind, key)
            return None

    def has(self, kind: str, key: str) -> bool:
        """Whether there is a value that comes out as it was put in."""
        return self._packed(kind, key) is not None

    def _packed(self, kind: str, key: str) -> bytes | None:
        found = self._one("SELECT value, sum, run FROM results WHERE kind = ? AND key = ?", kind, key)
        if found is None or not isinstance(found[0], bytes) or digest(found[0]) != found[1]:
            return None
        if found[2] != self._run:
            self._do("UPDATE results SET run = ? WHERE kind = ? AND key = ?", self._run, kind, key)
        return found[0]

    def put(self, kind: str, key: str, value: T, shape: TypeAdapter[T]) -> None:
        """Keeps a value."""
        packed = zlib.compress(shape.dump_json(value), 1)
        self._do("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)", kind, key, packed, digest(packed), self._run)

    def drop_old(self) -> None:
        """Takes out what no run of late has asked for."""
        self._do("DELETE FROM results WHERE run <= ?", self._run - KEPT_RUNS)

    def clear(self) -> None:
        """Takes out everything."""
        self._do("DELETE FROM results")

    def _one(self, statement: str, *values: str | int) -> Any:
        with self._faults():
            return self._connection.execute(statement, values).fetchone()

    def _do(self, statement: str, *values: str | int | bytes) -> None:
        with self._faults():
            self._connection.execute(statement, values)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise BatchError(
                f"What was read can't be kept in {self._path} ({error}). Check the free space and the folder's "
                "permissions, or delete the file; then run the same command again.",
                NOTHING_DONE,
            ) from error


@contextmanager
def open_cache(folder: Path) -> Iterator[Cache]:
    """The cache in a folder that no other process uses; a file that is damaged gives way to a new one.

    Raises BatchError where the file can't be opened or made.
    """
    path = folder / FILE_NAME
    try:
        connection = _connect(path)
    except sqlite3.Error as error:
        raise BatchError(
            f"{path} can't be opened ({error}). Delete it, or check its permissions.", NOTHING_DONE
        ) from error
    try:
        yield Cache(connection, path)
    finally:
        with suppress(sqlite3.Error):
            connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    try:
        connection = _opened(path)
        sound = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        sound, version = False, 0
    if not sound or version not in (0, SCHEMA):
        for part in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + part).unlink(missing_ok=True)
        connection, version = _opened(path), 0
    if version == 0:
        connection.executescript(f"BEGIN; {_SCHEMA}; PRAGMA user_version = {SCHEMA}; COMMIT;")
    return connection


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    # One process alone: no shared memory, which network folders lack. What a power cut may take is the last results.
    for setting in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {setting}")
    return connection
