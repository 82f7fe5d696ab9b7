"""The rows to review, in the order of their doubt, without holding them in memory."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.tables.cells import JOINT, Cell
from pipeline.tables.columns import Dtype
from pipeline.tables.corrections import Row
from pipeline.tables.doubt import DOUBT
from pipeline.tables.schema import EVENTS, REVIEWED_COLUMNS
from pipeline.vocabulary import ReviewReason

IN_MEMORY = 1_000_000
"""Bytes of rows that stay in memory before a file takes them."""
_DAYS = tuple(EVENTS.column(name).dtype is Dtype.DATE for name in REVIEWED_COLUMNS)


class ReviewQueue:
    """Takes rows of events and gives those that need review, most doubtful first."""

    def __init__(self, scratch: Path | None) -> None:
        """``scratch`` is the folder for the file that takes what memory should not hold."""
        # Closed by __exit__: the file lives as long as the queue.
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY, dir=str(scratch) if scratch else None)  # noqa: SIM115
        self._places: list[tuple[int, str, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, row: Row) -> None:
        """Keeps the row where it needs review."""
        if not row["needs_review"]:
            return
        doubt = sum(DOUBT[ReviewReason(code)] for code in str(row["review_reasons"]).split(JOINT))
        self._places.append((-doubt, str(row["event_id"]), self._file.tell()))
        cells = [value.isoformat() if isinstance(value := row[name], date) else value for name in REVIEWED_COLUMNS]
        self._file.write(json.dumps(cells, ensure_ascii=False).encode() + b"\n")

    def rows(self) -> Iterator[Row]:
        """The rows of the table ``review``; nothing may be added afterwards."""
        for rank, (doubt, _, place) in enumerate(sorted(self._places), 1):
            self._file.seek(place)
            cells: list[Cell] = json.loads(self._file.readline())
            typed = [
                date.fromisoformat(str(cell)) if is_day and cell else cell
                for is_day, cell in zip(_DAYS, cells, strict=True)
            ]
            yield {"rank": rank, "doubt": -doubt, **dict(zip(REVIEWED_COLUMNS, typed, strict=True))}
