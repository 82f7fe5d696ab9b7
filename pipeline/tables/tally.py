"""The rows of a run in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pipeline.tables.cells import JOINT
from pipeline.tables.corrections import Row


@dataclass(slots=True)
class Tally:
    """Counts rows as they go by."""

    events: int = 0
    countable: int = 0
    reviewed: int = 0
    """Events with a reviewer's decision."""
    flagged: int = 0
    incidents: int = 0
    left_out_of_acled: Counter[str] = field(default_factory=Counter)
    """Of the incidents that acled.csv does not have, how many for each reason."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Of the flagged events, how many have each code of review_reasons."""

    def add(self, table: str, row: Row) -> None:
        """Counts one row of a table."""
        if table == "incidents":
            self.incidents += 1
            if row["left_out_of_acled"]:
                self.left_out_of_acled[str(row["left_out_of_acled"])] += 1
        if table != "events":
            return
        self.events += 1
        self.countable += bool(row["countable"])
        self.reviewed += bool(row["review_decision"])
        if row["needs_review"]:
            self.flagged += 1
            self.reasons.update(str(row["review_reasons"]).split(JOINT))
