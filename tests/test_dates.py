"""Which days an expression means. All are resolved against Tuesday 27 September 2016, unless a test says otherwise."""

from __future__ import annotations

import pytest
from dating import STORY, TUESDAY, days, published

from pipeline.dates import DateKind, read_expression, resolve

K = DateKind


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
        (K.DAY, "31/12", "2015-12-31", "2015-12-31", "day", "year_inferred"),
        (K.DAY, "9/22", "2016-09-22", "2016-09-22", "day", "year_inferred"),
        (K.DAY, "13/22", "", "", "unknown", "none"),
        (K.DAY, "New Year's Eve", "2015-12-31", "2015-12-31", "day", "year_inferred"),
        (K.DAY, "the 11th", "2016-09-11", "2016-09-11", "day", "relative"),
        (K.DAY, "the 30th", "2016-08-30", "2016-08-30", "day", "relative"),
        (K.DAY, "the 3rd of last month", "2016-08-03", "2016-08-03", "day", "relative"),
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
        (K.PART, "the last day of February", "2016-02-29", "2016-02-29", "day", "year_inferred"),
        (
            K.PART,
            "the first ten days of May",
            "[2016-05-01..2016-05-10]",
            "2016-05-01 2016-05-10",
            "range",
            "year_inferred",
        ),
        (K.PART, "the last days of May", "[2016-05-21..2016-05-31]", "2016-05-21 2016-05-31", "range", "year_inferred"),
        (K.PART, "final week of July", "[2016-07-25..2016-07-31]", "2016-07-25 2016-07-31", "range", "year_inferred"),
        (K.PART, "the first quarter of 2015", "[2015-01-01..2015-03-31]", "2015-01-01 2015-03-31", "range", "stated"),
        (
            K.PART,
            "the week of 7 September",
            "[2016-09-05..2016-09-11]",
            "2016-09-05 2016-09-11",
            "week",
            "year_inferred",
        ),
        (
            K.PART,
            "week beginning 7 June",
            "[2016-06-07..2016-06-13]",
            "2016-06-07 2016-06-13",
            "range",
            "year_inferred",
        ),
        (
            K.PART,
            "the week ending 7 June",
            "[2016-06-01..2016-06-07]",
            "2016-06-01 2016-06-07",
            "range",
            "year_inferred",
        ),
        # ranges and enumerations
        (K.RANGE, "night of 3/4 May", "2016-05-03/2016-05-04", "2016-05-03 2016-05-04", "range", "year_inferred"),
        (
            K.RANGE,
            "between Friday 6 and Sunday 8 May",
            "2016-05-06/2016-05-08",
            "2016-05-06 2016-05-08",
            "range",
            "year_inferred",
        ),
        (K.RANGE, "night of Friday to Saturday", "2016-09-23/2016-09-24", "2016-09-23 2016-09-24", "range", "relative"),
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
        (K.WEEKDAY, "Friday last week", "2016-09-23", "2016-09-23", "day", "relative"),
        (K.WEEKDAY, "Monday of this week", "2016-09-26", "2016-09-26", "day", "relative"),
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
