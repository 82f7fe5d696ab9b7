"""``libya_counts``: finds the numbers that count something, and says how low and how high each one is.

Numbers that only name or measure (dates, times, ages, money, distances, "128 Brigade", "the 90 checkpoint") count
nothing. "More than 20" is 20 and open, as reports use it; "around 20" is 20.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.language.count_words import (
    AT_LEAST,
    AT_MOST,
    EXACT,
    IN_TIME,
    MEASURES,
    MONEY,
    MONTHS,
    NAMED_BY_NUMBER,
    NAMES_AFTER,
    NOT_AFTER_NO,
    TENS,
    UNINFLECTED,
    UNITS,
)
from pipeline.records import Toll

SPAN_GROUP = "counts"
LABEL = "COUNT"

_SMALL = {word: value for value, word in enumerate(UNITS)} | {
    word: 10 * value for value, word in enumerate(TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_RANGE = re.compile(r"(\d{1,7})[-\u2013](\d{1,7})")
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,7}")
_PLURAL_AMOUNTS = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
_SCALES_OF = {"hundreds": 100, "thousands": 1000}
_SINGLE_AMOUNTS = {"dozen": 12, "score": 20, "couple": 2, "pair": 2, "hundred": 100, "thousand": 1000}
_DASHES = frozenset({"-", "\u2013", "\u2014", "to", "or"})
_TWO_OR_MORE = Toll(2, None)
_VAGUE: tuple[tuple[tuple[str, ...], Toll], ...] = (
    (("an", "unknown", "number", "of"), Toll(1, None)),
    (("an", "unspecified", "number", "of"), Toll(1, None)),
    (("an", "undisclosed", "number", "of"), Toll(1, None)),
    (("an", "undetermined", "number", "of"), Toll(1, None)),
    (("a", "large", "number", "of"), _TWO_OR_MORE),
    (("a", "small", "number", "of"), _TWO_OR_MORE),
    (("a", "number", "of"), _TWO_OR_MORE),
    (("a", "handful", "of"), _TWO_OR_MORE),
    (("a", "few"), _TWO_OR_MORE),
    (("at", "least", "some"), _TWO_OR_MORE),
    (("several",), _TWO_OR_MORE),
    (("some",), _TWO_OR_MORE),
    (("many",), _TWO_OR_MORE),
    (("numerous",), _TWO_OR_MORE),
    (("multiple",), _TWO_OR_MORE),
    (("various",), _TWO_OR_MORE),
    (("both",), Toll(2, 2)),
    (("not", "a", "single"), Toll(0, 0)),
    (("not", "one"), Toll(0, 0)),
    (("no", "one"), Toll(0, 0)),
    (("nobody",), Toll(0, 0)),
    (("none",), Toll(0, 0)),
    (("no",), Toll(0, 0)),
)
_QUALIFIERS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    sorted(
        [
            (tuple(phrase.split()), kind)
            for kind, phrases in (("from", AT_LEAST), ("up", AT_MOST), ("exact", EXACT))
            for phrase in phrases
        ],
        key=lambda entry: -len(entry[0]),
    )
)
_AGE_BEFORE = frozenset({"aged", "age", "ages"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100

Words = Sequence[str]
Reading = tuple[int, Toll]
"""Where the words of a count end, and what they count."""


@Language.factory("libya_counts", assigns=["doc.spans"])
def make_counts(nlp: Language, name: str) -> CountFinder:
    """The component, for ``nlp.add_pipe("libya_counts")``."""
    return CountFinder()


class CountFinder:
    """Writes ``doc.spans["counts"]``; ``bounds`` reads a span's low and high end."""

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[SPAN_GROUP] = self.find(doc)
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """The counts in the order of the text, none overlapping another."""
        words = [token.lower_ for token in doc]
        taken = _taken(doc)
        found: list[Span] = []
        i = 0
        while i < len(words):
            reading = None if i in taken else _count(words, i)
            if reading is None:
                i += 1
                continue
            end, _ = reading
            if taken.isdisjoint(range(i, end)) and _counts_something(doc, i, end):
                found.append(Span(doc, i, end, label=LABEL))
            i = end
        return found


def bounds(span: Span) -> Toll:
    """The low and high end of a span that ``libya_counts`` found; both None for words that are no count."""
    reading = _count([token.lower_ for token in span], 0)
    return reading[1] if reading is not None else Toll()


def _count(words: Words, i: int) -> Reading | None:
    """A count with its qualifier: "at least 12", "between 5 and 8", "some 20", "dozens"."""
    if words[i] in {"between", "from"}:
        return _between(words, i)
    for phrase, kind in _QUALIFIERS:
        if tuple(words[i : i + len(phrase)]) == phrase:
            inner = _amount(words, i + len(phrase))
            if inner is not None:
                return inner[0], _qualified(inner[1], kind)
    for phrase, toll in _VAGUE:
        if tuple(words[i : i + len(phrase)]) == phrase:
            return i + len(phrase), toll
    return _amount(words, i)


