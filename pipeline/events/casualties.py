"""Statements of people killed, hurt, missing and captured: who, how many, and by whose word.

A word of harm finds its people (``casualty_words``, ``casualty_people``, ``casualty_links``), is dropped where it is
denied or only feared (``casualty_reality``), and becomes one statement an effect and a phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from pipeline import tolls
from pipeline.catalogue import Catalogue
from pipeline.events import syntax
from pipeline.events.casualty_links import Links
from pipeline.events.casualty_people import People, PeopleFinder
from pipeline.events.casualty_reality import counts_none, is_negated, is_told_as_done
from pipeline.events.casualty_speakers import speaker_of
from pipeline.events.casualty_words import Frame, Harm, find_harms
from pipeline.records import Casualty, TextSpan, Toll
from pipeline.vocabulary import Effect


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
    part_of: int = -1
    """Position of the statement whose total these people are part of, or that they repeat; else -1."""


_NOTHING = frozenset({"any", "anyone", "anybody"})
_BOTH_WAYS = frozenset({"hurt", "harmed"})
_CAPTURE = frozenset({"capture", "captures", "captured", "capturing", "recaptured", "recapturing"})
_REFLEXIVES = {"himself": Toll(1, 1), "herself": Toll(1, 1), "itself": Toll(1, 1), "themselves": Toll(2, None)}
_EXPLODE = frozenset(
    {
        "blow",
        "blew",
        "blown",
        "blowing",
        "blows",
        "detonate",
        "detonated",
        "detonating",
        "denotated",
        "explode",
        "exploded",
        "exploding",
    }
)
_LONGEST_TEXT = 14
_BREAKDOWN_REACH = 2
"""Sentences after a total in which its parts may stand."""


def read_casualties(doc: Doc, catalogue: Catalogue) -> tuple[CasualtyMention, ...]:
    """All statements of casualties in the text, in its order."""
    return _Reader(doc, catalogue).read()


def total(mentions: Iterable[CasualtyMention]) -> dict[Effect, Toll]:
    """Low and high for each effect: sides added up, parts and repetitions left out, speakers who differ as a span."""
    kept: list[CasualtyMention] = []
    for mention in sorted(mentions, key=lambda mention: not mention.counted):
        if mention.part_of < 0 and not any(repeats(mention, other) for other in kept):
            kept.append(mention)
    records = [
        Casualty(
            mention.effect,
            mention.low,
            mention.high,
            mention.who,
            mention.text,
            TextSpan(mention.start_char, mention.end_char),
            None,
            mention.speaker,
        )
        for mention in kept
    ]
    return {
        effect: tolls.toll(records, effect) for effect in Effect if any(record.effect is effect for record in records)
    }


def repeats(mention: CasualtyMention, other: CasualtyMention) -> bool:
    """Whether another sentence tells the same count of the same people, or tells of them without a count."""
    if not mention.counted and other.low and mention.effect is other.effect and mention.sent_i != other.sent_i:
        return True
    same = (mention.effect, mention.low, mention.high) == (
        other.effect,
        other.low,
        other.high,
    ) and mention.sent_i != other.sent_i
    return same and (mention.who == other.who or "person" in {mention.who, other.who})


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement before its place among the others is known."""

    harm: Harm
    people: People
    mention: CasualtyMention


