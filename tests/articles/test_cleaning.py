from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles.cleaning import (
    Block,
    clean_characters,
    clean_line,
    clean_value,
    lay_out,
    looks_like_heading,
    plain_blocks,
    with_headings,
)

LONG = (
    "Clashes broke out at the eastern gate of the town after a convoy was stopped, and two fighters died on the road."
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Derna\u2019s \u2018council\u2019", "Derna\u2019s \u2018council\u2019"),
        ("\u201cno\u201d", "\u201cno\u201d"),
        ("non\u2011breaking", "non\u2011breaking"),
        ("Caf\u00ade\u0301 du po\ufeffrt", "Caf\u00e9 du port"),
        ("12\u00a0April", "12\u00a0April"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("zero\u200bwidth\u00ad \u202bturned\u202c", "zerowidth turned"),
        ("\x00bell\x07", "bell"),
        ("Brega\u00d5s port", "Brega\u2019s port"),
        ("gunmen in\u00ca_Brak_ fled.\u00ca", "gunmen in Brak fled. "),
        ("\u00catre, FOR\u00caT, R\u00d5, ch\u00e2teau", "\u00catre, FOR\u00caT, R\u00d5, ch\u00e2teau"),
        ("snake_case_name", "snake_case_name"),
        ("Jufra\u2013Abu Grein \u2014 road", "Jufra\u2013Abu Grein \u2014 road"),
        ("the cityand the coast", "the cityand the coast"),
    ],
)
def test_clean_characters(raw: str, clean: str) -> None:
    assert clean_characters(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  12\u00a0April \t 2019\n", "12\u00a0April 2019"),
        ("12 \u00a0April\u202f\u202f2019", "12 April 2019"),
        ("\u00a012\nApril\u2029", "12 April"),
    ],
)
def test_clean_line_collapses_white_space_and_keeps_a_space_alone(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean


def test_a_value_is_plain() -> None:
    assert clean_value(" Libya\u2019s \u201cweek\u201d:\u00a03\u20119  May") == 'Libya\'s "week": 3-9 May'


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n \t\n\n\nTwo.", ["One.", "Two."]),
        ("Hard-wrapped lines\nare joined with\na space.", ["Hard-wrapped lines are joined with a space."]),
        ("They spoke of de-\nescalation then.", ["They spoke of de-escalation then."]),
        (f"{LONG}\n{LONG}", [LONG, LONG]),
        ("- one thing\n- another thing", ["one thing", "another thing"]),
        ("\u2010 one thing\n\u2010 another thing", ["one thing", "another thing"]),
        ("They spoke of de\u2010\nescalation then.", ["They spoke of de\u2010escalation then."]),
        ("A dash \u2013 inside.\n\n- 5 degrees", ["A dash \u2013 inside.", "- 5 degrees"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_plain_paragraphs(text: str, blocks: list[str]) -> None:
    assert [block.text for block in plain_blocks(text)] == blocks


@pytest.mark.parametrize("text", [f"Derna\n{LONG}", f"Derna\n\n{LONG}", f"# Derna\n\n{LONG}", f"## Derna ##\n{LONG}"])
def test_a_heading_with_or_without_a_blank_line(text: str) -> None:
    assert with_headings(plain_blocks(text)) == [Block("Derna", True), Block(LONG, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Derna",
        "ISIS in Action",
        "Other Jihadi Actors",
        "Western Libya:",
        "In Benghazi",
        "Tripoli and the West",
        "Feb 3",
        "Action on the\u00a0Coast",
    ],
)
def test_heading(text: str) -> None:
    assert looks_like_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two died.",
        "\u201cTwo died.\u201d",
        "Clashes went on in the south of the city",
        "two soldiers",
        "Was it an attack?",
        "The spokesman said,",
        "***",
        "2016",
        "",
        LONG,
    ],
)
def test_no_heading(text: str) -> None:
    assert not looks_like_heading(text)


def test_the_last_line_heads_nothing() -> None:
    assert [block.is_heading for block in with_headings([Block(LONG), Block("Reuters")])] == [False, False]


def test_the_first_line_may_be_a_title_in_sentence_case() -> None:
    title = Block("Clashes in southern Tripoli kill four and close the airport road")
    assert [block.is_heading for block in with_headings([title, Block(LONG), title, Block(LONG)])] == [
        True,
        False,
        False,
        False,
    ]


@settings(deadline=None)
@given(st.text())
def test_any_text_is_laid_out_with_true_offsets(text: str) -> None:
    blocks = with_headings(plain_blocks(text))
    laid_out, paragraphs = lay_out(blocks)
    assert [laid_out[item.start : item.end] for item in paragraphs] == [block.text for block in blocks]
    assert unicodedata.is_normalized("NFC", laid_out)
    assert "\n" not in laid_out.replace("\n\n", "")
    laid_out.encode()
    assert lay_out(with_headings(Block(block.text, block.is_heading) for block in blocks))[0] == laid_out
