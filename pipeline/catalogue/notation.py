"""The short notation of names: one line for the many ways in which a name is written.

``{forces, troops} loyal to {Haftar, Hafter}`` stands for the four names that take one of each pair of braces;
an alternative may be empty (``{, elite} Khamis Brigade``). ``<Haftar>`` stands for the word and for all that the
file lists for it under ``spellings:``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import product
from math import prod

MOST_NAMES = 2000
"""How many names one alias may stand for: more is a slip."""

_PARTS = re.compile(r"(\{[^{}]*\}|<[^<>]*>)")
_STRAY = re.compile(r"[{}<>]")


def expand(text: str, spellings: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The names that an alias in short notation stands for, each once; a plain name stands for itself.

    Raises ``ValueError`` saying what is wrong with the notation.
    """
    if _STRAY.search(text) is None:
        return (text,)
    parts = [_alternatives(part, text, spellings) for part in _PARTS.split(text)]
    if prod(len(part) for part in parts) > MOST_NAMES:
        raise ValueError(f"{text!r} stands for more than {MOST_NAMES} names: split it up")
    return tuple(dict.fromkeys(" ".join("".join(choice).split()) for choice in product(*parts)))


def _alternatives(part: str, text: str, spellings: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if _PARTS.fullmatch(part) is None:
        if stray := _STRAY.search(part):
            raise ValueError(f"{text!r} has a {stray[0]!r} without its partner, or one pair inside another")
        return (part,)
    inner = part[1:-1].strip()
    if part.startswith("<"):
        if inner not in spellings:
            raise ValueError(f"{text!r}: there is no {inner!r} under `spellings:`")
        return (inner, *spellings[inner])
    words = [word.strip() for word in inner.split(",")]
    if len(words) < 2:
        raise ValueError(f"{text!r}: braces need two or more alternatives with commas between them")
    return words
