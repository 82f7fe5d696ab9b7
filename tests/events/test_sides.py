"""Who stands on which side, where the parse alone does not tell."""

from __future__ import annotations

import pytest
from examples import parse

SIDES = [
    # a name beside a common noun is one party, not two
    "Tebu gunmen [attacked](actor1=Tebu; actor2=) a checkpoint near Murzuq.",
    "Islamic State gunmen [attacked](actor1=Islamic State; actor2=) the hotel in Tripoli.",
    # both of those who lost men fought each other
    "29 Tuareg were killed while eight Tebu died during [clashes](actor1=Tebu; actor2=Tuareg; killed=37) in Ubari.",
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
    "Libya Dawn warplanes [attacked](actor1=Libya Dawn; actor2=Petroleum Facilities Guard) the port of Brega, held by the Petroleum Facilities Guard.",
    "Libya Dawn warplanes [attacked](actor1=Libya Dawn; actor2=) the port of Brega, built by the Italians.",
    "Jets of the army [raided](actor2=Third Force) an arms dump at Hun belonging to the Third Force.",
    "The militants [stormed](actor2=Islamic State) a courthouse, which had been serving ISIS as a headquarters.",
    "The army [bombed](actor2=Chadian rebels) what it described as a camp of Chadian mercenaries.",
    "A car carrying members of the Awlad Suleiman tribe was [attacked](actor1=Chadian rebels; actor2=Awlad Suleiman) by Chadian gunmen.",
    "The Sirte Protection Force said that a drone had [bombed](actor2=Sirte Protection Force) at dawn on Friday its checkpoint.",
    "A charge [went off](actor1=; actor2=local military council) under a vehicle of the local military council.",
    # who did it
    "A trader was [shot dead](actor1=Unidentified Armed Group (Libya); actor2=Civilians) in the market by two men on a motorcycle.",
    "A trader was [shot dead](actor1=; actor2=Civilians) with two men on a motorcycle.",
    "Two of the guard died when their car [hit a landmine](actor1=Islamic State) left behind by ISIS.",
    "US Africa Command said that it had carried out, in coordination with the GNA, a [strike](actor1=AFRICOM) near Bani Walid.",
    "The family of a doctor wept when gunmen [kidnapped](actor1=Unidentified Armed Group (Libya); actor2=Medics) him.",
    "The truce was [signed](actor1=7th Brigade (Kaniyat); actor2=Tripoli Revolutionaries Brigade) in Zawiya by delegates of the 7th Brigade and the Tripoli Revolutionaries Brigade.",
    "Misrata and Zintan [exchanged](actor1=Misrata; actor2=Zintan) 14 prisoners on Thursday.",
    "The Rada Force [detained](actor1=Special Deterrence Forces; actor2=Mohammed al-Ghali) Mohammed al-Ghali, a member of the Buni family.",
    "The GNA said that its air force had [destroyed](actor1=Government of National Accord) two trucks near Tarhuna.",
    "The GNA said that the air force had [destroyed](actor1=Libyan National Army Air Force) two trucks near Tarhuna.",
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
