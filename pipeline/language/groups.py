"""``libya_groups``: parties that the catalogue does not list, by the noun that heads their name or phrase.

"The Abu Bakr al-Siddiq Battalion", "Liwa al-Samoud", "unknown gunmen", "a local armed group": the noun decides what
they are, the words before it that belong to the name are kept, determiners and counts are not.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from pipeline.catalogue import Catalogue
from pipeline.language.matching import has_tags, labelled, phrase_matcher
from pipeline.language.names import HYPHENS, MONTHS, is_name_word, is_ordinal, name_end, name_start, sentence_bounds
from pipeline.language.registry import recall

SPAN_GROUP = "actors"
LABEL = "GROUP"

_PREFIX_HEADS_TEXT = """
katiba katibat kataib kateeba katibah liwa saraya firqa jabha jabhat jamaat jund ansar wilayat qabila jaysh jaish
harakat
"""
_PREFIX_HEADS = frozenset(_PREFIX_HEADS_TEXT.split())
"""Arabic nouns: the name follows them."""
_COUNTING_TEXT = """
several many some few other numerous various dozens hundreds scores most more another such certain same all both
further additional own two-hundred least
"""
_COUNTING = frozenset(_COUNTING_TEXT.split())
_TITLES_TEXT = """
general major colonel captain brigadier lieutenant sergeant corporal private officer commander chief leader sheikh emir
amir minister ambassador judge doctor professor national council guard marine mayor governor
"""
_TITLES = frozenset(_TITLES_TEXT.split())
_MODIFIERS = frozenset({"amod", "compound", "flat", "nmod:unmarked", "nmod:desc"})
_MAX_MODIFIERS = 8


@Language.factory("libya_groups", assigns=["doc.spans"], default_config={"catalogue": ""})
def make_groups(nlp: Language, name: str, catalogue: str) -> GroupFinder:
    """The component, for ``nlp.add_pipe("libya_groups", config={"catalogue": version})``, after ``libya_actors``."""
    return GroupFinder(nlp, recall(catalogue))


class GroupFinder:
    """Adds to ``doc.spans["actors"]``: label GROUP, ``id_`` that of the head in ``group_heads.yaml``."""

    def __init__(self, nlp: Language, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._matcher = phrase_matcher(nlp, catalogue.group_nouns)

    def __call__(self, doc: Doc) -> Doc:
        listed = doc.spans.get(SPAN_GROUP, [])
        doc.spans[SPAN_GROUP] = sorted([*listed, *self.find(doc)], key=lambda span: (span.start, span.end))
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """The unlisted groups in the order of the text; what a listed actor's name covers is left out."""
        listed = [(span.start, span.end) for span in doc.spans.get(SPAN_GROUP, []) if span.label_ != LABEL]
        taken = {i for start, end in listed for i in range(start, end)}
        heads = filter_spans([Span(doc, start, end) for _, start, end in self._matcher(doc)])
        found = [span for head in heads if head.end - 1 not in taken and (span := self._group(head)) is not None]
        return sorted(filter_spans(found), key=lambda span: span.start)

    def _group(self, head: Span) -> Span | None:
        doc = head.doc
        noun = head[-1]
        if has_tags(doc) and not _is_head_noun(noun):
            return None
        floor, ceiling = sentence_bounds(doc, head.start)
        start, end = self._left(head, floor), _right(head, ceiling)
        titled = len(head) > 1 and all(token.text[:1].isupper() for token in head)
        named = titled or end > head.end or _has_name(doc[start : head.start])
        entry = self._catalogue.group_head(head.text, named=named)
        if entry is None or (entry.named and not named):
            return None
        return labelled(doc, start, end, LABEL, entry.id)

    def _left(self, head: Span, floor: int) -> int:
        """Where the name or phrase begins that the noun heads."""
        doc = head.doc
        start = head.start
        inside = set(range(head.start, head.end))
        while start > floor and head.start - start < _MAX_MODIFIERS:
            token = doc[start - 1]
            proper = name_start(doc, start, floor)
            if proper < start:
                start = proper
            elif (
                token.lower_ in MONTHS
                and start - 1 > floor
                and doc[start - 2].text.isdigit()
                and not _dated(doc, start)
            ):
                start -= 2
            elif token.lower_ == "of" and head[-1].text[:1].isupper() and _of_name(doc, start - 1, floor):
                start -= 1
                continue
            elif token.text in HYPHENS and not token.whitespace_ and start - 1 > floor and start < head.start:
                start -= 2
            elif _belongs(token, head, inside):
                start -= 1
            else:
                break
            inside.update(range(start, head.start))
        return start


