"""Deaths of what was done before: "died of his wounds on Tuesday", "two of the wounded died the next day".

They belong to the event that hurt the dead, as in ACLED's and UCDP's codebooks, and their day is not the event's.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.families import HARM
from pipeline.events.frames import Frame

WOUNDS = frozenset({"wound", "injury", "burn"})
HURT = frozenset({"wounded", "injured", "hurt", "shot"})
DYING = frozenset({"die", "succumb"})


def dies_later(frame: Frame) -> bool:
    """Whether the verb tells the death of somebody who had been hurt."""
    return frame.family in HARM and frame.is_verb and _dying(frame.anchor)


def is_of_late_death(frame: Frame) -> bool:
    """Whether the words tell such a death, or stand in the phrase of who died: "a woman hurt in the fighting died"."""
    if dies_later(frame):
        return True
    verb = next((above for above in frame.anchor.ancestors if _dying(above)), None)
    subject = syntax.own_subject(verb) if verb is not None else None
    return subject is not None and (subject == frame.anchor or subject in frame.anchor.ancestors)


def is_cause_of_death(noun: Token) -> bool:
    """Whether the wounds are only what somebody died of, and no harm told for itself."""
    return noun.lemma_.lower() in WOUNDS and syntax.preposition(noun) in {"of", "from", "to"} and _dies(noun.head)


def wounds_end(verb: Token) -> int:
    """The token behind the wounds that somebody died of; 0 where none are told."""
    wounds = [noun for noun in syntax.obliques(verb, "of", "from", "to") if noun.lemma_.lower() in WOUNDS]
    return wounds[0].i + 1 if wounds and _dies(verb) else 0


def _dying(verb: Token) -> bool:
    if not _dies(verb):
        return False
    if any(noun.lemma_.lower() in WOUNDS for noun in syntax.obliques(verb, "of", "from", "to")):
        return True
    subject = syntax.own_subject(verb)
    if subject is None:
        return False
    return any(_was_hurt(token) for token in (subject, *syntax.obliques(subject, "of", "among")))


def _dies(verb: Token) -> bool:
    return verb.lemma_.lower() in DYING


def _was_hurt(noun: Token) -> bool:
    """Whether the phrase itself says that they had been hurt: "the wounded", "a woman hurt in the fighting"."""
    if noun.lower_ in HURT:
        return True
    return any(child.lower_ in HURT and child.dep_ in {"acl", "acl:relcl", "amod"} for child in noun.children)
