"""What stands around a verb or noun of action that its frame is filled from, beyond plain subjects and objects."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.events import syntax
from pipeline.events.frame_words import CALLING, CIRCUMSTANCE, HANDLING, OBJECT_REACH, OWNING_UP

ASIDE_REACH = 12
"""Tokens behind a verb within which an aside may end."""
BEFORE_NOUN = frozenset({"det", "nmod:poss", "amod", "nummod", "compound"})


def handlers(thing: Token) -> list[Token]:
    """Who laid, fired or flew the thing that did it: "one of the mines that the group had laid killed two"."""
    found: list[Token] = []
    for noun in (thing, *syntax.obliques(thing, "of")):
        for verb in noun.children:
            if verb.dep_ not in {"acl", "acl:relcl"} or verb.lemma_ not in HANDLING:
                continue
            own = syntax.own_subject(verb)
            if syntax.is_passive(verb):
                found.extend(syntax.agents_by(verb))
            elif own is not None and own.lower_ not in syntax.RELATIVE_WORDS:
                found.append(own)
    return found


def circumstance(span: Span) -> bool:
    """Whether a verbal noun only tells what something else came of: "two were killed in shelling" of nobody's."""
    token = span.root
    return (
        len(span) == 1
        and token.tag_ == "VBG"
        and token.i > token.sent.start
        and token.nbor(-1).lower_ in CIRCUMSTANCE
        and not any(child.dep_ in {"obj", "nsubj", "xcomp"} for child in token.children)
    )


def marker(verb: Token) -> str:
    """The word that opens a subordinate clause, in lower case, or empty."""
    return next((child.lower_ for child in verb.children if child.dep_ == "mark"), "")


def late_object(verb: Token) -> list[Token]:
    """The object that a time or an aside parts from its verb: "arrested at dawn on Friday a man", "hit, according to
    its statement, two trucks"; empty where none does.
    """
    doc, place = verb.doc, _behind_aside(verb)
    while place < verb.sent.end and (doc[place].ent_type_ == "DATE" or _opens_date(doc[place])):
        place += 1
    if place == verb.i + 1 or place >= verb.sent.end or doc[place].pos_ not in {"DET", "NUM", "PRON", "ADJ", "NOUN"}:
        return []
    noun = doc[place]
    while (
        noun.dep_ in {"det", "nmod:poss", "amod", "nummod", "compound"} and noun.i < noun.head.i <= place + OBJECT_REACH
    ):
        noun = noun.head
    return [noun] if noun.pos_ in {"NOUN", "PROPN"} and noun.dep_ not in syntax.SUBJECTS else []


def _behind_aside(verb: Token) -> int:
    """The place behind a verb, or behind the aside between commas that says who says so."""
    after = verb.doc[verb.i + 1 : min(verb.i + ASIDE_REACH, verb.sent.end)]
    if len(after) < 2 or after[0].text != "," or after[1].lower_ not in {"according", "as"}:
        return verb.i + 1
    return next((token.i + 1 for token in after[1:] if token.text == ","), verb.i + 1)


def _opens_date(token: Token) -> bool:
    return token.pos_ == "ADP" and token.i + 1 < len(token.doc) and token.nbor(1).ent_type_ == "DATE"


def shared_agents(verb: Token) -> list[Token]:
    """The doers that two passives share: "was ransacked and set alight by a mob"."""
    return [
        agent
        for child in verb.children
        if child.dep_ == "conj" and syntax.is_passive(child) and syntax.own_subject(child) is None
        for agent in syntax.agents_by(child)
    ]


def wielders(verb: Token) -> list[Token]:
    """Who handles the means of the verb: "was hit with mortars fired by militants"."""
    means = syntax.obliques(verb, "with", "by")
    return [
        agent
        for noun in means
        for child in noun.children
        if child.dep_ in {"acl", "acl:relcl"}
        for agent in syntax.agents_by(child)
    ]


def left_by(thing: Token) -> list[Token]:
    """Who left or laid a mine that somebody ran into, whichever of its words the parser made the object."""
    return [*syntax.agents_by(thing), *(agent for child in thing.children for agent in syntax.agents_by(child))]


def called(thing: Token) -> list[Token]:
    """What is behind a name that somebody gives it: the camp of "what the army called a camp of the group"."""
    if thing.lower_ != "what":
        return []
    return [
        token
        for verb in thing.children
        if verb.lemma_.lower() in CALLING
        for token in (*syntax.obliques(verb, "as"), *syntax.objects(verb), *_complements(verb))
    ]


def losers(noun: Token) -> list[Token]:
    """Whose loss it is that somebody owns up to: "the guards admitted the loss of four men"."""
    verb = noun.head
    if noun.lemma_ != "loss" or noun.dep_ != "obj" or verb.lemma_.lower() not in OWNING_UP or syntax.is_passive(verb):
        return []
    owner = syntax.own_subject(verb)
    return [owner] if owner is not None else []


def _complements(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "xcomp" and child.pos_ in syntax.NOMINAL]


def takes_part(verb: Token, case: str) -> bool:
    """Whether the verb says that its subject had a share in what the preposition opens: "took part in the assault"."""
    part = verb.lemma_ == "take" and any(noun.lemma_ == "part" for noun in syntax.objects(verb))
    return case == "in" and (part or verb.lemma_ == "participate")
