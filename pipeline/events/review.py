"""Why a reviewer should look at a row: the closed list of reasons, in the order of the list."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline import tolls
from pipeline.records import ActorRef, Casualty, DateSpan, PlaceRef
from pipeline.vocabulary import DateBasis, Effect, EventType, ReviewReason, Status

NEEDS_DOER = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})


def review_reasons(
    event_type: EventType,
    status: Status,
    date: DateSpan,
    actor1: Sequence[ActorRef],
    actor2: Sequence[ActorRef],
    place: PlaceRef | None,
    casualties: Sequence[Casualty],
) -> tuple[ReviewReason, ...]:
    """The reasons that hold for an event."""
    armed = [ref for ref in (*actor1, *actor2) if not ref.listed]
    tests = {
        ReviewReason.UNCONFIRMED: status is Status.UNCONFIRMED,
        ReviewReason.CLAIMED_BY_PARTY: status is Status.CLAIMED,
        ReviewReason.DISPUTED: status is Status.DISPUTED,
        ReviewReason.NO_DATE: date.start is None and not date.edtf,
        ReviewReason.NO_YEAR: date.edtf.startswith("XXXX"),
        ReviewReason.DATE_OF_STATEMENT: date.basis is DateBasis.STATEMENT,
        ReviewReason.UNLISTED_ACTOR: bool(armed),
        ReviewReason.NO_ACTOR: event_type in NEEDS_DOER and not actor1,
        ReviewReason.UNLISTED_PLACE: place is not None and not place.listed,
        ReviewReason.AMBIGUOUS_PLACE: place is not None and place.ambiguous,
        ReviewReason.VAGUE_TOLL: any(_vague(casualty) for casualty in casualties),
        ReviewReason.CONFLICTING_TOLLS: _conflicting(casualties),
    }
    return tuple(reason for reason, holds in tests.items() if holds)


def _vague(casualty: Casualty) -> bool:
    return tolls.counts_either(casualty) or (
        casualty.effect in {Effect.KILLED, Effect.INJURED, Effect.CASUALTIES}
        and casualty.low is not None
        and casualty.low != casualty.high
    )


def _conflicting(casualties: Sequence[Casualty]) -> bool:
    """Whether two speakers give different figures for one side and effect."""
    figures: dict[tuple[Effect, str], dict[str, tuple[int | None, int | None]]] = {}
    for casualty in casualties:
        side = casualty.party.name if casualty.party else ""
        figures.setdefault((casualty.effect, side), {})[casualty.speaker] = (casualty.low, casualty.high)
    return any(len(given) > 1 and len(set(given.values())) > 1 for given in figures.values())
