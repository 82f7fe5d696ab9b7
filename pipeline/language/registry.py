"""Catalogues by version, so that a component's config holds a string and an nlp object can be written to disk."""

from __future__ import annotations

from pipeline.catalogue import Catalogue, load_catalogue

_CATALOGUES: dict[str, Catalogue] = {}


def remember(catalogue: Catalogue) -> str:
    """Keep a catalogue for the factories and return the version to name it by in a config."""
    _CATALOGUES[catalogue.version] = catalogue
    return catalogue.version


def recall(version: str) -> Catalogue:
    """The catalogue of a version; the tool's own patterns for an empty version.

    Raises ``LookupError`` where no catalogue of that version has been loaded in this process.
    """
    if version in _CATALOGUES:
        return _CATALOGUES[version]
    catalogue = load_catalogue()
    _CATALOGUES[catalogue.version] = catalogue
    if version in ("", catalogue.version):
        return catalogue
    raise LookupError(f"no catalogue of version {version!r} is loaded: call pipeline.language.load(catalogue) first")
