from __future__ import annotations

from typing import Any

import pytest

from pipeline.catalogue.errors import Problem
from pipeline.catalogue.yaml_entries import read_entries


def entry(value: str) -> Any:
    problems: list[Problem] = []
    (read,) = read_entries(f"entries:\n  - id: x\n    value: {value}\n", "a.yaml", problems)
    assert not problems
    return read.data["value"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("True", "True"),
        ("12:30", "12:30"),
        ("1:2:3", "1:2:3"),
        ("2016-04-01", "2016-04-01"),
        ("2016-04", "2016-04"),
        ("2016", 2016),
        ("017", "017"),
        ("0x1F", "0x1F"),
        ("31.21", 31.21),
        ("-5", -5),
        ("1e3", "1e3"),
        ("~", None),
        ("null", None),
        ("5+5", "5+5"),
        ("[a, b]", ["a", "b"]),
        ("'R & D'", "R & D"),
        ('"*star*"', "*star*"),
    ],
)
def test_values(text: str, value: object) -> None:
    assert entry(text) == value


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("entries:\n  - id: a\n    name: x\n    name: y\n", 4, "'name' stands twice (first in line 3)"),
        ("entries:\n  - id: a\n    name: [x\n", 4, "flow sequence"),
        ("entries:\n  - id: &anchor a\n  - id: *anchor\n", 3, "anchors and aliases"),
        ("other: []\n", 1, "`entries:`"),
        ("- id: a\n", 1, "`entries:`"),
        ("entries: word\n", 1, "`entries:`"),
        ("entries:\n  - id: a\n  - word\n", 3, "`- id:`"),
        ("entries:\n  - !!python/object/apply:os.getcwd []\n", 2, "constructor"),
        ("entries:\n  - ? [a, b]\n    : c\n", 2, "plain word"),
    ],
)
def test_faults_name_their_line(text: str, line: int, words: str) -> None:
    problems: list[Problem] = []
    read_entries(text, "a.yaml", problems)
    assert [problem.line for problem in problems] == [line]
    assert words in str(problems[0])


def test_no_entries_are_none() -> None:
    problems: list[Problem] = []
    assert read_entries("# nothing yet\nentries:\n", "a.yaml", problems) == []
    assert not problems


def test_lines_inside_an_entry() -> None:
    (read,) = read_entries("entries:\n  - id: a\n    aliases:\n      - x\n      - y\n", "a.yaml", [])
    assert read.line == 2
    assert read.line_of(("aliases", 1)) == 5
    assert read.line_of(("missing",)) == 2
