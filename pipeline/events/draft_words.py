"""Words by which a sentence tells on an event told before it."""

from __future__ import annotations

from pipeline.events.families import BATTLE, EXPLOSIVE, HARM, TERRITORY

_GENERIC_NOUNS_TEXT = """
attack assault operation incident clash fighting battle strike bombing explosion blast raid ambush offensive
shelling violence airstrike shooting protest demonstration kidnapping abduction killing bombardment fight
confrontation attempt push death casualty loss hostility murder assassination execution rally march vigil riot
"""
GENERIC_NOUNS = frozenset(_GENERIC_NOUNS_TEXT.split())
CROWD_NOUNS = frozenset({"demonstrator", "protester", "rioter", "marcher"})
COUNTED = frozenset({"dual", "double", "twin", "triple", "two", "three", "simultaneous", "coordinated", "pair"})
ORDINAL = frozenset({"first", "second", "third", "other"})
RUNNING_TOLL = ("so far", "to date", "in all", "in total", "since then", "overall", "altogether", "death toll")
"""Words that count the dead of a fight up to now, wherever in the story it was told."""
NEAR, FAR = 3, 8
"""Sentences back within which a toll, or the same noun with *the*, may tell on an event."""
MASS_NOUNS = frozenset({"fighting", "violence", "shelling"})
PLURAL_NOUNS = frozenset({"clash"})
"""Nouns that, bare in the plural and without a place, tell on: "Clashes left three dead"."""
TOLLED = BATTLE | EXPLOSIVE | HARM | TERRITORY | frozenset({"protest", "riot", "mob", "aspect", "disrupt", "abduct"})
"""Families of triggers that a later toll may tell on."""
UNKNOWN = frozenset({"unidentified_armed_group"})
"""Doers that anybody may turn out to be."""
BREAKS = frozenset({"while", "whereas", "meanwhile", "separately", "elsewhere", "later"})
"""Words that start another story."""
