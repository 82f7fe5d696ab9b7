"""How far a proper name reaches to the left or right of a word, by capitals and the small words inside names."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

_CONNECTORS_TEXT = """
al el ul ar er as es ash at an ad ath az ez adh bin ben ibn abu bu umm um bani beni
"""
CONNECTORS = frozenset(_CONNECTORS_TEXT.split())
"""Words inside Arabic names that may be written small."""
_FREE_CONNECTORS = CONNECTORS - {"an", "as", "at", "ad", "ash", "um"}
"""Those that are no English words: the others need a hyphen behind them."""
_NO_NAME_TEXT = """
the a an this that these those some several many most other both all each any no its their his her our my another such
one two three four five six seven eight nine ten first second new old late early former in on at of to from by for
with into near around inside outside through and or but when while after before since as if it they he she we who
which what where there here meanwhile however also according between against over under during until among across
libyan foreign international unknown unidentified local armed northern southern eastern western central entire whole
same following surrounding nearby main eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens scores least
"""
NO_NAME = frozenset(_NO_NAME_TEXT.split())
"""Words that may bear a capital without being part of a name."""
HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})
_SMALL_POS = frozenset({"ADV", "ADP", "DET", "PRON", "AUX", "CCONJ", "SCONJ", "INTJ"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_DAYS_AND_MONTHS = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
"""
CALENDAR = frozenset(_DAYS_AND_MONTHS.split())


MONTHS = frozenset(_DAYS_AND_MONTHS.split()[:12])


def is_name_word(token: Token) -> bool:
    """Whether a token alone can be part of a proper name."""
    lower = token.lower_
    if lower in NO_NAME or lower in CALENDAR or token.pos_ in _SMALL_POS:
        return False
    if token.is_sent_start is True and token.pos_ in {"VERB", "ADJ"}:
        return False
    return token.text[:1].isupper() and token.text[:1].isalpha()


def is_ordinal(token: Token) -> bool:
    """Whether the token is an ordinal in digits: 32nd."""
    return bool(_ORDINAL.fullmatch(token.text))


def name_start(doc: Doc, end: int, floor: int) -> int:
    """Where the name begins that stands right before token ``end``; ``end`` itself where there is none."""
    start = end
    place = end - 1
    while place >= floor:
        token = doc[place]
        hyphen = token.text in HYPHENS and not token.whitespace_ and place + 1 == start < end and place > floor
        if hyphen:
            place -= 1
            token = doc[place]
        small = CONNECTORS if hyphen else _FREE_CONNECTORS
        if not (is_name_word(token) or (start < end and token.lower_ in small)):
            break
        start = place
        place -= 1
    return start


def name_end(doc: Doc, start: int, ceiling: int) -> int:
    """Where the name ends (exclusive) that begins at token ``start``; ``start`` itself where there is none."""
    end = start
    place = start
    while place < ceiling:
        token = doc[place]
        hyphen = place + 1 < ceiling and doc[place + 1].text in HYPHENS
        if is_name_word(token):
            end = place + 1
        elif not (
            token.lower_ in (CONNECTORS if hyphen else _FREE_CONNECTORS)
            or (token.text in HYPHENS and place > start and not token.whitespace_)
        ):
            break
        place += 1
    return end


def sentence_bounds(doc: Doc, i: int) -> tuple[int, int]:
    """First token and end of the sentence around a token, without needing a parse."""
    start = i
    while start > 0 and doc[start].is_sent_start is not True:
        start -= 1
    end = i + 1
    while end < len(doc) and doc[end].is_sent_start is not True:
        end += 1
    return start, end
