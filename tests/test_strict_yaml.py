from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.strict_yaml import YamlError, load_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: NO", {"a": "NO"}),
        ("a: on", {"a": "on"}),
        ("a: true", {"a": True}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 2016-09-27", {"a": "2016-09-27"}),
        ("a: 010", {"a": "010"}),
        ("a: 0x1F", {"a": "0x1F"}),
        ("a: 12", {"a": 12}),
        ("a: -1.5", {"a": -1.5}),
        ("a: ~", {"a": None}),
        ("a:", {"a": None}),
        ("a: '5'", {"a": "5"}),
        ("<<: {a: 1}", {"<<": {"a": 1}}),
        ("", None),
    ],
)
def test_value(text: str, value: Any) -> None:
    assert load_yaml(text, "x.yaml") == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2", "x.yaml, line 2: the key 'a' stands twice (first in line 1)"),
        ("a:\n  - b: 1\n    b: 2", "x.yaml, line 3: the key 'b' stands twice"),
        ("a: 1\nb: [", "x.yaml, line 2"),
        ("? [a]\n: b", "a key must be a plain word"),
        ("a: &x 1\nb: *x", "x.yaml, line 2: anchors and aliases are not allowed"),
        ("a: !!python/object:os.x {}", "could not determine a constructor"),
        ("a: 1\n---\nb: 2", "another document"),
        ("a: \x00", "not valid YAML"),
        ("[" * 500, "x.yaml, line 1: more than 100 brackets inside one another"),
        ("a:\n  " + "- " * 100_000, "x.yaml, line 2: more than 500 blanks and dashes"),
    ],
)
def test_error(text: str, message: str) -> None:
    with pytest.raises(YamlError, match=re.escape(message)):
        load_yaml(text, "x.yaml")


@given(st.text(alphabet="ab:-[]{}&*!'\"# \n,|>?%@`\\", max_size=30))
def test_only_yaml_errors_are_raised(text: str) -> None:
    try:
        load_yaml(text, "x.yaml")
    except YamlError as error:
        assert str(error).startswith("x.yaml")
