"""Texts whose triggers carry the days that their rows must show: ``[raided](2018-05-04..2018-05-06)``.

``()`` marks an event without a day. All texts are published on Thursday, 10 May 2018; ``|`` parts paragraphs, and
what stands before ``::`` is the title.
"""

from __future__ import annotations

import re

import pytest

MARK = re.compile(r"\[([^\]]*)\]\(([\d. -]*)\)")

OPEN_STRETCHES = [
    "The army has [shelled](2018-05-07..2018-05-10) Derna since Monday.",
    "Since Saturday the army has started new [assaults](2018-05-05) on militants near Brega.",
    "[Clashes](2018-05-03..2018-05-05) broke out in Sabha on 3 May and continued until 5 May.",
    "[Clashes](2018-05-03..2018-05-05) that began in Sabha on 3 May ended on 5 May.",
    "[Clashes](2018-05-03) broke out in Sabha on 3 May and shops stayed closed until noon.",
    "Africa Command said on 8 May that it had hit ISIS with 153 [air strikes](2018-03-01..2018-05-08) since Operation"
    " Bright Star, its campaign, commenced on 1 March this year.",
    "Raiders [attacked](2018-05-04) a post near Zilla on 4 May and took four men. Two of the hostages have since been"
    " [freed](2018-05-04..2018-05-10).",
    "Raiders [attacked](2018-05-04) a post near Zilla on 4 May. Two hostages were [freed](2018-05-06) on 6 May.",
]

STATEMENTS = [
    "On 5 May ISIS said it had [killed](2018-05-05) a soldier near Hun. Its men also [planted a bomb]() in Derna.",
    "In a statement dated 5 May ISIS claimed to have repelled an [offensive](2018-05-05) on Derna.",
    "On Sunday ISIS brought out one more video. It showed the [beheading]() of three guards in Sabha.",
    "On Sunday gunmen stormed a bank in Sabha. Six clerks were [abducted](2018-05-06) as well.",
    "ISIS [attacked](2018-05-04) Fuqaha on 4 May. In a statement released since, the group spoke of many dead. In the"
    " same statement it claimed a [car bombing](2018-05-04..2018-05-10) at a checkpoint near Sebha.",
]

BESIDE_OTHER_DAYS = [
    "TRIPOLI, May 10 - Rockets [killed](2018-05-09..2018-05-10) two people in Tripoli overnight, a hospital said on Thursday.",
    "Rockets [hit](2018-05-06) a school in Tripoli overnight on Sunday.",
    "On the 3rd and 4th gunmen [looted](2018-05-03..2018-05-04) shops in Zliten.",
    "A fire on the 3rd and 4th floors of a bank in Zliten was put out. Gunmen had [stormed]() it.",
    "The battalion [answered](2018-05-06..2018-05-07) in the night to Monday with Grad rockets on Sabri.",
    "A man was [shot dead](2018-05-05) on 5 May in Sabha, and in revenge his cousins [set fire](2018-05-06) the day after to"
    " four houses.",
    "On 3 May rebels [attacked](2018-05-03) a depot in Ras Lanuf, part of which had [burned](2018-04-11..2018-04-20) in"
    " mid-April. The company [declared force majeure](2018-05-04) the next day at Sidra.",
    "A nurse [abducted](2018-05-02) by unidentified men on her way to work in Sebha on 2 May was [set free](2018-05-08) on"
    " 8 May.",
    "A patrol of the police which went out on Sunday in search of two drivers [ran over an IED](2018-05-06) near Hun.",
    "TRIPOLI, 8 May 2018 \u2014 A [drone strike](2018-05-07) hit a house in Gharyan on Monday, the ministry said.",
    "Benghazi, May 9 (Agency) - Gunmen [shot dead]() a judge in Derna.",
    "Two days after the [bombing](2018-05-01) in Derna on 1 May, gunmen [attacked](2018-05-03) a court in Tobruk.",
    "Gunmen [attacked](2018-05-03) a court in Tobruk two days after the [bombing](2018-05-01) of a bank on 1 May.",
    "Fighters repelled an [attack](2018-05-08) on Tuesday, a day after the army moved in.",
    "Planes [bombed](2018-05-09..2018-05-10) a camp near Misrata overnight.",
    "[Clashes](2018-05-03) broke out in Sabha overnight on 3 May.",
]

HEADINGS = [
    "Sunday 6 May|A mine [killed](2018-05-06) a shepherd near Hun.|Tuesday 8 May|Raiders [stormed](2018-05-08) a farm in"
    " Tobruk.",
    "Hun, 6 May|A mine [killed](2018-05-06) a shepherd.",
    "Two years after the 6 May riots in Hun|A mine [killed]() a shepherd near Zilla.",
    "Violence of the week, 10 May|A mine [killed]() a shepherd near Zilla.",
    "Hun, 6 May: a mine [killed](2018-05-06) a shepherd.",
    "Hun, 10 May: a mine [killed]() a shepherd.",
]

