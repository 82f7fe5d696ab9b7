"""What several sentences tell of one occurrence, and what looks like it but is another."""

from __future__ import annotations

import pytest
from examples import parse

ONE = [
    "A guard was shot dead in Hun on Sunday. His unit believes that gunmen shot at him from a van.",
    "Police [broke up](sub_event_type=Protest with intervention) a rally in Bayda on Sunday and detained four marchers.",
    "Raiders [attacked](sub_event_type=Armed clash) a checkpoint at Zella on Sunday, burning two vehicles.",
    "Protesters [blocked](sub_event_type=Violent demonstration) the coastal road at Zawiya with burning tyres on Sunday.",
    "A brigade in Sabratha [declared for](sub_event_type=Change to group/activity) the GNA on Sunday, a defection that nobody had foreseen.",
    "Tebu and Awlad Suleiman fighters [clashed](killed=1) in Sebha on Sunday, a baker was killed in the crossfire.",
    "A truck bomb [attack](killed=2; injured=5) shook a gate between Hun and Waddan, which killed two and wounded five.",
    "[Clashes](injured=7; location=Bin Jawad) broke out in Bin Jawad on Monday. The hospital in Brega said that seven fighters were wounded in the fighting.",
    "A twin [bombing](location=Derna) struck a market in Derna on Friday. A second blast followed as medics arrived.",
    "The Third Force [fought](killed=9) ISIS near Hun on Monday. It rained all day. Shops stayed shut. Few people were in the streets. So far nine ISIS fighters have been killed.",
    "Police [found](killed=0; injured=0) a car bomb in Zliten on Sunday. Engineers destroyed it without casualties.",
    "Jets [bombed](status=disputed) a farm in Swani on Thursday. The Libyan National Army denied that its jets had bombed it.",
    "On Tuesday gunmen [kidnapped](actor1=Unidentified Armed Group (Libya)) two engineers near Mizda. ISIS claimed the kidnapping in a statement.",
    "On Sunday the Tiger Brigade, hitherto neutral, [declared for](sub_event_type=Change to group/activity) the army in Ghat, a defection which its chief denied on television the next morning and confirmed in writing on Tuesday.",
    "ISIS [attacked](killed=15; sub_event_type=Armed clash) an army post near Waddan on 3 March. The army owned to four dead, and said it had buried 11 of the raiders and taken three prisoner.",
    "Shells [killed](killed=7; injured=23) seven people in Tripoli on Sunday. The rounds landed in Wadi al-Rabie, said a doctor, and 23 people were wounded.",
    "ISIS [raided](location=Waddan) Waddan on Monday. The raid resembles that on Hun in November, in which the group burned down the court.",
    "A reporter was [shot dead](sub_event_type=Attack) in Benghazi on Sunday while covering the clashes.",
    "The mayor of Sirte was [shot](killed=1) on Sunday and died in hospital the next day.",
    "Police [arrested](sub_event_type=Arrests) four suspected smugglers in dawn raids in Sabratha on Monday.",
    "A car bomb [killed](killed=4; location=Derna) four people in Derna on Friday. No one has said who was behind the bombing.",
    "Shells [killed](killed=2) two people in Hun on Friday. Shops stayed shut. Few people were in the streets. It rained all night. Nobody has said who was behind the shelling.",
    "Fighters [shot at](killed=1; actor2=Medics; date_start=2016-09-25) two ambulances in Hun on Sunday, and a medic died of his wounds the next day.",
    "Gunmen [attacked](killed=3; date_end=2016-09-23) a post near Hun on Friday, killing two soldiers; a third died of his injuries on Saturday.",
    "A bomb [wounded](killed=2; injured=6; date_end=2016-09-03) six people in Derna on 3 September. Two of the wounded died in hospital in Tripoli on 5 September.",
    "[Clashes](killed=5; date_start=2016-09-22) in Sebha on Thursday left four dead. A woman hurt in the fighting died on Saturday, a hospital said.",
    "Shells [killed](killed=4) three people in Derna on Friday, the mayor said. A boy died of his wounds on Sunday, according to the hospital.",
    "Shells [killed](killed_min=28; killed_max=30) 30 people in Derna on Friday, the mayor said. The hospital said 28 people were killed.",
    "Protesters [blocked](sub_event_type=Protest with intervention; actor2=Police Forces of Libya) a road in Benghazi on Sunday; police fired warning shots to disperse them.",
    "Protesters marched in Tripoli on Sunday. The Nawasi Brigade fired into the air to [disperse](sub_event_type=Protest with intervention; actor2=Nawasi Brigade) the crowd.",
    "Dozens rallied in Sabha on Friday. Soldiers [shot](sub_event_type=Excessive force against protesters; injured=2) at the demonstrators, wounding two.",
    "Police fired into the air on Friday to [disperse](actor2=Police Forces of Libya) some 200 workers who were protesting outside the ministry in Tripoli.",
    "The army on Friday [denied](killed=11; status=disputed) bombing a house in Swani, where officials say 11 civilians were killed the day before.",
    "Three engineers who had been held since March were [freed](date_start=2016-09-21) on Wednesday.",
    "A car bomb [killed](killed=4; source=) four people in Derna on Friday. No group has said that it was behind the bombing.",
    "Nine people were killed in two days of [fighting](actor1=Gaddadfa; actor2=Awlad Suleiman) between the Qaddadfa and Awlad Suleiman in Sebha, sparked by a monkey's attack on a girl.",
    "Police [broke up](sub_event_type=Protest with intervention; actor2=Police Forces of Libya) a sit-in outside the oil company in Brega on Sunday, arresting 11 workers.",
    "A day after the raid, LNA jets [bombed](location=Haruj) camps of the Chadian rebels in the Haruj mountains.",
    "A bomb planted under the bridge at Wadi Kaam was [defused](sub_event_type=Disrupted weapons use; outcome=foiled) by engineers.",
    "Gunmen planted a bomb under the bridge at Wadi Kaam, but engineers [defused](sub_event_type=Disrupted weapons use) it.",
    "Gunmen [planted](sub_event_type=Remote explosive/landmine/IED; killed=2) a bomb under the bridge at Wadi Kaam, and it killed two drivers.",
    "Hundreds of people [took](sub_event_type=Peaceful protest) to Algeria Square in Tripoli on Friday to demand the departure of militias.",
    "Some 200 people [demonstrated](actor1=Protesters) in Tobruk on Friday. The demonstrators went home before dark.",
]
SEVERAL = [
    "The LNA denied that its forces had fired on Hun, and claimed that they had shot down a drone near Zella.",
    "Six soldiers died in fighting in Benghazi between 1 and 7 May. On Friday a preacher was shot dead in a mosque in Hun; nobody has owned up to the murder.",
    "ISIS gunmen overran a police station in Hun, killing three policemen, and made off with six hostages.",
    "On 5 April the two forces [clashed](sub_event_type=Armed clash) at Wadi al-Rabie; | the next day LNA guns shelled Ain Zara.",
    "LNA aircraft [bombed](sub_event_type=Air/drone strike) the college in Tripoli on Sunday, | and its artillery shelled Mitiga.",
    "Militants [attacked](sub_event_type=Armed clash) the Zella oil field on Sunday, killed five guards | and carried off nine others.",
    "ISIS [shelled](killed=) the port of Sirte on Monday. | A statement claimed the killing of four guards during fighting in Hun.",
    "Heavy [fighting](killed=3) broke out at Sidra between ISIS and the Libyan National Army, during which the Libyan National Army carried out air strikes as well. | Three Libyan National Army soldiers were killed.",
    "On Tuesday the Third Force [kidnapped](actor1=Third Force) two engineers near Mizda. | ISIS claimed the kidnapping of two guards.",
    "A lorry bomb [hit](sub_event_type=Remote explosive/landmine/IED) a barracks in Sirte on Sunday. | A second lorry was stopped with a missile before it could reach the gate.",
    "Three engineers [kidnapped](location=Ubari) in January near Ubari | were freed on Monday, the company said.",
    "On Saturday a charge [went off](weapon=explosive device) beside a road in Zliten, hurting nobody; | a second one was found near the harbour and made safe.",
    "Booby traps [killed](killed=27) 27 people in Sirte between 1 and 7 May. | On Sunday alone three members of a family died on opening the door of their flat.",
    "A landslide [killed](killed=4) four soldiers of the army in clashes in Hun on Friday. | The bombing of Derna went on.",
    "A [bomb](killed=2; date_end=2016-09-23) killed two soldiers in Hun on Friday. | On Saturday a guard died in clashes at the port of Hun.",
    "Between 4 and 15 September [the mission](killed=21) recorded 21 civilian deaths. | Fighters shot at two ambulances in Hun on 18 September, and a medic died of his wounds the next day.",
    "[Protesters](sub_event_type=Peaceful protest) gathered in Tobruk on Sunday. | On Monday gunmen attacked the protesters.",
    "Three engineers were [freed](date_start=2016-09-21) on Wednesday | after they were taken hostage in March by ISIS.",
    "Three engineers, who were [kidnapped](date_edtf=2016-03) in March near Ubari, | were freed on Wednesday.",
    "Shops reopened after the [clashes](location=Sirte) in Sirte on 18 September. | A mine killed a guard in Hun on Friday.",
    "ISIS gunmen [attacked](sub_event_type=Armed clash) a post near Hun on Monday. | The Third Force said after this attack that it was sending reinforcements to Hun.",
]


