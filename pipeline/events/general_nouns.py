"""Nouns of action in general: counted, said to be of a kind, or known already."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.frames import Frame
from pipeline.events.words import words as _words

TRENDS = _words("rise rose fell increase fall drop decline decrease grow double soar surge remain")
IN_PROGRESS = _words("underway under ongoing continuing intense heavy fierce fresh new reported over imminent likely")


def is_counted(noun: Token) -> bool:
    """Whether only how often it happens is told: "the number of air raids has risen"."""
    above = noun.head
    verb = above.head
    return (
        noun.dep_ == "nmod"
        and above.lemma_.lower() in {"number", "rate", "frequency", "level"}
        and above.dep_ in syntax.SUBJECTS
        and bool({verb.lemma_.lower(), verb.lower_} & TRENDS)
    )


def is_definite(noun: Token) -> bool:
    """Whether the noun is told as one that is known: with *the*, an owner, a number or a day of its own."""
    if any(child.dep_ in {"nmod:poss", "nummod"} for child in noun.children):
        return True
    if any(
        child.dep_ == "det" and child.lower_ in {"the", "this", "these", "those", "that"} for child in noun.children
    ):
        return True
    return any(token.ent_type_ == "DATE" for token in noun.subtree)


def is_generic(frame: Frame) -> bool:
    """Whether a bare noun is said what it is: "attacks on hospitals are a crime", "kidnapping is a business"."""
    noun = frame.anchor
    if is_definite(noun) or any(child.dep_ in {"det", "nummod"} for child in noun.children):
        return False
    top = noun
    if noun.dep_ == "nmod" and noun.head.lemma_.lower() in {"number", "rate", "level", "frequency", "pattern", "use"}:
        top = noun.head
    predicate = top.head
    if top.dep_ not in syntax.SUBJECTS or predicate == top or predicate.pos_ not in {"NOUN", "ADJ", "PROPN"}:
        return False
    if predicate.lemma_.lower() in IN_PROGRESS or predicate.lower_ in IN_PROGRESS:
        return False
    return any(
        child.dep_ == "cop" and child.lower_ in {"is", "are", "remain", "remains"} for child in predicate.children
    )
