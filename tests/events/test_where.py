"""Where an event took place: each text carries what the cells of its first row must hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from examples import parse

Rows = Callable[..., list[dict[str, Any]]]

EVENTS_OWN_PLACE = [
    # not the speaker's
    "A spokesman in Tripoli said clashes broke out in [Derna](location=Derna).",
    "Speaking from Tunis, the minister said gunmen attacked a checkpoint near [Bani Walid](location=Bani Walid; geo_precision=2).",
    "The spokesman told reporters in Benghazi that jets bombed a depot in [Hun](location=Hun).",
    "Clashes erupted in [Sabratha](location=Sabratha), a diplomat in Tunis said.",
    "In [Derna](location=Derna), residents said clashes broke out overnight.",
    "A car bombing in [Khoms](location=Khoms) is said to have hurt nobody.",
    "Two quarters, [Laithi](location=Laithi) among them, reported fighting.",
    "Witnesses said that the oil port at [Sidra](location=Sidra) was under attack.",
    "A [minister in Tripoli](location=) said two soldiers were killed.",
    # not the actor's home
    "Misrata forces clashed with ISIS in [Sirte](location=Sirte).",
    "Zintan brigades shelled a base in [Gharyan](location=Gharyan).",
    "Gunmen from Zawiya kidnapped a doctor in [Surman](location=Surman).",
    "A man from Derna was shot dead in [Tobruk](location=Tobruk).",
    "[A man from Derna](location=) was shot dead.",
    "The Tripoli government bombed a convoy near [Waddan](location=Waddan).",
    "[Misrata fighters](location=) attacked a checkpoint.",
    "The mayor of Sirte was abducted in [Khoms](location=Khoms).",
    "A Tripoli-based militia stormed a police station in [Zuwara](location=Zuwara).",
    "The head of the Zawiya council was kidnapped in [Janzour](location=Janzur).",
    "Residents of [Kufra](location=Kufra) protested against power cuts.",
    "Residents of [Ghurayfa](location=Ghurayfa) municipality in Wadi al-Ajal held a protest.",
    "Cleaners of the water company, Gharyan branch, held a sit-in in front of the ministry in [Tripoli](location=Tripoli).",
    "Soldiers of the Tobruk military area found two bodies near the [Jaghbub oasis](location=Jaghbub).",
    "Guards arrested two men of the Derna Revolutionaries' Shura Council in [Tripoli](location=Tripoli).",
    "Gunmen shelled the Bunyan al-Marsus (Misrata) trenches at [Abu Grein](location=Abu Grein).",
    "Gunmen from Bani Walid fired on a crowd at an anti-Misrata rally in [Gharyan](location=Gharyan).",
    "A registrar was kidnapped by militias in [Tripoli](location=Tripoli).",
    "The authorities in Tripoli had spoken of eleven dead, and the army denied the [strike](location=).",
    "The 7th Brigade, backed by the Sumud Brigade from Misrata, attacked gunmen in [Gharyan](location=Gharyan).",
    "On 9 March fighters of Misrata's 166 Battalion attacked a post in [Waddan](location=Waddan).",
    "The Zuwara Martyrs fired on a boat near [Sabratha](location=Sabratha).",
    "Soldiers attacked the [Yarmouk army camp](location=Yarmouk camp).",
    "At the [Shwayrif](location=Shwayrif) crossroads on Friday Zintan and Misrata exchanged nine prisoners.",
    "The 82nd Battalion, which is [Ghat](location=Ghat; geo_precision=2)-based, defected on Friday.",
    # a hospital that reports
    "Eight men were shot dead in [Sebha](location=Sebha); Murzuq hospital received three of the bodies.",
    "According to the hospital in Waddan, four men died when a depot in [Hun](location=Hun) blew up.",
    "According to the hospital in [Waddan](location=Waddan), four men died when a depot blew up.",
    "Gunmen shelled the general hospital in [Murzuq](location=Murzuq).",
    "A convoy of the army bound for Derna was ambushed at [Makhili](location=Makhili).",
    "A convoy bound for [Derna](location=Derna) was ambushed.",
    "[Sirte](location=Sirte) saw clashes on Friday.",
    # sites without an entry
    "A car bomb exploded beside the [Gulf power station](location=Gulf power station; geo_precision=2), west of Sirte.",
    "Gunmen attacked a post at the [Qaryat junction](location=Qaryat junction; geo_precision=2).",
    "Youths closed the pipeline from the [103A field](location=103A field) on Sunday.",
    "Gunmen stormed the General Hospital in [Hun](location=Hun).",
    "A drone struck a car in [Kufra Street](location=Kufra Street) in Tripoli.",
    # towns that share the noun of a body
    "Zintan and Warshafana fighters [clashed](location=; actor1=Zintan brigades; actor2=Warshefana tribe) on Monday.",
    "Jets bombed positions of the Mujahideen Shura Council in [Derna](location=Derna) on Sunday.",
    # what is avenged
    "Jets raided [Mitiga airport](location=Mitiga airport) in response to an earlier attack on Zintan.",
    # not a person's name
    "After talks between Misrata and Zliten the mufti Madani Shweref was [released](location=).",
    "The water was cut after its leader, Mabrouk Salem, was [arrested](location=).",
    "Gunmen abducted Colonel Mabrouk in [Hun](location=Hun).",
    # not the institution's name
    "A University of Tripoli professor was kidnapped in [Tajoura](location=Tajura).",
    "Gunmen kidnapped two Sirte Oil Company workers near [Brega](location=Brega).",
    "The Benghazi Defence Brigades attacked soldiers in [Ras Lanuf](location=Ras Lanuf).",
    "The Tripoli Revolutionaries Brigade clashed with gunmen in [Tarhuna](location=Tarhuna).",
    "Gunmen stormed the [Tobruk](location=Tobruk) council building.",
    # not the dateline
    "TRIPOLI, 12 April 2019 \u2014 Gunmen attacked a checkpoint in [Sebha](location=Sebha).",
    "TUNIS (Maghreb Wire) - [Gunmen](location=) killed two soldiers on Friday.",
    "TRIPOLI \u2014 [Gunmen](location=) killed two soldiers on Friday.",
    # target and launching place, origin and destination
    "Fighters fired rockets from Tarhuna at a barracks in [Ain Zara](location=Ain Zara).",
    "From its bases in Jufra the LNA launched airstrikes on [Gharyan](location=Gharyan).",
    "The brigade withdrew from [Bin Jawad](location=Bin Jawad) to Ras Lanuf.",
    "ISIS fighters fled to Sabha after clashes in [Sirte](location=Sirte).",
    "[Gunmen](location=) killed two pilots who had fled to Malta.",
    "Rebels pushing towards Misrata by way of [Zliten](location=Zliten) came under mortar fire.",
    "A source in [Sebha](location=Sebha) medical centre said that nine people had been killed in clashes since Sunday.",
    "Gunmen stormed [Sebha medical centre](location=Sebha Medical Centre) on Sunday.",
    # nor where somebody was before
    "Police [arrested](location=) a man accused of killing ten people in Sirte in 2015.",
    "A former officer who had served in Sirte was shot dead in [Derna](location=Derna).",
    "Gunmen [killed](location=) a judge who served in Misrata under Gaddafi.",
    "A man accused of theft was shot dead in [Hun](location=Hun; sub_event_type=Attack).",
    "A nurse who works for a clinic in [Hun](location=Hun) was abducted.",
    "A patrol that was driving through [Hun](location=Hun) was ambushed.",
    # abroad
    "Clashes broke out in the Lebanese city of [Tripoli](location_id=tripoli_lebanon; geo_precision=1; admin1=).",
    "Gunmen attacked a bus in [Cairo](location=Cairo; admin1=; admin2=).",
    "Egyptian jets bombed camps in [Derna](location=Derna).",
    "Clashes broke out near the [Libyan-Tunisian border](location=Libyan-Tunisian border).",
    # the country alone
    "Airstrikes killed nine fighters in [Libya](location=Libya; latitude=; longitude=; geo_precision=; admin1=).",
]

HOME_WHERE_NOTHING_ELSE_IS_TOLD = [
    "Gunmen beheaded a [Derna](location=Derna; geo_precision=2) man whom they took for a spy.",
    "An [Ubari](location=Ubari; geo_precision=2) bank manager was kidnapped at dawn.",
    "Officers of the [Misrata](location=Misrata; geo_precision=2) municipal council were attacked by gunmen.",
    "Gunmen took control of the [Sirte](location=Sirte) immigration centre.",
    "Work at the [Sirte](location=Sirte; geo_precision=2) Oil Company was disrupted by demonstrators.",
    "People from [Kufra](location=Kufra) protested outside a clinic against the lack of nurses.",
    "The Benghazi Revolutionaries Shura Council [killed three soldiers](location=).",
    "The Shura Council of Derna Mujahideen [kidnapped a journalist](location=).",
    "A Derna man was shot dead in [Tobruk](location=Tobruk).",
    "The Zintan militia [opened fire](location=) on the convoy of a general.",
    "Fighters of the Misrata tribe [attacked](location=) a checkpoint.",
    "A Derna man and a Tobruk teacher were [kidnapped](location=).",
    "A Derna-based teacher was [kidnapped](location=).",
]

PARTS_AND_OFFSETS = [
    "An airstrike hit a convoy [45 km south west of Sirte](location=45 km south-west of Sirte; location_id=sirte; geo_precision=2; latitude=30.9198; longitude=16.249).",
    "A bomb exploded some [20 km to the south of the city of Waddan](location=20 km south of Waddan; geo_precision=2).",
    "Gunmen attacked a patrol [10 miles east of Brega](location=10 miles east of Brega; geo_precision=2).",
    "Clashes broke out [south of Benghazi](location=south of Benghazi; location_id=benghazi; geo_precision=2).",
    "A strike hit a convoy [between Bani Walid and Sebha](location=between Bani Walid and Sebha; geo_precision=2).",
    "Gunmen ambushed a patrol on the road from [Brega to Ajdabiya](location=between Brega and Ajdabiya; geo_precision=2).",
    "A mine exploded on the [Zawiya\u2013Tripoli](location=between Zawiya and Tripoli; geo_precision=2) road.",
    "Clashes broke out in [eastern Sirte](location=Sirte; location_id=sirte; location_kind=town; location_text=eastern Sirte; admin2=Sirte; geo_precision=2; latitude=31.206; longitude=16.6046).",
    "A shell hit a house in the [south of Benghazi](location=Benghazi; geo_precision=2; latitude=32.102).",
    "An airstrike hit an area in [southern Benghazi](location=Benghazi; location_text=southern Benghazi; geo_precision=2; latitude=32.102).",
    "Fighting broke out at [Sirte's western entrance](location=Sirte; location_text=Sirte's western entrance; geo_precision=2).",
    "Fighting broke out at the [western entrance of Sirte](location=Sirte; location_text=western entrance of Sirte; geo_precision=2).",
    "A bomb exploded in the [centre of Sirte](location=Sirte; location_text=centre of Sirte; geo_precision=1).",
    "A bomb exploded [near](geo_precision=2) [Sirte](location=Sirte; location_text=Sirte).",
    "A bomb exploded on the outskirts of [Sirte](location=Sirte; geo_precision=2).",
    "Rockets fell on [Misratas city centre](location=Misrata; location_text=Misratas city centre).",
    "A bomb exploded on [Bani Walids northern outskirts](location=Bani Walid; geo_precision=2).",
    "Clashes broke out in the western city of [Zawiya](location=Zawiya; location_text=city of Zawiya; geo_precision=1).",
    "ISIS attacked [Sirte port](location=Sirte port; location_kind=port; admin2=Sirte; geo_precision=1).",
    "ISIS attacked the [port of Sirte](location=Sirte port).",
    "A rocket hit the [Zawiya refinery](location=Zawiya refinery; location_kind=refinery).",
    "Talks between Misrata and Zliten failed and a bomb exploded in [Khoms](location=Khoms).",
    "A patrol was ambushed on the road to [Sebha](location=Sebha; geo_precision=2).",
    "A patrol was ambushed in [Waddan](location=Waddan) on the road to Sebha.",
    "A missile hit a tanker in the Mediterranean off [Zliten](location=Zliten; geo_precision=2).",
    "Rebels fought soldiers along the coastal road [between Brega and Ajdabiya](location=between Brega and Ajdabiya).",
    "A lorry was ambushed on the road between the two towns of [Mizda and Shwayrif](location=between Mizda and Shwayrif).",
]

CITY_AND_QUARTER = [
    "Clashes broke out in the [Laithi](location=Laithi; admin2=Benghazi) district of Benghazi.",
    "A bomb exploded in [Sabri](location=Sabri), Benghazi.",
    "A rocket hit the [Sidi Zarga area](location=Sidi Zarga area; geo_precision=2; admin2=Benghazi), between Sabri and Salmani.",
    "A depot was shelled in the east Tripoli suburb of [Tajoura](location=Tajura).",
    "Clashes broke out in the [Tajoura](location=Tajura) suburb of Tripoli.",
    "Gunmen clashed near the 'Star Hotel' in [Sabri](latitude=32.13; admin2=Benghazi), Benghazi.",
    "A bomb exploded in Benghazi's [Sabri](location=Sabri) district.",
    "Fighting continued in [Ganfouda](location=Ganfouda) and Guwarsha, two districts on the western edge of the city.",
    "A car bomb exploded in [Saluq](location=Suluq), south of Benghazi.",
    "A mine exploded in the town of [Saluq](location=Suluq) on the outskirts of Benghazi.",
    "Clashes broke out at [Nawfaliya](location=Nawfaliya) in eastern Sirte.",
    "Clashes broke out in the [Zarga district](location=Zarga district; location_id=; location_kind=city_district; admin2=Benghazi; geo_precision=2; latitude=32.12; review_reasons=unlisted_place) of Benghazi.",
    "A shell hit a house in Benghazi's [Zarga district](location=Zarga district; location_id=; admin2=Benghazi; geo_precision=2; latitude=32.12).",
    "Gunmen attacked the [Abu Zarga checkpoint](location=Abu Zarga checkpoint; location_id=; location_kind=checkpoint; admin2=Sebha; geo_precision=2), 20 km south of Sebha.",
    "Gunmen attacked a patrol near the village of [Bani Zarga](location=Bani Zarga; location_id=; latitude=; geo_precision=; review_reasons=unlisted_place).",
    "Gunmen stormed the [Sirte police station](location=Sirte police station; location_id=; location_kind=landmark; admin2=Sirte; geo_precision=2).",
    "Hundreds protested at [Martyrs' Square](location=Martyrs' Square; location_id=martyrs_square_tripoli; admin2=Tripoli).",
    "Hundreds protested at [Martyrs' Square](location=Martyrs' Square; location_id=; admin2=Jabal al Gharbi; geo_precision=2) in Gharyan.",
    "A mine exploded on [Derna Street](location=Derna Street; location_id=; location_kind=road; admin2=Sebha; geo_precision=2) in Sebha.",
    "Sirte was quiet before the power failed. A shell hit a house in the [Zarga district](location=Zarga district; admin2=Sirte; geo_precision=2).",
    "Sirte was quiet before the power failed.\n\nA shell hit a house in the [Zarga district](location=Zarga district; admin2=; latitude=).",
]

ACROSS_SENTENCES = [
    ("Derna\n\nAn airstrike killed two men on Monday.", ["Derna"]),
    ("Derna\n\nAn airstrike killed two men on Monday.\n\nA shell hit a house.", ["Derna", "Derna"]),
    ("Sirte was shelled on Monday. Two soldiers were kidnapped on Tuesday.", ["Sirte", "Sirte"]),
    ("Sirte was shelled on Monday.\n\nTwo soldiers were kidnapped on Tuesday.", ["Sirte", ""]),
    (
        "Sirte was shelled on Monday. In Derna, the power failed. Two soldiers were kidnapped on Tuesday.",
        ["Sirte", "Derna"],
    ),
    ("Sirte was shelled on Monday.\n\nTwo soldiers were kidnapped in the city on Tuesday.", ["Sirte", "Sirte"]),
    (
        "Sirte port was shelled on Monday. Two soldiers were kidnapped in Sirte on Tuesday. Gunmen stormed a bank in the city on Friday.",
        ["Sirte port", "Sirte", "Sirte"],
    ),
    ("Gunmen attacked a bank in Sebha. Officials met in Tunis. A judge was kidnapped on Friday.", ["Sebha", "Sebha"]),
    ("Clashes broke out in Derna, while an airstrike hit a depot in Hun.", ["Derna", "Hun"]),
    ("Gunmen kidnapped a judge in Sebha and police arrested two smugglers in Zuwara.", ["Sebha", "Zuwara"]),
    ("A car bomb exploded in Tobruk on Monday; a mortar attack in Benghazi killed two.", ["Tobruk", "Benghazi"]),
    ("Gunmen killed two men in eastern Libya. The attack took place in Marj.", ["Marj"]),
    (
        "Clashes erupted in Gharyan on 3 June. The militia fled towards Mizda and troops arrested five men.",
        ["Gharyan"] * 2,
    ),
    (
        "Soldiers entered Sebha on Monday; on Tuesday, advancing towards Murzuq, they were ambushed by gunmen.",
        ["Sebha", "Murzuq"],
    ),
    ("Clashes erupted in Gharyan on 3 June. In May 31 civilians were killed across the country.", ["Gharyan", "Libya"]),
    ("Gunmen attacked a bank in Hun on Friday. The Ubari-based 25th Battalion defected on Monday.", ["Hun", "Ubari"]),
    ("Gunmen attacked a bank in Hun on Friday. The Ubari-based 25th Battalion shot a driver on Monday.", ["Hun"] * 2),
    ("Gunmen attacked a bank in Hun on Friday. The 25th Battalion defected on Monday.", ["Hun", "Hun"]),
    ("A soldier was executed at dawn. The film of it was taken somewhere in Benghazi.", ["Benghazi"]),
    ("A soldier was executed at dawn. It is claimed that the film was taken in Benghazi.", ["Benghazi"]),
    ("A journalist was killed in Libya. His body was buried in Derna.", ["Derna"]),
    ("A soldier was executed at dawn. A bomb exploded in Hun.", ["", "Hun"]),
    ("A soldier was executed at dawn.\n\nThe wind rose in Hun.", [""]),
    ("A soldier was executed at dawn. A doctor in Tripoli said that he knew him.", [""]),
    ("Tripoli is calm. The spokesman of the Misrata brigades said two soldiers were kidnapped.", ["Tripoli"]),
]


@pytest.mark.parametrize(
    "marked", [*EVENTS_OWN_PLACE, *HOME_WHERE_NOTHING_ELSE_IS_TOLD, *PARTS_AND_OFFSETS, *CITY_AND_QUARTER]
)
def test_first_row_has_the_place_that_is_marked(marked: str, read_rows: Rows) -> None:
    example = parse(marked)
    rows = read_rows(example.text)
    assert rows, "no row"
    shown = {cell: _shown(rows[0][cell], cell) for cell in example.cells}
    assert shown == example.cells


@pytest.mark.parametrize(("text", "places"), ACROSS_SENTENCES)
def test_places_of_several_events(text: str, places: list[str], read_rows: Rows) -> None:
    assert [row["location"] or "" for row in read_rows(text)] == places


def _shown(value: object, cell: str) -> str:
    """A cell as the marks write it; of the reasons for a review those about places."""
    text = "" if value is None else str(value)
    return "; ".join(reason for reason in text.split("; ") if "place" in reason) if cell == "review_reasons" else text
