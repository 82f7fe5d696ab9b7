"""Whether a text is English. The events are read by an English model: of another language it would make rows of noise.

py3langid, because its model travels inside the package, answers in a few milliseconds and gives the same answer each
time (lingua's models take a hundred megabytes, langdetect draws random numbers). Names are its weak point: a note full
of them is "Somali" to it. So a text counts as another language only if it has few of the words that English can't do
without, as well.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol, cast

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = (
    "the of and to that were for by with at from have has had been it its their they this which who after not but said "
    "between during when while into against are than near two three killed"
)
_FUNCTION_WORDS = frozenset(_COMMON.split())
_ENOUGH = 0.15
"""Of the words of English news a quarter are such words, which few other languages have: not in, a, was, on."""
_FEW = 0.06
_LETTERS = 40
"""A text shorter than this is not judged."""
_SURE = 0.9
_ENGLISHES = frozenset({"en", "pcm", "sco"})
"""Headlines without the small words look like Nigerian Pidgin or Scots."""


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def other_language(text: str) -> str:
    """The ISO 639 code of the language that a text is in; empty for English and for what can't be told.

    A text mostly in another script than Latin whose language is not known is ``und``.
    """
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    if letters < _LETTERS:
        return ""
    latin = sum(character.isalpha() and character < "\u0250" for character in sample)
    words = [word.casefold() for word in _WORD.findall(sample)]
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    foreign_script = latin < 0.5 * letters
    if share >= _ENOUGH and not foreign_script:
        return ""
    language, sureness = _identifier().classify(sample)
    if language in _ENGLISHES:
        return "und" if foreign_script else ""
    return language if foreign_script or (share < _FEW and sureness >= _SURE) else ""


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return cast(_Identifier, LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
