"""The period that a report names as its own, told on Tuesday 27 September 2016."""

from __future__ import annotations

import pytest
from dating import TUESDAY, days

from pipeline.periods import report_period
from pipeline.vocabulary import DateBasis


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
