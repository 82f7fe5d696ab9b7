"""Days in articles of which only the year of publication is known, or nothing."""

from __future__ import annotations

import pytest
from dating import ONLY_2016, STORY, UNDATED, days

from pipeline.dates import DateKind, read_expression, resolve
from pipeline.vocabulary import DateBasis

K = DateKind


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
