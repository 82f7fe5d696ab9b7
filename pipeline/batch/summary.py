"""What a run did, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.errors import SOME_FAILED
from pipeline.records import Failure


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
    left_out_of_acled: tuple[tuple[str, int], ...]
    """Why incidents do not stand in acled.csv, and how many, most frequent first."""
    failures: tuple[Failure, ...]
    out: Path
    files: tuple[Path, ...]
    from_cache: int = 0
    """Articles whose events an earlier run had read."""
    unchanged: bool = False
    """Whether the tables stand as an earlier run wrote them, since nothing has changed."""

    @property
    def status(self) -> int:
        """The program's exit status."""
        return SOME_FAILED if self.failures else 0


def most_first(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The counts, most frequent first, like ones by name."""
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def number(count: int, word: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
