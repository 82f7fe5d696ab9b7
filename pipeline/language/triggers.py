"""``libya_triggers``: the verbs and nouns that make events."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Catalogue, Trigger
from pipeline.catalogue.inflection import noun_forms, verb_forms, word_forms
from pipeline.language.matching import has_tags, labelled, plain_doc
from pipeline.language.phrases import MAX_GAP, PARTICLES, Match, PhraseFinder
from pipeline.language.registry import recall

SPAN_GROUP = "triggers"
LABEL = "TRIGGER"
VERB = "verb"
NOUN = "noun"

PLACING = frozenset({"in", "off"})
"""Particles that are prepositions where a noun of theirs follows: "closed the road in Hun"."""
_NEAR = 5
_SMALL = PARTICLES | {"the", "a", "an", "in", "be", "his", "her", "its", "their"}
"""Words of a phrase that do not tie it to an *unless* phrase which has them too."""


@Language.factory("libya_triggers", assigns=["doc.spans"], default_config={"catalogue": ""})
def make_triggers(nlp: Language, name: str, catalogue: str) -> TriggerFinder:
    """The component, for ``nlp.add_pipe("libya_triggers", config={"catalogue": version})``."""
    return TriggerFinder(nlp, recall(catalogue))


class TriggerFinder:
    """Writes ``doc.spans["triggers"]``: ``id_`` is the trigger's, ``kb_id_`` says whether a verb or a noun tells it."""

    def __init__(self, nlp: Language, catalogue: Catalogue) -> None:
        self._words = PhraseFinder(nlp)
        self._unless = PhraseFinder(nlp)
        self._verbs: set[str] = set()
        self._own: dict[str, frozenset[str]] = {}
        for trigger in catalogue.triggers.values():
            self._add(trigger)

    def _add(self, trigger: Trigger) -> None:
        single = [verb for verb in trigger.verbs if " " not in verb]
        phrases = [verb for verb in trigger.verbs if " " in verb]
        self._words.add(f"{trigger.id} {VERB}", single, verb_forms)
        self._words.add(f"{trigger.id} {VERB}", phrases, gaps=True)
        for words in map(str.split, phrases):
            if len(words) == 2 and words[1] not in PARTICLES and not words[1].endswith("self"):
                self._words.add_passive(f"{trigger.id} {VERB}", *words)
        self._words.add(f"{trigger.id} {NOUN}", trigger.nouns, noun_forms)
        self._verbs.update(form for verb in single for form in verb_forms(verb))
        own = (word for phrase in (*trigger.verbs, *trigger.nouns) for word in phrase.split() if word not in _SMALL)
        self._own[trigger.id] = frozenset(form for word in own for form in word_forms(word))
        for number, phrase in enumerate(trigger.unless):
            tied = any(word in self._own[trigger.id] for word in phrase.lower().split())
            self._unless.add(f"{trigger.id} {'tied' if tied else 'near'} {number}", [phrase])

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[SPAN_GROUP] = self.find(doc)
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """The triggers in the order of the text. Spans of different triggers may overlap."""
        days = {i for span in doc.spans.get("dates", []) for i in range(span.start, span.end)}
        found = (match for match in self._words(doc) if not {match.start, match.end - 1} & days)
        matches = [match for match in found if self._fits(doc, match)]
        if not matches:
            return []
        stops = [(match.key.split(), match) for match in self._unless(plain_doc(doc))]
        kept: dict[tuple[str, int, int], Span] = {}
        for match in sorted(matches, key=lambda match: (match.start, -match.end, match.gapped, match.key)):
            id_, kind = match.key.split()
            place = (id_, match.start, match.end)
            if place in kept or any(key[0] == id_ and _stops(doc, match, stop, key[1]) for key, stop in stops):
                continue
            kept[place] = labelled(doc, match.start, match.end, LABEL, id_, kind)
        return _without_nested(kept.values())

    def _fits(self, doc: Doc, match: Match) -> bool:
        """Whether the parts of speech agree, as far as the text is tagged."""
        if match.gapped and _crosses_sentence(doc, match):
            return False
        if not has_tags(doc):
            return True
        tokens = doc[match.start : match.end]
        if match.gapped and (self._skips_verb(tokens, match.key.split()[0]) or _loose_particle(tokens)):
            return False
        if match.key.endswith(VERB):
            if len(tokens) == 1:
                return self._is_verb(tokens[0])
            return any(token.pos_ in {"VERB", "AUX"} for token in tokens) or self._is_verb(tokens[0])
        if len(tokens) > 1:
            particle = tokens[-1].pos_ in {"ADP", "ADV"} or tokens[-1].lower_ in PARTICLES
            return not (particle and tokens[0].pos_ in {"VERB", "AUX"})
        return self._is_noun(tokens[0])

    def _skips_verb(self, tokens: Span, id_: str) -> bool:
        """Whether a verb of its own stands between the words of a phrase with gaps."""
        return any(
            token.pos_ == "VERB" and token.dep_ not in {"obj", "compound"} and token.lower_ not in self._own[id_]
            for token in tokens[1:-1]
        )

    def _is_verb(self, token: Token) -> bool:
        if token.pos_ in {"VERB", "AUX"}:
            return True
        clearly = token.lower_.endswith("ed") and token.lower_ in self._verbs and token.pos_ in {"ADJ", "NOUN", "PROPN"}
        if not clearly:
            return False
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        return following is None or following.pos_ not in {"NOUN", "PROPN", "ADJ"}

    def _is_noun(self, token: Token) -> bool:
        if token.pos_ in {"NOUN", "PROPN"}:
            return True
        return token.pos_ in {"VERB", "ADJ"} and token.lower_.endswith("ing") and token.lower_ not in self._verbs


def _loose_particle(tokens: Span) -> bool:
    """Whether a word far behind the verb is no particle of it: "handed the old barracks over", not "drove … out"."""
    verb, last = tokens[0], tokens[-1]
    if tokens[-2].text == "-":
        return False
    if last.lower_ in PLACING and last.dep_ == "case" and last.head.i > last.i and verb.i < last.i - 1:
        return True
    if len(tokens) <= MAX_GAP + 2 or last.lower_ not in PARTICLES or not tokens.doc.has_annotation("DEP"):
        return False
    of_its_place = last.dep_ == "case" and last.head.head == verb
    return not of_its_place and (last.head != verb or last.dep_ not in {"compound:prt", "advmod"})


def _crosses_sentence(doc: Doc, match: Match) -> bool:
    return any(doc[i].is_sent_start is True for i in range(match.start + 1, match.end))


def _stops(doc: Doc, match: Match, stop: Match, how: str) -> bool:
    """Whether an *unless* phrase holds: over the trigger where it has a word of it, else beside it in its sentence."""
    if how == "tied":
        return stop.start < match.end and match.start < stop.end
    if stop.start - match.end > _NEAR or match.start - stop.end > _NEAR:
        return False
    first, last = min(stop.start, match.start), max(stop.end, match.end)
    return not any(doc[i].is_sent_start is True for i in range(first + 1, last))


def _without_nested(spans: Iterable[Span]) -> list[Span]:
    """Of spans of the same trigger, the outermost."""
    kept: list[Span] = []
    for span in spans:
        if not any(other.id_ == span.id_ and other.start <= span.start and span.end <= other.end for other in kept):
            kept.append(span)
    return kept
