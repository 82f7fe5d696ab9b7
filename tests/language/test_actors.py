from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.catalogue import Catalogue
from pipeline.language.actors import ActorFinder

ACTORS = [
    {
        "id": "lna",
        "name": "Libyan National Army",
        "kind": "state_forces",
        "acronyms": ["LNA"],
        "aliases": ["Haftar's army"],
    },
    {"id": "is", "name": "Islamic State", "kind": "rebel_group", "acronyms": ["IS", "ISIS"]},
    {"id": "bm", "name": "Bunyan al-Marsus", "kind": "state_forces", "aliases": ["al-Bunyan al-Marsus"]},
    {"id": "misrata", "name": "Misrata brigades", "kind": "political_militia", "aliases": ["Misratan"]},
    {
        "id": "rada",
        "name": "Rada",
        "kind": "state_forces",
        "aliases": ["Special Deterrence Forces", "U.S. Rada Friends"],
    },
    {"id": "rebels", "name": "anti-Gaddafi rebels", "kind": "rebel_group", "aliases": ["rebels"]},
    {"id": "us", "name": "United States", "kind": "external_forces", "acronyms": ["US"]},
    {"id": "nes", "name": "R\u00e9sistance Nationale", "kind": "rebel_group"},
]


@pytest.fixture(scope="module")
def finder(blank: Language, make_catalogue: Callable[..., Catalogue]) -> ActorFinder:
    return ActorFinder(blank, make_catalogue(actors=ACTORS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Libyan National Army left.", [("Libyan National Army", "lna")]),
        ("the libyan national army left", [("libyan national army", "lna")]),
        ("LNA's men and LNA-aligned men", [("LNA", "lna"), ("LNA", "lna")]),
        ("the Libyan National Army (LNA)-held gate", [("Libyan National Army", "lna"), ("LNA", "lna")]),
        ("lna men", []),
        ("Haftar\u2019s army", [("Haftar\u2019s army", "lna")]),
        ("the al-Bunyan al-Marsus forces", [("al-Bunyan al-Marsus", "bm")]),
        ("Bunyan Al\u2011Marsus", [("Bunyan Al\u2011Marsus", "bm")]),
        ("Misratan-led Bunyan al-Marsus", [("Misratan", "misrata"), ("Bunyan al-Marsus", "bm")]),
        ("Rada and rada", [("Rada", "rada")]),
        ("Rebels met rebels.", [("Rebels", "rebels"), ("rebels", "rebels")]),
        ("anti-Gaddafi rebels", [("anti-Gaddafi rebels", "rebels")]),
        ("ISIS fled.", [("ISIS", "is")]),
        ("IS fled. This is it.", [("IS", "is")]),
        ("WHAT IS KNOWN", []),
        ("They told us. US planes came.", [("US", "us")]),
        (
            "R\u00e9sistance Nationale and Resistance Nationale",
            [("R\u00e9sistance Nationale", "nes"), ("Resistance Nationale", "nes")],
        ),
        ("U.S. Rada Friends came", [("U.S. Rada Friends", "rada")]),
        ("The national army of Chad", []),
    ],
)
def test_actors(
    finder: ActorFinder, sentences_of: Callable[[str], Doc], text: str, found: list[tuple[str, str]]
) -> None:
    spans = finder.find(sentences_of(text))
    assert [(span.text, span.id_) for span in spans] == found
    assert {span.label_ for span in spans} <= {"ACTOR"}


def test_find_changes_nothing(finder: ActorFinder, sentences_of: Callable[[str], Doc]) -> None:
    doc = sentences_of("ISIS fled.")
    finder.find(doc)
    assert "actors" not in doc.spans
    assert [span.id_ for span in finder(doc).spans["actors"]] == ["is"]


def test_a_name_of_two_actors_gets_the_first(blank: Language, make_catalogue: Callable[..., Catalogue]) -> None:
    dated = [
        {
            "id": "one",
            "name": "One",
            "kind": "state_forces",
            "dated_aliases": [{"name": "government forces", "until": "2011"}],
        },
        {
            "id": "two",
            "name": "Two",
            "kind": "state_forces",
            "dated_aliases": [{"name": "government forces", "from": "2016"}],
        },
    ]
    (span,) = ActorFinder(blank, make_catalogue(actors=dated)).find(blank.make_doc("Government forces came."))
    assert span.id_ == "one"
