"""The Matcher patterns of ``libya_dates``, built from a few kinds of token."""

from __future__ import annotations

import re
from typing import Any

from pipeline.date_words import (
    DAY_NUMBER,
    MONTH_WORD,
    NUMBER_WORDS,
    OVERNIGHT,
    PARTS_OF_DAY,
    WEEKDAYS,
    YEAR_NUMBER,
    DateKind,
)

TokenPattern = dict[str, Any]
Pattern = list[TokenPattern]


def _matching(expression: str) -> TokenPattern:
    return {"TEXT": {"REGEX": rf"^(?:{expression})$"}}


def _one_of(*words: str) -> TokenPattern:
    return {"LOWER": {"IN": list(words)}}


def _maybe(token: TokenPattern) -> TokenPattern:
    return token | {"OP": "?"}


_DASHES = ("-", "\u2013", "\u2014", "/")
_DASH = r"[-\u2013\u2014/]"
DAY = _matching(DAY_NUMBER)
DAY_TO_DAY = _matching(f"{DAY_NUMBER}{_DASH}{DAY_NUMBER}")
MONTH = _matching(MONTH_WORD)
MONTH_TO_DAY = _matching(f"{MONTH_WORD}{_DASH}{DAY_NUMBER}")
MONTH_TO_MONTH = _matching(f"{MONTH_WORD}{_DASH}{MONTH_WORD}")
YEAR = _matching(YEAR_NUMBER)
YEAR_TO_YEAR = _matching(rf"{YEAR_NUMBER}[-\u2013\u2014]{YEAR_NUMBER}")
WEEKDAY = _matching("|".join([*WEEKDAYS, *(name.upper() for name in WEEKDAYS)]))
WEEKDAY_SHORT = _matching("(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\\.?")
NUMBER: TokenPattern = {"LOWER": {"REGEX": rf"^(?:[1-9]\d{{0,2}}|{'|'.join(NUMBER_WORDS)})$"}}

DASH, COMMA = _one_of(*_DASHES[:3]), _one_of(",")
TO = _one_of(*_DASHES, "to", "until", "till", "through")
AND, OF, THE, BETWEEN = _one_of("and", "&", "or"), _one_of("of"), _one_of("the"), _one_of("between")
PART_OF_DAY = _one_of(*PARTS_OF_DAY)
UNIT = _one_of("week", "month", "year", "weekend")
UNIT_OF_STORY = _one_of("day", "week", "month", "year", *PARTS_OF_DAY[:4])
COUNTED = _one_of(*(unit + s for unit in ("hour", "day", "week", "month", "year") for s in ("", "s")))
DAYS_ON = _one_of("days", "weeks", "months", "years")
EARLY_LATE = _one_of("early", "mid", "late")
EDGE = _one_of("beginning", "start", "middle", "end")
LAST_THIS_NEXT = _one_of("last", "this", "next")
FEW = _one_of("few", "several", "some", "many")

ORDINAL_DAY = _matching(r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)")
# "22 September" may be followed by its year, stated or counted from publication
_TAILS: list[Pattern] = [
    [],
    [YEAR],
    [COMMA, YEAR],
    [OF, YEAR],
    [LAST_THIS_NEXT, _one_of("year")],
    [OF, LAST_THIS_NEXT, _one_of("year")],
]
_DAY_FIRST: Pattern = [_maybe(THE), DAY, _maybe(OF), MONTH]
_DAY_MONTH: Pattern = [DAY, _maybe(OF), MONTH]
_MONTH_DAY: Pattern = [MONTH, DAY]
_HOUR: list[Pattern] = [
    [],
    [_maybe(EARLY_LATE), PART_OF_DAY, _one_of("of", "on")],
    [_maybe(EARLY_LATE), PART_OF_DAY, OF, THE],
]


def _with_tails(*patterns: Pattern) -> list[Pattern]:
    return [pattern + tail for pattern in patterns for tail in _TAILS]


def _with_hours(*patterns: Pattern) -> list[Pattern]:
    return [hour + pattern for hour in _HOUR for pattern in patterns]


