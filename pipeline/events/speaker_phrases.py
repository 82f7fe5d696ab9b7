"""The words that name a speaker, as an analyst would put them into a cell."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.events.words import words
from pipeline.language.names import HYPHENS

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
POSSESSIVES = frozenset({"'s", "\u2019s"})
LINKS = frozenset({"of", "for", "in", "at", "from"})
NAME_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_LEADING = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "ADV"})
_TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december morning evening night day week yesterday today"
)
DOCUMENTS = frozenset(
    {"statement", "communique", "communiqué", "letter", "message", "announcement", "note", "bulletin", "newsletter"}
)
FOOTAGE = frozenset({"video", "footage", "picture", "photo", "photograph", "image", "clip"})
TESTIMONY = frozenset({"report", "account", "news", "word", "rumour", "rumor"})
_PLAIN_ADJECTIVES = words(
    "local medical military official senior several some many other unnamed anonymous tribal social initial new "
    "unconfirmed municipal judicial diplomatic private independent"
)
LONGEST = 9


ALIGNED = frozenset({"aligned", "allied", "affiliated", "led"})
"""Participles behind a hyphen that say whose a force is; those who back one do not speak with its voice."""


def phrase(head: Token) -> Span:
    """The phrase around its head: the modifiers before it and, after it, names and *of, for, in, at, from* with theirs.

    Articles, clauses, brackets and what follows a comma are left out. A listed name is never cut.
    """
    doc, sentence = head.doc, head.sent
    start = head.i
    while start > sentence.start and _leads(doc[start - 1], head):
        start -= 1
    if start - 3 >= sentence.start and doc[start - 1].lower_ in ALIGNED and doc[start - 2].text in HYPHENS:
        start -= 3
    while start < head.i and (doc[start].pos_ in _LEADING or doc[start].lower_ in POSSESSIVES):
        start += 1
    end = head.i + 1
    while end < sentence.end and end - start < LONGEST:
        token = doc[end]
        if token.pos_ in {"PROPN", "NOUN"} and token.head.i < end and _belongs(token, head):
            end += 1
        elif token.lower_ in POSSESSIVES and end + 1 < sentence.end and doc[end + 1].pos_ in NAME_PARTS:
            end += 2
        elif token.lower_ in LINKS and (after := _linked(token, sentence.end)) is not None:
            end = after
        else:
            break
    for mention in doc.spans.get("actors", []):
        if mention.start < end and start < mention.end and mention.label_ != "GROUP" and mention.sent == sentence:
            start, end = min(start, mention.start), max(end, mention.end)
    while start < head.i and doc[start].pos_ in {"DET", "ADP"}:
        start += 1
    return doc[start:end]


def content(span: Span) -> str:
    """The words of a phrase on one line; a common noun that opens a sentence loses its capital."""
    text = " ".join(str(span.text).split())
    first = span[0]
    common = first.tag_ in {"NN", "NNS"} or first.lower_ in _PLAIN_ADJECTIVES
    opens = first.i == first.sent.start and common and not first.text[1:2].isupper()
    return text[:1].lower() + text[1:] if opens else text


def _leads(token: Token, head: Token) -> bool:
    if token.lower_ in _TIMES or (token.is_punct and token.text != "-"):
        return False
    if token.lower_ in POSSESSIVES or token.text == "-":
        return token.i > token.sent.start and token.nbor(-1).pos_ in NAME_PARTS
    return token.pos_ in NAME_PARTS and (token == head or head in token.ancestors or _beside(token, head))


def _beside(token: Token, head: Token) -> bool:
    """Whether both hang on one word, as parts of a name do when the parser takes its last word for the head."""
    return token.head == head.head and token.dep_ in {"compound", "amod", "flat"}


def _belongs(token: Token, head: Token) -> bool:
    if token.lower_ in _TIMES or head not in token.ancestors:
        return False
    return token.dep_ in {"flat", "flat:name", "appos", "compound", "nmod"}


def _linked(link: Token, limit: int) -> int | None:
    """The end of the noun phrase that a link opens; None where it opens a time or no noun."""
    doc = link.doc
    place = link.i + 1
    while place < limit and doc[place].pos_ in {"DET"}:
        place += 1
    first = place
    while place < limit and (doc[place].pos_ in NAME_PARTS or doc[place].lower_ in POSSESSIVES | {"-", "led"}):
        if doc[place].lower_ in _TIMES or doc[place].ent_type_ == "DATE":
            return None
        place += 1
    if place == first or doc[place - 1].pos_ not in {"NOUN", "PROPN"} or doc[first].pos_ == "NUM":
        return None
    return place
