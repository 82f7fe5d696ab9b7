"""The tool's own patterns, loaded once for all tests of a process."""

from __future__ import annotations

from functools import cache

from pipeline.catalogue import Catalogue, load_catalogue


@cache
def own_catalogue() -> Catalogue:
    """What ``load_catalogue`` gives without a folder laid over it."""
    return load_catalogue()
