from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluation.gold import GoldError, read_gold, read_type

EVENT = """\
- near: shelled the airport
  date: [2014-07-28, 2014-07-28]
  types: [Explosions/Remote violence/Shelling/artillery/missile attack]
  directed: true
  actor1: [[Libya Dawn]]
  actor2: []
  place: [Tripoli airport, null]
  weapon: null
  killed: [2, null]
  injured: null
  status: [reported]
  outcome: [occurred]
"""
TEXT = "Libya Dawn shelled the airport on Monday."


def write(folder: Path, events: str = EVENT, text: str | None = TEXT) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "week.yaml").write_text(f"article: week\nurl: null\npublished: null\nevents:\n{events}", encoding="utf-8")
    if text is not None:
        (folder / "week.txt").write_text(text, encoding="utf-8")
    return folder


def test_text_beside_the_gold(tmp_path: Path) -> None:
    (read,) = read_gold(write(tmp_path / "gold"))
    (event,) = read.events
    assert (read.name, read.group, read.text) == ("week", "", TEXT)
    assert event.place == ("Tripoli airport", None)
    assert event.killed == (2, None)
    assert event.scope is None
    assert str(event.types[0]) == "Explosions/Remote violence/Shelling/artillery/missile attack"


def test_text_in_the_folder_of_articles_beside_the_gold_folder(tmp_path: Path) -> None:
    write(tmp_path / "gold", text=None)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "week.md").write_text(TEXT, encoding="utf-8")
    assert read_gold(tmp_path / "gold")[0].text == TEXT


def test_text_in_a_folder_that_is_named(tmp_path: Path) -> None:
    write(tmp_path / "gold", text=None)
    (tmp_path / "week.txt").write_text(TEXT, encoding="utf-8")
    assert read_gold(tmp_path / "gold", tmp_path)[0].text == TEXT


def test_folders_below_are_groups_and_other_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "gold")
    write(tmp_path / "gold" / "reports")
    (tmp_path / "gold" / "incidents.yaml").write_text("clusters: []\n", encoding="utf-8")
    (tmp_path / "gold" / "floors.json").write_text("{}", encoding="utf-8")
    assert [read.group for read in read_gold(tmp_path / "gold")] == ["reports", ""]


def test_a_single_file(tmp_path: Path) -> None:
    folder = write(tmp_path / "gold")
    assert [read.name for read in read_gold(folder / "week.yaml")] == ["week"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("directed: true", "directed: true\n  colour: red", "colour"),
        ("  status: [reported]\n", "", "status"),
        ("status: [reported]", "status: [rumoured]", "status"),
        ("Shelling/artillery/missile attack", "Shelling", "event_type/sub_event_type"),
        ("[2014-07-28, 2014-07-28]", "[2014-07-28, 2014-07-27]", "first day"),
        ("killed: [2, null]", "killed: [5, 2]", "low end"),
        ("killed: [2, null]", "killed: [-1, 2]", "killed"),
        ("[[Libya Dawn]]", "[[]]", "actor1"),
        ("near: shelled the airport", "near: bombed the airport", "stands 0 times"),
        ("near: shelled the airport", "near: the", "at least|stands"),
        ("directed: true", "directed: true\n  directed: true", "twice"),
    ],
)
def test_what_is_not_gold_is_refused(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    folder = write(tmp_path, EVENT.replace(old, new), text=f"{TEXT} the end")
    if new == "near: the":
        (folder / "week.txt").write_text("the airport, the port", encoding="utf-8")
    with pytest.raises(GoldError, match=rf"week\.yaml.*({complaint})"):
        read_gold(folder)


def test_gold_without_its_text_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no week\.txt or \.md in"):
        read_gold(write(tmp_path, text=None))


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_nothing_to_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(GoldError):
        read_gold(tmp_path / name)


def test_a_list_is_not_an_articles_gold(tmp_path: Path) -> None:
    (tmp_path / "week.yaml").write_text("- near: x\n", encoding="utf-8")
    with pytest.raises(GoldError, match="keys article and events"):
        read_gold(tmp_path)


@pytest.mark.parametrize("name", ["Battles", "Armed clash", "Riots/Armed clash", None, 3])
def test_types_that_acled_does_not_have(name: object) -> None:
    with pytest.raises(ValueError, match="event_type/sub_event_type"):
        read_type(name)
