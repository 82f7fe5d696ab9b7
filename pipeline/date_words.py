"""How English writes dates: the words, and one expression's text taken apart.

Nothing here knows a calendar day. ``read_expression`` splits what the Matcher found into parts so
simple that dateparser reads each of them in one way only; ``pipeline.dates`` resolves them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = ("day", "week", "weekend", "month", "year")

_MONTH_STEMS = {name[:3].lower(): name for name in MONTHS}
_WEEKDAY_STEMS = {name[:3].lower(): name for name in WEEKDAYS}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR_NUMBER = r"(?:19[4-9]\d|20[0-4]\d)"
MONTH_WORD = rf"(?:{_MONTH}|{_MONTH.upper()})\.?"
"""A month's name or its abbreviation, capitalised or in capitals; a trailing full stop is its own."""

_ONE_TO_TWELVE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER_WORDS = {word: number for number, word in enumerate(_ONE_TO_TWELVE, start=1)} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "fourteen": 14,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
}
VAGUE_NUMBERS = frozenset({"several", "some", "few", "many", "recent"})
"""Words of amount that allow no day to be told."""
_PLURAL_UNITS = frozenset({"days", "weeks", "months", "years"})

OVERNIGHT = "overnight"
PARTS_OF_DAY = ("morning", "afternoon", "evening", "night", "dawn", "dusk", "midday", "noon", "midnight", "hours")


class DateKind(StrEnum):
    """What an expression says, and so how it is resolved."""

    DAY = "day"
    DAYS = "days"
    """An enumeration: "15 and 16 February", "Monday and Tuesday"."""
    RANGE = "range"
    MONTH = "month"
    YEAR = "year"
    PART = "part"
    """A third of a named month or year: "late January"."""
    WEEKDAY = "weekday"
    RELATIVE_DAY = "relative_day"
    """Counted from publication: "yesterday", "last night"."""
    CALENDAR = "calendar"
    """A calendar unit counted from publication: "last week", "earlier this month", "over the weekend"."""
    AGO = "ago"
    PAST = "past"
    """A span that ends with publication: "over the past week", "for the last 18 months"."""
    SAME = "same"
    """The story's own day, week, month or year: "the same day"."""
    OFFSET = "offset"
    """Counted from the story's own date: "two days earlier"."""
    SINCE_THEN = "since_then"
    """From the story's own date to publication: "have since been freed"."""


