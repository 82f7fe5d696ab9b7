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
    "Mines [killed](K0 I0) or maimed 27 people in Sirte between 1 and 7 June. On Sunday alone three villagers"
    " [died](K3 I) in Derna.",
    "[Shelling](K20 I) killed 20 people in Derna in May. On 4 May alone six died.",
    "[Shelling](K6 I) killed six people in Derna on Monday. On Tuesday a man [died](K1 I) alone in Sirte.",
    "The army [lost three men](K3 I) to a mine in Sirte on 10 June and a further five to [sniper fire](K5 I) the next day.",
    "The army [clashed](K2 I) with militants in Sirte on Monday; two soldiers died. Forty of its opponents have died"
    " since January.",
    "The army [clashed](K6 I) with militants in Sirte on Monday. Six soldiers have been killed since the start of the"
    " battle.",
    "Raiders [attacked](K6 I) an army post near Brega on 27 June. The army said that six of its men were killed and that"
    " it had [arrested](K I) four of the raiders.",
    "Fighters of the 166 Battalion, which lost 20 men in March, [took](K I) the village of Harawa on Sunday.",
    "Raiders [attacked](K3 I) the post at Hun on Sunday with a bomb which killed three guards.",
    "[Clashes](K5 I) broke out in Sebha on Sunday, in which five men died.",
    "The police [arrested](K3 I) two men in Derna on Monday and three policemen were killed.",
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


ACCOUNTS = [
    ("Raiders killed two guards in Derna on Monday. In Amaq's version, put out at dusk, six guards died.", 2, 6),
    (
        "The brigade was ambushed on Friday. By the army's own account 12 people died, but the rebels say that 30 people"
        " were killed.",
        12,
        30,
    ),
]


@pytest.mark.parametrize(("text", "low", "high"), ACCOUNTS)
def test_an_account_is_its_givers(text: str, low: int, high: int, read_rows) -> None:  # type: ignore[no-untyped-def]
    row = read_rows(text)[0]
    assert (row["killed_min"], row["killed_max"]) == (low, high)
