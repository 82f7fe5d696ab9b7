"""The day of an event: the date of its own clause, else of its sentence, else the one it continues.

A sentence without a date continues the one before it in its paragraph. A date before a speech verb
("On 24 August a spokesman said …") is the statement's; an event with no other takes it, flagged.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from pipeline.dates import DateExpression, DateKind, DateRole, combine, resolve, since
from pipeline.events import syntax
from pipeline.events.homes import in_dateline
from pipeline.language.dates import expression
from pipeline.records import NO_DATE, DateSpan, Publication
from pipeline.vocabulary import DateBasis, DatePrecision

FOLLOWING_DAYS = 14
APART = 20
"""The rank of a date that belongs to another clause about somebody in this one."""
_ASPECTS_TEXT = """
begin break erupt start take occur last continue launch carry conduct happen rage flare resume
"""
ASPECTS = frozenset(_ASPECTS_TEXT.split())
BEGINNING = frozenset({"begin", "start", "commence", "launch", "open", "erupt", "break"})
_SPEECH_TEXT = """
say tell announce claim state report release issue publish declare confirm note add reveal deny blame accuse post
tweet vow promise broadcast
"""
SPEECH = frozenset(_SPEECH_TEXT.split())


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression in the text with what it resolves to and the clause that it belongs to."""

    span: Span
    role: DateRole
    value: DateSpan
    expression: DateExpression


