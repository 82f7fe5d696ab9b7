"""The day of each draft in turn: its own, or what the drafts before left for it in the paragraph or the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.events.drafts import Draft
from pipeline.events.families import BATTLE, EXPLOSIVE, HARM
from pipeline.events.frames import Frame
from pipeline.events.late_deaths import is_of_late_death
from pipeline.events.when import (
    Calendar,
    follows_attack,
    inherited,
    since_before,
    since_then,
    told_before,
)
from pipeline.records import DateSpan, Paragraph
from pipeline.vocabulary import DateBasis

FOLLOWING = frozenset({"move", "release", "exchange"})
"""Families of what follows a fight: without a day of their own they lie between it and publication."""


@dataclass(slots=True)
class Days:
    """What has been told of days so far; drafts are shown to it in text order."""

    calendar: Calendar
    period: DateSpan | None
    paragraph_of: Callable[[Token], int]
    headings: Sequence[DateSpan | None] = ()
    """For each paragraph the day of the heading that it stands under."""
    paragraph: int = -1
    date: DateSpan | None = None
    """The day told last in the paragraph."""
    earlier: DateSpan | None = None
    """The last day told in the paragraph before, where no heading stands between."""
    attack: DateSpan | None = None
    """The day of the last fight or attack of the article."""

    def enter(self, paragraph: int) -> None:
        """Forgets the day of the paragraph before when another begins."""
        if paragraph != self.paragraph:
            self.earlier = self.date if paragraph == self.paragraph + 1 else None
            self.paragraph, self.date = paragraph, None

    def own(self, draft: Draft, others: list[Token]) -> DateSpan | None:
        """The draft's own date; the day of a statement only where the sentence of the main trigger has it."""
        for frame in _giving_days(draft):
            found = self.calendar.of_event(frame.anchor, others)
            said = found is not None and found.basis is DateBasis.STATEMENT
            if found is not None and not (said and frame.anchor.sent != draft.anchor.sent):
                return found
        return None

    def of(self, draft: Draft, own: DateSpan | None) -> DateSpan:
        """The draft's own date, or what it takes over from what was told before."""
        if own is not None:
            return since_before(own, self.period) if self.period and told_before(draft.anchor) else own
        date = inherited(self.date or self._earlier_in_paragraph(draft.anchor) or self._of_heading())
        following = next((frame.anchor for frame in draft.frames if frame.family in FOLLOWING), None)
        answers = following is not None and follows_attack(following)
        if not answers and draft.main.family not in FOLLOWING:
            return date
        if not (date.start or date.edtf):
            self.date = (self.attack if answers else None) or self.earlier
            date = inherited(self.date)
        return since_then(date, self.calendar.publication)

    def keep(self, draft: Draft, date: DateSpan) -> None:
        """Leaves the day of a draft for those that follow; the day of a statement is not theirs."""
        known = date.start is not None or date.edtf
        if known and draft.main.family not in FOLLOWING and date.basis is not DateBasis.STATEMENT:
            self.date = date
            self.attack = date if draft.main.family in BATTLE | EXPLOSIVE | HARM else self.attack

    def _of_heading(self) -> DateSpan | None:
        return self.headings[self.paragraph] if 0 <= self.paragraph < len(self.headings) else None

    def _earlier_in_paragraph(self, anchor: Token) -> DateSpan | None:
        """The last date told before the draft in its paragraph, where no event carried one."""
        spans = self.calendar.sentences
        for number in range(self.calendar.sentence_of[anchor.i] - 1, -1, -1):
            if self.paragraph_of(spans[number][0]) != self.paragraph:
                return None
            told = self.calendar.told_in(number)
            if told is not None:
                return told
        return None


def heading_days(calendar: Calendar, paragraphs: Sequence[Paragraph]) -> list[DateSpan | None]:
    """For each paragraph the day that opens or closes the heading above it ("Monday 29 May", "Brak, 18 May").

    A report's title may end with the day of its publication, which is no event's.
    """
    found: list[DateSpan | None] = []
    day: DateSpan | None = None
    for number, paragraph in enumerate(paragraphs):
        if paragraph.is_heading:
            day = calendar.day_at_edge(paragraph)
            own = day is not None and day.start == calendar.publication.day
            day = None if own and number == 0 else day
        found.append(day)
    return found


def _giving_days(draft: Draft) -> list[Frame]:
    """The triggers that may tell the event's day, the main one first: not a later death, unless there is no other."""
    frames = [draft.main, *draft.frames]
    return [frame for frame in frames if not is_of_late_death(frame)] or frames
