"""``patterns/`` -> ``Catalogue``: what the tool knows, validated."""

from pipeline.catalogue.check import describe
from pipeline.catalogue.core import Catalogue
from pipeline.catalogue.errors import CatalogueError, Problem
from pipeline.catalogue.loading import check, load_catalogue, load_folder, patterns_dir
from pipeline.catalogue.models import (
    Actor,
    Boilerplate,
    Cue,
    GroupHead,
    Landmark,
    Place,
    Trigger,
    Weapon,
)

__all__ = [
    "Actor",
    "Boilerplate",
    "Catalogue",
    "CatalogueError",
    "Cue",
    "GroupHead",
    "Landmark",
    "Place",
    "Problem",
    "Trigger",
    "Weapon",
    "check",
    "describe",
    "load_catalogue",
    "load_folder",
    "patterns_dir",
]
