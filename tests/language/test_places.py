from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.catalogue import Catalogue
from pipeline.language.places import PlaceFinder

PLACES = [
    {"id": "libya", "name": "Libya", "kind": "country"},
    {"id": "lebanon", "name": "Lebanon", "kind": "country", "country": "LB"},
    {"id": "tripoli_lb", "name": "Tripoli", "kind": "town", "country": "LB", "parent": "lebanon"},
    {"id": "tripoli", "name": "Tripoli", "kind": "town", "parent": "libya"},
    {"id": "benghazi_district", "name": "Benghazi district", "kind": "district", "aliases": ["district of Benghazi"]},
    {"id": "benghazi", "name": "Benghazi", "kind": "town", "parent": "benghazi_district"},
    {"id": "majouri", "name": "al-Majouri", "kind": "city_district", "parent": "benghazi"},
    {"id": "sirte", "name": "Sirte", "kind": "town", "aliases": ["Surt"]},
    {"id": "sirte_port", "name": "Sirte port", "kind": "port", "parent": "sirte"},
    {"id": "hay_al_giza", "name": "Hay al-Giza", "kind": "city_district", "parent": "sirte"},
    {"id": "flats", "name": "600 Flats", "kind": "city_district", "parent": "sirte"},
    {"id": "hun", "name": "Hun", "kind": "town"},
    {"id": "oil_crescent", "name": "Oil Crescent", "kind": "area"},
    {"id": "cairo", "name": "Cairo", "kind": "town", "country": "EG"},
    {"id": "maitiga", "name": "Ma'itiga", "kind": "airport", "parent": "tripoli"},
]


@pytest.fixture(scope="module")
def finder(blank: Language, make_catalogue: Callable[..., Catalogue]) -> PlaceFinder:
    return PlaceFinder(blank, make_catalogue(places=PLACES))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was in Sirte.", [("Sirte", "sirte")]),
        ("SIRTE: Sirte\u2019s men and Surt", [("SIRTE", "sirte"), ("Sirte", "sirte"), ("Surt", "sirte")]),
        ("in Sirte port", [("Sirte port", "sirte_port")]),
        ("in the port of Sirte", [("port of Sirte", "sirte_port")]),
        ("in Sirte's port", [("Sirte's port", "sirte_port")]),
        ("the city of Sirte", [("Sirte", "sirte")]),
        ("Hay Al-Gizah was not named so, Hay Al-Giza was", [("Hay Al-Giza", "hay_al_giza")]),
        (
            "Hay Giza, Hay al Giza and 600 Flats",
            [("Hay Giza", "hay_al_giza"), ("Hay al Giza", "hay_al_giza"), ("600 Flats", "flats")],
        ),
        ("The hun came.", []),
        ("He left Hun.", [("Hun", "hun")]),
        ("in the oil crescent", [("oil crescent", "oil_crescent")]),
        ("in the Majouri district of Benghazi", [("Majouri", "majouri"), ("Benghazi", "benghazi")]),
        ("in the district of Benghazi", [("district of Benghazi", "benghazi_district")]),
        ("Misrata brigades left Cairo", [("Cairo", "cairo")]),
        ("Ma\u2019itiga and Maitiga were shut", [("Ma\u2019itiga", "maitiga"), ("Maitiga", "maitiga")]),
        ("a tripolitan in the sirtes", []),
        ("in Majoori", [("Majoori", "majouri")]),
        ("with Majoori", []),
    ],
)
def test_listed_places(
    finder: PlaceFinder, sentences_of: Callable[[str], Doc], text: str, found: list[tuple[str, str]]
) -> None:
    assert [(span.text, span.id_) for span in finder.find(sentences_of(text))] == found


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Clashes in Tripoli", "tripoli"),
        ("Clashes in Tripoli, Lebanon", "tripoli_lb"),
        ("Clashes in the Lebanese city of Tripoli", "tripoli_lb"),
        ("Clashes in Tripoli in northern Lebanon", "tripoli_lb"),
        ("He left Lebanon. Clashes broke out in Tripoli", "tripoli"),
        ("Clashes in Tripoli, Libya", "tripoli"),
    ],
)
def test_foreign_namesakes(finder: PlaceFinder, sentences_of: Callable[[str], Doc], text: str, id_: str) -> None:
    ids = [span.id_ for span in finder.find(sentences_of(text)) if span.text == "Tripoli"]
    assert ids == [id_]


@pytest.mark.parametrize(
    ("text", "span", "base"),
    [
        ("at Sirte police station", "Sirte police station", ["sirte", "landmark"]),
        ("at Benghazi central hospital", "Benghazi central hospital", ["benghazi", "hospital"]),
        ("at Tripoli\u2019s airport", "Tripoli\u2019s airport", ["tripoli", "airport"]),
        ("in the Zarga district of the town", "Zarga district", ["", "city_district"]),
        ("in the al-Zarga neighbourhood", "al-Zarga neighbourhood", ["", "city_district"]),
        ("in the \u2018Zarga\u2019 area", "Zarga\u2019 area", ["", "area"]),
        ("in the village of Bani Zarga", "Bani Zarga", ["", "village"]),
        ("at the Saad Ibn Ibada mosque", "Saad Ibn Ibada mosque", ["", "mosque"]),
        ("in the 400 district", "400 district", ["", "city_district"]),
        ("near Abu Zarga checkpoint", "Abu Zarga checkpoint", ["", "checkpoint"]),
        ("in Sirte's Zarga district", "Zarga district", ["", "city_district"]),
        ("in the Zarga district of Benghazi", "Zarga district", ["", "city_district"]),
        ("in Wadi Zarga", "Wadi Zarga", ["", "valley"]),
        ("near Bir Zarga", "Bir Zarga", ["", "area"]),
    ],
)
def test_places_without_an_entry(
    finder: PlaceFinder, sentences_of: Callable[[str], Doc], text: str, span: str, base: list[str]
) -> None:
    doc = finder(sentences_of(text))
    unlisted = [place for place in doc.spans["places"] if not place.id_]
    assert [place.text for place in unlisted] == [span]
    assert doc._.libya_derived_places == {f"{unlisted[0].start}:{unlisted[0].end}": base}


@pytest.mark.parametrize(
    "text",
    [
        "in the whole area",
        "in the Southern district",
        "in an area of two square kilometres",
        "in the town of the dead",
        "The area was shelled.",
        "the Hay al-Giza district",
        "Libya hospitals",
        "Many districts of the city",
        "On Friday Zarga area fell",
        "in Zarga",
        "with Bir Zarga",
    ],
)
def test_no_place_is_made_up(finder: PlaceFinder, sentences_of: Callable[[str], Doc], text: str) -> None:
    assert [span.text for span in finder.find(sentences_of(text)) if not span.id_] == []


def test_an_actors_name_is_no_unlisted_place(finder: PlaceFinder, sentences_of: Callable[[str], Doc]) -> None:
    doc = sentences_of("in the Zarga Brigade area")
    doc.spans["actors"] = [Span(doc, 2, 4, label="ACTOR", span_id="zarga")]
    assert finder.find(doc) == []
