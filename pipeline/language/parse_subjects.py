"""Subjects that the parser took into the day before them: "On Monday | protesters closed the road".

A report opens its sentences with when, and the parser, which met few such, runs the adverbial on into the subject. A
finite verb has one: of a verb without, the noun behind the day is it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.date_words import MONTHS, WEEKDAYS

DAYS = frozenset(name.lower() for name in (*WEEKDAYS, *MONTHS))
TIMES = DAYS | {"morning", "afternoon", "evening", "night", "noon", "midday", "dawn", "midnight"}
FINITE = frozenset({"VBD", "VBZ", "VBP"})
TOLD = frozenset({"ROOT", "conj", "ccomp", "parataxis", "advcl"})
STANDING = frozenset(
    {"attached", "allied", "affiliated", "aligned", "linked", "belonging", "commanded", "led", "backed"}
)
"""Participles that say what somebody is, which no day begins."""
TAKEN_IN = frozenset({"flat", "appos", "compound", "nmod"})


def part_days(doc: Doc) -> None:
    """Make the noun behind a day the subject of the verb that has none, and the day its adverbial."""
    for day in doc:
        found = _behind_day(day) if day.lower_ in DAYS else None
        if found is None:
            continue
        noun, verb = found
        for word in [child for child in noun.lefts if child.i < day.i]:
            word.head = day
        _hang(day, verb, "obl")
        _hang(noun, verb, _subject_of(verb))


def part_middays(doc: Doc) -> None:
    """Hang a day that stands right before a finite verb on that verb: "engineers of the army *on 19 June* defused"."""
    for day in doc:
        if not (day.lower_ in DAYS or any(child.lower_ in DAYS for child in day.rights)) or day.right_edge.i + 1 >= len(
            doc
        ):
            continue
        first = doc[day.right_edge.i + 1]
        verb = first.head if first.dep_ in {"aux", "aux:pass"} else first
        dated = any(child.dep_ == "case" and child.lower_ == "on" for child in day.lefts)
        standing = day.head.pos_ != "VERB" or day.head.lemma_ in STANDING or day.head.lower_ in STANDING
        if (
            dated
            and standing
            and first.tag_ in FINITE
            and day.head != verb
            and day.head.i < day.i
            and _has_subject(verb)
        ):
            _hang(day, verb, "obl")


def part_places(doc: Doc) -> None:
    """Make the noun behind a fronted place the subject, not a further place: "In Hun, guards on Monday freed two"."""
    for noun in doc:
        place, verb = noun.head, noun.head.head
        if noun.dep_ != "conj" or any(child.dep_ == "cc" for child in noun.children) or not _opened(place):
            continue
        fronted = place.dep_ == "obl" and place.i < noun.i < verb.i and place.left_edge.i == verb.sent.start
        edge = noun.left_edge
        comma = "," in {word.text for word in noun.doc[max(0, edge.i - 1) : edge.i + 1]}
        if fronted and comma and verb.tag_ in FINITE and not _has_subject(verb):
            _hang(noun, verb, _subject_of(verb))


def _behind_day(day: Token) -> tuple[Token, Token] | None:
    """The noun that hangs together with a day, and the verb behind them that lacks a subject."""
    first = day.i + 1
    while first < len(day.doc) and (day.doc[first].lower_ in TIMES or day.doc[first].text.isdigit()):
        first += 1
    verb = next((token for token in (day, *day.ancestors) if token.i > first and token.tag_[:1] == "V"), None)
    if verb is None or _has_subject(verb) or not _opened(day):
        return None
    told = verb.tag_ in FINITE or any(child.dep_ == "aux:pass" for child in verb.lefts) or verb.tag_ == "VB"
    taken = (child for child in day.rights if child.i >= first and child.dep_ in TAKEN_IN)
    noun = day.head if first <= day.head.i < verb.i else next(taken, None)
    fits = noun is not None and noun.pos_ in {"NOUN", "PROPN"} and not _opened(noun, since=first)
    return (noun, verb) if noun is not None and fits and told and verb.dep_ in TOLD else None


def _opened(noun: Token, *, since: int = 0) -> bool:
    """Whether a preposition opens the phrase of a noun, at or behind a place in the text."""
    joined = noun.dep_ in {"compound", "amod", "nmod", "nmod:unmarked"}
    words = [*noun.lefts, *(noun.head.lefts if joined else ())]
    return any(child.dep_ == "case" and since <= child.i < noun.i for child in words)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_.split(":")[0] in {"nsubj", "csubj", "expl"} for child in verb.children)


def _subject_of(verb: Token) -> str:
    return "nsubj:pass" if any(child.dep_ == "aux:pass" for child in verb.lefts) else "nsubj"


def _hang(token: Token, head: Token, relation: str) -> None:
    token.head, token.dep_ = head, relation
