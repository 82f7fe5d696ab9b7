"""``libya_sentences``: where sentences begin, by rule, for every token, before the parser sees the text.

A break between paragraphs always ends a sentence. A full stop ends one unless it belongs to an abbreviation,
an initial or a list number, or the text goes on in lower case; closing quotes and brackets go with their sentence.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

_ENDINGS = frozenset({".", "!", "?", "...", "\u2026", "..", "....", "?!", "!!", "??"})
_CLOSERS = frozenset({'"', "'", "''", "\u201d", "\u2019", ")", "]", "\u00bb", "*"})
_OPENERS = frozenset({'"', "'", "``", "\u201c", "\u2018", "(", "[", "\u00ab", "\u2022", "-", "\u2013", "\u2014"})
_TITLES = """
maj gen lt col capt cpt sgt cpl pvt brig cmdr adm dr mr mrs ms prof rev sen rep gov pres hon st ste mt messrs eng
sheik sh amb min fr
"""
_NEVER_LAST = frozenset(_TITLES.split())
"""Titles and the like: a name follows."""
_BEFORE_NUMBER = frozenset(
    {"no", "nos", "art", "arts", "p", "pp", "para", "paras", "vol", "fig", "sec", "ch", "res", "km"}
)
_MIDWAY_LOWER = frozenset({"a.k.a", "aka", "approx", "vs", "cf", "e.g", "i.e", "viz", "incl", "ca"})
"""Abbreviations that the sentence goes on after, whatever follows."""
_DATES_TEXT = "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat al"
_DATES = frozenset(_DATES_TEXT.split())
_EITHER = frozenset({"inc", "ltd", "co", "corp", "llc", "plc", "jr", "sr", "etc", "dept", "govt", "int'l", "bros"})
"""Abbreviations that may end a sentence: they do before a word that begins one."""
_STARTERS_TEXT = """
a after according all also although an and another around as at before both but by despite during earlier each
eyewitnesses five for forces four from he her his however i if in it its later local many meanwhile militants more most
no on one other our over reports residents several she since six so some such ten that the their then there these they
this those three though to two under until we what when where while who with witnesses you
"""
_STARTERS = frozenset(_STARTERS_TEXT.split())
_INITIAL = re.compile(r"[A-Z]\.(?:-?[A-Z]\.)*")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[ap]\.m\.?", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:al|el|as|ash|az|ar|at|an|ad)", re.IGNORECASE)


@Language.factory("libya_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> SentenceSplitter:
    """The component, for ``nlp.add_pipe("libya_sentences", first=True)``."""
    return SentenceSplitter()


_LABEL_VERBS = frozenset({"says", "said", "reports", "reported", "warns", "claims", "is", "was", "are", "were"})
"""Words of a headline's sentence, which a label is not."""


class SentenceSplitter:
    """Sets ``is_sent_start`` True or False on every token, so that the parser keeps to our sentences."""

    def __call__(self, doc: Doc) -> Doc:
        starts = set(self.find(doc))
        for token in doc:
            token.is_sent_start = token.i in starts
        return doc

    def find(self, doc: Doc) -> list[int]:
        """The index of each sentence's first token. White space goes with the sentence before it."""
        starts = [0] if len(doc) else []
        for token in doc[1:]:
            if not token.is_space and _breaks_before(doc, token, starts[-1]):
                starts.append(token.i)
        return starts


def _breaks_before(doc: Doc, token: Token, start: int) -> bool:
    """Whether a sentence that began at ``start`` is over before the token."""
    if "\n" in doc[token.i - 1].text and doc[token.i - 1].is_space:
        return True
    if doc[token.i - 1].text == ":" and _labels(doc, start, token):
        return True
    end = token.i - 1
    while end > start and (doc[end].is_space or (doc[end].text in _CLOSERS and not _opens(doc, end))):
        end -= 1
    last = doc[end]
    ended = last.text in _ENDINGS or (last.text.endswith((".", "...")) and len(last.text) > 1)
    if not ended or _closes(doc, token):
        return False
    return _begins(doc, token) and not _holds_on(doc, last, token, start)


def _labels(doc: Doc, start: int, token: Token) -> bool:
    """Whether a paragraph begins with a label before the token: "Arrests: …", "Security measures: …"."""
    opening = start == 0 or "\n" in doc[start - 1].text
    label = [part for part in doc[start : token.i - 1] if not part.is_punct]
    plain = all(part.is_alpha for part in label) and not any(part.lower_ in _LABEL_VERBS for part in label)
    return opening and 0 < len(label) <= 4 and plain and token.text[:1].isupper()


def _opens(doc: Doc, i: int) -> bool:
    """Whether a straight quote at ``i`` opens: it hugs the word after it, not the one before."""
    return doc[i].text in {'"', "'"} and not doc[i].whitespace_ and i > 0 and bool(doc[i - 1].whitespace_)


def _closes(doc: Doc, token: Token) -> bool:
    return token.text in _CLOSERS and not doc[token.i - 1].whitespace_


def _begins(doc: Doc, token: Token) -> bool:
    """Whether the token can begin a sentence: a capital, a number, an opening quote or an Arabic article."""
    first = token
    while first.text in _OPENERS and first.i + 1 < len(doc):
        first = doc[first.i + 1]
    if first.text[:1].isupper() or first.text[:1].isdigit() or first.text[:1] in "$\u00a3\u20ac":
        return True
    following = doc[first.i + 2] if first.i + 2 < len(doc) else None
    return (
        bool(_ARTICLE.fullmatch(first.text))
        and following is not None
        and doc[first.i + 1].text in {"-", "\u2011"}
        and following.text[:1].isupper()
    )


def _holds_on(doc: Doc, last: Token, token: Token, start: int) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or a list number, so that the sentence goes on."""
    if last.text == ".":
        if last.i == start or (last.whitespace_ == "" and doc[last.i - 1].whitespace_):
            return False
        before = doc[last.i - 1]
        if before.text.isdigit() and before.i == start:
            return True
        word = before.text if not doc[last.i - 1].whitespace_ else ""
    elif last.text in _ENDINGS:
        return False
    else:
        word = last.text.rstrip(".")
        if _INITIAL.fullmatch(last.text) and not _ACRONYM.fullmatch(last.text):
            return _is_initial(token)
        if _ACRONYM.fullmatch(last.text):
            return _goes_on_after_acronym(last, token)
    return _is_abbreviation(word, token)


def _is_abbreviation(word: str, token: Token) -> bool:
    lower = word.lower()
    if lower in _MIDWAY_LOWER:
        return True
    if lower in _EITHER:
        return token.lower_ not in _STARTERS
    if not word[:1].isupper():
        return lower in _BEFORE_NUMBER - {"no"} and token.text[:1].isdigit()
    if lower in _NEVER_LAST:
        return True
    if lower in _BEFORE_NUMBER:
        return token.text[:1].isdigit()
    return lower in _DATES and token.lower_ not in _STARTERS


def _is_initial(token: Token) -> bool:
    """Whether a letter with a full stop is part of a name: "Jason R. Pack"; "vitamin B. The" is not."""
    return token.lower_ not in _STARTERS and token.text[:1].isalpha()


def _goes_on_after_acronym(last: Token, token: Token) -> bool:
    """Whether the sentence goes on: "The U.S. Africa Command" does, "in the U.S. The" and "at 9 a.m. Planes" do not."""
    if last.lower_.startswith(("a.m", "p.m")):
        days = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "gmt", "eet", "utc"}
        return token.lower_ in days or token.text[:1].isdigit() or token.text in {"(", "["}
    return token.lower_ not in _STARTERS
