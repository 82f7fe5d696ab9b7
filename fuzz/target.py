"""What a fuzz target is, and the judgements that several share."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from hypothesis.strategies import SearchStrategy

import pipeline

_OURS = Path(pipeline.__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Target:
    """One promise of the program: ``check`` takes an input and raises where the promise is broken."""

    name: str
    inputs: SearchStrategy[Any]
    check: Callable[[Any], None]
    share: int
    """How many of a thousand inputs it gets."""
    seconds: float
    """How long one input may take."""


def raised_by_us(error: BaseException) -> bool:
    """Whether the project's own code raised it, and no library that it called."""
    frames = traceback.extract_tb(error.__traceback__)
    return bool(frames) and Path(frames[-1].filename).resolve().is_relative_to(_OURS)


def texts_of(value: object) -> list[str]:
    """Every text in a record, however deep."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts_of(getattr(value, field.name))]
    if isinstance(value, dict):
        return [text for pair in value.items() for item in pair for text in texts_of(item)]
    if isinstance(value, list | tuple | set | frozenset):
        return [text for item in value for text in texts_of(item)]
    return []


def check_writable(value: object) -> None:
    """Every text of a record can be written to a file: no half of a surrogate pair is left in it."""
    for text in texts_of(value):
        text.encode("utf-8")