class _Reader:
    def __init__(self, doc: Doc, catalogue: Catalogue) -> None:
        self.doc = doc
        self.harms = find_harms(doc)
        self.links = Links(doc, self.harms, PeopleFinder(doc, catalogue, self.harms).find())
        self.sentence_of = syntax.sentence_index(doc)

    def read(self) -> tuple[CasualtyMention, ...]:
        found: list[_Found] = []
        seen: set[tuple[Effect, int]] = set()
        for item in sorted(
            (*self._of_harms(), *self._of_reflexives()), key=lambda item: (item.people.start, item.harm.start)
        ):
            if (item.mention.effect, item.people.start) not in seen:
                seen.add((item.mention.effect, item.people.start))
                found.append(item)
        return tuple(self._with_context(found))

    # -- harm to statements

    def _of_harms(self) -> list[_Found]:
        found: list[_Found] = []
        for harm in self.harms:
            first = self.doc[harm.start]
            if harm.frame is Frame.NOUN and counts_none(first):
                found.extend(self._none(harm))
            elif is_told_as_done(harm, first):
                found.extend(self._some(harm, negated=harm.frame is not Frame.NOUN and is_negated(first)))
        return found

    def _none(self, harm: Harm) -> list[_Found]:
        """A noun of harm that counts nobody; "no casualties" says that nobody died and nobody was hurt."""
        first = self.doc[harm.start]
        who = "civilian" if first.i > 0 and first.nbor(-1).lower_ == "civilian" else "person"
        start = next(
            (
                i
                for i in range(harm.start, first.sent.start - 1, -1)
                if self.doc[i].lower_ in {"no", "without", "not", "any"}
            ),
            harm.start,
        )
        people = People(start, harm.end, -1, 0, 0, who, counted=True)
        return [self._found(harm, people, effect) for effect in _expanded(harm)]

    def _some(self, harm: Harm, *, negated: bool) -> list[_Found]:
        found: list[_Found] = []
        for people in self.links.patients(harm):
            none = people.low == people.high == 0
            anybody = none and self.doc[people.start].lower_ in _NOTHING
            if (negated or anybody) and not (negated and anybody):
                continue
            for effect in harm.effects:
                if not self._fits(harm, people, effect):
                    continue
                broad = none and (effect is Effect.CASUALTIES or self.doc[harm.i].lower_ in _BOTH_WAYS)
                found.extend(
                    self._found(harm, people, each)
                    for each in ((Effect.KILLED, Effect.INJURED) if broad else (effect,))
                )
        return found

    def _fits(self, harm: Harm, people: People, effect: Effect) -> bool:
        """Whether the phrase can be people with this effect: only persons are captured, anything alive is killed."""
        if people.who == "attacker" and people.head < 0 and self.doc[people.start].lower_ == "itself":
            return False
        if effect in {Effect.KILLED, Effect.INJURED, Effect.CASUALTIES}:
            return True
        word = self.doc[harm.start].lower_
        if people.head < 0 and word in _CAPTURE and not self.links.is_passive(harm):
            return self._told_before(people, harm) or people.definite or people.low == 1
        return people.listed or people.head < 0 or (people.named and word not in _CAPTURE)

    def _told_before(self, people: People, harm: Harm) -> bool:
        sentence = self.doc[harm.i].sent
        return any(
            other.head >= 0 and other.listed and sentence.start <= other.start < people.start
            for other in self.links.phrases
        )

    def _of_reflexives(self) -> list[_Found]:
        """ "blew himself up": the attacker dies, though no word of killing is said of him."""
        found: list[_Found] = []
        for token in self.doc:
            toll = _REFLEXIVES.get(token.lower_)
            if toll is None:
                continue
            verb = next(
                (other for other in self.doc[max(token.sent.start, token.i - 2) : token.i] if other.lower_ in _EXPLODE),
                None,
            )
            if verb is None:
                continue
            harm = Harm(verb.i, verb.i + 1, verb.i, (Effect.KILLED,), Frame.ACTS)
            if is_told_as_done(harm, verb) and not is_negated(verb):
                found.append(
                    self._found(harm, People(token.i, token.i + 1, -1, toll.low, toll.high, "attacker"), Effect.KILLED)
                )
        return found

    def _found(self, harm: Harm, people: People, effect: Effect) -> _Found:
        start, end = min(people.start, harm.start), max(people.end, harm.end)
        between = any(
            min(people.end, harm.end) <= other.start < max(people.start, harm.start) for other in self.links.phrases
        )
        if between or end - start > _LONGEST_TEXT:
            start, end = people.start, people.end
        span = self.doc[start:end]
        mention = CasualtyMention(
            effect=effect,
            low=people.low,
            high=people.high,
            who=people.who,
            text=span.text,
            start_char=span.start_char,
            end_char=span.end_char,
            verb_i=harm.i,
            head_i=people.head,
            party_i=self.links.loser(harm),
            sent_i=self.sentence_of[harm.i],
            speaker=speaker_of(self.doc[harm.i], people.start),
            counted=people.counted or people.high is not None,
        )
        return _Found(harm, people, mention)

    # -- statements beside each other

    def _with_context(self, found: Sequence[_Found]) -> list[CasualtyMention]:
        done: list[CasualtyMention] = []
        for position, item in enumerate(found):
            mention = self._inherited(item, found[:position])
            part = self._part_of(item, found)
            done.append(replace(mention, part_of=part if part >= 0 else self._repeated(item, found[:position])))
        for position in range(len(done)):
            for part in _parts_that_add_up(done, position):
                done[part] = replace(done[part], part_of=position)
        return done

    def _inherited(self, item: _Found, before: Sequence[_Found]) -> CasualtyMention:
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
        return phrase.counted and phrase.head >= 0 and self.sentence_of[phrase.start] == mention.sent_i

    def _part_of(self, item: _Found, found: Sequence[_Found]) -> int:
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

    def _repeated(self, item: _Found, before: Sequence[_Found]) -> int:
        """The statement that "the three soldiers" or "he" points back to."""
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


def _expanded(harm: Harm) -> tuple[Effect, ...]:
    return (Effect.KILLED, Effect.INJURED) if Effect.CASUALTIES in harm.effects else harm.effects
