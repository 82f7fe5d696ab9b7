from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.acled import group_of, is_note_gold, read_codings, read_note_gold, types_of
from pipeline.evaluation.gold import GoldError, Scored
from pipeline.vocabulary import EventType

HEADER = (
    "event_id_cnty,event_date_iso,event_type,sub_event_type,actor1,assoc_actor_1,actor2,assoc_actor_2,location,"
    "latitude,longitude,geo_precision,notes,fatalities\n"
)
NOTE = "Brigades from two towns exchanged fire at a bridge; five fighters died."
OTHER = "A crowd burned tyres outside the bank."
TABLE = (
    f"LBY1,2015-03-02,Battle-No change of territory,,One Brigade,Elders,Other Brigade,,Sabha,27.03,14.42,2,{NOTE},5\n"
    f"LBY1,2015-03-03,Riots/Protests,,Rioters (Libya),,,,Sabha,27.03,14.42,,{OTHER},0\n"
)
GOLD = """\
- row: 1
  event_id: LBY1
  event_date: '2015-03-02'
  note_sha: {sha}
  near: exchanged fire
  usable: true
  types: [Battles/Armed clash]
  directed: false
  actor1: [[One Brigade]]
  actor2: [[Other Brigade]]
  place: []
  acled_place_in_note: false
  date_in_note: null
  weapon: null
  killed: [5, 5]
  injured: null
  status: [reported]
  outcome: [occurred]
  more_events: true
  acled: {{fatalities: 5}}
"""


def sha(note: str) -> str:
    return hashlib.sha256(note.encode("utf-8")).hexdigest()[:16]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "acled.csv"
    path.write_text(HEADER + TABLE, encoding="utf-8")
    return path


def gold_file(folder: Path, text: str) -> Path:
    path = folder / "notes.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_codings(table: Path) -> None:
    first, second = read_codings(table)
    assert (first.actors, first.associated) == (("One Brigade", "Other Brigade"), ("Elders",))
    assert (first.geo_precision, second.geo_precision) == (2, 1)
    assert first.sha == sha(NOTE)
    assert first.article.published == date(2015, 3, 4)
    assert second.types == {EventType.PROTESTS, EventType.RIOTS}


def test_a_note_becomes_an_article_with_one_event(tmp_path: Path, table: Path) -> None:
    path = gold_file(tmp_path, GOLD.format(sha=sha(NOTE)))
    assert is_note_gold(path)
    (read,) = read_note_gold(path, read_codings(table))
    assert (read.text, read.published, read.group) == (NOTE, date(2015, 3, 4), "until 2019")
    assert read.unscored == {Scored.DATE}
    assert read.further_rows_free
    assert read.events[0].killed == (5, 5)


def test_rows_that_share_an_id_are_told_apart_by_their_note(tmp_path: Path, table: Path) -> None:
    text = GOLD.format(sha=sha(OTHER)).replace("exchanged fire", "burned tyres")
    assert read_note_gold(gold_file(tmp_path, text), read_codings(table))[0].text == OTHER


def test_a_date_in_the_note_is_scored(tmp_path: Path, table: Path) -> None:
    text = GOLD.format(sha=sha(NOTE)).replace("date_in_note: null", "date_in_note: [2015-03-02, 2015-03-02]")
    (read,) = read_note_gold(gold_file(tmp_path, text), read_codings(table))
    assert (read.unscored, read.events[0].date) == (frozenset(), (date(2015, 3, 2), date(2015, 3, 2)))


def test_entries_that_are_not_usable_are_left_out(tmp_path: Path, table: Path) -> None:
    text = GOLD.format(sha=sha(NOTE)).replace("usable: true", "usable: false")
    assert read_note_gold(gold_file(tmp_path, text), read_codings(table)) == ()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("note_sha: ", "note_sha: '0' #", "no note with"),
        ("near: exchanged fire", "near: never said", "stands 0 times"),
        ("directed: false", "directed: false\n  extra: 1", "extra"),
        ("Battles/Armed clash", "Battles/Chess", "event_type/sub_event_type"),
    ],
)
def test_bad_entries(tmp_path: Path, table: Path, old: str, new: str, complaint: str) -> None:
    path = gold_file(tmp_path, GOLD.format(sha=sha(NOTE)).replace(old, new))
    with pytest.raises(GoldError, match=complaint):
        read_note_gold(path, read_codings(table))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("latitude", "lat", "latitude"),
        (",27.03,", ",north,", "line 2"),
        ("Riots/Protests", "Chess", "line 3.*no event type"),
    ],
)
def test_bad_tables(table: Path, old: str, new: str, complaint: str) -> None:
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GoldError, match=complaint):
        read_codings(table)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GoldError):
        read_codings(tmp_path / "none.csv")


def test_an_export_writes_its_dates_in_words(table: Path) -> None:
    text = table.read_text(encoding="utf-8").replace("event_date_iso", "event_date")
    table.write_text(text.replace("2015-03-02", "02 March 2015"), encoding="utf-8")
    assert read_codings(table)[0].day == date(2015, 3, 2)


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("Remote Violence", {EventType.EXPLOSIONS}),
        ("Strategic development", {EventType.STRATEGIC}),
        ("Battles", {EventType.BATTLES}),
        ("Violence Against Civilians", {EventType.VIOLENCE_AGAINST_CIVILIANS}),
        ("Non-violent transfer of territory", {EventType.STRATEGIC}),
    ],
)
def test_old_and_new_type_names(name: str, types: Any) -> None:
    assert types_of(name) == types


def test_groups_of_years() -> None:
    assert [group_of(date(2019, 12, 31)), group_of(date(2020, 1, 1))] == ["until 2019", "from 2020"]
