"""A verb keeps one subject: a second one that *and* joins becomes its conjunct."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.language.parse import ParseMender

WORDS = ["two", "civilians", "and", "a", "fighter", "were", "killed"]
HEADS = [1, 6, 4, 4, 6, 6, 6]
DEPS = ["nummod", "nsubj:pass", "cc", "det", "nsubj:pass", "aux:pass", "ROOT"]
POS = ["NUM", "NOUN", "CCONJ", "DET", "NOUN", "AUX", "VERB"]


def _parsed(words: list[str], deps: list[str]) -> Doc:
    return ParseMender()(Doc(Vocab(), words=words, heads=HEADS, deps=deps, pos=POS))


def test_joined_subject_becomes_conjunct() -> None:
    doc = _parsed(WORDS, DEPS)
    assert (doc[4].dep_, doc[4].head.text) == ("conj", "civilians")
    assert [token.text for token in doc[6].lefts if token.dep_ == "nsubj:pass"] == ["civilians"]


@pytest.mark.parametrize(
    ("words", "deps"),
    [
        (WORDS, [*DEPS[:2], "punct", *DEPS[3:]]),
        (WORDS, [*DEPS[:4], "obl", *DEPS[5:]]),
        (WORDS, [DEPS[0], "obl", *DEPS[2:]]),
    ],
    ids=["no and", "no second subject", "no first subject"],
)
def test_other_parses_stay(words: list[str], deps: list[str]) -> None:
    doc = _parsed(words, deps)
    assert [token.dep_ for token in doc] == deps


def test_a_list_of_subjects_may_end_the_text() -> None:
    words = ["fell", "the", "guards", ",", "men", "and", "boys"]
    heads = [0, 2, 0, 4, 0, 6, 4]
    deps = ["ROOT", "det", "nsubj", "punct", "nsubj", "cc", "conj"]
    pos = ["VERB", "DET", "NOUN", "PUNCT", "NOUN", "CCONJ", "NOUN"]
    doc = ParseMender()(Doc(Vocab(), words=words, heads=heads, deps=deps, pos=pos))
    assert [token.dep_ for token in doc] == deps


def test_without_parse() -> None:
    doc = ParseMender()(Doc(Vocab(), words=WORDS))
    assert not doc.has_annotation("DEP")
