"""Each sentence has its main verb, in capitals here, and that verb the subject in brackets."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.events import syntax

SENTENCES = [
    "Unidentified [fighters] SHOT at two ambulances in Wadi al-Rabi on Sunday.",
    "Unidentified [fighters] SHOT at two ambulances in Wadi al-Rabi on Sunday, killing a medic.",
    "Two rival [groups] BATTLED for the harbour of Zuwara.",
    "Taurgha [families] PROTESTED in Hun over their papers.",
    "A [woman] hurt in the fighting DIED on Wednesday.",
    "A [judge] shot in Derna last week DIED on Monday.",
    "A [soldier] wounded in the battle SUCCUMBED on Friday.",
    # counter-examples: the parse stands
    "The [army] SHELLED the port as its men left the town.",
    "[Gunmen] SHOT a judge in Derna before they fled.",
    "The [guards] FLED when the shooting began.",
]
NO_CLAUSES = [
    "Forces backed by Turkey.",
    "A farmer injured in a mine blast near the market of Sirte.",
    "Fishermen freed by their captors.",
    "The toll divided between two days.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_main_verb_and_its_subject(marked: str, nlp: Language) -> None:
    words = [word.strip(".,") for word in marked.split()]
    verb = next(word for word in words if word.isupper() and len(word) > 1).lower()
    subject = next(word for word in words if word.startswith("[")).strip("[]")
    doc = nlp(marked.replace("[", "").replace("]", "").replace(verb.upper(), verb))
    (sentence,) = doc.sents
    assert sentence.root.text == verb
    assert [token.text for token in [syntax.own_subject(sentence.root)] if token] == [subject]
    assert all(token.sent == sentence for token in doc)


@pytest.mark.parametrize("text", NO_CLAUSES)
def test_a_noun_with_what_was_done_to_it(text: str, nlp: Language) -> None:
    (sentence,) = nlp(text).sents
    assert sentence.root.pos_ in {"NOUN", "PROPN"}
