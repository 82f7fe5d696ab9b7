"""What stands beside a word of harm: the phrases for people to its left and right, and its voice."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from pipeline.events import syntax
from pipeline.events.casualty_lexicon import COLLECTIVE, PASSED_OVER, PASSIVE_AUXILIARIES
from pipeline.events.casualty_parts import with_parts
from pipeline.events.casualty_people import People
from pipeline.events.casualty_words import BODIES, Frame, Harm

WITH = frozenset({"with", "leaving", "left", "leaves"})
"""Words that open an absolute clause: "with two dead", "leaving two dead"."""
REACH = 8
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "\u2019ve"})


@dataclass(slots=True)
class Surroundings:
    """What stands beside the words of harm of one document. Tokens are told by their index."""

    doc: Doc
    harms: list[Harm]
    phrases: list[People]
    _at: dict[int, People] = field(init=False)
    _number: dict[int, int] = field(init=False)
    _harm_starts: dict[int, Harm] = field(init=False)

    def __post_init__(self) -> None:
        self._harm_starts = {harm.start: harm for harm in self.harms}
        own = {phrase.start for phrase in self.phrases if self._has_own_harm(phrase)}
        self.phrases = with_parts(self.doc, self.phrases, own)
        self._at = {i: phrase for phrase in self.phrases for i in range(phrase.start, phrase.end)}
        self._number = {phrase.start: number for number, phrase in enumerate(self.phrases)}

    def is_passive(self, harm: Harm) -> bool:
        """Whether an auxiliary makes the verb passive."""
        if self.doc[harm.start].lower_.endswith("ing"):
            return False
        for i in range(harm.start - 1, max(self._floor(harm), harm.start - 5) - 1, -1):
            token = self.doc[i]
            if token.lower_ in PASSIVE_AUXILIARIES and token.pos_ != "PART":
                return True
            if token.pos_ not in {"ADV", "PART"} and token.lower_ not in PASSED_OVER and not self._sharing_verb(i):
                return False
        return False

    def _is_perfect(self, harm: Harm) -> bool:
        """Whether *have* makes the verb an active one: "had shot down on Friday a drone" is not done to its subject."""
        for i in range(harm.start - 1, max(self._floor(harm), harm.start - 5) - 1, -1):
            if self._word(i) in _HAVE:
                return not self.is_passive(harm)
            if self.doc[i].pos_ != "ADV":
                return False
        return False

    def _sharing_verb(self, i: int) -> bool:
        """Whether a token joins the verb of harm to another of the same subject: "was shot and killed"."""
        word = self._word(i)
        if word == "and":
            return i > 0 and self.doc[i - 1].tag_ in {"VBN", "VBD"}
        return self._word(i + 1) == "and" and self.doc[i].tag_ in {"VBN", "VBD"} and i not in self._harm_starts

    def _left(self, harm: Harm) -> People | None:
        """The phrase that ends right before the word of harm, auxiliaries and adverbs aside."""
        for i in range(harm.start - 1, max(self._floor(harm), harm.start - REACH) - 1, -1):
            phrase = self._at.get(i)
            if phrase is not None:
                return phrase
            token = self.doc[i]
            if token.lower_ in {",", "\u2014", "\u2013", ")"} and i > 0:
                before = self._at.get(i - 1)
                relative = self._word(i + 1) in {"who", "whom"}
                if before is not None and (before.parent >= 0 or relative):
                    return before
            if token.pos_ not in {"AUX", "ADV"} and token.lower_ not in PASSED_OVER and not self._sharing_verb(i):
                return None
        return None

    def _right(self, i: int) -> People | None:
        """The phrase that starts at a token, adverbs and a "group of" aside."""
        end = min(len(self.doc), i + REACH)
        while i < end:
            phrase = self._at.get(i)
            if phrase is not None:
                return phrase if phrase.start == i else None
            token = self.doc[i]
            if token.pos_ in {"DET", "ADJ"} or (
                token.lower_ in COLLECTIVE | BODIES | {"lives", "life"} and self._word(i + 1) == "of"
            ):
                i += 2 if self._word(i + 1) == "of" else 1
            elif token.pos_ == "ADV" or token.lower_ in {"both", "all"}:
                i += 1
            else:
                return None
        return None

    def _far_left(self, harm: Harm) -> People | None:
        """The first counted phrase of the clause, for a verb whose subject the parse has lost."""
        free: People | None = None
        inside: People | None = None
        for i in range(harm.start - 1, self._floor(harm) - 1, -1):
            token, phrase = self.doc[i], self._at.get(i)
            if i in self._harm_starts or token.lower_ in {";", ":", "and", "but", "when", "after", "while"}:
                break
            if token.tag_ in {"VBZ", "VBP"} and token.pos_ == "VERB":
                break
            if phrase is None or phrase.start != i or not phrase.counted:
                continue
            if self._inside_phrase(phrase):
                inside = inside or phrase
            else:
                free = phrase
        return free or inside

    def _phrase_for(self, token: Token) -> People | None:
        """The phrase that a token of the parse stands in, or whose members it gathers ("a group of 12 migrants")."""
        token = syntax.antecedent(token)
        phrase = self._at.get(token.i)
        if phrase is not None:
            return phrase
        return self._right(token.i + 2) if self._word(token.i + 1) == "of" else None

    def _inside_phrase(self, phrase: People) -> bool:
        """Whether a preposition makes the phrase part of another: "members of a militia", "near a group of men"."""
        return (
            phrase.start > 0 and self.doc[phrase.start - 1].pos_ == "ADP" and self._word(phrase.start - 1) not in WITH
        )

    def _outer(self, phrase: People) -> People:
        before = self._at.get(phrase.start - 2)
        return before if before is not None and self._word(phrase.start - 1) == "of" else phrase

    def _has_own_harm(self, phrase: People) -> bool:
        i = phrase.end
        while (
            i < min(len(self.doc), phrase.end + 5)
            and i not in self._harm_starts
            and (self.doc[i].pos_ in {"AUX", "ADV"} or self.doc[i].lower_ in PASSED_OVER)
        ):
            i += 1
        harm = self._harm_starts.get(i)
        return harm is not None and (harm.frame is not Frame.NOUN or i == phrase.end)

    def _has_own_verb(self, phrase: People) -> bool:
        if self._has_own_harm(phrase):
            return True
        following = self.doc[phrase.end] if phrase.end < len(self.doc) else None
        head = self.doc[phrase.head] if phrase.head >= 0 else None
        if head is not None and following is not None and following.pos_ == "ADP":
            return head.dep_ in syntax.SUBJECTS and head.head.i > phrase.end
        if following is None or not (following.pos_ == "AUX" or following.tag_ in {"VBD", "VBZ", "VBP"}):
            return False
        return phrase.head < 0 or self.doc[phrase.head].dep_ in syntax.SUBJECTS

    def _floor(self, harm: Harm) -> int:
        return int(self.doc[harm.i].sent.start)

    def _word(self, i: int) -> str:
        return str(self.doc[i].lower_) if 0 <= i < len(self.doc) else ""