def _days() -> list[Pattern]:
    weekday: list[Pattern] = [
        [WEEKDAY, _maybe(COMMA), _maybe(THE)],
        [WEEKDAY_SHORT, _maybe(COMMA)],
    ]
    plain = [_DAY_FIRST, _MONTH_DAY, [DAY, DASH, MONTH]]
    named = [lead + day for lead in weekday for day in (_DAY_MONTH, _MONTH_DAY)]
    two_digits = _matching(r"\d\d?")
    numeric: list[Pattern] = [
        [_matching(rf"{YEAR_NUMBER}-\d\d-\d\d")],
        [_matching(rf"\d\d?([./])\d\d?\1(?:{YEAR_NUMBER}|\d\d)")],
        [_matching(rf"\d\d?-\d\d?-{YEAR_NUMBER}")],
        [_matching(r"\d\d?/\d\d?")],
        [YEAR, DASH, two_digits, DASH, two_digits],
        [two_digits, DASH, two_digits, DASH, YEAR],
    ]
    feasts: list[Pattern] = [
        [_one_of("new"), _one_of("year"), _one_of("'s", "\u2019s"), _one_of("eve", "day")],
        [_one_of("christmas"), _one_of("eve", "day")],
    ]
    of_month: list[Pattern] = [
        [THE, ORDINAL_DAY],
        [THE, ORDINAL_DAY, OF, _one_of("the", "this", "last"), _one_of("month")],
    ]
    return _with_hours(*_with_tails(*plain, *named, *feasts), *numeric, *of_month)


def _ranges() -> list[Pattern]:
    named_day = [_maybe(WEEKDAY), _maybe(COMMA)]
    own_year = [_maybe(COMMA), _maybe(YEAR)]
    tailed = _with_tails(
        [DAY, TO, *_DAY_MONTH],
        [DAY_TO_DAY, _maybe(OF), MONTH],
        [DAY, MONTH, *own_year, TO, *_DAY_MONTH],
        [DAY, MONTH_TO_DAY, MONTH],
        [MONTH, DAY, TO, DAY],
        [MONTH, DAY_TO_DAY],
        [*_MONTH_DAY, *own_year, TO, *_MONTH_DAY],
        [BETWEEN, _maybe(THE), DAY, AND, _maybe(THE), *_DAY_MONTH],
        [BETWEEN, *_DAY_MONTH, *own_year, AND, *_DAY_MONTH],
        [WEEKDAY, _maybe(COMMA), DAY, TO, *named_day, *_DAY_MONTH],
        [BETWEEN, WEEKDAY, _maybe(COMMA), DAY, AND, *named_day, *_DAY_MONTH],
        [WEEKDAY, _maybe(COMMA), *_DAY_MONTH, _maybe(COMMA), TO, *named_day, *_DAY_MONTH],
        [BETWEEN, WEEKDAY, _maybe(COMMA), *_DAY_MONTH, _maybe(COMMA), AND, *named_day, *_DAY_MONTH],
        [BETWEEN, *_MONTH_DAY, *own_year, AND, _maybe(MONTH), DAY],
        [MONTH, TO, MONTH],
        [MONTH_TO_MONTH],
        [BETWEEN, MONTH, AND, MONTH],
    )
    whole: list[Pattern] = [
        [MONTH, YEAR, TO, MONTH, YEAR],
        [BETWEEN, MONTH, YEAR, AND, MONTH, YEAR],
        [_one_of("from"), YEAR, TO, YEAR],
        [BETWEEN, YEAR, AND, YEAR],
        [YEAR_TO_YEAR],
        [YEAR, DASH, YEAR],
        *(
            [*hour, WEEKDAY, _maybe(PART_OF_DAY), TO, _maybe(PART_OF_DAY), WEEKDAY, _maybe(PART_OF_DAY)]
            for hour in _HOUR
        ),
        [BETWEEN, WEEKDAY, _maybe(PART_OF_DAY), AND, WEEKDAY, _maybe(PART_OF_DAY)],
    ]
    iso = _matching(rf"{YEAR_NUMBER}-\d\d-\d\d")
    slashed = _matching(rf"\d\d?([./])\d\d?\1{YEAR_NUMBER}")
    numeric: list[Pattern] = [[day, TO, day] for day in (iso, slashed)]
    return [*_with_hours(*tailed), *whole, *numeric]


