"""What the whole sentence makes of a deed: only imagined, only compared with, or only the setting of another."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.accusations import is_specific
from pipeline.events.frames import Frame
from pipeline.events.late_deaths import is_cause_of_death
from pipeline.events.lives import charge_of, is_life
from pipeline.events.words import words

INVERTED = words("were had should")
"""Verbs that open a condition when they stand before its subject: "had the raid come off"."""
FOLLOWING_MODALS = words("would could might may can will")
NOT_SUBJECTS = frozenset({"VERB", "ADP", "ADV", "PUNCT"})
LIKENESS = words("resemble recall echo mirror evoke parallel")
ALIKE = frozenset({"similar", "akin", "reminiscent", "comparable", "identical"})
COVERING = words("cover film photograph report document")
"""What a reporter does with fighting that he is hurt beside."""
ENDING = words("subside end stop cease abate")
LASTING = words("survive hold collapse last endure unravel crumble falter break")
BREAKING = words("violate breach flout disregard undermine respect observe uphold monitor violation breach breaking")
JUDGING = words("sentence convict charge indict acquit try jail guilty clear wanted punish")
GIVEN_TO = frozenset({"to", "for", "with", "of"})
TIMES = frozenset({"when", "after", "once", "before", "until"})


def unreal(frame: Frame) -> bool:
    """Whether the sentence tells the deed as no event of its own."""
    if (
        _of_allegiance(frame)
        or is_cause_of_death(frame.anchor)
        or (frame.is_verb and is_life(frame.anchor))
        or _quality(frame)
        or _imagined(frame.anchor)
        or _compared(frame)
    ):
        return True
    if any(_guilt(token) for token in (frame.anchor, *frame.anchor.ancestors)):
        return True
    charge = charge_of(frame.anchor)
    if charge is not None and not is_specific(frame.anchor, charge):
        return True
    return _habit(frame.anchor) if frame.is_verb else _setting(frame.anchor) or _outlived(frame)


def _of_allegiance(frame: Frame) -> bool:
    """Whether it only says on whose side a group stands that is told of: "arms for brigades fighting A"."""
    verb = frame.anchor
    if not frame.is_verb or frame.family != "fight" or verb.tag_ != "VBG" or verb.i == 0:
        return False
    group = verb.head if verb.dep_ == "acl" else verb.nbor(-1)
    given = group.dep_ in {"iobj", *syntax.OBLIQUES} and syntax.preposition(group) in GIVEN_TO
    return given and not any(child.ent_type_ == "DATE" or child.lower_ == "in" for child in verb.subtree)


def _quality(frame: Frame) -> bool:
    """Whether a participle only says what sort of thing it is: "recovered six stolen cars", "a Turkish-made drone"."""
    return (
        frame.is_verb
        and frame.family in {"loot", "withdraw"}
        and frame.anchor.tag_ == "VBN"
        and frame.anchor.dep_ == "amod"
    )


def _guilt(verb: Token) -> bool:
    """Whether a court only says what somebody is guilty of: "sentenced for killing a judge"."""
    case = {child.lower_ for child in verb.children if child.dep_ in {"mark", "case"}}
    return verb.tag_ == "VBG" and bool(case & {"for", "of"}) and verb.head.lemma_.lower() in JUDGING


def _imagined(token: Token) -> bool:
    """Whether a condition told by its order of words reaches it: "were they to attack", "had the raid succeeded"."""
    part = _part_of(token)
    if len(part) < 4 or part[0].lower_ not in INVERTED or part[1].pos_ in NOT_SUBJECTS:
        return False
    comma = next((place for place, word in enumerate(part) if word.text == ","), None)
    return comma is not None and part[-1].text != "?" and any(word.lower_ in FOLLOWING_MODALS for word in part[comma:])


def _part_of(token: Token) -> list[Token]:
    """The words of the sentence up to the semicolons around the token."""
    part: list[Token] = []
    for word in token.sent:
        if word.text == ";":
            if word.i > token.i:
                break
            part = []
        elif not word.is_space:
            part.append(word)
    return part


def _compared(frame: Frame) -> bool:
    """Whether an older deed is told only for its likeness: "the raid recalls one in May, in which they burned"."""
    sentence = frame.anchor.sent
    mark = next((word for word in sentence if _of_likeness(word)), None)
    if mark is None:
        return False
    if frame.anchor.i > mark.i:
        return True
    known = any(child.lower_ in {"the", "this"} for child in frame.anchor.children) or frame.anchor.dep_ == "compound"
    return not frame.is_verb and known and mark.i - frame.anchor.i <= 2


def _of_likeness(word: Token) -> bool:
    if word.lemma_.lower() in LIKENESS or word.lower_ in {"resembles", "echoes", "recalls", "mirrors", "evokes"}:
        following = word.doc[word.i + 1 : word.i + 3]
        if len(following) < 2 or word.tag_[:2] not in {"VB", "NN"}:
            return False
        pointed = following[0].lower_ in {"that", "those", "one"} and following[1].pos_ == "ADP"
        return pointed or following[0].lower_ in {"the", "an", "a"}
    if word.lower_ not in ALIKE or word.i + 1 >= len(word.doc):
        return False
    linked = any(child.dep_ == "cop" for child in word.children) or word.nbor(-1).lower_ in {"was", "is", "were", "are"}
    return linked and word.nbor(1).lower_ in {"to", "of"}


def _setting(noun: Token) -> bool:
    """Whether fighting only tells when or where somebody was: "while covering the clashes", "after it subsided"."""
    verb = noun.head
    lemma = verb.lemma_.lower()
    if lemma in COVERING and noun.dep_ == "obj":
        return verb.tag_ == "VBG" and any(child.lower_ in {"while", "when"} for child in verb.children)
    timed = verb.dep_ == "advcl" and any(child.lower_ in TIMES for child in verb.children)
    return lemma in ENDING and noun.dep_ in syntax.SUBJECTS and timed and verb.head.pos_ == "VERB"


def _habit(verb: Token) -> bool:
    """Whether it was done time and again long ago: "the square where the group used to hang its captives"."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lower_ == "used" and any(child.lower_ == "to" for child in verb.lefts)


def _outlived(frame: Frame) -> bool:
    """Whether an agreement made before is told of: "the truce held", "violating the ceasefire", "a breach of it"."""
    verb = frame.anchor.head
    lasting = verb.lemma_.lower() in LASTING and frame.anchor.dep_ in syntax.SUBJECTS
    broken = verb.lemma_.lower() in BREAKING and frame.anchor.dep_ in {"obj", "nsubj:pass", "nmod", "compound"}
    return frame.family == "agreement" and (lasting or broken)
