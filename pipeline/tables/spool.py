"""What has to wait for the end of a run, on disk where it is more than memory should hold."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.tables.cells import Cell

IN_MEMORY = 1_000_000
"""Bytes that stay in memory before a file takes them."""


class Spool:
    """Takes lists of cells and gives each again by its place; days go in as ISO text and come out as that."""

    def __init__(self, scratch: Path | None) -> None:
        """``scratch`` is the folder for the file."""
        # Closed by __exit__: the file lives as long as the spool.
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=str(scratch) if scratch else None)  # noqa: SIM115

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, cells: Sequence[Cell]) -> int:
        """Keeps the cells and returns their place; nothing may be put after the first ``get``."""
        place = self._file.tell()
        self._file.write(json.dumps(cells, ensure_ascii=False).encode() + b"\n")
        return place

    def get(self, place: int) -> list[Cell]:
        """The cells at a place."""
        self._file.seek(place)
        cells: list[Cell] = json.loads(self._file.readline())
        return cells
