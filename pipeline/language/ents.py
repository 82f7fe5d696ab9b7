"""``libya_ents``: fills ``doc.ents`` from the span groups, for displaCy and other spaCy tools."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.language.matching import labelled

LABELS = {"actors": "ACTOR", "places": "PLACE", "weapons": "WEAPON", "dates": "DATE"}
"""The groups shown, and as what."""


@Language.factory("libya_ents", requires=["doc.spans"], assigns=["doc.ents"])
def make_ents(nlp: Language, name: str) -> EntityWriter:
    """The component, for ``nlp.add_pipe("libya_ents")``."""
    return EntityWriter()


class EntityWriter:
    """Writes ``doc.ents``: the longest mention where groups overlap."""

    def __call__(self, doc: Doc) -> Doc:
        doc.set_ents(self.find(doc))
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """The mentions of all shown groups without overlap, in the order of the text."""
        spans = [
            labelled(doc, span.start, span.end, label, span.id_)
            for group, label in LABELS.items()
            for span in doc.spans.get(group, [])
        ]
        return sorted(filter_spans(spans), key=lambda span: span.start)
