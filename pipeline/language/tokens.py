"""spaCy's English tokenizer with the few splits that reports on Libya need beside it."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex

_INFIXES = (
    r"(?<=[A-Za-z])[\u2010\u2011](?=[A-Za-z])",  # typographic hyphens
    r"(?<=[A-Za-z0-9])\)(?=-[A-Za-z])",  # (LNA)-controlled
    r"(?<=\))-(?=[A-Za-z])",
    r"(?<=[a-z])[!?](?=[A-Z])",
    r"(?<=[A-Z]\.)-(?=[a-z])",  # U.S.-led
    r"(?<=[a-z])\.(?=[\"\u201d\u2019][A-Z])",
)

_WHOLE = [f"{noun}{hyphen}by" for noun in ("passer", "passers") for hyphen in "-\u2010\u2011"]


def tune_tokenizer(nlp: Language) -> None:
    """Teach the tokenizer our infixes and the words that it shall leave whole."""
    defaults = nlp.Defaults.infixes or ()
    tokenizer: Any = nlp.tokenizer
    for word in _WHOLE:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    tokenizer.infix_finditer = compile_infix_regex([*_INFIXES, *defaults]).finditer
