"""What the command line shows of the patterns: their faults and how much they hold."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.catalogue.core import HOME, Catalogue
from pipeline.catalogue.models import Actor, Place, Weapon, names_of


def describe(catalogue: Catalogue) -> dict[str, int]:
    """How many entries of each kind the catalogue holds, and how many names they go by."""
    return {
        "actors": len(catalogue.actors),
        "actor names": _names(catalogue.actors.values()),
        "places": len(catalogue.places),
        "places abroad": sum(place.country != HOME for place in catalogue.places.values()),
        "place names": _names(catalogue.places.values()),
        "weapons": len(catalogue.weapons),
        "weapon names": _names(catalogue.weapons.values()),
        "triggers": len(catalogue.triggers),
        "trigger words": sum(len(trigger.verbs) + len(trigger.nouns) for trigger in catalogue.triggers.values()),
        "cues": len(catalogue.cues),
        "cue phrases": sum(len(cue.phrases) for cue in catalogue.cues.values()),
        "group heads": len(catalogue.group_heads),
        "landmarks": len(catalogue.landmarks),
        "boilerplate": len(catalogue.boilerplate),
    }


def _names(entries: Iterable[Actor | Place | Weapon]) -> int:
    total = 0
    for entry in entries:
        total += len(set(names_of(entry)))
        total += len(entry.acronyms) if not isinstance(entry, Place) else 0
        total += len(entry.dated_aliases) if isinstance(entry, Actor) else 0
    return total
