"""Stretches of the calendar as ``DateSpan``: days, weeks, months, thirds of them, and spans joined.

EDTF (ISO 8601-2) tells apart what lasted from a first to a last day (``2016-08-01/2016-09-23``), days
told one by one (``{2016-02-15,2016-02-16}``) and one day that is uncertain within a span
(``[2016-09-19..2016-09-25]``).
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from pipeline.records import NO_DATE, DateSpan
from pipeline.vocabulary import DateBasis, DatePrecision

_UNIT_DAYS = {"week": 7, "weekend": 7}


def unit_span(day: date, unit: str, basis: DateBasis) -> DateSpan:
    """The day, week, weekend (Saturday and Sunday), month or year that holds a day."""
    match unit:
        case "week":
            first = day - timedelta(days=day.weekday())
            return uncertain(first, first + timedelta(days=6), basis, DatePrecision.WEEK)
        case "weekend":
            first = day - timedelta(days=(day.weekday() - 5) % 7)
            return uncertain(first, first + timedelta(days=1), basis)
        case "month":
            last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
            return DateSpan(day.replace(day=1), last, day.isoformat()[:7], DatePrecision.MONTH, basis)
        case "year":
            return DateSpan(
                date(day.year, 1, 1), date(day.year, 12, 31), day.isoformat()[:4], DatePrecision.YEAR, basis
            )
        case _:
            return DateSpan(day, day, day.isoformat(), DatePrecision.DAY, basis)


def uncertain(first: date, last: date, basis: DateBasis, precision: DatePrecision = DatePrecision.RANGE) -> DateSpan:
    if first == last:
        return unit_span(first, "day", basis)
    return DateSpan(first, last, f"[{first}..{last}]", precision, basis)


def lasted(span: DateSpan) -> DateSpan:
    """The same days, all of them filled."""
    if span.start is None or span.start == span.end:
        return span
    return replace(span, edtf=f"{span.start}/{span.end}")


def add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def moved(day: date, count: int, unit: str) -> date:
    match unit:
        case "month":
            return add_months(day, count)
        case "year":
            return add_months(day, 12 * count)
        case "hour":
            return day + timedelta(days=count // 24)
        case _:
            return day + timedelta(days=count * _UNIT_DAYS.get(unit, 1))


def part_of(span: DateSpan, part: str, today: date | None) -> DateSpan:
    """A part of a month, year or week; the whole of it where the part is unknown.

    ``part`` is early, mid or late (thirds), "first week", "second half", "last day", "first 3 days" and
    their like, or earlier and later (up to and from ``today``). Of a day it is the week that holds it
    ("week of"), begins or ends with it.
    """
    if span.start is None or span.end is None:
        return span
    first, last = span.start, span.end
    if part == "earlier":
        return uncertain(first, min(last, max(first, today or last)), span.basis)
    if part == "later":
        return uncertain(min(last, max(first, today or first)), last, span.basis)
    ordinal, _, unit = part.partition(" ")
    if ordinal == "week":
        return _week_at(first, unit, span.basis)
    edges = _thirds(span, first, last) if not unit else _weeks_or_halves(span, first, last, unit)
    start, end = edges.get(ordinal, (first, last))
    return uncertain(start, end, span.basis) if ordinal in edges else span


def _thirds(span: DateSpan, first: date, last: date) -> dict[str, tuple[date, date]]:
    match span.precision:
        case DatePrecision.MONTH:
            mid, late = first + timedelta(days=10), first + timedelta(days=20)
        case DatePrecision.YEAR:
            mid, late = add_months(first, 4), add_months(first, 8)
        case DatePrecision.WEEK:
            mid, late = first + timedelta(days=2), first + timedelta(days=4)
        case _:
            return {}
    day = timedelta(days=1)
    return {"early": (first, mid - day), "mid": (mid, late - day), "late": (late, last)}


def _week_at(day: date, relation: str, basis: DateBasis) -> DateSpan:
    if relation == "of":
        return unit_span(day, "week", basis)
    first = day - timedelta(days=6) if relation == "ending" else day
    return uncertain(first, first + timedelta(days=6), basis)


def _weeks_or_halves(span: DateSpan, first: date, last: date, unit: str) -> dict[str, tuple[date, date]]:
    if unit == "day":
        days = {name: first + timedelta(days=i) for i, name in enumerate(("first", "second", "third", "fourth"))}
        return {name: (day, day) for name, day in days.items()} | {"last": (last, last)}
    if unit.endswith(" days"):
        count = timedelta(days=int(unit.split()[0]) - 1)
        return {"first": (first, min(last, first + count)), "last": (max(first, last - count), last)}
    if unit == "quarter":
        if span.precision is not DatePrecision.YEAR:
            return {}
        edges = pairwise(add_months(first, 3 * i) for i in range(5))
        quarters = [(start, after - timedelta(days=1)) for start, after in edges]
        return dict(zip(("first", "second", "third", "fourth"), quarters, strict=True)) | {"last": quarters[-1]}
    if unit == "half":
        half = add_months(first, 6) if span.precision is DatePrecision.YEAR else first + timedelta(days=15)
        return {"first": (first, half - timedelta(days=1)), "second": (half, last), "last": (half, last)}
    week = timedelta(days=6)
    starts = {name: first + timedelta(days=7 * i) for i, name in enumerate(("first", "second", "third", "fourth"))}
    return {name: (start, start + week) for name, start in starts.items()} | {"last": (last - week, last)}


def part_without_year(whole: DateSpan, part: str) -> DateSpan:
    if part not in ("early", "mid", "late") or whole.precision is not DatePrecision.MONTH:
        return NO_DATE
    edges = {"early": ("01", "10"), "mid": ("11", "20"), "late": ("21", "")}[part]
    month = int(whole.edtf[-2:])
    last = edges[1] or ("XX" if month == 2 else str(calendar.monthrange(2000, month)[1]))
    edtf = f"[{whole.edtf}-{edges[0]}..{whole.edtf}-{last}]"
    return DateSpan(None, None, edtf, DatePrecision.RANGE, DateBasis.NONE)


def cut_off(span: DateSpan, today: date | None) -> DateSpan:
    """A span that holds the day of publication ends with it: later days had not come."""
    if today is None or span.start is None or span.end is None or not span.start <= today < span.end:
        return span
    if span.precision in (DatePrecision.MONTH, DatePrecision.YEAR):
        return replace(span, end=today)
    cut = uncertain(span.start, today, span.basis, span.precision)
    return lasted(cut) if "/" in span.edtf else cut


def combine(days: Sequence[DateSpan]) -> DateSpan:
    """One span over several told together ("on 15 and 16 February"); an empty sequence is no date.

    The weakest basis among them holds for all. Days without a year stay without one.
    """
    if not days:
        return NO_DATE
    if len(days) == 1:
        return days[0]
    basis = max((span.basis for span in days), key=list(DateBasis).index)
    text = ", ".join(dict.fromkeys(span.text for span in days if span.text))
    starts = [span.start for span in days if span.start]
    ends = [span.end for span in days if span.end]
    simple = all(span.precision is DatePrecision.DAY for span in days)
    edtfs = sorted(dict.fromkeys(span.edtf for span in days))
    if len(starts) < len(days):
        edtf = "{" + ",".join(edtfs) + "}" if simple and all(edtfs) else ""
        return DateSpan(None, None, edtf, DatePrecision.RANGE if edtf else DatePrecision.UNKNOWN, DateBasis.NONE, text)
    first, last = min(starts), max(ends)
    if first == last:
        return replace(days[0], basis=basis, text=text)
    edtf = "{" + ",".join(edtfs) + "}" if simple else f"{first}/{last}"
    return DateSpan(first, last, edtf, DatePrecision.RANGE, basis, text)


def since(days: DateSpan, until: date | None) -> DateSpan:
    """The span from the first of some days to a later one ("since 4 April", told on 12 April).

    Without a last day the interval is open in EDTF (``2019-04-04/..``) and has no ``end``, so no ``start``.
    """
    if days.start is None:
        return days
    if until is None:
        return DateSpan(None, None, f"{days.start}/..", DatePrecision.RANGE, days.basis, days.text)
    if until <= days.start:
        return days
    return DateSpan(days.start, until, f"{days.start}/{until}", DatePrecision.RANGE, days.basis, days.text)
