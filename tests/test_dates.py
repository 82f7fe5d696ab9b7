"""Which days an expression means. All are resolved against Tuesday 27 September 2016, unless a test says otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import (
    DateKind,
    DateRole,
    combine,
    read_expression,
    resolve,
    since,
)
from pipeline.periods import report_period
from pipeline.records import NO_DATE, DateSpan, Publication
from pipeline.vocabulary import DateBasis, DatePrecision, PublishedBasis

K = DateKind
STORY = DateSpan(date(2016, 9, 22), date(2016, 9, 22), "2016-09-22", DatePrecision.DAY, DateBasis.STATED)


def published(text: str) -> Publication:
    day = date.fromisoformat(text) if len(text) == 10 else None
    return Publication(day, text, PublishedBasis.FRONT_MATTER if text else PublishedBasis.NONE)


TUESDAY = published("2016-09-27")
ONLY_2016 = published("2016")
UNDATED = published("")


def days(span: DateSpan) -> str:
    """``2016-09-22``, ``2016-09-22 2016-09-25`` or empty."""
    return " ".join(dict.fromkeys(str(day) for day in (span.start, span.end) if day))


@pytest.mark.parametrize(
    ("kind", "text", "edtf", "expected", "precision", "basis"),
    [
        # days
        (K.DAY, "22 September", "2016-09-22", "2016-09-22", "day", "year_inferred"),
        (K.DAY, "27 September", "2016-09-27", "2016-09-27", "day", "year_inferred"),
        (K.DAY, "28 September", "2015-09-28", "2015-09-28", "day", "year_inferred"),
        (K.DAY, "29 February", "2016-02-29", "2016-02-29", "day", "year_inferred"),
        (K.DAY, "September 22nd", "2016-09-22", "2016-09-22", "day", "year_inferred"),
        (K.DAY, "the 3rd of May", "2016-05-03", "2016-05-03", "day", "year_inferred"),
        (K.DAY, "Sept. 9", "2016-09-09", "2016-09-09", "day", "year_inferred"),
        (K.DAY, "Friday, 9 September", "2016-09-09", "2016-09-09", "day", "year_inferred"),
        (K.DAY, "early morning of 23 September", "2016-09-23", "2016-09-23", "day", "year_inferred"),
        (K.DAY, "20 February 2011", "2011-02-20", "2011-02-20", "day", "stated"),
        (K.DAY, "October 20, 2011", "2011-10-20", "2011-10-20", "day", "stated"),
        (K.DAY, "2 October 2016", "2016-10-02", "2016-10-02", "day", "stated"),
        (K.DAY, "2016-09-05", "2016-09-05", "2016-09-05", "day", "stated"),
        (K.DAY, "05/09/2016", "2016-09-05", "2016-09-05", "day", "stated"),
        (K.DAY, "5.9.16", "2016-09-05", "2016-09-05", "day", "stated"),
        (K.DAY, "1 August this year", "2016-08-01", "2016-08-01", "day", "year_inferred"),
        (K.DAY, "17 December last year", "2015-12-17", "2015-12-17", "day", "year_inferred"),
        (K.DAY, "31 April", "", "", "unknown", "none"),
        # weekdays
        (K.WEEKDAY, "Tuesday", "2016-09-27", "2016-09-27", "day", "relative"),
        (K.WEEKDAY, "Monday", "2016-09-26", "2016-09-26", "day", "relative"),
        (K.WEEKDAY, "Wednesday", "2016-09-21", "2016-09-21", "day", "relative"),
        (K.WEEKDAY, "last Tuesday", "2016-09-20", "2016-09-20", "day", "relative"),
        (K.WEEKDAY, "next Friday", "2016-09-30", "2016-09-30", "day", "relative"),
        (K.WEEKDAY, "late on Sunday", "2016-09-25", "2016-09-25", "day", "relative"),
        # months and years
        (K.MONTH, "August", "2016-08", "2016-08-01 2016-08-31", "month", "year_inferred"),
        (K.MONTH, "September", "2016-09", "2016-09-01 2016-09-27", "month", "year_inferred"),
        (K.MONTH, "October", "2015-10", "2015-10-01 2015-10-31", "month", "year_inferred"),
        (K.MONTH, "last September", "2015-09", "2015-09-01 2015-09-30", "month", "year_inferred"),
        (K.MONTH, "February 2015", "2015-02", "2015-02-01 2015-02-28", "month", "stated"),
        (K.YEAR, "2011", "2011", "2011-01-01 2011-12-31", "year", "stated"),
        (K.PART, "early August", "[2016-08-01..2016-08-10]", "2016-08-01 2016-08-10", "range", "year_inferred"),
        (K.PART, "mid-July", "[2016-07-11..2016-07-20]", "2016-07-11 2016-07-20", "range", "year_inferred"),
        (K.PART, "late January", "[2016-01-21..2016-01-31]", "2016-01-21 2016-01-31", "range", "year_inferred"),
        (K.PART, "the end of February", "[2016-02-21..2016-02-29]", "2016-02-21 2016-02-29", "range", "year_inferred"),
        (K.PART, "late September", "[2016-09-21..2016-09-27]", "2016-09-21 2016-09-27", "range", "year_inferred"),
        (K.PART, "late 2015", "[2015-09-01..2015-12-31]", "2015-09-01 2015-12-31", "range", "stated"),
        (
            K.PART,
            "the first week of May",
            "[2016-05-01..2016-05-07]",
            "2016-05-01 2016-05-07",
            "range",
            "year_inferred",
        ),
        (
            K.PART,
            "the last week of July",
            "[2016-07-25..2016-07-31]",
            "2016-07-25 2016-07-31",
            "range",
            "year_inferred",
        ),
        (K.PART, "second half of 2015", "[2015-07-01..2015-12-31]", "2015-07-01 2015-12-31", "range", "stated"),
        # ranges and enumerations
        (K.RANGE, "28-30 July", "2016-07-28/2016-07-30", "2016-07-28 2016-07-30", "range", "year_inferred"),
        (K.RANGE, "between 3 and 5 May", "2016-05-03/2016-05-05", "2016-05-03 2016-05-05", "range", "year_inferred"),
        (K.RANGE, "1 to 30 June", "2016-06-01/2016-06-30", "2016-06-01 2016-06-30", "range", "year_inferred"),
        (K.RANGE, "July 28-30, 2015", "2015-07-28/2015-07-30", "2015-07-28 2015-07-30", "range", "stated"),
        (K.RANGE, "28 July to 3 August", "2016-07-28/2016-08-03", "2016-07-28 2016-08-03", "range", "year_inferred"),
        (
            K.RANGE,
            "29 December - 3 January",
            "2015-12-29/2016-01-03",
            "2015-12-29 2016-01-03",
            "range",
            "year_inferred",
        ),
        (K.RANGE, "29 December - 3 January 2013", "2012-12-29/2013-01-03", "2012-12-29 2013-01-03", "range", "stated"),
        (K.RANGE, "30 December 2012 to 2 January", "2012-12-30/2013-01-02", "2012-12-30 2013-01-02", "range", "stated"),
        (K.RANGE, "March to May", "2016-03/2016-05", "2016-03-01 2016-05-31", "range", "year_inferred"),
        (K.RANGE, "2012-2014", "2012/2014", "2012-01-01 2014-12-31", "range", "stated"),
        (K.RANGE, "from Saturday to Sunday", "2016-09-24/2016-09-25", "2016-09-24 2016-09-25", "range", "relative"),
        (K.DAYS, "15 and 16 February", "{2016-02-15,2016-02-16}", "2016-02-15 2016-02-16", "range", "year_inferred"),
        (K.DAYS, "19 and 17 November", "{2015-11-17,2015-11-19}", "2015-11-17 2015-11-19", "range", "year_inferred"),
        (K.DAYS, "3 or 4 May", "[2016-05-03,2016-05-04]", "2016-05-03 2016-05-04", "range", "year_inferred"),
        (K.DAYS, "Monday and Tuesday", "{2016-09-26,2016-09-27}", "2016-09-26 2016-09-27", "range", "relative"),
        # counted from publication
        (K.RELATIVE_DAY, "today", "2016-09-27", "2016-09-27", "day", "relative"),
        (K.RELATIVE_DAY, "yesterday evening", "2016-09-26", "2016-09-26", "day", "relative"),
        (K.RELATIVE_DAY, "last night", "2016-09-26", "2016-09-26", "day", "relative"),
        (K.RELATIVE_DAY, "the day before yesterday", "2016-09-25", "2016-09-25", "day", "relative"),
        (K.CALENDAR, "last week", "[2016-09-19..2016-09-25]", "2016-09-19 2016-09-25", "week", "relative"),
        (K.CALENDAR, "this week", "[2016-09-26..2016-09-27]", "2016-09-26 2016-09-27", "week", "relative"),
        (K.CALENDAR, "next week", "[2016-10-03..2016-10-09]", "2016-10-03 2016-10-09", "week", "relative"),
        (K.CALENDAR, "late last week", "[2016-09-23..2016-09-25]", "2016-09-23 2016-09-25", "range", "relative"),
        (K.CALENDAR, "the weekend", "[2016-09-24..2016-09-25]", "2016-09-24 2016-09-25", "range", "relative"),
        (K.CALENDAR, "last weekend", "[2016-09-24..2016-09-25]", "2016-09-24 2016-09-25", "range", "relative"),
        (K.CALENDAR, "last month", "2016-08", "2016-08-01 2016-08-31", "month", "relative"),
        (K.CALENDAR, "earlier this month", "[2016-09-01..2016-09-27]", "2016-09-01 2016-09-27", "range", "relative"),
        (K.CALENDAR, "last year", "2015", "2015-01-01 2015-12-31", "year", "relative"),
        (K.AGO, "three days ago", "2016-09-24", "2016-09-24", "day", "relative"),
        (K.AGO, "two weeks ago", "[2016-09-12..2016-09-18]", "2016-09-12 2016-09-18", "week", "relative"),
        (K.AGO, "a month ago", "2016-08", "2016-08-01 2016-08-31", "month", "relative"),
        (K.AGO, "five years ago", "2011", "2011-01-01 2011-12-31", "year", "relative"),
        (K.AGO, "several weeks ago", "", "", "unknown", "none"),
        (K.PAST, "the past week", "[2016-09-20..2016-09-27]", "2016-09-20 2016-09-27", "range", "relative"),
        (K.PAST, "the last 18 months", "[2015-03-27..2016-09-27]", "2015-03-27 2016-09-27", "range", "relative"),
        (K.PAST, "the last few days", "", "", "unknown", "none"),
        # counted from the story's date
        (K.SAME, "the same day", "2016-09-22", "2016-09-22", "day", "relative"),
        (K.SAME, "that month", "2016-09", "2016-09-01 2016-09-27", "month", "relative"),
        (K.OFFSET, "two days earlier", "2016-09-20", "2016-09-20", "day", "relative"),
        (K.OFFSET, "a day after", "2016-09-23", "2016-09-23", "day", "relative"),
        (K.OFFSET, "the night before", "2016-09-21", "2016-09-21", "day", "relative"),
        (K.OFFSET, "the following week", "[2016-09-26..2016-09-27]", "2016-09-26 2016-09-27", "week", "relative"),
        (K.OFFSET, "the previous month", "2016-08", "2016-08-01 2016-08-31", "month", "relative"),
        (K.OFFSET, "two hours later", "2016-09-22", "2016-09-22", "day", "relative"),
        (K.OFFSET, "days later", "", "", "unknown", "none"),
        (K.OFFSET, "ten days later", "", "", "unknown", "none"),
    ],
)
def test_resolve(kind: DateKind, text: str, edtf: str, expected: str, precision: str, basis: str) -> None:
    span = resolve(read_expression(kind, text), TUESDAY, STORY)
    assert (span.edtf, days(span), span.precision, span.basis, span.text) == (edtf, expected, precision, basis, text)


@pytest.mark.parametrize(
    ("kind", "text", "edtf", "expected"),
    [
        (K.DAY, "22 September", "2016-09-22", "2016-09-22"),
        (K.DAY, "28 December", "2016-12-28", "2016-12-28"),
        (K.DAY, "1 August this year", "2016-08-01", "2016-08-01"),
        (K.CALENDAR, "last year", "2015", "2015-01-01 2015-12-31"),
        (K.PART, "late January", "[2016-01-21..2016-01-31]", "2016-01-21 2016-01-31"),
        (K.WEEKDAY, "Friday", "", ""),
        (K.CALENDAR, "last week", "", ""),
        (K.CALENDAR, "last month", "", ""),
        (K.RELATIVE_DAY, "yesterday", "", ""),
        (K.AGO, "two days ago", "", ""),
        (K.PAST, "the past week", "", ""),
    ],
)
def test_only_the_year_of_publication_is_known(kind: DateKind, text: str, edtf: str, expected: str) -> None:
    span = resolve(read_expression(kind, text), ONLY_2016, None)
    assert (span.edtf, days(span)) == (edtf, expected)


@pytest.mark.parametrize(
    ("kind", "text", "edtf", "expected"),
    [
        (K.DAY, "22 September", "XXXX-09-22", ""),
        (K.DAY, "29 February", "XXXX-02-29", ""),
        (K.DAY, "1 August this year", "XXXX-08-01", ""),
        (K.MONTH, "September", "XXXX-09", ""),
        (K.RANGE, "28-30 July", "XXXX-07-28/XXXX-07-30", ""),
        (K.DAYS, "15 and 16 February", "{XXXX-02-15,XXXX-02-16}", ""),
        (K.PART, "late January", "[XXXX-01-21..XXXX-01-31]", ""),
        (K.DAY, "31 April", "", ""),
        (K.WEEKDAY, "Friday", "", ""),
        (K.CALENDAR, "last year", "", ""),
        (K.SAME, "the same day", "", ""),
        (K.OFFSET, "two days later", "", ""),
        (K.DAY, "22 September 2016", "2016-09-22", "2016-09-22"),
        (K.YEAR, "2011", "2011", "2011-01-01 2011-12-31"),
    ],
)
def test_nothing_of_publication_is_known(kind: DateKind, text: str, edtf: str, expected: str) -> None:
    span = resolve(read_expression(kind, text), UNDATED, None)
    assert (span.edtf, days(span)) == (edtf, expected)
    assert span.basis == (DateBasis.STATED if expected else DateBasis.NONE)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("24 September", "2016-09-24"), ("3 October", "2016-10-03"), ("4 April", "XXXX-04-04")],
)
def test_an_undated_article_takes_the_year_of_a_stated_date_close_by(text: str, edtf: str) -> None:
    assert resolve(read_expression(K.DAY, text), UNDATED, STORY).edtf == edtf


@pytest.mark.parametrize(
    ("kind", "text", "edtf"),
    [
        (K.DAY, "5 October", "2016-10-05"),
        (K.DAY, "27 September", "2016-09-27"),
        (K.DAY, "26 September", "2017-09-26"),
        (K.MONTH, "September", "2016-09"),
        (K.MONTH, "January", "2017-01"),
        (K.WEEKDAY, "Tuesday", "2016-09-27"),
        (K.WEEKDAY, "Friday", "2016-09-30"),
        (K.RANGE, "30 September - 2 October", "2016-09-30/2016-10-02"),
        (K.PART, "late September", "[2016-09-21..2016-09-30]"),
    ],
)
def test_future(kind: DateKind, text: str, edtf: str) -> None:
    assert resolve(read_expression(kind, text), TUESDAY, prefer_future=True).edtf == edtf


@pytest.mark.parametrize(
    ("weekend_of", "text", "expected"),
    [
        ("2016-09-24", "the weekend", "2016-09-24"),
        ("2016-09-25", "the weekend", "2016-09-24 2016-09-25"),
        ("2016-09-25", "last weekend", "2016-09-17 2016-09-18"),
        ("2016-09-26", "last weekend", "2016-09-24 2016-09-25"),
    ],
)
def test_weekends_around_one(weekend_of: str, text: str, expected: str) -> None:
    assert days(resolve(read_expression(K.CALENDAR, text), published(weekend_of))) == expected


def test_what_lasted_is_told_apart_from_one_uncertain_day() -> None:
    lasted = resolve(read_expression(K.CALENDAR, "last week", lasting=True), TUESDAY)
    assert lasted.edtf == "2016-09-19/2016-09-25"
    assert resolve(read_expression(K.CALENDAR, "last week"), TUESDAY).edtf == "[2016-09-19..2016-09-25]"


def test_combine() -> None:
    spans = [resolve(read_expression(K.DAY, text), TUESDAY) for text in ("16 February", "15 February 2016")]
    both = combine(spans)
    assert (both.edtf, days(both)) == ("{2016-02-15,2016-02-16}", "2016-02-15 2016-02-16")
    assert both.basis is DateBasis.YEAR_INFERRED
    assert combine([]) == NO_DATE
    assert combine(spans[:1]) == spans[0]
    assert combine([spans[0], NO_DATE]).start is None
    assert days(combine([STORY, resolve(read_expression(K.MONTH, "August"), TUESDAY)])) == "2016-08-01 2016-09-22"


def test_since() -> None:
    first = resolve(read_expression(K.DAY, "1 August", DateRole.SINCE), TUESDAY)
    assert since(first, date(2016, 9, 23)).edtf == "2016-08-01/2016-09-23"
    assert (since(first, None).edtf, since(first, None).start) == ("2016-08-01/..", None)
    assert since(first, date(2016, 7, 1)) == first
    assert since(NO_DATE, date(2016, 9, 23)) == NO_DATE


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("20-26 Sept: A demonstration comes to nothing", "2016-09-20 2016-09-26"),
        ("20 September \u2013 26 September: Shelling near the port", "2016-09-20 2016-09-26"),
        ("Weekly report, 3\u20139 September 2018", "2018-09-03 2018-09-09"),
        ("Security digest for September 5 - 11 and what it means", "2016-09-05 2016-09-11"),
        ("In the west\n28 Dec \u2013 3 Jan", "2015-12-28 2016-01-03"),
        ("Monthly report on casualties, June 2016", "2016-06-01 2016-06-30"),
        ("Casualties in June 2016", ""),
        ("Clashes of 3-9 September kill 12", ""),
        ("Action \u2014 17 February 2016", ""),
        ("Weekly update: 29 August", ""),
        ("600-700 flats destroyed", ""),
        ("", ""),
    ],
)
def test_report_period(title: str, expected: str) -> None:
    period = report_period(title, TUESDAY)
    assert (days(period) if period else "") == expected
    assert period is None or period.basis is DateBasis.REPORT_PERIOD


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
