"""Did it happen: outcomes of plans, threats, attempts and what was stopped; none for what is denied, feared or demanded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from examples import parse

ReadRows = Callable[..., list[dict[str, Any]]]

TOLD = [
    "Militants [attacked](outcome=occurred) the gate but were driven off.",
    "The assault on Hun [was repelled](outcome=occurred) by the guards.",
    "Rebels [tried to seize](outcome=attempted) the port of Brega.",
    "A man [tried to blow up](outcome=attempted) the courthouse in Derna.",
    "An [assassination attempt](outcome=attempted) on a judge failed in Benghazi.",
    "Gunmen [attempted to kidnap](outcome=attempted) a doctor in Sebha.",
    "Security forces [foiled](outcome=foiled) a suicide attack on the ministry in Tripoli.",
    "Police [thwarted](outcome=foiled) an attempt to bomb the courthouse in Khoms.",
    "Engineers [defused](outcome=foiled) a mine in Benghazi.",
    "The plot to bomb the embassy in Tripoli [was foiled](outcome=foiled).",
    "The cell [planned to attack](outcome=planned) the port of Zawiya.",
    "The brigade [will withdraw](outcome=planned) from the airport.",
    "The tribe [threatened to close](outcome=threatened) the pipeline at Rayayna.",
    "The spokesman [threatened](outcome=threatened) that the army would storm Derna.",
    "The commander [vowed to retake](outcome=threatened) the airport.",
    "The army began to [shell](outcome=occurred) the district of Sabri.",
    "Fighters managed to [capture](outcome=occurred) the hill near Gharyan.",
    "The clashes [continued](outcome=occurred) in Ubari.",
    "The guards [foiled an attack](outcome=foiled) on a church in Tobruk.",
    "A plot to [attack](outcome=foiled) the port of Brega was uncovered by the guards.",
    "No one has claimed the [attack](outcome=occurred) on the pipeline near Zilla.",
    "The oil company had to [close](outcome=occurred) the port of Brega.",
    "Had the guards known of it? Gunmen [attacked](outcome=occurred) the port of Brega on Sunday.",
    "The mayor recalled that gunmen had [kidnapped](outcome=occurred) four judges in Derna.",
    "A suicide bomber [was shot dead](outcome=foiled) in Derna before he could reach the checkpoint.",
    "A convoy of the army [was hit](outcome=occurred) near Hun before it reached the town.",
    "The militia's claim to have [shot down](outcome=occurred) a drone near Hun is not new.",
]

SILENT = [
    "The guards did not attack the camp.",
    "No clashes took place in Kufra.",
    "Nobody was arrested in Zuwara.",
    "No one was kidnapped that night.",
    "The militia could seize the port within hours.",
    "If the truce fails, the brigades may shell the port again.",
    "The envoy called for an end to the shelling.",
    "Residents fear an attack on the town.",
    "The tribe demanded the release of three prisoners.",
    "Elders asked the brigade to withdraw from the airport.",
    "Attacks on schools are a crime.",
    "Kidnapping is a crime under the law.",
    "The force was set up to prevent attacks on the pipeline.",
    "The group is able to launch rockets.",
    "The guards are trained to repel attacks.",
    "The council discussed a possible ceasefire.",
    "Militants usually attack at night.",
    "The council banned demonstrations.",
    "Analysts study the effect of airstrikes on morale.",
    "The alliance ruled out airstrikes.",
    "There has been no fighting in Ghat.",
    "Police in Sebha recovered six stolen cars.",
    "The Tripoli court sentenced 12 men to death for killing protesters in 2011.",
    "A rocket launcher fell from a lorry near Hun.",
    "Were the brigade to be driven out of Sebha, it would regroup in the hills and could shell the airport.",
    "Had the ambush come off, the refinery at Zawiya would have been seized within the day.",
    "Should the gunmen attack the port of Brega, exports would stop.",
    "The assault recalls one in May, when the same gunmen stormed the police station in Waddan.",
    "The prosecutor ordered the arrest of a former banker.",
    "The assault that was planned on the port of Brega was postponed.",
    "The brigade called off its attack on the port of Brega.",
    "Officials fear that militias will attack the port of Brega.",
    "The mission called on the army to stop shelling the port of Brega.",
    "It would be a crime to bomb the port of Brega.",
    "The council demanded that the guards reopen the road to Hun.",
    "The tribe denied plans to attack the port of Brega.",
    "The number of attacks on the pipeline rose.",
    "Anyone who attacks a checkpoint will be punished.",
    "The mission accused both sides of attacking civilians in Tripoli.",
    "The guards, whom the council accuses of torturing migrants, run the port.",
    "Migrants were expelled from Zuwara on Friday.",
    "The delegation drove from Tripoli to Misrata on Monday.",
    "The coastguard stopped three boats carrying 312 migrants off Garabulli.",
    "Fishermen recovered the bodies of 14 migrants who had drowned off Zuwara.",
    "The casualties were taken to a clinic in Hun.",
    "The two sides breached the ceasefire on 3 May in Hun.",
    "The envoy regretted the violation of the truce in Sebha.",
]


@pytest.mark.parametrize("marked", TOLD)
def test_outcome(marked: str, read_rows: ReadRows) -> None:
    example = parse(marked)
    rows = read_rows(example.text)
    assert [row["outcome"] for row in rows] == [example.cells["outcome"]]


@pytest.mark.parametrize("text", SILENT)
def test_what_did_not_happen_gives_no_row(text: str, read_rows: ReadRows) -> None:
    assert read_rows(text) == []
