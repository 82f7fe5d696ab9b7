"""What two references to parties have to do with each other: the same body, one that words may mean, a mere name."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.catalogue import Catalogue
from pipeline.events.party_words import POINTING
from pipeline.records import ActorRef, TextSpan
from pipeline.vocabulary import ActorKind, SourceKind

NAMED = frozenset({"called", "named", "dubbed"})
NAMED_SO = frozenset(
    {("known", "as"), ("identified", "as"), ("calling", "itself"), ("calling", "themselves"), ("calls", "itself")}
    | {("call", "themselves"), ("styling", "itself"), ("styling", "themselves"), ("calls", "themselves")}
)
VOICES = frozenset({SourceKind.MEDICAL, SourceKind.LOCAL_MEDIA, SourceKind.SOCIAL_MEDIA, SourceKind.UNNAMED})
SENTENCES_BACK = 3
"""Sentences before its own in which a phrase that points may find its party."""


def name_parts(token: Token) -> list[Token]:
    """The tokens of a proper name, its head first."""
    parts = [token]
    for child in token.children:
        if child.dep_ in {"flat", "compound"} and child.pos_ == "PROPN":
            parts.extend(name_parts(child))
    return parts


def kinds_agree(kind: ActorKind, other: ActorKind | None) -> bool:
    """Whether words of one kind ("the militants") may mean a party of the other."""
    armed = {ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA}
    if kind in armed:
        return other in armed or other is ActorKind.STATE_FORCES
    if kind is ActorKind.STATE_FORCES:
        return other in {ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCES} or other in armed
    return kind is other


def is_civilian(ref: ActorRef) -> bool:
    """Whether the party is people who bear no arms."""
    return ref.kind is ActorKind.CIVILIANS


def same_party(first: ActorRef, second: ActorRef) -> bool:
    """Whether two references mean one party: the same actor, or for groups without one the same words."""
    if first.actor_id or second.actor_id:
        return first.actor_id == second.actor_id
    return first.name.casefold() == second.name.casefold()


def mere_voice(ref: ActorRef, catalogue: Catalogue) -> bool:
    """Whether the actor stands in the catalogue only as one who tells ("medical sources"), never as a party."""
    actor = catalogue.actors.get(ref.actor_id)
    return actor is not None and actor.kind is ActorKind.ORGANISATION and actor.source_kind in VOICES


def drop_generic(refs: list[ActorRef]) -> list[ActorRef]:
    """The parties without words of no name where a name stands for the same side: "militants, Ansar members"."""
    listed = [ref for ref in refs if ref.listed and not is_civilian(ref)]
    if not listed:
        return refs
    return [
        ref
        for ref in refs
        if ref.listed or (is_name(ref.name) and not any(_shares_word(ref.name, known.text) for known in listed))
    ]


def is_name(words: str) -> bool:
    """Whether the words are a name: with a capital, or a unit's number in front."""
    return words[:1].isupper() or words[:1].isdigit()


def _shares_word(name: str, text: str) -> bool:
    """Whether a word of the name other than its head noun stands in the text: not that both are a Brigade."""
    words = {word.casefold() for word in text.split() if word[:1].isupper()}
    return any(word.casefold() in words for word in name.split()[:-1] if word[:1].isupper())


def reach_back(token: Token) -> int:
    """Where the text begins in which a phrase may look for its party: two sentences back, within the paragraph."""
    start, passed = token.sent.start, 0
    for index in range(start - 1, -1, -1):
        if "\n\n" in token.doc[index].text or passed == SENTENCES_BACK:
            break
        if token.doc[index].is_sent_start:
            start, passed = index, passed + 1
    return start


def points(token: Token) -> bool:
    """Whether the phrase is definite, so that it may mean a party named before."""
    return any(child.lower_ in POINTING for child in token.children if child.dep_ in {"det", "nmod:poss"})


def name_given(token: Token) -> int:
    """Where a name begins that *known as*, *calling itself* or *a group called* gives to a noun; -1 without one."""
    words = [part for part in token.doc[token.i + 1 : token.sent.end] if part.lower_ not in {"that", "which", "the"}][
        :3
    ]
    first, second = (part.lower_ for part in words[:2]) if len(words) == 3 else ("", "")
    if (first, second) in NAMED_SO:
        return words[2].i
    new = any(child.lower_ in {"a", "an"} for child in token.children)
    return words[1].i if first in NAMED and new else -1


def text_span(span: Span) -> TextSpan:
    """The characters of a span."""
    return TextSpan(span.start_char, span.end_char)


def phrase_of(token: Token, owner: ActorRef) -> str:
    """The words from the owner's name to the noun, whichever comes first."""
    start = min(owner.span.start, token.idx)
    return token.doc.text[start : max(owner.span.end, token.idx + len(token))]


def names_unit(part: Token) -> bool:
    """Whether a word before a noun makes a name of it: a proper noun, or a unit's number ("the 106th Battalion")."""
    return part.pos_ == "PROPN" or part.text[:1].isdigit()
