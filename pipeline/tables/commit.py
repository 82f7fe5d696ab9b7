"""One commit point for all files of a run.

The files that change stand as links through one link, ``.libya-events/current``, while it is turned from the old set to
the new one by a single rename; before and after, they are plain files. A reader, and a process that dies at any moment,
leaves or finds all of the old files or all of the new ones. docs/reliability.md weighs this against the other ways.
"""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

WORK = ".libya-events"
"""The tool's own folder in an output folder: nothing in it is the user's, all of it may be deleted."""
NEW, OLD, SCRATCH, CURRENT = "new", "old", "scratch", "current"
_SPARE = "spare"
"""A name for a link or file before it is moved to its place."""
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL})
"""What file systems without symbolic links answer."""


def staging(out: Path) -> Path:
    """An empty folder for the next files of ``out``; raises OSError where it can't be made."""
    settle(out)
    folder = out / WORK / NEW
    folder.mkdir(parents=True)
    scratch_of(folder).mkdir()
    return folder


def scratch_of(folder: Path) -> Path:
    """The folder beside a staging folder for files that only the making takes."""
    return folder.parent / SCRATCH


def commit(out: Path, gone: Iterable[Path] = ()) -> None:
    """Puts every file of the staging folder into ``out`` and takes out those of ``gone``, all at once.

    Paths of ``gone`` are relative to ``out``. A file that stays the same is not touched. Raises OSError where that
    can't be done, and leaves the folder as it was then.
    """
    new = out / WORK / NEW
    staged = [path.relative_to(new) for path in sorted(new.rglob("*")) if path.is_file()]
    changed = [name for name in staged if not _same(new / name, out / name)]
    leaving = [name for name in gone if os.path.lexists(out / name)]
    try:
        if changed or leaving:
            _swap(out, changed, leaving)
    finally:
        settle(out)


def settle(out: Path) -> None:
    """Ends what a run left unfinished: the files that stand become plain ones, and what was made for it goes.

    Only for a process that alone writes to the folder. Raises OSError where the folder can't be written.
    """
    work = out / WORK
    if not work.is_dir():
        return
    current = work / CURRENT
    if current.is_symlink():
        linked = list(_linked(out))
        for path in linked:
            _make_plain(path, current / path.relative_to(out), work / _SPARE)
        for folder in {path.parent for path in linked}:
            _sync(folder)
        current.unlink()
    for leftover in (NEW, OLD, SCRATCH):
        if (work / leftover).is_dir():
            shutil.rmtree(work / leftover)
    (work / _SPARE).unlink(missing_ok=True)
    with suppress(OSError):
        work.rmdir()


def _swap(out: Path, changed: list[Path], leaving: list[Path]) -> None:
    work = out / WORK
    new, old = work / NEW, work / OLD
    for name in changed:
        _sync(new / name)
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        if (out / name).is_dir():
            raise IsADirectoryError(21, "a folder stands in the place of a table", str(out / name))
    for name in (*changed, *leaving):
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        if (out / name).is_file():
            _put(out / name, old / name)
    folders = sorted({folder for kept in (new, old) for folder in kept.rglob("*") if folder.is_dir()})
    for folder in (*folders, new, old):
        _sync(folder)
    if not _point(work, OLD):
        _one_by_one(out, changed, leaving)
        return
    for name in (*changed, *leaving):
        _link(work, Path(*[".."] * (len(name.parts) - 1), WORK, CURRENT, name), out / name)
    for folder in {(out / name).parent for name in (*changed, *leaving)}:
        _sync(folder)
    _point(work, NEW)


def _point(work: Path, target: str) -> bool:
    """Turns ``current`` to a set of files, on disk when this returns; False where the file system knows no links."""
    try:
        _link(work, Path(target), work / CURRENT)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return False
    _sync(work)
    return True


def _link(work: Path, target: Path, place: Path) -> None:
    spare = work / _SPARE
    spare.unlink(missing_ok=True)
    spare.symlink_to(target)
    os.replace(spare, place)


def _one_by_one(out: Path, changed: list[Path], leaving: list[Path]) -> None:
    """Where there are no links: each file whole, though a process that dies between two leaves some of both sets."""
    for name in changed:
        os.replace(out / WORK / NEW / name, out / name)
    for name in leaving:
        (out / name).unlink()


def _linked(out: Path) -> Iterator[Path]:
    """The files of ``out`` that stand as links through ``current``."""
    for path in (entry for folder in (out, *_folders(out)) for entry in folder.iterdir()):
        if path.is_symlink():
            target = Path(os.readlink(path)).parts
            up = len(path.relative_to(out).parts) - 1
            if target[:up] == ("..",) * up and target[up : up + 2] == (WORK, CURRENT):
                yield path


def _folders(out: Path) -> Iterator[Path]:
    """The folders in ``out`` that files of ours may stand in."""
    known = {path.name for kept in (NEW, OLD) for path in (out / WORK / kept).glob("*") if path.is_dir()}
    return (out / name for name in known if (out / name).is_dir())


def _make_plain(path: Path, kept: Path, spare: Path) -> None:
    if kept.is_file():
        spare.unlink(missing_ok=True)
        _put(kept, spare)
        os.replace(spare, path)
    else:
        path.unlink()


def _put(source: Path, place: Path) -> None:
    """The same file under a second name; a copy where the file system has no hard links, or of what a link shows."""
    if not source.is_symlink():
        with suppress(OSError):
            os.link(source, place)
            return
    shutil.copy2(source, place)
    _sync(place)


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and not other.is_symlink() and filecmp.cmp(one, other, shallow=False)


def _sync(path: Path) -> None:
    """What a file or folder holds is on disk when this returns."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
