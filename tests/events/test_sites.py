"""Mentions of places to places with coordinates."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.catalogue import Catalogue
from pipeline.events.bearings import apart, compass, moved, shift_of
from pipeline.events.homes import is_dateline, is_home
from pipeline.events.sites import Role, Site, read_sites


@pytest.mark.parametrize(
    ("text", "relation", "words", "km", "way"),
    [
        ("45 km south west of Sirte", "offset", "45 km south west of Sirte", 45.0, "south-west"),
        (
            "some 20 km to the south of the city of Sirte",
            "offset",
            "20 km to the south of the city of Sirte",
            20.0,
            "south",
        ),
        ("60km east Sirte", "offset", "60km east Sirte", 60.0, "east"),
        (
            "150 kilometres (93 miles) south of Sirte",
            "offset",
            "150 kilometres (93 miles) south of Sirte",
            150.0,
            "south",
        ),
        ("12.5 km north-east of Sirte", "offset", "12.5 km north-east of Sirte", 12.5, "north-east"),
        ("10 miles west of Sirte", "offset", "10 miles west of Sirte", 16.09, "west"),
        ("south of Sirte", "offset", "south of Sirte", 0.0, "south"),
        ("17 km from Sirte", "near", "17 km from Sirte", 0.0, ""),
        ("southern Sirte", "part", "southern Sirte", 2.0, "south"),
        ("in the south of Sirte", "part", "south of Sirte", 2.0, "south"),
        ("the western entrance to Sirte", "part", "western entrance to Sirte", 2.0, "west"),
        ("Sirte's western entrance", "part", "Sirte's western entrance", 2.0, "west"),
        ("in Sirte\u2019s east.", "part", "Sirte\u2019s east", 2.0, "east"),
        ("in the centre of Sirte", "at", "centre of Sirte", 0.0, ""),
        ("downtown Sirte", "at", "downtown Sirte", 0.0, ""),
        ("on the outskirts of Sirte", "near", "the outskirts of Sirte", 0.0, ""),
        ("close to Sirte", "near", "close to Sirte", 0.0, ""),
        ("on the coastal road to Sirte", "towards", "road to Sirte", 0.0, ""),
    ],
)
def test_words_around_a_name_move_it(text: str, relation: str, words: str, km: float, way: str) -> None:
    start = text.index("Sirte")
    shift = shift_of(text, start, start + 5)
    assert shift is not None
    assert (str(shift.relation), text[shift.start : shift.end], round(shift.km, 3), shift.way) == (
        relation,
        words,
        km,
        way,
    )


@pytest.mark.parametrize(
    "text",
    [
        "in Sirte",
        "the western city of Sirte",
        "the southern Libyan town of Sirte",
        "the 20 km to Sirte",
        "north.\nSirte",
    ],
)
def test_other_words_do_not(text: str) -> None:
    start = text.index("Sirte")
    assert shift_of(text, start, start + 5) is None


@pytest.mark.parametrize(
    ("words", "point"),
    [("South West", "south-west"), ("northeast", "north-east"), ("east", "east"), ("South-East", "south-east")],
)
def test_points_of_the_compass(words: str, point: str) -> None:
    assert compass(words) == point


@pytest.mark.parametrize("way", ["north", "south-west", "east"])
def test_a_moved_point_lies_as_far_off_as_said(way: str) -> None:
    assert apart(31.2, 16.6, *moved(31.2, 16.6, 45.0, way)) == pytest.approx(45.0, abs=0.2)


def sites_in(text: str, nlp: Language, catalogue: Catalogue) -> list[Site]:
    return list(read_sites(nlp(text), catalogue))


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Clashes broke out in the Laithi district of Benghazi.", [("laithi", Role.PLACE), ("benghazi", Role.HELPER)]),
        ("Clashes broke out in Benghazi's Sabri district.", [("benghazi", Role.HELPER), ("sabri", Role.PLACE)]),
        ("Clashes broke out in Sabri, Benghazi.", [("sabri", Role.PLACE), ("benghazi", Role.HELPER)]),
        ("Clashes broke out in Sabri (Benghazi).", [("sabri", Role.PLACE), ("benghazi", Role.HELPER)]),
        ("Clashes broke out in Suluq, south of Benghazi.", [("suluq", Role.PLACE), ("benghazi", Role.HELPER)]),
        (
            "Clashes broke out in Sirte, Derna and Benghazi.",
            [("sirte", Role.PLACE), ("derna", Role.PLACE), ("benghazi", Role.PLACE)],
        ),
        ("Clashes broke out in Sirte and south of Benghazi.", [("sirte", Role.PLACE), ("benghazi", Role.PLACE)]),
        ("Talks between Misrata and Zliten failed.", [("misrata", Role.NONE), ("zliten", Role.NONE)]),
        ("A mine exploded between Misrata and Zliten.", [("misrata; zliten", Role.PLACE)]),
        ("A mine exploded on the road linking Misrata to Zliten.", [("misrata; zliten", Role.PLACE)]),
        ("A mine exploded on the Misrata-Zliten road.", [("misrata; zliten", Role.PLACE)]),
        ("Clashes broke out in Misrata, Zliten saw none.", [("misrata", Role.PLACE), ("zliten", Role.PLACE)]),
        ("Shells fell in the capital.", [("tripoli", Role.PLACE)]),
        ("He raised the capital of a bank.", []),
    ],
)
def test_what_a_mention_is_for(text: str, sites: list[tuple[str, Role]], nlp: Language, catalogue: Catalogue) -> None:
    assert [(site.ref.place_id, site.role) for site in sites_in(text, nlp, catalogue)] == sites


@pytest.mark.parametrize(
    ("text", "place_id", "ambiguous"),
    [
        ("A shell fell on Shok road.", "shok_road", True),
        ("Tripoli was quiet. A shell fell on Shok road.", "shok_road_tripoli", False),
        ("A shell fell on Shok road in Tripoli.", "shok_road_tripoli", False),
        ("A shell fell on Shok road in Benghazi.", "shok_road", False),
        ("Shells fell in Sirte.", "sirte", False),
    ],
)
def test_namesakes(text: str, place_id: str, ambiguous: bool, nlp: Language, catalogue: Catalogue) -> None:
    found = next(site for site in sites_in(text, nlp, catalogue) if site.ref.place_id in {place_id, "shok_road"})
    assert (found.ref.place_id, found.ref.ambiguous) == (place_id, ambiguous)


@pytest.mark.parametrize(
    ("text", "name", "kind", "admin2", "precision"),
    [
        ("Gunmen stormed the Zarga district of Sebha.", "Zarga district", "city_district", "Sebha", 2),
        ("Gunmen stormed the Sebha police station.", "Sebha police station", "landmark", "Sebha", 2),
        ("A mine exploded on Derna Street in Sebha.", "Derna Street", "road", "Sebha", 2),
        ("Gunmen attacked the village of Bani Zarga.", "Bani Zarga", "village", "", None),
        ("Gunmen attacked the village of Bani Zarga near Sebha.", "Bani Zarga", "village", "Sebha", 2),
        ("Hundreds met at Martyrs' Square in Gharyan.", "Martyrs' Square", "landmark", "Jabal al Gharbi", 2),
    ],
)
def test_a_place_without_an_entry(
    text: str, name: str, kind: str, admin2: str, precision: int | None, nlp: Language, catalogue: Catalogue
) -> None:
    ref = next(site.ref for site in sites_in(text, nlp, catalogue) if not site.ref.place_id)
    assert (ref.name, ref.kind, ref.admin2, ref.geo_precision) == (name, kind, admin2, precision)
    assert (ref.latitude is None) is (precision is None)


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Misrata forces attacked the base.", True),
        ("Forces from Misrata attacked the base.", True),
        ("Misrata-based forces attacked the base.", True),
        ("The head of the Misrata council was killed.", True),
        ("Misrata's Third Force attacked the base.", True),
        ("In Misrata soldiers attacked the base.", False),
        ("Forces attacked the base in Misrata.", False),
        ("Residents of Misrata protested.", False),
        ("Gunmen stormed the Misrata council building.", False),
    ],
)
def test_whose_people_they_are(text: str, home: bool, nlp: Language, catalogue: Catalogue) -> None:
    doc = nlp(text)
    spans = [span for span in doc.spans["places"] if span.text == "Misrata"]
    sites = [site for site in read_sites(doc, catalogue) if site.span.text == "Misrata"]
    assert (not spans or is_home(doc, sites[0])) is home


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("TRIPOLI, 12 April 2019 \u2014 Gunmen attacked a bank.", True),
        ("TRIPOLI (Agency) - Gunmen attacked a bank.", True),
        ("Tripoli, Libya (Agency) - Gunmen attacked a bank.", True),
        ("TRIPOLI \u2014 Gunmen attacked a bank.", True),
        ("Tripoli: gunmen attacked a bank.", False),
        ("Tripoli was quiet - until gunmen attacked a bank.", False),
        ("Gunmen in Tripoli (Libya) - some of them masked - attacked a bank.", False),
    ],
)
def test_datelines(text: str, dateline: bool, nlp: Language, catalogue: Catalogue) -> None:
    doc = nlp(text)
    assert is_dateline(doc, read_sites(doc, catalogue)[0]) is dateline
