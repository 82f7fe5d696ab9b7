from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.catalogue import Catalogue
from pipeline.catalogue.models import Actor, Place
from pipeline.evaluation.acled import Coding
from pipeline.evaluation.acled_columns import ColumnScorer, by_group, distance_km, fatalities_right, within_range
from pipeline.evaluation.acled_parties import AcledParties, forms
from pipeline.evaluation.readings import RowParty
from pipeline.vocabulary import EventType

DAY = date(2017, 5, 1)


def catalogue() -> Catalogue:
    actors: list[dict[str, str]] = [
        {
            "id": "lna",
            "name": "Libyan National Army",
            "kind": "state_forces",
            "country": "LY",
            "acled": "Military Forces of Libya (2014-) Haftar Faction",
        },
        {"id": "brigade_106", "name": "106 Brigade", "kind": "state_forces", "parent": "lna"},
        {"id": "gna", "name": "Government of National Accord", "kind": "state_forces", "country": "LY"},
        {"id": "egypt", "name": "Egyptian Army", "kind": "external_forces", "country": "EG"},
    ]
    places: list[dict[str, object]] = [
        {"id": "sebha", "name": "Sebha", "kind": "town", "aliases": ["Sabha"]},
        {"id": "egypt", "name": "Egypt", "kind": "country", "country": "EG"},
    ]
    return Catalogue(
        actors={entry["id"]: Actor.model_validate(entry) for entry in actors},
        places={str(entry["id"]): Place.model_validate(entry) for entry in places},
    )


def coding(**changes: Any) -> Coding:
    plain = Coding(
        event_id="LBY1",
        day=DAY,
        types=frozenset({EventType.BATTLES}),
        actors=("Islamic State (Libya)", "Military Forces of Libya (2014-) Haftar Faction"),
        associated=("Tabu Ethnic Militia (Libya)",),
        location="Sabha",
        latitude=27.03,
        longitude=14.42,
        geo_precision=1,
        note="Fighting was heard around Sebha.",
        fatalities=5,
    )
    return replace(plain, **changes)


@pytest.mark.parametrize(
    ("acled", "names", "actor_id", "kind"),
    [
        ("Islamic State (Cyrenaica Province)", ("Islamic State",), "", "rebel_group"),
        ("BRSC: Shura Council of Benghazi Revolutionaries", ("BRSC",), "", ""),
        ("Military Forces of Libya (2014-) Haftar Faction", ("Libyan National Army",), "lna", "state_forces"),
        ("Military Forces of Libya (2014-) Haftar Faction", ("106 Brigade",), "brigade_106", "state_forces"),
        ("Military Forces of Libya (2014-)", ("Libyan National Army",), "lna", "state_forces"),
        ("Military Forces of Egypt (2014-)", ("Egyptian Army",), "egypt", "external_forces"),
        ("Military Forces of Libya (2011-2012)", ("army units",), "", "state_forces"),
        ("Civilians (Egypt)", ("labourers",), "", "civilians"),
        ("Journalists (Libya)", ("a reporter",), "", "civilians"),
        ("Rioters (Libya)", ("demonstrators",), "", "protesters"),
        ("Misratah Communal Militia (Libya)", ("Misrata brigades",), "", "political_militia"),
        ("Unidentified Armed Group (Libya)", ("armed men",), "", "political_militia"),
        ("Libyan Rebel Forces", ("fighters",), "", "rebel_group"),
    ],
)
def test_parties_that_are_acleds(acled: str, names: tuple[str, ...], actor_id: str, kind: str) -> None:
    assert AcledParties(catalogue()).same(acled, RowParty(names, actor_id, kind), DAY)


