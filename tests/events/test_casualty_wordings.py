"""Ways of telling a toll: each with what it counts, beside wordings that look alike and count otherwise."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language
from tolls_marked import expected

from pipeline.catalogue import Catalogue
from pipeline.events import read_events
from pipeline.events.casualties import read_casualties, total
from pipeline.language import read

WORDINGS = {
    "ages": [
        ("Two boys aged 8 and 11 were killed by an old shell.", "K2"),
        ("Two cousins, aged 9 and 12, were hurt by a mine.", "I2"),
        ("A shopkeeper, 45, was shot dead at his door.", "K1"),
        ("Raiders killed Salem Omar, 34, and wounded his brother Ali, 30.", "K1 I1"),
        ("The clash left Salem Omar, 27, dead and his cousin wounded.", "K1 I1"),
        ("The raid killed 8 and wounded 11.", "K8 I11"),
    ],
    "names that break a total down": [
        ("Three soldiers, identified as Hamad Younes, Idris Farag and Nuri Salem, were killed by a mine.", "K3"),
        ("The dead were named as Nuri Salem, a baker, and Sami Hassan, a student.", "K2"),
        ("The dead included two officers.", "K2+"),
        ("Among those wounded in the attack on the gate were a colonel and two of his guards.", "I3+"),
        ("Four members of the same family, including a toddler, died in the raid.", "K4"),
        ("Six people were hurt, two of whom remain in intensive care.", "I6"),
        ("Twelve people were hurt. Two of them were badly wounded.", "I12"),
    ],
    "sides": [
        ("The brigade lost five men and its rivals three.", "K8"),
        ("The tribe lost four fighters, while its rivals lost nine, in a valley.", "K13"),
        ("The clash left four dead on the northern side and six on the southern side.", "K10"),
        ("Each side lost two fighters.", "K4"),
        ("The clash left four dead, and each side blamed the other.", "K4"),
        ("The clashes killed six fighters and wounded four.", "K6 I4"),
        ("The brigade killed nine raiders and lost three of its own.", "K12"),
    ],
    "things before people": [
        ("The brigade lost four tanks and 20 men.", "K20"),
        ("Pirates captured a boat and its crew of six.", "C6"),
        ("The shelling killed ten sheep and a shepherd.", "K1"),
        ("Troops captured a tank and two villages.", ""),
    ],
    "people whom no list names": [
        ("His companion was killed by a mine.", "K1"),
        ("A beekeeper and his son died in the shelling.", "K2"),
        ("Its occupants were killed by the strike.", "K2+"),
        ("Guards shot the intruder dead at the gate.", "K1"),
        ("The proposal was killed by the council.", ""),
        ("The economy was hurt by the clashes.", ""),
    ],
    "nobody": [
        ("The shelling caused neither deaths nor injuries.", "K0 I0"),
        ("There were no victims.", "K0 I0"),
        ("The victims were buried at dusk.", ""),
        ("Not a single guard was killed in the attack.", "K0"),
        ("The mayor escaped unharmed when gunmen attacked his car.", "K0 I0"),
        ("The general was unhurt, but two guards were killed.", "K2 I0"),
        ("The building was unscathed after the attack.", ""),
        ("The doctor was released unharmed.", ""),
    ],
    "dying by other words": [
        ("Four soldiers fell in battle near the river.", "K4"),
        ("The town fell in the fierce fighting of May.", ""),
        ("Two policemen met their deaths in the bombing.", "K2"),
        ("A gunman mortally wounded a lawyer.", "K1"),
        ("Guards opened fire, wounding one man fatally.", "K1"),
        ("Three protesters fell dead and ten were hurt.", "K3 I10"),
        ("The remains of six men were dug up.", "K6"),
        ("The remains of a rocket were found.", ""),
        ("Five bullet-riddled bodies were found.", "K5"),
        ("A soldier was killed together with his two brothers.", "K3"),
    ],
    "hurt and held by other words": [
        ("A girl is in a critical condition after the blast.", "I1"),
        ("The power grid is in critical condition.", ""),
        ("The clinic treated 14 fighters for burns.", "I14"),
        ("The clinic treated 14 fighters.", ""),
        ("Two guards were killed; the rest were captured.", "K2 C2+"),
        ("Masked men seized two engineers.", "C2"),
        ("The brigade seized two tanks and three boats.", ""),
        ("Police rounded up six men.", "C6"),
        ("A stray bullet hit a boy in the leg.", "I1"),
        ("The raid ended with the death of two guards and the wounding of six.", "K2 I6"),
    ],
    "told again, or later": [
        ("Raiders killed a guard and two soldiers. 3 fatalities.", "K3"),
        ("Raiders killed a guard. There were two fatalities at the port.", "K3"),
        ("Another man died of his wounds, bringing to five the number of people killed in the bombing.", "K5"),
        ("The death toll from last week's clashes between rival brigades has climbed to 50.", "K50"),
    ],
    "members of a body": [
        ("Gunmen killed three of the militia at dawn.", "K3"),
        ("The group said it had killed four of 'the general's brigade' near the port.", "K4"),
        ("Two of the brigades clashed and five soldiers were killed.", "K5"),
        ('Rebels spoke of seven "renegades" dead.', "K7"),
    ],
    "those told before": [
        ("The group claims to have killed two guards, but the police insist that the pair died in a crash.", "K2"),
        ("Raiders killed three guards. The trio died at the gate.", "K3"),
        ("A pair of guards were killed.", "K2"),
    ],
    "doers and bystanders of a clause": [
        ("The air defence of the port has shot down on Friday a small drone.", ""),
        ("Snipers had shot down at noon two guards.", "K2"),
        ("Two guards have been shot dead.", "K2"),
        ("The two traded fire for an hour, a guard and a passing fisherman being killed.", "K2"),
        ("Two guards and a fisherman were killed.", "K3"),
        ("Raiders killed the head of the post and his brother.", "K2"),
        ("Raiders killed a guard in the market and their car was burned.", "K1"),
    ],
    "more, further on": [
        ("The brigade lost four men to a mine on Monday and a further two, by the canal, to snipers.", "K6"),
        ("Gunmen killed two guards at the gate and another three at the port.", "K5"),
        ("The brigade lost a man to snipers on Monday and three more vehicles.", "K1"),
    ],
    "lists and shares of a total": [
        (
            "The office counted 19 deaths in March. Most of the victims had been shot (nine dead), the rest shelled.",
            "K19",
        ),
        ("Clashes killed 12 people. Most of the gunmen fled and three soldiers were killed.", "K15"),
        ("In it eleven raiders were killed, while our side gave four martyrs.", "K15"),
        ("The Martyrs Brigade killed two guards.", "K2"),
        (
            "The navy gave the names of its dead, identifying the dead as Colonel (Pilot) Salem Omar and Captain Nuri Farag.",
            "K2",
        ),
        ("The army spoke of the dead as heroes.", ""),
        ("The council mourned three of its fighters and buried 12 of the raiders.", "K15"),
        ("The council mourned the loss of the bridge.", ""),
    ],
    "bodies handed back": [
        ("The two tribes swapped the bodies of nine fighters.", ""),
        ("The bodies of nine fighters were found.", "K9"),
    ],
    "executions": [
        ("A film shows soldiers shooting three bound captives.", "K3"),
        ("Rebels shot four kneeling hostages.", "K4"),
        ("Guards shot two prisoners who had tried to flee.", ""),
        ("Guards shot a handcuffed man in the leg.", "I1"),
    ],
    "things lost, and no people": [
        ("The patrol lost a truck to a mine but none of its men.", "K0"),
        ("The brigade lost a tank but none of the residents were hurt.", "K0 I0"),
        ("The brigade lost a tank and none of the villagers fled.", ""),
        ("The rocket damaged a gate, but bo casualty.", "K0 I0"),
    ],
    "figures that lean on another": [
        ("Three soldiers were killed and as many wounded in an ambush.", "K3 I3"),
        ("The army reported six dead and twice as many wounded.", "K6 I12"),
        ("The raid killed three and many were wounded.", "K3 I2+"),
        ("The clinic put the dead at 17 and the injured at 60.", "K17 I60"),
        ("The dead at the gate were left there.", ""),
        ("Six people were shot, two fatally.", "K2"),
        ("The shelling cost a mother and her son their lives.", "K2"),
        ("Two captains, Salem Omar and Nuri Farag, and seven of their men were killed.", "K9"),
        ("Two captains, Salem Omar and Nuri Farag, were killed.", "K2"),
        ("Several guards were reported dead.", "K2+"),
        ("Health officials said 11 guards, not 15 as first reported, had died.", "K11"),
    ],
    "falling": [
        ("The brigade clashed with raiders and five of its men fell.", "K5"),
        ("Five of its men fell back to the river.", ""),
        ("The attack ended with two guards and a driver dead.", "K3"),
    ],
    "not vouched for": [
        ("The army denied that any of its men were killed.", ""),
        ("The army rejected reports that ten of its soldiers had died.", ""),
        ("The army denied the attack, in which ten soldiers died.", "K10"),
        ("If true, the killing of 20 fighters would be a heavy blow.", ""),
        ("Had the rocket gone off, it might have killed 40 people.", ""),
    ],
}


@pytest.mark.parametrize(
    ("text", "marks"), [pytest.param(*example, id=example[0]) for group in WORDINGS.values() for example in group]
)
def test_reads_wording(nlp: Language, catalogue: Catalogue, text: str, marks: str) -> None:
    assert total(read_casualties(nlp(text), catalogue)) == expected(marks)


WHOSE = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


@pytest.mark.parametrize(
    "marked",
    [
        "The [Tebu](tebu) lost six men and the [Zway](zway) four in clashes in Kufra.",
        "Clashes between the Awlad Suleiman and the Tebu left ten dead on the [Tebu](tebu) side.",
        "Colonel Salem Omar and two other soldiers of the [106 Brigade](brigade_106) were killed in an ambush in Sirte.",
        "The [Marsa Brigade](marsa_brigade) had two killed in fighting near Sirte.",
    ],
)
def test_says_whose(article, nlp: Language, catalogue: Catalogue, marked: str) -> None:  # type: ignore[no-untyped-def]
    told = article(text=WHOSE.sub(lambda match: match.group(1), marked))
    events = read_events(read(nlp, told), told, catalogue)
    parties = {entry.party.actor_id for event in events for entry in event.casualties if entry.party is not None}
    assert parties == {actor for _, actor in WHOSE.findall(marked)}


def test_harmless_attack_is_an_event(read_rows) -> None:  # type: ignore[no-untyped-def]
    assert [row["killed"] for row in read_rows("The attack on the gate of Sirte killed nobody.")] == [0]


def test_no_fewer_is_no_denial(read_rows) -> None:  # type: ignore[no-untyped-def]
    (row,) = read_rows("No fewer than eight soldiers were killed at a gate in Sirte.")
    assert (row["killed_min"], row["killed_max"]) == (8, None)


def test_nobody_attacked_is_no_event(read_rows) -> None:  # type: ignore[no-untyped-def]
    assert not read_rows("Nobody was attacked in Sirte.")
