from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.floors import Floors, check, hash_of, read_floors, updated, write_floors
from pipeline.evaluation.gold import GoldArticle, GoldError

SET = Floors(gold="abc", floors={"date": 0.9, "place": 0.8})


def test_figures_at_their_floors_are_fine() -> None:
    assert check(SET, {"date": 0.9, "place": 0.95}, "abc") == []


def test_a_figure_below_its_floor_is_named() -> None:
    assert check(SET, {"date": 0.8999, "place": 0.8}, "abc") == ["date is 0.8999, below its floor 0.900"]


def test_a_figure_that_is_gone_is_below_its_floor() -> None:
    assert check(SET, {"date": 0.9, "place": None}, "abc") == ["place is missing, below its floor 0.800"]


def test_changed_gold_is_said_first() -> None:
    (complaint,) = check(SET, {"date": 0.1}, "other")
    assert "gold changed" in complaint


def test_floors_go_up_without_a_reason_and_are_rounded_down() -> None:
    assert updated(SET, {"date": 0.95678, "place": 0.8, "type": 1.0, "weapon": None}, "abc").floors == {
        "date": 0.956,
        "place": 0.8,
        "type": 1.0,
    }


@pytest.mark.parametrize("because", ["", "  "])
def test_a_floor_goes_down_only_with_a_reason(because: str) -> None:
    with pytest.raises(GoldError, match=r"place 0\.800 -> 0\.700.*--because"):
        updated(SET, {"date": 0.9, "place": 0.7}, "abc", because)


def test_the_reason_is_kept_with_those_before() -> None:
    once = updated(SET, {"date": 0.9, "place": 0.7}, "abc", "harder gold")
    twice = updated(once, {"date": 0.9}, "abc", "places left out")
    assert [(entry.figure, entry.was, entry.now, entry.because) for entry in twice.lowered] == [
        ("place", 0.8, 0.7, "harder gold"),
        ("place", 0.7, 0.0, "places left out"),
    ]


def test_first_floors_need_no_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) is None
    write_floors(path, updated(None, {"date": 0.5}, "abc"))
    assert read_floors(path) == Floors(gold="abc", floors={"date": 0.5})
    assert [file.name for file in tmp_path.iterdir()] == ["floors.json"]


@pytest.mark.parametrize("text", ["", "{}", '{"gold": "a", "floors": {"date": 2}}'])
def test_a_file_that_holds_no_floors(tmp_path: Path, text: str) -> None:
    (tmp_path / "floors.json").write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=r"floors\.json"):
        read_floors(tmp_path / "floors.json")


def test_the_hash_follows_texts_and_events_not_their_place(make_gold: Any) -> None:
    one = GoldArticle("a", "", "text", (make_gold(),))
    assert hash_of([one]) == hash_of([GoldArticle("a", "", "text", (make_gold(),), path=Path("elsewhere/a.txt"))])
    assert hash_of([one]) != hash_of([GoldArticle("a", "", "text", (make_gold(killed=None),))])
    assert hash_of([one]) != hash_of([GoldArticle("a", "", "other text", (make_gold(),))])
