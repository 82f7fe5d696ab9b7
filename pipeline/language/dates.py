"""``libya_dates``: finds the date expressions of a text; ``pipeline.dates`` says which days they mean.

spaCy's Matcher finds them, longest first. The words around a match decide what is no date after all
("17 February Brigade", "600 Flats", the verb "may") and what role a date has ("since 4 April").
"""

from __future__ import annotations

import re
from itertools import takewhile

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from pipeline.date_words import PARTS_OF_DAY, DateExpression, DateKind, DateRole, read_expression
from pipeline.language.date_patterns import COUNTED_ANCHOR, COUNTED_PATTERNS, NAMED_ANCHOR, NAMED_PATTERNS, Pattern

SPAN_GROUP = "dates"
LABEL = "DATE"

_AMBIGUOUS_MONTHS = frozenset({"March", "May", "MARCH", "MAY"})
_MONTH_CONTEXT = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "during",
        "throughout",
        "by",
        "from",
        "of",
        "for",
        "before",
        "after",
        "last",
        "this",
        "next",
        "through",
        "between",
        "and",
        "to",
    ]
)
_YEAR_CONTEXT = frozenset(
    ["in", "since", "until", "till", "during", "throughout", "by", "from", "of", "before", "after", "between", "as"]
)
_DAY_CONTEXT = frozenset({"on", "since", "until", "till", "by", "from", "of", "before", "after", "to"})
_COUNTING_CONTEXT = frozenset({"of", "from", "by", "after", "before"})
_NAME_HEADS = frozenset(
    [
        "brigade",
        "battalion",
        "regiment",
        "division",
        "katiba",
        "kataeb",
        "company",
        "revolution",
        "uprising",
        "movement",
        "martyr",
        "martyrs",
        "coalition",
        "anniversary",
        "square",
        "street",
        "road",
        "bridge",
        "camp",
        "base",
        "hospital",
        "school",
        "university",
        "stadium",
        "mosque",
        "district",
    ]
)
_NAME_HEADS_CAPITALISED = _NAME_HEADS | frozenset(
    [
        "brigades",
        "battalions",
        "forces",
        "force",
        "front",
        "group",
        "unit",
        "militia",
        "party",
        "army",
        "council",
        "festival",
        "agreement",
    ]
)
_NUMBERED_TEXT = """
floor storey street round hour minute week month year division regiment district session kilometre grade
floors storeys streets rounds hours minutes weeks months years divisions regiments districts sessions kilometres grades
century centuries anniversary anniversaries companies
"""
_NUMBERED = _NAME_HEADS_CAPITALISED | frozenset(_NUMBERED_TEXT.split())
"""What two bare ordinals count rather than days: "the 6th and 7th floors"."""
_REPEATED = frozenset({"every", "each", "any", "a", "one", "good", "black", "easter", "palm"})
_PRAYERS = frozenset({"prayer", "prayers", "sermon", "sermons"})
_LASTING = frozenset({"throughout", "all", "entire", "whole"})
_ROLES = {
    "since": DateRole.SINCE,
    "until": DateRole.UNTIL,
    "till": DateRole.UNTIL,
    "by": DateRole.UNTIL,
    "through": DateRole.UNTIL,
    "into": DateRole.UNTIL,
    "before": DateRole.BEFORE,
    "after": DateRole.AFTER,
    "following": DateRole.AFTER,
}
_TWO_WORD_ROLES = {
    ("up", "to"): DateRole.UNTIL,
    ("as", "of"): DateRole.UNTIL,
    ("prior", "to"): DateRole.BEFORE,
}
_PASSED_OVER = frozenset({"the", "about", "around", "at", "least", "early", "late", "on", "of"})
_DAY_KINDS = frozenset({DateKind.DAY, DateKind.DAYS, DateKind.RANGE})
_NEAR_WEEKDAY = 4
_BESIDE_WEEKDAY = _PRAYERS | frozenset(PARTS_OF_DAY) | {",", "(", "[", "on", "of", "the", "a"}
_WINDOW = 14
"""Tokens on either side of an anchor: longer than any expression that holds it."""


