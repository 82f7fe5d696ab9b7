"""What the components keep on a Doc beside spans: plain strings, lists and dicts, so that Docs can be written out."""

from __future__ import annotations

from spacy.tokens import Doc

ACRONYMS = "libya_acronyms"
"""``doc._.libya_acronyms``: acronyms that the text defines -> actor id, or empty for a group the catalogue lacks."""
ACRONYM_NAMES = "libya_acronym_names"
"""``doc._.libya_acronym_names``: the same acronyms -> the long name in the text."""
DERIVED_PLACES = "libya_derived_places"
"""``doc._.libya_derived_places``: "start:end" of a place span without an entry -> [id of the listed place, kind]."""


def declare() -> None:
    """Make the extensions known to spaCy; calling it again changes nothing."""
    for name in (ACRONYMS, ACRONYM_NAMES, DERIVED_PLACES):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default={})


declare()
