"""Who gives a figure: the subject of the verb of saying that a statement hangs on, or the name after *according to*."""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.catalogue.inflection import verb_forms
from pipeline.events import syntax
from pipeline.events.casualty_lexicon import SAYING_VERBS
from pipeline.events.casualty_words import LIVES
from pipeline.events.homes import in_dateline

_UNCLOSED = re.compile(r"\s*\([^)]*$")
_ACCOUNTS = frozenset({"account", "version", "reckoning", "count", "tally", "telling"})
_SAYING = frozenset(form for lemma in SAYING_VERBS for form in verb_forms(lemma))


def speaker_of(word: Token, start: int) -> str:
    """The words that name who says what the clause of this word tells; empty where nobody is credited.

    ``start`` is the first token of the people counted, who are not their own speakers ("70 people reported killed").
    """
    node, below, against = word, word, False
    while True:
        named = (None if against else _according_to(node)) or _credited(node, below)
        if named is not None and in_dateline(named.doc, named.idx):
            named = None
        if named is not None and not named.left_edge.i <= start <= named.right_edge.i:
            return _phrase(named)
        if node.head == node or node.head.sent != word.sent:
            return ""
        against = against or (node.dep_ == "conj" and any(child.lower_ == "but" for child in node.children))
        node, below = node.head, node


def _credited(node: Token, below: Token) -> Token | None:
    """The subject of a verb of saying above the clause, or beside it ("..., the ministry said")."""
    told = below.dep_ in {"ccomp", "xcomp", "parataxis", "obj"} or (
        below.dep_ in syntax.OBLIQUES and _counts(node, below)
    )
    if node.lower_ in _SAYING and below.lower_ not in LIVES and told:
        own = syntax.subject(node)
        if own is not None and own.dep_ != "nsubj:pass" and own != below and own.pos_ != "PRON":
            return own
    for child in node.children:
        if child.dep_ in {"parataxis", "advcl"} and child.lower_ in _SAYING and child != below:
            own = syntax.own_subject(child)
            if own is not None and not any(inner.dep_ in {"ccomp", "obj"} for inner in child.children):
                return own
    return None


def _counts(node: Token, below: Token) -> bool:
    """Whether the verb gives a figure by preposition: "spoke of 20 dead", "put the losses at four dead"."""
    return (node.lemma_, syntax.preposition(below)) in {
        ("speak", "of"),
        ("put", "at"),
        ("tell", "of"),
        ("talk", "of"),
        ("boast", "of"),
    }


def _according_to(node: Token) -> Token | None:
    for child in node.children:
        if child.lower_ in _ACCOUNTS and syntax.preposition(child) in {"by", "in", "on"}:
            own = next((inner for inner in child.children if inner.dep_ == "nmod:poss" and inner.pos_ != "PRON"), None)
            if own is not None:
                return own
        if child.dep_ in syntax.OBLIQUES | {"advcl"} and any(inner.lower_ == "according" for inner in child.children):
            return child
    return None


def _phrase(head: Token) -> str:
    """The noun with what stands before it, without article."""
    left = [
        token
        for token in head.subtree
        if token.i <= head.i
        and token.dep_ not in {"case", "fixed"}
        and token.lower_ not in {"the", "a", "an", "according", "to"}
    ]
    start = min((token.i for token in left), default=head.i)
    names = [
        token.i
        for token in head.children
        if token.dep_ in {"flat", "appos", "flat:name"} and token.i > head.i and token.pos_ == "PROPN"
    ]
    end = max(
        (token.i for i in names for token in head.doc[i].subtree if token.i - head.i < 5 and token.pos_ == "PROPN"),
        default=head.i,
    )
    return _UNCLOSED.sub("", str(head.doc[start : end + 1].text))