@Language.factory("libya_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> DateFinder:
    """The component, for ``nlp.add_pipe("libya_dates")``."""
    return DateFinder(nlp.vocab)


class DateFinder:
    """Writes ``doc.spans["dates"]``; a span's ``id_`` is its ``DateKind``."""

    def __init__(self, vocab: Vocab) -> None:
        self._named = _matcher(vocab, NAMED_PATTERNS)
        self._counted = _matcher(vocab, COUNTED_PATTERNS)

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[SPAN_GROUP] = self.find(doc)
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """The date expressions in the order of the text, none overlapping another."""
        found = [
            (key, window.start + start, window.start + end)
            for matcher, anchor in ((self._named, NAMED_ANCHOR), (self._counted, COUNTED_ANCHOR))
            for window in _windows(doc, anchor)
            for key, start, end in matcher(window)
        ]
        names = doc.vocab.strings
        matches = [Span(doc, start, end, label=LABEL, span_id=names[key]) for key, start, end in found]
        longest = sorted(filter_spans(matches), key=lambda span: span.start)
        kept = [span for span in map(_without_count, longest) if _is_date(span)]
        dated = [span for span in kept if span.id_ in _DAY_KINDS and any(token.text[0].isdigit() for token in span)]
        return [span for span in kept if span.id_ != DateKind.WEEKDAY or not _names_weekday_of(span, dated)]


def _matcher(vocab: Vocab, patterns: dict[DateKind, list[Pattern]]) -> Matcher:
    matcher = Matcher(vocab, validate=False)
    for kind, alternatives in patterns.items():
        matcher.add(kind.value, alternatives, greedy="LONGEST")
    return matcher


def _windows(doc: Doc, anchor: re.Pattern[str]) -> list[Span]:
    """The stretches around each word that every pattern of a matcher needs: it is tried nowhere else."""
    edges: list[list[int]] = []
    for token in doc:
        if not anchor.fullmatch(token.text):
            continue
        start, end = max(0, token.i - _WINDOW), min(len(doc), token.i + _WINDOW)
        if edges and start <= edges[-1][1]:
            edges[-1][1] = end
        else:
            edges.append([start, end])
    return [doc[start:end] for start, end in edges]


def expression(span: Span) -> DateExpression:
    """The expression that a span of ``doc.spans["dates"]`` stands for, its role read from the words before it."""
    kind = DateKind(span.id_)
    return read_expression(kind, span.text, _role(span, kind), lasting=_is_lasting(span, kind))


# -- what only looks like a date


def _is_date(span: Span) -> bool:
    kind = DateKind(span.id_)
    following = _word_at(span.doc, span.end)
    if (kind in _DAY_KINDS or kind is DateKind.MONTH) and _is_name(span, following):
        return False
    match kind:
        case DateKind.DAY:
            return _is_day(span, following)
        case DateKind.DAYS if span[-1].text[-1:].isalpha() and span[0].lower_ == "the":
            counted = following is not None and (following.lower_ in _NUMBERED or following.pos_ == "PROPN")
            return _lower_at(span.doc, span.start - 1) in _DAY_CONTEXT and not counted
        case DateKind.OFFSET if span[-1].lower_ == "on":
            return following is not None and following.text == ","
        case DateKind.MONTH:
            return len(span) > 1 or _is_month(span[0], following)
        case DateKind.YEAR:
            return _is_year(span, following)
        case DateKind.WEEKDAY:
            return _lower_at(span.doc, span.start - 1) not in _REPEATED
        case DateKind.RELATIVE_DAY:
            return following is None or following.lower_ not in {"'s", "\u2019s"} or span[-1].lower_ != "today"
        case DateKind.SINCE_THEN:
            return len(span) > 1 or _is_adverb(span, following)
        case DateKind.CALENDAR | DateKind.PAST:
            return following is None or following.lower_ != "of"
        case _:
            return True


def _is_day(span: Span, following: Token | None) -> bool:
    """Whether a day without its month's name is one: "on 31/12", "on the 11th"; not "24/7", "the 11th floor"."""
    bare = span.start + max((i for i, token in enumerate(span) if token.lower_ == "the"), default=0)
    before = _lower_at(span.doc, bare - 1)
    if span[-1].text.count("/") == 1:
        return before in _DAY_CONTEXT and span[-1].text != "9/11"
    if span[-1].text[:1].isdigit() and span[-1].text[-1:].isalpha() and span[-2:][0].lower_ == "the":
        counted = following is not None and following.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}
        return before in _DAY_CONTEXT and not counted
    return True


def _is_adverb(span: Span, following: Token | None) -> bool:
    """Whether *since* stands alone: "have since been freed", "released since,"; not "since the attack"."""
    if following is None or following.lower_ in {".", ",", ";", ")"}:
        return span.start > 0
    before = _lower_at(span.doc, span.start - 1)
    return before in {"has", "have", "had", "'ve"} and following.tag_ in {"VBN", "RB"}


