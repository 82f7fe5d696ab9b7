"""What is a date in a text, and what only looks like one. ``[...]`` marks each expression that is to be found."""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import pipeline.language.dates as dates
from pipeline.dates import DateKind, DateRole, resolve
from pipeline.records import Publication
from pipeline.vocabulary import PublishedBasis


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("libya_dates")
    return nlp


BLANK = spacy.blank("en")
FINDER = dates.DateFinder(BLANK.vocab)

MARKED = [
    # days
    ("On [22 September], 22 countries signed.", "day"),
    ("In the [early morning of 23 September] they attacked.", "day"),
    ("The blast of [September 22nd] killed two.", "day"),
    ("It was [the 22nd of September].", "day"),
    ("On [20 October 2011] he was captured.", "day"),
    ("On [October 20, 2011], he was captured.", "day"),
    ("It began on [1 August this year].", "day"),
    ("It began on [17 December of last year].", "day"),
    ("Dated [2016-09-22], the order stands.", "day"),
    ("Dated [22/09/2016], the order stands.", "day"),
    ("Dated [22-09-2016], the order stands.", "day"),
    ("On Sunday [[25 September]] they met.", "day"),
    ("On [Sunday, 25 September], they met.", "day"),
    ("On [Sept. 9] and later.", "day"),
    ("Before [dawn on 3 May] they left.", "day"),
    ("On [17 February] brigades from Misrata attacked.", "day"),
    ("On [5 May] forces loyal to him attacked.", "day"),
    ("ISIS attacked on [October 29]; four died.", "day"),
    ("On [March 22] fighters were killed.", "day"),
    # ranges and enumerations
    ("Strikes on [15 and 16 February] hit it.", "days"),
    ("Strikes on [12, 13 and 15 May 2016] hit it.", "days"),
    ("Strikes on [17 and 19 November] respectively.", "days"),
    ("Strikes on [31 May and 2 June] hit it.", "days"),
    ("Strikes on [Monday and Tuesday] hit it.", "days"),
    ("It happened on [3 or 4 May].", "days"),
    ("Fighting of [28-30 July] cost lives.", "range"),
    ("Fighting of [28\u201330 July] cost lives.", "range"),
    ("Fighting of [28 \u2013 30 July 2016] cost lives.", "range"),
    ("Fighting [between 3 and 5 May] cost lives.", "range"),
    ("Between [17-25 September] many died.", "range"),
    ("It documented this from [1 to 30 June].", "range"),
    ("It lasted from [30 August to 4 September].", "range"),
    ("It lasted from [30 August\u20134 September].", "range"),
    ("It lasted [July 28 to August 3].", "range"),
    ("The [night of 4-5 May] was quiet.", "range"),
    ("The night [from 2012 to 2014].", "range"),
    ("The night from [Saturday to Sunday].", "range"),
    ("Fighting [between March and May 2016] cost lives.", "range"),
    # months and years
    ("In [September] they left.", "month"),
    ("In [May] they left.", "month"),
    ("Since [March] they have left.", "month"),
    ("[September] saw heavy fighting.", "month"),
    ("In [September 2016] they left.", "month"),
    ("In [March] 22 fighters were killed.", "month"),
    ("In [2011] the war began.", "year"),
    ("Since [2014], two governments have ruled.", "year"),
    ("In [late January] a bomb went off.", "part"),
    ("In [mid-July] a bomb went off.", "part"),
    ("At [the end of March] a bomb went off.", "part"),
    ("In [the first week of August] a bomb went off.", "part"),
    ("In [late 2015] a bomb went off.", "part"),
    # weekdays
    ("It exploded on [Friday].", "weekday"),
    ("It exploded [late on Sunday].", "weekday"),
    ("It exploded on [Sunday night].", "weekday"),
    ("It exploded [last Friday].", "weekday"),
    ("After [Friday] prayers they marched.", "weekday"),
    ("[Friday]'s attack was the third.", "weekday"),
    ("During Friday prayers on [9 February] two died.", "day"),
    # counted from publication
    ("[Yesterday] and so on.", "relative_day"),
    ("They attacked [last night].", "relative_day"),
    ("They attacked [early this morning].", "relative_day"),
    ("They attacked [the day before yesterday].", "relative_day"),
    ("Fighting went on throughout [last week].", "calendar"),
    ("[Earlier this month] he resigned.", "calendar"),
    ("Over [the weekend] he resigned.", "calendar"),
    ("The agreement was signed [last year].", "calendar"),
    ("At [the end of last month] he resigned.", "calendar"),
    ("He resigned [three days ago].", "ago"),
    ("He resigned [several weeks ago].", "ago"),
    ("Over [the past week] he resigned.", "past"),
    ("For [the last 18 months] he hid.", "past"),
    ("In [the last few days] he hid.", "past"),
    # counted from the story's date
    ("On [the same day] he hid.", "same"),
    ("They were abducted [that day].", "same"),
    ("[Later in the day] he hid.", "same"),
    ("[Two days earlier] he hid.", "offset"),
    ("He was released [a day after].", "offset"),
    ("He was released [the following day].", "offset"),
    ("He was released [a couple of days later].", "offset"),
    ("He was released [72 hours later].", "offset"),
    ("He was released [days later].", "offset"),
]

