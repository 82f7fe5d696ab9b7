"""Why a file could not be read."""

from __future__ import annotations


class ReadError(ValueError):
    """A file is no article: ``reason`` is one of the codes of ``Failure.reason``, ``detail`` says what to do."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}")
