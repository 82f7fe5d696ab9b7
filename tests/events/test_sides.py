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
    "[Clashes](actor1=777 Battalion; actor2=444th Combat Brigade) erupted between the 777 Battalion and the 444 Brigade in Tripoli.",
    "[Clashes](actor1=Tebu; actor2=Zway) broke out between gunmen from the Tebu tribe and gunmen of the Zway tribe in Kufra.",
    "[Clashes](actor1=guards; actor2=Zintan brigades) broke out between guards of the airport and hotel after a quarrel with Zintan fighters.",
    "The LNA, the GNA and local tribes met in Sebha and [signed](actor1=Libyan National Army; actor2=Government of National Accord; Unidentified tribal militia (Libya)) a truce.",
    "Envoys of the LNA, the Tebu and the Zway [signed](actor1=Libyan National Army; actor2=Tebu; Zway) a truce in Kufra on Monday.",
    "Two nurses, a policeman and three traders were [killed](actor2=Medics; Police Forces of Libya; Civilians; killed=6) in Hun.",
    # clauses that the parser runs together
    "In Sirte, BM forces on 15 November [freed](actor1=Bunyan al-Marsus; actor2=Civilians) eleven women who had been held by ISIS.",
    "Residents [marched](sub_event_type=Excessive force against protesters; actor1=Protesters) through Hun to demand that ISIS leave, and ISIS gunmen opened fire, killing two of them.",
    "The Rada force clashed with a gang of smugglers in Hun and [arrested](actor2=Criminal gangs) nine of its members.",
    "The trader [abducted](actor1=) in May was freed by the militia on Sunday.",
    "Egyptian planes [bombed](actor1=Egypt; actor2=) six camps in Derna hours after gunmen had shot dead 28 people in Minya.",
    "Militias allied to the Libya Dawn coalition [stormed](actor1=Libya Dawn; actor2=Jadhran's militia) the Sidra terminal; guards loyal to Ibrahim Jadhran repulsed them.",
    "Idris Madi, who heads the western military zone, escaped when a bomb [exploded](actor2=Libyan National Army) under his car.",
    "Output stopped on Monday after guards demanding back pay [closed](actor1=guards) a valve near Mellitah.",
    "On 6 May guards [opened fire](actor1=guards; actor2=Civilians (Eritrea)) on a group of Eritreans near Bani Walid.",
    "A quarrel [brought Rada to blows](actor1=Special Deterrence Forces; actor2=Hill militia) with the Hill militia on Sunday.",
    "Engineers attached to the LNA on 19 May [defused](actor1=Libyan National Army; date_start=2016-05-19) a bomb in Derna, where there has been no attack since February.",
    "The body of an unidentified man, bearing wounds to the head, was [found](actor1=; actor2=Civilians; killed=1) in Hun.",
    "Masked men of the Harbour Street Company [attacked](actor1=Harbour Street Company) a checkpoint in Hun.",
    "Mines left by ISIS were found in Hun on Sunday. Two boys have been [killed](actor1=Islamic State; actor2=Civilians) by them.",
    # who owns up to a loss, and who only counts it
    "The LNA admitted the [loss](actor2=Libyan National Army; killed=4) of four fighters near Gharyan.",
    "The BDB reported the loss of six men in [clashes](actor1=Benghazi Defence Brigades; actor2=Petroleum Facilities Guard; killed=6) with the PFG in Zella.",
    "Haftar's forces lost 14 men in [fighting](actor1=Government of National Accord; actor2=Libyan National Army; killed=19) at Ain Zara, while the GNA put its own losses at five dead.",
    "Sebha medical centre received nine bodies after [clashes](actor1=; actor2=; killed=9) on Sunday.",
    "No group claimed the [attack](actor1=; actor2=Civilians; injured=3) in which three people were wounded.",
    # what a group is called
    "A group known as the Hill Brigade [attacked](actor1=Hill Brigade) the port.",
    "A militia calling itself the Tripoli Province of Islamic State [killed](actor1=Islamic State (Tripoli Province)) three guards in Sirte.",
    "A previously unknown group, the Free Fezzan Movement, said it had [kidnapped](actor1=Free Fezzan Movement) the consul in Sebha.",
    "The group called ISIS fighters cowards and [attacked](actor1=group) a checkpoint near Hun.",
    "The brigade, the largest in the city, [attacked](actor1=brigade) the port of Derna.",
    "Gunmen affiliated with Libya Dawn [attacked](actor1=Libya Dawn; actor2=) a bridge near Zawiya.",
    "Three clerks were [killed](actor1=Warfalla; actor2=Workers) by gunmen from the Warfalla tribe.",
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
    # who helps whom
    "Rebels backed by NATO [entered](actor1=Rebels) the town of Zliten on Monday.",
    "Forces backed by the GNA [shelled](actor1=Government of National Accord) Surman on Monday.",
    "[Clashes](actor1=Juwaili forces; actor2=Zawiya brigades) took place in Zuwara between men of Osama Juwaili, whom the GNA backs, and a militia from Zawiya, backed by the same government.",
    # each other
    "The Nawasi Brigade and the 301 Battalion [shelled](actor1=Nawasi Brigade; actor2=301st Battalion) each other in Ain Zara.",
    "The Nawasi Brigade and the 301 Battalion [shelled](actor2=) Ain Zara.",
    "Zintan and Misrata brigades [fought](actor1=Zintan brigades; actor2=Misrata brigades; location=) over the airport.",
    "[Fighting](location=Zintan) broke out in Zintan and Misrata brigades pulled back.",
    # what somebody calls them
    "The patrol was [ambushed](actor1=Chadian rebels) near Traghen by what the LNA calls Chadian rebels.",
    "The patrol was [ambushed](actor1=) near Traghen by what residents cannot name.",
    # crowds
    "A mob [attacked](actor1=Rioters; actor2=Tebu) Tebu shops in Kufra.",
    "A crowd [set fire](actor2=Tebu) to four Tebu houses in Kufra.",
    # to whom, at whom, in whose sight
    "30 fighters [surrendered](actor1=fighters; actor2=Libyan National Army) to the LNA in Derna.",
    "A recording shows masked men [shooting](actor1=Unidentified Armed Group (Libya); actor2=Prisoners) three bound prisoners.",
    "The jets of AFRICOM [hit](actor1=AFRICOM; actor2=Islamic State) a truck, two boats and three positions of Daesh.",
    # whose fighters, whose camp
    "ISIS said that the group's fighters had [killed](actor1=Islamic State) five soldiers in Hun.",
    "A trader said that the group's fighters had [killed](actor1=fighters) five soldiers in Hun.",
    "A suicide bomber of ISIS [attacked](actor1=Islamic State; killed=6; sub_event_type=Suicide bomb) a gathering in Derna, killing six.",
    "The Nawasi Brigade found itself under [attack](actor1=301st Battalion; actor2=Nawasi Brigade) from the 301 Battalion.",
    "[Fighting](actor1=Nawasi Brigade; actor2=301st Battalion) pitted the Nawasi Brigade against the 301 Battalion in Tripoli.",
    # ground that is lost, deeds that answer, fire that somebody is under
    "The Kaniyat [lost](actor1=Nawasi Brigade; actor2=7th Brigade (Kaniyat); event_type=Battles) the Yarmouk camp to the Nawasi Brigade on Monday.",
    "The LNA answered with [airstrikes](actor1=Libyan National Army) on two camps near Jufra.",
    "The army's advance on Sabri stalled on Monday under [sniper fire](actor1=Benghazi Revolutionaries Shura Council; actor2=Libyan National Army) from the BRSC.",
    "Trucks from a convoy of the BDB were [struck](actor2=Benghazi Defence Brigades) by a drone near Brak.",
    # what only tells how something came about has no doer
    "Three children and a woman were killed in [shelling](actor1=; actor2=Civilians; killed=4) in Tripoli.",
    # who only finds the dead, and who takes part
    "Police [found](actor1=; actor2=Civilians; killed=3) the bodies of three traders near Tarhuna on Monday.",
    "Volunteers [recovered](actor1=; killed=9) nine bodies from the Sabri district, a hospital said.",
    "Gunmen [dumped](actor1=Unidentified Armed Group (Libya)) the bodies of two traders near Hun on Monday.",
    "Syrian fighters took part in the [assault](actor1=Syrian fighters) on Tarhuna and at least seven of them died.",
    # who claims it
    "ISIS claimed responsibility for the [attack](actor1=Islamic State; status=claimed) on a police post in Fuqaha on Sunday, in which two guards were shot.",
    "Responsibility for the [bombing](actor1=Islamic State; status=claimed) of a court in Derna was claimed by ISIS.",
    "ISIS denied responsibility for the [attack](actor1=) on a police post in Fuqaha on Sunday.",
    "A car bomb [exploded](actor1=; actor2=Civilians) outside a mosque in Derna on Sunday, killing 35 people including Ahmed al-Fitouri of the LNA's supply unit.",
    # whose convoy
    "A warplane struck a [convoy](actor2=militants) of militants near Hun on Sunday.",
    "Two brothers from Hun were found [shot dead](actor1=; actor2=Civilians) near Sebha on Sunday.",
]


