"""Which event of a text has the toll: each marked trigger carries the dead and hurt that its row must show."""

from __future__ import annotations

import re

import pytest

MARK = re.compile(r"\[([^\]]*)\]\(K(\d*) I(\d*)\)")

TOLLS = [
    "Dozens [protested](K I) in Tripoli over the killing of three boys.",
    "[Protests](K31 I) in Tripoli killed 31 people.",
    "The brigade [shelled](K2 I) the village in revenge for the deaths of four of its men, killing two farmers.",
    "The army responded with [air strikes](K2 I) on Derna that killed two sailors.",
    "The hospital said that six people were killed and 11 wounded when a [suicide car bomb](K6 I11) went off at a gate."
    " The clinic in Sirte spoke of six dead.",
    "Raiders [attacked](K22 I) a camp near Brega. The medics collected the bodies of 22 soldiers, and an officer of the"
    " guard said that the camp was lost.",
    "20 people were killed or wounded in an [explosion](K0 I0) in Derna.",
]


@pytest.mark.parametrize("marked", TOLLS)
def test_event_has_the_toll(marked: str, read_rows) -> None:  # type: ignore[no-untyped-def]
    rows = read_rows(MARK.sub(lambda match: match.group(1), marked))
    for words, killed, injured in MARK.findall(marked):
        row = next(row for row in rows if words in str(row["action"]))
        shown = tuple("" if row[cell] is None else str(row[cell]) for cell in ("killed", "injured"))
        assert shown == (killed, injured), words


def test_killed_or_wounded_is_shown_as_doubt(read_rows) -> None:  # type: ignore[no-untyped-def]
    row = read_rows("20 people were killed or wounded in an explosion in Derna.")[0]
    assert (row["killed_max"], row["injured_max"]) == (20, 20)
    assert "vague_toll" in str(row["review_reasons"])
