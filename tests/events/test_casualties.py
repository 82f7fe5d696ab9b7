"""Sentences with the casualties that they tell, marked as ``tests/tolls_marked.py`` says."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tolls_marked import expected

from pipeline.catalogue import Catalogue
from pipeline.events.casualties import read_casualties, total
from pipeline.events.casualty_context import CasualtyMention


def statements(nlp: Language, catalogue: Catalogue, text: str) -> tuple[CasualtyMention, ...]:
    return read_casualties(nlp(text), catalogue)


ACTIVE = [
    ("GNA forces shot down a Russian-made jet over Tarhuna.", ""),
    ("The group executed an Egyptian Christian.", "K1"),
    ("A guard, \u00b2, was killed.", "K1"),
    ("Two men were injured in a blast. One of the injured is a commander's brother.", "I2"),
    ("Two of the wounded later died in hospital.", "K2"),
    ("The airstrike killed eight fighters and wounded 50.", "K8 I50"),
    ("The ambush left the road blocked, killing three soldiers and wounding ten.", "K3 I10"),
    ("A mortar round hit a house in the old town, killing a mother and her two sons.", "K3"),
    ("The blast left two people dead and five injured.", "K2 I5"),
    ("Snipers shot dead a policeman near the port.", "K1"),
    ("Gunmen shot and killed two activists in their car.", "K2"),
    ("The group executed an Egyptian Christian on the beach.", "K1"),
    ("Militants beheaded three guards at the oil field.", "K3"),
    ("The fighting claimed the lives of 14 people.", "K14"),
    ("Clashes in the valley have claimed 63 lives.", "K63"),
    ("The brigade lost three men in the battle.", "K3"),
    ("The unit suffered 31 dead and 46 wounded.", "K31 I46"),
    ("A landmine explosion killed one person and injured another.", "K1 I1"),
    ("Rockets killed at least 12 civilians and injured dozens.", "K12+ I24+"),
    ("The raid killed up to 10 militants.", "K0-10"),
    ("Security forces gunned down four suspects.", "K4"),
    ("The jailers beat a detainee to death.", "K1"),
    ("The army captured 12 fighters and seized two tanks.", "C12"),
    ("Armed men kidnapped a doctor and his driver on the coastal road.", "C2"),
    ("The police arrested around 20 people after the protest.", "C20"),
    ("Attackers took ten engineers hostage.", "C10"),
    ("The bombing killed Colonel Salem Farag, a battalion commander.", "K1"),
    ("The drone strike killed between 5 and 8 militants.", "K5-8"),
    ("The attack killed two dozen recruits.", "K24"),
    ("The shell killed a farmer and two dogs.", "K1"),
    ("The militia stopped a convoy and killed members of its escort.", "K2+"),
    ("A car bomb killed or injured 21 members of the force.", "X21"),
]

PASSIVE = [
    ("Eight civilians were killed and 20 others injured.", "K8 I20"),
    ("Two brothers were shot dead in Derna.", "K2"),
    ("A woman, her two children and a neighbour were killed by a shell.", "K4"),
    ("A family of five was killed when a rocket hit their house.", "K5"),
    ("Four members of a family were killed.", "K4"),
    ("A couple was killed on the airport road.", "K2"),
    ("A soldier was killed and another was wounded.", "K1 I1"),
    ("The commander of the brigade was killed.", "K1"),
    ("Colonel Ahmed Salem was killed in the blast.", "K1"),
    ("Civilians were killed in the shelling.", "K2+"),
    ("Hundreds of people have been displaced and 17 were killed.", "K17"),
    ("Three soldiers who manned the checkpoint were killed.", "K3"),
    ("Six officers were reportedly wounded near the gate.", "I6"),
    ("Five people, including two foreign workers, were killed in a shootout.", "K5"),
    ("At least 9 people including gunmen and civilians were killed and 11 others wounded.", "K9+ I11"),
    ("11 people \u2014 nine fighters and two civilians \u2014 were killed.", "K11"),
    ("Three civilians, a farmer and his two sons, were killed.", "K3"),
    ("Two fighters killed, one wounded.", "K2 I1"),
    ("Four others were kidnapped.", "C4"),
    ("A journalist was shot and killed while he covered the fighting.", "K1"),
    ("Five members of the council were arrested on Sunday.", "C5"),
    ("Several soldiers from the 128 Brigade were wounded on 22 September.", "I2+"),
    ("A man was shot in the head and died.", "K1"),
    ("A guard was shot in the leg.", "I1"),
    ("The head of the tribe was murdered by unknown gunmen.", "K1"),
    ("Ali Salem, a commander of the brigade, was killed.", "K1"),
    ("Eight fighters died and 50 were injured.", "K8 I50"),
    ("Eighteen men of the brigade were taken prisoner.", "C18"),
    ("A dozen migrants drowned off the coast.", "K12"),
    ("Three soldiers were wounded and one of them later died of his injuries.", "K1 I3"),
    ("Two soldiers and three of their friends were later found shot dead.", "K5"),
    ("Ten workers were reported to have gone missing near the border.", "M10"),
    ("Seven guards were killed and another 18 are missing.", "K7 M18"),
    ("Nine fighters were killed or captured.", "K9 C9"),
]

NOMINAL = [
    ("The shelling led to the death of two women.", "K2"),
    ("The magazine claimed the killing of three fighters in the district.", "K3"),
    ("The attack caused eight deaths and 12 injuries.", "K8 I12"),
    ("The death toll rose to 12.", "K12"),
    ("The clashes ended with a toll of 12 dead.", "K12"),
    ("Casualties: 8 dead, 20 wounded.", "K8 I20"),
    ("The brigade took heavy losses: 7 fighters died and 40 were injured.", "K7 I40"),
    ("The battle ended with 12 dead.", "K12"),
    ("There were three fatalities and five injuries.", "K3 I5"),
    ("Pictures show the beheadings of three guards.", "K3"),
    ("The mission documented 30 civilian casualties: 12 dead and 18 injured.", "X30 K12 I18"),
    ("Residents found the bodies of 36 men outside the town.", "K36"),
    ("26 bodies were recovered from the rubble.", "K26"),
    ("The explosion led to injuries.", "I2+"),
    ("The army announced the capture of 14 militants.", "C14"),
    ("A mother and her two girls suffered injuries to the face.", "I3"),
    ("35 people lost their lives in the bombing.", "K35"),
    ("The clashes resulted in one fatality.", "K1"),
    ("The loss of 12 soldiers in one day shook the town.", "K12"),
    ("The clashes left 26 dead. Nine fighters of one side were killed and 17 men of the other were killed.", "K26"),
]

NOBODY = [
    ("No casualties were reported.", "K0 I0"),
    ("The attack caused no casualties.", "K0 I0"),
    ("There were no reports of casualties.", "K0 I0"),
    ("No damage or casualties were reported.", "K0 I0"),
    ("The rocket landed in a field without causing any casualties.", "K0 I0"),
    ("The drone was shot down without casualties.", "K0 I0"),
    ("The shells did not cause any casualties.", "K0 I0"),
    ("No one was hurt in the raid.", "K0 I0"),
    ("There were no deaths.", "K0"),
    ("No fatalities were reported.", "K0"),
    ("Nobody was killed.", "K0"),
    ("The gunmen fled without killing anyone.", "K0"),
    ("Four were injured, but there were no deaths.", "K0 I4"),
]

NOT_CASUALTIES = [
    "Casualties have not been reported.",
    "It is unclear whether there were any casualties.",
    "No figures for the casualties have been given.",
    "The army captured the airport and two villages.",
    "The fighters captured three tanks and 12 vehicles.",
    "The attack destroyed eight vehicles.",
    "The dispute killed off a deal between the two towns.",
    "The court heard the injured party.",
    "The group threatened to kill the hostages.",
    "A bomb could kill dozens of people.",
    "He blew up the bridge to avoid being captured.",
    "The militia vowed to kill every soldier in the city.",
    "Protesters demanded the execution of two prisoners.",
    "The prosecutor issued a warrant for the arrest of three officials.",
    "The minister survived an assassination attempt.",
    "The plane did not kill civilians.",
    "The two sides met on the shores of the Dead Sea.",
    "The forces advanced 45 km and took 600 Flats.",
    "If the dam breaks, thousands will die.",
    "The brigade lost control of two checkpoints.",
    "He was forced to flee before three of the tanks were hit.",
    "The families fear that the men would be killed.",
    "22 countries signed the statement.",
]

FURTHER = [
    ("A mine killed two boys and blinded a third.", "K2 I1"),
    ("The blast killed two guards; a third died in hospital.", "K3"),
    ("The blast killed two guards and cut output by a third.", "K2"),
    ("The blast killed six guards. A captain was among the dead.", "K6"),
    ("A bomb went off at the gate. Among the dead was a captain.", "K1+"),
    ("Shells wounded nine people. Among the wounded were two children.", "I9"),
    ("The clash killed three men. The death toll has since risen to five.", "K5"),
    ("The clash killed 14 men, bringing the total since Monday to 40 dead.", "K14"),
    ("Another soldier was killed on Friday, bringing the death toll to 12.", "K1"),
    ("The number of dead has risen to 14.", "K14"),
    ("First reports had put their number at four.", ""),
    ("The number of people injured in the clashes in the old town stands at 30.", "I30"),
    ("A guard who had been wounded on Monday died in hospital.", "K1"),
    ("Two guards were caught in the blast; all of them died.", "K2"),
    ("The shelling cost five residents their lives.", "K5"),
    ("The shelling cost the town its market.", ""),
    ("A shepherd lost a leg when a mine went off.", "I1"),
    ("Nobody claimed the blast, in which one passer-by lost a leg.", "I1"),
    ("Three passers-by were killed.", "K3"),
    ("The hospital gave a figure of 11 fighters killed and 40 injured.", "K11 I40"),
    ("He gave no casualty figures.", ""),
    ("One man bled to death at the roadside.", "K1"),
    ("A mob beat a man accused of theft to death.", "K1"),
    ("Masked men beat a man accused of theft and chained him to a fence.", ""),
    ("Shelling left 16 dead and about 70 hurt.", "K16 I70"),
    ("A shell fell on the runway without hurting anyone.", "K0 I0"),
    ("A shell fell on the runway without injuring anyone.", "I0"),
    ("The brigade denied that it had lost a single man.", ""),
    ("The brigade said that it had lost a single man.", "K1"),
    ("An officer admitted that the camp was lost.", ""),
    ("The raid killed 22 soldiers, and an officer of the guard said that the camp was lost.", "K22"),
    ("The raid killed 22 soldiers and an officer of the guard.", "K23"),
    ("Three of the kidnapped Egyptians were executed.", "K3 C3"),
    ("It is not known how many people were killed.", ""),
    ("Dozens of people were wounded.", "I24+"),
    ("Three men from the harbour guard and two civilians were killed.", "K5"),
    ("The attack killed three men from the harbour guard and two civilians were wounded.", "K3 I2"),
    ("Two bombers blew themselves up at the port, killing four guards.", "K6"),
    ("Bombers blew themselves up at the port.", "K2+"),
]

ATTACKERS = [
    ("A suicide bomber blew himself up at the gate, killing five guards.", "K6", 1),
    ("The attacker was killed and two soldiers were wounded.", "K1 I2", 1),
    ("A suicide bomber detonated his vest at the gate, killing five guards.", "K5", 0),
    ("The driver of the car bomb killed himself and three guards.", "K4", 1),
    ("The fighter threatened to blow himself up.", "", 0),
]


@pytest.mark.parametrize(("text", "marks"), ACTIVE + PASSIVE + NOMINAL + NOBODY + FURTHER)
def test_reads_count(nlp: Language, catalogue: Catalogue, text: str, marks: str) -> None:
    assert total(statements(nlp, catalogue, text)) == expected(marks)


@pytest.mark.parametrize("text", NOT_CASUALTIES)
def test_reads_nothing(nlp: Language, catalogue: Catalogue, text: str) -> None:
    assert total(statements(nlp, catalogue, text)) == {}


@pytest.mark.parametrize(("text", "marks", "attackers"), ATTACKERS)
def test_attacker_counts_only_where_told(
    nlp: Language, catalogue: Catalogue, text: str, marks: str, attackers: int
) -> None:
    found = statements(nlp, catalogue, text)
    assert total(found) == expected(marks)
    assert sum(mention.who == "attacker" for mention in found) == attackers


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Three soldiers were killed.", ["fighter"]),
        ("Two policemen were wounded.", ["police"]),
        ("A child and two women were killed.", ["child", "woman"]),
        ("Eight migrants drowned.", ["migrant"]),
        ("The strike killed a field commander.", ["commander"]),
        ("The blast killed three soldiers and wounded ten.", ["fighter", "fighter"]),
        ("Six civilians were killed and 20 others injured.", ["civilian", "civilian"]),
        ("Four members of a family were killed.", ["civilian"]),
        ("Two oil workers were kidnapped.", ["worker"]),
        ("Five people died.", ["person"]),
    ],
)
def test_says_who(nlp: Language, catalogue: Catalogue, text: str, who: list[str]) -> None:
    assert [mention.who for mention in statements(nlp, catalogue, text)] == who


def test_parts_point_to_their_total(nlp: Language, catalogue: Catalogue) -> None:
    found = statements(nlp, catalogue, "Eleven people were beheaded: nine fighters and two civilians.")
    assert [(mention.low, mention.part_of) for mention in found] == [(11, -1), (9, 0), (2, 0)]


def test_repetition_points_to_first_statement(nlp: Language, catalogue: Catalogue) -> None:
    found = statements(nlp, catalogue, "Three soldiers were killed. The three soldiers were killed by a mine.")
    assert [mention.part_of for mention in found] == [-1, 0]


def test_same_count_elsewhere_is_a_statement_of_its_own(nlp: Language, catalogue: Catalogue) -> None:
    found = statements(nlp, catalogue, "On 3 May two soldiers were killed. On 9 May two soldiers were killed.")
    assert [mention.part_of for mention in found] == [-1, -1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The health ministry said that five people were killed.", "health ministry"),
        ("Five people were killed, the health ministry said.", "health ministry"),
        ("According to a medical source, five people were killed.", "medical source"),
        ("Five people were killed.", ""),
    ],
)
def test_credits_speaker(nlp: Language, catalogue: Catalogue, text: str, speaker: str) -> None:
    assert [mention.speaker for mention in statements(nlp, catalogue, text)] == [speaker]


def test_speakers_who_differ_give_a_span(nlp: Language, catalogue: Catalogue) -> None:
    text = "The mayor said that 12 people were killed. The hospital said that 15 people were killed."
    assert total(statements(nlp, catalogue, text)) == expected("K12-15")


def test_points_to_side_that_lost(nlp: Language, catalogue: Catalogue) -> None:
    doc = nlp("The brigade lost three men.")
    (mention,) = read_casualties(doc, catalogue)
    assert doc[mention.party_i].text == "brigade"
    assert doc[mention.head_i].text == "men"


def test_offsets_are_those_of_the_words(nlp: Language, catalogue: Catalogue) -> None:
    text = "On Friday eight fighters were killed and 50 wounded in Sirte."
    for mention in statements(nlp, catalogue, text):
        assert text[mention.start_char : mention.end_char] == mention.text
