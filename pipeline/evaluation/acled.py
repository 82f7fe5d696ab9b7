"""ACLED's codings as one-note articles: the table itself, and gold written for some of its notes."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.evaluation.gold import GoldArticle, GoldError, GoldEvent, Scored, check_near, explain, load_checked
from pipeline.vocabulary import EventType

PUBLISHED_AFTER = timedelta(days=2)
"""A note is read as an article published so long after the event."""
FORMULA_FROM = 2020
"""Since this year the notes follow a formula of ACLED's own, which flatters every score."""

OLD_TYPES: dict[str, frozenset[EventType]] = {
    "battle-no change of territory": frozenset({EventType.BATTLES}),
    "battle-government regains territory": frozenset({EventType.BATTLES}),
    "battle-non-state actor overtakes territory": frozenset({EventType.BATTLES}),
    "remote violence": frozenset({EventType.EXPLOSIONS}),
    "riots/protests": frozenset({EventType.PROTESTS, EventType.RIOTS}),
    "strategic development": frozenset({EventType.STRATEGIC}),
    "non-violent activity by a conflict actor": frozenset({EventType.STRATEGIC}),
    "non-violent transfer of territory": frozenset({EventType.STRATEGIC}),
    "headquarters or base established": frozenset({EventType.STRATEGIC}),
}
"""Names of event types before ACLED's revision of 2019, in lower case."""

GOLD_KEYS = (
    *("near", "types", "directed", "actor1", "actor2", "place", "weapon", "killed", "injured"),
    *("status", "outcome", "note"),
)


@dataclass(frozen=True, slots=True)
class Coding:
    """A row of ACLED's table."""

    event_id: str
    day: date
    types: frozenset[EventType]
    actors: tuple[str, ...]
    associated: tuple[str, ...]
    location: str
    latitude: float
    longitude: float
    geo_precision: int
    note: str
    fatalities: int

    @property
    def sha(self) -> str:
        """The first 16 hexadecimal digits of the note's SHA-256."""
        return hashlib.sha256(self.note.encode()).hexdigest()[:16]

    @property
    def article(self) -> GoldArticle:
        """The note as an article, without gold events."""
        return GoldArticle(self.event_id, group_of(self.day), self.note, (), published=self.day + PUBLISHED_AFTER)


class NoteGold(BaseModel):
    """What an annotator read in one note: an event and what the coder knew beyond it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    row: int | None = None
    event_id: str | None = None
    event_date: date
    note_sha: str
    near: str
    usable: bool = True
    types: list[str]
    directed: bool
    actor1: list[list[Any]]
    actor2: list[list[Any]]
    place: list[Any] | None
    acled_place_in_note: bool | None = None
    date_in_note: list[date] | None
    weapon: list[Any] | None
    killed: list[int | None] | None
    injured: list[int | None] | None
    status: list[str]
    outcome: list[str]
    more_events: bool = False
    note: str | None = None
    acled: dict[str, Any] | None = None


def group_of(day: date) -> str:
    """What a note's figures are reported under."""
    return f"from {FORMULA_FROM}" if day.year >= FORMULA_FROM else f"until {FORMULA_FROM - 1}"


def types_of(name: str) -> frozenset[EventType]:
    """The event types that a name of ACLED's stands for today; raises ValueError for an unknown one."""
    known = {event_type.casefold(): frozenset({event_type}) for event_type in EventType}
    folded = " ".join(name.casefold().split())
    if folded not in known and folded not in OLD_TYPES:
        raise ValueError(f"ACLED has no event type {name!r}")
    return known.get(folded) or OLD_TYPES[folded]


def read_codings(path: Path) -> tuple[Coding, ...]:
    """The rows of an ACLED table with notes; raises ``GoldError`` naming the line that can't be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_coding(row, path, number) for number, row in enumerate(csv.DictReader(file), 2))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GoldError(f"{path}: {error}") from error


def read_note_gold(path: Path, codings: Sequence[Coding]) -> tuple[GoldArticle, ...]:
    """The gold for single notes, each note as an article; raises ``GoldError`` where a note is not in the table."""
    loaded = load_checked(path)
    if not isinstance(loaded, list):
        raise GoldError(f"{path}: not gold for notes: expected a list of entries with note_sha")
    by_sha: dict[str, list[Coding]] = {}
    for coding in codings:
        by_sha.setdefault(coding.sha, []).append(coding)
    articles = []
    for entry in loaded:
        try:
            gold = NoteGold.model_validate(entry)
            if gold.usable:
                articles.append(_note_article(gold, by_sha.get(gold.note_sha, []), path))
        except ValidationError as error:
            raise explain(error, path) from error
    return tuple(articles)


def is_note_gold(path: Path) -> bool:
    """Whether a file holds gold for single notes rather than for an article."""
    return path.is_file() and isinstance(load_checked(path), list)


def _note_article(gold: NoteGold, codings: Sequence[Coding], path: Path) -> GoldArticle:
    found = [coding for coding in codings if coding.event_id == gold.event_id] or list(codings)
    if not found:
        raise GoldError(f"{path}: no note with note_sha {gold.note_sha} ({gold.event_id}) in the table of notes")
    note = found[0].note
    entry = gold.model_dump(include=set(GOLD_KEYS)) | {"date": gold.date_in_note}
    event = GoldEvent.model_validate(entry)
    name = f"{gold.event_id or 'note'} {gold.note_sha}"
    check_near((event,), note, f"{path}: {name}")
    return GoldArticle(
        name,
        group_of(gold.event_date),
        note,
        (event,),
        published=gold.event_date + PUBLISHED_AFTER,
        unscored=frozenset() if gold.date_in_note else frozenset({Scored.DATE}),
        further_rows_free=gold.more_events,
    )


def _coding(row: dict[str, str], path: Path, number: int) -> Coding:
    try:
        return Coding(
            event_id=row["event_id_cnty"],
            day=_day(row["event_date_iso"] if "event_date_iso" in row else row["event_date"]),
            types=types_of(row["event_type"]),
            actors=_split(row["actor1"], row["actor2"]),
            associated=_split(row.get("assoc_actor_1", ""), row.get("assoc_actor_2", "")),
            location=row["location"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            geo_precision=int(row.get("geo_precision") or 1),
            note=row["notes"],
            fatalities=int(row["fatalities"] or 0),
        )
    except KeyError as error:
        raise GoldError(f"{path}: not ACLED's table: the column {error} is missing") from error
    except ValueError as error:
        raise GoldError(f"{path}, line {number}: {error}") from error


def _split(*cells: str) -> tuple[str, ...]:
    return tuple(name.strip() for cell in cells for name in cell.split(";") if name.strip())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.strptime(text, "%d %B %Y").date()
