"""The voices of a sentence: each word of saying, doubt or denial with who speaks and what it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Catalogue
from pipeline.events import claims_reach as reach
from pipeline.events import syntax
from pipeline.events.claims_back import (
    HAPPENING_WORDS,
    TOLL_WORDS,
    is_authorship,
    is_bare,
    of_authoring,
    of_claims,
    points_back,
)
from pipeline.events.speaker_phrases import DOCUMENTS, FOOTAGE, LINKS, POSSESSIVES, TESTIMONY, phrase
from pipeline.events.words import words

SPEECH = frozenset({"report", "claim", "confirm", "deny"})
AUTHORSHIP = frozenset({"responsibility", "deny_responsibility", "accuse"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})
REPORTED = words("report admit confirm record claim")
CALLING = frozenset({"call", "describe", "label", "brand", "term", "deem"})
RESULTS = frozenset({"killed", "dead", "missing", "wounded", "injured", "hurt", "abducted", "kidnapped", "captured"})
NOBODY = words("nobody neither none no")
ABLE = frozenset({"possible", "able"})
CLOSE_TO = "close to"
NEGATIONS = frozenset({"not", "n't", "never"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A cue with the head of who speaks and the tokens it speaks of."""

    cue: Span
    category: str
    verb: Token
    sentence: int
    head: Token | None = None
    covers: frozenset[int] = frozenset()
    back: bool = False
    """Whether it speaks of what was told before it: "denied this", "confirmed the attack"."""
    of_toll: bool = False
    """Whether it speaks of a figure only: "the toll could not be verified"."""
    bare: bool = False
    """Whether it speaks of it by a pronoun alone, which reaches no further than the sentence before."""