@pytest.mark.parametrize(
    ("acled", "names", "actor_id", "kind"),
    [
        ("Islamic State (Libya)", ("Ansar al-Sharia",), "", "rebel_group"),
        ("Military Forces of Libya (2014-) Haftar Faction", ("GNA forces",), "gna", "state_forces"),
        ("Military Forces of Egypt (2014-)", ("Libyan National Army",), "lna", "state_forces"),
        ("Military Forces of Libya (1969-2011)", ("Libyan National Army",), "lna", "state_forces"),
        ("Civilians (Libya)", ("soldiers",), "", "state_forces"),
        ("Zintan Ethnic Militia (Libya)", ("Misrata brigades",), "", "political_militia"),
        ("Unidentified Armed Group (Libya)", ("Libyan National Army",), "lna", "state_forces"),
    ],
)
def test_parties_that_are_not(acled: str, names: tuple[str, ...], actor_id: str, kind: str) -> None:
    assert not AcledParties(catalogue()).same(acled, RowParty(names, actor_id, kind), DAY)


def test_forms_of_a_name() -> None:
    assert forms("DPF: Derna Force (Libya)") == (
        "DPF: Derna Force (Libya)",
        "DPF",
        "Derna Force (Libya)",
        "DPF: Derna Force",
        "Derna Force",
    )


@pytest.mark.parametrize(
    ("latitude", "precision", "expected"),
    [("27.03", 1, True), ("27.16", 1, True), ("27.20", 1, False), ("27.20", 2, True), ("27.30", 3, False)],
)
def test_location_within_range(make_row: Any, latitude: str, precision: int, expected: bool) -> None:
    row = make_row(latitude=latitude, longitude="14.42")
    assert within_range(coding(geo_precision=precision), row) is expected


def test_a_row_without_coordinates_has_no_location(make_row: Any) -> None:
    assert not within_range(coding(), make_row())


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_km(30, 20, 31, 20) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize(
    ("fatalities", "low", "high", "expected"),
    [
        (0, "", "", True),
        (5, "", "", False),
        (5, "5", "5", True),
        (6, "5", "5", False),
        (6, "5", "", True),
        (4, "5", "", False),
        (7, "5", "10", True),
        (0, "0", "10", True),
    ],
)
def test_fatalities(make_row: Any, fatalities: int, low: str, high: str, expected: bool) -> None:
    assert fatalities_right(fatalities, make_row(killed_min=low, killed_max=high)) is expected


def test_the_row_that_agrees_best_is_scored(make_row: Any) -> None:
    wrong = make_row(event_id="e0", event_type="Riots")
    best = make_row(
        actor1="Islamic State", actor2="LNA", actor2_id="lna", latitude="27.0", longitude="14.4", killed_min="5",
        killed_max="5",
    )  # fmt: skip
    score = ColumnScorer(catalogue()).score(coding(), [wrong, best])
    assert score.row == best
    assert score.type and score.location and score.fatalities and score.fatalities_equal and score.named
    assert (score.parties.right, score.parties.false, score.parties.missed) == (2, 0, 0)


def test_an_associated_actor_is_neither_wanted_nor_false(make_row: Any) -> None:
    row = make_row(actor1="Islamic State; Tabu militia", actor2="Zintan brigades")
    counts = ColumnScorer(catalogue()).score(coding(), [row]).parties
    assert (counts.right, counts.false, counts.missed) == (1, 1, 1)


def test_a_note_without_a_row_is_wrong_everywhere_and_years_stand_apart(make_row: Any) -> None:
    scorer = ColumnScorer(catalogue())
    scores = [scorer.score(coding(), []), scorer.score(coding(day=date(2020, 5, 1)), [make_row()])]
    tallies = by_group(scores)
    assert list(tallies) == ["all", "until 2019", "from 2020"]
    old = tallies["until 2019"].figures()
    assert (old["rows"], old["type"], old["fatalities"], old["parties_recall"]) == (0.0, 0.0, 0.0, 0.0)
    assert tallies["all"].figures()["rows"] == 0.5


@pytest.mark.parametrize(("note", "named"), [("Shots in Sabha.", True), ("Shots in Sebha.", True), ("Shots.", False)])
def test_whether_the_note_names_the_place(note: str, named: bool) -> None:
    assert ColumnScorer(catalogue()).score(coding(note=note), []).named is named


def test_a_name_of_two_words_is_folded_apart_from_its_neighbours() -> None:
    near = coding(location="Bani Walid", note="Men were held near Beni Walid.")
    assert ColumnScorer(catalogue()).score(near, []).named
