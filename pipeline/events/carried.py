"""The other side of a fight, taken over from what the section has just told.

"ISIS attacked a checkpoint of the army. ... Two more soldiers were abducted that day": who did it stands in the
sentence before, and a reader knows it. A side is taken over only where one side is known, the section tells of one
enemy of that side and no more, and both are armed; the row is flagged ``inherited_actor`` (codebook, "taken over").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.catalogue import Catalogue
from pipeline.events.drafts import Draft
from pipeline.events.families import BATTLE, EXPLOSIVE, HARM
from pipeline.events.party_words import ARMED_KINDS, GENERIC, PERPETRATORS
from pipeline.events.sides import lineage
from pipeline.events.words import words
from pipeline.records import ActorRef, Event
from pipeline.vocabulary import EventType, ReviewReason

FOUGHT = BATTLE | EXPLOSIVE | HARM | {"abduct", "take"}
MILITARY = words(
    "position checkpoint base airbase airport headquarters camp front line frontline patrol convoy site depot target "
    "barracks post tank vehicle compound outpost stronghold"
)
AGAIN = words("also again renewed further more another resumed continued escalated intensified")
"""Words that set a fight beside the one told before."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with what it was read from, and the section and paragraph that tell it."""

    event: Event
    draft: Draft
    section: int
    paragraph: int


def carry(told: Sequence[Told], catalogue: Catalogue) -> Iterator[Event]:
    """The events in the given order, each with the side that the text around it supplies."""
    events = [item.event for item in told]
    for place, item in enumerate(told):
        if not item.event.background:
            events[place] = _filled(place, told, events, catalogue)
    yield from events


def _filled(place: int, told: Sequence[Told], events: Sequence[Event], catalogue: Catalogue) -> Event:
    item, event = told[place], events[place]
    if not event.actor2 and _chases(item.draft):
        earlier = [one.actor1 for one in _before(place, told, events) if _armed(one.actor1)]
        doers = next((refs for refs in earlier if not _unknown(refs)), next(iter(earlier), ()))
        return _flagged(event, event.actor1, _apart(doers, event.actor1, catalogue))
    if item.draft.main.family not in FOUGHT:
        return event
    if not event.actor1 and not event.actor2 and _again(item.draft):
        around = (e for _, e in _around(place, told, events, paragraph=True))
        last = next((e for e in around if _both(e) and e.event_type is event.event_type), None)
        return _flagged(event, last.actor1, last.actor2) if last is not None else event
    if bool(event.actor1) == bool(event.actor2):
        return event
    known = event.actor1 or event.actor2
    if not _armed(known) or (event.actor1 and not _aims_at_fighters(item.draft, event)):
        return event
    enemy = _enemy(known, place, told, events, catalogue)
    return _flagged(event, event.actor1 or enemy, event.actor2 or enemy)


def _flagged(event: Event, actor1: tuple[ActorRef, ...], actor2: tuple[ActorRef, ...]) -> Event:
    if (actor1, actor2) == (event.actor1, event.actor2):
        return event
    reasons = {*event.review_reasons, ReviewReason.INHERITED_ACTOR}
    if actor1:
        reasons -= {ReviewReason.NO_ACTOR}
    ordered = tuple(reason for reason in ReviewReason if reason in reasons)
    return replace(event, actor1=actor1, actor2=actor2, review_reasons=ordered)


def _enemy(
    known: Sequence[ActorRef], place: int, told: Sequence[Told], events: Sequence[Event], catalogue: Catalogue
) -> tuple[ActorRef, ...]:
    """The one armed party that the section tells to fight the known side; empty where it tells of two or none."""
    found: list[tuple[ActorRef, ...]] = []
    for other, event in _around(place, told, events):
        if not _both(event) or other.draft.main.family not in FOUGHT:
            continue
        for one, against in ((event.actor1, event.actor2), (event.actor2, event.actor1)):
            if _kin(known, one, catalogue) and not _kin(known, against, catalogue):
                found.append(against)
    if not found or any(not _kin(found[0], enemy, catalogue) for enemy in found[1:]):
        return ()
    return found[0]


def _around(
    place: int, told: Sequence[Told], events: Sequence[Event], *, paragraph: bool = False
) -> Iterator[tuple[Told, Event]]:
    """The events before in the section, the nearest first, then those behind in the paragraph."""
    here = told[place]
    for number in range(place - 1, -1, -1):
        if told[number].section != here.section or (paragraph and told[number].paragraph != here.paragraph):
            break
        yield told[number], events[number]
    for number in range(place + 1, len(told)):
        if told[number].paragraph != here.paragraph:
            break
        yield told[number], events[number]


def _before(place: int, told: Sequence[Told], events: Sequence[Event]) -> Iterator[Event]:
    for number in range(place - 1, -1, -1):
        if told[number].section != told[place].section:
            return
        yield events[number]


def _chases(draft: Draft) -> bool:
    """Whether the event is aimed at those who did what was told before: "pursued the perpetrators"."""
    return any(
        token.lemma_.lower() in PERPETRATORS and any(child.lower_ in {"the", "these"} for child in token.children)
        for frame in draft.frames
        for token in frame.anchor.sent
        if token.dep_ == "obj"
    )


def _again(draft: Draft) -> bool:
    near: list[Token] = [*draft.main.clause.children, *draft.anchor.children, draft.main.clause]
    return any(token.lower_ in AGAIN for token in near)


def _aims_at_fighters(draft: Draft, event: Event) -> bool:
    """Whether nothing but fighters and their places is named as the target."""
    if event.event_type is EventType.VIOLENCE_AGAINST_CIVILIANS or draft.main.family == "abduct":
        return False
    told = {frame.anchor.i for frame in draft.frames}
    targets = [token for frame in draft.frames for token in frame.patients if token.i not in told]
    return all(token.lemma_.lower() in MILITARY for token in targets)


def _both(event: Event) -> bool:
    return _armed(event.actor1) and _armed(event.actor2)


def _armed(refs: Sequence[ActorRef]) -> bool:
    return bool(refs) and all(ref.kind in ARMED_KINDS and ref.listed for ref in refs)


def _unknown(refs: Sequence[ActorRef]) -> bool:
    return any(ref.actor_id in GENERIC for ref in refs)


def _apart(refs: tuple[ActorRef, ...], others: Sequence[ActorRef], catalogue: Catalogue) -> tuple[ActorRef, ...]:
    return () if _kin(refs, others, catalogue) else refs


def _kin(one: Sequence[ActorRef], other: Sequence[ActorRef], catalogue: Catalogue) -> bool:
    """Whether a party of the one stands on the other, as itself, its whole or its part."""
    return any(
        first.actor_id in lineage(second.actor_id, catalogue) or second.actor_id in lineage(first.actor_id, catalogue)
        for first in one
        for second in other
        if first.listed and second.listed
    )
