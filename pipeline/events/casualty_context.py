"""Statements of casualties held against each other: whose they are, parts of totals, tolls that were revised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline.catalogue.inflection import verb_forms
from pipeline.events.casualty_links import Links
from pipeline.events.casualty_people import People
from pipeline.events.casualty_words import TOLL, Frame, Harm
from pipeline.vocabulary import Effect

_REVISED = frozenset(
    form for verb in ("raise", "rise", "climb", "increase", "jump", "grow") for form in verb_forms(verb)
)
_RUNNING = frozenset(form for verb in ("bring", "take", "push") for form in verb_forms(verb))
_LATE = frozenset({"wounds", "injuries", "hospital", "overnight"}) | verb_forms("succumb")
_LATE_REACH = 5
_SHARES = frozenset({"most", "half", "many", "some"})
_VICTIMS = frozenset({"victims", "casualties", "dead", "deaths", "killed", "injured", "wounded", "fatalities"})
_BREAKDOWN_REACH = 2
"""Sentences after a total in which its parts may stand."""


@dataclass(frozen=True, slots=True)
class CasualtyMention:
    """One statement of people with an effect. Offsets are characters, ``*_i`` are tokens or -1."""

    effect: Effect
    low: int | None
    high: int | None
    who: str
    text: str
    start_char: int
    end_char: int
    verb_i: int
    """The word of harm: "killed", "dead", "casualties"."""
    head_i: int
    """The noun of the people; -1 for a bare figure."""
    party_i: int
    """The noun that says whose people a bare figure or "others" are, or the side that lost them."""
    sent_i: int
    speaker: str = ""
    counted: bool = True
    """Whether the text gives a figure; "civilians were killed" gives none."""
    named: bool = False
    """Whether it is one person by name."""
    of_one_day: bool = False
    """Whether the sentence picks one day out of several, so that the sum told before holds these people already."""
    part_of: int = -1
    """Position of the statement whose total these people are part of, or that they repeat; else -1."""


@dataclass(frozen=True, slots=True)
class Found:
    """A statement before its place among the others is known."""

    harm: Harm
    people: People
    mention: CasualtyMention


@dataclass(frozen=True, slots=True)
class Context:
    """Sees each statement of a document beside the others. ``sentence_of`` is the sentence of each token."""

    doc: Doc
    links: Links
    sentence_of: Sequence[int]

    def mentions(self, found: Sequence[Found]) -> tuple[CasualtyMention, ...]:
        """The statements in text order; running totals, and the wounds of which people died, left out."""
        dead = {item.people.start for item in found if item.mention.effect is Effect.KILLED and item.people.low}
        kept = [
            item
            for item in found
            if not self._is_running_total(item, found)
            and not (item.mention.effect is Effect.INJURED and item.people.low and item.people.start in dead)
        ]
        done: list[CasualtyMention] = []
        for position, item in enumerate(kept):
            mention = self._inherited(item, kept[:position])
            part = self._part_of(item, kept)
            if part < 0 and self.links.is_among(item.harm):
                mention = replace(mention, high=None)
            part = part if part >= 0 else self._repeated(item, kept[:position])
            done.append(replace(mention, part_of=part, of_one_day=self._is_of_one_day(item)))
        for position in range(len(done)):
            for part in _parts_that_add_up(done, position):
                done[part] = replace(done[part], part_of=position)
        return tuple(done)

    def _inherited(self, item: Found, before: Sequence[Found]) -> CasualtyMention:
        """A bare figure and "others" are of the kind told of before: "killing three soldiers and wounding ten"."""
        mention = item.mention
        if mention.head_i >= 0 or item.people.who != "person" or not mention.low:
            return mention
        told = [other for other in before if other.mention.sent_i == mention.sent_i and other.people.head >= 0]
        if told:
            last = told[-1]
            who = last.mention.who if last.mention.who != "attacker" or last.people.counted else mention.who
            head = last.people.head
        else:
            earlier = (phrase for phrase in self.links.phrases if phrase.start < item.people.start)
            named = [phrase for phrase in earlier if self._in(phrase, mention)]
            if not named:
                return mention
            who, head = named[-1].who, named[-1].head
        return replace(mention, who=who, party_i=head if mention.party_i < 0 else mention.party_i)

    def _in(self, phrase: People, mention: CasualtyMention) -> bool:
        """Whether a counted phrase with a noun stands in the sentence of a statement."""
        counts = phrase.counted and phrase.head >= 0 and phrase.who != "attacker"
        return counts and self.sentence_of[phrase.start] == mention.sent_i

    def _part_of(self, item: Found, found: Sequence[Found]) -> int:
        effect, number = item.mention.effect, item.mention.sent_i
        share = self._share_of(item, found)
        if share >= 0:
            return share
        if self.links.is_among(item.harm) or self._is_subset(item):
            before = (k for k, other in enumerate(found) if other.people.start < item.people.start)
            totals = [k for k in before if found[k].mention.effect is effect and found[k].people.counted]
            if totals and number - found[totals[-1]].mention.sent_i <= _BREAKDOWN_REACH:
                return totals[-1]
            if self.links.is_among(item.harm):
                return -1
        later = self._revision(item, found)
        if later >= 0:
            return later
        if item.people.parent < 0:
            return -1
        return next(
            (
                position
                for position, other in enumerate(found)
                if other.people.start == item.people.parent and other.mention.effect is item.mention.effect
            ),
            -1,
        )

    def _share_of(self, item: Found, found: Sequence[Found]) -> int:
        """The total told before that a sentence breaks down: "Most of the victims …"; or -1."""
        sentence = self.doc[item.harm.i].sent
        words = [token.lower_ for token in sentence]
        if words[0] not in _SHARES or words[1:3] != ["of", "the"] or not set(words[3:5]) & _VICTIMS:
            return -1
        effects = {item.mention.effect, Effect.CASUALTIES}
        for position in range(len(found) - 1, -1, -1):
            other = found[position]
            gap = item.mention.sent_i - other.mention.sent_i
            total = other.mention.effect in effects and other.people.counted and other.people.parent < 0
            if 0 < gap <= _BREAKDOWN_REACH and total and (other.mention.low or 0) >= (item.mention.low or 0):
                return position
        return -1

    def _is_of_one_day(self, item: Found) -> bool:
        """Whether the sentence picks one day out of those told before: "on 3 May alone", "on Monday alone"."""
        sentence = self.doc[item.harm.i].sent
        return any(
            span.sent == sentence and span.end < len(self.doc) and self.doc[span.end].lower_ == "alone"
            for span in self.doc.spans.get("dates", [])
        )

    def _is_bare_toll(self, item: Found) -> bool:
        """Whether a sentence without a verb gives nothing but a figure: "1 fatality." """
        sentence = self.doc[item.harm.i].sent
        verbal = any(token.pos_ in {"VERB", "AUX"} for token in sentence)
        return item.harm.frame is Frame.NOUN and item.people.head < 0 and item.people.counted and not verbal

    def _is_subset(self, item: Found) -> bool:
        """Whether people told before are told of again: "five of whom were badly hurt", "two are in intensive care"."""
        whom = self.doc[item.people.end - 1]
        of_them = whom.lower_ in {"whom", "them", "these", "those"} and whom.i > 0 and whom.nbor(-1).lower_ == "of"
        return of_them or self.doc[item.harm.start].lower_ == "in"

    def _revision(self, item: Found, found: Sequence[Found]) -> int:
        """The toll that a first count was raised to: "killing two … the death toll has since risen to five"."""
        for position, other in enumerate(found):
            gap = other.mention.sent_i - item.mention.sent_i
            if (
                other is not item
                and other.mention.effect is item.mention.effect
                and other.people.start > item.people.start
                and 0 <= gap <= 1
                and self.doc[other.harm.start].lower_ in TOLL
                and self._verb_beside(other, _REVISED | _RUNNING if self._is_late(item) else _REVISED)
                and (item.mention.low or 0) <= (other.mention.low or 0)
            ):
                return position
        return -1

    def _is_late(self, item: Found) -> bool:
        """Whether the people died of what an event told before did to them: they add to its toll."""
        end = self.doc[item.harm.i].sent.end
        words = {token.lower_ for token in self.doc[item.harm.start : min(end, item.harm.end + _LATE_REACH)]}
        return bool(words & _LATE)

    def _verb_beside(self, item: Found, verbs: frozenset[str]) -> bool:
        """Whether one of the verbs stands by the word of harm, before the figure."""
        start = max(int(self.doc[item.harm.i].sent.start), item.harm.start - 4)
        return any(token.lower_ in verbs for token in self.doc[start : item.people.start])

    def _is_running_total(self, item: Found, found: Sequence[Found]) -> bool:
        """Whether a figure is a running total beside the event's own: "killed 14, bringing the total to 40 dead"."""
        start = int(self.doc[item.harm.i].sent.start)
        words = [token.lower_ for token in self.doc[start : item.people.start]]
        verb = next((k for k in range(len(words) - 1, -1, -1) if words[k] in _RUNNING), len(words))
        if not {"total", "toll", "number", "tally"} & {*words[verb:]}:
            return False
        return any(
            other is not item
            and other.mention.effect is item.mention.effect
            and other.mention.sent_i == item.mention.sent_i
            and other.people.start < start + verb
            and not self._is_late(other)
            for other in found
        )

    def _repeated(self, item: Found, before: Sequence[Found]) -> int:
        """The statement that "the three soldiers" or "he" points back to, or that a bare "1 fatality" sums up."""
        if self._is_bare_toll(item):
            told = [
                (position, other.mention)
                for position, other in enumerate(before)
                if other.mention.effect is item.mention.effect
                and other.people.parent < 0
                and 0 < item.mention.sent_i - other.mention.sent_i <= _BREAKDOWN_REACH
            ]
            exact = all(mention.low == mention.high for _, mention in told)
            if told and exact and sum(mention.low or 0 for _, mention in told) == item.mention.low:
                return told[0][0]
        if not item.people.definite:
            return -1
        for position in range(len(before) - 1, -1, -1):
            other = before[position]
            same = other.mention.effect is item.mention.effect and (other.mention.low, other.mention.high) == (
                item.mention.low,
                item.mention.high,
            )
            near = item.people.counted or item.mention.sent_i - other.mention.sent_i <= 2
            if same and near and other.people.parent < 0:
                return position
        return -1


def _parts_that_add_up(mentions: Sequence[CasualtyMention], position: int) -> list[int]:
    """The figures right after a total that make it up: "26 dead. Nine of A were killed and 17 of B were killed"."""
    whole = mentions[position]
    if whole.part_of >= 0 or whole.low is None or whole.low != whole.high or whole.low < 2:
        return []
    parts: list[int] = []
    added = 0
    for other in range(position + 1, len(mentions)):
        mention = mentions[other]
        if mention.sent_i - whole.sent_i > _BREAKDOWN_REACH:
            break
        if mention.effect is not whole.effect or mention.part_of >= 0:
            continue
        if mention.low != mention.high or not mention.low or mention.sent_i == whole.sent_i:
            return []
        parts.append(other)
        added += mention.low
        if added >= whole.low:
            return parts if added == whole.low and len(parts) > 1 else []
    return []
