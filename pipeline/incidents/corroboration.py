"""The status of an incident, by written rules (docs/codebook.md), and how it changed from telling to telling."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pipeline.incidents.names import one_name
from pipeline.incidents.tellings import Telling, published
from pipeline.incidents.voices import NEUTRAL, Voices
from pipeline.records import Publication
from pipeline.vocabulary import Slot, Stance, Status

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DOUBTFUL = frozenset({Status.CLAIMED, Status.UNCONFIRMED, Status.DISPUTED})


def status_of(group: Sequence[Telling], voices: Voices) -> Status:
    """What the tellings amount to: the first rule that holds decides."""
    denied = any(_neutral_denial(telling, group) for telling in group)
    if any(confirms(telling) for telling in group) and not denied:
        return Status.CONFIRMED
    if denied or any(telling.event.status is Status.DISPUTED for telling in group):
        return Status.DISPUTED
    if _both_sides(group):
        return Status.CONFIRMED
    statuses = {telling.event.status for telling in group}
    if Status.REPORTED in statuses or _independent_accounts(group, voices):
        return Status.REPORTED
    return Status.CLAIMED if Status.CLAIMED in statuses else Status.UNCONFIRMED


def trail(group: Sequence[Telling], voices: Voices) -> tuple[str, ...]:
    """Each change of status with its publication day and who made it, from the first telling on."""
    changes: list[str] = []
    standing: Status | None = None
    for moment in sorted({published(telling.facts) for telling in group}):
        until = [telling for telling in group if published(telling.facts) <= moment]
        status = status_of(until, voices)
        if status is not standing:
            new = [telling for telling in until if published(telling.facts) == moment]
            when = _written(new[0].facts.publication)
            changes.append(" ".join(part for part in (status.value, when, f"by {_made_by(new, status)}") if part))
            standing = status
    return tuple(changes)


def confirmed_later(group: Sequence[Telling], status: Status) -> tuple[str, ...]:
    """The doubtful tellings that a later article confirms, where the incident ends confirmed."""
    if status is not Status.CONFIRMED:
        return ()
    confirming = [telling for telling in group if confirms(telling)]
    return tuple(
        telling.event.event_id
        for telling in group
        if telling.event.status in DOUBTFUL
        and not confirms(telling)
        and any(_before(telling.facts.publication, later.facts.publication) for later in confirming)
    )


def confirms(telling: Telling) -> bool:
    """Whether a body that is no party, or the side that suffered it, confirms the event in this telling.

    A party's denial in the same article leaves the row disputed; the neutral body's word outweighs it here.
    """
    if telling.event.status is Status.CONFIRMED:
        return True
    return bool(telling.event.confirmed_by) and any(
        source.kind in NEUTRAL and source.name == telling.event.confirmed_by for source in telling.event.sources
    )


def _neutral_denial(telling: Telling, group: Sequence[Telling]) -> str:
    """Who denies that the event happened without being a party to it in any telling; empty where nobody does."""
    parties = [actor.name for other in group for actor in other.event.actor1 + other.event.actor2]
    return next(
        (
            claim.speaker
            for claim in telling.event.claims
            if claim.stance is Stance.DENIES
            and claim.slot is Slot.EVENT
            and claim.speaker_kind in NEUTRAL
            and not any(one_name(claim.speaker, party) for party in parties)
        ),
        "",
    )


def _both_sides(group: Sequence[Telling]) -> bool:
    """Whether parties of both sides claim it, each in a telling: one of the two suffered it."""
    sides = [_claiming_sides(telling) for telling in group]
    return any((one == {0} and other == {1}) or (one == {1} and other == {0}) for one, other in combinations(sides, 2))


def _claiming_sides(telling: Telling) -> set[int]:
    if telling.event.status is not Status.CLAIMED:
        return set()
    speaking = {source.actor_id for source in telling.event.sources if source.actor_id}
    return {side for side in (0, 1) if speaking & telling.named[side]}


def _independent_accounts(group: Sequence[Telling], voices: Voices) -> bool:
    """Whether two voices tell it by sources of their own, one of them no party."""
    return any(
        not voices.same(one, other)
        and not _sources(one) & _sources(other)
        and Status.UNCONFIRMED in (one.event.status, other.event.status)
        for one, other in combinations(group, 2)
    )


def _sources(telling: Telling) -> frozenset[str]:
    names = frozenset(source.name.casefold() for source in telling.event.sources)
    return names or frozenset({telling.facts.name.casefold()})


def _made_by(new: Sequence[Telling], status: Status) -> str:
    """Who brought a status about, among the tellings of one day."""
    if status is Status.CONFIRMED:
        named = [telling.event.confirmed_by for telling in new if confirms(telling)]
    elif status is Status.DISPUTED:
        named = [_neutral_denial(telling, new) or telling.event.disputed_by for telling in new]
    else:
        named = []
    if told := next((name for name in named if name), ""):
        return told
    deciding = next((telling for telling in new if telling.event.status is status), new[0])
    if status is Status.REPORTED or not deciding.event.sources:
        return deciding.facts.name
    return ", ".join(dict.fromkeys(source.name for source in deciding.event.sources))


def _before(one: Publication, other: Publication) -> bool:
    """Whether one publication surely came first."""
    if one.day is not None and other.day is not None:
        return one.day < other.day
    return one.year is not None and other.year is not None and one.year < other.year


def _written(publication: Publication) -> str:
    """A publication for reading: "24 Sep 2016", "2016" or nothing."""
    day = publication.day
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else publication.edtf
