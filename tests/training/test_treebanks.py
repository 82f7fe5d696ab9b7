"""Reading CoNLL-U: spaces, multiword tokens, paragraphs."""

import gzip
from pathlib import Path

import pytest
import spacy

from training.treebanks import TreebankError, group, make_doc, read_sentences, treebank_path

CONLLU = """\
# newdoc id = one
# newpar
# text = They didn't stop.
1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tstop\tstop\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# text = We left.
1\tWe\twe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
1.1\tghost\tghost\tVERB\tVB\t_\t_\t_\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    return path


def test_a_document_has_the_words_spaces_and_trees_of_its_sentences(treebank: Path) -> None:
    doc = make_doc(spacy.blank("en").vocab, read_sentences(treebank))
    assert doc.text.rstrip() == "They didn't stop.\n\nWe left."
    assert [token.text for token in doc] == ["They", "did", "n't", "stop", ".", "\n\n", "We", "left", "."]
    assert [token.head.text for token in doc] == ["stop", "stop", "stop", "stop", "stop", ".", "left", "left", "left"]
    assert [sentence.root.text for sentence in doc.sents] == ["stop", "left"]


def test_the_words_are_those_of_the_tokenizer(treebank: Path) -> None:
    nlp = spacy.blank("en")
    doc = make_doc(nlp.vocab, read_sentences(treebank))
    assert [token.text for token in nlp.make_doc(doc.text)] == [token.text for token in doc]


def test_runs_never_cross_texts_and_are_the_same_by_seed(treebank: Path) -> None:
    sentences = [*read_sentences(treebank)] * 6
    runs = list(group(sentences, longest=10, seed=3))
    assert [sentence for run in runs for sentence in run] == sentences
    assert not any(sentence.starts_text for run in runs for sentence in run[1:])
    assert runs == list(group(sentences, longest=10, seed=3))


def test_a_broken_line_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.conllu.gz"
    path.write_bytes(gzip.compress(b"1\tword\n"))
    with pytest.raises(TreebankError, match=r"broken\.conllu\.gz:1: expected 10 columns, found 2"):
        list(read_sentences(path))


def test_a_missing_treebank_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TreebankError, match="--treebanks"):
        treebank_path(tmp_path, "ewt-train")