def _dated(doc: Doc, start: int) -> bool:
    """Whether a preposition of time stands before a day and month: "on 6 April men of the brigade"."""
    return start > 2 and doc[start - 3].lower_ in {"on", "since", "by", "until", "before", "after"}


def _is_head_noun(noun: Token) -> bool:
    """Whether the noun heads its phrase: neither a verb nor a modifier of another noun ("police station")."""
    if noun.pos_ not in {"NOUN", "PROPN"} or (noun.dep_ == "compound" and noun.head.i > noun.i):
        return False
    return not (noun.text[:1].isupper() and noun.lower_ in _TITLES and _names_on(noun))


def _names_on(noun: Token) -> bool:
    """Whether a capital follows that makes a title or a part of a name of the noun: "Colonel Naji"."""
    return noun.i + 1 < len(noun.doc) and is_name_word(noun.nbor(1))


def _belongs(token: Token, head: Span, inside: Iterable[int]) -> bool:
    """Whether a small word before the noun is part of the phrase: an adjective or noun, no determiner, no count."""
    lower = token.lower_
    if lower in MONTHS and token.i > 0 and token.nbor(-1).text.isdigit():
        return False
    if lower in _COUNTING or token.is_punct or token.is_space or lower in {"'s", "\u2019s"}:
        return False
    if is_ordinal(token):
        return True
    if token.like_num:
        return token.text.isdigit() and _names_number(token, head)
    if not has_tags(token.doc):
        return is_name_word(token) or lower in {"unknown", "unidentified", "armed", "masked", "local"}
    if token.pos_ not in {"ADJ", "NOUN", "PROPN", "VERB", "X"}:
        return False
    if not token.dep_:
        return token.pos_ != "VERB"
    return token.dep_ in _MODIFIERS and (token.head.i in inside or token.head.i == head.end - 1)


def _names_number(token: Token, head: Span) -> bool:
    """Whether a number is a unit's ("the 106 Brigade"), not a count ("106 fighters")."""
    plural = head[-1].lower_.endswith("s") and head[-1].lower_ not in {"forces"}
    return not plural and (head[-1].text[:1].isupper() or len(token.text) == 3)


def _of_name(doc: Doc, of: int, floor: int) -> bool:
    """Whether *of* joins two parts of a name: "Martyrs of Abu Salim Brigade"."""
    return of > floor and is_name_word(doc[of - 1]) and is_name_word(doc[of + 1])


def _right(head: Span, ceiling: int) -> int:
    """Where a name ends that goes on after its noun: "Liwa al-Samoud", "Battalion 165", "Shura Council of Derna"."""
    doc = head.doc
    noun = head[-1]
    if not noun.text[:1].isupper() or head.end >= ceiling:
        return head.end
    following = doc[head.end]
    if following.text.isdigit() and len(following.text) <= 4 and noun.whitespace_:
        return head.end + 1
    if noun.lower_ in _PREFIX_HEADS:
        start = head.end + 1 if following.text in HYPHENS else head.end
        return max(head.end, name_end(doc, start, ceiling))
    if following.lower_ == "of" and head.end + 1 < ceiling:
        start = head.end + 2 if doc[head.end + 1].lower_ == "the" else head.end + 1
        end = name_end(doc, start, ceiling)
        return end if end > start else head.end
    return head.end


def _has_name(before: Span) -> bool:
    """Whether the words before the noun hold a proper name or a unit's number."""
    return any(
        (is_name_word(token) and not (token.is_sent_start is True and has_tags(token.doc) and token.pos_ != "PROPN"))
        or is_ordinal(token)
        or token.text.isdigit()
        for token in before
    )