def _enumerations() -> list[Pattern]:
    more = [COMMA, DAY]
    lists = [more * n + [_maybe(COMMA), AND, DAY] for n in range(4)]
    return [
        *_with_tails(*([DAY, *rest, _maybe(OF), MONTH] for rest in lists)),
        *_with_tails(*([MONTH, DAY, *rest] for rest in lists)),
        *_with_tails([*_DAY_MONTH, AND, *_DAY_MONTH], [*_MONTH_DAY, AND, *_MONTH_DAY], [MONTH, AND, MONTH]),
        [WEEKDAY, AND, WEEKDAY],
        [THE, ORDINAL_DAY, AND, _maybe(THE), ORDINAL_DAY],
    ]


def _parts() -> list[Pattern]:
    ordinal = _one_of("first", "second", "third", "fourth", "last", "final")
    leads: list[Pattern] = [
        [EARLY_LATE, _maybe(DASH)],
        [EARLY_LATE, _one_of("in")],
        [_maybe(THE), EDGE, OF],
        [_maybe(THE), ordinal, _one_of("day", "week", "half", "quarter"), OF],
        [_maybe(THE), _one_of("first", "last"), _maybe(NUMBER), _one_of("days"), OF],
        [_maybe(THE), _one_of("first", "last"), FEW, _one_of("days"), OF],
    ]
    week = [_maybe(THE), _one_of("week"), _one_of("of", "beginning", "starting", "commencing", "ending")]
    weeks = _with_tails([*week, *_maybe_named(_DAY_MONTH)], [*week, *_maybe_named(_MONTH_DAY)])
    return [
        *weeks,
        *(lead + month for lead in leads for month in _with_tails([MONTH])),
        *([*lead, YEAR] for lead in leads),
        *_with_tails([_matching(rf"(?i:early|mid|late){_DASH}{MONTH_WORD}")]),
        [_matching(rf"(?i:early|mid|late){_DASH}{YEAR_NUMBER}")],
    ]


def _maybe_named(day: Pattern) -> Pattern:
    return [_maybe(WEEKDAY), _maybe(COMMA), _maybe(THE), *day]


def _weekdays() -> list[Pattern]:
    modifier = _maybe(_one_of("last", "this", "next", "coming", "past"))
    return [
        [modifier, WEEKDAY, _maybe(PART_OF_DAY)],
        [WEEKDAY, _maybe(PART_OF_DAY), _maybe(OF), LAST_THIS_NEXT, _one_of("week")],
        [_one_of("early", "late"), _maybe(_one_of("on")), modifier, WEEKDAY],
        *([*hour, modifier, WEEKDAY] for hour in _HOUR[1:]),
    ]


def _relative_days() -> list[Pattern]:
    return [
        [_maybe(_one_of("earlier", "early", "late", "later")), _one_of("today", "yesterday", "tomorrow")],
        [_one_of("tonight")],
        [_one_of(OVERNIGHT)],
        [_one_of("yesterday", "tomorrow"), PART_OF_DAY],
        [_maybe(_one_of("early", "late", "earlier")), _one_of("this"), _one_of(*PARTS_OF_DAY[:4])],
        [_maybe(_one_of("late")), _one_of("last"), _one_of("night", "evening")],
        [_maybe(THE), _one_of("day"), _one_of("before", "after"), _one_of("yesterday", "tomorrow")],
    ]


