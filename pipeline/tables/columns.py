"""What a column and a table are, and short ways to write columns down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Dtype(StrEnum):
    """Frictionless' field types, as far as the tables need them."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``required`` cells are never empty, ``choices`` closes the vocabulary."""

    name: str
    dtype: Dtype
    description: str
    required: bool = False
    unique: bool = False
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    joined: bool = False
    """Whether the cell may hold several texts, joined by ``; ``."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``key`` names the columns that tell its rows apart, where some do."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in their order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name; raises KeyError where the table has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def text(name: str, description: str, *, required: bool = False, unique: bool = False, pattern: str = "") -> Column:
    return Column(name, Dtype.STRING, description, required, unique, pattern=pattern)


def texts(name: str, description: str) -> Column:
    return Column(name, Dtype.STRING, description, joined=True)


def choice(name: str, values: Iterable[str], description: str, *, required: bool = False) -> Column:
    return Column(name, Dtype.STRING, description, required, choices=tuple(str(value) for value in values))


def count(name: str, description: str, *, minimum: int = 0, required: bool = False) -> Column:
    return Column(name, Dtype.INTEGER, description, required, minimum=minimum)


def flag(name: str, description: str) -> Column:
    return Column(name, Dtype.BOOLEAN, description, required=True)


def day(name: str, description: str) -> Column:
    return Column(name, Dtype.DATE, description)


def degrees(name: str, limit: int, description: str) -> Column:
    return Column(name, Dtype.NUMBER, description, minimum=-limit, maximum=limit)


def offsets(whose: str) -> tuple[Column, Column]:
    return (
        count("start_char", f"offset of the {whose} first character in texts/<article_id>.txt", required=True),
        count("end_char", f"offset after the {whose} last character", required=True),
    )


def people(name: str) -> tuple[Column, ...]:
    """The columns of a sum of people, from low to high."""
    return (
        count(
            f"{name}_low", f"people {name}, each incident by its lowest figure; empty is not said, 0 said to be none"
        ),
        count(f"{name}_best", f"people {name}, each incident by its best and latest account"),
        count(f"{name}_high", f"people {name}, each incident by its highest figure; empty is open or not said"),
    )


def toll_range(name: str, people: str) -> tuple[Column, ...]:
    """The columns of one toll as several tellings give it: best, low and high, and who gave each."""
    return (
        count(f"{name}_best", f"{people}: the figure of the best and latest account"),
        text(f"{name}_best_by", "who gave it: the speaker, else the publisher"),
        count(f"{name}_low", f"{people}: the lowest figure given"),
        text(f"{name}_low_by", "who gave it"),
        count(f"{name}_high", f"{people}: the highest figure given; empty is open or not said"),
        text(f"{name}_high_by", "who gave it"),
    )
