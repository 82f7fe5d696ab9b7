from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.catalogue import Catalogue
from pipeline.language.groups import GroupFinder

HEADS = [
    {
        "id": "battalion",
        "nouns": ["battalion", "brigade", "liwa", "katibat"],
        "kind": "political_militia",
        "named": True,
    },
    {"id": "council", "nouns": ["shura council", "council"], "kind": "rebel_group", "named": True},
    {"id": "militia", "nouns": ["militia", "armed group"], "kind": "political_militia", "named": True},
    {"id": "generic", "nouns": ["brigade", "militia", "force"], "kind": "political_militia"},
    {"id": "gunmen", "nouns": ["gunman", "fighter", "militant"], "kind": "political_militia"},
    {"id": "police", "nouns": ["police", "policeman"], "kind": "state_forces"},
]


@pytest.fixture(scope="module")
def finder(blank: Language, make_catalogue: Callable[..., Catalogue]) -> GroupFinder:
    return GroupFinder(blank, make_catalogue(group_heads=HEADS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Abu Bakr al-Siddiq Battalion left", [("Abu Bakr al-Siddiq Battalion", "battalion")]),
        (
            "The Falcons Brigade and Liwa al-Samoud left",
            [("Falcons Brigade", "battalion"), ("Liwa al-Samoud", "battalion")],
        ),
        ("the 106 Brigade and Battalion 165", [("106 Brigade", "battalion"), ("Battalion 165", "battalion")]),
        ("the 17 February Brigade", [("17 February Brigade", "battalion")]),
        ("the 32nd brigade", [("32nd brigade", "battalion")]),
        ("a brigade and two brigades", [("brigade", "generic"), ("brigades", "generic")]),
        ("The brigade left", [("brigade", "generic")]),
        ("the council met", []),
        ("the Shura Council of Derna Mujahideen met", [("Shura Council of Derna Mujahideen", "council")]),
        ("the Martyrs of Abu Salim Brigade", [("Martyrs of Abu Salim Brigade", "battalion")]),
        ("Haftar's militia and Haftar\u2019s forces", [("militia", "generic"), ("forces", "generic")]),
        ("unknown gunmen and 12 fighters", [("unknown gunmen", "gunmen"), ("fighters", "gunmen")]),
        ("ISIS fighters", [("ISIS fighters", "gunmen")]),
        ("several militants", [("militants", "gunmen")]),
        ("Several Militants", [("Militants", "gunmen")]),
        ("On Friday Militants fled", [("Militants", "gunmen")]),
    ],
)
def test_groups_by_their_words(
    finder: GroupFinder, sentences_of: Callable[[str], Doc], text: str, found: list[tuple[str, str]]
) -> None:
    spans = finder.find(sentences_of(text))
    assert [(span.text, span.id_) for span in spans] == found
    assert {span.label_ for span in spans} <= {"GROUP"}


def parsed(blank: Language, text: str) -> Doc:
    """A Doc of word/part of speech/dependency/head, blank-separated."""
    words = [item.split("/") for item in text.split()]
    return Doc(
        blank.vocab,
        words=[word for word, *_ in words],
        pos=[pos for _, pos, *_ in words],
        deps=[dep for _, _, dep, _ in words],
        heads=[int(head) for *_, head in words],
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A/DET/det/3 local/ADJ/amod/3 armed/ADJ/amod/3 group/NOUN/nsubj/4 left/VERB/ROOT/4", []),
        ("Two/NUM/nummod/2 masked/ADJ/amod/2 gunmen/NOUN/nsubj/3 fled/VERB/ROOT/3", ["masked gunmen"]),
        ("The/DET/det/2 police/NOUN/compound/2 station/NOUN/nsubj/3 burned/VERB/ROOT/3", []),
        ("They/PRON/nsubj/1 force/VERB/ROOT/1 us/PRON/obj/1", []),
        (
            "Heavily/ADV/advmod/1 armed/ADJ/amod/3 tribal/ADJ/amod/3 fighters/NOUN/nsubj/4 came/VERB/ROOT/4",
            ["armed tribal fighters"],
        ),
        ("An/DET/det/2 ISIS/PROPN/compound/2 fighter/NOUN/nsubj/3 fled/VERB/ROOT/3", ["ISIS fighter"]),
    ],
)
def test_groups_by_their_parse(finder: GroupFinder, blank: Language, text: str, found: list[str]) -> None:
    assert [span.text for span in finder.find(parsed(blank, text))] == found


def test_a_listed_actor_is_no_group(finder: GroupFinder, sentences_of: Callable[[str], Doc]) -> None:
    doc = sentences_of("the Falcons Brigade met ISIS fighters")
    doc.spans["actors"] = [
        Span(doc, 1, 3, label="ACTOR", span_id="falcons"),
        Span(doc, 4, 5, label="ACTOR", span_id="is"),
    ]
    finder(doc)
    assert [(span.text, span.label_) for span in doc.spans["actors"]] == [
        ("Falcons Brigade", "ACTOR"),
        ("ISIS", "ACTOR"),
        ("ISIS fighters", "GROUP"),
    ]
