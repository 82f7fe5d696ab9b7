"""Floors: the figures that a change may not fall below, beside a hash of the gold that they were measured on."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.evaluation.gold import GoldArticle, GoldError

FILE_NAME = "floors.json"
PLACES = 3
"""Floors are kept to so many decimals, rounded down."""

Figure = Annotated[float, Field(ge=0, le=1)]


class Lowering(BaseModel):
    """A floor that was taken down, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    figure: str
    was: Figure
    now: Figure
    because: str


class Floors(BaseModel):
    """What stands in ``floors.json``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    gold: str
    floors: dict[str, Figure]
    lowered: tuple[Lowering, ...] = ()


def hash_of(articles: Iterable[GoldArticle]) -> str:
    """A short hash of texts and gold events, the same for the same gold wherever it lies."""
    content = sorted(
        [article.group, article.name, article.text, [event.model_dump(mode="json") for event in article.events]]
        for article in articles
    )
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]


def read_floors(path: Path) -> Floors | None:
    """The floors of a file, or None where there is none; raises ``GoldError`` where it can't be read."""
    if not path.exists():
        return None
    try:
        return Floors.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise GoldError(f"{path}: {error}") from error


def check(floors: Floors, figures: Mapping[str, float | None], gold: str) -> list[str]:
    """What is wrong: gold that changed since the floors were set, and each figure below its floor."""
    if floors.gold != gold:
        return ["the gold changed since the floors were set: look at the figures, then set them with --set-floors"]
    return [
        f"{name} is {_shown(figures.get(name))}, below its floor {floor:.{PLACES}f}"
        for name, floor in floors.floors.items()
        if _down(figures.get(name)) < floor
    ]


def updated(present: Floors | None, figures: Mapping[str, float | None], gold: str, because: str = "") -> Floors:
    """The floors at today's figures; raises ``GoldError`` where one would go down and no reason is given."""
    now = {name: _down(value) for name, value in figures.items() if value is not None}
    before = present.floors if present else {}
    lowered = [
        Lowering(figure=name, was=floor, now=now.get(name, 0.0), because=because)
        for name, floor in before.items()
        if now.get(name, 0.0) < floor
    ]
    if lowered and not because.strip():
        falls = ", ".join(f"{entry.figure} {entry.was:.{PLACES}f} -> {entry.now:.{PLACES}f}" for entry in lowered)
        raise GoldError(f"floors only go up ({falls}): mend what fell, or say why with --because")
    return Floors(gold=gold, floors=now, lowered=(*(present.lowered if present else ()), *lowered))


def write_floors(path: Path, floors: Floors) -> None:
    """Write the file whole: the old one stands until the new one is complete."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(floors.model_dump_json(indent=2) + "\n", encoding="utf-8")
    fresh.replace(path)


def _down(value: float | None) -> float:
    scale = 10**PLACES
    return 0.0 if value is None else math.floor(value * scale + 1e-9) / scale


def _shown(value: float | None) -> str:
    return "missing" if value is None else f"{value:.{PLACES + 1}f}"
