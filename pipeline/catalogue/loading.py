"""``patterns/`` to a ``Catalogue``: read, laid over, validated, cross-checked.

All of it takes half a second; most of that is libyaml's parsing. The look-ups by name are made when first asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

import pipeline
from pipeline.catalogue.core import Catalogue
from pipeline.catalogue.crosschecks import cross_check
from pipeline.catalogue.errors import CatalogueError, Problem
from pipeline.catalogue.gazetteer import read_gazetteer
from pipeline.catalogue.models import (
    Actor,
    Boilerplate,
    Cue,
    GroupHead,
    Landmark,
    PatternModel,
    Place,
    Trigger,
    Weapon,
)
from pipeline.catalogue.yaml_entries import Entry, Spellings, read_entries

FILES: Mapping[str, tuple[str, type[PatternModel]]] = {
    "actors.yaml": ("actors", Actor),
    "places.yaml": ("places", Place),
    "gazetteer.csv": ("places", Place),
    "weapons.yaml": ("weapons", Weapon),
    "triggers.yaml": ("triggers", Trigger),
    "cues.yaml": ("cues", Cue),
    "group_heads.yaml": ("group_heads", GroupHead),
    "landmarks.yaml": ("landmarks", Landmark),
    "boilerplate.yaml": ("boilerplate", Boilerplate),
}
"""The pattern files, the field of the catalogue that each fills, and what an entry must be."""


@dataclass(slots=True)
class _Reading:
    """What has been read so far. A later entry takes the place of an earlier one with its id."""

    problems: list[Problem] = field(default_factory=list)
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    spellings: Spellings = field(default_factory=dict)
    digest: Any = field(default_factory=hashlib.sha256)


def patterns_dir() -> Path:
    """The folder of the tool's own patterns: packaged beside the code, else the checkout's."""
    package = Path(pipeline.__file__).parent
    packaged = package / "patterns"
    return packaged if packaged.is_dir() else package.parent / "patterns"


def load_catalogue(overlay: Path | None = None) -> Catalogue:
    """The tool's own patterns with those of the ``overlay`` folder laid over them by id.

    Raises ``CatalogueError`` naming file, line, entry and reason for the first fault found.
    """
    catalogue, problems = _build([patterns_dir(), *([overlay] if overlay else [])])
    if problems:
        raise CatalogueError(problems[0])
    return catalogue


def load_folder(folder: Path) -> Catalogue:
    """The patterns of one folder alone, without the tool's own. Raises ``CatalogueError``."""
    catalogue, problems = _build([folder], whole=False)
    if problems:
        raise CatalogueError(problems[0])
    return catalogue


def check(folder: Path | None = None) -> list[Problem]:
    """All faults of the tool's own patterns, or of a folder laid over them; empty where there is none."""
    return _build([patterns_dir(), *([folder] if folder else [])])[1]


def _build(folders: Sequence[Path], *, whole: bool = True) -> tuple[Catalogue, list[Problem]]:
    reading = _Reading()
    for number, folder in enumerate(folders):
        _read_folder(folder, reading, whole=whole and number == 0)
    models: dict[str, dict[str, Any]] = {field_name: {} for field_name, _ in FILES.values()}
    for field_name, entries in reading.entries.items():
        for id_, entry in entries.items():
            model = _validated(entry, FILES[Path(entry.file).name][1], reading.problems)
            if model is not None:
                models[field_name][id_] = model
    catalogue = Catalogue(**models, version=reading.digest.hexdigest()[:12])
    if not reading.problems:
        reading.problems.extend(cross_check(catalogue, reading.entries))
    return catalogue, reading.problems


def _read_folder(folder: Path, reading: _Reading, *, whole: bool) -> None:
    if not folder.is_dir():
        reading.problems.append(Problem(str(folder), None, "", "there is no such folder of patterns"))
        return
    for path in sorted(folder.iterdir()):
        if path.suffix in {".yaml", ".yml", ".csv"} and path.name not in FILES:
            reason = f"not a pattern file: the files are {', '.join(FILES)}"
            reading.problems.append(Problem(_shown(path), None, "", reason))
    own: set[tuple[str, str]] = set()
    for name, (field_name, _) in FILES.items():
        path = folder / name
        if path.is_file():
            _add(_read_file(path, reading), reading, field_name, own)
        elif whole:
            reading.problems.append(Problem(_shown(path), None, "", "the file is missing"))


def _read_file(path: Path, reading: _Reading) -> list[Entry]:
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reading.problems.append(Problem(_shown(path), None, "", f"can't be read as UTF-8 text ({error})"))
        return []
    reading.digest.update(path.name.encode() + b"\0" + content + b"\0")
    if path.suffix == ".csv":
        return read_gazetteer(text, _shown(path), reading.problems)
    return read_entries(text, _shown(path), reading.problems, reading.spellings)


def _add(new: list[Entry], reading: _Reading, field_name: str, own: set[tuple[str, str]]) -> None:
    """Lay new entries over what there is. ``own`` are those of the same folder: an id twice there is a fault."""
    entries = reading.entries.setdefault(field_name, {})
    for entry in new:
        if not entry.id:
            reason = "the entry has no `id`: give it one, in lower_snake_case"
            reading.problems.append(Problem(entry.file, entry.line, "", reason))
        elif (field_name, entry.id) in own:
            earlier = entries[entry.id]
            reason = f"the id stands twice (first in {earlier.file}, line {earlier.line}): merge or rename one"
            reading.problems.append(Problem(entry.file, entry.line, entry.id, reason))
        else:
            own.add((field_name, entry.id))
            entries[entry.id] = entry


def _validated(entry: Entry, model: type[PatternModel], problems: list[Problem]) -> PatternModel | None:
    try:
        return model.model_validate(entry.data)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            path = tuple(step for step in fault["loc"] if isinstance(step, str | int))
            where = ".".join(str(step) for step in path)
            said = _said(fault["type"], fault["msg"], model)
            reason = f"{where}: {said}" if where else said
            problems.append(Problem(entry.file, entry.line_of(path), entry.id, reason))
        return None


def _said(kind: str, message: str, model: type[PatternModel]) -> str:
    if kind == "extra_forbidden":
        known = ", ".join(sorted(info.alias or name for name, info in model.model_fields.items()))
        return f"no such key; the keys are {known}"
    if kind == "string_type":
        return "must be text: put it in quotes"
    return message.removeprefix("Value error, ")


def _shown(path: Path) -> str:
    """How a file is named in messages: with its folder, which tells the tool's own patterns from the user's."""
    return f"{path.parent.name}/{path.name}"
