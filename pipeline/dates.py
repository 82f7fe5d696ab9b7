"""One date expression -> ISO days with their precision, and the only door to dateparser.

dateparser is given one simple expression at a time ("22 September", "Friday"): on longer text it
reads numbers and words as dates. Ranges, parts of a month, calendar weeks and the days counted from
the story's own date are resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateparser.date import DateDataParser

from pipeline import date_relative
from pipeline.date_relative import SAME_STORY, Clock
from pipeline.date_spans import (
    combine,
    cut_off,
    lasted,
    part_of,
    part_without_year,
    since,
    unit_span,
)
from pipeline.date_words import (
    MONTHS,
    WEEKDAYS,
    DateExpression,
    DateKind,
    DateRole,
    read_expression,
)
from pipeline.records import NO_DATE, DateSpan, Publication
from pipeline.vocabulary import DateBasis, DatePrecision

__all__ = [
    "DateExpression",
    "DateKind",
    "DateRole",
    "combine",
    "read_expression",
    "resolve",
    "since",
]

_LEAP_YEAR = 2000
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\b\d{4}\b")
_YEAR_ALONE = re.compile(r"\d{4}|(?:this|last|next) year")
_YEAR_SHIFT = re.compile(r"\b(this|last|next) year$")
_ONE_OF = re.compile(r"\bor\b")
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_WEEKDAY = re.compile(rf"(?:(last|this|next|coming|past) )?({'|'.join(WEEKDAYS)})(?: (last|this|next) week)?")
_OF_MONTH = re.compile(r"(\d{1,2})( last month)?")


def resolve(
    expression: DateExpression,
    publication: Publication,
    story: DateSpan | None = None,
    *,
    prefer_future: bool = False,
) -> DateSpan:
    """The days that an expression means in an article published then, within a story of that date.

    Without a year to go by, a day and month keeps ``start`` None and says so in ``edtf``
    (``XXXX-09-22``); what cannot be resolved at all has an empty ``edtf``. ``prefer_future`` is for
    words under "will" or "plans to"; otherwise a date whose year is unsaid never begins after
    publication. Never raises.
    """
    clock = Clock(publication, story, prefer_future)
    found = _RESOLVERS[expression.kind](expression, clock)
    return replace(found, text=expression.text)


# -- simple expressions


@lru_cache(maxsize=8192)
def _parse(text: str, base: date, prefer: str) -> tuple[date, str] | None:
    """What dateparser makes of one simple expression: a day and the period it reports."""
    parser = DateDataParser(
        languages=["en"],
        settings={
            "DATE_ORDER": "YMD" if _ISO.fullmatch(text) else "DMY",
            "RELATIVE_BASE": datetime(base.year, base.month, base.day),
            "PREFER_DATES_FROM": prefer,
        },
    )
    data = parser.get_date_data(text)
    return (data.date_obj.date(), data.period or "day") if data.date_obj else None


def _point(part: str, clock: Clock) -> DateSpan:
    """One simple expression: a day, a month, a year or a weekday."""
    if _YEAR_ALONE.fullmatch(part):
        return _year(part, clock)
    weekday = _WEEKDAY.fullmatch(part)
    if weekday and weekday.group(3):
        return date_relative.weekday_of(weekday.group(2), _SHIFTS[weekday.group(3)], clock)
    if weekday:
        return _weekday(weekday.group(1) or "", weekday.group(2), clock)
    of_month = _OF_MONTH.fullmatch(part)
    if of_month:
        return date_relative.day_of_month(int(of_month.group(1)), bool(of_month.group(2)), clock)
    shift = _YEAR_SHIFT.search(part)
    if shift:
        year = clock.publication.year
        bare = part[: shift.start()].strip()
        if year is None:
            return _without_year(bare)
        return _in_year(bare, year + _SHIFTS[shift.group(1)], DateBasis.YEAR_INFERRED)
    if part.startswith("last ") and clock.day:
        return _nearest(part.removeprefix("last "), clock.day.replace(day=1) - timedelta(days=1), False)
    if _YEAR.search(part) or "/" in part or "." in part:
        return _in_year(part, None, DateBasis.STATED)
    if clock.day:
        return _nearest(part, clock.day, clock.future)
    if clock.publication.year:
        return _in_year(part, clock.publication.year, DateBasis.YEAR_INFERRED)
    return _beside_story(part, clock.story)


def _in_year(part: str, year: int | None, basis: DateBasis) -> DateSpan:
    """A day or month whose year is known; no date where the calendar has no such day."""
    found = _parse(f"{part} {year}" if year else part, date(_LEAP_YEAR, 1, 1), "past")
    return _of_period(*found, basis) if found else NO_DATE


def _nearest(part: str, base: date, future: bool) -> DateSpan:
    """A day and month, or a month, at its last occurrence up to ``base`` or its next from it on."""
    if future:
        months = part in MONTHS
        base = (base.replace(day=1) if months else base) - timedelta(days=1)
    found = _parse(part, base, "future" if future else "past")
    return _of_period(*found, DateBasis.YEAR_INFERRED) if found else NO_DATE


def _beside_story(part: str, story: DateSpan | None) -> DateSpan:
    """A day and month in an article of unknown date: of the story's own year, where the two lie close together."""
    bare = _without_year(part)
    if story is None or story.start is None or story.basis not in (DateBasis.STATED, DateBasis.YEAR_INFERRED):
        return bare
    anchor = story.start
    near = [_in_year(part, year, DateBasis.YEAR_INFERRED) for year in range(anchor.year - 1, anchor.year + 2)]
    return next((span for span in near if span.start and abs(span.start - anchor) <= SAME_STORY), bare)


