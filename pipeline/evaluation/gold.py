"""Gold events: what an annotator read in an article, slot by slot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from pipeline.evaluation.names import passage
from pipeline.strict_yaml import YamlError, load_yaml
from pipeline.vocabulary import EVENT_TYPE_OF, EventType, Outcome, Scope, Status, SubEventType

TEXT_SUFFIXES = (".txt", ".md")
NOT_GOLD = frozenset({"incidents.yaml"})
"""YAML files of a gold folder that hold no article's events."""


class GoldError(ValueError):
    """Gold that can't be used: the message names the file and says what to mend."""


class Scored(StrEnum):
    """The slots that are scored one by one."""

    DATE = "date"
    TYPE = "type"
    SUB_TYPE = "sub_type"
    ACTORS = "actors"
    PLACE = "place"
    WEAPON = "weapon"
    KILLED = "killed"
    INJURED = "injured"
    STATUS = "status"
    OUTCOME = "outcome"
    SCOPE = "scope"


class GoldType(NamedTuple):
    """An acceptable type, written ``event_type/sub_event_type``."""

    event_type: EventType
    sub_event_type: SubEventType

    def __str__(self) -> str:
        return f"{self.event_type}/{self.sub_event_type}"


def read_type(value: object) -> GoldType:
    """The type that a gold file names; raises ValueError where ACLED has none of that name."""
    for sub, event_type in EVENT_TYPE_OF.items():
        if value == f"{event_type}/{sub}":
            return GoldType(event_type, sub)
    raise ValueError(f"{value!r} is no event_type/sub_event_type; see the list in the guide")


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _names(value: object) -> object:
    """Acceptable names as text: a bare number may be a name (the 106 Brigade as ``106``)."""
    if isinstance(value, list):
        return tuple(str(name) if isinstance(name, int) and not isinstance(name, bool) else name for name in value)
    return value


def _no_null(value: object) -> object:
    return tuple(name for name in value if name is not None) if isinstance(value, tuple) else value


Party = Annotated[tuple[str, ...], BeforeValidator(_no_null), BeforeValidator(_names), Field(min_length=1)]
Names = Annotated[tuple[str | None, ...], BeforeValidator(_names)]
People = tuple[Annotated[int, Field(ge=0)] | None, Annotated[int, Field(ge=0)] | None]


class GoldEvent(BaseModel):
    """One event. A key left out is unsaid; ``scope`` None is not scored."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    near: Annotated[str, Field(min_length=3)]
    sentences: tuple[int, ...] = ()
    optional: bool = False
    date: tuple[date, date] | None
    types: Annotated[tuple[Annotated[GoldType, BeforeValidator(read_type)], ...], Field(min_length=1)]
    directed: bool
    actor1: tuple[Party, ...]
    actor2: tuple[Party, ...]
    place: Names | None
    place_best: str | None = None
    weapon: Names | None
    killed: People | None
    injured: People | None
    status: Annotated[tuple[Status, ...], Field(min_length=1)]
    outcome: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    scope: Annotated[tuple[Scope, ...], BeforeValidator(_one_or_many)] | None = None
    count: Annotated[int, Field(ge=1)] | None = None
    source: str | None = None
    note: str | None = ""

    @model_validator(mode="after")
    def _in_order(self) -> GoldEvent:
        if self.date and self.date[0] > self.date[1]:
            raise ValueError("date: the first day comes after the last")
        for effect in (self.killed, self.injured):
            if effect and effect[0] is not None and effect[1] is not None and effect[0] > effect[1]:
                raise ValueError("killed, injured: the low end is above the high end")
        return self


class GoldFile(BaseModel):
    """A gold file: one article's events."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    url: str | None = None
    published: date | None = None
    published_approximate: bool = False
    events: tuple[GoldEvent, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text and the events that it should give."""

    name: str
    """The file's stem, or the note's identifier."""
    group: str
    """The folder below the gold's root, or what else figures are given apart for; empty where there is none."""
    text: str
    events: tuple[GoldEvent, ...]
    path: Path | None = None
    """The article's file; None where the text came from a table."""
    published: date | None = None
    unscored: frozenset[Scored] = field(default_factory=frozenset)
    """Slots that this gold leaves open."""
    further_rows_free: bool = False
    """Whether the text tells more events than the gold holds, so that other rows are no false alarms."""


def read_gold(path: Path, articles: Path | None = None) -> tuple[GoldArticle, ...]:
    """The gold of a file or of a folder, in the order of their paths.

    The text of ``<stem>.yaml`` stands beside it, in ``articles``, or in the folder ``articles`` beside the gold folder.
    Raises ``GoldError`` for a file that is not gold, that has no text, or whose ``near`` the text doesn't hold.
    """
    if path.is_file():
        return (_read_file(path, path.parent, articles),)
    if not path.is_dir():
        raise GoldError(f"{path}: there is no such file or folder; name a gold file or a folder of them")
    files = sorted(file for file in path.rglob("*.yaml") if file.name not in NOT_GOLD)
    if not files:
        raise GoldError(f"{path}: no gold here; each article's events stand in <stem>.yaml")
    return tuple(_read_file(file, path, articles) for file in files)


def load_checked(file: Path) -> Any:
    """The YAML of a file; raises ``GoldError`` where it can't be read."""
    try:
        return load_yaml(file.read_text(encoding="utf-8"), str(file))
    except (OSError, UnicodeDecodeError, YamlError) as error:
        raise GoldError(f"{file}: {error}") from error


def explain(error: ValidationError, file: Path) -> GoldError:
    """The validation's first complaint, naming file, key and reason."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return GoldError(f"{file}: {key or 'the file'}: {first['msg']}{more}")


def check_near(events: tuple[GoldEvent, ...], text: str, where: str) -> None:
    """Raises ``GoldError`` where the words of a ``near`` don't stand in the text, or several times."""
    folded = passage(text)
    for event in events:
        found = folded.count(passage(event.near))
        if found != 1:
            raise GoldError(f"{where}: near {event.near!r} stands {found} times in the text; it must stand there once")


def _read_file(file: Path, root: Path, articles: Path | None) -> GoldArticle:
    loaded = load_checked(file)
    if not isinstance(loaded, Mapping):
        raise GoldError(f"{file}: not an article's gold: expected the keys article and events")
    try:
        gold = GoldFile.model_validate(loaded)
    except ValidationError as error:
        raise explain(error, file) from error
    source = _text_of(file, root, articles)
    text = source.read_text(encoding="utf-8")
    check_near(gold.events, text, str(file))
    group = file.parent.relative_to(root).as_posix()
    return GoldArticle(
        file.stem, "" if group == "." else group, text, gold.events, path=source, published=gold.published
    )


def _text_of(file: Path, root: Path, articles: Path | None) -> Path:
    folders = (file.parent, *((articles,) if articles else ()), root.parent / "articles")
    found = next(_texts(folders, file.stem), None)
    if found is None:
        looked = ", ".join(dict.fromkeys(str(folder) for folder in folders))
        raise GoldError(f"{file}: no {file.stem}.txt or .md in {looked}; put the text there or name its folder")
    return found


def _texts(folders: tuple[Path, ...], stem: str) -> Iterator[Path]:
    for folder in folders:
        for suffix in TEXT_SUFFIXES:
            if (candidate := folder / f"{stem}{suffix}").is_file():
                yield candidate
