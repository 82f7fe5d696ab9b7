"""Whom a pronoun or a pointing phrase means: the last party named before it that it may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from pipeline.events import syntax
from pipeline.events.party_refs import kinds_agree, reach_back
from pipeline.events.party_words import ONE_PERSON, POSSESSIVES
from pipeline.records import ActorRef
from pipeline.vocabulary import ActorKind

MANY = frozenset({"NNS", "NNPS"})
SAME_SENTENCE = 1500
"""What a mention in the pronoun's own sentence is worth beside its rank (a thousand each) and its place."""


@dataclass(frozen=True, slots=True)
class Named:
    """A party where it was named, and whether the name is a person's."""

    mention: Span
    ref: ActorRef
    person: bool


def last_named(
    token: Token, kind: ActorKind | None, earlier: Iterable[Named], doers: frozenset[str]
) -> ActorRef | None:
    """The last of the armed parties before that the phrase may mean; ``doers`` are who does the deed to it."""
    start, clause = reach_back(token), syntax.clause_root(token)
    if token.lower_ in {"it", "them", "they"} and _means_weapon(token, start):
        return None
    own = token.lower_ in POSSESSIVES
    best: tuple[int, ActorRef] | None = None
    for named in earlier:
        ref, root = named.ref, named.mention.root
        if ref.kind in {ActorKind.CIVILIANS, ActorKind.ORGANISATION} or (kind and not kinds_agree(kind, ref.kind)):
            continue
        inside = root.sent == token.sent
        if inside and not own and syntax.clause_root(root) == clause:
            continue
        if (own or token.lower_ == "them") and ref.actor_id in doers:
            continue
        if token.lower_ in ONE_PERSON and root.tag_ in MANY:
            continue
        rank = 1 + _is_told_of(root) + 3 * (token.lower_ in ONE_PERSON and named.person)
        weight = rank * 1000 + SAME_SENTENCE * inside + named.mention.start - start
        if best is None or weight > best[0]:
            best = (weight, ref)
    return replace(best[1], text=token.text) if best is not None else None


def _means_weapon(token: Token, start: int) -> bool:
    """Whether it is mines or bombs that did it: "mines left by militants were found; two boys were killed by them"."""
    before = [span for span in token.doc.spans.get("weapons", []) if start <= span.start < token.i]
    by = any(child.dep_ == "case" and child.lower_ == "by" for child in token.children)
    return by and bool(before) and before[-1].root.tag_ in MANY


def person_before(pronoun: Token, earlier: Iterable[Named]) -> ActorRef | None:
    """Whom "him", "her" or "them" means where no party is named: the last unarmed people told of in its sentence.

    "He was freed" means the last unarmed person of the sentences before as well.
    """
    freed = pronoun.lower_ in {"he", "she"} and pronoun.dep_ == "nsubj:pass"
    if not freed and (pronoun.lower_ not in {"him", "her", "them"} or pronoun.dep_ not in {"obj", "nmod"}):
        return None
    unarmed = [
        named.ref
        for named in earlier
        if named.ref.kind is ActorKind.CIVILIANS
        and (named.mention.root.tag_ not in MANY if freed else named.mention.start >= pronoun.sent.start)
    ]
    return replace(unarmed[-1], text=pronoun.text) if unarmed else None


def _is_told_of(root: Token) -> bool:
    """Whether it is, or belongs to, the subject of its clause."""
    return root.dep_ in syntax.SUBJECTS or any(
        node.dep_ in syntax.SUBJECTS for node in root.ancestors if node.sent == root.sent
    )
