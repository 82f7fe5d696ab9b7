"""One event, several like ones, a running total; and history told beside the news."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from examples import parse

ReadRows = Callable[..., list[dict[str, Any]]]

TOLD = [
    "A [car bomb](scope=single; event_count=) exploded in Derna.",
    "The army carried out [four airstrikes](scope=series; event_count=4) on Derna.",
    "Two [suicide bombings](scope=series; event_count=2) hit Benghazi on Friday.",
    "Engineers defused [seven mines](scope=series; event_count=7) in Sirte.",
    "The alliance has carried out [169 airstrikes](scope=cumulative; event_count=169) since the start of August.",
    "[Airstrikes](scope=series; event_count=) hit Hun on Monday.",
    "A [series of bombings](scope=series; event_count=) shook Benghazi on Sunday.",
    "Three car bombs [exploded](scope=series; event_count=3) in Derna on Friday.",
    "Roadside bombs [went off](scope=series; event_count=) under two lorries near Hun.",
    "Three shells [exploded](scope=single; event_count=) in Derna on Friday.",
    "[Car bombs](scope=series; event_count=) hit Derna on 9, 11 and 13 August.",
    "Since the [siege](scope=cumulative) of Derna began on 4 May, 80 people have been killed.",
    "The [fighting](scope=cumulative) in Derna has brought to 80 the number of people killed since May.",
    "[Clashes](scope=single; event_count=) broke out in Ubari.",
    "An airstrike [destroyed](scope=single; event_count=) four vehicles near Sirte.",
    "Gunmen [kidnapped](scope=single; event_count=) three engineers in Ghat.",
]

HISTORY = [
    ("NATO bombed the camp in 2011.", True),
    ("Militants seized the port in March 2015.", True),
    ("Militants seized the port on 20 September.", False),
    ("Gunmen attacked the camp yesterday.", False),
]


@pytest.mark.parametrize("marked", TOLD)
def test_scope_and_count(marked: str, read_rows: ReadRows) -> None:
    example = parse(marked)
    rows = read_rows(example.text)
    assert len(rows) == 1
    assert {cell: str(rows[0][cell] or "") for cell in example.cells} == example.cells


@pytest.mark.parametrize(("text", "background"), HISTORY)
def test_history_is_background(text: str, background: bool, read_rows: ReadRows) -> None:
    assert [row["background"] for row in read_rows(text)] == [background]
