from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluation.gold import GoldEvent, Scored
from pipeline.evaluation.slots import Counts, judge, matching, party_counts


def right(gold: GoldEvent, row: Any, slot: Scored) -> bool:
    return judge(gold, row)[slot]


def test_a_row_that_says_what_the_gold_says_has_every_slot_right(make_gold: Any, make_row: Any) -> None:
    assert all(judge(make_gold(), make_row()).values())


@pytest.mark.parametrize(
    ("gold", "start", "end", "expected"),
    [
        (["2016-09-22", "2016-09-24"], "2016-09-22", "2016-09-24", True),
        (["2016-09-22", "2016-09-24"], "2016-09-22", "2016-09-22", False),
        (["2016-09-22", "2016-09-22"], "", "", False),
        (None, "", "", True),
        (None, "2016-09-22", "2016-09-22", False),
    ],
)
def test_both_days_must_be_equal(
    make_gold: Any, make_row: Any, gold: list[str] | None, start: str, end: str, expected: bool
) -> None:
    assert right(make_gold(date=gold), make_row(date_start=start, date_end=end), Scored.DATE) is expected


@pytest.mark.parametrize(
    ("event_type", "sub", "type_right", "sub_right"),
    [
        ("Battles", "Armed clash", True, True),
        ("Battles", "Government regains territory", True, False),
        ("Explosions/Remote violence", "Air/drone strike", True, True),
        ("Explosions/Remote violence", "Grenade", True, False),
        ("Riots", "Mob violence", False, False),
    ],
)
def test_event_type_and_sub_type_are_scored_apart(
    make_gold: Any, make_row: Any, event_type: str, sub: str, type_right: bool, sub_right: bool
) -> None:
    gold = make_gold(types=["Battles/Armed clash", "Explosions/Remote violence/Air/drone strike"])
    judged = judge(gold, make_row(event_type=event_type, sub_event_type=sub))
    assert (judged[Scored.TYPE], judged[Scored.SUB_TYPE]) == (type_right, sub_right)


@pytest.mark.parametrize(
    ("gold", "low", "high", "expected"),
    [
        ([8, 8], "8", "8", True),
        ([8, 8], "8", "", False),
        ([8, 8], "7", "8", False),
        ([8, 8], "", "", False),
        ([0, 0], "0", "0", True),
        ([0, 0], "", "", False),
        ([12, None], "12", "", True),
        ([12, None], "12", "12", True),
        ([12, None], "12", "20", False),
        ([12, None], "13", "", False),
        ([8, 63], "8", "63", True),
        ([8, 63], "20", "20", True),
        ([8, 63], "20", "", True),
        ([8, 63], "7", "63", False),
        ([8, 63], "8", "64", False),
        ([8, 63], "", "", False),
        ([None, 10], "0", "10", True),
        ([None, 10], "11", "11", False),
        (None, "", "", True),
        (None, "0", "0", False),
    ],
)
def test_tolls(
    make_gold: Any, make_row: Any, gold: list[int | None] | None, low: str, high: str, expected: bool
) -> None:
    assert right(make_gold(killed=gold), make_row(killed_min=low, killed_max=high), Scored.KILLED) is expected
    assert right(make_gold(injured=gold), make_row(injured_min=low, injured_max=high), Scored.INJURED) is expected


@pytest.mark.parametrize(
    ("gold", "name", "words", "expected"),
    [
        (["Sirte port", "Sirte"], "Sirte", "", True),
        (["600 Flats"], "Sirte", "the 600 Flats district", True),
        (["Sirte"], "Misrata", "", False),
        (["Sirte"], "", "", False),
        (None, "", "", True),
        (None, "Sirte", "", False),
        ([], "", "", True),
        ([], "Sirte", "", False),
        ([None], "", "", True),
        (["Libya", None], "", "", True),
        (["Libya", None], "Libya", "", True),
        (["Libya", None], "Tripoli", "", False),
    ],
)
def test_places(
    make_gold: Any, make_row: Any, gold: list[str | None] | None, name: str, words: str, expected: bool
) -> None:
    assert right(make_gold(place=gold), make_row(location=name, location_text=words), Scored.PLACE) is expected


