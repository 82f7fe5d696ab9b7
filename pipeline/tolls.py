"""Casualty records -> the low and high count of an event.

Different sides add up. One side counted by two speakers gives a span. Stated parts never reach this module
beside their total: the reading of casualties leaves them out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pipeline.records import Casualty, Toll
from pipeline.vocabulary import ActorKind, Effect

_EITHER = re.compile(r"\b(?:kill|dead|die|injur|wound|hurt)", re.I)
"""Words of death or wounds in a count of both; "12 casualties" may be prisoners as well."""
_FURTHER = re.compile(
    r"^(?:an? )?(?:further|another|additional)\b|^\w+ (?:more|others?|further)\b(?! than)"
    r"|\b(?:wounded|injured|hurt|shot)\b.*\b(?:died|succumbed)\b"
    r"|\b(?:died|succumbed)\b.*\b(?:wounds?|injur(?:y|ies)|burns)\b",
    re.I,
)
"""Words of a count that comes on top of those told before: "another three", "a boy died of his wounds"."""
CIVILIANS = frozenset({"civilian", "child", "woman", "migrant", "journalist", "medic", "worker"})
FIGHTERS = frozenset({"fighter", "police", "commander"})


def toll(casualties: Iterable[Casualty], effect: Effect, *, civilians: bool = False) -> Toll:
    """The row's count for an effect; both ends None where the text says nothing.

    Where people are only counted as killed or injured ("20 killed or wounded"), each effect is 0 to all of them.
    """
    casualties = list(casualties)
    counted = [entry for entry in casualties if entry.effect is effect and (not civilians or is_civilian(entry))]
    stated = [entry for entry in counted if entry.low is not None or entry.high is not None]
    if not stated:
        return Toll() if civilians else _either(casualties, effect)
    attackers = [entry for entry in stated if entry.who == "attacker"]
    others = [entry for entry in stated if entry.who != "attacker"]
    return add(across_speakers(group, sides) for group, sides in ((attackers, _party), (others, _side)) if group)


def per_speaker(casualties: Iterable[Casualty], effect: Effect, *, civilians: bool = False) -> dict[str, Toll]:
    """The counts for an effect by who gives them: one entry a speaker where they count the same people.

    Where they count different people, there is one count, and its key names all of them, joined by `, `.
    """
    stated = [entry for entry in casualties if entry.effect is effect]
    by_speaker: dict[str, list[Casualty]] = defaultdict(list)
    for entry in stated:
        by_speaker[entry.speaker].append(entry)
    counts = {
        speaker: count
        for speaker, said in by_speaker.items()
        if (count := toll(said, effect, civilians=civilians)) != Toll()
    }
    if len(counts) < 2:
        return counts
    whole = toll(stated, effect, civilians=civilians)
    if whole == span(counts.values()):
        return counts
    return {", ".join(speaker for speaker in counts if speaker): whole}


def counts_either(entry: Casualty) -> bool:
    """Whether people are counted as killed or injured without saying how many of each."""
    return entry.effect is Effect.CASUALTIES and _EITHER.search(entry.text) is not None


def _either(casualties: Sequence[Casualty], effect: Effect) -> Toll:
    if effect not in {Effect.KILLED, Effect.INJURED}:
        return Toll()
    told = {entry.effect for entry in casualties if entry.low is not None or entry.high is not None}
    both = [entry for entry in casualties if counts_either(entry)]
    if not both or told & {Effect.KILLED, Effect.INJURED}:
        return Toll()
    high = across_speakers(both, _side).high
    return Toll() if high is None else Toll(0, high)


def is_civilian(entry: Casualty) -> bool:
    """Whether the people counted are civilians, by what they are called or by their side's class."""
    if entry.who in CIVILIANS:
        return True
    if entry.who != "person" or entry.party is None or entry.party.kind is not ActorKind.CIVILIANS:
        return False
    return entry.party.text.lower().split()[-1:] not in (["people"], ["person"], ["persons"], ["individuals"])


def stated_figure(count: Toll) -> int | None:
    """The single figure of a count: the exact one, or the low end of an open or vague one."""
    return count.low if count.low is not None else count.high


def across_speakers(entries: Sequence[Casualty], side: Callable[[Casualty], str]) -> Toll:
    """Sides added up, each side the span of what its speakers say, and those who died later on top.

    A speaker who counts people without a side ("17 people died") gives a total: beside the figures of another speaker
    it is a second account of the same dead, not a side of its own.
    """
    later = [entry for entry in entries if _FURTHER.search(entry.text)]
    if later and len(later) < len(entries):
        told = [entry for entry in entries if entry not in later]
        return add(across_speakers(counted, side) for counted in (told, later))
    by_speaker: dict[str, list[Casualty]] = defaultdict(list)
    for entry in entries:
        by_speaker[entry.speaker.casefold()].append(entry)
    totals = [speaker for speaker, said in by_speaker.items() if all(not side(entry) for entry in said)]
    if totals and len(by_speaker) > 1:
        return span(add(_toll(entry) for entry in said) for said in by_speaker.values())
    by_side: dict[str, dict[str, list[Casualty]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        by_side[side(entry)][entry.speaker.casefold()].append(entry)
    return add(span(add(_toll(entry) for entry in said) for said in speakers.values()) for speakers in by_side.values())


def add(counts: Iterable[Toll]) -> Toll:
    """Counts of different people together: an open end stays open."""
    low, high = 0, 0
    open_low = open_high = False
    for count in counts:
        low += count.low or 0
        high += count.high or 0
        open_low = open_low or count.low is None
        open_high = open_high or count.high is None
    return Toll(None if open_low and low == 0 else low, None if open_high else high)


def span(counts: Iterable[Toll]) -> Toll:
    """Counts of the same people by several speakers: from the lowest to the highest that anybody gives."""
    accounts = list(counts)
    lows = [account.low for account in accounts if account.low is not None]
    highs = [account.high for account in accounts if account.high is not None]
    low = min(lows) if lows else None
    # "at least 12" beside "15" ends at 15; "at least 20" beside "15" stays open.
    high = max(highs) if highs and max(highs) >= max(lows, default=0) else None
    return Toll(low, high)


def _toll(entry: Casualty) -> Toll:
    return Toll(entry.low, entry.high)


def _party(entry: Casualty) -> str:
    return "" if entry.party is None else entry.party.actor_id or entry.party.name.casefold()


def _side(entry: Casualty) -> str:
    """Whose people they are: the named side, else fighters or civilians, else nobody's."""
    if party := _party(entry):
        return party
    if is_civilian(entry):
        return "civilians"
    return "fighters" if entry.who in FIGHTERS else ""
