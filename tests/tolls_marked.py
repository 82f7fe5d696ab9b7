"""Counts of people as marks beside a sentence: K killed, I injured, C captured, M missing, X killed or injured.

``K8`` is exactly eight, ``K12+`` twelve or more, ``K0-10`` up to ten; nothing is no statement at all.
"""

from __future__ import annotations

from pipeline.records import Toll
from pipeline.vocabulary import Effect

LETTERS = {
    "K": Effect.KILLED,
    "I": Effect.INJURED,
    "C": Effect.CAPTURED,
    "M": Effect.MISSING,
    "X": Effect.CASUALTIES,
}


def expected(marks: str) -> dict[Effect, Toll]:
    """The count that the marks state for each effect."""
    found: dict[Effect, Toll] = {}
    for mark in marks.split():
        low, dash, high = mark[1:].rstrip("+").partition("-")
        top = None if mark.endswith("+") else int(high) if dash else int(low)
        found[LETTERS[mark[0]]] = Toll(int(low), top)
    return found
