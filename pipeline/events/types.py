"""Which ACLED sub-event type a trigger means beside its weapon, its doer and whom it was done to.

Follows ACLED's codebook: violence between armed groups is a battle, on unarmed people violence against
civilians, at a distance explosions or remote violence; force used on demonstrators belongs to the protest.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.records import ActorKind, ActorRef, SubEventType

AIR_KINDS = frozenset({"aircraft", "drone", "air_bomb"})
GUN_KINDS = frozenset({"artillery", "mortar", "rocket", "missile"})
BOMB_KINDS = frozenset({"mine_ied", "vbied", "explosive"})
SUICIDE_KINDS = frozenset({"svbied", "suicide_vest"})
UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})
GOVERNMENT = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCES})
OPEN_FAMILIES = frozenset({"assault", "target", "kill", "die", "injure", "fight", "bombing", "murder"})


def sub_type(
    family: str,
    default: SubEventType,
    weapon_kinds: Collection[str],
    actor1: Sequence[ActorRef],
    actor2: Sequence[ActorRef],
    *,
    victims_unarmed: bool = False,
    seized_calmly: bool = False,
) -> SubEventType:
    """The sub-event type of one event. ``weapon_kinds`` are those of the weapons that did it."""
    if family == "protest":
        return _protest(actor2)
    if family == "take":
        return _territory(actor1, seized_calmly)
    if family in {"assault", "target", "kill", "die", "injure", "bombing", "fight", "shelling"}:
        by_weapon = _by_weapon(weapon_kinds, family)
        if by_weapon is not None:
            return by_weapon
    if family in {"bombing", "airstrike", "shelling", "suicide", "grenade", "chemical"}:
        return default
    if family in {"assault", "target", "kill", "die", "injure"}:
        return _violence(default, actor1, actor2, victims_unarmed)
    return default


def _by_weapon(kinds: Collection[str], family: str) -> SubEventType | None:
    present = set(kinds)
    if present & SUICIDE_KINDS:
        return SubEventType.SUICIDE_BOMB
    if family == "fight":
        return None
    if present & AIR_KINDS:
        return SubEventType.AIR_STRIKE
    if present & BOMB_KINDS:
        return SubEventType.REMOTE_EXPLOSIVE
    if present & GUN_KINDS:
        return SubEventType.SHELLING
    if "grenade" in present:
        return SubEventType.GRENADE
    if "chemical" in present:
        return SubEventType.CHEMICAL_WEAPON
    return None


def _violence(default: SubEventType, actor1: Sequence[ActorRef], actor2: Sequence[ActorRef], victims_unarmed: bool) -> SubEventType:
    kinds = {ref.kind for ref in actor2 if ref.kind is not None}
    if ActorKind.PROTESTERS in kinds:
        return SubEventType.EXCESSIVE_FORCE
    if kinds and kinds <= UNARMED:
        return SubEventType.ATTACK
    armed = kinds - UNARMED - {ActorKind.ORGANISATION}
    if armed:
        return SubEventType.ARMED_CLASH
    if victims_unarmed or (not actor2 and default is SubEventType.ATTACK):
        return SubEventType.ATTACK
    if any(ref.kind is None for ref in actor2):
        return SubEventType.ATTACK
    return default


def _protest(actor2: Sequence[ActorRef]) -> SubEventType:
    return SubEventType.PEACEFUL_PROTEST


def _territory(actor1: Sequence[ActorRef], calm: bool) -> SubEventType:
    if calm:
        return SubEventType.NON_VIOLENT_TRANSFER
    kinds = {ref.kind for ref in actor1}
    if kinds & GOVERNMENT:
        return SubEventType.GOVERNMENT_REGAINS
    return SubEventType.NON_STATE_OVERTAKES
