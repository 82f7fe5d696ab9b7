from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.catalogue import Catalogue
from pipeline.language.acronyms import AcronymFinder, spells
from pipeline.language.actors import ActorFinder
from pipeline.language.groups import GroupFinder

ACTORS = [
    {"id": "bm", "name": "Bunyan al-Marsus", "kind": "state_forces"},
    {"id": "is", "name": "Islamic State", "kind": "rebel_group", "acronyms": ["IS", "Daesh"]},
    {"id": "pc", "name": "Presidential Council", "kind": "state_forces"},
    {"id": "pcc", "name": "Petroleum Coast Company", "kind": "organisation", "acronyms": ["PC"]},
]
HEADS = [{"id": "battalion", "nouns": ["battalion"], "kind": "political_militia", "named": True}]


@pytest.fixture(scope="module")
def read(
    blank: Language, make_catalogue: Callable[..., Catalogue], sentences_of: Callable[[str], Doc]
) -> Callable[[str], Doc]:
    catalogue = make_catalogue(actors=ACTORS, group_heads=HEADS)
    actors, groups, acronyms = (
        ActorFinder(blank, catalogue),
        GroupFinder(blank, catalogue),
        AcronymFinder(blank, catalogue),
    )
    return lambda text: acronyms(groups(actors(sentences_of(text))))


@pytest.mark.parametrize(
    ("text", "defined", "mentions"),
    [
        (
            "Bunyan al-Marsus (BM) won. BM men left; BM's base fell.",
            {"BM": "bm"},
            [("Bunyan al-Marsus", "bm"), ("BM", "bm"), ("BM", "bm"), ("BM", "bm")],
        ),
        ("BM men left.", {}, []),
        ("Bunyan al-Marsus (XY) won. XY men left.", {}, [("Bunyan al-Marsus", "bm")]),
        (
            "The Presidential Council (PC) met. The PC agreed.",
            {"PC": "pc"},
            [("Presidential Council", "pc"), ("PC", "pc"), ("PC", "pc")],
        ),
        ("The PC agreed.", {}, [("PC", "pcc")]),
        (
            "The Desert Falcons Battalion (DFB, a new unit) came. DFB left.",
            {"DFB": ""},
            [("Desert Falcons Battalion", "battalion"), ("DFB", "battalion"), ("DFB", "battalion")],
        ),
        ("The town (UN) and UN.", {}, []),
        ("Islamic State (2014) came.", {}, [("Islamic State", "is")]),
    ],
)
def test_acronyms(
    read: Callable[[str], Doc], text: str, defined: dict[str, str], mentions: list[tuple[str, str]]
) -> None:
    doc = read(text)
    assert doc._.libya_acronyms == defined
    assert [(span.text, span.id_) for span in doc.spans["actors"]] == mentions


def test_long_names_are_kept(read: Callable[[str], Doc]) -> None:
    doc = read("The Desert Falcons Battalion (DFB) came.")
    assert doc._.libya_acronym_names == {"DFB": "Desert Falcons Battalion"}
    assert {span.label_ for span in doc.spans["actors"]} == {"GROUP"}


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("BM", "Bunyan al-Marsus"),
        ("BAM", "Bunyan al-Marsus"),
        ("GNA", "Government of National Accord"),
        ("HoR", "House of Representatives"),
        ("AFRICOM", "United States Africa Command"),
        ("DMSC", "Derna Mujahideen Shura Council"),
        ("LNA", "Libyan National Army"),
    ],
)
def test_spells(acronym: str, name: str) -> None:
    assert spells(acronym, name)


@pytest.mark.parametrize(
    ("acronym", "name"),
    [("XY", "Bunyan al-Marsus"), ("MB", "Bunyan al-Marsus"), ("GNAX", "Government of National Accord"), ("A", "Army")],
)
def test_spells_not(acronym: str, name: str) -> None:
    assert not spells(acronym, name)