@pytest.mark.parametrize("marked", ONE)
def test_one_occurrence_is_one_row(marked, read_rows):
    example = parse(marked)
    rows = read_rows(example.text)
    assert len(rows) == 1
    assert {cell: as_text(rows[0][cell]) for cell in example.cells} == example.cells


@pytest.mark.parametrize("marked", SEVERAL)
def test_two_occurrences_are_two_rows(marked, read_rows):
    example = parse(marked.replace(" | ", " "))
    rows = read_rows(example.text)
    assert len(rows) == 2
    assert {cell: as_text(rows[0][cell]) for cell in example.cells} == example.cells


@pytest.mark.parametrize(
    "marked",
    [
        "The latest issue of the ISIS magazine [claimed](actor1=Islamic State; status=claimed) the killing of two policemen in Ajdabiya.",
        "ISIS released a [video](actor1=Islamic State) of the beheading of two guards in Hun.",
        "A channel in Tunis aired a [video](actor1=) of the beheading of two guards in Hun.",
    ],
)
def test_who_claims_or_shows_a_deed_did_it(marked, read_rows):
    example = parse(marked)
    row = read_rows(example.text)[0]
    assert {cell: as_text(row[cell]) for cell in example.cells} == example.cells


def as_text(cell):
    return "" if cell is None else str(cell)
