"""After a change of the patterns: what is read again gives the tables that a full reading gives."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from runs import REPOSITORY

from pipeline.batch.extracting import extract_into, untracked
from pipeline.batch.request import Request
from pipeline.batch.stages import Stages, event_reader
from pipeline.batch.workspace import open_workspace
from pipeline.catalogue import Catalogue
from pipeline.catalogue.models import Actor, Place, Weapon
from pipeline.tables.commit import WORK

NEWS = REPOSITORY / "corpus" / "articles"
KINDS = ("actors", "places", "weapons")
MODELS: dict[str, Any] = {"actors": Actor, "places": Place, "weapons": Weapon}
FIELDS = {"actors": "political_militia", "places": "town", "weapons": "rocket"}
EDITS, AT_ONCE = 1, 8


def words() -> list[str]:
    """Words of the articles, one and two together, names and others."""
    text = " ".join(path.read_text(encoding="utf-8") for path in sorted(NEWS.iterdir()))
    return sorted(set(re.findall(r"[A-Za-z-]{4,}", text)) | set(re.findall(r"[A-Z][a-z-]+ [A-Z][a-z-]+", text)))


Change = Callable[[random.Random, str, dict[str, Any]], None]


def alias_more(chance: random.Random, kind: str, entries: dict[str, Any]) -> None:
    id_ = chance.choice(sorted(entries))
    aliases = tuple(dict.fromkeys((*entries[id_].aliases, chance.choice(words()))))
    entries[id_] = entries[id_].model_copy(update={"aliases": aliases})


def alias_less(chance: random.Random, kind: str, entries: dict[str, Any]) -> None:
    id_ = chance.choice(sorted(id_ for id_, entry in entries.items() if entry.aliases))
    entries[id_] = entries[id_].model_copy(update={"aliases": entries[id_].aliases[1:]})


def entry_more(chance: random.Random, kind: str, entries: dict[str, Any]) -> None:
    id_ = f"new{len(entries)}"
    entries[id_] = MODELS[kind].model_validate({"id": id_, "name": chance.choice(words()), "kind": FIELDS[kind]})


def entry_less(chance: random.Random, kind: str, entries: dict[str, Any]) -> None:
    held = {getattr(entry, name, None) for entry in entries.values() for name in ("parent", "speaks_for")}
    del entries[chance.choice(sorted(entries.keys() - held))]


def other_kind(chance: random.Random, kind: str, entries: dict[str, Any]) -> None:
    one, other = chance.sample(sorted(entries), 2)
    entries[one] = entries[one].model_copy(update={"kind": entries[other].kind})


def other_order(chance: random.Random, kind: str, entries: dict[str, Any]) -> None:
    id_ = chance.choice(sorted(entries))
    entries[id_] = entries.pop(id_)


CHANGES: tuple[Change, ...] = (alias_more, alias_less, entry_more, entry_less, other_kind, other_order)


def edited(catalogue: Catalogue, chance: random.Random, number: int) -> Catalogue:
    kinds = {kind: dict(getattr(catalogue, kind)) for kind in KINDS}
    for _ in range(AT_ONCE):
        kind = chance.choice(KINDS)
        chance.choice(CHANGES)(chance, kind, kinds[kind])
    return replace(catalogue, **kinds, version=f"edit {number} of {catalogue.version}")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Every third article, so that the suite can afford it."""
    folder = tmp_path / "news"
    folder.mkdir()
    for path in sorted(NEWS.iterdir())[::3]:
        shutil.copy(path, folder)
    return folder


def tables_of(catalogue: Catalogue, news: Path, out: Path) -> tuple[dict[str, bytes], int]:
    """What stands in the output folder after a run, and how many articles it had from the cache."""
    with open_workspace(out) as workspace:
        summary = extract_into(workspace, Request(news, out, jobs=1), Stages(catalogue, event_reader), untracked)
    files = (path for path in out.rglob("*.*") if WORK not in path.parts and path.suffix != ".xlsx")
    return {path.name: path.read_bytes() for path in files}, summary.from_cache


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
def test_tables_are_those_of_a_full_reading(catalogue: Catalogue, news: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    again = tmp_path / "again"
    tables_of(catalogue, news, again)
    spared = 0
    for number in range(EDITS):
        catalogue = edited(catalogue, chance, number)
        partly, from_cache = tables_of(catalogue, news, again)
        wholly, _ = tables_of(catalogue, news, tmp_path / f"{number}")
        assert partly == wholly
        spared += from_cache
    assert spared >= EDITS
