from __future__ import annotations

import pytest

from pipeline.evaluation.names import any_same, passage, same_name, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Islamic State", "islamic state"),
        ("Hay Al-Gizah", "Hay al Gizah"),
        ("Sirte", "Sirte port"),
        ("the Derna Shura Council", "Derna Shura Council"),
        ("car bomb", "car bombs"),
        ("militias", "militia"),
        ("U.S. AFRICOM", "US AFRICOM"),
        ("Qur\u2019an school", "Quran school"),
        ("Az Z\u0101wiyah", "Az Zawiyah"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sirte", "Sirtean"),
        ("Bani Walid", "Wal"),
        ("Misrata", "Zintan"),
        ("National Army of Libya", "Libyan National Army"),
        ("mass grave", "mas"),
        ("", "Sirte"),
        ("...", "..."),
    ],
)
def test_names_that_differ(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_any_of_the_names_will_do() -> None:
    assert any_same(["LNA", "the army"], ["Libyan National Army", "LNA"])
    assert not any_same([], ["LNA"])
    assert not any_same(["LNA"], [])


def test_words_keep_short_words_and_double_s() -> None:
    assert words("US press, BM's gas") == ("us", "press", "bms", "gas")


def test_a_passage_keeps_its_punctuation() -> None:
    assert passage("  Fell\n in  Derna\u0301, they said ") == "fell in derna, they said"