def _without_year(part: str) -> DateSpan:
    found = _parse(f"{part} {_LEAP_YEAR}", date(_LEAP_YEAR, 1, 1), "past")
    if not found:
        return NO_DATE
    day, period = found
    if period == "month":
        return DateSpan(None, None, f"XXXX-{day:%m}", DatePrecision.MONTH, DateBasis.NONE)
    return DateSpan(None, None, f"XXXX-{day:%m-%d}", DatePrecision.DAY, DateBasis.NONE)


def _year(part: str, clock: Clock) -> DateSpan:
    if part.isdecimal():
        return unit_span(date(int(part), 1, 1), "year", DateBasis.STATED)
    if clock.publication.year is None:
        return NO_DATE
    year = clock.publication.year + _SHIFTS[part.split()[0]]
    return unit_span(date(year, 1, 1), "year", DateBasis.RELATIVE)


def _weekday(modifier: str, name: str, clock: Clock) -> DateSpan:
    """A weekday: the last one up to publication; "last Friday" is before it, "next Friday" after it."""
    if clock.day is None:
        return NO_DATE
    found = _parse(name, clock.day, "current_period")
    if not found:
        return NO_DATE
    day = found[0]
    if modifier in ("next", "coming") or clock.future:
        earliest = clock.day if modifier not in ("next", "coming") else clock.day + timedelta(days=1)
        day += timedelta(days=7) if day < earliest else timedelta(0)
    else:
        latest = clock.day - timedelta(days=1) if modifier in ("last", "past") else clock.day
        day -= timedelta(days=7) if day > latest else timedelta(0)
    return _of_period(day, "day", DateBasis.RELATIVE)


def _of_period(day: date, period: str, basis: DateBasis) -> DateSpan:
    return unit_span(day, period if period in ("month", "year") else "day", basis)


# -- a resolver for each kind


def _resolve_point(expression: DateExpression, clock: Clock) -> DateSpan:
    if len(expression.parts) != 1:
        return NO_DATE
    span = cut_off(_point(expression.parts[0], clock), clock.today)
    return lasted(span) if expression.lasting else span


