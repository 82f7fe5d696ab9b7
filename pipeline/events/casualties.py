"""Statements of people killed, hurt, missing and captured: who, how many, and by whose word.

A word of harm finds its people (``casualty_words``, ``casualty_people``, ``casualty_links``), is dropped where it is
denied or only feared (``casualty_reality``), and becomes one statement an effect and a phrase.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from pipeline import tolls
from pipeline.catalogue import Catalogue
from pipeline.events import syntax
from pipeline.events.casualty_context import CasualtyMention, Context, Found
from pipeline.events.casualty_gaps import said_of_each_side
from pipeline.events.casualty_links import Links
from pipeline.events.casualty_people import People, PeopleFinder
from pipeline.events.casualty_reality import counts_none, is_hypothetical, is_negated, is_told_as_done
from pipeline.events.casualty_speakers import speaker_of
from pipeline.events.casualty_words import SEIZE, Frame, Harm, find_harms
from pipeline.events.late_deaths import wounds_end
from pipeline.records import Casualty, TextSpan, Toll
from pipeline.vocabulary import Effect

_NOTHING = frozenset({"any", "anyone", "anybody"})
_BOTH_WAYS = frozenset({"hurt", "hurting", "harmed", "harming"})
_CAPTURE = frozenset({"capture", "captures", "captured", "capturing", "recaptured", "recapturing"})
_REFLEXIVES = {"himself": Toll(1, 1), "herself": Toll(1, 1), "itself": Toll(1, 1), "themselves": Toll(2, None)}
_SPARED = frozenset({"unharmed", "unhurt", "uninjured", "unscathed"})
_FREE = frozenset({"release", "free", "return", "rescue", "recover"})
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


class _Reader:
    def __init__(self, doc: Doc, catalogue: Catalogue) -> None:
        self.doc = doc
        self.harms = find_harms(doc)
        self.links = Links(doc, self.harms, PeopleFinder(doc, catalogue, self.harms).find())
        self.sentence_of = syntax.sentence_index(doc)

    def read(self) -> tuple[CasualtyMention, ...]:
        found: list[Found] = []
        seen: set[tuple[Effect, int]] = set()
        for item in sorted(
            (*self._of_harms(), *self._of_reflexives(), *self._of_spared()),
            key=lambda item: (item.people.start, item.harm.start),
        ):
            if (item.mention.effect, item.people.start) not in seen:
                seen.add((item.mention.effect, item.people.start))
                found.append(item)
        return Context(self.doc, self.links, self.sentence_of).mentions(found)

    # -- harm to statements

    def _of_harms(self) -> list[Found]:
        found: list[Found] = []
        for harm in self.harms:
            first = self.doc[harm.start]
            if harm.frame is Frame.NOUN and counts_none(first):
                found.extend(self._none(harm))
            elif is_told_as_done(harm, first):
                found.extend(self._some(harm, negated=harm.frame is not Frame.NOUN and is_negated(first)))
        return found

    def _none(self, harm: Harm) -> list[Found]:
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

    def _some(self, harm: Harm, *, negated: bool) -> list[Found]:
        found: list[Found] = []
        for people in map(self._on_each_side, self.links.patients(harm)):
            none = people.low == people.high == 0
            if people.start and self.doc[people.start - 1].lower_ == "how":
                continue
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

    def _on_each_side(self, people: People) -> People:
        """The people counted twice where the text says that each side had as many."""
        if not people.counted or not people.low or not said_of_each_side(self.doc, people):
            return people
        return replace(people, low=2 * people.low, high=None if people.high is None else 2 * people.high)

    def _fits(self, harm: Harm, people: People, effect: Effect) -> bool:
        """Whether the phrase can be people with this effect: only persons are captured, anything alive is killed."""
        if people.who == "attacker" and people.head < 0 and self.doc[people.start].lower_ == "itself":
            return False
        if effect in {Effect.KILLED, Effect.INJURED, Effect.CASUALTIES}:
            return True
        word = self.doc[harm.start].lower_
        if word in SEIZE:
            before = [token.lower_ for token in self.doc[max(0, harm.start - 2) : harm.start]]
            return people.head >= 0 and people.listed and before != ["had", "been"]
        if people.head < 0 and word in _CAPTURE and not self.links.is_passive(harm):
            return self._told_before(people, harm) or people.definite or people.low == 1
        return people.listed or people.head < 0 or (people.named and word not in _CAPTURE)

    def _told_before(self, people: People, harm: Harm) -> bool:
        sentence = self.doc[harm.i].sent
        return any(
            other.head >= 0 and other.listed and sentence.start <= other.start < people.start
            for other in self.links.phrases
        )

    def _of_reflexives(self) -> list[Found]:
        """ "blew himself up": the attacker dies, though no word of killing is said of him."""
        found: list[Found] = []
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
                doers = self.links.subject(harm) if toll.high is None else None
                low, high = (doers.low, doers.high) if doers is not None and doers.counted else (toll.low, toll.high)
                found.append(self._found(harm, People(token.i, token.i + 1, -1, low, high, "attacker"), Effect.KILLED))
        return found

    def _of_spared(self) -> list[Found]:
        """ "escaped unharmed": who was attacked is told to be neither dead nor hurt."""
        found: list[Found] = []
        for token in self.doc:
            if token.lower_ not in _SPARED:
                continue
            harm = Harm(token.i, token.i + 1, token.i, (Effect.KILLED, Effect.INJURED), Frame.STATE)
            freed = any(other.lemma_.lower() in _FREE for other in (token, *token.ancestors))
            if not freed and not is_hypothetical(token) and not is_negated(token) and self.links.is_of_people(harm):
                people = People(token.i, token.i + 1, -1, 0, 0, "person", counted=True)
                found.extend(self._found(harm, people, effect) for effect in harm.effects)
        return found

    def _found(self, harm: Harm, people: People, effect: Effect) -> Found:
        start, end = min(people.start, harm.start), max(people.end, harm.end)
        between = any(
            min(people.end, harm.end) <= other.start < max(people.start, harm.start) for other in self.links.phrases
        )
        if between or end - start > _LONGEST_TEXT:
            start, end = people.start, people.end
        span = self.doc[start : max(end, wounds_end(self.doc[harm.i]))]
        mention = CasualtyMention(
            effect=effect,
            low=people.low,
            high=people.high,
            who=people.who,
            text=span.text,
            start_char=span.start_char,
            end_char=span.end_char,
            verb_i=people.start if people.apart else harm.i,
            head_i=people.head,
            party_i=people.side if people.side >= 0 else self.links.loser(harm),
            sent_i=self.sentence_of[harm.i],
            speaker=speaker_of(self.doc[harm.i], people.start),
            counted=people.counted or people.high is not None,
            named=people.named,
        )
        return Found(harm, people, mention)


def _expanded(harm: Harm) -> tuple[Effect, ...]:
    return (Effect.KILLED, Effect.INJURED) if Effect.CASUALTIES in harm.effects else harm.effects
