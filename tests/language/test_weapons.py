from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.catalogue import Catalogue
from pipeline.language.weapons import WeaponFinder

WEAPONS = [
    {"id": "car_bomb", "name": "car bomb", "kind": "vbied", "aliases": ["booby-trapped car"]},
    {"id": "svbied", "name": "suicide vehicle", "kind": "svbied", "acronyms": ["SVBIED"]},
    {"id": "mortar", "name": "mortar", "kind": "mortar", "aliases": ["mortar shell"]},
    {"id": "mig", "name": "MiG-23", "kind": "aircraft", "aliases": ["MiG"]},
    {"id": "gun", "name": "gun", "kind": "small_arms", "ambiguous": True, "counter_examples": ["jumped the gun"]},
    {"id": "knife", "name": "knife", "kind": "blade"},
]


@pytest.fixture(scope="module")
def finder(blank: Language, make_catalogue: Callable[..., Catalogue]) -> WeaponFinder:
    return WeaponFinder(blank, make_catalogue(weapons=WEAPONS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A car bomb and two car bombs", [("car bomb", "car_bomb"), ("car bombs", "car_bomb")]),
        (
            "Booby-trapped cars and a booby trapped car",
            [("Booby-trapped cars", "car_bomb"), ("booby trapped car", "car_bomb")],
        ),
        ("Three SVBIEDs and an SVBIED, no svbied", [("SVBIEDs", "svbied"), ("SVBIED", "svbied")]),
        ("Mortar shells fell.", [("Mortar shells", "mortar")]),
        ("A MiG-23 and a Mig\u201123 jet", [("MiG-23", "mig"), ("Mig\u201123", "mig")]),
        ("Knives were found.", [("Knives", "knife")]),
        ("A car and a bombshell", []),
        ("He fired a gun.", [("gun", "gun")]),
        ("He spoke of guns.", []),
        ("Guns and mortars were shown.", [("Guns", "gun"), ("mortars", "mortar")]),
        ("The army jumped the gun.", []),
        ("He spoke of guns. A mortar was fired.", [("mortar", "mortar")]),
    ],
)
def test_weapons(
    finder: WeaponFinder, sentences_of: Callable[[str], Doc], text: str, found: list[tuple[str, str]]
) -> None:
    assert [(span.text, span.id_) for span in finder.find(sentences_of(text))] == found
