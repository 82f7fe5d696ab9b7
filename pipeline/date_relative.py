"""Days counted from publication or from the story's own date: "yesterday", "last week", "two days earlier".

Nothing here reads a date: these expressions are told by their count and unit alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.date_spans import cut_off, lasted, moved, part_of, uncertain, unit_span
from pipeline.date_words import WEEKDAYS, DateExpression
from pipeline.records import NO_DATE, DateSpan, Publication
from pipeline.vocabulary import DateBasis, DatePrecision

SAME_STORY = timedelta(days=31)
"""How far apart days of one story lie at most."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What an expression is resolved against."""

    publication: Publication
    story: DateSpan | None
    future: bool

    @property
    def day(self) -> date | None:
        return self.publication.day

    @property
    def today(self) -> date | None:
        """The day after which nothing told had happened; None where words look forward."""
        return None if self.future else self.publication.day

    def before(self, bound: date) -> Clock:
        """The same clock with the latest day that a past expression may fall on."""
        return replace(self, publication=replace(self.publication, day=bound), future=False)

    def from_day(self, bound: date) -> Clock:
        """The same clock looking forward from a day."""
        return replace(self, publication=replace(self.publication, day=bound), future=True)


# -- a day told by its weekday or its number


def weekday_of(name: str, shift: int, clock: Clock) -> DateSpan:
    """A weekday of the week of publication, or of the one before or after it: "Friday last week"."""
    if clock.day is None:
        return NO_DATE
    monday = clock.day - timedelta(days=clock.day.weekday()) + timedelta(days=7 * shift)
    return unit_span(monday + timedelta(days=WEEKDAYS.index(name)), "day", DateBasis.RELATIVE)


def day_of_month(number: int, month_before: bool, clock: Clock) -> DateSpan:
    """A day without its month ("on the 11th"): of the story's month where that is recent, else the last such day."""
    if clock.day is None or clock.future:
        return NO_DATE
    story = clock.story.start if clock.story is not None and clock.story.precision is DatePrecision.DAY else None
    recent = story is not None and timedelta(0) <= clock.day - story <= 2 * SAME_STORY
    month = (story if story is not None and recent and not month_before else clock.day).replace(day=1)
    for back in (1,) if month_before else (0, 1):
        first = moved(month, -back, "month")
        last = unit_span(first, "month", DateBasis.RELATIVE).end
        if last is not None and 1 <= number <= last.day and first.replace(day=number) <= clock.day:
            return unit_span(first.replace(day=number), "day", DateBasis.RELATIVE)
    return NO_DATE


# -- a resolver for each kind


def relative_day(expression: DateExpression, clock: Clock) -> DateSpan:
    if clock.day is None:
        return NO_DATE
    if expression.unit == "night":
        told = clock.story.start if clock.story and clock.story.precision is DatePrecision.DAY else None
        evening = told or clock.day - timedelta(days=1)
        return cut_off(uncertain(evening, evening + timedelta(days=1), DateBasis.RELATIVE), clock.today)
    return unit_span(clock.day + timedelta(days=expression.shift), "day", DateBasis.RELATIVE)


def calendar(expression: DateExpression, clock: Clock) -> DateSpan:
    unit, shift = expression.unit, expression.shift
    day = clock.day
    if day is None:
        year = clock.publication.year
        if unit != "year" or year is None:
            return NO_DATE
        day = date(year, 1, 1)
    elif unit == "weekend" and shift == -1 and day.weekday() < 5:
        shift = 0
    whole = unit_span(moved(day, shift, unit), unit, DateBasis.RELATIVE)
    span = cut_off(part_of(whole, expression.part, clock.day), clock.today)
    return lasted(span) if expression.lasting else span


def ago(expression: DateExpression, clock: Clock) -> DateSpan:
    if expression.count is None or clock.day is None:
        return NO_DATE
    day = moved(clock.day, -expression.count, expression.unit)
    return cut_off(unit_span(day, expression.unit, DateBasis.RELATIVE), clock.today)


def past(expression: DateExpression, clock: Clock) -> DateSpan:
    if expression.count is None or clock.day is None:
        return NO_DATE
    first = moved(clock.day, -expression.count, expression.unit)
    span = uncertain(first, clock.day, DateBasis.RELATIVE)
    return lasted(span) if expression.lasting else span


def same(expression: DateExpression, clock: Clock) -> DateSpan:
    story = clock.story
    if story is None or story.start is None or story.end is None:
        return NO_DATE
    if expression.unit == "day":
        return replace(story, basis=DateBasis.RELATIVE)
    return cut_off(unit_span(story.start, expression.unit, DateBasis.RELATIVE), clock.today)


def since_then(expression: DateExpression, clock: Clock) -> DateSpan:
    story = clock.story
    if story is None or story.start is None or clock.day is None or story.start > clock.day:
        return NO_DATE
    return uncertain(story.start, clock.day, DateBasis.RELATIVE)


def offset(expression: DateExpression, clock: Clock) -> DateSpan:
    story = clock.story
    if expression.count is None or story is None or story.start is None or story.end is None:
        return NO_DATE
    if expression.unit == "day" and story.precision in (DatePrecision.MONTH, DatePrecision.YEAR):
        return NO_DATE
    if expression.unit == "hour" and expression.count % 24:
        return replace(story, basis=DateBasis.RELATIVE) if expression.count < 24 else NO_DATE
    count = expression.count * expression.shift
    first, last = (moved(day, count, expression.unit) for day in (story.start, story.end))
    if expression.unit in ("day", "hour"):
        span = uncertain(first, last, DateBasis.RELATIVE)
    else:
        span = unit_span(last if expression.shift > 0 else first, expression.unit, DateBasis.RELATIVE)
    if clock.day and not clock.future and span.start and span.start > clock.day:
        return NO_DATE
    return cut_off(span, clock.today)
