"""Text -> Doc: the English model and the components that find what the catalogue knows."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.catalogue import Catalogue
from pipeline.language.extensions import declare
from pipeline.language.registry import remember
from pipeline.language.tokens import tune_tokenizer
from pipeline.plain import plain
from pipeline.records import Article

__all__ = ["MODEL", "build", "load", "read"]

MODEL = Path(__file__).parent / "model"
"""The trained English model: tagger, parser, lemmatizer."""
MAX_LENGTH = 20_000_000
"""Characters that one text may have; the model has no part whose memory grows faster than the text."""

_WITH_CATALOGUE = ("actors", "groups", "acronyms", "places", "weapons")
_COMPONENTS = ("spaces", "parse", *_WITH_CATALOGUE, "dates", "counts", "triggers", "cues", "ents")
_BOUND = frozenset({*_WITH_CATALOGUE, "triggers", "cues"})


def load(catalogue: Catalogue) -> Language:
    """The trained model with our components, bound to a catalogue.

    Raises ``OSError`` where the model's folder is missing or was made by another version of spaCy.
    """
    return build(spacy.load(MODEL), catalogue)


def build(nlp: Language, catalogue: Catalogue) -> Language:
    """Add our components to any English pipeline, such as ``spacy.blank("en")``, and return it."""
    declare()
    version = remember(catalogue)
    tune_tokenizer(nlp)
    nlp.max_length = MAX_LENGTH
    import_module("pipeline.language.sentences")
    nlp.add_pipe("libya_sentences", first=True)
    for name in _COMPONENTS:
        import_module(f"pipeline.language.{name}")
        nlp.add_pipe(f"libya_{name}", config={"catalogue": version} if name in _BOUND else {})
    return nlp


def read(nlp: Language, article: Article) -> Doc:
    """The Doc of an article: its text is the article's plain twin, so that offsets hold in both."""
    return nlp(plain(article.text))