@pytest.mark.parametrize(
    ("gold", "weapon", "expected"),
    [
        (["car bomb", "SVBIED"], "suicide vehicle (SVBIED)", True),
        (["mortar"], "mortars; rockets", True),
        (["mortar"], "", False),
        (None, "rifles", False),
        (None, "", True),
    ],
)
def test_weapons(make_gold: Any, make_row: Any, gold: list[str] | None, weapon: str, expected: bool) -> None:
    assert right(make_gold(weapon=gold), make_row(weapon=weapon), Scored.WEAPON) is expected


@pytest.mark.parametrize(
    ("directed", "actor1", "actor2", "expected"),
    [
        (True, "Islamic State", "Bunyan al-Marsus", True),
        (True, "Bunyan al-Marsus", "Islamic State", False),
        (False, "Bunyan al-Marsus", "Islamic State", True),
        (True, "Islamic State", "", False),
        (False, "Islamic State; Bunyan al-Marsus", "", True),
        (True, "Islamic State; Ansar al-Sharia", "BM forces", True),
    ],
)
def test_every_party_must_be_found_on_its_side(
    make_gold: Any, make_row: Any, directed: bool, actor1: str, actor2: str, expected: bool
) -> None:
    row = make_row(actor1=actor1, actor2=actor2)
    assert right(make_gold(directed=directed), row, Scored.ACTORS) is expected


def test_the_words_of_the_text_count_like_the_catalogue_name(make_gold: Any, make_row: Any) -> None:
    gold = make_gold(actor1=[["unidentified gunmen"]])
    row = make_row(actor1="Unidentified Armed Group (Libya)", actor1_text="unidentified gunmen")
    assert right(gold, row, Scored.ACTORS)


def test_lists_of_parties_stay_parallel(make_row: Any) -> None:
    row = make_row(
        actor1="LNA; a local group", actor1_id="lna; ", actor1_kind="state_forces; ", actor1_text="army; men"
    )
    assert [(party.names, party.actor_id) for party in row.actor1] == [
        (("LNA", "army"), "lna"),
        (("a local group", "men"), ""),
    ]


@pytest.mark.parametrize(
    ("actor1", "actor2", "expected"),
    [
        ("Islamic State", "BM", Counts(2, 0, 0)),
        ("Islamic State; Ansar al-Sharia", "BM", Counts(2, 1, 0)),
        ("BM", "Islamic State", Counts(0, 2, 2)),
        ("", "", Counts(0, 0, 2)),
        ("Islamic State; ISIS", "", Counts(1, 1, 1)),
    ],
)
def test_party_counts(make_gold: Any, make_row: Any, actor1: str, actor2: str, expected: Counts) -> None:
    assert party_counts(make_gold(), make_row(actor1=actor1, actor2=actor2)) == expected


def test_sides_do_not_matter_without_a_direction(make_gold: Any, make_row: Any) -> None:
    row = make_row(actor1="BM", actor2="Islamic State")
    assert party_counts(make_gold(directed=False), row) == Counts(2, 0, 0)


@pytest.mark.parametrize(
    ("fits", "expected"),
    [([], 0), ([[]], 0), ([[0, 1], [0]], 2), ([[0], [0]], 1), ([[0, 1], [0, 2], [0]], 3)],
)
def test_matching_is_the_largest(fits: list[list[int]], expected: int) -> None:
    assert matching(fits) == expected


@pytest.mark.parametrize(
    ("slot", "column", "gold", "good", "bad"),
    [
        (Scored.STATUS, "status", ["claimed", "unconfirmed"], "unconfirmed", "confirmed"),
        (Scored.OUTCOME, "outcome", ["foiled"], "foiled", "occurred"),
        (Scored.SCOPE, "scope", ["series", "single"], "single", "cumulative"),
    ],
)
def test_words_of_closed_sets(
    make_gold: Any, make_row: Any, slot: Scored, column: str, gold: list[str], good: str, bad: str
) -> None:
    event = make_gold(**{column: gold})
    assert right(event, make_row(**{column: good}), slot)
    assert not right(event, make_row(**{column: bad}), slot)


def test_open_slots_are_not_judged(make_gold: Any, make_row: Any) -> None:
    judged = judge(make_gold(scope=None), make_row(), {Scored.DATE})
    assert Scored.DATE not in judged
    assert Scored.SCOPE not in judged


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [(Counts(3, 1, 0), 0.75, 1.0, 6 / 7), (Counts(), None, None, None), (Counts(0, 2, 0), 0.0, None, 0.0)],
)
def test_shares(counts: Counts, precision: float | None, recall: float | None, f1: float | None) -> None:
    assert (counts.precision, counts.recall, counts.f1) == (precision, recall, f1)
