"""One cell: from a value to the text of a CSV file and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from pipeline.tables.columns import Column, Dtype

Cell = str | int | float | bool | date | None

JOINT = "; "
# A leading space does not stop every spreadsheet; full-width signs count as signs to some.
_DANGEROUS = re.compile(r"'*\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"'+\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def join(parts: Iterable[str]) -> str:
    """Texts joined by ``; ``, blanks kept so that parallel lists stay parallel; empty where all are blank."""
    cleaned = [part.replace(JOINT, ", ").strip() for part in parts]
    return JOINT.join(cleaned) if any(cleaned) else ""


def render(value: Cell) -> str:
    """The text of a cell in a CSV file."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case str():
            return guard(value)
        case _:
            return str(value)


def guard(text: str) -> str:
    """The text with an apostrophe before anything a spreadsheet would take for a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def unguard(text: str) -> str:
    """The text as it was before ``guard``."""
    return text[1:] if _GUARDED.match(text) else text


def parse(column: Column, text: str) -> Cell:
    """The value that a text stands for in a column; raises ValueError saying what the column takes."""
    if not text:
        if column.required:
            raise ValueError(f"{column.name} can't be empty")
        return None if column.dtype is not Dtype.STRING else ""
    if column.choices and text not in column.choices:
        raise ValueError(f"{column.name} is one of {', '.join(column.choices)}; not {text!r}")
    value = _typed(column, text)
    if isinstance(value, int | float) and not isinstance(value, bool):
        _within(column, value)
    if column.pattern and not re.fullmatch(column.pattern, text):
        raise ValueError(f"{column.name} can't be {text!r}: it looks like {column.pattern}")
    return value


def _typed(column: Column, text: str) -> Cell:
    try:
        match column.dtype:
            case Dtype.INTEGER:
                return int(text)
            case Dtype.NUMBER:
                return float(text)
            case Dtype.DATE:
                return date.fromisoformat(text)
            case Dtype.DATETIME:
                datetime.fromisoformat(text)
                return text
            case Dtype.BOOLEAN:
                return {"true": True, "false": False}[text.lower()]
            case Dtype.STRING:
                return text
    except (ValueError, KeyError):
        example = {
            Dtype.INTEGER: "a whole number such as 8",
            Dtype.NUMBER: "a number such as 31.2",
            Dtype.DATE: "a day such as 2016-09-22",
            Dtype.DATETIME: "a time such as 2024-05-01T10:00:00+02:00",
            Dtype.BOOLEAN: "true or false",
        }[column.dtype]
        raise ValueError(f"{column.name} takes {example}; not {text!r}") from None


def _within(column: Column, value: int | float) -> None:
    if column.minimum is not None and value < column.minimum:
        raise ValueError(f"{column.name} can't be below {column.minimum:g}; not {value}")
    if column.maximum is not None and value > column.maximum:
        raise ValueError(f"{column.name} can't be above {column.maximum:g}; not {value}")
