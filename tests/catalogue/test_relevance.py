"""Which entries a text can have to do with."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.catalogue import Catalogue
from pipeline.catalogue.models import Actor, Place, Weapon
from pipeline.catalogue.relevance import FIXED, FIXED_NAMES, KINDS, Relevance


def catalogue_of(**kinds: dict[str, dict[str, Any]]) -> Catalogue:
    models = {"actors": Actor, "places": Place, "weapons": Weapon}
    return Catalogue(
        **{
            kind: {id_: models[kind].model_validate({"id": id_} | fields) for id_, fields in entries.items()}
            for kind, entries in kinds.items()
        }
    )


LOOKUPS = {"actors_named", "places_named", "weapons_named", "lookup"}
GUARDS = {"name": "Coast Guards Brigade", "kind": "political_militia", "acronyms": ["CGB"], "parent": "staff"}
KNOWN = catalogue_of(
    actors={
        "guards": GUARDS,
        "staff": {"name": "Coast Staff", "kind": "state_forces", "parent": "realm"},
        "realm": {"name": "Realm of Nowhere", "kind": "state_forces"},
        "who": {"name": "Health Body", "kind": "organisation", "acronyms": ["WHO"]},
        "civilians": {"name": "Civilians", "kind": "civilians"},
    },
    places={
        "zawiya": {"name": "Az Zāwīyah", "kind": "town", "aliases": ["Zawiyat Gharb"], "parent": "gharb"},
        "zawiya_port": {"name": "Az Zāwīyah Port", "kind": "port", "parent": "zawiya"},
        "gharb": {"name": "Gharb", "kind": "district"},
        "ras": {"name": "Ra's Lanuf", "kind": "town"},
        "company": {"name": "Company 600", "kind": "base"},
        "nowhere": {"name": "Nowhereland", "kind": "country", "country": "NW"},
    },
    weapons={
        "grad": {"name": "Grad rocket", "kind": "rocket", "counter_examples": ["graduate school"]},
        "mortar": {"name": "mortar", "kind": "mortar"},
    },
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Men of the Coast Guards Brigade came.", {"guards", "staff", "realm"}),
        ("A brigade of the guards on the coast came.", {"guards", "staff", "realm"}),
        ("The guards came.", set()),
        ("The CGB's men came.", {"guards", "staff", "realm"}),
        ("They came to Az-Zawiyah.", {"zawiya", "gharb"}),
        ("They came to Zawia.", {"zawiya", "gharb"}),
        ("They came to Zawiyas centre.", {"zawiya", "gharb"}),
        ("They came to Zawiyat Gharb's port.", {"zawiya", "zawiya_port", "gharb"}),
        ("They came to Ras Lanuf.", {"ras"}),
        ("They came to Ra\u2019s Lanuf.", {"ras"}),
        ("They came to company 600m off.", {"company"}),
        ("Mortars fell.", {"mortar"}),
        ("Grads fell.", set()),
        ("Grad rockets fell.", {"grad"}),
        ("A graduate came from school.", {"grad"}),
        ("They came to Zliten.", set()),
    ],
)
def test_by_the_words_of_its_names(text: str, wanted: set[str]) -> None:
    always = {"civilians", "nowhere", "who"}
    assert {id_ for _, id_ in Relevance(KNOWN).entries(text)} == wanted | always


def test_an_entry_says_all_that_it_does() -> None:
    """A change of an entry, of what it is part of, or of how much is part of it shows."""
    text = "The CGB came to Zawiya."
    before = list(Relevance(KNOWN).described(text))
    assert list(Relevance(KNOWN).described(text)) == before
    staff = KNOWN.actors["staff"].model_copy(update={"acled": "Staff (Nowhere)"})
    quarter = Place.model_validate({"id": "quarter", "name": "Suq", "kind": "city_district", "parent": "zawiya"})
    for changes in (
        {"actors": {**KNOWN.actors, "staff": staff}},
        {"places": {**KNOWN.places, "quarter": quarter}},
        {"places": dict(reversed(KNOWN.places.items()))},
    ):
        kinds = {kind: changes.get(kind, getattr(KNOWN, kind)) for kind in KINDS}
        assert list(Relevance(Catalogue(**kinds)).described(text)) != before


READING = [
    path
    for package in ("events", "language")
    for path in sorted((Path(pipeline.__file__).parent / package).rglob("*.py"))
]


def parsed(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def test_the_ids_that_the_code_names_are_always_there(catalogue: Catalogue) -> None:
    named = {
        node.value
        for path in READING
        for node in parsed(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert named & catalogue.actors.keys() == FIXED


def test_the_names_that_the_code_looks_up_are_always_there() -> None:
    """What stands in a call that looks a name up, itself or as a constant of its module."""
    looked_up: set[str] = set()
    for path in READING:
        module = importlib.import_module(".".join(path.relative_to(path.parents[2]).with_suffix("").parts))
        for call in parsed(path):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in LOOKUPS):
                continue
            for node in (inner for argument in call.args for inner in ast.walk(argument)):
                if isinstance(node, ast.Constant):
                    looked_up |= {str(node.value)} - {"None", " "}
                elif isinstance(node, ast.Name) and node.id.isupper():
                    value = getattr(module, node.id)
                    looked_up |= set(value.values() if isinstance(value, dict) else [value])
    assert looked_up == set(FIXED_NAMES)
