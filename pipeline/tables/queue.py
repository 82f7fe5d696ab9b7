"""The rows to review, in the order of their doubt, without holding them in memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.tables.cells import JOINT
from pipeline.tables.columns import Dtype
from pipeline.tables.corrections import Row
from pipeline.tables.doubt import DOUBT
from pipeline.tables.schema import EVENTS, REVIEWED_COLUMNS
from pipeline.tables.spool import Spool
from pipeline.vocabulary import ReviewReason

_DAYS = tuple(EVENTS.column(name).dtype is Dtype.DATE for name in REVIEWED_COLUMNS)


class ReviewQueue:
    """Takes rows of events and gives those that need review, most doubtful first."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._places: list[tuple[int, str, int]] = []

    def add(self, row: Row) -> None:
        """Keeps the row where it needs review."""
        if not row["needs_review"]:
            return
        doubt = sum(DOUBT[ReviewReason(code)] for code in str(row["review_reasons"]).split(JOINT))
        cells = [value.isoformat() if isinstance(value := row[name], date) else value for name in REVIEWED_COLUMNS]
        self._places.append((-doubt, str(row["event_id"]), self._spool.put(cells)))

    def rows(self) -> Iterator[Row]:
        """The rows of the table ``review``; nothing may be added afterwards."""
        for rank, (doubt, _, place) in enumerate(sorted(self._places), 1):
            typed = [
                date.fromisoformat(str(cell)) if is_day and cell else cell
                for is_day, cell in zip(_DAYS, self._spool.get(place), strict=True)
            ]
            yield {"rank": rank, "doubt": -doubt, **dict(zip(REVIEWED_COLUMNS, typed, strict=True))}
