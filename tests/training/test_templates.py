"""The template grammar draws valid trees, in spaCy's own tokens, the same by seed."""

from pathlib import Path

import pytest
import spacy

from training.templates import Generator, TemplateError, load_grammar, parse_rule, sentences
from training.treebanks import Sentence, make_doc

COUNT = 400


def ancestors(heads: list[int], index: int) -> list[int]:
    """The word itself and what it hangs on, up to the root; a cycle ends before a root is reached."""
    path = [index]
    while heads[path[-1]] not in path:
        path.append(heads[path[-1]])
    return path


def is_projective(heads: list[int], index: int) -> bool:
    """Whether every word between a word and its head hangs under that head."""
    low, high = sorted((index, heads[index]))
    return all(heads[index] in ancestors(heads, between) for between in range(low + 1, high))


@pytest.fixture(scope="module")
def drawn() -> list[Sentence]:
    return list(sentences(COUNT, seed=7))


def test_every_sentence_is_one_projective_tree(drawn: list[Sentence]) -> None:
    for sentence in drawn:
        heads = [word.head for word in sentence.words]
        roots = [index for index, head in enumerate(heads) if index == head]
        assert len(roots) == 1
        assert sentence.words[roots[0]].dep == "ROOT"
        for index in range(len(heads)):
            assert ancestors(heads, index)[-1] == roots[0]
            assert is_projective(heads, index)


def test_every_sentence_is_in_the_tokens_of_the_tokenizer(drawn: list[Sentence]) -> None:
    nlp = spacy.blank("en")
    for sentence in drawn:
        doc = make_doc(nlp.vocab, [sentence])
        assert [token.text for token in nlp.make_doc(doc.text)] == [token.text for token in doc]


def test_every_word_is_tagged_and_linked(drawn: list[Sentence]) -> None:
    assert all(word.tag and word.pos and word.dep for sentence in drawn for word in sentence.words)


def test_the_seed_decides(drawn: list[Sentence]) -> None:
    assert list(sentences(30, seed=7)) == drawn[:30]
    assert list(sentences(30, seed=8)) != drawn[:30]


def test_sentences_differ(drawn: list[Sentence]) -> None:
    assert len({tuple(word.form for word in sentence.words) for sentence in drawn}) == COUNT


def test_every_symbol_of_the_grammar_can_be_drawn() -> None:
    generator = Generator(load_grammar(), seed=1)
    unconjugated = ("S", "CLAUSE", "PASSIVE", "HAPPEN", "BOOM", "TOLLS", "REPORTED", "ACTOR", "PEOPLE", "PLACENP")
    for symbol in unconjugated:
        for _ in range(40):
            assert generator.sentence(symbol).words


@pytest.mark.parametrize(
    ("grammar", "words", "tags"),
    [
        ("nsubj=RIVALS *clash.PRES", ["Rivals", "clash"], ["NNS", "VBP"]),
        ("nsubj=ARMY *clash.PRES", ["Army", "clashes"], ["NNP", "VBZ"]),
        ("nsubj:pass=RIVALS aux:pass=be.PAST *seize.VBN", ["Rivals", "were", "seized"], ["NNS", "VBD", "VBN"]),
        ("nsubj=ARMY *carry.PAST compound:prt=out/RP", ["Army", "carried", "out"], ["NNP", "VBD", "RP"]),
        (
            "*RIVALS nmod=(punct=-LRB- *ARMY punct=-RRB-)",
            ["Rivals", "(", "army", ")"],
            ["NNS", "-LRB-", "NNP", "-RRB-"],
        ),
        ("det=a/DT *LNA", ["An", "LNA"], ["DT", "NNP"]),
    ],
)
def test_a_rule_makes_words_and_tags(tmp_path: Path, grammar: str, words: list[str], tags: list[str]) -> None:
    path = tmp_path / "grammar.yaml"
    path.write_text(
        "tags: {-LRB-: [-LRB-], -RRB-: [-RRB-]}\n"
        "irregular: {}\n"
        "lexicon:\n"
        "  RIVALS: {tag: NNS, words: [rivals]}\n"
        "  ARMY: {tag: NNP, words: [army]}\n"
        "  LNA: {tag: NNP, words: [LNA]}\n"
        f"grammar:\n  START: |\n    {grammar}\n",
        encoding="utf-8",
    )
    sentence = Generator(load_grammar(path), seed=0).sentence("START")
    assert [word.form for word in sentence.words] == words
    assert [word.tag for word in sentence.words] == tags


@pytest.mark.parametrize("rule", ["nsubj=(*ARMY", "nsubj ARMY", "*ARMY )"])
def test_a_malformed_rule_is_an_error(rule: str) -> None:
    with pytest.raises(TemplateError, match="rule"):
        parse_rule(rule)