def _calendar() -> list[Pattern]:
    moved = _one_of("early", "mid", "late", "earlier", "later")
    return [
        [_maybe(moved), LAST_THIS_NEXT, UNIT],
        [moved, DASH, UNIT],
        [_one_of("earlier", "later", "early", "late"), _one_of("in"), _one_of("the", "this"), UNIT],
        [_maybe(THE), EDGE, OF, _one_of("the", "this", "last", "next"), UNIT],
        [THE, _one_of("weekend")],
    ]


def _past() -> list[Pattern]:
    return [
        [THE, _one_of("last", "past"), COUNTED],
        [_maybe(THE), _one_of("last", "past"), _maybe(_one_of("a")), NUMBER, _maybe(OF), COUNTED],
        [_maybe(THE), _one_of("last", "past"), FEW, COUNTED],
        [_one_of("past"), COUNTED],
    ]


def _same() -> list[Pattern]:
    later = _maybe(_one_of("later", "earlier"))
    return [
        [later, _one_of("the", "that"), _one_of("same"), UNIT_OF_STORY],
        [later, _one_of("that"), UNIT_OF_STORY],
        [_one_of("later", "earlier"), _one_of("in"), THE, _one_of("day")],
    ]


def _offsets() -> list[Pattern]:
    direction = _one_of("earlier", "later", "before", "after", "afterwards", "afterward", "previously", "prior")
    neighbour = _one_of("previous", "following", "preceding", "next")
    one_day = _one_of("day", *PARTS_OF_DAY[:4])
    return [
        [_maybe(_one_of("a")), NUMBER, _maybe(OF), COUNTED, direction],
        [_maybe(_one_of("a")), FEW, COUNTED, direction],
        [DAYS_ON, direction],
        [NUMBER, DAYS_ON, _one_of("on")],
        [_maybe(THE), _one_of("eve"), OF],
        [THE, neighbour, UNIT_OF_STORY],
        [_one_of("next"), one_day],
        [THE, one_day, _one_of("before", "after")],
    ]


def _ago() -> list[Pattern]:
    ago = _one_of("ago")
    return [
        [_maybe(_one_of("a")), NUMBER, _maybe(OF), COUNTED, ago],
        [_maybe(_one_of("a")), FEW, COUNTED, ago],
        [DAYS_ON, ago],
    ]


NAMED_PATTERNS: dict[DateKind, list[Pattern]] = {
    DateKind.DAY: _days(),
    DateKind.DAYS: _enumerations(),
    DateKind.RANGE: _ranges(),
    DateKind.MONTH: [[_maybe(_one_of("last")), *pattern] for pattern in _with_tails([MONTH])],
    DateKind.YEAR: [[YEAR]],
    DateKind.PART: _parts(),
    DateKind.WEEKDAY: _weekdays(),
}
"""Each holds a month, a year, a weekday, a day's number or a feast, and is tried only around one (``NAMED_ANCHOR``)."""

COUNTED_PATTERNS: dict[DateKind, list[Pattern]] = {
    DateKind.RELATIVE_DAY: _relative_days(),
    DateKind.CALENDAR: _calendar(),
    DateKind.PAST: _past(),
    DateKind.SAME: _same(),
    DateKind.OFFSET: _offsets(),
    DateKind.AGO: _ago(),
    DateKind.SINCE_THEN: [[_one_of("since")], [_one_of("since"), _one_of("then")]],
}

NAMED_ANCHOR = re.compile(
    rf"(?:.*{_DASH})?(?:{MONTH_WORD}|{YEAR_NUMBER}|{'|'.join(WEEKDAYS)}|{'|'.join(WEEKDAYS).upper()})(?:{_DASH}.*)?"
    rf"|\d\d?[./-]\d\d?[./-]\d\d(?:\d\d)?|\d\d?/\d\d?|\d\d?(?:st|nd|rd|th)|Eve|Day"
)
COUNTED_ANCHOR = re.compile(
    rf"(?:(?:hour|day|week|month|year)s?|weekend|today|tonight|overnight|yesterday|tomorrow|since|eve|{'|'.join(PARTS_OF_DAY)})",
    re.IGNORECASE,
)
"""Each of ``COUNTED_PATTERNS`` holds one of these."""
