"""``libya_actors``: the actors that the catalogue lists, by any of their names."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.catalogue import Catalogue
from pipeline.language.matching import NameMatcher, labelled
from pipeline.language.registry import recall

SPAN_GROUP = "actors"
LABEL = "ACTOR"


@Language.factory("libya_actors", assigns=["doc.spans"], default_config={"catalogue": ""})
def make_actors(nlp: Language, name: str, catalogue: str) -> ActorFinder:
    """The component, for ``nlp.add_pipe("libya_actors", config={"catalogue": version})``."""
    return ActorFinder(nlp, recall(catalogue))


OF_A_NAME = frozenset({"coalition", "alliance"})
"""Words that name an actor of their own, but not behind a name: "the Libya Dawn coalition"."""


class ActorFinder:
    """Writes ``doc.spans["actors"]``; a span's ``id_`` is the first actor that the name may mean."""

    def __init__(self, nlp: Language, catalogue: Catalogue) -> None:
        self._matcher = NameMatcher(nlp, catalogue.actor_names)

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[SPAN_GROUP] = self.find(doc)
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """The listed actors in the order of the text, the longest name where names overlap."""
        found = [labelled(doc, start, end, LABEL, ids[0]) for start, end, ids in self._matcher(doc)]
        spans = sorted(filter_spans(found), key=lambda span: span.start)
        ends = {span.end for span in spans if doc[span.end - 1].text[:1].isupper()}
        return [span for span in spans if span.text not in OF_A_NAME or span.start not in ends]
