"""Whether two names of parties mean one."""

from __future__ import annotations

from rapidfuzz import fuzz

ALIKE_NAMES = 90
"""From this likeness (of 100) two names are one; words that only one of them has don't count against it."""


def one_name(one: str, other: str) -> bool:
    """Whether two names are one but for spelling and further words: "Salt Road (Martyrs) Battalion"."""
    return fuzz.token_set_ratio(one, other, processor=str.casefold) >= ALIKE_NAMES
