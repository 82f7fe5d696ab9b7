"""The dates of a text with what they resolve to, and which of them are days on which something was only said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Doc, Span, Token

from pipeline.date_spans import uncertain
from pipeline.dates import DateExpression, DateKind, DateRole, resolve, since
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
DAILY = frozenset({"day", "morning", "afternoon", "evening", "night"})
"""Units that are counted from a day: "the next evening" is none of a month told between."""


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
    day: DateSpan | None = None
    within: dict[int, range] = {}
    for number, span in enumerate(spans):
        found = expression(span)
        if _of_agency(span, publication) or (found.unit == "night" and _has_day(span, spans)):
            continue
        inner, beside = _inner(span, found, spans[number + 1 : number + 2]), None
        by_days = found.kind is DateKind.OFFSET and found.unit in DAILY and day is not None
        from_day, clause = day if by_days else story, None if inner is not None else _clause_counted_from(span, found)
        told = _told_beside(span, clause, read, spans[number + 1 :], publication)
        if inner is not None:
            beside = within[inner.start] = range(span.end, inner.start)
            from_day = resolve(expression(inner), publication, story)
        elif clause is not None and told is not None:
            found, from_day, beside = replace(found, shift=-found.shift), told, clause
        value = resolve(found, publication, from_day)
        value = _night_to(span, value)
        known = value.edtf or value.start
        if not known or (inner is not None and told is not None) or (inner is None and _names_eve(found)):
            continue
        if clause is not None and told is not None:
            within[span.start], beside = clause, None
            read = [_apart(item, clause) for item in read]
        role, named = found.role, _noun_of(span) if found.role in {DateRole.BEFORE, DateRole.AFTER} else None
        if named is not None:
            role, within[span.start] = DateRole.AT, range(span.end, named.i + 1)
        read.append(Dated(span, role, value, found, _is_said(span.root), within.get(span.start), beside))
        if found.role is DateRole.AT and value.start is not None and span.start not in within:
            story = value
            day = value if value.precision is DatePrecision.DAY else day
    read = _joined(read)
    counted = [item.within for item in read if item.within is not None]
    for clause in counted:
        read = [_apart(item, clause) for item in read]
    return read


def _night_to(span: Span, value: DateSpan) -> DateSpan:
    """The night before the day and its morning: "in the night to *Monday*"."""
    before = [token.lower_ for token in span.doc[max(0, span.start - 2) : span.start]]
    if before != ["night", "to"] or value.start is None or value.precision is not DatePrecision.DAY:
        return value
    return replace(uncertain(value.start - timedelta(days=1), value.start, value.basis), text=value.text)


def _joined(read: list[Dated]) -> list[Dated]:
    """The dates with two of different kinds made one stretch: "from *mid-October* to *early November*"."""
    joined: list[Dated] = []
    for item in read:
        first = joined[-1] if joined else None
        if first is not None and _are_ends(first, item):
            span = item.span.doc[first.span.start : item.span.end]
            value = replace(since(first.value, item.value.end), text=span.text)
            joined[-1] = replace(first, role=DateRole.AT, value=value)
        else:
            joined.append(item)
    return joined


def _are_ends(first: Dated, last: Dated) -> bool:
    doc, start, end = first.span.doc, first.value.start, last.value.end
    opens = doc[first.span.start - 1].lower_ if first.span.start else ""
    between = doc[first.span.end : last.span.start].text.lower()
    closes = {"from": {"to", "until", "till", "through"}, "between": {"and"}}.get(opens, set())
    return between in closes and start is not None and end is not None and start < end


def _apart(item: Dated, clause: range) -> Dated:
    """The date without a say over a clause of its sentence that has a day of its own."""
    here = item.span.sent.start <= clause.start < item.span.sent.end
    return replace(item, beside=clause) if here and item.within is None and item.beside is None else item


def _counts_from_event(span: Span, found: DateExpression) -> bool:
    if found.kind is not DateKind.OFFSET or span[-1].lower_ not in {"after", "before", "of"}:
        return False
    following = span.doc[span.end] if span.end < len(span.doc) else None
    return following is None or following.pos_ != "ADP" or following.lower_ in {"of", "about"}


def _noun_of(span: Span) -> Token | None:
    """The noun that a day before it dates: "after the 3 May *shelling*"."""
    for token in span.doc[span.end : min(span.end + 3, span.sent.end)]:
        if token.pos_ == "NOUN" and (token.i + 1 >= span.sent.end or token.nbor(1).pos_ != "NOUN"):
            return token if span[0].lower_ == "the" or span.doc[span.start - 1].lower_ == "the" else None
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            return None
    return None


def _names_eve(found: DateExpression) -> bool:
    return found.text.lower().endswith("eve of")


def _clause_counted_from(span: Span, found: DateExpression) -> range | None:
    """The clause behind *two days after*, up to the next comma: "a day after *gunmen had shot a judge*"."""
    if not _counts_from_event(span, found) or span.end >= span.sent.end or span.doc[span.end].is_punct:
        return None
    commas = (token.i for token in span.doc[span.end : span.sent.end] if token.text in {",", ";"})
    return range(span.end, next(commas, span.sent.end))


def _told_beside(
    span: Span, clause: range | None, read: list[Dated], following: list[Span], publication: Publication
) -> DateSpan | None:
    """The one day that the rest of the sentence tells, where days are counted in it: "on Tuesday, a day after"."""
    sentence = span.sent
    days = [item.value for item in read if item.span.sent.start == sentence.start and item.role is DateRole.AT]
    for other in following:
        if clause is not None and clause.stop <= other.start < sentence.end:
            days.append(resolve(expression(other), publication))
    exact = [day for day in days if day.precision is DatePrecision.DAY]
    return exact[-1] if exact else None


def _of_agency(span: Span, publication: Publication) -> bool:
    """Whether the day is a dateline's; "Derna, 8 May: a bomb …" heads an entry unless it is the day of publication."""
    if not in_dateline(span.doc, span.start_char):
        return False
    heads = span.end < len(span.doc) and span.doc[span.end].text == ":"
    return not heads or resolve(expression(span), publication).start == publication.day


def _has_day(night: Span, spans: list[Span]) -> bool:
    """Whether *overnight* stands beside the day or days of that night; the day of a statement is another one."""
    return any(other != night and other.sent.start == night.sent.start and not _of_speech(other) for other in spans)


def _of_speech(date: Span) -> bool:
    """Whether a verb of saying stands right before the date, or its dateline: "a hospital said on Monday"."""
    before = date.doc[max(date.sent.start, date.start - 2) : date.start]
    return any(token.lemma_.lower() in SPEECH for token in before) or in_dateline(date.doc, date.start_char)


def _inner(span: Span, found: DateExpression, following: list[Span]) -> Span | None:
    """The date that days are counted from: "two days after the raid on *3 May*"."""
    if not _counts_from_event(span, found) or not following:
        return None
    other = following[0]
    between = span.doc[span.end : other.start]
    near = len(between) <= _INNER_REACH and other.sent.start == span.sent.start
    return other if near and not any(token.is_punct for token in between) else None


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
