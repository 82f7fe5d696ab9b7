"""The day of an event: the date of its own clause, else of its sentence, else the one it continues.

A sentence without a date continues the one before it in its paragraph. A date before a speech verb
("On 24 August a spokesman said …") is the statement's; an event with no other takes it, flagged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from pipeline.dates import DateKind, DateRole, combine, since
from pipeline.events import syntax
from pipeline.events.dated import SPEECH, STATEMENTS, Dated, read_dates, statement_of
from pipeline.events.lives import life_around
from pipeline.events.words import words
from pipeline.records import NO_DATE, DateSpan, Paragraph, Publication
from pipeline.vocabulary import DateBasis, DatePrecision

FOLLOWING_DAYS = 14
STATED, APART = 6, 20
"""The rank of the day of a statement; the rank of a date that belongs to another clause about somebody in this one."""
_ASPECTS_TEXT = """
begin break erupt start take occur last continue launch carry conduct happen rage flare resume
"""
ASPECTS = frozenset(_ASPECTS_TEXT.split())
OCCASIONS = frozenset({"attack", "assault", "raid", "bombing", "strike", "airstrike", "clash", "ambush", "killing"})
LINKS = words("and & , on the other others another one again then also later a second")
"""What may stand between two days of one event: "on Monday, and again on Friday", "one on 3 May and the other on"."""
LONGEST_LINK = 5
SETTING_OUT = frozenset({"go", "set", "leave", "head", "travel", "drive", "return", "depart", "sail"})
"""What somebody did on the day on which it befell him: "a patrol which went out on Sunday ran over a mine"."""
ENDING = frozenset({"end", "stop", "cease", "subside", "conclude", "reopen", "lift"})
UP_TO = frozenset({"until", "till", "through", "into"})
BEGINNING = frozenset({"begin", "start", "commence", "launch", "open", "erupt", "break"})


@dataclass(slots=True)
class Calendar:
    """The resolved dates of one document, by sentence."""

    doc: Doc
    publication: Publication
    sentence_of: list[int]
    by_sentence: dict[int, list[Dated]] = field(default_factory=dict)
    sentences: list[Span] = field(init=False)

    def __post_init__(self) -> None:
        self.sentences = list(self.doc.sents)
        for item in read_dates(self.doc, self.publication):
            self.by_sentence.setdefault(self.sentence_of[item.span.start], []).append(item)

    def told_in(self, sentence: int) -> DateSpan | None:
        """The last day that a sentence tells for what happened, days of mere statements left out."""
        dated = [item for item in self.by_sentence.get(sentence, []) if item.role is DateRole.AT and not item.said]
        return dated[-1].value if dated else None

    def day_at_edge(self, line: Paragraph) -> DateSpan | None:
        """The one day that opens or closes a line; None where its dates are other or several."""
        dated = [
            item
            for items in self.by_sentence.values()
            for item in items
            if line.start <= item.span.start_char < line.end and item.value.precision is DatePrecision.DAY
        ]
        if len(dated) != 1 or dated[0].role is not DateRole.AT or dated[0].said:
            return None
        before = self.doc.text[line.start : dated[0].span.start_char]
        after = self.doc.text[dated[0].span.end_char : line.end]
        return dated[0].value if not before.strip(" ([") or not after.strip(" .:)]") else None

    def of_event(self, anchor: Token, others: list[Token]) -> DateSpan | None:
        """The date told for the event at ``anchor`` in its own sentence; None where the sentence has none for it.

        ``others`` are the anchors of the other events of the sentence: a date nearer to one of them is theirs.
        """
        dated = [item for item in self.by_sentence.get(self.sentence_of[anchor.i], []) if item.may_date(anchor)]
        if not dated:
            return self._of_same_statement(anchor)
        own = sorted(self._ranked(dated, anchor, others), key=lambda entry: entry[:2])
        rank, _, best = own[0]
        if rank >= APART:
            return None
        if rank >= STATED:
            return replace(best.value, basis=DateBasis.STATEMENT)
        if rank >= 5 and others:
            return None
        since_day = self._since(best, anchor)
        last = self._until(best, anchor)
        if since_day and last is None:
            told = [item.value for _, _, item in own if item is not best and self._statements(item, anchor)]
            ends = [value.end for value in told if value.end is not None]
            return since(best.value, ends[0] if ends else self.publication.day)
        if last is not None:
            return since(best.value, last)
        joined = [best]
        for _, _, item in sorted((entry for entry in own if entry[0] < STATED), key=lambda entry: entry[2].span.start):
            if item not in joined and any(self._coordinated(other, item) for other in joined):
                joined.append(item)
        return combine([item.value for item in joined])

    def _ranked(self, dated: list[Dated], anchor: Token, others: list[Token]) -> Iterator[tuple[int, int, Dated]]:
        """Each date with how far it is from being the event's (0 is its own clause) and how far off it stands."""
        chain = [root.i for root in syntax.clause_chain(anchor)]
        for item in dated:
            date = item.span.root
            rank = self._clauses_off(date, anchor, chain)
            if anchor.dep_ == "acl" and date in anchor.subtree and date.i > anchor.i:
                rank = min(rank, 0)
            if rank < APART and self._began(item) and item.span.start > anchor.i:
                rank = min(rank, 2)
            if any(other != anchor and date in other.subtree and anchor not in other.subtree for other in others):
                rank += 4
            if self._statements(item, anchor) and rank < APART:
                rank += STATED
            vague = item.value.precision in {DatePrecision.YEAR, DatePrecision.MONTH}
            vague = vague and not (anchor.dep_ == "acl" and date in anchor.subtree)
            past = item.expression.kind is DateKind.PAST
            own = rank <= 0 and anchor.pos_ == "VERB" and not past
            rank += (1 if own else 3) * (vague or past)
            yield rank, abs(item.span.start - anchor.i), item

    def _clauses_off(self, date: Token, anchor: Token, chain: list[int]) -> int:
        if life_around(date, anchor) is not None:
            return APART
        root = syntax.clause_root(date)
        if date in anchor.subtree and (date.head == anchor or date.i > anchor.i) and syntax.distance(date, anchor) <= 2:
            return -1
        if root.i in chain:
            return chain.index(root.i)
        if root.dep_ in {"acl:relcl", "acl"} and root.lemma_ not in ASPECTS and root in anchor.subtree:
            set_out = root.lemma_ in SETTING_OUT and root.head == syntax.own_subject(anchor)
            return 2 if set_out else APART
        return 3 if anchor in root.subtree or root in anchor.subtree else 5

    def _of_same_statement(self, anchor: Token) -> DateSpan | None:
        """The day of the statement told before, for what "the same statement" tells."""
        sentence = self.sentence_of[anchor.i]
        for token in anchor.sent:
            if token.lemma_.lower() in STATEMENTS and any(child.lower_ == "same" for child in token.children):
                said = [item for item in self.by_sentence.get(sentence - 1, []) if item.said]
                return replace(said[-1].value, basis=DateBasis.STATEMENT) if said else None
        return None

    def _since(self, item: Dated, anchor: Token) -> bool:
        """Whether the date is when it began and it went on: "since 3 May"; not in "since 3 May it has begun to"."""
        if item.role is DateRole.SINCE:
            above = syntax.clause_root(anchor)
            return not (above.lemma_ in BEGINNING and above != anchor and item.span.root in above.subtree)
        return self._began(item) or self._goes_on(item, anchor)

    def _until(self, item: Dated, anchor: Token) -> date | None:
        """The day on which what began on the date ended: "broke out on 3 May and went on until 5 May"."""
        first = item.value
        if first.start is None or first.precision is not DatePrecision.DAY:
            return None
        for other in self.by_sentence[self.sentence_of[anchor.i]]:
            last = other.value.end
            if other.span.start <= item.span.start or last is None or last <= first.start:
                continue
            before = {token.lower_ for token in self.doc[max(0, other.span.start - 2) : other.span.start]}
            stopped = syntax.clause_root(other.span.root)
            ends = stopped.lemma_ in ENDING and (stopped == syntax.clause_root(anchor) or anchor in stopped.subtree)
            if (other.role is DateRole.UNTIL and before & UP_TO) or (other.role is DateRole.AT and ends):
                return last
        return None

    def _statements(self, item: Dated, anchor: Token) -> bool:
        """Whether the date is that of the saying, the event standing in what is said."""
        verb = syntax.clause_root(item.span.root)
        statement = statement_of(item.span.root)
        if statement is not None:
            return anchor not in statement.subtree or verb.lemma_ in SPEECH
        if verb == anchor or item.span.root in anchor.subtree:
            return False
        if verb.lemma_ in SPEECH and anchor in item.span.root.subtree:
            return True
        if item.said and any(anchor in shown.subtree for shown in syntax.objects(verb) if shown != anchor):
            return True
        return verb.lemma_ in SPEECH and any(
            anchor == child or anchor in child.subtree
            for child in verb.children
            if child.dep_ in {"ccomp", "obj", "xcomp", "parataxis"}
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
        if DateKind.OFFSET in {first.expression.kind, second.expression.kind}:
            return False
        between = self.doc[min(first.span.end, second.span.end) : max(first.span.start, second.span.start)]
        return len(between) <= LONGEST_LINK and all(token.lower_ in LINKS for token in between)


def follows_attack(anchor: Token) -> bool:
    """Whether the sentence tells what followed an attack: "after this attack", "in response to the raid"."""
    for token in anchor.sent:
        if token.lemma_.lower() not in OCCASIONS or token.pos_ != "NOUN" or token == anchor:
            continue
        definite = any(child.lower_ in {"the", "this", "that", "these", "those"} for child in token.children)
        if definite and syntax.preposition(token) in {"after", "following", "to", "for"}:
            return True
    return False


def told_before(anchor: Token) -> bool:
    """Whether the event lies before the day that its sentence tells: "on Monday, after gunmen had shot a judge"."""
    for root in (syntax.clause_root(anchor), anchor):
        words = {child.lower_ for child in root.children if child.dep_ in {"mark", "case", "aux"}}
        if root.dep_ == "advcl" and {"after", "had"} <= words:
            return True
    return False


def since_before(day: DateSpan, period: DateSpan) -> DateSpan:
    """From the start of the report's period to a day before which an event is told to lie."""
    if period.start is None or day.end is None or period.start > day.end:
        return day
    edtf = f"[{period.start.isoformat()}..{day.end.isoformat()}]"
    return DateSpan(period.start, day.end, edtf, DatePrecision.RANGE, DateBasis.REPORT_PERIOD, day.text)


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
