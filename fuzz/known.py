"""What the targets read by: the tool's own patterns and the trained model, loaded once."""

from __future__ import annotations

from functools import cache

from spacy.language import Language

from pipeline.catalogue import Catalogue, load_catalogue


@cache
def catalogue() -> Catalogue:
    """The tool's own patterns."""
    return load_catalogue()


@cache
def language() -> Language:
    """The trained model with our components."""
    from pipeline.language import load

    return load(catalogue())
