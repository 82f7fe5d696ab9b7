"""``libya_cues``: words that say who tells something and how sure it is."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from pipeline.catalogue import Catalogue, Cue
from pipeline.catalogue.inflection import noun_forms, verb_forms, word_forms
from pipeline.catalogue.models import CueCategory
from pipeline.language.matching import has_tags, labelled
from pipeline.language.phrases import Forms, Match, PhraseFinder
from pipeline.language.registry import recall

SPAN_GROUP = "cues"
LABEL = "CUE"


@Language.factory("libya_cues", assigns=["doc.spans"], default_config={"catalogue": ""})
def make_cues(nlp: Language, name: str, catalogue: str) -> CueFinder:
    """The component, for ``nlp.add_pipe("libya_cues", config={"catalogue": version})``."""
    return CueFinder(nlp, recall(catalogue))


class CueFinder:
    """Writes ``doc.spans["cues"]``; a span's ``id_`` is the cue's."""

    def __init__(self, nlp: Language, catalogue: Catalogue) -> None:
        self._cues = catalogue.cues
        self._phrases = PhraseFinder(nlp)
        for cue in catalogue.cues.values():
            plain = [phrase for phrase in cue.phrases if not _is_participle(phrase)]
            participles = [phrase for phrase in cue.phrases if _is_participle(phrase)]
            self._phrases.add(f"{cue.id} plain", plain, _forms_of(cue))
            self._phrases.add(f"{cue.id} attributive", participles, lambda word: {word})

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[SPAN_GROUP] = self.find(doc)
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """The cues in the order of the text; within one category the longest where they overlap."""
        groups: dict[str, list[Span]] = {}
        for match in self._phrases(doc):
            id_, how = match.key.split()
            cue = self._cues[id_]
            if _fits(doc, match, cue, how) and not (match.gapped and _crosses_sentence(doc, match)):
                groups.setdefault(cue.category, []).append(labelled(doc, match.start, match.end, LABEL, id_))
        found = [span for spans in groups.values() for span in filter_spans(spans)]
        return sorted(found, key=lambda span: (span.start, -span.end, span.id_))


def _forms_of(cue: Cue) -> Forms:
    """In which forms a single word of the cue is looked for."""
    if cue.pos == "VERB":
        return verb_forms
    return noun_forms if cue.category is CueCategory.SOURCE_NOUN else word_forms


def _is_participle(phrase: str) -> bool:
    """Whether a phrase is a single participle ("alleged"): a cue only where it stands before its noun."""
    return " " not in phrase and phrase.endswith("ed")


def _fits(doc: Doc, match: Match, cue: Cue, how: str) -> bool:
    """Whether the parts of speech agree, as far as the text is tagged."""
    if not has_tags(doc):
        return True
    first = doc[match.start]
    if how == "attributive":
        return _is_attributive(first)
    if cue.category is CueCategory.SOURCE_NOUN and match.end - match.start == 1:
        return first.pos_ in {"NOUN", "PROPN", "ADJ"}
    return cue.pos is None or any(token.pos_ == cue.pos for token in doc[match.start : match.end])


def _is_attributive(token: Token) -> bool:
    if token.dep_:
        return token.dep_ == "amod"
    return token.pos_ == "ADJ"


def _crosses_sentence(doc: Doc, match: Match) -> bool:
    return any(doc[i].is_sent_start is True for i in range(match.start + 1, match.end))
