from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogue import CatalogueError, load_catalogue, load_folder
from pipeline.catalogue.notation import MOST_NAMES, expand

Writer = Callable[..., Path]

SPELLINGS = {"Haftar": ["Hafter", "Hifter"], "forces": ["armed groups"]}
ACTOR = "  - id: lna\n    name: Libyan National Army\n    kind: state_forces\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karama", ["Karama"]),
        ("{forces, troops} of {A, B}", ["forces of A", "forces of B", "troops of A", "troops of B"]),
        ("{, elite} Khamis Brigade", ["Khamis Brigade", "elite Khamis Brigade"]),
        ("pro-Dawn {forces,}", ["pro-Dawn forces", "pro-Dawn"]),
        ("Libya{, 's} army", ["Libya army", "Libya's army"]),
        ("<Haftar>'s army", ["Haftar's army", "Hafter's army", "Hifter's army"]),
        (
            "<forces> from {A, B}",
            ["forces from A", "forces from B", "armed groups from A", "armed groups from B"],
        ),
        ("men, women and children", ["men, women and children"]),
        ("{a, a} b", ["a b"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert list(expand(text, SPELLINGS)) == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{forces, troops of X", "has a '{' without its partner"),
        ("forces, troops} of X", "has a '}' without its partner"),
        ("{a, {b, c}} d", "one pair inside another"),
        ("<Haftar forces", "has a '<' without its partner"),
        ("{forces} of X", "two or more alternatives"),
        ("{} of X", "two or more alternatives"),
        ("<Hafter> forces", "there is no 'Hafter' under `spellings:`"),
        (" ".join(["{a, b, c, d}"] * 6), f"more than {MOST_NAMES} names"),
    ],
)
def test_faults(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        expand(text, SPELLINGS)


@given(st.lists(st.sampled_from(["a", "b-c", "al-D", "E's"]), min_size=2, max_size=4, unique=True))
def test_each_alternative_gives_a_name(words: list[str]) -> None:
    assert expand(f"x {{{', '.join(words)}}} y", {}) == tuple(f"x {word} y" for word in words)


class TestInPatterns:
    def test_aliases_and_dated_aliases(self, patterns: Writer) -> None:
        text = (
            f"spellings:\n  Haftar: [Hifter]\nentries:\n{ACTOR}"
            '    aliases: ["<Haftar> {forces, troops}", Karama]\n'
            '    dated_aliases:\n      - {name: "{Libyan, Libya\'s} army", from: 2014-05}\n'
        )
        actor = load_folder(patterns(actors=text)).actors["lna"]
        assert actor.aliases == ("Haftar forces", "Haftar troops", "Hifter forces", "Hifter troops", "Karama")
        assert [(dated.name, str(dated.since)) for dated in actor.dated_aliases] == [
            ("Libyan army", "2014-05-01"),
            ("Libya's army", "2014-05-01"),
        ]

    def test_the_users_own_patterns_may_use_the_tools_spellings(self, patterns: Writer) -> None:
        text = "entries:\n  - {id: moon, name: Moon, kind: state_forces, aliases: [<Haftar> moon]}\n"
        assert "Hifter moon" in load_catalogue(patterns(actors=text)).actors["moon"].aliases

    @pytest.mark.parametrize(
        ("aliases", "line", "words"),
        [
            ('\n      - Karama\n      - "{forces, troops of X"\n', 7, "aliases: '{forces, troops of X' has a '{'"),
            ("\n      - Karama\n      - <Nobody> forces\n", 7, "there is no 'Nobody' under `spellings:`"),
            ('\n      - "{a, b} c"\n      - a c\n', 6, "stands twice in the list: a c"),
            ('\n      - "{a, b} c"\n      - 128\n', 7, "aliases.2: must be text"),
        ],
    )
    def test_faults_name_file_line_and_entry(self, patterns: Writer, aliases: str, line: int, words: str) -> None:
        with pytest.raises(CatalogueError) as caught:
            load_folder(patterns(actors=f"entries:\n{ACTOR}    aliases:{aliases}"))
        assert f"actors.yaml, line {line}, entry 'lna': " in str(caught.value)
        assert words in str(caught.value)

    def test_a_clash_names_the_line_of_the_short_form(self, patterns: Writer) -> None:
        other = "  - id: b\n    name: B\n    kind: state_forces\n    aliases:\n      - x\n      - forces {of, for} Y\n"
        text = f"entries:\n{ACTOR}    aliases: [forces for Y]\n{other}"
        with pytest.raises(CatalogueError, match=r"line 11, entry 'b': the name 'forces for Y' also stands in"):
            load_folder(patterns(actors=text))

    @pytest.mark.parametrize(
        ("spellings", "line", "words"),
        [
            ("spellings: [Haftar]\n", 1, "`spellings:` must hold words"),
            ("spellings:\n  Haftar: Hifter\n", 2, "'Haftar' must have a list of texts"),
            ("spellings:\n  Haftar: [5]\n", 2, "'Haftar' must have a list of texts"),
            ("spellings:\n  5: [five]\n", 2, "'5' must be text"),
            ("spellings:\n  Haftar: [x]\n  Haftar: [y]\n", 3, "stands twice"),
            ("words:\n  Haftar: [x]\n", 1, "may hold `spellings:`"),
        ],
    )
    def test_faulty_spellings(self, patterns: Writer, spellings: str, line: int, words: str) -> None:
        with pytest.raises(CatalogueError) as caught:
            load_folder(patterns(actors=f"{spellings}entries:\n{ACTOR}"))
        assert f"actors.yaml, line {line}" in str(caught.value)
        assert words in str(caught.value)
