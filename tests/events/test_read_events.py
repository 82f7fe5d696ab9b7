"""What a sentence tells: each example carries the cells that its row must hold."""

from __future__ import annotations

import pytest
from examples import parse

TOLD = [
    "[Zintani fighters](actor1=Zintan brigades) [clashed](event_type=Battles; sub_event_type=Armed clash) with the [Janzour Knights](actor2=Janzour Knights Brigade) near the coastal road.",
    "On 4 May 2015 [ISIS](actor1=Islamic State) gunmen [attacked](sub_event_type=Armed clash) an [LNA](actor2=Libyan National Army) checkpoint at [Waddan](location=Waddan; date_start=2015-05-04), killing [three soldiers](killed=3) and wounding [two](injured=2).",
    "An [LNA](actor1=Libyan National Army) [airstrike](sub_event_type=Air/drone strike) hit a depot in [Hun](location=Hun).",
    "A [car bomb](sub_event_type=Remote explosive/landmine/IED; weapon=car bomb (VBIED)) killed [five people](killed=5) outside a mosque in [Benghazi](location=Benghazi).",
    "Unidentified [gunmen](actor1=Unidentified Armed Group (Libya)) [kidnapped](sub_event_type=Abduction/forced disappearance) a doctor in [Sebha](location=Sebha).",
    "[Police](actor1=Police Forces of Libya) [arrested](sub_event_type=Arrests) two smugglers in [Zuwara](location=Zuwara).",
    "A [suicide bomber](sub_event_type=Suicide bomb) blew himself up at a gate in [Misrata](location=Misrata).",
    "Mortar [fire](sub_event_type=Shelling/artillery/missile attack) fell on houses in [Abu Salim](location=Abu Salim) on [11 March 2020](date_start=2020-03-11), wounding [four](injured=4) residents.",
    "Engineers [defused](sub_event_type=Disrupted weapons use; outcome=foiled) a landmine in [Sirte](location=Sirte).",
    "Hundreds of residents [protested](sub_event_type=Peaceful protest; actor1=Protesters) in [Tobruk](location=Tobruk) against power cuts.",
    "[Fighting](sub_event_type=Armed clash) between the [Tebu](actor1=Tebu) and the [Zway](actor2=Zway) in [Kufra](location=Kufra) left [12 people](killed=12) dead.",
    "The [LNA](actor1=Libyan National Army) [took control](event_type=Battles) of the [Sharara oil field](location=Sharara oil field) after the guards fled.",
    "A journalist was [abducted](sub_event_type=Abduction/forced disappearance; actor1=) in [Derna](location=Derna).",
    "The spokesman of the [LNA](status=claimed; actor1=Libyan National Army) said its jets [bombed](sub_event_type=Air/drone strike) militants in [Ganfouda](location=Ganfouda).",
    "[Reportedly](status=unconfirmed), gunmen [stormed](sub_event_type=Armed clash) a police station in [Ajdabiya](location=Ajdabiya).",
    "The [GNA](actor1=Government of National Accord) and the [LNA](actor2=Libyan National Army) signed a [ceasefire agreement](sub_event_type=Agreement).",
    "No [casualties](killed=0; injured=0) were reported after [rockets](weapon=rocket) hit [Mitiga airport](location=Mitiga airport).",
    "Gunmen [looted](sub_event_type=Looting/property destruction) a bank in [Surman](location=Surman).",
    "Security forces [foiled](outcome=foiled) a car bomb attack in [Khoms](location=Khoms).",
]

SILENT = [
    "[The minister vowed to fight corruption](no event).",
    "[Oil prices fell to a new low in March](no event).",
    "[The market reopened after a strike by oil workers was called off months ago at Shell](no event).",
    "[The talks will take place in Tunis](no event).",
    "[He studied at the University of Tripoli](no event).",
    "[The group could attack again](no event), an analyst wrote.",
    "[No airstrikes were reported](no event).",
]


@pytest.mark.parametrize("marked", TOLD)
def test_row_holds_what_the_sentence_marks(marked: str, read_rows) -> None:  # type: ignore[no-untyped-def]
    example = parse(marked)
    rows = read_rows(example.text)
    assert rows, "no row"
    shown = {cell: "" if rows[0][cell] is None else str(rows[0][cell]) for cell in example.cells}
    assert shown == example.cells


@pytest.mark.parametrize("marked", SILENT)
def test_no_row_without_an_event(marked: str, read_rows) -> None:  # type: ignore[no-untyped-def]
    assert read_rows(parse(marked).text) == []


def test_a_sentence_told_twice_gives_two_ids(read_rows) -> None:  # type: ignore[no-untyped-def]
    sentence = "Gunmen attacked a police station in Sebha on 4 May 2014."
    ids = [row["event_id"] for row in read_rows(f"{sentence} {sentence}")]
    assert len(set(ids)) == len(ids)
    assert ids[0] == read_rows(sentence)[0]["event_id"]
