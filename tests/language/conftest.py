"""Small catalogues and pipelines without a trained model: what is tested here needs neither."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.catalogue import Actor, Catalogue, Cue, GroupHead, Place, Trigger, Weapon
from pipeline.language.extensions import declare
from pipeline.language.sentences import SentenceSplitter
from pipeline.language.tokens import tune_tokenizer

MODELS: dict[str, Any] = {
    "actors": Actor,
    "places": Place,
    "weapons": Weapon,
    "triggers": Trigger,
    "cues": Cue,
    "group_heads": GroupHead,
}
Reader = Callable[[str], Doc]


def catalogue_of(**entries: list[dict[str, Any]]) -> Catalogue:
    """A catalogue of the entries given by field."""
    fields = {
        field: {entry["id"]: MODELS[field].model_validate(entry) for entry in listed}
        for field, listed in entries.items()
    }
    return Catalogue(**fields, version="test")


@pytest.fixture(scope="session")
def blank() -> Language:
    declare()
    nlp = spacy.blank("en")
    tune_tokenizer(nlp)
    return nlp


@pytest.fixture(scope="session")
def sentences_of(blank: Language) -> Reader:
    """Text -> Doc with sentences."""
    splitter = SentenceSplitter()
    return lambda text: splitter(blank.make_doc(text))


@pytest.fixture(scope="session")
def make_catalogue() -> Callable[..., Catalogue]:
    return catalogue_of
