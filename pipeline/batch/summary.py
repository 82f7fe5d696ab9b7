"""What a run did, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.errors import SOME_FAILED
from pipeline.records import Failure
from pipeline.tables.cells import JOINT
from pipeline.tables.corrections import Row


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a run, for its last lines on the terminal."""

    articles: int
    events: int
    countable: int
    flagged: int
    reasons: tuple[tuple[str, int], ...]
    """Each code of review_reasons with the flagged rows that have it, most frequent first."""
    reviewed: int
    unknown_decisions: int
    """Decisions on rows that this run did not produce."""
    incidents: int
    failures: tuple[Failure, ...]
    out: Path
    files: tuple[Path, ...]

    @property
    def status(self) -> int:
        """The program's exit status."""
        return SOME_FAILED if self.failures else 0


def count_reasons(rows: list[Row]) -> tuple[tuple[str, int], ...]:
    """How many rows to review have each reason, most frequent first."""
    found = Counter(code for row in rows if row["needs_review"] for code in str(row["review_reasons"]).split(JOINT))
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))
