"""``libya_acronyms``: acronyms that the text itself defines, "Bunyan al-Marsus (BM)", and their later mentions."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

from pipeline.catalogue import Catalogue
from pipeline.language.extensions import ACRONYM_NAMES, ACRONYMS
from pipeline.language.matching import labelled
from pipeline.language.names import CONNECTORS
from pipeline.language.registry import recall

SPAN_GROUP = "actors"
_SHAPE = r"^[A-Z][A-Za-z&]*[A-Z][A-Za-z]*s?$"
_SMALL = CONNECTORS | {"of", "the", "for", "and", "in", "to"}


@Language.factory("libya_acronyms", assigns=["doc.spans"], default_config={"catalogue": ""})
def make_acronyms(nlp: Language, name: str, catalogue: str) -> AcronymFinder:
    """The component, for ``nlp.add_pipe("libya_acronyms", config=...)``, after the actors and groups."""
    return AcronymFinder(nlp, recall(catalogue))


class AcronymFinder:
    """Adds the bare mentions of acronyms that the text defines to ``doc.spans["actors"]``.

    A definition outranks the catalogue: the letters mean in this text what the text says they mean.
    """

    def __init__(self, nlp: Language, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._brackets = Matcher(nlp.vocab)
        bracket: list[dict[str, Any]] = [{"ORTH": {"IN": ["(", "["]}}, {"TEXT": {"REGEX": _SHAPE}}]
        self._brackets.add("DEFINITION", [[*bracket, {"ORTH": {"IN": [")", "]", ",", ";"]}}]])

    def __call__(self, doc: Doc) -> Doc:
        defined = self.definitions(doc)
        doc._.set(
            ACRONYMS, {acronym: id_ if name.label_ == "ACTOR" else "" for acronym, (name, id_) in defined.items()}
        )
        doc._.set(ACRONYM_NAMES, {acronym: name.text for acronym, (name, _) in defined.items()})
        if defined:
            found = self.find(doc, defined)
            places = {(span.start, span.end) for span in found}
            others = [span for span in doc.spans.get(SPAN_GROUP, []) if (span.start, span.end) not in places]
            doc.spans[SPAN_GROUP] = sorted([*others, *found], key=lambda span: (span.start, span.end))
        return doc

    def definitions(self, doc: Doc) -> dict[str, tuple[Span, str]]:
        """The acronyms in brackets right after a name that has their letters, each with the name and whom it means.

        The first definition in a text holds.
        """
        mentions = {span.end: span for span in doc.spans.get(SPAN_GROUP, [])}
        defined: dict[str, tuple[Span, str]] = {}
        for _, start, _ in self._brackets(doc):
            mention = mentions.get(start)
            acronym = doc[start + 1].text
            if mention is None or acronym in defined:
                continue
            known = self._known(acronym, mention)
            if known or spells(acronym, mention.text):
                defined[acronym] = mention, known or mention.id_
        return defined

    def find(self, doc: Doc, defined: dict[str, tuple[Span, str]]) -> list[Span]:
        """Every mention of a defined acronym, in the order of the text."""
        inside = {
            i
            for span in doc.spans.get(SPAN_GROUP, [])
            if span.label_ == "ACTOR" and len(span) > 1
            for i in range(span.start, span.end)
        }
        return [
            labelled(doc, token.i, token.i + 1, name.label_, id_)
            for token in doc
            if token.text in defined and token.i not in inside
            for name, id_ in [defined[token.text]]
        ]

    def _known(self, acronym: str, mention: Span) -> str:
        """The id of the actor whom both the name and, by the catalogue, the acronym may mean; or empty."""
        if mention.label_ != "ACTOR":
            return ""
        actors = self._catalogue.actors_named(mention.text, None)
        return next((actor.id for actor in actors if acronym in actor.acronyms), "")


def spells(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym run through the words of a name from its first ("BM" in "Bunyan al-Marsus")."""
    letters = [letter.lower() for letter in acronym if letter.isupper()]
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", name)]
    heavy = [word for word in words if word not in _SMALL]
    if len(letters) < 2 or not heavy or len(letters) > len("".join(words)):
        return False
    return _runs(letters, words) or _runs(letters, heavy)


def _runs(letters: list[str], words: list[str]) -> bool:
    """Whether each letter is the first of a word or follows inside the word of the letter before, in order."""
    if not letters:
        return True
    for place, word in enumerate(words):
        if word.startswith(letters[0]):
            for taken in range(1, len(letters) + 1):
                if not _within(letters[:taken], word):
                    break
                if _runs(letters[taken:], words[place + 1 :]):
                    return True
    return False


def _within(letters: list[str], word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
