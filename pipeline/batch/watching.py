"""Runs again whenever what a run reads has changed.

Looked at every two seconds rather than told by the operating system: folders on a network tell nothing, and a look at
thousands of files takes a few hundredths of a second.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.batch.errors import INTERRUPTED, BatchError
from pipeline.batch.extracting import extract_into
from pipeline.batch.reading import Track
from pipeline.batch.request import Request, check_folders, decision_files
from pipeline.batch.stages import Stages, load_stages
from pipeline.batch.summary import Summary
from pipeline.batch.workspace import Workspace, open_workspace

SECONDS = 2.0
"""Between two looks. What came is read when two looks agree: files arrive one after the other, and take time to."""

Tell = Callable[[Summary | BatchError], None]
Sight = frozenset[tuple[str, int, int]]
"""The files that a run reads, each with its size and the time of its last change."""


def watch(request: Request, track: Track, tell: Tell, wait: Callable[[float], None] = time.sleep) -> None:
    """Extracts, and again after each change of the articles, the decisions or the patterns, until Ctrl-C.

    What a run came to, a fault among it, is told, and the watch goes on. Raises BatchError where the folders can't be
    used or another run has the output folder.
    """
    check_folders(request)
    with open_workspace(request.out) as workspace:
        workspace.worth_keeping = True
        try:
            _run_again(request, workspace, track, tell, wait)
        except KeyboardInterrupt:
            return


def _run_again(request: Request, workspace: Workspace, track: Track, tell: Tell, wait: Callable[[float], None]) -> None:
    stages: Stages | None = None
    read: Sight | None = None
    before = seen = look(request)
    while True:
        if seen == before and seen != read:
            read = seen
            try:
                stages = _stages(request.patterns, stages)
                tell(extract_into(workspace, request, stages, track))
            except BatchError as error:
                tell(error)
                if error.status == INTERRUPTED:
                    return
        wait(SECONDS)
        before, seen = seen, look(request)


def look(request: Request) -> Sight:
    """What there is to read at this moment."""
    from pipeline.catalogue import patterns_dir

    folders = [request.articles, patterns_dir(), *([request.patterns] if request.patterns else [])]
    paths = [*decision_files(request), *(path for folder in folders for path in _files(folder, request.out))]
    seen: set[tuple[str, int, int]] = set()
    for path in paths:
        try:
            stat = path.stat()
        except OSError:  # gone since it was listed
            continue
        seen.add((str(path), stat.st_size, stat.st_mtime_ns))
    return frozenset(seen)


def _files(folder: Path, out: Path) -> Iterator[Path]:
    left_out = out.resolve()
    for directory, names, files in os.walk(folder):
        here = Path(directory)
        names[:] = [name for name in names if not name.startswith(".") and (here / name).resolve() != left_out]
        yield from (here / name for name in files)


def _stages(patterns: Path | None, before: Stages | None) -> Stages:
    """The stages by the patterns as they are now; those of before, with their model loaded, where nothing changed."""
    stages = load_stages(patterns)
    return before if before and before.catalogue.version == stages.catalogue.version else stages
