"""Dates in any text: what the finder marks lies in it, and every expression comes to ISO days in order, or to none."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import spacy
from hypothesis import strategies as st
from spacy.language import Language

from fuzz.inputs import words
from fuzz.target import Target
from pipeline.articles.cleaning import clean_characters
from pipeline.dates import DateKind, read_expression, resolve
from pipeline.language.dates import DateFinder, expression
from pipeline.periods import report_period
from pipeline.plain import plain
from pipeline.records import DateSpan, Publication
from pipeline.vocabulary import DateBasis, DatePrecision, PublishedBasis

_DAY = r"[0-9X]{4}(?:-[0-9X]{2}){0,2}[?~]?"
EDTF = re.compile(rf"(?:{_DAY})?|{_DAY}/{_DAY}|[\[{{]{_DAY}(?:(?:,|\.\.){_DAY})*[\]}}]|\.\./?{_DAY}|{_DAY}/?\.\.")
"""The share of EDTF that the tables use: a day or less of it, an interval, one of a set, all of a set."""


@cache
def _finder() -> tuple[Language, DateFinder]:
    nlp = spacy.blank("en")
    return nlp, DateFinder(nlp.vocab)


def publication_of(told: date | int | None) -> Publication:
    """The publication that a day, a year or nothing makes."""
    day = told if isinstance(told, date) else None
    return Publication(day, "" if told is None else str(told), PublishedBasis.OPTION)


def check(case: tuple[str, date | int | None, DateKind, bool]) -> None:
    """Nothing is raised; ``start`` and ``end`` are both told or neither, in order, and agree with the EDTF."""
    text, told, kind, future = case
    publication = publication_of(told)
    nlp, finder = _finder()
    text = plain(clean_characters(text))
    doc = nlp.make_doc(text)
    story: DateSpan | None = None
    end = 0
    for span in finder.find(doc):
        assert end <= span.start < span.end <= len(doc), "overlapping"
        end = span.end
        story = _judged(resolve(expression(span), publication, story, prefer_future=future))
    _judged(resolve(read_expression(kind, text), publication, story, prefer_future=future))
    if (period := report_period(text, publication)) is not None:
        _judged(period)


def _judged(span: DateSpan) -> DateSpan:
    assert (span.start is None) == (span.end is None)
    if span.start and span.end:
        assert span.start <= span.end, span
        assert span.edtf, span
    assert EDTF.fullmatch(span.edtf), span.edtf
    assert span.precision in DatePrecision
    assert span.basis in DateBasis
    return span


TARGET = Target(
    "dates",
    st.tuples(
        words.joined(words.dates, words.dates, words.small, words.marks, words.counts, words.odd, longest=20),
        words.publications,
        st.sampled_from(DateKind),
        st.booleans(),
    ),
    check,
    share=150,
    seconds=10,
)
