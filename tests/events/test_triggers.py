"""Which words make an event: the triggers' own examples, more of our own, and three hundred sentences that tell of none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from examples import parse
from own import own_catalogue

ReadRows = Callable[..., list[dict[str, Any]]]

TRIGGERS = own_catalogue().triggers.values()
EXAMPLES = [(str(trigger.sub_event_type), text) for trigger in TRIGGERS for text in trigger.examples]
COUNTER_EXAMPLES = [(str(trigger.sub_event_type), text) for trigger in TRIGGERS for text in trigger.counter_examples]
QUIET = Path(__file__).parents[1] / "data" / "quiet.txt"
TOLERATED = 3

TOLD = [
    "Mothers of missing men [assembled](sub_event_type=Peaceful protest) outside the courthouse in Misrata on Sunday, calling for news of their sons.",
    "Engineers [found](sub_event_type=Disrupted weapons use) a bomb under a bridge in Garabulli and made it safe.",
    "Brigade 301 [handed](sub_event_type=Non-violent transfer of territory) the old 7 April camp over to the ministry.",
    "The company [lifted force majeure](sub_event_type=Other) at Zueitina on Sunday.",
    "Fighters [fell upon](sub_event_type=Armed clash) an army position in Sabri.",
    "The corpses of two brothers, shot in the head, [were recovered](sub_event_type=Attack) from a well near Sirte.",
    "A [firefight](sub_event_type=Armed clash) broke out at the gate of the Abu Salim prison.",
    "The pumping station at Zuwara [has been seized](sub_event_type=Non-state actor overtakes territory) by armed men.",
    "Rebels [seized](sub_event_type=Non-state actor overtakes territory) all of the old town of Nalut.",
    "Several arms [were seized](sub_event_type=Disrupted weapons use) by the coastguard in Zuwara.",
    "Two columns [clashed](sub_event_type=Armed clash) with tribesmen at the oasis.",
    "Guards [exchanged fire](sub_event_type=Armed clash) with smugglers on the Chadian border.",
    "A [gunfight](sub_event_type=Armed clash) broke out at the gate of the ministry between rival guards.",
    "The army [repelled](sub_event_type=Armed clash) militants near Ajdabiya at dawn.",
    "Militants [ambushed](sub_event_type=Armed clash) an army patrol on the Sebha road.",
    "Rebels [shot down](sub_event_type=Armed clash) a helicopter over Ras Lanuf.",
    "The troops [laid siege](sub_event_type=Armed clash) to the militants in Derna's old town.",
    "Warplanes [pounded](sub_event_type=Air/drone strike) a camp south of Bani Walid.",
    "A [drone strike](sub_event_type=Air/drone strike) hit a convoy near Ghadames.",
    "The air force [attacked](sub_event_type=Air/drone strike) three trucks near Mizda.",
    "NATO [struck](sub_event_type=Air/drone strike) a bunker in Tripoli.",
    "A helicopter [fired on](sub_event_type=Air/drone strike) a vehicle west of Sirte.",
    "Artillery [shelled](sub_event_type=Shelling/artillery/missile attack) the port of Benghazi.",
    "Three [rockets landed](sub_event_type=Shelling/artillery/missile attack) beside the airport in Tripoli.",
    "Brigades [fired mortars](sub_event_type=Shelling/artillery/missile attack) at the suburb of Ain Zara.",
    "The brigade [responded with Grad rockets](sub_event_type=Shelling/artillery/missile attack) from the hills near Gharyan.",
    "A [roadside bomb](sub_event_type=Remote explosive/landmine/IED) killed two soldiers in Derna.",
    "A shepherd was killed when he [stepped on a landmine](sub_event_type=Remote explosive/landmine/IED) near Tawergha.",
    "A car [exploded](sub_event_type=Remote explosive/landmine/IED) outside the police station in Benghazi.",
    "Two engineers [died](sub_event_type=Remote explosive/landmine/IED) when a mine went off in Sirte.",
    "A man [blew himself up](sub_event_type=Suicide bomb) at a checkpoint in Sirte.",
    "Raiders [fired shots](sub_event_type=Attack) on a doctor in Gharyan.",
    "Two of the hostages [were let go](sub_event_type=Other) in Hun on Sunday.",
    "Demonstrators [closed](sub_event_type=Peaceful protest) the main road in Janzour on Monday.",
    "A [suicide bomber](sub_event_type=Suicide bomb) drove a truck into the barracks in Zliten.",
    "Youths [threw a hand grenade](sub_event_type=Grenade) at a consulate in Benghazi.",
    "Villagers said that mustard gas had been used in a [chemical attack](sub_event_type=Chemical weapon) on their hamlet.",
    "Gunmen [shot dead](sub_event_type=Attack) a lawyer outside her house in Benghazi.",
    "Militants [beheaded](sub_event_type=Attack) two captured soldiers in Derna.",
    "Gunmen [attacked](sub_event_type=Attack) a hospital in Sebha.",
    "Unknown men [stabbed](sub_event_type=Attack) a shopkeeper in Ghat.",
    "The [bodies](sub_event_type=Attack) of four men [were found](sub_event_type=Attack) near al-Abyar.",
    "Armed men [abducted](sub_event_type=Abduction/forced disappearance) a bank manager in Zawiya.",
    "A militia [seized](sub_event_type=Abduction/forced disappearance) two journalists in Tripoli.",
    "A lawyer [went missing](sub_event_type=Abduction/forced disappearance) in Benghazi.",
    "Guards [raped](sub_event_type=Sexual violence) a migrant in a camp near Bani Walid.",
    "Rada [arrested](sub_event_type=Arrests) a smuggler in Tripoli.",
    "The army [captured](sub_event_type=Arrests) a militant commander in Derna.",
    "Two officials [were detained](sub_event_type=Arrests) at Mitiga airport.",
    "The army [recaptured](sub_event_type=Government regains territory) the town of Hun.",
    "Islamic State [overran](sub_event_type=Non-state actor overtakes territory) the village of Nawfaliya.",
    "Islamic State [took over](sub_event_type=Non-violent transfer of territory) the village of Harawa without a fight.",
    "The Third Force [withdrew](sub_event_type=Non-violent transfer of territory) from Tamanhint air base.",
    "The guards [handed over](sub_event_type=Non-violent transfer of territory) the airport to the municipality of Zintan.",
    "Gunmen [robbed](sub_event_type=Looting/property destruction) a bank in Sirte.",
    "Salafists [demolished](sub_event_type=Looting/property destruction) a Sufi shrine in Zliten.",
    "Islamic State [seized](sub_event_type=Looting/property destruction) three tanker trucks near Waddan.",
    "The two tribes [signed an agreement](sub_event_type=Agreement) in Ubari.",
    "The two sides [exchanged prisoners](sub_event_type=Agreement) near Zintan.",
    "Engineers [defused](sub_event_type=Disrupted weapons use) a car bomb in Benghazi.",
    "Police [found a bomb](sub_event_type=Disrupted weapons use) under a bridge in Tripoli.",
    "Border guards [seized weapons](sub_event_type=Disrupted weapons use) near Ghadames.",
    "The brigade [set up a checkpoint](sub_event_type=Headquarters or base established) near Brak.",
    "Turkey [opened a training centre](sub_event_type=Headquarters or base established) in Khoms.",
    "The 128 Brigade [deployed](sub_event_type=Other) to Jufra.",
    "The militia [released](sub_event_type=Other) a doctor in Zawiya.",
    "Guards [closed](sub_event_type=Other) the pipeline at Rayayna.",
    "Forty inmates [escaped from prison](sub_event_type=Other) in Sabratha.",
    "A battalion in Sirte [pledged allegiance](sub_event_type=Change to group/activity) to the Islamic State.",
    "Two brigades [announced the formation](sub_event_type=Change to group/activity) of a joint force in Misrata.",
    "Protesters [closed](sub_event_type=Peaceful protest) the port of Hariga.",
    "Teachers [held a sit-in](sub_event_type=Peaceful protest) in Qubba.",
    "Youths [rioted](sub_event_type=Violent demonstration) in Beida.",
    "A mob [lynched](sub_event_type=Mob violence) a suspected thief in Ajdabiya.",
]

NOT_TOLD = [
    ("Armed clash", "The two deputies clashed over the budget."),
    ("Armed clash", "The champions attacked from the first minute of the derby."),
    ("Air/drone strike", "Tanker drivers began a strike over unpaid wages."),
    ("Shelling/artillery/missile attack", "Shell signed a contract with the corporation."),
    ("Remote explosive/landmine/IED", "A boiler exploded in a bakery."),
    ("Remote explosive/landmine/IED", "Food prices exploded in the spring."),
    ("Suicide bomb", "The resignation was political suicide, an ally said."),
    ("Attack", "The novel ends when the heroine murders her uncle."),
    ("Attack", "Seven pilgrims died when their bus overturned."),
    ("Non-state actor overtakes territory", "The photographs capture the mood of Tripoli."),
    ("Non-state actor overtakes territory", "The talks took place in Tunis."),
    ("Other", "The ministry released new figures on wheat."),
    ("Other", "The road was closed for maintenance."),
    ("Peaceful protest", "The study demonstrates that rainfall is declining."),
    ("Looting/property destruction", "The striker stole the show in Benghazi."),
    ("Other", "A firefight broke out at the gate of the Abu Salim prison."),
    ("Peaceful protest", "Ministers gathered in Tunis to call for a ceasefire."),
    ("Peaceful protest", "The crowd gathered to watch the match."),
    ("Suicide bomb", "A van loaded with vegetables ploughed into a wall in Khoms."),
    ("Remote explosive/landmine/IED", "The mayor set off a debate about fuel prices."),
    ("Agreement", "The truce between the two tribes collapsed after a week."),
    ("Armed clash", "Near Sirte the army's advance has faltered."),
    ("Armed clash", "The offensive has stalled."),
    ("Armed clash", "He had fought for the LNA in 2011."),
    ("Air/drone strike", "Most of the casualties were caused by shelling, followed by air strikes."),
    ("Shelling/artillery/missile attack", "Most of the casualties were caused by shelling, followed by air strikes."),
    ("Armed clash", "The actual number of casualties is likely to be considerably higher."),
    ("Armed clash", "In an interview with a daily on Monday the general attacked the militias of Tripoli."),
    ("Attack", "A preacher attacked the parliament in Tobruk in a sermon on Friday."),
    ("Armed clash", "Weapons were handed over on Sunday to brigades fighting Haftar."),
    ("Peaceful protest", "Two engineers have been held since March in Ubari."),
    ("Statement", "The minister condemned violence in general."),
]


@pytest.mark.parametrize(("sub_event_type", "text"), EXAMPLES)
def test_example_of_a_trigger(sub_event_type: str, text: str, read_rows: ReadRows) -> None:
    assert sub_event_type in {row["sub_event_type"] for row in read_rows(text)}


@pytest.mark.parametrize(("sub_event_type", "text"), [*COUNTER_EXAMPLES, *NOT_TOLD])
def test_counter_example(sub_event_type: str, text: str, read_rows: ReadRows) -> None:
    assert sub_event_type not in {row["sub_event_type"] for row in read_rows(text)}


@pytest.mark.parametrize("marked", TOLD)
def test_one_row_with_its_sub_type(marked: str, read_rows: ReadRows) -> None:
    example = parse(marked)
    rows = read_rows(example.text)
    assert [row["sub_event_type"] for row in rows] == [example.cells["sub_event_type"]]


def test_every_trigger_that_makes_events_has_an_example() -> None:
    bare = [trigger.id for trigger in TRIGGERS if not trigger.examples and str(trigger.strength) != "aspect"]
    assert bare == []


def test_quiet_sentences_give_hardly_a_row(read_rows: ReadRows) -> None:
    lines = [line for line in QUIET.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    alarms = [f"{line} ({row['sub_event_type']}: {row['action']})" for line in lines for row in read_rows(line)]
    assert len(lines) >= 300
    assert len(alarms) <= TOLERATED, "\n".join(alarms)