def _qualified(toll: Toll, kind: str) -> Toll:
    if kind == "from":
        return Toll(toll.low, None)
    if kind == "up":
        return Toll(0, toll.high if toll.high is not None else toll.low)
    return toll


def _between(words: Words, i: int) -> Reading | None:
    if words[i] == "between" and i + 1 < len(words) and _RANGE.fullmatch(words[i + 1]):
        return _amount(words, i + 1)
    low = _number(words, i + 1)
    if low is None:
        return None
    joiners = {"and", "to", "-", "\u2013"} if words[i] == "between" else {"to", "-", "\u2013"}
    if low[0] >= len(words) or words[low[0]] not in joiners:
        return None
    high = _number(words, low[0] + 1)
    if high is None or high[1] < low[1]:
        return None
    return high[0], Toll(low[1], high[1])


def _amount(words: Words, i: int) -> Reading | None:
    """A bare figure, a range ("5-8", "10 or 11"), or an amount such as "two dozen" and "hundreds"."""
    if i >= len(words):
        return None
    if words[i] in _PLURAL_AMOUNTS:
        if words[i + 1 : i + 2] == ["of"] and words[i + 2 : i + 3] and words[i + 2] in _SCALES_OF:
            return i + 3, Toll(_PLURAL_AMOUNTS[words[i]] * _SCALES_OF[words[i + 2]], None)
        return i + 1, Toll(_PLURAL_AMOUNTS[words[i]], None)
    joint = _RANGE.fullmatch(words[i])
    if joint is not None:
        low, high = (int(end) for end in joint.groups())
        return (i + 1, Toll(low, high)) if low < high else None
    start = _number(words, i)
    if start is None:
        return None
    end, value = start
    if words[end : end + 2] == ["or", "more"]:
        return end + 2, Toll(value, None)
    if words[end : end + 1] == ["+"]:
        return end + 1, Toll(value, None)
    if end < len(words) and words[end] in _DASHES:
        upper = _number(words, end + 1)
        if upper is not None and upper[1] > value:
            return upper[0], Toll(value, upper[1])
    return end, Toll(value, value)


def _number(words: Words, i: int) -> tuple[int, int] | None:
    """Where a figure ends, and its value: "2,100", "twenty-two", "a dozen", "three hundred and five"."""
    if i >= len(words):
        return None
    if words[i] in {"a", "an"} and i + 1 < len(words) and words[i + 1] in _SINGLE_AMOUNTS:
        return _after_of(words, i + 2, words[i + 1]), _SINGLE_AMOUNTS[words[i + 1]]
    if words[i : i + 3] == ["half", "a", "dozen"]:
        return i + 3, 6
    first = _plain(words, i)
    if first is None:
        return None
    end, value = first
    if end < len(words) and words[end] in {"dozen", "score"}:
        return end + 1, value * _SINGLE_AMOUNTS[words[end]]
    total = 0
    while (scale := _scale_at(words, end)) >= 0:
        total, value, end = total + value * _SCALES[words[scale]], 0, scale + 1
        rest = _plain(words, end + 1 if words[end : end + 1] == ["and"] else end)
        if rest is None or words[i][0].isdigit():
            break
        end, value = rest
    return end, total + value


def _scale_at(words: Words, i: int) -> int:
    """Where *hundred*, *thousand* or *million* stands, a hyphen before it aside; -1 where none does."""
    i += words[i : i + 1] == ["-"]
    return i if i < len(words) and words[i] in _SCALES else -1


def _after_of(words: Words, i: int, amount: str) -> int:
    """A couple and a pair count what follows *of*; "a couple" alone is two people, read with the people."""
    return i + 1 if amount in {"couple", "pair"} and words[i : i + 1] == ["of"] else i


def _plain(words: Words, i: int) -> tuple[int, int] | None:
    if i >= len(words):
        return None
    word = words[i]
    if _DIGITS.fullmatch(word):
        return i + 1, int(word.replace(",", ""))
    parts = word.split("-")
    if len(parts) == 2 and parts[0] in TENS and parts[1] in _SMALL:
        return i + 1, _SMALL[parts[0]] + _SMALL[parts[1]]
    if word not in _SMALL:
        return None
    if word in TENS:
        step = 2 if words[i + 1 : i + 2] == ["-"] else 1
        ones = words[i + step] if i + step < len(words) else ""
        if 0 < _SMALL.get(ones, 0) < 10:
            return i + step + 1, _SMALL[word] + _SMALL[ones]
    return i + 1, _SMALL[word]


# -- what is no count


def _taken(doc: Doc) -> set[int]:
    """Tokens of dates and names, whose numbers count nothing. "A couple" and "Dozens of people" are no names."""
    spans = list(doc.spans.get("dates", []))
    named = [span for key in ("places", "weapons") for span in doc.spans.get(key, [])]
    spans += [span for span in named if any(token.is_alpha for token in span)]
    spans += [span for span in doc.spans.get("actors", []) if span.label_ != "GROUP" and not _is_plain(span)]
    return {i for span in spans for i in range(span.start, span.end)}


