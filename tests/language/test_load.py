from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.catalogue import Actor, Catalogue
from pipeline.language import build, read
from pipeline.language.registry import recall
from pipeline.records import Article, Paragraph, Publication
from pipeline.vocabulary import PublishedBasis

TEXT = (
    "In Sirte\n\nOn 22 September, Bunyan al-Marsus (BM) fighters repelled ISIS gunmen near Sirte police station. "
    "BM men said that a car bomb had reportedly killed eight of them."
)


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    published = Publication(date(2016, 9, 27), "2016-09-27", PublishedBasis.OPTION)
    return read(nlp, Article("a1", "a.txt", TEXT, (Paragraph(0, len(TEXT)),), published))


def test_the_order_of_the_components(nlp: Language) -> None:
    names = nlp.pipe_names
    assert names[0] == "libya_sentences"
    ours = "spaces parse actors groups acronyms places weapons dates counts triggers cues ents"
    assert names[-12:] == [f"libya_{name}" for name in ours.split(" ")]


def test_the_text_is_the_articles(doc: Doc) -> None:
    assert doc.text == TEXT
    assert len(list(doc.sents)) == 3


@pytest.mark.parametrize("group", ["actors", "places", "weapons", "dates", "counts", "triggers", "cues"])
def test_every_group_is_filled(doc: Doc, group: str) -> None:
    assert len(doc.spans[group]) > 0


def test_white_space_has_no_part_in_the_parse(doc: Doc) -> None:
    assert [list(token.children) for token in doc if token.is_space] == [[]]
    for sentence in doc.sents:
        assert sum(token.head == token for token in sentence) == 1


def test_ents_show_the_longest_mentions(doc: Doc) -> None:
    labels = {ent.text: ent.label_ for ent in doc.ents}
    assert labels["Sirte police station"] == "PLACE"
    assert labels["22 September"] == "DATE"
    assert labels["car bomb"] == "WEAPON"
    assert set(labels.values()) <= {"ACTOR", "PLACE", "WEAPON", "DATE"}


def test_a_doc_can_be_written_and_read(nlp: Language, doc: Doc) -> None:
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(span.text, span.id_, span.label_) for span in again.spans["actors"]] == [
        (span.text, span.id_, span.label_) for span in doc.spans["actors"]
    ]
    assert again._.libya_acronyms == doc._.libya_acronyms == {"BM": "bunyan_al_marsus"}


def test_two_processes_read_as_one(nlp: Language, doc: Doc) -> None:
    for other in nlp.pipe([TEXT, TEXT], n_process=2):
        assert [span.id_ for span in other.spans["actors"]] == [span.id_ for span in doc.spans["actors"]]


def test_a_pipeline_can_be_written_and_read(tmp_path: Path) -> None:
    catalogue = Catalogue(
        actors={"x": Actor.model_validate({"id": "x", "name": "Harbour Guards", "kind": "rioters"})}, version="tiny"
    )
    build(spacy.blank("en"), catalogue).to_disk(tmp_path)
    doc = spacy.load(tmp_path)("The Harbour Guards left.")
    assert [span.id_ for span in doc.spans["actors"]] == ["x"]


def test_an_unknown_catalogue_is_an_error() -> None:
    with pytest.raises(LookupError, match="call pipeline"):
        recall("nonesuch")
