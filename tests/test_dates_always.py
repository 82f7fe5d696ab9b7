"""What holds for every expression, publication and title."""

from __future__ import annotations

from datetime import date, timedelta

from dating import STORY, TUESDAY, UNDATED, published
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import DateKind, read_expression, resolve
from pipeline.periods import report_period
from pipeline.records import NO_DATE, DateSpan, Publication

K = DateKind


dates_of_publication = st.one_of(
    st.just(UNDATED),
    st.integers(1990, 2100).map(lambda year: published(str(year))),
    st.dates(date(1990, 1, 1), date(2100, 12, 31)).map(lambda day: published(day.isoformat())),
)
words = st.lists(
    st.sampled_from(
        [
            "early",
            "late",
            "the",
            "last",
            "this",
            "next",
            "first",
            "week",
            "half",
            "of",
            "in",
            "and",
            "or",
            "to",
            "-",
            "\u2013",
            ",",
            ".",
            "/",
            "from",
            "between",
            "1",
            "3",
            "28",
            "29",
            "30",
            "31",
            "31st",
            "2016",
            "2015",
            "99",
            "999",
            "a",
            "few",
            "several",
            "two",
            "hours",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "ago",
            "earlier",
            "later",
            "before",
            "same",
            "that",
            "January",
            "February",
            "Sept.",
            "May",
            "Monday",
            "Friday",
            "Sun",
            "2016-02-30",
            "31/04/2016",
            "1/1/16",
            "weekend",
            "beginning",
            "ending",
            "day",
            "quarter",
            "final",
            "the 11th",
            "the 0th",
            "3/5",
            "31/2",
            "9/22",
            "Christmas Eve",
            "yesterday",
            "night",
        ]
    ),
    max_size=8,
).map(" ".join)
texts = st.one_of(words, st.text(max_size=40))


@settings(deadline=None)
@given(st.sampled_from(DateKind), texts, dates_of_publication, st.sampled_from([None, NO_DATE, STORY]), st.booleans())
def test_resolve_never_raises_and_keeps_order(
    kind: DateKind, text: str, publication: Publication, story: DateSpan | None, future: bool
) -> None:
    span = resolve(read_expression(kind, text), publication, story, prefer_future=future)
    assert (span.start is None) == (span.end is None)
    assert span.start is None or span.end is None or span.start <= span.end
    assert span.text == text
    assert span.start is None or span.edtf


@settings(deadline=None)
@given(
    st.dates(date(2011, 1, 1), date(2030, 12, 31)),
    st.integers(1, 31),
    st.sampled_from(["January", "February", "May", "September", "December"]),
    st.sampled_from(["{d} {m}", "{m} {d}", "{m}", "late {m}", "early {m}"]),
)
def test_a_date_without_a_year_never_begins_after_publication(day: date, number: int, month: str, form: str) -> None:
    kind = K.PART if "e" in form.split()[0] and "{" not in form.split()[0] else K.DAY if "{d}" in form else K.MONTH
    span = resolve(read_expression(kind, form.format(d=number, m=month)), published(day.isoformat()))
    if span.start is None or span.end is None:
        assert kind is K.DAY
        assert number > 28
    else:
        assert span.start <= span.end <= day
        assert day - span.start < timedelta(days=366 * 8 + 31)


@settings(deadline=None)
@given(texts)
def test_report_period_never_raises(text: str) -> None:
    report_period(text, TUESDAY)
