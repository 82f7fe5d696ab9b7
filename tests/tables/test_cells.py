from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.cells import Cell, guard, join, parse, render, unguard
from pipeline.tables.schema import EVENTS


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-3.5, "-3.5"),
        (date(2016, 9, 22), "2016-09-22"),
        ("Sirte", "Sirte"),
        ("=1+1", "'=1+1"),
        ("+218 91", "'+218 91"),
        ("-5 dead", "'-5 dead"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        (" =1", "' =1"),
        ("\uff1d1", "'\uff1d1"),
        ("al-Bayda", "al-Bayda"),
        ("'quoted'", "'quoted'"),
        ("\u2019=1+1", "\u2019=1+1"),
        ("\u00a0=1+1", "'\u00a0=1+1"),
    ],
)
def test_render(value: Cell, text: str) -> None:
    assert render(value) == text


@given(st.text())
def test_no_text_starts_a_formula_and_none_is_lost(text: str) -> None:
    guarded = guard(text)
    assert guarded[:1] not in set("=+-@\t\r")
    assert unguard(guarded) == text


@given(st.lists(st.text(alphabet="=+-@'\t a"), max_size=1).map("".join))
def test_apostrophes_of_the_text_stay(text: str) -> None:
    assert unguard(guard(text)) == text


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        ([], ""),
        ([""], ""),
        (["", ""], ""),
        (["a", "b"], "a; b"),
        (["", "b"], "; b"),
        (["a", ""], "a; "),
        (["a; b", "c"], "a, b; c"),
    ],
)
def test_join(parts: list[str], joined: str) -> None:
    assert join(parts) == joined


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        ("killed", "9", 9),
        ("killed", "", None),
        ("background", "TRUE", True),
        ("date_start", "2016-09-22", date(2016, 9, 22)),
        ("latitude", "31.2", 31.2),
        ("location", "", ""),
        ("status", "claimed", "claimed"),
    ],
)
def test_parse(column: str, text: str, value: Cell) -> None:
    assert parse(EVENTS.column(column), text) == value


@pytest.mark.parametrize(
    ("column", "text", "message"),
    [
        ("killed", "nine", "killed takes a whole number"),
        ("killed", "-1", "can't be below 0"),
        ("latitude", "131", "can't be above 90"),
        ("date_start", "22/09/2016", "a day such as 2016-09-22"),
        ("background", "yes", "true or false"),
        ("status", "sure", "is one of confirmed, reported"),
        ("status", "", "can't be empty"),
        ("published", "last week", "it looks like"),
        ("reviewed_at", "noon", "a time such as"),
    ],
)
def test_parse_says_what_a_column_takes(column: str, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(EVENTS.column(column), text)