NOT_DATES = [
    "They hold the 600 Flats, a small enclave.",
    "It cost $56 million and 2,100 people fled.",
    "Between 17 and 20 people were hurt.",
    "It struck the 90km checkpoint at 9:25am local time.",
    "Troops may march on Sirte.",
    "May the fallen rest.",
    "The march on Tripoli halted. March on, they said.",
    "The Sun newspaper wrote that the sun rose.",
    "The 17 February Brigade fought the 128 Brigade.",
    "The February 17 Revolution and the 17 February revolution.",
    "Fighters of the 20 October Special Battalion and the 7 April Martyrs.",
    "They crossed 1 September Street.",
    "A total of 2014 migrants came.",
    "He named it Operation August.",
    "The envoy was April Glaspie.",
    "They pray every Friday.",
    "Nothing is known of today's Libya.",
    "It was the last week of the siege and the last day of it.",
    "The last of the 15 prisoners and issue 143 of the newsletter.",
    "Three of 25 vehicles within 10 to 15 minutes, 7km south.",
    "The second attack in the past, for the first time.",
]


def _unmarked(marked: str) -> tuple[str, list[str]]:
    """The text without its marks, and the marked words; a doubled bracket is one of the text."""
    expected = re.findall(r"\[([^\[\]]+)\]", marked)
    return re.sub(r"\[([^\[\]]+)\]", r"\1", marked), expected


@pytest.mark.parametrize(("marked", "kind"), MARKED)
def test_found(nlp: Language, marked: str, kind: str) -> None:
    text, expected = _unmarked(marked)
    doc = nlp(text)
    found = list(doc.spans["dates"])
    assert [span.text for span in found if span.id_ == kind] == expected
    assert [dates.expression(span).text for span in found] == [span.text for span in found]
    assert {span.label_ for span in found} == {"DATE"}


@pytest.mark.parametrize("text", NOT_DATES)
def test_not_found(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert [span.text for span in doc.spans["dates"]] == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("On 4 April they fled.", "at"),
        ("Since 4 April they have fled.", "since"),
        ("Since early April they have fled.", "since"),
        ("From 4 April they fled.", "since"),
        ("From 4 to 9 April they fled.", "at"),
        ("They fled until 4 April.", "until"),
        ("They had fled by Friday.", "until"),
        ("As of 4 April they had fled.", "until"),
        ("They fled before 4 April.", "before"),
        ("They fled prior to 4 April.", "before"),
        ("They fled before dawn on 4 April.", "at"),
        ("They fled after 4 April.", "after"),
        ("They fled after Friday prayers.", "at"),
        ("They fled all through last week.", "at"),
        ("Before they fled, on 4 April, it was quiet.", "at"),
    ],
)
def test_role(nlp: Language, text: str, role: str) -> None:
    doc = nlp(text)
    assert [dates.expression(span).role for span in doc.spans["dates"]] == [DateRole(role)]


@pytest.mark.parametrize(
    ("text", "lasting"),
    [
        ("Clashes went on throughout last week.", True),
        ("Clashes went on all last week.", True),
        ("Clashes went on all through last week.", True),
        ("For the last 18 months they have clashed.", True),
        ("Last week they clashed.", False),
        ("Over the past week they clashed.", False),
    ],
)
def test_lasting(nlp: Language, text: str, lasting: bool) -> None:
    doc = nlp(text)
    assert [dates.expression(span).lasting for span in doc.spans["dates"]] == [lasting]


def test_verbs_that_look_like_months() -> None:
    words = ["In", "March", "they", "left", ";", "all", "May", "leave"]
    tags = ["ADP", "PROPN", "PRON", "VERB", "PUNCT", "PRON", "AUX", "VERB"]
    vocab = spacy.blank("en").vocab
    finder = dates.DateFinder(vocab)
    assert [span.text for span in finder.find(Doc(vocab, words=words, pos=tags))] == ["March"]


def test_survives_bytes(nlp: Language) -> None:
    doc = nlp("On 22 September it began; two days later it ended.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [dates.expression(span) for span in again.spans["dates"]] == [
        dates.expression(span) for span in doc.spans["dates"]
    ]


@settings(deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["3", "May", "and", "-", "2016", ",", "last", "week", "of", "the", "Friday"])).map(
        " ".join
    )
)
def test_never_raises(text: str) -> None:
    doc = BLANK.make_doc(text)
    for span in FINDER.find(doc):
        resolve(dates.expression(span), Publication(None, "", PublishedBasis.NONE), None)
        assert span.id_ in set(DateKind)