@dataclass(slots=True)
class Listener:
    """Finds the voices of sentences, in text order."""

    doc: Doc
    catalogue: Catalogue
    sentence_of: Sequence[int]
    by_sentence: dict[int, list[Span]] = field(default_factory=dict)
    breaks: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for span in self.doc.spans.get("cues", []):
            if self.category(span) == "terminate":
                self.breaks.add(span.start)
            else:
                self.by_sentence.setdefault(self.sentence_of[span.start], []).append(span)

    def category(self, span: Span) -> str:
        """What the cue does; empty for one that the catalogue no longer holds."""
        cue = self.catalogue.cues.get(span.id_)
        return str(cue.category) if cue is not None else ""

    def voices(self, number: int) -> Iterator[Voice]:
        """The voices of a sentence; a cue inside a longer one, and one inside a pseudo-cue, is none."""
        spans = self.by_sentence.get(number, [])
        for span in spans:
            category = self.category(span)
            if category in {"source_noun", "pseudo", ""} or any(
                _inside(span, other) and self.category(other) != "source_noun" for other in spans if other is not span
            ):
                continue
            voice = self._voice(span, category, number)
            if voice is not None:
                yield voice

    def _voice(self, span: Span, category: str, number: int) -> Voice | None:
        verb = _verb(span)
        part = reach.segment(verb, self.breaks)
        if category == "hedge":
            return self._hedge(span, number, part)
        if category == "according_to":
            return self._according(span, number, part)
        if category == "deny" and span.root.pos_ != "VERB":
            caller = span.root.head if span.root.head.pos_ == "VERB" else None
            said_by = syntax.own_subject(caller) if caller is not None and caller.lemma_.lower() in CALLING else None
            return Voice(span, category, span.root, number, said_by, frozenset(part), back=True)
        if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in {"amod", "compound"}:
            return None
        passive = _is_passive(verb)
        if verb.lemma_.lower() == "show" and not _is_record(syntax.subject(verb)):
            return None
        head = self._passive_speaker(verb) if passive else self._speaker(verb, part)
        if category == "responsibility" and _negated(verb):
            return None
        if category in AUTHORSHIP:
            return Voice(span, category, verb, number, head, reach.under(verb, None, part), back=True)
        return self._speech(span, category, verb, head, part, number, passive=passive)

    def _speech(
        self, span: Span, category: str, verb: Token, head: Token | None, part: range, number: int, *, passive: bool
    ) -> Voice | None:
        speaker = phrase(head) if head is not None else None
        covers = reach.under_passive(verb, part) if passive else reach.under(verb, speaker, part)
        back, of_toll = points_back(verb, passive=passive)
        if category == "claim" and is_authorship(verb, passive=passive, by=head):
            if head is not None and (head.lower_ in NOBODY or syntax.negated(head)):
                return None
            return Voice(span, "responsibility", verb, number, head, covers, back=True)
        if category == "deny" and of_authoring(verb):
            return Voice(span, "deny_responsibility", verb, number, head, covers, back=True)
        if category == "deny" and verb.lemma_ != "deny" and not (back and of_claims(verb, passive=passive)):
            return None
        if category in {"confirm", "deny"} and _negated(verb):
            if category == "deny":
                return None
            category = "hedge"
        return Voice(span, category, verb, number, head, covers, back, of_toll, is_bare(verb, passive=passive))

    def _according(self, span: Span, number: int, part: range) -> Voice | None:
        head = _noun_after(span, part.stop)
        if head is None:
            return None
        named = phrase(head)
        clause = syntax.clause_root(head)
        aside = clause.dep_ in {"advcl", "acl:relcl"} and _set_off(clause, span)
        told = reach.subtree(clause) if aside else set(part)
        covers = frozenset(told - set(range(span.start, named.end)))
        return Voice(span, "according_to", span[0], number, head, covers)

    def _hedge(self, span: Span, number: int, part: range) -> Voice | None:
        cue = self.catalogue.cues[span.id_]
        root = syntax.head_of(span)
        if str(cue.reach) == "next_sentence":
            return self._unverified(span, number, part)
        if str(cue.reach) == "slot":
            head = root.head if root.dep_ in {"amod", "acl", "compound", "nmod"} else root
            return Voice(span, "slot_hedge", root, number, None, frozenset({head.i}))
        if len(span) == 2 and span[1].lower_ in {"of", "that"}:
            return self._rumoured(span, number)
        target = self._doubted(span, part)
        if target is None:
            return None
        raised = syntax.own_subject(root) if root.pos_ == "VERB" and root != target else None
        return Voice(span, "hedge", target, number, None, reach.under_hedge(target) | reach.noun_part(raised))

    def _rumoured(self, span: Span, number: int) -> Voice | None:
        """A doubt in *reports of*, *rumours that*: several, of nobody named; one report is somebody's document."""
        noun = span[0]
        denied = any(child.lower_ in {"no", "any"} for child in noun.children)
        if noun.tag_ != "NNS" or denied:
            return None
        return Voice(span, "hedge", noun, number, None, frozenset(reach.subtree(noun) - {noun.i}))

    def _unverified(self, span: Span, number: int, part: range) -> Voice:
        """A doubt in words of its own: "could not be verified", "initial reports"."""
        verb = _verb(span)
        nominal = verb.pos_ not in {"VERB", "AUX"}
        if nominal:
            return Voice(span, "hedge", verb, number, None, frozenset(part), back=span.root.lemma_ == "confirmation")
        back, of_toll = points_back(verb, passive=_is_passive(verb))
        passive = _is_passive(verb)
        covers = reach.under_passive(verb, part) if passive else reach.under(verb, None, part)
        return Voice(span, "hedge", verb, number, None, covers, back, of_toll, is_bare(verb, passive=passive))

    def _doubted(self, span: Span, part: range) -> Token | None:
        """The verb or noun that a hedge makes doubtful."""
        root = span.root
        after = [token for token in self.doc[span.end : min(span.end + 6, part.stop)]]
        if len(span) == 1 and root.pos_ == "ADV":
            noun_before = root.i > part.start and self.doc[root.i - 1].pos_ in {"NOUN", "PROPN"}
            if noun_before and after and after[0].pos_ == "ADP":
                return None
            if root.i == part.start or (after and after[0].is_punct):
                return _first_predicate(root)
            near = next((token for token in after[:3] if token.pos_ == "VERB"), None)
            if near is not None and noun_before and reach.only_modifies(near, part.stop):
                return None
            return near or root.head
        verb = next((token for token in after if token.pos_ == "VERB"), None)
        if verb is None:
            return root if root.pos_ in {"VERB", "NOUN"} else root.head
        return verb

    def _passive_speaker(self, verb: Token) -> Token | None:
        by = syntax.agents_by(verb)
        if by:
            return by[0]
        for token in self.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]:
            if token.lower_ == "by":
                return _noun_after(self.doc[token.i : token.i + 1], verb.sent.end)
            if token.pos_ in {"VERB", "AUX"} or token.is_punct:
                break
        return None

    def _speaker(self, verb: Token, part: range) -> Token | None:
        """Who says it: behind the verb in "…, said the mayor", else its subject, else the noun right before it."""
        cited = _cited(verb)
        if cited is not None:
            return cited
        following = self._inverted(verb, part)
        if following is not None:
            return following
        own = [child for child in verb.children if child.dep_ in syntax.SUBJECTS]
        if own:
            return syntax.antecedent(min(own, key=lambda child: abs(child.i - verb.i)))
        before = self._noun_before(verb, part)
        if before is not None and (verb.dep_ not in {"conj", "xcomp", "advcl"} or verb.tag_ in FINITE):
            return before
        return None if verb.tag_ == "VBN" and verb.dep_ == "advcl" else syntax.subject(verb)

    def _inverted(self, verb: Token, part: range) -> Token | None:
        if verb.i <= part.start or verb.tag_ not in FINITE or self.doc[verb.i - 1].text not in reach.QUOTES:
            return None
        following = _noun_after(self.doc[verb.i : verb.i + 1], part.stop)
        if following is None or following.i - verb.i > 6:
            return None
        end = phrase(following).end
        closes = end >= part.stop or self.doc[end].is_punct or self.doc[end].pos_ == "ADP"
        return following if closes else None

    def _noun_before(self, verb: Token, part: range) -> Token | None:
        place = verb.i - 1
        while place >= part.start and (self.doc[place].pos_ in {"ADV", "AUX"} or self.doc[place].text == ")"):
            place = self._opening(place, part) if self.doc[place].text == ")" else place - 1
        if place < part.start:
            return None
        token = self.doc[place]
        if token.pos_ not in {"NOUN", "PROPN", "PRON"} or token.ent_type_ == "DATE":
            return None
        return self._first_noun(token, part)

    def _first_noun(self, last: Token, part: range) -> Token:
        """The head of the phrase that ends in a noun: "a doctor at a field hospital" is the doctor."""
        start = last.i
        while start > part.start and (_in_phrase(self.doc[start - 1]) or self.doc[start - 1].lower_ in LINKS):
            start -= 1
        near = self.doc[start - 2 : start].text.lower() if start - 2 > part.start else ""
        if near == CLOSE_TO and self.doc[start - 3].lemma_.lower() == "source":
            return self.doc[start - 3]
        links = [token.i for token in self.doc[start : last.i] if token.lower_ in LINKS]
        if not links or links[0] == start:
            return last
        first = self.doc[links[0] - 1]
        return first if first.pos_ in {"NOUN", "PROPN"} else last

    def _opening(self, closing: int, part: range) -> int:
        place = closing
        while place > part.start and self.doc[place].text != "(":
            place -= 1
        return place - 1


