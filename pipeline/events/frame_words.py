"""Verbs that carry a noun of action, and those that say what became of it."""

from __future__ import annotations

_LIGHT_VERBS_TEXT = """
conduct launch carry stage mount commit attempt perpetrate execute undertake begin start wage make lead continue
resume open initiate plan prepare plot threaten unleash deliver repel repulse foil thwart claim perform fly run hold
organise organize step intensify renew suffer witness face undergo see experience sustain announce declare report do
try order join participate engage involve have direct coordinate prevent avert survive escape halt stop end secure
negotiate obtain win arrange
"""
LIGHT_VERBS = frozenset(_LIGHT_VERBS_TEXT.split())
_RECEIVING_TEXT = """
suffer witness face undergo experience sustain survive escape repel repulse foil thwart prevent avert
"""
RECEIVING = frozenset(_RECEIVING_TEXT.split())
STOPPING = frozenset({"repel", "repulse", "foil", "thwart", "prevent", "avert"})
_HITTING_TEXT = """
target hit strike kill wound injure destroy leave claim cause hurt pound damage maim
"""
HITTING = frozenset(_HITTING_TEXT.split())
REACH = 25
"""Tokens after a noun within which its sides may stand."""
_OWNING_UP_TEXT = """
admit acknowledge concede report announce confirm mourn suffer sustain incur
"""
OWNING_UP = frozenset(_OWNING_UP_TEXT.split())
"""Verbs with which somebody tells of his own loss."""
_OF_WHOM_TEXT = """
kill die injure abduct arrest release shelling airstrike take loot protest
"""
OF_WHOM = frozenset(_OF_WHOM_TEXT.split())
"""Families of nouns that *of* says the victims or the target of."""
SHOTS = frozenset({"shot", "round", "bullet", "volley", "burst"})
"""What is fired at somebody, who stands behind *on* or *at*."""
HANDLING = frozenset({"fire", "throw", "plant", "lay", "drop", "detonate", "fly", "set", "place", "lob", "hurl"})
AGAINST = ("against", "on", "at", "upon", "targeting", "into", "onto", "toward", "towards")
OBJECT_REACH = 6
"""Tokens that may stand before the noun of an object in its phrase."""
BESIDE = ("beside", "near", "outside", "among", "amid", "next", "inside", "close", "under", "beneath", "underneath")
"""Where a bomb goes off that is meant for those who stand there."""
CIRCUMSTANCE = frozenset({"in", "during", "amid", "amidst", "by", "from", "following", "after", "despite"})
"""What stands before a deed that only tells how something else came about."""
CARRYING_OUT = frozenset({"carry", "conduct", "launch", "stage", "mount", "commit", "perpetrate"})
"""Verbs of doing: their subject did what they have as object."""
RUNNING_INTO = frozenset({"hit", "step", "strike", "drive", "run", "trip"})
"""What its victims do to a mine."""
ANSWERING = frozenset({"answer", "respond", "retaliate", "reply", "react", "counter", "follow"})
"""What is done with a strike of one's own: "answered with airstrikes"."""
YIELDING = frozenset({"surrender", "capitulate", "submit"})
"""What is done to the one that *to* names."""
REFLEXIVE = frozenset({"themselves", "himself", "herself", "itself"})
CALLING = frozenset({"describe", "call", "term", "label", "consider", "regard"})
SERIES = frozenset({"attempt", "series", "number", "wave", "string", "campaign", "attack", "round", "spate"})
"""What a noun of action may stand under and be told by: "a series of raids hit"."""
