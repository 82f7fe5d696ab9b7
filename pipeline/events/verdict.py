"""What the voices on one event amount to: its status.

One status a row (codebook, "status"): a denial of the event makes it disputed; a hedge, or vague sources alone,
unconfirmed; a party's own word claimed; a neutral body's, or the sufferer's admission, confirmed; the rest
reported. What is told only as an accusation is the accuser's word: claimed where he is a party or an official,
else unconfirmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.events.claims_voices import SPEECH, Voice
from pipeline.events.speakers import Speaker, is_faceless, is_vague
from pipeline.vocabulary import Slot, SourceKind, Status

NEUTRAL = frozenset({SourceKind.UN_NGO, SourceKind.MEDICAL})
STATING = frozenset({"report", "claim", "confirm", "according_to"})
TELLING = SPEECH | {"according_to", "accuse"}
ONE_SIDED = frozenset({"claim", "accuse"})
"""Words that an official speaks as a party with, and that tell nothing for sure without a speaker."""


@dataclass(frozen=True, slots=True)
class Said:
    """A voice that bears on the event, with its speakers and the slot it is about."""

    voice: Voice
    category: str
    slot: Slot
    speakers: tuple[Speaker, ...] = ()
    on_main: bool = False
    """Whether it speaks of the words that tell the event, not of what is added later."""
    suffered: bool = False
    """Whether it is a party's word on its own loss."""
    tolls: tuple[Slot, ...] = ()  # the counts of people that it tells as well


def status(said: Sequence[Said]) -> tuple[Status, Said | None]:
    """The one status that the voices on the event amount to, and the one that decided it."""
    denial = next((item for item in said if item.category == "deny"), None)
    if denial is not None:
        return Status.DISPUTED, denial
    confirming = next((item for item in said if item.category == "confirm" and confirms(item)), None)
    if confirming is not None:
        return Status.CONFIRMED, confirming
    hedge = next((item for item in said if item.category == "hedge"), None)
    if hedge is not None:
        return Status.UNCONFIRMED, hedge
    telling = _innermost([item for item in said if item.on_main and item.category in TELLING])
    for wanted, status in ((frozenset({SourceKind.PARTY}), Status.CLAIMED), (NEUTRAL, Status.CONFIRMED)):
        sure = [item for item in telling if item.category != "accuse" or wanted != NEUTRAL]
        found = next((item for item in sure if _neutral_or_party(item, wanted)), None)
        if found is not None:
            return status, found
    speakers = [speaker for item in telling for speaker in item.speakers]
    if speakers and all(is_vague(speaker) for speaker in speakers):
        return Status.UNCONFIRMED, next(item for item in telling if item.speakers)
    loose = next(
        (item for item in telling if item.category == "accuse" or (item.category == "claim" and not item.speakers)),
        None,
    )
    if loose is not None:
        return Status.UNCONFIRMED, loose
    return Status.REPORTED, next(iter(telling), None)


def _neutral_or_party(item: Said, wanted: frozenset[SourceKind]) -> bool:
    """Whether one of the speakers is of the kind; an organisation counts by name only ("a rights group" does not)."""
    return any(speaker.kind in wanted and not is_faceless(speaker) for speaker in item.speakers) or (
        SourceKind.PARTY in wanted
        and item.category in ONE_SIDED
        and any(speaker.kind is SourceKind.OFFICIAL for speaker in item.speakers)
    )


def _innermost(telling: Sequence[Said]) -> list[Said]:
    """The voices that no other one only passes on: "Reuters cited a medic as saying" is the medic's word."""
    return [
        item
        for item in telling
        if not any(
            other is not item
            and other.speakers
            and other.voice.verb.i in item.voice.covers
            and item.voice.verb.i not in other.voice.covers
            for other in telling
        )
    ]


def confirms(item: Said) -> bool:
    """Whether a confirmation counts: not a party's of its own deed, unless others had told it before."""
    if not item.speakers or item.suffered or not item.on_main:
        return True
    return any(speaker.kind is not SourceKind.PARTY for speaker in item.speakers)


def tolled(said: Sequence[Said]) -> Said | None:
    """The word of a neutral institution on the dead and wounded of an event that the writer tells as fact."""
    for item in said:
        if item.slot in {Slot.KILLED, Slot.INJURED} and item.category in STATING:
            for speaker in item.speakers:
                if speaker.kind in NEUTRAL and not speaker.person and not is_faceless(speaker):
                    return item
    return None
