"""People whom no list of nouns knows: told by the verb of harm that is done to them alone."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.casualty_lexicon import COLLECTIVE, DETERMINERS, THINGS
from pipeline.events.casualty_lists import Lists
from pipeline.events.casualty_people import People
from pipeline.events.casualty_words import SOFT, Harm
from pipeline.vocabulary import Effect

_REACH = 8
"""Tokens behind a verb within which its object's noun stands."""


class Unlisted(Lists):
    """Takes nouns on no list for people in one document, where only people can be meant."""

    def _unlisted_object(self, harm: Harm) -> People | None:
        """ "executed an Egyptian Christian": one person by the verb alone, whatever he is called."""
        if self._word(harm.end) not in {"a", "an", "the"} or Effect.CAPTURED in harm.effects:
            return None
        nouns = list(self.doc[harm.end + 1 : harm.end + _REACH])
        stop = next((k for k, token in enumerate(nouns) if not _in_phrase(token)), len(nouns))
        head = nouns[stop - 1] if stop else None
        if (
            head is None
            or head.tag_ not in {"NN", "NNP", "JJ"}
            or {head.lower_, head.lower_.removesuffix("s")} & (THINGS | COLLECTIVE)
            or self._is_thing(head)
        ):
            return None
        return People(harm.end, head.i + 1, head.i, 1, 1, "person", listed=False)

    def _unlisted_subject(self, harm: Harm) -> People | None:
        """ "His companion was killed", "a beekeeper died": a person by the verb alone, whatever he is called."""
        subject = syntax.own_subject(self.doc[harm.i])
        fits = {Effect.KILLED, Effect.INJURED}.issuperset(harm.effects) and self.doc[harm.start].lower_ not in SOFT
        return self._unlisted(subject) if subject is not None and subject.i < harm.start and fits else None

    def _unlisted(self, noun: Token) -> People | None:
        """The people that a noun on no list counts, by its number or its article; None for a thing or a body."""
        if (
            noun.tag_ not in {"NN", "NNS"}
            or {noun.lower_, noun.lower_.removesuffix("s")} & (THINGS | COLLECTIVE)
            or noun.i in self._at
            or self._is_thing(noun)
        ):
            return None
        counted = next((self._at.get(child.i) for child in noun.children if child.dep_ == "nummod"), None)
        if counted is not None:
            return replace(counted, end=noun.i + 1, head=noun.i)
        opens = next((child.i for child in noun.children if child.lower_ in DETERMINERS), -1)
        if opens < 0 or any(child.lower_ == "no" for child in noun.children):
            return None
        low, high = (2, None) if noun.tag_ == "NNS" else (1, 1)
        return People(opens, noun.i + 1, noun.i, low, high, "person", listed=False)

    def _is_thing(self, token: Token) -> bool:
        return any(
            span.start <= token.i < span.end
            for key in ("weapons", "places", "dates")
            for span in self.doc.spans.get(key, [])
        )


def _in_phrase(token: Token) -> bool:
    """Whether a word goes on with a noun's phrase; a hyphen joins a participle to it: "a *Russian-made* jet"."""
    joined = token.text == "-" or (token.tag_ == "VBN" and token.nbor(-1).text == "-")
    return joined or token.pos_ in {"NOUN", "PROPN", "ADJ"}
