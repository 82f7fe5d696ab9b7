"""Whether a trigger tells again, counts on or claims what was told before it."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.draft_words import BREAKS, CROWD_NOUNS
from pipeline.events.families import HARM
from pipeline.events.frames import Frame

SHELLS = frozenset({"shell", "rocket", "mortar", "missile", "round", "projectile", "bomb"})
ORDINALS = frozenset({"first", "second", "third", "fourth", "other", "another"})
MEETING = frozenset({"protest", "riot", "assault", "fight", "kill", "injure", "arrest", "target"})
"""Families of how demonstrators are met."""
COURSE = frozenset({"fight", "withdraw", "target", "loot"})
_REACH = 4


def in_apposition(noun: Token) -> bool:
    """Whether commas and *which* make the noun a name of what was told, however it was parsed: ", a raid which"."""
    before = list(reversed(noun.doc[max(noun.sent.start, noun.i - _REACH) : noun.i]))
    article = next((place for place, word in enumerate(before) if word.pos_ not in syntax.NOMINAL | {"ADJ"}), _REACH)
    named = len(before) > article + 1 and before[article].lower_ in {"a", "an"} and before[article + 1].text == ","
    return named and noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in {"which", "that"}


def claims_deed(group: list[Frame]) -> bool:
    """Whether somebody claims what was told before: "the group claimed the kidnapping"."""
    return any(
        not frame.is_verb and frame.anchor.dep_ == "obj" and frame.anchor.head.lemma_ == "claim" for frame in group
    )


def prisoners_counted(frame: Frame) -> bool:
    """Whether prisoners are only counted, as a fight's toll is: "buried six of them and took four prisoner"."""
    taken = {token.lemma_.lower() for token in frame.span}
    if frame.family != "arrest" or not {"take", "prisoner"} <= taken:
        return False
    people = [token for token in frame.patients if token.lemma_.lower() != "prisoner" and token.pos_ != "NUM"]
    return not people and any(token.pos_ == "NUM" for token in frame.span)


def counted_apart(frame: Frame, other: Frame) -> bool:
    """Whether two verbs tell of different ones of several: "the first was destroyed, and the second exploded"."""
    subjects = [syntax.own_subject(item.anchor) for item in (frame, other) if item.is_verb]
    counted = {token.lower_ for token in subjects if token is not None} & ORDINALS
    return len(counted) == 2


def instance(frame: Frame) -> bool:
    """Whether one day's share of a longer count is told: "on Sunday alone three people died"."""
    sentence = frame.anchor.sent
    return any(
        token.lower_ == "alone" and token.i > sentence.start and token.nbor(-1).ent_type_ == "DATE"
        for token in sentence
    )


def shells_of(group: list[Frame], told: list[Frame]) -> bool:
    """Whether it says where the shells told of came down: "shells killed two; the rounds landed in two suburbs"."""
    lead = next((frame for frame in group if frame.family == "shelling" and frame.is_verb), None)
    subject = syntax.own_subject(lead.anchor) if lead is not None else None
    if subject is None or not any(child.lower_ in {"the", "these", "those"} for child in subject.children):
        return False
    return any(
        frame.family == "shelling" or {token.lemma_.lower() for token in frame.agents} & SHELLS for frame in told
    )


def tells_whose(frame: Frame) -> bool:
    """Whether a death is told with whose it is, and so for the first time: "the killing of three fighters"."""
    return frame.family in HARM and any(
        any(child.dep_ == "nummod" for child in victim.children) for victim in syntax.obliques(frame.anchor, "of")
    )


def break_between(told: list[Frame], lead: Frame) -> bool:
    """A paragraph break, or a word that starts another story, between what was told and a later trigger."""
    doc, start = lead.anchor.doc, lead.span.start
    between = doc[min(max(frame.span.end for frame in told), start) : start]
    opening = doc[lead.anchor.sent.start : min(lead.anchor.sent.start + 2, start)]
    return any("\n" in token.text for token in between) or any(token.lower_ in BREAKS for token in opening)


def at_the_crowd(frame: Frame) -> bool:
    """Whether something is done to demonstrators told of before: "shot at the demonstrators", "dispersed the crowd"."""
    if not frame.is_verb or frame.family not in MEETING:
        return False
    told = {token for token in (*frame.patients, *frame.span) if token.lemma_.lower() in CROWD_NOUNS | {"crowd"}}
    return any(child.lower_ in {"the", "these", "those"} for token in told for child in token.children)


def tells_outcome(group: list[Frame]) -> bool:
    """Whether triggers that point at nothing can tell how a fight went: its toll, its prisoners, its course."""
    if HARM & {frame.family for frame in group} or any(prisoners_counted(frame) for frame in group):
        return True
    return all(frame.trigger.strength == "aspect" or frame.family in COURSE for frame in group)


def planted(frame: Frame) -> bool:
    """Whether a bomb is only told to have been laid, which somebody may have made safe: "planted a bomb"."""
    laying = {token.lemma_.lower() for token in frame.span} & {"plant", "lay", "place", "hide"}
    return frame.family == "bombing" and bool(laying)


def bare_occasion(frame: Frame) -> bool:
    """Whether a deed told before is named only as when something else was: "a day after the raid"."""
    noun = frame.anchor
    if frame.is_verb or frame.light is not None or frame.agents or frame.patients:
        return False
    timed = noun.dep_ in {"nmod", *syntax.OBLIQUES} and syntax.preposition(noun) in {
        "after",
        "since",
        "following",
        "before",
    }
    known = any(child.lower_ in {"the", "this", "these", "that"} for child in noun.children)
    own = (part for child in noun.rights for part in child.subtree)
    return timed and known and not any(part.ent_type_ in {"DATE", "PLACE"} for part in own)
