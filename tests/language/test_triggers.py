from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.catalogue import Catalogue
from pipeline.language.triggers import TriggerFinder

TRIGGERS = [
    {
        "id": "airstrike",
        "sub_event_type": "Air/drone strike",
        "family": "airstrike",
        "verbs": ["bomb", "carry out strike"],
        "nouns": ["airstrike", "air strike", "strike"],
        "unless": ["hunger strike", "strike by worker", "strike a deal", "workers ' strike"],
    },
    {
        "id": "shelling",
        "sub_event_type": "Shelling/artillery/missile attack",
        "family": "shelling",
        "verbs": ["shell", "fire rocket", "rocket land"],
        "nouns": ["shelling", "exchange of fire"],
        "unless": ["shell company", "football"],
    },
    {
        "id": "take",
        "sub_event_type": "Non-state actor overtakes territory",
        "family": "take",
        "verbs": ["take", "take control", "hand over"],
        "nouns": ["takeover"],
        "unless": ["take place", "take part"],
    },
    {
        "id": "explode",
        "sub_event_type": "Attack",
        "family": "bombing",
        "verbs": ["de-mine", "blow himself up"],
        "nouns": ["sit-in"],
    },
]


@pytest.fixture(scope="module")
def finder(blank: Language, make_catalogue: Callable[..., Catalogue]) -> TriggerFinder:
    return TriggerFinder(blank, make_catalogue(triggers=TRIGGERS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jets bombed it.", [("bombed", "airstrike", "verb")]),
        (
            "Two air strikes and an airstrike",
            [("air strikes", "airstrike", "noun"), ("airstrike", "airstrike", "noun")],
        ),
        ("They carried out strikes.", [("carried out strikes", "airstrike", "verb")]),
        ("They carried out three heavy strikes.", [("carried out three heavy strikes", "airstrike", "verb")]),
        ("They carried it out. Strikes followed.", [("Strikes", "airstrike", "noun")]),
        ("They carried it out and then called strikes off", [("strikes", "airstrike", "noun")]),
        ("It was a hunger strike.", []),
        ("A strike by workers began.", []),
        ("The workers\u2019 strike ended.", []),
        ("They struck a deal.", []),
        ("Rockets were fired at the port.", [("Rockets were fired", "shelling", "verb")]),
        ("The rockets that militants had fired", []),
        ("They fired many rockets.", [("fired many rockets", "shelling", "verb")]),
        ("Four rockets have landed.", [("rockets have landed", "shelling", "verb")]),
        ("The exchanges of fire went on.", [("exchanges of fire", "shelling", "noun")]),
        ("A shell company was shelled.", [("shelled", "shelling", "verb")]),
        ("They spoke of shelling at football.", []),
        ("They spoke of football. The shelling began.", [("shelling", "shelling", "noun")]),
        ("It took place when they took full control.", [("took full control", "take", "verb")]),
        ("They handed the town over.", [("handed the town over", "take", "verb")]),
        ("He blew himself up.", [("blew himself up", "explode", "verb")]),
        ("They de-mined it during a sit-in.", [("de-mined", "explode", "verb"), ("sit-in", "explode", "noun")]),
        ("A striking view of bombers", []),
        ("The rockets of a militia were later fired.", [("rockets of a militia were later fired", "shelling", "verb")]),
        ("The rockets, they were fired on.", []),
    ],
)
def test_untagged_text(
    finder: TriggerFinder, sentences_of: Callable[[str], Doc], text: str, found: list[tuple[str, str, str]]
) -> None:
    spans = finder.find(sentences_of(text))
    assert [(span.text, span.id_, span.kb_id_) for span in spans] == found
    assert {span.label_ for span in spans} <= {"TRIGGER"}


@pytest.mark.parametrize(
    ("words", "tags", "found"),
    [
        ("They shell it", "PRON VERB PRON", [("shell", "verb")]),
        ("The shell fell", "DET NOUN VERB", []),
        ("The shelling began", "DET NOUN VERB", [("shelling", "noun")]),
        ("They were shelling it", "PRON AUX VERB PRON", [("shelling", "verb")]),
        ("It was shelled", "PRON AUX ADJ", [("shelled", "verb")]),
        ("The bombed house", "DET ADJ NOUN", []),
        ("A strike came", "DET NOUN VERB", [("strike", "noun")]),
        ("They strike now", "PRON VERB ADV", []),
        ("They took the talks that control", "PRON VERB DET NOUN PRON VERB", [("took", "verb")]),
        ("It blew himself up", "PRON VERB PRON ADP", [("blew himself up", "verb")]),
    ],
)
def test_tagged_text(
    finder: TriggerFinder, blank: Language, words: str, tags: str, found: list[tuple[str, str]]
) -> None:
    doc = Doc(blank.vocab, words=words.split(), pos=tags.split())
    assert [(span.text, span.kb_id_) for span in finder.find(doc)] == found
