"""Whether the tables that stand are those that a run would write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from pipeline.batch.reading import Told
from pipeline.batch.scanning import Listed
from pipeline.batch.summary import Summary
from pipeline.batch.versions import READING, WRITING, code_version, digest
from pipeline.batch.workspace import Workspace
from pipeline.records import Decision, Failure

KIND, LAST = "run", "last"
Stamp = tuple[str, int, int]
"""A file's path in the output folder, its size and when it was last written, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class _Last:
    """What the last run wrote, and from what."""

    key: str
    stamps: tuple[Stamp, ...]
    summary: Summary


_LAST = TypeAdapter(_Last)
_INPUTS = TypeAdapter(tuple[tuple[Listed, ...], dict[str, Decision], tuple[Failure, ...], bool])


def run_key(told: Told, decisions: Mapping[str, Decision], failures: Sequence[Failure], parquet: bool) -> str:
    """A hash of all that the tables are made from."""
    inputs = (tuple(told.listed), dict(sorted(decisions.items())), tuple(failures), parquet)
    return digest(code_version(READING), code_version(WRITING), told.version, _INPUTS.dump_json(inputs))


class Standing:
    """The tables in an output folder, against those of a run with a key."""

    def __init__(self, workspace: Workspace, key: str) -> None:
        self._workspace = workspace
        self._key = key

    def summary(self) -> Summary | None:
        """What the run would do, where it would write the very files that stand; else None."""
        last = self._workspace.cache.get(KIND, LAST, _LAST)
        if last is None or last.key != self._key:
            return None
        out = self._workspace.out
        files = tuple(out / name for name, _, _ in last.stamps)
        if last.stamps != self._stamps(files):
            return None
        return replace(last.summary, out=out, files=files, unchanged=True)

    def keep(self, summary: Summary) -> None:
        """Remembers what was written."""
        last = _Last(self._key, self._stamps(summary.files), replace(summary, out=Path(), files=()))
        self._workspace.cache.put(KIND, LAST, last, _LAST)

    def _stamps(self, files: Sequence[Path]) -> tuple[Stamp, ...]:
        found: list[Stamp] = []
        for path in files:
            try:
                stat = path.lstat()
            except OSError:
                return ()
            found.append((path.relative_to(self._workspace.out).as_posix(), stat.st_size, stat.st_mtime_ns))
        return tuple(found)