def _resolve_several(expression: DateExpression, clock: Clock) -> DateSpan:
    """Days told one by one, or from the first to the last of them."""
    if len(expression.parts) < 2:
        return _resolve_point(expression, clock)
    parts = expression.parts
    if not any(_YEAR.search(part) for part in parts) and len({part.split()[-1] for part in parts}) == 1:
        parts = tuple(sorted(parts, key=lambda part: (len(part), part)))
    spans = _chained(parts, clock)
    if any(span.edtf == "" for span in spans):
        return NO_DATE
    if expression.kind is DateKind.DAYS:
        days = combine(spans)
        one_of = bool(_ONE_OF.search(expression.text))
        return replace(days, edtf=days.edtf.replace("{", "[").replace("}", "]")) if one_of else days
    first, last = spans[0], cut_off(spans[-1], clock.today)
    basis = DateBasis.STATED if DateBasis.STATED in (first.basis, last.basis) else last.basis
    if first.start is None or last.end is None:
        return DateSpan(None, None, f"{first.edtf}/{last.edtf}", DatePrecision.RANGE, DateBasis.NONE)
    if first.start > last.end:
        return NO_DATE
    ends = (first.edtf, last.edtf) if last.end == spans[-1].end else (first.edtf, last.end.isoformat())
    return DateSpan(first.start, last.end, "/".join(ends), DatePrecision.RANGE, basis)


def _chained(parts: tuple[str, ...], clock: Clock) -> list[DateSpan]:
    """Each part resolved beside its neighbour, so that a range is one stretch of the calendar.

    A year stated at the end holds backwards; otherwise the first part is resolved, and the others follow it.
    Days without a month ("the 6th and 7th") each stand by themselves in the story's.
    """
    if all(_OF_MONTH.fullmatch(part) for part in parts):
        return [_point(part, clock) for part in parts]
    backwards = (bool(_YEAR.search(parts[-1])) and not _YEAR.search(parts[0])) or bool(_WEEKDAY.fullmatch(parts[-1]))
    ordered = parts[::-1] if backwards and not clock.future else parts
    spans: list[DateSpan] = []
    for part in ordered:
        neighbour = spans[-1] if spans else None
        if neighbour is None or neighbour.start is None or neighbour.end is None:
            spans.append(_point(part, clock))
        elif backwards and not clock.future:
            spans.append(_point(part, clock.before(neighbour.end)))
        else:
            spans.append(_point(part, clock.from_day(neighbour.start)))
    return spans[::-1] if ordered is not parts else spans


def _resolve_part(expression: DateExpression, clock: Clock) -> DateSpan:
    if len(expression.parts) != 1:
        return NO_DATE
    whole = _point(expression.parts[0], clock)
    if whole.start is None:
        return part_without_year(whole, expression.part)
    span = part_of(whole, expression.part, clock.day)
    if (
        whole.basis is DateBasis.YEAR_INFERRED
        and not clock.future
        and clock.day
        and span.start
        and span.start > clock.day
    ):
        whole = _in_year(expression.parts[0], clock.day.year - 1, DateBasis.YEAR_INFERRED)
        span = part_of(whole, expression.part, clock.day)
    span = cut_off(span, clock.today)
    return lasted(span) if expression.lasting else span


_RESOLVERS: dict[DateKind, Callable[[DateExpression, Clock], DateSpan]] = {
    DateKind.DAY: _resolve_point,
    DateKind.MONTH: _resolve_point,
    DateKind.YEAR: _resolve_point,
    DateKind.WEEKDAY: _resolve_point,
    DateKind.DAYS: _resolve_several,
    DateKind.RANGE: _resolve_several,
    DateKind.PART: _resolve_part,
    DateKind.RELATIVE_DAY: date_relative.relative_day,
    DateKind.CALENDAR: date_relative.calendar,
    DateKind.AGO: date_relative.ago,
    DateKind.PAST: date_relative.past,
    DateKind.SAME: date_relative.same,
    DateKind.OFFSET: date_relative.offset,
    DateKind.SINCE_THEN: date_relative.since_then,
}
