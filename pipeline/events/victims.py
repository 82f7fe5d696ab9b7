"""Parties that a text names only by their dead and wounded."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.catalogue import Catalogue
from pipeline.events.drafts import Draft
from pipeline.events.families import BATTLE
from pipeline.events.party_words import ARMED_KINDS
from pipeline.events.sides import Sides, lineage
from pipeline.records import ActorRef, Casualty
from pipeline.vocabulary import ActorKind

TWO_SIDED = BATTLE | {"die"}
"""Families of what costs both sides men."""
_FIGHTING_WHO = frozenset({"fighter", "police", "commander"})


def with_victims(sides: Sides, casualties: Sequence[Casualty], draft: Draft, catalogue: Catalogue) -> Sides:
    """The sides with those whose dead and wounded are counted: the target, or in a fight both of those who lost men."""
    two_sided = _two_sided(draft)
    if sides.actor2 and (sides.actor1 or not two_sided):
        return sides
    victims = _victims(casualties, sides.actor1)
    if not sides.actor1 and two_sided:
        first, second = _opposed((*sides.actor2, *victims), catalogue)
        if first and second:
            return Sides(first, second)
    return sides if sides.actor2 else Sides(sides.actor1, victims)


def _two_sided(draft: Draft) -> bool:
    """Whether the deaths told are those of both sides: a fight's, or told one by one ("A lost two, B's man died")."""
    deaths = [frame for frame in draft.frames if frame.family in {"kill", "die"} and frame.patients]
    return draft.main.family in TWO_SIDED or len(deaths) > 1


def _opposed(refs: Sequence[ActorRef], catalogue: Catalogue) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """The first armed body and those that are no part of it, for a fight that cost several bodies men."""
    named = {ref.actor_id or ref.name: ref for ref in reversed(refs) if ref.kind in ARMED_KINDS and _named(ref)}
    bodies = sorted(named.values(), key=lambda ref: ref.span.start)
    if not bodies:
        return (), ()
    own = [ref for ref in bodies if _akin(ref, bodies[0], catalogue)]
    return tuple(own), tuple(ref for ref in bodies if ref not in own)


def _named(ref: ActorRef) -> bool:
    return ref.listed or ref.name[:1].isupper() or ref.kind is ActorKind.STATE_FORCES


def _akin(one: ActorRef, other: ActorRef, catalogue: Catalogue) -> bool:
    """Whether they may be one body: "soldiers" are those of any army that is named beside them."""
    if one == other:
        return True
    if one.kind is other.kind is ActorKind.STATE_FORCES and any(ref.text.islower() for ref in (one, other)):
        return True
    return bool(lineage(one.actor_id, catalogue) & lineage(other.actor_id, catalogue))


def _victims(casualties: Sequence[Casualty], actor1: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """Whose dead and wounded the text counts, but for those who did it."""
    known = {ref.actor_id or ref.name for ref in actor1}
    found: dict[str, ActorRef] = {}
    for casualty in casualties:
        party = casualty.party
        if party is not None and party.kind is ActorKind.CIVILIANS and casualty.who in _FIGHTING_WHO:
            continue
        if party is not None and casualty.who != "attacker" and (party.actor_id or party.name) not in known:
            found.setdefault(party.actor_id or party.name, party)
    return tuple(found.values())
