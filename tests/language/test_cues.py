from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.catalogue import Catalogue
from pipeline.language.cues import CueFinder

CUES = [
    {"id": "say", "category": "report", "pos": "VERB", "phrases": ["say", "report", "state"]},
    {"id": "confirm", "category": "confirm", "pos": "VERB", "phrases": ["confirm"]},
    {"id": "hedge", "category": "hedge", "phrases": ["reportedly", "alleged", "be believe to", "not yet be confirm"]},
    {"id": "unsure", "category": "hedge", "phrases": ["yet be confirm"]},
    {"id": "residents", "category": "source_noun", "phrases": ["resident", "local resident", "report"]},
    {"id": "responsibility", "category": "responsibility", "phrases": ["claim responsibility"]},
    {"id": "denial", "category": "pseudo", "phrases": ["no group have claim responsibility for"]},
    {"id": "but", "category": "terminate", "phrases": ["but"]},
]


@pytest.fixture(scope="module")
def finder(blank: Language, make_catalogue: Callable[..., Catalogue]) -> CueFinder:
    return CueFinder(blank, make_catalogue(cues=CUES))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said so.", [("said", "say")]),
        ("It reportedly fell, but held.", [("reportedly", "hedge"), ("but", "but")]),
        ("They are believed to be dead.", [("are believed to", "hedge")]),
        ("It has not yet been confirmed.", [("not yet been confirmed", "hedge"), ("confirmed", "confirm")]),
        ("Local residents left.", [("Local residents", "residents")]),
        ("ISIS claimed responsibility.", [("claimed responsibility", "responsibility")]),
        (
            "No group has claimed responsibility for it.",
            [("No group has claimed responsibility for", "denial"), ("claimed responsibility", "responsibility")],
        ),
        ("It was not yet. Been confirmed.", [("confirmed", "confirm")]),
        ("A residence in a statement", []),
    ],
)
def test_cues(finder: CueFinder, sentences_of: Callable[[str], Doc], text: str, found: list[tuple[str, str]]) -> None:
    spans = finder.find(sentences_of(text))
    assert [(span.text, span.id_) for span in spans] == found
    assert {span.label_ for span in spans} <= {"CUE"}


@pytest.mark.parametrize(
    ("words", "tags", "found"),
    [
        ("They report it", "PRON VERB PRON", ["say"]),
        ("The states met", "DET NOUN VERB", []),
        ("The reports came", "DET NOUN VERB", ["residents"]),
        ("An alleged attack", "DET ADJ NOUN", ["hedge"]),
        ("He alleged it", "PRON VERB PRON", []),
    ],
)
def test_parts_of_speech(finder: CueFinder, blank: Language, words: str, tags: str, found: list[str]) -> None:
    doc = Doc(blank.vocab, words=words.split(), pos=tags.split())
    assert [span.id_ for span in finder.find(doc)] == found
