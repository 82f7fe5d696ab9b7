"""Sentences that carry their own expectation: ``[ISIS](actor1=Islamic State) [attacked](type=Armed clash) …``.

The words in brackets are the text; the ``cell=value`` pairs behind them (parted by ``;``, which a value may hold too) are what the row must hold.
``[word](no event)`` says that the sentence gives no row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile(r"\[([^\]]*)\]\(((?:[^()]|\([^()]*\))*)\)")


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the cells that its first row must show; ``cells`` is empty where no row is due."""

    text: str
    cells: dict[str, str]
    silent: bool


def parse(marked: str) -> Example:
    """The plain text of a marked sentence and the cells that it expects."""
    cells: dict[str, str] = {}
    silent = False
    for _, marks in MARK.findall(marked):
        for mark in re.split(r";\s*(?=\w+=)", marks):
            if mark.strip() == "no event":
                silent = True
                continue
            cell, _, value = mark.partition("=")
            cells[cell.strip()] = value.strip()
    return Example(MARK.sub(lambda match: match.group(1), marked), cells, silent)
