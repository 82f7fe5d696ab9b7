"""Figures whose verb stands elsewhere: the second side's in a gapped clause, and those said of each side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from pipeline.events.casualty_people import People

_JOINS = frozenset({"and", "while", "whereas", "but"})
_EACH = ("each", "side")
_REACH = 7
_MORE = frozenset({"further", "another", "more", "others"})


def gapped(doc: Doc, last: People, at: Mapping[int, People]) -> People | None:
    """The figure of the clause that leaves its verb out: "the Tebu lost six men and *the Zway four*".

    ``last`` is the last phrase of the verb's own people, ``at`` the phrase at each token. The figure comes back with
    ``side``, the noun that it is said of.
    """
    i = last.end + (last.end < len(doc) and doc[last.end].lower_ == ",")
    if i >= len(doc) or doc[i].lower_ not in _JOINS:
        return None
    side = -1
    for k in range(i + 1, min(doc[i].sent.end, i + _REACH)):
        phrase, token = at.get(k), doc[k]
        if phrase is not None and phrase.start == k and phrase.counted and phrase.head < 0 and side >= 0:
            return replace(phrase, side=side)
        if token.pos_ in {"NOUN", "PROPN"}:
            side = k
        elif token.pos_ not in {"DET", "PRON", "ADJ"} and token.lower_ not in {"'s", "-", "al"}:
            return None
    return None


def further(doc: Doc, last: People, at: Mapping[int, People]) -> People | None:
    """More of the same, told behind where and how: "lost two men to a mine on Monday and *a further three* to snipers".

    The figure comes back ``apart``: it may be that of another event.
    """
    for i in range(last.end, doc[last.start].sent.end):
        token, phrase = doc[i], at.get(i)
        if token.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG", "MD"} or token.lower_ in {";", ":", "but"}:
            return None
        if phrase is None or phrase.start != i or not phrase.counted or phrase.head >= 0:
            continue
        opens = next((k for k in range(i, last.end, -1) if doc[k].lower_ not in _MORE | {"a", "some"} and k < i), i)
        more = _MORE & {word.lower_ for word in doc[opens : phrase.end + 1]}
        verbal = phrase.end < len(doc) and doc[phrase.end].pos_ in {"VERB", "AUX"}
        if more and doc[opens].lower_ == "and" and not verbal:
            return replace(phrase, apart=True)
    return None


def other_side(doc: Doc, i: int, at: Mapping[int, People]) -> People | None:
    """The figure of the other side behind the first side's: "four dead on the Tebu side and *six on the Zway side*"."""
    words = [token.lower_ for token in doc[i : min(doc[i - 1].sent.end, i + 2 * _REACH)]]
    if words[:1] != ["on"] or "and" not in words or "side" not in words[: words.index("and")]:
        return None
    phrase = at.get(i + words.index("and") + 1)
    if phrase is None or not phrase.counted or phrase.head >= 0 or doc[phrase.start - 1].lower_ != "and":
        return None
    after = [token.lower_ for token in doc[phrase.end : min(doc[i].sent.end, phrase.end + _REACH)]]
    return phrase if after[:1] == ["on"] and "side" in after else None


def said_of_each_side(doc: Doc, people: People) -> bool:
    """Whether each of two sides had as many: "three men killed on each side", "each side lost two"."""
    sentence = doc[people.start].sent
    after = [token.lower_ for token in doc[people.start : min(sentence.end, people.end + _REACH)]]
    before = [token.lower_ for token in doc[max(sentence.start, people.start - 4) : people.start]]
    on_each = any(
        (side, noun) == _EACH and link in {"on", "from"}
        for link, side, noun in zip(after, after[1:], after[2:], strict=False)
    )
    return on_each or _EACH in pairwise(before)
