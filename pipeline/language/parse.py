"""``libya_parse``: mends slips of the parser that need no other parser to see.

A verb has one subject in Universal Dependencies. Of two before it, of which *and* joins the later one on, the later
one is the earlier one's conjunct: "two civilians and a fighter of the brigade were killed". *Of* goes with the noun
right before it, not with the head of its list: "the army and militants of the council". A preposition goes with the
noun of its phrase, not with the name before that noun: "towards council positions". *Between* governs two nouns.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.language.parse_clauses import part_clauses
from pipeline.language.parse_subjects import part_days, part_middays, part_places

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
NOT_MOVED = frozenset({"'s", "\u2019s", "between", "among"})
"""Markers that stay: of an owner, and of a list whose members may be modifiers ("between Hun and Waddan militias")."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


@Language.factory("libya_parse", assigns=["token.head", "token.dep", "token.tag"])
def make_parse(nlp: Language, name: str) -> ParseMender:
    """The component, for ``nlp.add_pipe("libya_parse")``, after the parser."""
    return ParseMender()


class ParseMender:
    """Makes a joined second subject a conjunct, hangs *of* on the conjunct before it, and prepositions on nouns."""

    def __call__(self, doc: Doc) -> Doc:
        if doc.has_annotation("DEP"):
            for later, earlier in _joined_subjects(doc):
                later.head, later.dep_ = earlier, "conj"
            for name, noun in _set_off(doc):
                name.head, name.dep_ = noun, "appos"
            for name, noun in _names_before(doc):
                name.head, name.dep_ = noun, "compound"
            for owner, noun in _owners_of_lists(doc):
                owner.head = noun
            for second, first in _second_sides(doc):
                second.head = first
            for marker, noun in _markers_of_modifiers(doc):
                marker.head = noun
            part_days(doc)
            part_places(doc)
            part_middays(doc)
            part_clauses(doc)
        return doc


def _joined_subjects(doc: Doc) -> list[tuple[Token, Token]]:
    """Each subject that *and* or a comma joins to one before it of the same verb, with that one."""
    found = []
    for token in doc:
        if token.dep_ not in SUBJECTS or not (_joined_on(token) or _listed(token)):
            continue
        earlier = [
            sibling
            for sibling in token.head.lefts
            if sibling.i < token.i and sibling.dep_ == token.dep_ and sibling.pos_ in NOMINAL
        ]
        if earlier and token.i < token.head.i:
            found.append((token, earlier[-1]))
    return found


def _joined_on(noun: Token) -> bool:
    """Whether *and* opens the phrase of a noun, or stands right before it, whatever it hangs on."""
    edge = noun.left_edge.i
    before = noun.doc[edge - 1] if edge > noun.sent.start else None
    return any(child.dep_ == "cc" for child in noun.lefts) or (
        before is not None and before.dep_ == "cc" and before.head == noun.head
    )


def _listed(noun: Token) -> bool:
    """Whether the noun goes on with a list that ends in *and*: the second of "the army, the guards and the police"."""
    doc, first, last = noun.doc, noun.left_edge.i, noun.right_edge.i
    ends = any(child.dep_ == "conj" and any(word.dep_ == "cc" for word in child.lefts) for child in noun.rights)
    comma = "," in {doc[first].text, doc[first - 1].text} if first > noun.sent.start else False
    return ends and comma and "," not in {token.text for token in doc[last : last + 2]}


def _set_off(doc: Doc) -> list[tuple[Token, Token]]:
    """Each second subject that commas set off behind the first, with that one: "a group, the Dawn Brigade, said"."""
    found = []
    for token in doc:
        first, last = token.left_edge.i, token.right_edge.i
        if token.dep_ not in SUBJECTS or token.pos_ not in {"NOUN", "PROPN"} or token.i > token.head.i or first < 2:
            continue
        inside = first - 1 if doc[first - 1].text == "," else first
        commas = doc[inside].text == "," and "," in {word.text for word in doc[last : last + 2]}
        noun = next((other for other in token.head.lefts if other.dep_ in SUBJECTS and other.i < inside), None)
        if commas and noun is not None and inside - 1 <= noun.right_edge.i <= inside and noun.pos_ == "NOUN":
            found.append((token, noun))
    return found


def _names_before(doc: Doc) -> list[tuple[Token, Token]]:
    """Each subject that is only the name before the next one, its acronym aside, with that one: "the Army (A) jets"."""
    found = []
    for token in doc:
        if token.dep_ not in SUBJECTS or token.i > token.head.i:
            continue
        edge = token.left_edge.i - 1
        name = next(
            (other for other in token.head.lefts if other.dep_ in SUBJECTS and other.right_edge.i == edge), None
        )
        if name is not None and name.i < token.i and doc[edge].text == ")" and token.pos_ == "NOUN":
            found.append((name, token))
    return found


def _owners_of_lists(doc: Doc) -> list[tuple[Token, Token]]:
    """Each *of* phrase on the head of a list that stands right behind a later member of it, with that member."""
    found = []
    for token in doc:
        of = next((child for child in token.lefts if child.dep_ == "case" and child.lower_ == "of"), None)
        if token.dep_ != "nmod" or of is None or of.i == 0:
            continue
        noun = doc[of.i - 1]
        if noun.dep_ == "conj" and noun.head == token.head and noun.pos_ in NOMINAL:
            found.append((token, noun))
    return found


def _second_sides(doc: Doc) -> list[tuple[Token, Token]]:
    """Each noun joined to an *of* or *from* phrase of the only noun that *between* governs, with that noun.

    *Between* governs two: "between men of the council and fighters of the port".
    """
    found = []
    for token in doc:
        within, first = token.head, token.head.head
        if token.dep_ != "conj" or within.dep_ not in {"nmod", "obl"} or not first.i < within.i < token.i:
            continue
        between = any(child.dep_ == "case" and child.lower_ == "between" for child in first.lefts)
        if between and first.pos_ in NOMINAL and not any(child.dep_ == "conj" for child in first.children):
            found.append((token, first))
    return found


def _markers_of_modifiers(doc: Doc) -> list[tuple[Token, Token]]:
    """Each preposition that hangs on a modifier of the noun which it belongs to, with that noun."""
    found = []
    for token in doc:
        noun = token.head
        if token.dep_ == "case" and token.lower_ not in NOT_MOVED:
            while noun.dep_ == "compound" and noun.head.i > noun.i > token.i:
                noun = noun.head
            if noun != token.head:
                found.append((token, noun))
    return found
