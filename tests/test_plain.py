from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.plain import plain


@given(st.text())
def test_the_twin_has_a_character_for_each_and_is_its_own_twin(text: str) -> None:
    twin = plain(text)
    assert len(twin) == len(text)
    assert plain(twin) == twin


@pytest.mark.parametrize(
    ("text", "twin"),
    [
        ("Derna\u2019s \u2018council\u2019", "Derna's 'council'"),
        ("\u201cno\u201d, \u201esaid\u201f he", '"no", "said" he'),
        ("al\u2011Bayda, al\u2010Marj", "al-Bayda, al-Marj"),
        ("12\u00a0April, 3\u202fkm", "12 April, 3 km"),
        ("Jufra\u2013Abu Grein \u2014 caf\u00e9 \u2026", "Jufra\u2013Abu Grein \u2014 caf\u00e9 \u2026"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_quotes_hyphens_and_spaces_have_a_plain_twin_and_nothing_else_has(text: str, twin: str) -> None:
    assert plain(text) == twin


@given(st.characters(categories=["Zs"]))
def test_every_space_has_a_blank_for_a_twin(space: str) -> None:
    assert plain(space) == " "
