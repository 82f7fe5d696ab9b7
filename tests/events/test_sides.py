"""Who stands on which side, where the parse alone does not tell."""

from __future__ import annotations

import pytest
from examples import parse

SIDES = [
    # a name beside a common noun is one party, not two
    "Tebu gunmen [attacked](actor1=Tebu; actor2=) a checkpoint near Murzuq.",
    "Islamic State gunmen [attacked](actor1=Islamic State; actor2=) the hotel in Tripoli.",
    # both of those who lost men fought each other
    "29 Tuareg were killed while eight Tebu died during [clashes](actor1=Tuareg; actor2=Tebu; killed=37) in Ubari.",
    "Two Zintani fighters and five Misratans died in [fighting](actor1=Zintan brigades; actor2=Misrata brigades; killed=7) near the airport.",
    "The army [suffered](actor1=Libyan National Army; actor2=Ansar al-Sharia; killed=4) three fatalities, while the fighters from Ansar al-Sharia sustained one death in Laithi.",
    "Three soldiers were killed and four LNA fighters were wounded in [clashes](actor1=; actor2=Libyan National Army; killed=3; injured=4) in Derna.",
    "Two civilians and a fighter of the Third Force were killed in [fighting](killed=3) in Sebha.",
    # lists
    "[Clashes](actor1=Misrata brigades; actor2=Zintan brigades) between Misrata and Zintan brigades left three dead.",
    "[Fighting](actor1=Bani Walid militias; actor2=Misrata brigades) between Bani Walid and Misrata militias went on.",
    "[Clashes](actor1=Libyan National Army) between the army and militants of Ansar al-Sharia and the BRSC continued in Benghazi.",
    "[Fighting](actor1=; actor2=) between Ajdabiya and Brega went on.",
    # the clause beside the fight
    "Fierce [clashes](actor1=Libyan National Army; actor2=Ansar al-Sharia) continued in Sabri as the LNA pushed towards Ansar al-Sharia positions.",
    "[Clashes](actor1=Zintan brigades; actor2=Misrata brigades) resumed near the airport as Zintani fighters tried to retake it from Misratan brigades.",
    "[Clashes](actor1=; actor2=) resumed near the airport as residents fled to Zintan.",
    # whose it was that was hit
    "Libya Dawn warplanes [attacked](actor1=Libya Dawn; actor2=Petroleum Facilities Guard) the terminal at Sidra, guarded by the Petroleum Facilities Guard.",
    "Libya Dawn warplanes [attacked](actor1=Libya Dawn; actor2=) the terminal at Sidra, built by the Italians.",
    # what only tells how something came about has no doer
    "Three children and a woman were killed in [shelling](actor1=; actor2=Civilians; killed=4) in Tripoli.",
]


@pytest.mark.parametrize("marked", SIDES)
def test_sides(marked, read_rows):
    example = parse(marked)
    row = read_rows(example.text)[0]
    assert {cell: as_text(row[cell]) for cell in example.cells} == example.cells


def as_text(cell):
    return "" if cell is None else str(cell)
