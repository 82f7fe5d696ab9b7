"""Names of the catalogue in a text, whatever its apostrophes, hyphens and accents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from pipeline.catalogue.names import NameIndex, key_of, plain

_PLAIN_WORDS = re.compile(r"[a-z]+(?:[ -][a-z]+)*")


def plain_doc(doc: Doc) -> Doc:
    """The same tokens with straight apostrophes, plain hyphens and no accents; the Doc itself where nothing differs."""
    if doc.text.isascii():
        return doc
    return Doc(doc.vocab, words=[plain(token.text) for token in doc], spaces=[bool(token.whitespace_) for token in doc])


class PhraseMaker:
    """Makes patterns for a PhraseMatcher without a Doc each, which takes seconds for tens of thousands of names."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        tokenizer: Any = nlp.tokenizer
        self._exceptions = frozenset(tokenizer.rules or ())

    def words(self, phrase: str) -> list[str]:
        """The tokens of a phrase, as the tokenizer parts them."""
        if _PLAIN_WORDS.fullmatch(phrase):
            words = phrase.replace("-", " - ").split()
            if self._exceptions.isdisjoint(words):
                return words
        return [token.text for token in self._nlp.tokenizer(phrase)]

    def add(self, matcher: PhraseMatcher, key: str, phrases: Iterable[str], *, lower: bool = True) -> None:
        """Add phrases under a key: in lower case for a matcher on LOWER, as they stand for one on ORTH."""
        strings = self._nlp.vocab.strings
        # A PhraseMatcher takes tuples of hashes where it is unpickled; it takes them here in the same way.
        hashes = [
            tuple(strings.add(word.lower() if lower else word) for word in self.words(phrase)) for phrase in phrases
        ]
        matcher.add(key, cast("list[Doc]", [pattern for pattern in hashes if pattern]))


def phrase_matcher(nlp: Language, phrases: Iterable[str], attr: str = "LOWER", key: str = "NAME") -> PhraseMatcher:
    """A matcher for phrases under one key, tokenized as texts are."""
    matcher = PhraseMatcher(nlp.vocab, attr=attr)
    PhraseMaker(nlp).add(matcher, key, phrases, lower=attr == "LOWER")
    return matcher


class NameMatcher:
    """Finds the names of an index: any case, acronyms by their exact letters."""

    def __init__(self, nlp: Language, index: NameIndex) -> None:
        self._index = index
        dotted = (plain(name) for name in index.written if "." in name)
        self._names = phrase_matcher(nlp, (*index.exact, *dotted))
        self._acronyms = phrase_matcher(nlp, index.acronyms, attr="ORTH")

    def __call__(self, doc: Doc) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Start token, end token and candidate ids of every match, overlaps among them."""
        bare = plain_doc(doc)
        for _, start, end in self._names(bare):
            key = key_of(bare[start:end].text)
            ids = self._index.exact.get(key)
            if ids and not (end - start == 1 and self._index.proper(key) and not doc[start].text[:1].isupper()):
                yield start, end, ids
        for _, start, end in self._acronyms(doc):
            if not _shouted(doc, start):
                yield start, end, self._index.acronyms[doc[start:end].text]


def _shouted(doc: Doc, i: int) -> bool:
    """Whether an acronym that is also a word ("IS", "US") stands among words in capitals."""
    if not doc.vocab[doc[i].lower].is_stop:
        return False
    around = [doc[place] for place in (i - 2, i - 1, i + 1, i + 2) if 0 <= place < len(doc) and doc[place].is_alpha]
    return len(around) > 1 and all(token.is_upper for token in around)


def labelled(doc: Doc, start: int, end: int, label: str, id_: str = "", kb_id: str = "") -> Span:
    """A span with a label and a catalogue id."""
    return Span(doc, start, end, label=label, span_id=id_, kb_id=kb_id)


def has_tags(doc: Doc) -> bool:
    """Whether the tokens carry parts of speech."""
    return doc.has_annotation("POS")
