"""What is wrong with the patterns, said so that an analyst can mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a pattern file. ``line`` counts from 1 and is None where it is not known."""

    file: str
    line: int | None
    entry: str
    """The id of the entry, or empty."""
    reason: str
    """What is wrong and what to do."""

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}, entry {self.entry!r}: {self.reason}" if self.entry else f"{where}: {self.reason}"


class CatalogueError(ValueError):
    """Patterns that can't be used; ``problem`` is the first fault found."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
