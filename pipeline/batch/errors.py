"""What stops a run."""

from __future__ import annotations

NOTHING_DONE = 1
WRONG_CALL = 2
SOME_FAILED = 3
INTERRUPTED = 130
"""By the custom of shells: 128 and the number of the signal."""


class BatchError(Exception):
    """A run that can't be done: the message says why and what to do, ``status`` is the program's exit status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status
