"""The rows to review, in the order of their doubt, without holding them in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from pipeline.scratch import Scratch
from pipeline.tables.cells import JOINT
from pipeline.tables.columns import Dtype
from pipeline.tables.corrections import Row
from pipeline.tables.doubt import DOUBT
from pipeline.tables.schema import EVENTS, REVIEWED_COLUMNS
from pipeline.vocabulary import ReviewReason

_DAYS = tuple(EVENTS.column(name).dtype is Dtype.DATE for name in REVIEWED_COLUMNS)


class ReviewQueue:
    """Takes rows of events and gives those that need review, most doubtful first."""

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        scratch.do("CREATE TABLE queue (doubt INT, event_id TEXT, cells TEXT)")
        scratch.do("CREATE INDEX queue_by_doubt ON queue (doubt DESC, event_id)")

    def add(self, row: Row) -> None:
        """Keeps the row where it needs review."""
        if not row["needs_review"]:
            return
        doubt = sum(DOUBT[ReviewReason(code)] for code in str(row["review_reasons"]).split(JOINT))
        cells = [value.isoformat() if isinstance(value := row[name], date) else value for name in REVIEWED_COLUMNS]
        self._scratch.do("INSERT INTO queue VALUES (?, ?, ?)", doubt, str(row["event_id"]), json.dumps(cells))

    def rows(self) -> Iterator[Row]:
        """The rows of the table ``review``, to be asked for when all are in."""
        waiting = self._scratch.rows("SELECT doubt, cells FROM queue ORDER BY doubt DESC, event_id, rowid")
        for rank, (doubt, cells) in enumerate(waiting, 1):
            typed = [
                date.fromisoformat(str(cell)) if is_day and cell else cell
                for is_day, cell in zip(_DAYS, json.loads(cells), strict=True)
            ]
            yield {"rank": rank, "doubt": doubt, **dict(zip(REVIEWED_COLUMNS, typed, strict=True))}
