"""The two that a phrase means by their number: "the two exchanged fire", "both sides agreed to withdraw", "each side
freed prisoners".

A reader looks back to the last sentence that names two parties and no third; so does this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from pipeline.events import syntax
from pipeline.events.parties import Parties
from pipeline.events.party_refs import same_party
from pipeline.events.party_words import ARMED_KINDS
from pipeline.events.words import words
from pipeline.records import ActorRef, TextSpan

PAIRED = words("side party force group rival brigade faction army neighbour militia tribe camp enemy foe formation")
BACK = 3
"""Sentences before its own, within the paragraph, in which the two of a phrase may be named."""


def reciprocal(verb: Token) -> bool:
    """Whether a verb is done by each to the other: "shelled each other", "fired at one another"."""
    after = verb.doc[verb.i + 1 : verb.i + 4].text.lower()
    return "each other" in after or "one another" in after


def pair(tokens: Sequence[Token], parties: Parties) -> list[ActorRef] | None:
    """The two parties that one of the phrases means; the phrase itself where the text before does not name just two.

    None where no phrase means two.
    """
    following = (token.nbor(1) if token.lower_ == "the" else token for token in tokens)
    token = next((token for token in following if _means_two(token)), None)
    if token is None:
        return None
    for start, end in _stretches(token):
        found = _armed(start, end, parties)
        if found:
            return found if len(found) == 2 else _phrase(token)
        if any(part.lower_ == "two" and part.dep_ == "nummod" for part in token.doc[start:end]):
            return _phrase(token)
    return _phrase(token)


def _phrase(token: Token) -> list[ActorRef]:
    """The phrase as a party that no catalogue knows; a bare number is none."""
    if token.lower_ in {"two", "both"}:
        return []
    named = token.doc[token.i - 1 : token.i + 1]
    return [ActorRef("", named.text, None, named.text, TextSpan(named.start_char, named.end_char))]


def _means_two(token: Token) -> bool:
    marks = {child.lower_ for child in token.lefts} | {token.nbor(-1).lower_ if token.i else ""}
    if token.lower_ in {"two", "both"}:
        return token.lower_ == "both" or "the" in marks
    return token.lemma_.lower() in PAIRED and (bool({"both", "each"} & marks) or {"the", "two"} <= marks)


def _stretches(token: Token) -> Iterator[tuple[int, int]]:
    """The sentence up to the phrase, and each sentence before it in the paragraph, the nearest first."""
    doc, start = token.doc, token.sent.start
    yield start, token.left_edge.i
    for _ in range(BACK):
        if start == 0 or _opens_paragraph(doc, start):
            return
        end, start = start, doc[start - 1].sent.start
        yield start, end


def _opens_paragraph(doc: Doc, start: int) -> bool:
    return "\n\n" in doc[start - 1].text_with_ws


def _armed(start: int, end: int, parties: Parties) -> list[ActorRef]:
    found: list[ActorRef] = []
    for span in sorted(parties.doc.spans.get("actors", []), key=lambda span: span.start):
        if start <= span.start < end:
            for ref in parties.resolve([syntax.head_of(span)]):
                if ref.kind in ARMED_KINDS and not any(same_party(ref, known) for known in found):
                    found.append(ref)
    return found
