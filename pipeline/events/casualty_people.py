"""Phrases for people: where they stand in a text, how many they count, and whom.

The phrases are read off words and parts of speech, left to right, so that a wrong arc in the parse costs nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Span

from pipeline.events.casualty_lexicon import (
    COLLECTIVE,
    DAYS,
    DETERMINERS,
    FREE_MODIFIERS,
    ORDINALS,
    PASSIVE_AUXILIARIES,
    QUOTES,
    STOP,
    THINGS,
    TITLES,
    UNCOUNTED_PLURAL,
)
from pipeline.events.casualty_nouns import Nouns
from pipeline.language.counts import CountFinder, bounds


@dataclass(frozen=True, slots=True)
class People:
    """Tokens ``start:end`` speak of people; ``head`` is their noun, or -1 for a bare figure."""

    start: int
    end: int
    head: int
    low: int | None
    high: int | None
    who: str
    counted: bool = False
    """Whether a number stands in the phrase."""
    definite: bool = False
    """Whether it points to people told of before ("the three soldiers", "he")."""
    listed: bool = True
    """Whether the noun is one for persons, so that no verb need vouch for it."""
    named: bool = False
    parent: int = -1
    """Start of the phrase that these people are part of ("11 people, including two children"), or -1."""
    apart: bool = False
    """Whether they stand far behind the word of harm, with a place and a day of their own."""
    side: int = -1
    """The noun that says whose they are, where the phrase has it elsewhere than at its head, or -1."""


_PRONOUNS = {
    **dict.fromkeys(("him", "he", "another", "someone", "somebody"), "person"),
    **dict.fromkeys(("himself", "itself"), "attacker"),
    "she": "woman",
}
_SUBSET_OF = frozenset({"them", "whom", "us", "these", "those", "which"})
_AS_MANY = {"pair": 2, "duo": 2, "trio": 3}
_DYING = frozenset({"died", "succumbed", "die"})
_HURT = frozenset({"wounded", "injured"})
_DEFINITE = frozenset({"the", "these", "those", "this"})


@dataclass(slots=True)
class PeopleFinder(Nouns):
    """Finds the phrases for people in one document."""

    counts: list[Span] = field(init=False)

    def __post_init__(self) -> None:
        Nouns.__post_init__(self)
        self.counts = list(self.doc.spans["counts"]) if "counts" in self.doc.spans else CountFinder().find(self.doc)

    def find(self) -> list[People]:
        """The phrases in the order of the text, none overlapping another."""
        found: list[People] = []
        for span in self.counts:
            phrase = self._counted(span) if not found or span.start >= found[-1].end else None
            if phrase is not None:
                found.append(self._as_many(phrase, found))
        taken = {i for phrase in found for i in range(phrase.start, phrase.end)}
        i = 0
        while i < len(self.doc):
            phrase = None if i in taken else self._again(i, found) or self._uncounted(i, taken)
            if phrase is None:
                i += 1
                continue
            found.append(phrase)
            i = phrase.end
        return sorted(found, key=lambda phrase: phrase.start)

    # -- with a number

    def _counted(self, span: Span) -> People | None:
        toll, start, end = bounds(span), span.start, span.end
        definite = False
        while start > span.sent.start and self._lower(start - 1) in DETERMINERS | {"all"}:
            start -= 1
            definite = definite or self._lower(start) in _DEFINITE
        subset = among = False
        if self._lower(end) == "of":
            among = True
            if self._lower(end + 1) in _SUBSET_OF or (self._lower(end + 2) == "own" and self._noun_run(end + 3)[0] < 0):
                return People(start, end + 2, -1, toll.low, toll.high, "person", counted=True)
            end += 1
            subset = self._lower(end) in DETERMINERS
            while self._lower(end) in DETERMINERS:
                end += 1
            end += self._lower(end) in QUOTES
        elif self._lower(end) in {"other", "others", "more", "further", "additional"} or self._lower(end) in QUOTES:
            end += 1
        head, run_end = self._noun_run(end)
        if self._family_of(start):
            first = start - 3 if self._lower(start - 3) in DETERMINERS else start - 2
            return People(first, end, start - 2, toll.low, toll.high, self._who(start - 2, first), counted=True)
        if head < 0:
            if subset and self._lower(end) in _HURT and {self._lower(end + step) for step in range(1, 4)} & _DYING:
                return People(start, end + 1, -1, toll.low, toll.high, "person", counted=True)
            if subset and not any(token.like_num for token in self.doc[end:run_end]):
                return None
            return People(
                start,
                run_end,
                -1,
                toll.low,
                toll.high,
                self._who_in(end, run_end),
                counted=True,
                definite=definite and toll.high is not None,
            )
        listed = self._is_person(self.doc[head]) or self._is_demonym(self.doc[head])
        if not listed and (self._singular(self.doc[head]) in THINGS or head in self._thing_tokens()):
            return None
        body = listed and self._singular(self.doc[head]) in COLLECTIVE and not self._forces(self.doc[head])
        if body and not (among and not self._plural(self.doc[head])):
            return None
        return People(
            start,
            head + 1 + (self._lower(head + 1) in QUOTES),
            head,
            toll.low,
            toll.high,
            self._who(head, span.end),
            counted=True,
            definite=definite and not subset,
            listed=listed,
        )

    def _thing_tokens(self) -> set[int]:
        return {i for i, span in self._spans.items() if span.label_ in {"WEAPON", "DATE"}}

    def _family_of(self, start: int) -> bool:
        return start >= 2 and self._lower(start - 1) == "of" and self._lower(start - 2) in {"family", "group", "crew"}

    def _noun_run(self, start: int) -> tuple[int, int]:
        """The head of the nouns and modifiers from ``start`` on, and where they end; -1 for no noun."""
        i, common, person = start, -1, -1
        while i < len(self.doc) and self._continues(i):
            token = self.doc[i]
            if self._lower(i + 1) == "-" and i + 2 < len(self.doc) and self.doc[i + 2].tag_ == "VBN":
                i += 3
                continue
            if self._is_person(token) and token.pos_ not in {"VERB"}:
                person = common = i
            elif token.pos_ == "NOUN" or (token.pos_ == "PROPN" and person < 0 and token.lower_ not in DAYS):
                common = i
            i += 1
        return common, i

    def _continues(self, i: int) -> bool:
        """Whether the token still belongs to the nouns and modifiers before it."""
        token = self.doc[i]
        if token.is_upper and token.is_alpha and len(token) > 1:
            return not token.is_sent_start or token.i == 0
        if token.is_space or token.lower_ in STOP or (token.is_sent_start and i > 0 and self.doc[i - 1].is_punct):
            return False
        if token.lower_ in FREE_MODIFIERS:
            return i + 1 < len(self.doc) and (
                token.lower_ not in {"(", ")", "-", "\u2013", '"'}
                or (token.lower_ in {"-", "(", ")"} and self._joins(i))
            )
        harm = self._harm_at.get(i)
        if harm is not None:
            return (
                token.pos_ in {"ADJ", "VERB"}
                and i + 1 < len(self.doc)
                and token.lower_.endswith("ed")
                and (self._is_person(self.doc[i + 1]) or self._is_demonym(self.doc[i + 1]))
                and self.doc[i + 1].pos_ in {"NOUN", "PROPN"}
            )
        if token.lower_ in DAYS or (i in self._spans and self._spans[i].label_ == "DATE"):
            return False
        if token.pos_ == "VERB":
            return (
                token.tag_ in {"VBN", "VBG"}
                and i + 1 < len(self.doc)
                and self.doc[i + 1].pos_ in {"NOUN", "PROPN", "ADJ"}
                and token.dep_ in {"amod", "compound", ""}
            )
        return token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "X", ""}

    def _joins(self, i: int) -> bool:
        """A hyphen inside a word, or brackets around an acronym: "Libyan National Army (LNA) soldiers"."""
        token = self.doc[i]
        if token.lower_ == "-":
            return not token.whitespace_ and i > 0 and not self.doc[i - 1].whitespace_
        other = self.doc[i + 1 : i + 4] if token.lower_ == "(" else self.doc[max(0, i - 3) : i]
        return any(part.is_upper and part.is_alpha for part in other) and any(
            part.lower_ in {"(", ")"} for part in other
        )

    def _as_many(self, phrase: People, before: list[People]) -> People:
        """ "killing six and wounding *as many*", "*twice as many*": by the figure before."""
        i = next((i for i in range(phrase.start, phrase.end) if self._lower(i) == "many"), -1)
        if i < 1 or self._lower(i - 1) != "as" or self._lower(i + 1) == "as" or not before:
            return phrase
        last = before[-1]
        if self.doc[last.start].sent != self.doc[i].sent or last.low is None:
            return phrase
        times = 2 if self._lower(i - 2) == "twice" else 1
        return replace(phrase, low=times * last.low, high=None if last.high is None else times * last.high)

    # -- without a number

    def _again(self, i: int, counted: list[People]) -> People | None:
        """ "all of them": as many as were counted last before."""
        if self._lower(i) != "all" or self._lower(i + 1) != "of" or self._lower(i + 2) not in _SUBSET_OF:
            return None
        before = [phrase for phrase in counted if phrase.end <= i and phrase.counted]
        low, high = (before[-1].low, before[-1].high) if before else (2, None)
        return People(i, i + 3, -1, low, high, "person", counted=bool(before))

    def _uncounted(self, i: int, taken: set[int]) -> People | None:
        token = self.doc[i]
        word = token.lower_
        if (
            word in _PRONOUNS
            and token.pos_ in {"PRON", "DET", "ADJ", "NOUN", ""}
            and not (word == "another" and self._noun_run(i + 1)[0] >= 0)
        ):
            return People(
                i,
                i + 1,
                -1,
                1,
                1,
                _PRONOUNS[word],
                definite=word in {"him", "he", "she"},
                listed=word not in {"itself"},
            )
        if word in {"anyone", "anybody"}:
            return People(i, i + 1, -1, 0, 0, "person")
        if word == "her" and token.tag_ == "PRP" and self._noun_run(i + 1)[0] < 0:
            return People(i, i + 1, -1, 1, 1, "woman", definite=True)
        if word in {"others", "many"} and i > 0 and self.doc[i].pos_ != "ADJ":
            return People(i, i + 1, -1, 2, None, "person")
        if word == "the" and self._lower(i + 1) == "rest" and self._lower(i + 2) in PASSIVE_AUXILIARIES:
            return People(i, i + 2, -1, 2, None, "person")
        start = i
        while self._lower(i) in DETERMINERS:
            i += 1
        as_many = _AS_MANY.get(self._lower(i)) if i == start + 1 and self._lower(start) == "the" else None
        if as_many is not None and self._lower(i + 1) != "of":
            return People(start, i + 1, i, as_many, as_many, "person", definite=True)
        if self._one_more(start, i):
            return People(start, i + 1, -1, 1, 1, "person")
        if (
            i >= len(self.doc)
            or i in taken
            or self.doc[i].pos_ not in {"NOUN", "PROPN", "ADJ", "VERB", "NUM", "X"}
            or not self._continues(i)
        ):
            return None
        head, end = self._noun_run(i)
        if head < 0 or taken & set(range(i, end)):
            return None
        determiner = self._lower(start) if start < i else ""
        if self._is_person(self.doc[head]):
            return self._described(start, i, head, end, determiner)
        return None if self._singular(self.doc[head]) in THINGS else self._name(start, i, end)

    def _one_more(self, start: int, i: int) -> bool:
        """ "and a third": one person more, where no noun says a third what."""
        return (
            self._lower(i) in ORDINALS
            and i == start + 1
            and self._lower(start) in {"a", "an"}
            and self._lower(start - 1) not in {"by", "than", "about", "around", "almost", "nearly"}
            and self._lower(i + 1) not in {"of", "-"}
            and self._noun_run(i + 1)[0] < 0
        )

    def _described(self, start: int, i: int, head: int, end: int, determiner: str) -> People | None:
        token = self.doc[head]
        plural = self._plural(token)
        if (
            self._singular(token) in COLLECTIVE
            and not (plural and self._forces(token))
            and token.lower_ not in UNCOUNTED_PLURAL
        ):
            if token.lower_ != "family":
                return None
            plural = True
        end = self._behind_arm(head) or end
        named = end > head + 1 and not plural and (self.doc[head + 1].pos_ == "PROPN" or self._lower(head + 1) == "(")
        if determiner == "any" or (self._lower(start - 2), self._lower(start - 1)) == ("any", "of"):
            return People(start, head + 1, head, 0, 0, self._who(head, i))
        low, high = (2, None) if plural else (1, 1)
        return People(
            start,
            end if named else head + 1,
            head,
            low,
            high,
            self._who(head, i),
            definite=determiner in _DEFINITE and (plural or not named),
            named=named,
        )

    def _behind_arm(self, head: int) -> int:
        """Where the name ends that an arm of service parts from its rank: "Colonel (Pilot) Salem Omar"; 0 for none."""
        if self._lower(head) not in TITLES or (self._lower(head + 1), self._lower(head + 3)) != ("(", ")"):
            return 0
        end = head + 4
        while end < len(self.doc) and (self.doc[end].pos_ == "PROPN" or self._lower(end) == "-"):
            end += 1
        return end if end > head + 4 else 0

    def _name(self, start: int, i: int, end: int) -> People | None:
        """A person's name: two capitalised words or more, or one after a title, that no other name covers."""
        first = next((k for k in range(i, end) if self.doc[k].pos_ == "PROPN" and self.doc[k].is_title), -1)
        if first < 0 or end - first > 8:
            return None
        names = [k for k in range(first, end) if self.doc[k].pos_ == "PROPN"]
        spans = {self._spans[k].label_ for k in names if k in self._spans}
        person = any(self._is_named_person(self._spans[k]) for k in names if k in self._spans)
        titled = any(self.doc[k].lower_ in TITLES for k in range(i, first + 1))
        if not person and (spans or (len(names) < 2 and not titled) or any(self.doc[k].lower_ in DAYS for k in names)):
            return None
        if self.doc[names[-1]].tag_ == "NNPS" or self._singular(self.doc[names[-1]]) in COLLECTIVE | THINGS:
            return None
        who = (
            "commander"
            if any(self.doc[k].lower_ == "commander" for k in range(i, end))
            else "fighter"
            if titled
            else "person"
        )
        return People(start, names[-1] + 1, names[-1], 1, 1, who, named=True, listed=person or titled)

    def _is_named_person(self, span: Span) -> bool:
        actor = self.catalogue.actors.get(span.id_)
        return span.label_ == "ACTOR" and actor is not None and actor.person