@dataclass(slots=True)
class Calendar:
    """The resolved dates of one document, by sentence."""

    doc: Doc
    publication: Publication
    sentence_of: list[int]
    by_sentence: dict[int, list[Dated]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        story: DateSpan | None = None
        for span in sorted(self.doc.spans.get("dates", []), key=lambda item: item.start):
            found = expression(span)
            value = resolve(found, self.publication, story)
            if in_dateline(self.doc, span.start_char):
                continue  # the day of writing: it tells the publication, never the event
            if value.edtf or value.start:
                self.by_sentence.setdefault(self.sentence_of[span.start], []).append(
                    Dated(span, found.role, value, found)
                )
                if found.role is DateRole.AT and value.start is not None:
                    story = value

    def of_event(self, anchor: Token, others: list[Token]) -> DateSpan | None:
        """The date told for the event at ``anchor`` in its own sentence; None where the sentence has none for it.

        ``others`` are the anchors of the other events of the sentence: a date nearer to one of them is theirs.
        """
        dated = [
            item
            for item in self.by_sentence.get(self.sentence_of[anchor.i], [])
            if item.role in {DateRole.AT, DateRole.SINCE}
        ]
        if not dated:
            return None
        chain = [root.i for root in syntax.clause_chain(anchor)]
        own: list[tuple[int, int, Dated]] = []
        for item in dated:
            root = syntax.clause_root(item.span.root)
            if (
                syntax.distance(item.span.root, anchor) <= 2
                and item.span.root.i > anchor.i
                and item.span.root in anchor.subtree
            ):
                rank = -1
            elif root.i in chain:
                rank = chain.index(root.i)
            elif root.dep_ in {"acl:relcl", "acl"} and root.lemma_ not in ASPECTS and root in anchor.subtree:
                rank = APART
            elif anchor in root.subtree or root in anchor.subtree:
                rank = 3
            else:
                rank = 5
            if any(
                other != anchor and item.span.root in other.subtree and anchor not in other.subtree for other in others
            ):
                rank += 4
            if self._statements(item, anchor) and rank < APART:
                rank += 6
            coarse = (
                item.value.precision in {DatePrecision.YEAR, DatePrecision.MONTH}
                or item.expression.kind is DateKind.PAST
            )
            own.append((rank + 3 * coarse, abs(item.span.start - anchor.i), item))
        own.sort(key=lambda entry: entry[:2])
        rank, _, best = own[0]
        if rank >= APART:
            return None
        if rank >= 6:
            return replace(best.value, basis=DateBasis.STATEMENT)
        if rank >= 5 and others:
            return None
        if best.role is DateRole.SINCE or self._began(best) or self._goes_on(best, anchor):
            others_told = [
                item.value
                for _, _, item in own
                if item is not best and self._statements(item, anchor) and item.value.end is not None
            ]
            return since(best.value, others_told[0].end if others_told else self.publication.day)
        joined = [item for r, _, item in own if r == rank and item is not best and self._coordinated(best, item)]
        return combine([best.value, *(item.value for item in joined)]) if joined else best.value

    def _statements(self, item: Dated, anchor: Token) -> bool:
        """Whether the date is that of the saying, the event standing in what is said."""
        verb = syntax.clause_root(item.span.root)
        holder = item.span.root.head
        if holder.pos_ in {"NOUN", "PROPN"} and holder.lemma_.lower() in {
            "statement",
            "communiqué",
            "communique",
            "report",
            "newsletter",
            "magazine",
            "video",
            "issue",
            "tweet",
            "post",
        }:
            return anchor not in holder.subtree or verb.lemma_ in SPEECH
        if verb.lemma_ not in SPEECH or verb == anchor:
            return False
        return (
            anchor in verb.subtree
            and item.span.root not in anchor.subtree
            and any(
                anchor == child or anchor in child.subtree
                for child in verb.children
                if child.dep_ in {"ccomp", "obj", "xcomp", "parataxis"}
            )
        )

    def _began(self, item: Dated) -> bool:
        """Whether the date is that of the beginning in a clause of *since*: "since the campaign began on 1 August"."""
        before = self.doc[item.span.sent.start : item.span.start]
        since_at = next((token.i for token in reversed(before) if token.lower_ == "since"), None)
        if since_at is None:
            return False
        dates = self.by_sentence[self.sentence_of[item.span.start]]
        return not any(since_at < other.span.start < item.span.start for other in dates) and any(
            token.lemma_.lower() in BEGINNING for token in self.doc[since_at : item.span.start]
        )

    def _goes_on(self, item: Dated, anchor: Token) -> bool:
        """Whether the date is only when it began: "the fighting that began on 3 May has spread"."""
        start = syntax.clause_root(item.span.root)
        above = syntax.clause_root(anchor)
        perfect = any(child.dep_ == "aux" and child.lower_ in {"have", "has"} for child in above.children)
        return start.dep_ == "acl:relcl" and start.lemma_ in BEGINNING and above != start and perfect

    def _coordinated(self, first: Dated, second: Dated) -> bool:
        between = self.doc[min(first.span.end, second.span.end) : max(first.span.start, second.span.start)].text.strip()
        return between in {"and", ",", "& ", "and on", ", and on"}


def inherited(earlier: DateSpan | None) -> DateSpan:
    """The date that a sentence without one takes over from the one before it in its paragraph."""
    if earlier is None or not (earlier.start or earlier.edtf):
        return NO_DATE
    return replace(earlier, basis=DateBasis.INHERITED)


def since_then(date: DateSpan, publication: Publication) -> DateSpan:
    """The days in which what followed an event may lie: from its day to publication, where both are known and near."""
    if date.start is None or publication.day is None or not 0 < (publication.day - date.start).days <= FOLLOWING_DAYS:
        return date
    edtf = f"[{date.start.isoformat()}..{publication.day.isoformat()}]"
    return replace(date, end=publication.day, edtf=edtf, precision=DatePrecision.RANGE)


def within_period(period: DateSpan | None) -> DateSpan:
    """The report's stated week for an event that it alone bounds, else no date."""
    if period is None or period.start is None or period.end is None:
        return NO_DATE
    edtf = f"[{period.start.isoformat()}..{period.end.isoformat()}]"
    return DateSpan(period.start, period.end, edtf, DatePrecision.RANGE, DateBasis.REPORT_PERIOD, period.text)
