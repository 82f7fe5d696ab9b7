"""What a result depends on beside the article: by it the cache knows what must be read again."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

import pipeline

if TYPE_CHECKING:
    from pipeline.catalogue import Catalogue

DISTRIBUTION = "libya-events"
READING = ("articles", "catalogue", "events", "language")
"""The packages whose code decides what is read from an article; they import each other and top-level modules."""
WRITING = ("decisions", "incidents", "tables")
"""The packages whose code decides what becomes of the events."""
FOR_FILES = frozenset({"boilerplate", "landmarks"})
"""What of the catalogue the opening of files takes; the reading of events takes the rest."""
BY_NAME = frozenset({"actors", "places", "weapons"})
"""Of the rest what comes into the reading of an article only by a name in its text."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def digest(*parts: str | bytes) -> str:
    """A hash of the parts, of which none can pass for another's end."""
    summed = hashlib.blake2b(digest_size=20)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        summed.update(len(content).to_bytes(8, "big") + content)
    return summed.hexdigest()


def file_version(catalogue: Catalogue) -> str:
    """Of what decides which articles a file holds."""
    return digest(code_version(READING), *_described(catalogue, FOR_FILES))


def event_version(catalogue: Catalogue) -> str:
    """Of what decides which events any article tells."""
    return digest(rule_version(catalogue), *_described(catalogue, BY_NAME))


def rule_version(catalogue: Catalogue) -> str:
    """Of what decides which events each article tells, whatever names stand in it."""
    rules = catalogue.__dataclass_fields__.keys() - {"version"} - FOR_FILES - BY_NAME
    return digest(code_version(READING), *_described(catalogue, rules))


@cache
def code_version(packages: tuple[str, ...]) -> str:
    """Of the code, the model and the libraries that the packages run on."""
    root = Path(pipeline.__file__).parent
    modules = [*root.glob("*.py"), *(path for name in packages for path in (root / name).rglob("*"))]
    files = sorted(path for path in modules if path.is_file() and path.suffix != ".pyc")
    contents = [part for path in files for part in (path.relative_to(root).as_posix(), path.read_bytes())]
    return digest(sys.version, *_libraries(), *contents)


def _libraries() -> list[str]:
    try:
        named = [_NAME.match(line) for line in requires(DISTRIBUTION) or ()]
    except PackageNotFoundError:  # run from a folder that was never installed
        return []
    return [f"{name}={_version(name)}" for name in sorted({found.group() for found in named if found})]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # an extra that is not installed
        return ""


def _described(catalogue: Catalogue, fields: AbstractSet[str]) -> list[bytes]:
    """The entries as they were validated, in their order: a comment or a blank line in a file changes nothing."""
    entries: TypeAdapter[Any] = TypeAdapter(dict[str, Any])
    return [
        part for name in sorted(fields) for part in (name.encode(), entries.dump_json(dict(getattr(catalogue, name))))
    ]
