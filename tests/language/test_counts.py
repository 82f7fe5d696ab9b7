"""What counts, how many it counts, and which numbers count nothing."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from pipeline.language.counts import LABEL, SPAN_GROUP, CountFinder, bounds
from pipeline.language.tokens import tune_tokenizer
from pipeline.records import Toll


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    tune_tokenizer(nlp)
    nlp.add_pipe("libya_counts")
    return nlp


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2,100 people fled", 2100, 2100),
        ("12 men", 12, 12),
        ("1,300 men", 1300, 1300),
        ("2000 people", 2000, 2000),
        ("one soldier", 1, 1),
        ("twenty-two men", 22, 22),
        ("Forty severed heads", 40, 40),
        ("three hundred and five men", 305, 305),
        ("one hundred men", 100, 100),
        ("two thousand men", 2000, 2000),
        ("a dozen men", 12, 12),
        ("two dozen men", 24, 24),
        ("half a dozen men", 6, 6),
        ("a couple of men", 2, 2),
        ("dozens of men", 24, None),
        ("scores of men", 40, None),
        ("hundreds of men", 200, None),
        ("thousands of men", 2000, None),
        ("tens of thousands of men", 20000, None),
        ("hundreds of thousands of men", 200_000, None),
        ("several men", 2, None),
        ("some men", 2, None),
        ("a few men", 2, None),
        ("a number of men", 2, None),
        ("an unknown number of men", 1, None),
        ("both men", 2, 2),
        ("some 20 men", 20, 20),
        ("around 20 men", 20, 20),
        ("approximately 16 men", 16, 16),
        ("nearly 30 men", 30, 30),
        ("another 18 men", 18, 18),
        ("a total of 45 men", 45, 45),
        ("at least 12 men", 12, None),
        ("at least a dozen men", 12, None),
        ("at least 300-400 men", 300, None),
        ("no fewer than five men", 5, None),
        ("more than 20 men", 20, None),
        ("over 20 men", 20, None),
        ("20 or more men", 20, None),
        ("up to 10 men", 0, 10),
        ("as many as 55 men", 0, 55),
        ("fewer than 10 men", 0, 10),
        ("between 5 and 8 men", 5, 8),
        ("Between 150-200 men", 150, 200),
        ("5 to 8 men", 5, 8),
        ("5-8 men", 5, 8),
        ("5\u20138 men", 5, 8),
        ("10 or 11 men", 10, 11),
        ("no casualties", 0, 0),
        ("zero casualties", 0, 0),
        ("nobody", 0, 0),
    ],
)
def test_reads_bounds(nlp: Language, text: str, low: int, high: int | None) -> None:
    doc = nlp(text)
    (span,) = doc.spans[SPAN_GROUP]
    assert bounds(span) == Toll(low, high)
    assert span.label_ == LABEL


@pytest.mark.parametrize(
    "text",
    [
        "on 22 September",
        "on September 22",
        "between 26-30 September",
        "in 2016",
        "the 2011 uprising",
        "at 9:25 am",
        "for 12 hours",
        "three days later",
        "45 km south of the town",
        "about 300 kilometres away",
        "a boy aged 12",
        "a 12-year-old boy",
        "$ 56",
        "320 dinars",
        "20 percent of the town",
        "the 128 Brigade",
        "Brigade 166",
        "the 400 checkpoint",
        "Gate 17",
        "600 Flats",
        "a T-55 tank",
        "Resolution 2259",
        "there was no longer any doubt",
        "one another",
        "the town",
    ],
)
def test_leaves_other_numbers(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert [span.text for span in doc.spans[SPAN_GROUP]] == []


def test_finds_counts_in_order(nlp: Language) -> None:
    doc = nlp("Eight fighters died and 50 were injured on 22 September, 45 km from the 90 checkpoint; no one fled.")
    assert [span.text for span in CountFinder().find(doc)] == ["Eight", "50", "no one"]


def test_words_that_count_nothing_have_no_bounds(nlp: Language) -> None:
    assert bounds(nlp("the town")[:]) == Toll()


def test_numbers_inside_names_and_dates_are_left(nlp: Language) -> None:
    doc = spacy.blank("en")("The 17 February men met 20 guests")
    doc.spans["dates"] = [doc[1:3]]
    assert [span.text for span in CountFinder().find(doc)] == ["20"]