def _set_off(clause: Token, cue: Span) -> bool:
    """Whether a comma parts the clause from what is told before it, and none parts the cue from the clause."""
    words = [token for token in clause.subtree if not token.is_punct]
    edge = words[0].i
    parted = edge > clause.sent.start and clause.doc[edge - 1].text == ","
    return parted and edge < cue.start and not any(token.text == "," for token in clause.doc[edge : cue.start])


def _is_record(noun: Token | None) -> bool:
    """Whether the noun is one that can show an event to the reader: footage, a document, a report."""
    return noun is not None and noun.lemma_.lower() in DOCUMENTS | FOOTAGE | TESTIMONY


def _cited(verb: Token) -> Token | None:
    """Who is quoted in "quoted a medic as saying"."""
    if verb.tag_ != "VBG" or verb.i == verb.sent.start or verb.nbor(-1).lower_ != "as":
        return None
    quoted = syntax.objects(verb.head) if verb.head.pos_ == "VERB" else []
    return quoted[0] if quoted else (verb.head if verb.head.pos_ in {"NOUN", "PROPN"} else None)


def _inside(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end and other.end - other.start > span.end - span.start


def _verb(span: Span) -> Token:
    """The cue's full verb; the last word where it has none."""
    verbs = [token for token in span if token.pos_ == "VERB" and token.dep_ not in {"aux", "aux:pass"}]
    return verbs[0] if verbs else span.root


def _is_passive(verb: Token) -> bool:
    """Whether something is said, not somebody says; taggers take "said" for a participle, so its neighbours decide."""
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return True
    place = verb.i - 1
    while place > verb.sent.start and verb.doc[place].pos_ in {"ADV", "PART"}:
        place -= 1
    if place >= verb.sent.start and verb.doc[place].lemma_ == "be":
        return True
    after = verb.nbor(1) if verb.i + 1 < verb.sent.end else None
    subject = syntax.own_subject(verb)
    if subject is not None and _reduced(verb, subject):
        return True
    if verb.tag_ not in {"VBN", "VBD"} or after is None or subject is not None:
        return after is not None and after.lower_ in RESULTS
    return after.lower_ in RESULTS | {"by"} or (verb.dep_ == "acl" and verb.tag_ == "VBN" and not _opens_content(verb))


def _reduced(verb: Token, subject: Token) -> bool:
    """Whether a headline leaves out the auxiliary: "airstrikes reported in Hun", "no casualties reported"."""
    if verb.lemma_.lower() not in REPORTED or verb.tag_ not in {"VBN", "VBD"} or _opens_content(verb):
        return False
    if any(child.dep_ in reach.COMPLEMENTS and child.i > verb.i for child in verb.children):
        return False
    if subject.lemma_.lower() in HAPPENING_WORDS | TOLL_WORDS:
        return True
    before = subject.left_edge
    behind = before.i > verb.sent.start and before.nbor(-1).text in reach.QUOTES
    follows = verb.nbor(1).lower_ if verb.i + 1 < verb.sent.end else ""
    return not behind and follows in {"in", "at", "near", "with", "across"}


def _opens_content(verb: Token) -> bool:
    return reach.that_after(verb, verb.sent.end) is not None


def _negated(verb: Token) -> bool:
    if syntax.negated(verb) or (verb.head.lower_ in ABLE and syntax.negated(verb.head)):
        return True
    start = max(verb.sent.start, verb.i - 5)
    for token in reversed(verb.doc[start : verb.i]):
        if token.lower_ in NEGATIONS:
            return True
        if token.pos_ not in {"AUX", "ADV", "PART"}:
            break
    return any(
        word.lower_ in NOBODY
        for child in verb.children
        if child.dep_ in syntax.SUBJECTS
        for word in (child, *child.children)
    )


def _in_phrase(token: Token) -> bool:
    return token.pos_ in {"DET", "ADJ", "NUM", "NOUN", "PROPN"} or token.lower_ in POSSESSIVES | {"-", "its", "their"}


def _noun_after(span: Span, limit: int) -> Token | None:
    """The head of the noun phrase right behind the words; None where something else follows."""
    doc = span.doc
    place = span.end
    while place < limit and _in_phrase(doc[place]):
        place += 1
    if place == span.end or place - span.end > 9:
        return None
    nouns = [token for token in doc[span.end : place] if token.pos_ in {"NOUN", "PROPN"}]
    if not nouns:
        return None
    name = [token for token in nouns if token.head.i < span.end or token.head.i >= place]
    return (name or nouns)[0] if name else nouns[-1]


def _first_predicate(adverb: Token) -> Token | None:
    root = adverb.head if adverb.head.pos_ == "VERB" else syntax.clause_root(adverb)
    return root
