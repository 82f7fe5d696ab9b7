"""Doers that the event's own clause does not name: blamed, behind it, by word order, or told just before."""

from __future__ import annotations

import pytest
from examples import parse

BLAMED = [
    "A bomb [went off](actor1=Ansar al-Sharia) outside the courthouse in Benghazi. The mayor blamed Ansar al-Sharia for it.",
    "Rockets [hit](actor1=Libya Dawn) a clinic in Zintan on Monday. The fire was attributed to Libya Dawn.",
    "Three judges were [shot dead](actor1=Islamic State) in Derna. The Islamic State is thought to be behind the murders.",
    "A shepherd was [killed](actor1=Benghazi Revolutionaries Shura Council) by a mine near Benghazi. The mine had been laid by the BRSC.",
    "A truck bomb [exploded](actor1=Islamic State) at the gate of a training camp in Zliten. The driver was identified as an ISIS member.",
    "Two pilots were [abducted](actor1=) in Tripoli. Nobody has claimed responsibility.",
    "A mine [killed](actor1=) a shepherd near Sirte. ISIS denied that it was behind the blast.",
    "Police in Sabha [arrested](actor1=Police Forces of Libya) a man who is accused of attacking a convoy of the Third Force.",
]
BY_ORDER = [
    "Last week saw a fresh [offensive](actor1=Libyan National Army) launched without warning by Libyan National Army troops near Sidra.",
    "Five men died in a [Tebu-Tuareg shootout](actor1=Tebu; actor2=Tuareg) in Ubari.",
    "Two cousins were [kidnapped](actor1=Unidentified Armed Group (Libya)) when gunmen stormed their farm near Surman.",
    "Four guards were [kidnapped](actor1=) when they came home to Surman.",
]
FOILED = [
    "[Guards](actor1=Petroleum Facilities Guard; outcome=foiled) of the Petroleum Facilities Guard foiled an attempt to bomb a pumping station near Sidra.",
    "A plot to bomb the court in Zliten was foiled by the [Nawasi Brigade](actor1=Nawasi Brigade; outcome=foiled).",
]
JOINED = [
    "The Seventh Brigade, from Tarhuna, and the [Tripoli Revolutionaries Brigade](actor1=7th Brigade (Kaniyat); actor2=Tripoli Revolutionaries Brigade) (TRB) fought for hours near Wadi al-Rabie.",
    "The Zintan brigades and the [Janzour Knights](actor1=Zintan brigades; actor2=Janzour Knights Brigade) signed a ceasefire on Sunday.",
]
TAKEN_OVER = [
    "[ISIS](actor1=Islamic State) gunmen raided a post of the Libyan National Army near Jufra on 23 September 2016. | Two more LNA soldiers were abducted north of the town on the same day.",
    "[ISIS](actor1=Islamic State) gunmen raided a post of the Libyan National Army near Jufra on 23 September 2016. | LNA units deployed to the area and chased the attackers into the hills.",
]
NOT_TAKEN_OVER = [
    "ISIS gunmen raided a post of the Libyan National Army near Jufra on 23 September 2016. The day before, Chadian rebels had attacked the Libyan National Army near Zilla. | Two more LNA soldiers were abducted north of the town.",
    "ISIS gunmen raided a post of the Libyan National Army near Jufra on 23 September 2016. | Two farmers were abducted north of the town.",
]


@pytest.mark.parametrize("marked", [*BLAMED, *BY_ORDER, *FOILED, *JOINED])
def test_the_doer_stands_outside_the_clause(marked, read_rows):
    example = parse(marked)
    row = read_rows(example.text)[0]
    assert {cell: row[cell] for cell in example.cells if cell != "type"} == example.cells


@pytest.mark.parametrize("marked", TAKEN_OVER)
def test_the_enemy_just_told_is_taken_over_and_flagged(marked, read_rows):
    example = parse(marked.replace(" | ", " "))
    last = read_rows(example.text)[-1]
    assert "Islamic State" in f"{last['actor1']}; {last['actor2']}"
    assert "inherited_actor" in str(last["review_reasons"])


@pytest.mark.parametrize("text", NOT_TAKEN_OVER)
def test_two_enemies_or_unarmed_victims_take_nothing_over(text, read_rows):
    last = read_rows(text.replace(" | ", " "))[-1]
    assert last["actor1"] == ""
    assert "inherited_actor" not in str(last["review_reasons"])
