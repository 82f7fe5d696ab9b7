"""Words that phrases about parties are built from: what points back, what owns, what belongs."""

from __future__ import annotations

from pipeline.events.words import words
from pipeline.vocabulary import ActorKind

POINTING = frozenset({"the", "this", "these", "those", "that", "its", "their", "both"})
POSSESSIVES = frozenset({"its", "their", "his", "her"})
PRONOUNS = frozenset({"they", "it", "them", "he", "she", "him", "its", "their", "his", "her"})
ONE_PERSON = frozenset({"he", "she", "him", "his", "her"})
UNIDENTIFIED = "unidentified_armed_group"
HOLDING = frozenset({"control", "hold", "guard", "protect", "occupy", "run", "man", "defend", "secure", "use"})
ATTACKER = "suicide_bomber"
"""One who dies by his own bomb is no party; the body that sent him is."""
GENERIC = frozenset(
    {UNIDENTIFIED, ATTACKER, "local_militia", "islamists", "unidentified_tribal", "pro_government_militia"}
)
BEARING = frozenset({"carry", "transport", "ferry", "bring"})
BELONGING = frozenset(
    {
        "people",
        "person",
        "man",
        "member",
        "individual",
        "youth",
        "victim",
        "element",
        "follower",
        "supporter",
        "personnel",
        "casualty",
        "engineer",
        "sapper",
        "deminer",
        "technician",
        "pilot",
    }
)
MERE_PEOPLE = frozenset({"man", "person", "individual"})
"""Words for people that say nothing of them: those who attack somebody are an unidentified armed group."""
OTHERS = frozenset({"ally", "enemy", "rival", "opponent", "adversary", "partner", "supporter"})
"""Whose they are makes them somebody else."""
ORGANISATIONS = frozenset({"organisation", "organization"})
COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
UNKNOWN = frozenset({"unknown", "unidentified", "unnamed", "masked", "armed", "unspecified"})
_LOYALTY_TEXT = """
loyal allied affiliated aligned linked belonging belong backed supporting commanded led pledged ally align affiliate
link back command lead support attached attach
"""
LOYALTY = frozenset(_LOYALTY_TEXT.split())
_CHIEFS_TEXT = """
head chief director manager chairman chairwoman dean deputy secretary
"""
CHIEFS = frozenset(_CHIEFS_TEXT.split())
"""Those who are called by their office alone."""
BACKED = frozenset({"backed", "supported", "assisted", "aided"})
BARE = frozenset({"force", "troop", "unit"})
"""Nouns so bare that those who back them are all that tells whose they are."""
_OWNED_TEXT = """
position location checkpoint base headquarters hq convoy camp stronghold target site patrol vehicle barracks post
hideout front frontline line gathering facility compound tank warplane plane aircraft jet helicopter drone airstrike
strike airforce ship boat vessel outpost bastion training enclave territory area place house home car depot
warehouse cell pocket unit commander leader chief spokesman spokesperson head member official officer deputy
minister fighter suspect body control held-town redoubt point gate office media
artillery gunner sniper defence defense gun mortar navy delegate delegation representative envoy negotiator notable
truck lorry pickup technical
"""
OWNED = frozenset(_OWNED_TEXT.split())
KIN = frozenset(
    {
        *("family", "relative", "brother", "sister", "son", "daughter", "wife", "husband", "mother", "father"),
        *("cousin", "nephew", "niece", "uncle", "aunt", "parent", "widow", "household", "grandson", "kinsman"),
    }
)
"""Whose relatives they are makes nobody a fighter."""
FACILITY_HEADS = frozenset(
    {
        *("centre", "center", "street", "road", "airport", "department", "area", "gate", "square", "park", "tower"),
        *("bridge", "building", "compound", "complex", "station", "district", "avenue", "hotel", "school", "hospital"),
        *("mosque", "market", "stadium", "roundabout", "junction", "farm", "factory", "port", "harbour", "barracks"),
    }
)
"""Heads of names of places: what is hit there is no party."""
_COMMA_HEADS_TEXT = """
number group dozen hundred thousand million score couple pair handful trio crowd majority most some several
rest part remnant element member one two three four five
"""
COMMA_HEADS = frozenset(_COMMA_HEADS_TEXT.split())
ARMED_KINDS = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.IDENTITY_MILITIA,
        ActorKind.EXTERNAL_FORCES,
    }
)
"""Kinds of those who bear arms by what they are."""
PERPETRATORS = words("perpetrator attacker assailant culprit raider kidnapper abductor intruder gunman")
"""What a text calls those who did it, without a name."""
