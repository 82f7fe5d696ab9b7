"""Spans of days joined, and drawn out to a later day."""

from __future__ import annotations

from datetime import date

import pytest
from dating import STORY, TUESDAY, days

from pipeline.date_spans import unit_span
from pipeline.dates import DateKind, DateRole, combine, read_expression, resolve, since
from pipeline.records import NO_DATE
from pipeline.vocabulary import DateBasis

K = DateKind


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


@pytest.mark.parametrize(("unit", "edtf"), [("day", "0999-02-03"), ("month", "0999-02"), ("year", "0999")])
def test_years_have_four_digits(unit: str, edtf: str) -> None:
    assert unit_span(date(999, 2, 3), unit, DateBasis.RELATIVE).edtf == edtf
