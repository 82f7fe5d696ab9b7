"""The period that a report names as its own: "24 to 30 January", "for the week of 2 to 8 June"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pipeline.date_words import DAY_PERIOD, MONTH_PERIOD, REPORT_WORD, DateKind, read_expression
from pipeline.dates import resolve
from pipeline.records import DateSpan, Publication
from pipeline.vocabulary import DateBasis

_LONGEST_PERIOD = timedelta(days=92)


def report_period(title_or_first_lines: str, publication: Publication) -> DateSpan | None:
    """The period that a report names as its own in its title or first lines, or None.

    A range of days counts where it opens or closes a line or stands beside a word such as
    "report" or "week of"; a month with its year only beside such a word.
    """
    for line in title_or_first_lines.splitlines():
        line = line.strip()
        found = DAY_PERIOD.search(line)
        names_report = bool(REPORT_WORD.search(line))
        kind = DateKind.RANGE
        if not found and names_report:
            found, kind = MONTH_PERIOD.search(line), DateKind.MONTH
        if not found:
            continue
        at_edge = not line[: found.start()].strip(" ([") or not line[found.end() :].strip(" .:)]")
        if not (at_edge or names_report):
            continue
        span = resolve(read_expression(kind, found.group()), publication)
        if span.start and span.end and span.end - span.start <= _LONGEST_PERIOD:
            return replace(span, basis=DateBasis.REPORT_PERIOD)
    return None
