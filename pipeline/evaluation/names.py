"""When two names are the same: equal, or one inside the other as whole words, once both are folded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pipeline.plain import plain

_APOSTROPHES = re.compile("['`\u00b4\u02bb-\u02bf\u2018\u2019\u2032]")
_INITIAL_DOT = re.compile(r"(?<=\b\w)\.")
_PUNCTUATION = re.compile(r"[\W_]+")


def without_accents(text: str) -> str:
    """The plain text in lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", plain(text).casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def passage(text: str) -> str:
    """The text without case, accents and differences of quotes and white space, to look it up in another."""
    return " ".join(without_accents(text).split())


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name: no case, accents, punctuation or plural s. ``U.S.`` is one word."""
    text = _INITIAL_DOT.sub("", _APOSTROPHES.sub("", without_accents(name)))
    return tuple(_singular(word) for word in _PUNCTUATION.sub(" ", text).split())


def holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether the words of ``part`` stand one after the other in ``whole``."""
    size = len(part)
    return bool(part) and any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


def same_name(one: str, other: str) -> bool:
    """Whether two names equal each other or either holds the other as whole words."""
    first, second = words(one), words(other)
    return holds(first, second) or holds(second, first)


def any_same(names: Iterable[str], acceptable: Iterable[str]) -> bool:
    """Whether any of the names is one of the acceptable ones."""
    wanted = tuple(acceptable)
    return any(same_name(name, other) for name in names for other in wanted)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
