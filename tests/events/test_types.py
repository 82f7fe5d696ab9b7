"""The sub-event type where trigger, weapon, doer and victim decide together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from examples import parse

ReadRows = Callable[..., list[dict[str, Any]]]

TOLD = [
    # Protests: peaceful, met with force, shot at; riots
    "Hundreds [demonstrated](sub_event_type=Peaceful protest) in Tobruk against the arrest of a preacher.",
    "Residents of Tripoli [protested](sub_event_type=Peaceful protest) against the militias that killed two boys.",
    "Police [dispersed](sub_event_type=Protest with intervention) a demonstration in Zawiya with tear gas.",
    "Residents [protested](sub_event_type=Protest with intervention) in Misrata and police fired into the air.",
    "A demonstration in Benghazi [was broken up](sub_event_type=Protest with intervention) by police with batons.",
    "Militiamen [opened fire](sub_event_type=Excessive force against protesters) on demonstrators in Gharghour and killed 40 of them.",
    "Soldiers [shot dead](sub_event_type=Excessive force against protesters) three protesters in Benghazi.",
    "Protesters [stormed](sub_event_type=Violent demonstration) the parliament building in Tripoli.",
    "Demonstrators [burned tyres](sub_event_type=Violent demonstration) and threw stones in Tripoli.",
    "An angry mob [ransacked](sub_event_type=Mob violence) a bakery in Sabha.",
    # Taking: ground, people, arms, goods
    "The LNA [captured](sub_event_type=Government regains territory) the Brega terminal.",
    "Militants [captured](sub_event_type=Non-state actor overtakes territory) the town of Sabratha.",
    "Islamic State [entered](sub_event_type=Non-violent transfer of territory) the town of Harawa without resistance.",
    "The LNA [captured](sub_event_type=Arrests) five militants in Ganfouda.",
    "Gunmen [seized](sub_event_type=Abduction/forced disappearance) a former minister in Tripoli.",
    "Soldiers [seized](sub_event_type=Disrupted weapons use) rockets and mines in Sirte.",
    # Weapon and doer
    "LNA jets [targeted](sub_event_type=Air/drone strike) a camp in Derna.",
    "A civilian was [killed](sub_event_type=Remote explosive/landmine/IED) by a landmine in Gwarsha.",
    "Two children were [wounded](sub_event_type=Remote explosive/landmine/IED) when they stepped on a landmine near Tawergha.",
    "A bomber on foot [killed](sub_event_type=Suicide bomb) three guards with an explosive belt in Sirte.",
    "Militants [attacked](sub_event_type=Shelling/artillery/missile attack) the airport with mortars.",
    "A van filled with explosives [ploughed into](sub_event_type=Suicide bomb) an army post in Benghazi.",
    "An attacker [detonated his vest](sub_event_type=Suicide bomb) among soldiers near Abu Grein.",
    # Ground, and who is driven off it
    "LNA troops [forced](sub_event_type=Government regains territory) the Tebu fighters out of the Fil oilfield.",
    "LNA troops [drove](sub_event_type=Government regains territory; actor2=Islamic State) ISIS fighters from the heights above Derna.",
    "The brigade [was expelled](sub_event_type=Non-state actor overtakes territory) from Zawiya by a rival militia.",
    "BDB fighters [evicted](sub_event_type=Non-state actor overtakes territory) PFG guards from Ras Lanuf.",
    "The council [hanged](sub_event_type=Attack; weapon=; killed=2) two men whom it had convicted of planting bombs.",
    "British troops [destroyed](sub_event_type=Disrupted weapons use; outcome=occurred) an ISIS suicide vehicle near Misrata.",
    "A salvo of Grad rockets [came down](sub_event_type=Shelling/artillery/missile attack; weapon=Grad) on the Sidra tank farm.",
    "Several hundred people [gathered](sub_event_type=Peaceful protest) in Hun on Friday to condemn the offensive.",
    "Rebels [downed](sub_event_type=Armed clash) a helicopter near Hun.",
    "Masked men [seized](sub_event_type=Abduction/forced disappearance) the head of a bank in Sebha on Friday.",
    "The LNA [declared full control](sub_event_type=Government regains territory; status=claimed) of the Sabri district on 5 July.",
    "Bunyan al-Marsus fighters [drove](sub_event_type=Government regains territory) ISIS out of the port of Sirte.",
    "The airport [passed into the hands](sub_event_type=Non-state actor overtakes territory) of the Misratan brigades.",
    "The port [was back in the hands](sub_event_type=Government regains territory) of the LNA by nightfall.",
    "The garrison [turned](sub_event_type=Non-violent transfer of territory) the Tmanhint base over to the Third Force.",
    "The battalion [took over](sub_event_type=Non-violent transfer of territory) the base at Hun by arrangement.",
    # From the air, whatever the parse made of it and whoever shot back
    "A column of the 604 Battalion [was caught in the open](sub_event_type=Air/drone strike; weapon=aircraft) near Abu Grein on Sunday by jets which nobody named.",
    "Jets of the LNA [attacked](sub_event_type=Air/drone strike) the harbour at Sidra until anti-aircraft fire drove them off.",
    "Gunmen [fell upon](sub_event_type=Armed clash) an LNA post near Brega, from which they were driven off by helicopter gunships.",
    # Bombs by other words
    "A [charge](sub_event_type=Remote explosive/landmine/IED; weapon=explosive device) exploded under a police car in Sabha.",
    "Militants [dynamited](sub_event_type=Remote explosive/landmine/IED; weapon=dynamite) a bridge near Nofaliya.",
    "The brigade [lost](sub_event_type=Remote explosive/landmine/IED; weapon=mine) two men to a mine in Sirte.",
    "A man was [killed](sub_event_type=Remote explosive/landmine/IED; weapon=booby trap) in Sirte on opening the door of his booby-trapped house.",
    "The militants had left mines in Sabri. Two men [died](sub_event_type=Remote explosive/landmine/IED; weapon=mine) on Sunday after entering their shop.",
    "Two men [died](sub_event_type=Attack; weapon=) on Sunday after entering their shop in Sabri.",
    "On 9 March two boys were killed by shells which [struck](sub_event_type=Shelling/artillery/missile attack) houses in Gurji during fighting between two brigades.",
    "Youths [set fire](sub_event_type=Looting/property destruction; weapon=) to a clinic in Zliten.",
    "Gunmen [stormed](sub_event_type=Attack) a medical centre in Zliten and shot three people.",
    # What comes down, whose dead are given back, who is caught, what a grenade is thrown at
    "Two Katyushas [came down](sub_event_type=Shelling/artillery/missile attack; weapon=Katyusha) on the Sidra tank farm.",
    "Elders secured the [handover](sub_event_type=Other) of the bodies of seven fighters in Kufra.",
    "Police announced the [capture](sub_event_type=Arrests) of an ISIS financier in Misrata.",
    "The LNA [captured](sub_event_type=Government regains territory) an ISIS stronghold near Derna.",
    "Unknown men [lobbed a hand grenade](sub_event_type=Grenade) over the wall of a consulate in Tripoli.",
    "The port of Derna was [hit](sub_event_type=Air/drone strike) from the air on Saturday.",
    "Mortar rounds [rained](sub_event_type=Shelling/artillery/missile attack) on a suburb of Tripoli for two hours.",
    "The Zintan brigades [withdrew](sub_event_type=Non-violent transfer of territory) from Nofaliya without a fight as the army advanced.",
    "Bandits [held up](sub_event_type=Looting/property destruction) a bank van near Tarhuna.",
    "A commander of the Saiqa was [picked off](sub_event_type=Armed clash) by a sniper in Derna.",
    # Goods and people
    "Gunmen [made off with](sub_event_type=Looting/property destruction) two lorries of sugar near Mizda.",
    "Bandits [made off with](sub_event_type=Abduction/forced disappearance) three drivers near Mizda.",
    # Whom
    "Gunmen [fired at](sub_event_type=Excessive force against protesters) a sit-in in Tripoli, killing one man.",
    "An angry crowd [torched](sub_event_type=Mob violence) the council building in Tarhuna.",
    "An angry crowd [demolished](sub_event_type=Mob violence) the house of a merchant in Sabha.",
    "A crowd of protesters [set fire](sub_event_type=Violent demonstration) to a bank in Tobruk.",
    "Gunmen [killed](sub_event_type=Attack) a farmer near Brak.",
    "Gunmen [killed](sub_event_type=Armed clash) two soldiers near Brak.",
    "Gunmen [shot dead](sub_event_type=Attack) a retired colonel in Benghazi.",
    "Militants [executed](sub_event_type=Attack) three captured soldiers in Sirte.",
    "Gunmen [fired on](sub_event_type=Attack) an ambulance in Tripoli.",
    "Gunmen [attacked](sub_event_type=Armed clash) an army checkpoint near Zella.",
    # Stopped
    "Guards [foiled](sub_event_type=Disrupted weapons use) a car bombing in Misrata.",
]


@pytest.mark.parametrize("marked", TOLD)
def test_sub_type(marked: str, read_rows: ReadRows) -> None:
    example = parse(marked)
    rows = read_rows(example.text)
    assert [row["sub_event_type"] for row in rows] == [example.cells["sub_event_type"]]
