"""One event as gathering sees it: what is compared again and again is worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.incidents.facts import ArticleFacts
from pipeline.records import ActorRef, Event, Toll
from pipeline.tolls import per_speaker
from pipeline.vocabulary import ActorKind, DateBasis, Effect

LONGEST_DAYS = 31
"""A span longer than this tells no single occurrence."""
BEFORE_STATEMENT = timedelta(days=3)
"""How long before it is announced an event that is known only from a dated statement may lie."""
CLASSES = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.RIOTERS})
UNKNOWN = "unidentified"
"""What the ids of the catalogue's parties without a name begin with."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with the facts of its article."""

    event: Event
    facts: ArticleFacts
    order: tuple[str, str]
    """Sorts tellings by publication, a year alone after its days, no date last; then by id."""
    first: date | None
    """First and last day on which it may have happened; None where that is too wide to tell one occurrence."""
    last: date | None
    named: tuple[frozenset[str], frozenset[str]]
    """Keys of the parties of either side that have a name of their own."""
    classes: tuple[frozenset[str], frozenset[str]]
    """Keys of the classes of people of either side: civilians, workers …"""
    tolls: Mapping[Effect, Mapping[str, Toll]]
    """The figures for the killed, injured and captured by who gives them: a speaker, or the writer under no name."""
    civilians_killed: Mapping[str, Toll]

    @property
    def sentences(self) -> Sequence[str]:
        """The folded words of its evidence, sentence by sentence."""
        return self.facts.wordings[self.event.event_id]


def telling_of(event: Event, facts: ArticleFacts) -> Telling:
    """The telling of an event."""
    first, last = _window(event)
    sides = (event.actor1, event.actor2)
    return Telling(
        event,
        facts,
        (published(facts), event.event_id),
        first,
        last,
        (_named(sides[0]), _named(sides[1])),
        (_classes(sides[0]), _classes(sides[1])),
        {effect: per_speaker(event.casualties, effect) for effect in (Effect.KILLED, Effect.INJURED, Effect.CAPTURED)},
        per_speaker(event.casualties, Effect.KILLED, civilians=True),
    )


def published(facts: ArticleFacts) -> str:
    """The sort key of a publication."""
    edtf = facts.publication.edtf
    return edtf if len(edtf) > 4 else f"{edtf or '9999'}-99"


def key_of(actor: ActorRef) -> str:
    """What to compare parties by: the catalogue id, or the folded name of a group without one."""
    return actor.actor_id or actor.name.casefold()


def _window(event: Event) -> tuple[date | None, date | None]:
    first, last = event.date.start, event.date.end
    if first is None or last is None or (last - first).days > LONGEST_DAYS:
        return None, None
    return (first - BEFORE_STATEMENT if event.date.basis is DateBasis.STATEMENT else first), last


def _named(actors: Iterable[ActorRef]) -> frozenset[str]:
    return frozenset(key_of(actor) for actor in actors if _has_name(actor))


def _has_name(actor: ActorRef) -> bool:
    if actor.kind in CLASSES or actor.actor_id.startswith(UNKNOWN):
        return False
    return actor.listed or actor.name != actor.name.lower()


def _classes(actors: Iterable[ActorRef]) -> frozenset[str]:
    return frozenset(key_of(actor) for actor in actors if actor.kind is ActorKind.CIVILIANS)
