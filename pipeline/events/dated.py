"""The dates of a text with what they resolve to, and which of them are days on which something was only said."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.dates import DateExpression, DateKind, DateRole, resolve
from pipeline.events import syntax
from pipeline.events.homes import in_dateline
from pipeline.events.words import words
from pipeline.language.dates import expression
from pipeline.records import DateSpan, Publication
from pipeline.vocabulary import DatePrecision

SPEECH = words(
    """
    say tell announce claim state report release issue publish declare confirm note add reveal deny blame accuse post
    tweet vow promise broadcast
    """
)
STATEMENTS = words(
    """
    statement communiqué communique report newsletter magazine video issue tweet post message photo picture footage
    """
)
_TELLING = frozenset({"ccomp", "xcomp", "parataxis"})
_INNER_REACH = 8


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression in the text with what it resolves to."""

    span: Span
    role: DateRole
    value: DateSpan
    expression: DateExpression
    said: bool
    """Whether it is the day of a statement: it dates no event but one that is known from that statement alone."""
    within: range | None = None
    """The tokens among which it dates events: "two days after *the raid* on 3 May"; None is everywhere."""
    beside: range | None = None
    """The tokens among which it dates none: those of the event that days are counted from."""

    def may_date(self, anchor: Token) -> bool:
        """Whether the event at the anchor may have happened on it."""
        if self.role not in {DateRole.AT, DateRole.SINCE} or (self.beside is not None and anchor.i in self.beside):
            return False
        return self.within is None or anchor.i in self.within


def read_dates(doc: Doc, publication: Publication) -> list[Dated]:
    """The dates of the document in text order, datelines left out; what cannot be resolved is left out too."""
    spans = sorted(doc.spans.get("dates", []), key=lambda item: item.start)
    read: list[Dated] = []
    story: DateSpan | None = None
    for number, span in enumerate(spans):
        found = expression(span)
        if in_dateline(doc, span.start_char) or (found.unit == "night" and _has_day(span, spans)):
            continue
        inner = _inner(span, found, spans[number + 1 : number + 2])
        counted_from = resolve(expression(inner), publication, story) if inner is not None else story
        value = resolve(found, publication, counted_from)
        if not (value.edtf or value.start) or (inner is None and _bounds_inner(span, found, read)):
            continue
        within = read[-1].beside if read and read[-1].beside and read[-1].beside.stop == span.start else None
        beside = range(span.end, inner.start) if inner is not None else None
        read.append(Dated(span, found.role, value, found, _is_said(span.root), within, beside))
        if found.role is DateRole.AT and value.start is not None:
            story = value
    return read


def _has_day(night: Span, spans: list[Span]) -> bool:
    """Whether *overnight* stands beside the day or days of that night."""
    return any(other != night and other.sent.start == night.sent.start for other in spans)


def _inner(span: Span, found: DateExpression, following: list[Span]) -> Span | None:
    """The date that days are counted from: "two days after the raid on *3 May*"."""
    if found.kind is not DateKind.OFFSET or span[-1].lower_ not in {"after", "before"} or not following:
        return None
    other = following[0]
    between = span.doc[span.end : other.start]
    near = 0 < len(between) <= _INNER_REACH and other.sent.start == span.sent.start
    return other if near and not any(token.is_punct for token in between) else None


def _bounds_inner(span: Span, found: DateExpression, read: list[Dated]) -> bool:
    """Whether an offset dates what follows it by a day told before: "on Tuesday, a day after the shelling"."""
    if found.kind is not DateKind.OFFSET or span[-1].lower_ not in {"after", "before"}:
        return False
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is None or following.is_punct:
        return False
    return any(item.span.sent.start == span.sent.start and item.value.precision is DatePrecision.DAY for item in read)


def _is_said(date: Token) -> bool:
    """Whether the date hangs on a statement or on the verb of saying: "a video of 3 May", "said on Monday that"."""
    if statement_of(date) is not None:
        return True
    verb = syntax.clause_root(date)
    if any(token.lemma_.lower() in STATEMENTS for token in (*syntax.objects(verb), *_passive_subject(verb))):
        return True
    return verb.lemma_ in SPEECH and any(child.dep_ in _TELLING for child in verb.children)


def statement_of(date: Token) -> Token | None:
    """The statement whose day it is: "a video of 3 May", "the issue of its magazine dated 3 May"."""
    verb = syntax.clause_root(date)
    node = verb.head if verb.dep_ in {"acl", "acl:relcl"} else date.head
    if verb.lower_ == "dated" and node.pos_ not in {"NOUN", "PROPN"}:
        node = syntax.own_subject(verb) or node
    while node.pos_ in {"NOUN", "PROPN"}:
        if node.lemma_.lower() in STATEMENTS:
            return node
        if node.dep_ not in {"appos", "flat", "nmod", "compound"}:
            return None
        node = node.head
    return None


def _passive_subject(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "nsubj:pass"]