def _is_name(span: Span, following: Token | None) -> bool:
    """Whether a date is the name of what follows: "17 February Brigade", "the 20 October Special Battalion"."""
    if following is None:
        return False
    heads = _NAME_HEADS_CAPITALISED if following.is_title else _NAME_HEADS
    if following.lower_ in heads:
        return True
    if span[0].lower_ != "the" or _lower_at(span.doc, span.start - 1) == "on":
        return False
    capitalised = takewhile(lambda token: token.is_title, span.doc[span.end : span.end + 4])
    return any(token.lower_ in _NAME_HEADS for token in capitalised)


def _without_count(span: Span) -> Span:
    """A month with the number of something else cut off: "in March 22 fighters", "March 22 and 30 civilians"."""
    following = _word_at(span.doc, span.end)
    if span[0].text[0].isdigit() or not span[-1].text.isdigit() or following is None:
        return span
    if span.id_ == DateKind.DAY and len(span) == 2 and _lower_at(span.doc, span.start - 1) == "in":
        return _shortened(span, 1, DateKind.MONTH)
    if span.id_ == DateKind.DAYS and len(span) == 4 and following.pos_ in {"NOUN", "ADJ"}:
        return _shortened(span, 2, DateKind.DAY)
    return span


def _shortened(span: Span, tokens: int, kind: DateKind) -> Span:
    return Span(span.doc, span.start, span.start + tokens, label=LABEL, span_id=kind.value)


def _is_month(token: Token, following: Token | None) -> bool:
    before = _lower_at(token.doc, token.i - 1)
    if token.pos_ in {"VERB", "AUX"}:
        return False
    if before in _MONTH_CONTEXT:
        return True
    if token.text in _AMBIGUOUS_MONTHS or before in {"operation", "black"}:
        return False
    return following is None or not (following.is_alpha and following.is_title)


def _is_year(span: Span, following: Token | None) -> bool:
    before = _lower_at(span.doc, span.start - 1)
    if before not in _YEAR_CONTEXT:
        return False
    if before in _COUNTING_CONTEXT and following is not None:
        counted = following.is_alpha and following.is_lower and not following.is_stop
        return not counted or following.pos_ in {"VERB", "AUX"}
    return True


def _names_weekday_of(span: Span, dated: list[Span]) -> bool:
    """Whether a weekday stands beside the day of the month that it falls on: "Friday prayers on 9 February"."""
    doc = span.doc
    gaps = [doc[min(span.end, day.end) : max(span.start, day.start)] for day in dated]
    return any(len(gap) <= _NEAR_WEEKDAY and all(token.lower_ in _BESIDE_WEEKDAY for token in gap) for gap in gaps)


# -- the words before a date


def _role(span: Span, kind: DateKind) -> DateRole:
    if kind in (DateKind.OFFSET, DateKind.SAME, DateKind.AGO, DateKind.SINCE_THEN) or _is_lasting(span, kind):
        return DateRole.AT
    doc, i = span.doc, span.start - 1
    while i >= 0:
        pair = (_lower_at(doc, i - 1), _lower_at(doc, i))
        if pair in _TWO_WORD_ROLES:
            return _TWO_WORD_ROLES[pair]
        if pair[1] not in _PASSED_OVER or span.start - i > 3:
            break
        i -= 1
    if i < 0:
        return DateRole.AT
    word = doc[i].lower_
    if word == "from" and kind is not DateKind.RANGE:
        return DateRole.AT if i > 0 and doc[i - 1].pos_ in {"NOUN", "PROPN", "NUM"} else DateRole.SINCE
    role = _ROLES.get(word, DateRole.AT)
    if word == "by" and any(token.lower_ in PARTS_OF_DAY for token in span):
        return DateRole.AT
    if role in (DateRole.BEFORE, DateRole.AFTER) and _within_day(span):
        return DateRole.AT
    return role


def _within_day(span: Span) -> bool:
    """Whether the word before bounds an hour, not a day: "before dawn on 3 May", "after Friday prayers"."""
    return span[0].lower_ in PARTS_OF_DAY or _lower_at(span.doc, span.end) in _PRAYERS


def _is_lasting(span: Span, kind: DateKind) -> bool:
    words = {_lower_at(span.doc, span.start - back) for back in (1, 2, 3)}
    before = _lower_at(span.doc, span.start - 1)
    return (
        before in _LASTING
        or (before in {"through", "of", "the"} and bool(words & _LASTING))
        or (kind is DateKind.PAST and before == "for")
    )


def _word_at(doc: Doc, i: int) -> Token | None:
    return doc[i] if 0 <= i < len(doc) and not doc[i].is_space else None


def _lower_at(doc: Doc, i: int) -> str:
    token = _word_at(doc, i)
    return token.lower_ if token is not None else ""