class DateRole(StrEnum):
    """Whether the days are the event's own or bound it."""

    AT = "at"
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One date expression of a text, taken apart but not yet resolved.

    ``parts`` are simple expressions ("22 September 2016", "Friday", "September"), in the text's
    order. ``count``, ``unit`` and ``shift`` say how far off ("two days earlier": 2, day, -1); a
    ``count`` of None is an amount that the text leaves open. ``lasting`` is true where the words
    say that the whole span was filled ("throughout last week").
    """

    kind: DateKind
    text: str
    role: DateRole = DateRole.AT
    parts: tuple[str, ...] = ()
    part: str = ""
    count: int | None = None
    unit: str = ""
    shift: int = 0
    lasting: bool = False


_FEASTS = {
    re.compile(r"\bnew\s+year['\u2019]s\s+eve\b", re.I): "31 December",
    re.compile(r"\bnew\s+year['\u2019]s\s+day\b", re.I): "1 January",
    re.compile(r"\bchristmas\s+eve\b", re.I): "24 December",
    re.compile(r"\bchristmas\s+day\b", re.I): "25 December",
}
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})$")
_DAY_OF_MONTH = re.compile(r"\bthe\s+(\d{1,2})(?:st|nd|rd|th)(\s+of\s+last\s+month)?", re.I)
_WEEK_OF = re.compile(r"\bweek\s+(of|beginning|starting|commencing|ending)\b", re.I)
_DAYS_OF = re.compile(r"\b(first|last)\s+(?:(\w+)\s+)?days\s+of\b", re.I)
_ITEM = re.compile(
    rf"""\b(?:
    (?P<iso>{YEAR_NUMBER}\s?-\s?\d\d\s?-\s?\d\d)
    |(?P<numeric>\d{{1,2}}\s?[./]\s?\d{{1,2}}\s?[./]\s?(?:\d{{4}}|\d\d)|\d{{1,2}}\s?-\s?\d{{1,2}}\s?-\s?\d{{4}})
    |(?P<year>{YEAR_NUMBER}|(?i:this|last|next)\s+year)
    |(?P<month>(?:(?i:last)\s+)?{MONTH_WORD})(?![a-z])
    |(?P<weekday>(?:(?i:last|this|next|coming|past)\s+)?{_WEEKDAY}
        (?:(?:\s+(?:{"|".join(PARTS_OF_DAY)}))?(?:\s+of)?\s+(?i:last|this|next)\s+week)?)
    |(?P<day>{DAY_NUMBER})
    )(?!\w)""",
    re.VERBOSE,
)
_SPACES = re.compile(r"\s+")
_UNIT = re.compile(r"\b(day|weekend|week|month|year|night|evening|morning|afternoon|hour)s?\b", re.IGNORECASE)
_SHIFT = re.compile(r"\b(last|previous|next|coming|this|current)\b", re.IGNORECASE)
_BACKWARD = re.compile(r"\b(earlier|before|previous|previously|preceding|prior|eve)\b", re.IGNORECASE)
_PARTS = {
    "early": "early", "beginning": "early", "start": "early", "first": "early",
    "mid": "mid", "middle": "mid",
    "late": "late", "end": "late",
    "earlier": "earlier", "later": "later",
}  # fmt: skip
_PART = re.compile(rf"\b({'|'.join(_PARTS)})\b", re.IGNORECASE)
_ORDINAL_PART = re.compile(r"\b(first|second|third|fourth|last|final)\s+(day|week|half|quarter)\b", re.IGNORECASE)


# -- the period that a report names as its own

_DASH = r"\s*(?:-|\u2013|\u2014|\bto\b|\bthrough\b)\s*"
_TAIL = rf"(?:,?\s+{YEAR_NUMBER})?"
DAY_PERIOD = re.compile(
    rf"\b(?:{DAY_NUMBER}(?:\s+{MONTH_WORD}{_TAIL})?{_DASH}{DAY_NUMBER}\s+{MONTH_WORD}{_TAIL}"
    rf"|{MONTH_WORD}\s+{DAY_NUMBER}{_TAIL}{_DASH}(?:{MONTH_WORD}\s+)?{DAY_NUMBER}{_TAIL})(?!\w)"
)
MONTH_PERIOD = re.compile(rf"(?<!\d)(?<!\d )(?<!\d(?:st|nd|rd|th) )\b{MONTH_WORD}\s+{YEAR_NUMBER}\b")
REPORT_WORD = re.compile(
    r"\b(report|update|bulletin|digest|summary|review|brief|briefing|roundup|monthly|weekly|week of)\b", re.I
)


def split_points(text: str) -> tuple[str, ...]:
    """The simple expressions that a text of one or several days, months, years or weekdays holds.

    "28-30 July" gives "28 July" and "30 July"; "30 December - 2 January 2017" keeps the year with
    the day it follows. A weekday beside a day of the month is dropped.
    """
    for feast, day in _FEASTS.items():
        text = feast.sub(day, text)
    items = [(match.lastgroup or "", _SPACES.sub(" ", match.group())) for match in _ITEM.finditer(text)]
    kinds = {kind for kind, _ in items}
    slashed = _SLASHED.search(text)
    if slashed and "month" not in kinds:
        return _slashed(int(slashed.group(1)), int(slashed.group(2)))
    bare = _DAY_OF_MONTH.search(text)
    if kinds == {"day"} and bare:
        tail = " last month" if bare.group(2) else ""
        return tuple(re.sub(r"\D", "", word).lstrip("0") + tail for _, word in items)
    if kinds & {"iso", "numeric"}:
        return tuple(_numeric(word) for kind, word in items if kind in ("iso", "numeric"))
    if "weekday" in kinds and not kinds & {"day", "month"}:
        return tuple(_weekday(word) for kind, word in items if kind == "weekday")
    return _dated_points([(kind, word) for kind, word in items if kind != "weekday"])


def _numeric(word: str) -> str:
    """Digits alone, with the century of a year of two digits."""
    *rest, year = re.split(r"\s?([./-])\s?", word)
    century = "" if len(year) != 2 or len(rest[0]) == 4 else "20" if year < "50" else "19"
    return "".join([*rest, century + year])


def _slashed(day: int, month: int) -> tuple[str, ...]:
    """A day and month of digits alone, day first unless the calendar forbids it; empty where it has no such day."""
    if month > 12 >= day:
        day, month = month, day
    return (f"{day} {MONTHS[month - 1]}",) if 1 <= month <= 12 and 1 <= day <= 31 else ()


def _weekday(word: str) -> str:
    """The weekday with the words that move it: "last Friday", "Friday last week"."""
    words = [part for part in word.split() if part.lower() not in {"of", *PARTS_OF_DAY}]
    return " ".join(_WEEKDAY_STEMS.get(part[:3].lower(), part.lower()) for part in words)


def _month(word: str) -> str:
    *modifier, name = word.lower().split()
    return " ".join([*modifier, _MONTH_STEMS[name[:3]]])


def _dated_points(items: list[tuple[str, str]]) -> tuple[str, ...]:
    """Join day numbers to their month, before or after it, and months to the year that follows."""
    kinds = [kind for kind, _ in items]
    month_first = "day" in kinds and "month" in kinds and kinds.index("month") < kinds.index("day")
    points: list[tuple[str, str, str]] = []
    waiting: list[str] = []
    month = ""
    for kind, word in items:
        if kind == "day":
            day = re.sub(r"\D", "", word).lstrip("0")
            if month_first:
                points.append((day, month, ""))
            else:
                waiting.append(day)
        elif kind == "month":
            month = _month(word)
            if not month_first:
                points += [(day, month, "") for day in waiting] or [("", month, "")]
                waiting = []
        elif not month:
            points.append(("", "", word.lower()))
        else:
            points = [(d, m, word.lower()) if m == month and not y else (d, m, y) for d, m, y in points]
    return tuple(" ".join(filter(None, point)) for point in points)


def read_expression(
    kind: DateKind, text: str, role: DateRole = DateRole.AT, *, lasting: bool = False
) -> DateExpression:
    """Take the words of one expression apart, given what kind of expression it is."""
    lowered = text.lower()
    unit = _unit(lowered)
    match kind:
        case DateKind.SINCE_THEN:
            return DateExpression(kind, text, role)
        case DateKind.RELATIVE_DAY if lowered.endswith(OVERNIGHT):
            return DateExpression(kind, text, role, count=1, unit="night", shift=-1)
        case DateKind.RELATIVE_DAY:
            return DateExpression(kind, text, role, count=1, unit="day", shift=_relative_day(lowered))
        case DateKind.CALENDAR:
            return DateExpression(
                kind,
                text,
                role,
                part=_part(lowered),
                count=1,
                unit=unit,
                shift=_calendar_shift(lowered),
                lasting=lasting,
            )
        case DateKind.AGO:
            return DateExpression(kind, text, role, count=_count(lowered), unit=unit, shift=-1)
        case DateKind.PAST:
            return DateExpression(kind, text, role, count=_count(lowered, 1), unit=unit, shift=-1, lasting=lasting)
        case DateKind.SAME:
            return DateExpression(kind, text, role, count=0, unit=unit)
        case DateKind.OFFSET:
            shift = -1 if _BACKWARD.search(lowered) else 1
            return DateExpression(kind, text, role, count=_count(lowered, 1), unit=unit, shift=shift)
        case _:
            part = ""
            if kind is DateKind.PART:
                part = _part_of_named(lowered)
            return DateExpression(kind, text, role, parts=split_points(text), part=part, lasting=lasting)


def _part_of_named(text: str) -> str:
    """Which part of a named month, year or day's week: "early", "first week", "last 3 days", "week ending"."""
    week, days, ordinal = _WEEK_OF.search(text), _DAYS_OF.search(text), _ORDINAL_PART.search(text)
    if ordinal:
        return " ".join(ordinal.groups()).replace("final", "last")
    if week:
        return f"week {week.group(1)}"
    if days:
        count = _count(days.group(2) or "")
        return f"{days.group(1)} {count} days" if count else {"first": "early", "last": "late"}[days.group(1)]
    return _part(text)


def _unit(text: str) -> str:
    found = _UNIT.search(text)
    word = found.group(1) if found else "day"
    return word if word in UNITS or word == "hour" else "day"


def _part(text: str) -> str:
    found = _PART.search(text)
    return _PARTS[found.group(1)] if found else ""


def _count(text: str, default: int | None = None) -> int | None:
    """The number in the words; ``default`` where there is none, None where it is left open."""
    words = re.findall(r"[a-z]+|\b[0-9]{1,3}\b", text)
    numbers = [
        int(word) if word.isdecimal() else NUMBER_WORDS[word]
        for word in words
        if word.isdecimal() or word in NUMBER_WORDS
    ]
    if max(numbers, default=0) <= 1 and (VAGUE_NUMBERS.intersection(words) or _PLURAL_UNITS.intersection(words[:1])):
        return None
    return max(numbers) if numbers else default


def _relative_day(text: str) -> int:
    if "before yesterday" in text:
        return -2
    if "after tomorrow" in text:
        return 2
    if "yesterday" in text or "last" in text.split():
        return -1
    return 1 if "tomorrow" in text else 0


def _calendar_shift(text: str) -> int:
    found = _SHIFT.search(text)
    word = found.group(1) if found else ""
    return {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(word, 0)