@pytest.mark.parametrize("marked", SIDES)
def test_sides(marked, read_rows):
    example = parse(marked)
    row = read_rows(example.text)[0]
    assert {cell: as_text(row[cell]) for cell in example.cells} == example.cells


LATER = [
    "A surgeon was seized by masked men in Sebha on Sunday. He was [freed](actor2=Medics) on Monday.",
    "Egyptian planes bombed a camp in Derna hours after gunmen had [shot dead](weapon=; sub_event_type=Attack; actor2=Civilians) 28 people in Minya.",
    # not those who did it, and not those who are told apart
    "The 166 Battalion arrived in Sirte on Sunday. ISIS fighters [attacked](actor1=Islamic State; actor2=166th Brigade) its convoy on Tuesday.",
    "The Third Force held the base until Friday. On Saturday a suicide bomber [struck](actor2=Third Force) its gate.",
    "The Nawasi Brigade stormed the port on Monday. The guards it drove out came back on Tuesday and [shot](actor1=guards; actor2=Nawasi Brigade) two of its men.",
    "ISIS raided Hun on Monday. The militants [attacked](actor1=Islamic State) a checkpoint on Tuesday.",
    # whose men
    "The army entered the camp on Friday; the Coast Brigade said three of its men had [died](actor2=Coast Brigade).",
    "The army entered the camp on Friday; a doctor said three of its men had [died](actor2=Libyan National Army).",
    "The LNA's Saiqa and the 106th Battalion [took](sub_event_type=Government regains territory) the port in Derna.",
    "An ISIS cell was broken up by Rada and five of its members were [seized](sub_event_type=Arrests; actor2=Islamic State).",
    "Two of the villages were [captured](sub_event_type=Government regains territory) by the LNA on Monday.",
    # the two that the text before names
    "On Monday the Kaniyat moved into a camp held by the Nawasi Brigade. The two sides [clashed](actor1=7th Brigade (Kaniyat); actor2=Nawasi Brigade) on Tuesday.",
    "Tebu and Zway fighters clashed in Kufra on Sunday. The two tribes [signed](actor1=Tebu; actor2=Zway) a truce on Monday.",
    "Tebu and Zway fighters clashed in Kufra on Sunday. Each side [released](actor1=Tebu; Zway) two prisoners on Monday.",
    "The Kaniyat, the Nawasi Brigade and the 301 Battalion met on Monday. The two sides [clashed](actor1=two sides; actor2=) on Tuesday.",
    "The LNA bombed GNA positions in Gharyan on Sunday. Two brothers were hurt on Monday when the two [fired](actor1=) at each other in Hun.",
    # a killer and whom somebody arrested
    "Police [arrested](actor1=Police Forces of Libya; actor2=Civilians; killed=) a man in Zliten.",
    "Police arrested a man in Zliten who had [killed](actor1=Unidentified Armed Group (Libya); killed=2) two traders.",
    "Three policemen were shot dead by the cousin of a man whom they had [arrested](actor1=Police Forces of Libya; killed=) in Surman.",
    "An officer was shot dead by gunmen whom he had [arrested](actor1=; killed=) last year in Derna.",
    "A trader was [arrested](killed=1) by the Nawasi Brigade and shot dead in its prison.",
]


@pytest.mark.parametrize("marked", LATER)
def test_sides_of_a_later_event(marked, read_rows):
    example = parse(marked)
    row = read_rows(example.text)[-1]
    assert {cell: as_text(row[cell]) for cell in example.cells} == example.cells


def as_text(cell):
    return "" if cell is None else str(cell)
