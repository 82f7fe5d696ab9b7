"""Whose a phrase is: the words in it that may name the body whose people or things it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.party_words import BACKED, BEARING, HOLDING, LOYALTY

SERVING = frozenset({"fight", "serve", "operate"})
"""Verbs of those who stand *under* a body: "brigades fighting under the operations room"."""


def modifiers(token: Token) -> Iterator[Token]:
    """What a phrase says of whose it is: words before its noun, *of* and *from*, "loyal to", "held by"."""
    for child in token.children:
        if child.dep_ in {"compound", "amod", "nmod:poss", "flat", "nmod:unmarked"} and child.i < token.i:
            yield from syntax.conjuncts(child)
            if child.dep_ == "amod" or child.pos_ in {"VERB", "ADJ"}:
                yield from (
                    inner
                    for inner in child.children
                    if inner.dep_ in {"compound", "obl", "obl:unmarked", "nsubj", "advmod", "obj", "nmod"}
                    and inner.i < child.i
                )
            else:
                yield from (inner for inner in child.children if inner.dep_ in {"compound", "amod", "nmod:poss"})
        elif (
            child.dep_ in syntax.OBLIQUES
            and child.i > token.i
            and syntax.preposition(child) in {"of", "from", "belonging", "within"}
        ):
            yield from syntax.conjuncts(child)
            yield from (inner for inner in child.children if inner.dep_ in {"compound", "amod", "nmod:poss"})
        elif child.dep_ == "acl" and child.lemma_.lower() in BEARING:
            for load in syntax.objects(child):
                yield load
                yield from modifiers(load)
        elif child in backings(token):
            continue
        elif child.dep_ in {"acl", "acl:relcl"} and child.lemma_.lower() in SERVING and syntax.obliques(child, "under"):
            yield from syntax.obliques(child, "under")
            yield from (part for noun in syntax.obliques(child, "under") for part in noun.children)
        elif child.dep_ in {"amod", "acl", "acl:relcl"} and child.i > token.i and child.lemma_.lower() in LOYALTY:
            for inner in child.children:
                if inner.dep_ in {"obl", "obl:agent", "obj", "nmod"}:
                    yield from syntax.conjuncts(inner)
                    yield from (part for part in inner.children if part.dep_ == "compound")
        elif child.dep_ in {"acl", "acl:relcl"} and child.lemma_.lower() in HOLDING:
            for holder in syntax.agents_by(child):
                yield from syntax.conjuncts(holder)
                yield from (inner for inner in holder.children if inner.dep_ in {"compound", "amod", "nmod:poss"})
        elif child.dep_ == "appos":
            yield child
    origin = _origin_behind(token)
    if origin is not None:
        yield origin
        yield from (inner for inner in origin.children if inner.dep_ in {"compound", "amod", "nmod:poss"})


def _origin_behind(token: Token) -> Token | None:
    """Whose they are by a phrase right behind them that the parse hung on the verb: "killed by men of the brigade".

    Not of what is done to them: "drove fighters from the base".
    """
    link = token.nbor(1) if token.i + 1 < token.sent.end else None
    if link is None or link.lower_ not in {"of", "from"} or link.dep_ != "case" or token.dep_ in {"obj", "nsubj:pass"}:
        return None
    origin = link.head
    return origin if origin.i > link.i and origin.head != token and origin.head == token.head else None


def backings(token: Token) -> list[Token]:
    """The participles that say who helps somebody: those "backed by NATO" are not NATO."""
    return [
        child
        for child in token.children
        if child.dep_ in {"acl", "acl:relcl", "amod"} and child.lower_ in BACKED and syntax.agents_by(child)
    ]
