"""The words of an event as the source prints them, though patterns read their plain twin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.plain import plain
from pipeline.records import ActorRef, Article, Casualty, Claim, Event, PlaceRef, TextSpan, WeaponRef

Ref = TypeVar("Ref", ActorRef, PlaceRef, WeaponRef)


def quoted(events: Iterable[Event], article: Article) -> tuple[Event, ...]:
    """The events with each stretch of words as the article's text has it; names stay plain, to be held together.

    Words that the twin doesn't hold in one piece ("its", then "men") are quoted one by one.
    """
    twin = plain(article.text)
    if twin == article.text:
        return tuple(events)
    return tuple(_Quoting(article.text, twin, event.evidence).event(event) for event in events)


def find_words(text: str, words: str, near: Sequence[TextSpan]) -> TextSpan | None:
    """Where words without offsets of their own stand: within one of the spans, else before the last, else behind it.

    None where the text doesn't hold them.
    """
    places = (text.find(words, span.start, span.end) for span in near)
    start = next((place for place in places if place >= 0), -1)
    if start < 0:
        start = text.rfind(words, 0, near[-1].start)
    if start < 0:
        start = text.find(words, near[-1].start)
    return TextSpan(start, start + len(words)) if start >= 0 else None


@dataclass(frozen=True, slots=True)
class _Quoting:
    text: str
    twin: str
    evidence: tuple[TextSpan, ...]

    def event(self, event: Event) -> Event:
        return replace(
            event,
            action=self._words(event.action, event.anchor),
            date=replace(event.date, text=self._words(event.date.text)),
            actor1=tuple(map(self._ref, event.actor1)),
            actor2=tuple(map(self._ref, event.actor2)),
            place=self._ref(event.place) if event.place else None,
            weapons=tuple(map(self._ref, event.weapons)),
            casualties=tuple(map(self._casualty, event.casualties)),
            sources=tuple(replace(source, text=self._words(source.text)) for source in event.sources),
            cue_text=self._words(event.cue_text),
            claims=tuple(map(self._claim, event.claims)),
        )

    def _ref(self, ref: Ref) -> Ref:
        return replace(ref, text=self._words(ref.text, ref.span))

    def _casualty(self, entry: Casualty) -> Casualty:
        party = self._ref(entry.party) if entry.party else None
        return replace(entry, text=self._words(entry.text, entry.span), party=party)

    def _claim(self, claim: Claim) -> Claim:
        size = len(claim.text)
        around = TextSpan(max(0, claim.span.start - size), claim.span.end + size)
        return replace(claim, cue=self._words(claim.cue, claim.span), text=self._words(claim.text, around))

    def _words(self, words: str, *near: TextSpan) -> str:
        if not words:
            return words
        found = find_words(self.twin, words, (*near, *self.evidence))
        if found is not None:
            return self.text[found.start : found.end]
        apart = words.split(" ")
        return " ".join(self._words(word, *near) for word in apart) if len(apart) > 1 else words
