"""Publications, a story and days as text, for the tests of dates."""

from __future__ import annotations

from datetime import date

from pipeline.records import DateSpan, Publication
from pipeline.vocabulary import DateBasis, DatePrecision, PublishedBasis

STORY = DateSpan(date(2016, 9, 22), date(2016, 9, 22), "2016-09-22", DatePrecision.DAY, DateBasis.STATED)


def published(text: str) -> Publication:
    """A publication on a day, in a year, or of unknown date where the text is empty."""
    day = date.fromisoformat(text) if len(text) == 10 else None
    return Publication(day, text, PublishedBasis.FRONT_MATTER if text else PublishedBasis.NONE)


TUESDAY = published("2016-09-27")
ONLY_2016 = published("2016")
UNDATED = published("")


def days(span: DateSpan) -> str:
    """``2016-09-22``, ``2016-09-22 2016-09-25`` or empty."""
    return " ".join(dict.fromkeys(str(day) for day in (span.start, span.end) if day))
