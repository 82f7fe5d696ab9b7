"""Families of triggers, and which of them names an event that several tell."""

from __future__ import annotations

BATTLE = frozenset({"fight", "assault", "target"})
EXPLOSIVE = frozenset({"airstrike", "shelling", "bombing", "suicide", "grenade", "chemical"})
HARM = frozenset({"kill", "die", "injure"})
TERRITORY = frozenset({"take", "withdraw"})
COERCION = frozenset({"abduct", "arrest", "release"})
RANK = [
    "suicide",
    "chemical",
    "grenade",
    "airstrike",
    "shelling",
    "bombing",
    "take",
    "abduct",
    "exchange",
    "agreement",
    "arrest",
    "release",
    "assault",
    "fight",
    "protest",
    "riot",
    "mob",
    "sexual",
    "loot",
    "disrupt",
    "base",
    "move",
    "closure",
    "change",
    "escape",
    "displace",
    "target",
    "kill",
    "die",
    "injure",
    "withdraw",
    "statement",
    "aspect",
]
