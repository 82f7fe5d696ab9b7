"""Counts in any text: what is found lies in it and has ends in order."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from fuzz.inputs import words
from fuzz.target import Target
from pipeline.articles.cleaning import clean_characters
from pipeline.language.counts import CountFinder, bounds
from pipeline.language.tokens import tune_tokenizer
from pipeline.plain import plain


@cache
def _nlp() -> Language:
    nlp = spacy.blank("en")
    tune_tokenizer(nlp)
    nlp.add_pipe("libya_dates")
    return nlp


def check(text: str) -> None:
    """Nothing is raised; no count overlaps another; 0 <= low <= high."""
    doc = _nlp()(plain(clean_characters(text)))
    end = 0
    for span in CountFinder().find(doc):
        assert end <= span.start < span.end <= len(doc), "overlapping"
        end = span.end
        toll = bounds(span)
        assert toll.low is not None or toll.high is not None, span.text
        assert toll.low is None or toll.low >= 0, span.text
        assert toll.low is None or toll.high is None or toll.low <= toll.high, span.text


TARGET = Target(
    "counts",
    words.joined(
        words.counts, words.counts, words.small, words.conflict, words.dates, words.marks, words.odd, longest=40
    ),
    check,
    share=100,
    seconds=10,
)