def _is_plain(span: Span) -> bool:
    """Whether the words of an actor are no name, the capital of a sentence's first word aside."""
    return span.text.islower() or (span[0].lower_ in _PLURAL_AMOUNTS and span.text[1:].islower())


def _counts_something(doc: Doc, start: int, end: int) -> bool:
    before, after = _word(doc, start - 1), _word(doc, end)
    figure = doc[start:end].text.lower()
    if figure == "no":
        return after is not None and after.is_alpha and after.lower_ not in NOT_AFTER_NO
    if figure == "one" and (
        _lower(before) in {"any", "every", "some", "each", "this"} or _lower(after) in {"another", "side", "hand"}
    ):
        return False
    if (
        _is_measure(doc, before, after, end)
        or _is_age(doc, before, after, end)
        or _is_day(before, after, doc, start, end)
    ):
        return False
    return not _is_name(doc, start, end, before, after)


def _is_measure(doc: Doc, before: Token | None, after: Token | None, end: int) -> bool:
    if _lower(before) in MONEY or (before is not None and before.lower_.endswith(("$", "\u20ac", "\u00a3"))):
        return True
    if after is None:
        return False
    if after.lower_ in MEASURES or (after.lower_ in {":", "."} and _digit(_word(doc, end + 1))):
        return True
    if after.lower_ in {"-", "\u2013"}:
        return _lower(_word(doc, end + 1)) in MEASURES | {"year", "day", "hour"}
    more = (
        _word(doc, end + 1)
        if after.lower_ in {"or", "more", "consecutive", "whole", "straight", "full", "calendar", "square"}
        else None
    )
    return _lower(more) in MEASURES


def _is_age(doc: Doc, before: Token | None, after: Token | None, end: int) -> bool:
    if _after_age(doc, before):
        return True
    bracketed = _lower(before) == "(" and _lower(after) == ")" and doc[end - 1].text.isdigit()
    set_off = (
        _lower(before) == ","
        and _lower(after) == ","
        and doc[end - 1].text.isdigit()
        and end >= 3
        and (doc[end - 3].pos_ == "PROPN" or doc[end - 3].tag_ == "NN")
    )
    return bracketed or set_off


def _after_age(doc: Doc, before: Token | None) -> bool:
    """Whether *aged* stands before, other ages aside: "two boys aged 8 and 11"."""
    while before is not None and (before.lower_ in {"and", ",", "between"} or before.like_num):
        before = _word(doc, before.i - 1)
    return _lower(before) in _AGE_BEFORE


def _is_day(before: Token | None, after: Token | None, doc: Doc, start: int, end: int) -> bool:
    if not doc[end - 1].text[0].isdigit():
        return False
    toll = bounds(doc[start:end])
    value = toll.low or toll.high or 0
    if (
        _lower(after) in MONTHS
        and value <= 31
        and not (_lower(after) == "may" and after is not None and after.is_lower)
    ):
        return True
    if _lower(before) in MONTHS and before is not None and before.is_title and value <= 31:
        return after is None or after.is_punct or not after.pos_ or after.pos_ not in {"NOUN", "ADJ"}
    text = doc[start:end].text
    if re.fullmatch(r"\d{4}(?:[-\u2013]\d{2,4})?", text) and _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR:
        counted = (
            after is not None
            and after.is_alpha
            and after.is_lower
            and after.lower_.endswith(("s", "people", "men", "children", "women"))
        )
        return not counted or _lower(before) in IN_TIME | MONTHS
    return False


def _is_name(doc: Doc, start: int, end: int, before: Token | None, after: Token | None) -> bool:
    """Whether the number only names: "128 Brigade", "Brigade 166", "the 400 checkpoint", "600 Flats", "T-55"."""
    digits = doc[start].text[0].isdigit()
    if after is not None and after.is_title and after.lower_ in NAMES_AFTER:
        return True
    if not digits:
        return False
    if (
        before is not None
        and (before.is_title or before.is_upper or before.lower_ in {"no", "no.", "number"})
        and before.lower_ in NAMED_BY_NUMBER
        and start > 0
    ):
        return True
    if (
        before is not None
        and before.lower_ == "-"
        and start >= 2
        and doc[start - 2].is_alpha
        and not before.whitespace_
        and not doc[start - 2].whitespace_
    ):
        return True
    if after is None or _lower(before) not in {"the", "its", "their"} or doc[end - 1].text == "1":
        return False
    singular = after.tag_ == "NN" if after.tag_ else not after.lower_.endswith("s")
    return singular and after.is_alpha and after.lower_ not in UNINFLECTED


def _word(doc: Doc, i: int) -> Token | None:
    return doc[i] if 0 <= i < len(doc) and not doc[i].is_space else None


def _lower(token: Token | None) -> str:
    return token.lower_ if token is not None else ""


def _digit(token: Token | None) -> bool:
    return token is not None and token.text[:1].isdigit()
