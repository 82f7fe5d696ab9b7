from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.records import Casualty, Toll
from pipeline.tolls import stated_figure, toll
from pipeline.vocabulary import ActorKind, Effect

Build = Callable[..., Any]


def test_nothing_said_is_no_count() -> None:
    assert toll((), Effect.KILLED) == Toll()


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(8, 8, 8), (12, None, 12), (0, 0, 0), (0, 10, 0), (5, 8, 5), (None, 4, 4)],
    ids=["exact", "at least", "none", "up to", "between", "only a high end"],
)
def test_one_statement_stands_as_it_is(casualty: Build, low: int | None, high: int | None, shown: int) -> None:
    count = toll([casualty(low, high)], Effect.KILLED)
    assert count == Toll(low if low is not None else None, high)
    assert stated_figure(count) == shown


def test_other_effects_do_not_count(casualty: Build) -> None:
    assert toll([casualty(8, 8, Effect.INJURED), casualty(3, 3, Effect.CASUALTIES)], Effect.KILLED) == Toll()


@pytest.mark.parametrize(
    ("words", "others", "killed"),
    [
        ("20 killed or wounded", (), Toll(0, 20)),
        ("20 casualties", (), Toll()),
        ("20 killed or wounded", (Effect.KILLED,), Toll(3, 3)),
        ("20 killed or wounded", (Effect.INJURED,), Toll()),
    ],
)
def test_killed_or_wounded_is_none_to_all(
    casualty: Build, words: str, others: tuple[Effect, ...], killed: Toll
) -> None:
    entries = [casualty(20, 20, Effect.CASUALTIES, text=words), *(casualty(3, 3, effect) for effect in others)]
    assert toll(entries, Effect.KILLED) == killed


def test_different_sides_add_up(casualty: Build, actor: Build) -> None:
    entries = [casualty(8, 8, party=actor("Guards", "guards")), casualty(12, None, party=actor("raiders"))]
    assert toll(entries, Effect.KILLED) == Toll(20, None)


def test_one_side_by_two_speakers_is_a_span(casualty: Build, actor: Build) -> None:
    guards = actor("Guards", "guards")
    entries = [casualty(8, 8, party=guards, speaker="hospital"), casualty(11, 11, party=guards, speaker="spokesman")]
    assert toll(entries, Effect.KILLED) == Toll(8, 11)


def test_one_side_by_one_speaker_adds_up(casualty: Build, actor: Build) -> None:
    guards = actor("Guards", "guards")
    entries = [casualty(3, 3, party=guards, who="fighter"), casualty(1, 1, party=guards, who="commander")]
    assert toll(entries, Effect.KILLED) == Toll(4, 4)


def test_people_without_a_side_by_two_speakers_are_the_same_people(casualty: Build) -> None:
    entries = [casualty(5, 5, speaker="medics"), casualty(7, 7, who="civilian", speaker="residents")]
    assert toll(entries, Effect.KILLED) == Toll(5, 7)


def test_fighters_and_civilians_without_a_side_are_different_people(casualty: Build) -> None:
    entries = [casualty(5, 5, who="fighter", speaker="army"), casualty(7, 7, who="civilian", speaker="medics")]
    assert toll(entries, Effect.KILLED) == Toll(12, 12)


def test_a_total_by_another_speaker_is_not_added_to_its_parts(casualty: Build, actor: Build) -> None:
    entries = [
        casualty(8, 8, speaker="hospital"),
        casualty(5, 5, party=actor("Guards", "guards"), who="fighter", speaker="army"),
    ]
    assert toll(entries, Effect.KILLED) == Toll(5, 8)


@pytest.mark.parametrize(
    ("open_low", "exact", "high"),
    [(12, 15, 15), (20, 15, None)],
    ids=["the exact figure lies above", "the open figure lies above"],
)
def test_an_open_account_beside_an_exact_one(casualty: Build, open_low: int, exact: int, high: int | None) -> None:
    entries = [casualty(open_low, None, speaker="one"), casualty(exact, exact, speaker="two")]
    assert toll(entries, Effect.KILLED) == Toll(min(open_low, exact), high)


def test_the_attacker_counts_beside_his_victims(casualty: Build, actor: Build) -> None:
    attacker = casualty(1, 1, who="attacker", party=actor("Islamic State", "islamic_state"))
    assert toll([attacker, casualty(6, 6, who="civilian")], Effect.KILLED) == Toll(7, 7)


@pytest.mark.parametrize(
    ("who", "kind", "counted"),
    [
        ("civilian", None, True),
        ("child", None, True),
        ("migrant", None, True),
        ("person", ActorKind.CIVILIANS, True),
        ("person", None, False),
        ("fighter", None, False),
        ("attacker", None, False),
    ],
)
def test_civilians(casualty: Build, actor: Build, who: str, kind: ActorKind | None, counted: bool) -> None:
    entry: Casualty = casualty(2, 2, who=who, party=actor("them", "", kind) if kind else None)
    assert toll([entry], Effect.KILLED, civilians=True) == (Toll(2, 2) if counted else Toll())