OF_ANOTHER_CLAUSE = [
    "Raiders [stormed](2018-05-08) a farm on Tuesday, three days after mortar fire [hit](2018-05-05) the village of Hun.",
    "A day after planes [bombed](2018-05-05) the port of Derna, gunmen [abducted](2018-05-06) a judge in Hun on 6 May.",
    "Gunmen [abducted](2018-05-06) a judge on 6 May, two days before the deadline of 8 May.",
    "On the eve of the 6 May vote gunmen [abducted](2018-05-05) a judge in Hun.",
    "On the eve of the vote gunmen [abducted]() a judge in Hun.",
    "Families fled Hun after the 6 May [shelling](2018-05-06).",
    "British troops had on 6 May [destroyed](2018-05-06) a truck near Hun.",
    "Police [arrested]() a man accused of killing ten people in Sirte in 2015.",
    "Police in Hun [arrested]() two men wanted for theft in 2014.",
    "Guards [arrested](2018-05-06) a man accused of theft in Hun on 6 May.",
    "Gunmen [shot dead]() a colonel who had fought in Derna in 2016.",
    "The governor, whose convoy was bombed after the 6 May vote, was [abducted](2018-05-08) on Tuesday.",
]

SEVERAL_DAYS = [
    "Planes [bombed](2018-05-04..2018-05-08) Derna on Friday, and again on Tuesday.",
    "Two judges were [abducted](2018-05-04..2018-05-08) in Hun, one on 4 May and the other on 8 May.",
    "Guards [shelled](2018-04-11..2018-05-10) Hun from mid-April to early May.",
    "Guards [shelled](2018-05-03..2018-05-06) Hun from 3 May until last Sunday.",
    "[Clashes](2018-05-04..2018-05-05) broke out in Hun late on Friday and lasted through Saturday.",
    "Planes [bombed](2018-05-04) Derna on 4 May and the mayor left for Hun on 6 May.",
]

WRITTEN_SHORT = [
    "Gunmen [abducted](2018-05-03) a judge in Hun on 3/5.",
    "Gunmen [abducted](2018-05-03) a judge in Hun on the 3rd.",
    "Gunmen on the 3rd floor [abducted]() a judge in Hun.",
    "Guards keep watch 24/7 since gunmen [abducted]() a judge in Hun.",
    "By Sunday evening gunmen had [abducted](2018-05-06) a judge in Hun.",
    "Gunmen of Libya Dawn on the 3rd [abducted](2018-05-03) a judge in Hun.",
    "Gunmen [abducted](2018-05-03) a judge on 3 May. Three days on, they [shot](2018-05-06) a guard in Hun.",
]

FOLLOWING = [
    "Demonstrators [marched](2018-05-08) through Tripoli on 8 May.|In the capital, militias were"
    " [deployed](2018-05-08..2018-05-10) in force along the streets.",
    "Demonstrators [marched](2018-05-08) through Tripoli on 8 May.|Gunmen [shot dead]() a judge in Derna.",
    "4 - 10 May: Derna::[Fighting](2018-05-08) broke out in Derna on 8 May, after gunmen had [abducted]"
    "(2018-05-04..2018-05-08) three people.",
    "Derna::[Fighting](2018-05-08) broke out in Derna on 8 May, after gunmen had [abducted](2018-05-08) three people.",
]

ALL = [
    *OPEN_STRETCHES,
    *STATEMENTS,
    *BESIDE_OTHER_DAYS,
    *HEADINGS,
    *OF_ANOTHER_CLAUSE,
    *SEVERAL_DAYS,
    *WRITTEN_SHORT,
    *FOLLOWING,
]


@pytest.mark.parametrize("marked", ALL)
def test_events_have_their_days(marked: str, read_rows) -> None:  # type: ignore[no-untyped-def]
    title, found, body = marked.rpartition("::")
    text = MARK.sub(lambda match: match.group(1), body).replace("|", "\n\n")
    rows = read_rows(text, published="2018-05-10", title=title if found else "")
    for words, days in MARK.findall(body):
        first, _, last = days.partition("..")
        shown = [(str(row["date_start"] or ""), str(row["date_end"] or "")) for row in rows if words in row["action"]]
        assert shown == [(first, last or first)], words


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The army said after this attack that it was sending reinforcements to Zilla.", ("2018-05-04", "2018-05-10")),
        ("In response to the attack the army sent reinforcements to Zilla.", ("2018-05-04", "2018-05-10")),
        ("The army sent reinforcements to Zilla on 7 May after the attack.", ("2018-05-07", "2018-05-07")),
    ],
)
def test_answer_to_an_attack_lies_between_it_and_publication(text: str, days: tuple[str, str], read_rows) -> None:  # type: ignore[no-untyped-def]
    told = "Raiders ambushed a patrol near Zilla on 4 May.\n\nA rally in Tripoli passed off quietly.\n\n"
    row = read_rows(told + text, published="2018-05-10")[-1]
    assert (str(row["date_start"]), str(row["date_end"])) == days
