"""Lists, totals and their parts, appositions: how phrases for people stand to each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc, Span, Token

from pipeline.events.casualty_lexicon import LIST_WORDS
from pipeline.events.casualty_people import People

_PART_WORDS = frozenset({"including", "among", "comprising", "namely"})
_NAMING = (("identified", "as"), ("named", "as"), ("identified", "by", "name", "as"), ("known", "as"))
_OLDEST = 110
_ATTRIBUTES = frozenset({"from", "of", "on", "in", "for"})
_LONGEST_ATTRIBUTE = 9
_LIST_OPENERS = frozenset({"\u2014", "\u2013", "--", "-", ":", "("})


def with_parts(doc: Doc, phrases: list[People], own_clause: set[int]) -> list[People]:
    """The phrases, those that break a total down marked with the phrase that states it.

    ``own_clause`` holds the starts of phrases that a word of harm follows at once: they state figures of their own.
    """
    marked: list[People] = []
    phrases = _without_appositions(doc, [_with_age(doc, phrase) for phrase in phrases])
    for number, phrase in enumerate(phrases):
        marked.append(replace(phrase, parent=_parent(doc, phrases, marked, number, own_clause)))
    return marked


def _parent(doc: Doc, phrases: list[People], marked: list[People], number: int, own_clause: set[int]) -> int:
    phrase = phrases[number]
    sentence = doc[phrase.start].sent
    before = [other for other in marked if other.start >= sentence.start]
    if not before:
        return -1
    last = before[-1]
    gap = [token.lower_ for token in doc[last.end : phrase.start]]
    words = set(gap) - {"them", "both", "also", "at", "least"}
    named = tuple(word for word in gap if word not in {",", "(", "later"}) in _NAMING
    if named or (words & _PART_WORDS and words <= _PART_WORDS | {",", "\u2014", "\u2013", "(", "-", "them"}):
        whole = _around(doc, before)
        return whole.parent if whole.parent >= 0 else whole.start
    if last.parent >= 0 and gap and set(gap) <= LIST_WORDS:
        return -1 if phrase.counted and _all_named(marked, last.parent) else last.parent
    if not (phrase.counted or phrase.listed or phrase.named):
        return -1
    opener = next((word for word in gap if word in _LIST_OPENERS), "")
    total = next((other for other in before if other.counted and other.parent < 0 and (other.low or 0) >= 2), None)
    if phrase.start not in own_clause and opener and total is not None and doc[phrase.start - 1].lower_ == opener:
        return total.start if _list_sum(doc, phrases, number) <= (total.low or 0) else -1
    if gap == [","] and last is total and last.high == last.low:
        listed = list(listed_from(doc, phrases, number))
        names = sum(1 for _ in takewhile(lambda other: other.named, listed))
        return last.start if last.low in {names, _list_sum(doc, phrases, number)} else -1
    return -1


def _all_named(marked: list[People], start: int) -> bool:
    """Whether a total has all its names already: "two officers, Salem Omar and Nuri Farag, and *six guards*"."""
    total = next(phrase for phrase in marked if phrase.start == start)
    parts = [phrase for phrase in marked if phrase.parent == start]
    return all(part.named for part in parts) and len(parts) == total.low == total.high


def _around(doc: Doc, phrases: list[People]) -> People:
    """The last phrase, or the counted one that it belongs to: "*four members* of the same family, including"."""
    last = phrases[-1]
    outer = phrases[-2] if len(phrases) > 1 else None
    inside = outer is not None and outer.counted and not last.counted and doc[last.start - 1].lower_ == "of"
    return outer if outer is not None and inside and outer.end == last.start - 1 else last


def _with_age(doc: Doc, phrase: People) -> People:
    """The phrase with the age set off behind it: "Ali Salem, 31, wounded", "two boys aged 8 and 11"."""
    words = [token.lower_ for token in doc[phrase.end : min(doc[phrase.start].sent.end, phrase.end + 8)]]
    set_off = words[:2] == [",", "aged"]
    if set_off or words[:1] == ["aged"]:
        stop = next(
            (k for k, word in enumerate(words) if k > set_off and not _in_ages(doc[phrase.end + k])), len(words)
        )
        while words[stop - 1] in {"and", ","}:
            stop -= 1
        end = phrase.end + stop
    elif len(words) > 2 and words[0] in {",", "("} and words[1].isdecimal() and int(words[1]) <= _OLDEST:
        closes = (words[0], words[2]) == ("(", ")")
        if not closes and (phrase.high != 1 or words[2] != ","):
            return phrase
        end = phrase.end + (3 if closes else 2)
    else:
        return phrase
    following = doc[end + 1] if end + 1 < len(doc) and doc[end].lower_ == "," else None
    if following is not None and following.pos_ in {"AUX", "VERB", "ADJ", "ADV"}:
        end += 1
    return replace(phrase, end=end)


def _in_ages(token: Token) -> bool:
    return token.like_num or token.lower_ in {"and", ",", "between", "to"}


def _without_appositions(doc: Doc, phrases: list[People]) -> list[People]:
    """A name and the description set off beside it as one phrase: "Ali Salem, a commander, was killed"."""
    merged: list[People] = []
    for phrase in phrases:
        last = merged[-1] if merged else None
        if last is not None and _is_apposition(doc, last, phrase):
            end = phrase.end + 1 if phrase.end < len(doc) and doc[phrase.end].lower_ == "," else phrase.end
            merged[-1] = replace(
                last, end=end, who=phrase.who if last.who == "person" else last.who, named=True, listed=True
            )
        else:
            merged.append(phrase)
    return merged


def _is_apposition(doc: Doc, left: People, right: People) -> bool:
    single = all(not phrase.counted and phrase.low == 1 and phrase.head >= 0 for phrase in (left, right))
    if not single or left.named is right.named:
        return False
    following = doc[right.end].lower_ if right.end < len(doc) else ""
    return [token.lower_ for token in doc[left.end : right.start]] == [","] and following not in {"and", "or", "&"}


def _list_sum(doc: Doc, phrases: list[People], number: int) -> int:
    """How many people a list counts that starts with this phrase."""
    return sum(phrase.low or 0 for phrase in listed_from(doc, phrases, number))


def listed_from(doc: Doc, phrases: list[People], number: int) -> Iterator[People]:
    """The phrase and those joined to it by nothing but commas and *and*."""
    yield phrases[number]
    for left, right in zip(phrases[number:], phrases[number + 1 :], strict=False):
        if not joined(doc, left, right):
            return
        yield right


def joined(doc: Doc, left: People, right: People) -> bool:
    """Whether only a comma or *and* stands between two phrases, or where the first ones come from and then *and*."""
    gap = [token.lower_ for token in doc[left.end : right.start]]
    if 0 < len(gap) <= 4 and set(gap) <= LIST_WORDS and gap != ["with"] and gap != ["as"]:
        return True
    both = left.counted and right.counted
    return (both or _his(doc, left, right)) and _beside_attribute(doc[left.end : right.start])


def _his(doc: Doc, left: People, right: People) -> bool:
    """ "the head of the post and *his* brother": whose brother he is, only the person before can say."""
    return left.listed and left.high == 1 and doc[right.start].lower_ in {"his", "her", "their"}


def _beside_attribute(gap: Span) -> bool:
    """ "three men *from the Third Force and* two civilians": one phrase with a preposition, then *and*."""
    if not 3 <= len(gap) <= _LONGEST_ATTRIBUTE or gap[-1].lower_ != "and":
        return False
    plain = all(token.pos_ not in {"VERB", "AUX", "CCONJ", "PUNCT", "SCONJ"} for token in gap[:-1])
    return gap[0].lower_ in _ATTRIBUTES and plain
