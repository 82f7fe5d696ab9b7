"""What an article says of itself: YAML front matter and the fields of its format, validated."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import yaml

from pipeline.articles.cleaning import clean_value
from pipeline.articles.errors import ReadError
from pipeline.dates import DateKind, read_expression, resolve
from pipeline.plain import plain
from pipeline.records import Publication
from pipeline.strict_yaml import YamlError, load_yaml
from pipeline.vocabulary import DatePrecision, PublishedBasis

NO_PUBLICATION = Publication(None, "", PublishedBasis.NONE)
_DEEPEST = 20
_LONGEST = 50_000
"""Characters of front matter; what is longer is text between two rules."""
_FENCE = re.compile(r"---[^\S\n]*\n(.*?)(?:^|\n)---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d.*)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(r",?\s+(?:at\s+|-\s+|\|\s+)?\d{1,2}[:.]\d\d.{0,40}$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_SECONDS = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
_WRITTEN_DAY = re.compile(
    r"(?:\w+,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\w+\.?|\w+\.?\s+\d{1,2}(?:st|nd|rd|th)?),?\s+\d{4}"
)
EARLIEST, LATEST = date(1971, 1, 1), date(2035, 12, 31)
"""What an article's date can be. Clocks gone wrong say 1970 (Unix), 2036 (network time) or 2038, and so do programs
that fill an empty field."""
_WRONG_CLOCKS = frozenset({date(1980, 1, 1), date(1999, 11, 30), date(2001, 1, 1)})
"""Where the clocks of DOS and zip, of an empty date in PHP and of Apple's programs begin."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; empty is unknown."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    author: str = ""
    publication: Publication = NO_PUBLICATION
    also: tuple[Publication, ...] = ()
    """Other dates that the format's own fields state; one without ``edtf`` is refused, its words tell why."""


def read_published(text: str, basis: PublishedBasis) -> Publication | None:
    """A publication date as people and programs write it; None where it is none, or one that no article can have.

    An ISO day or moment, a day with its month's name and a year, or a year alone.
    """
    text = text.strip()
    iso = _ISO_DAY.fullmatch(text)
    if not iso and _YEAR.fullmatch(text):
        return Publication(None, text, basis, text) if EARLIEST.year <= int(text) <= LATEST.year else None
    if not iso and not _WRITTEN_DAY.fullmatch(text):
        return None
    span = resolve(read_expression(DateKind.DAY, iso.group(1) if iso else text), NO_PUBLICATION)
    if span.precision is not DatePrecision.DAY or span.start is None or not is_plausible(span.start):
        return None
    return Publication(span.start, span.edtf, basis, text)


def is_plausible(day: date) -> bool:
    """Whether an article can have been published then: after 1970, before 2036, not where a clock begins."""
    return EARLIEST <= day <= LATEST and day not in _WRONG_CLOCKS


def dated(metadata: Metadata, stated: Iterable[tuple[str, str]]) -> Metadata:
    """The metadata with the dates that a format's own fields state: pairs of the value and where it stands.

    The first that can be one is the date of publication. Programs write more than people: a time after the day is
    left out, ``20160927`` and seconds since 1970 are read, ``27/09/2016`` is day first.
    """
    publication = NO_PUBLICATION
    also: list[Publication] = []
    for value, where in stated:
        found = read_published(_as_written(value), PublishedBasis.METADATA)
        if found is None:
            also.append(Publication(None, "", PublishedBasis.METADATA, where))
        elif publication.edtf:
            also.append(replace(found, text=where))
        else:
            publication = replace(found, text=where)
    return replace(metadata, publication=publication, also=tuple(also))


def _as_written(value: str) -> str:
    text = _TIME.sub("", value.strip())
    if compact := _COMPACT.fullmatch(text):
        return "-".join(compact.groups())
    if seconds := _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(seconds.group(1)), UTC).date().isoformat()
    if numbers := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text):
        day, month, year = numbers.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    if numbers := re.fullmatch(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", text):
        year, month, day = numbers.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    return text


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """The metadata between two ``---`` lines at the top of a text, and the text below it.

    Keys that are not known are left alone. Raises ``ReadError`` (``bad_front_matter``) for what is no strict YAML
    and for a date that is none.
    """
    fence = _FENCE.match(plain(text))
    if not fence or len(fence.group(1)) > _LONGEST:
        return Metadata(), text
    _check_depth(fence.group(1))
    try:
        values = load_yaml(fence.group(1), "front matter")
    except YamlError as error:
        line = f"line {error.line + 1}: " if error.line else ""
        advice = 'put a value that holds a colon or a quote between quotes, as in title: "Tripoli: a truce"'
        raise ReadError("bad_front_matter", f"{line}{error.reason}; {advice}") from error
    body = text[fence.end() :]
    if values is None:
        return Metadata(), body
    if not isinstance(values, dict):
        return Metadata(), text
    return _metadata(values), body


def _check_depth(text: str) -> None:
    """Refuses lists in lists without end: YAML's composer calls itself for each and takes the process down."""
    depth = 0
    with contextlib.suppress(yaml.YAMLError):  # what is wrong with it is told by the strict loader
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise ReadError("bad_front_matter", f"values nested more than {_DEEPEST} deep; one value a key is read")


def _metadata(values: dict[Any, Any]) -> Metadata:
    publication = NO_PUBLICATION
    written = _scalar(values, "published") or _scalar(values, "date")
    if written:
        found = read_published(written, PublishedBasis.FRONT_MATTER)
        if found is None:
            raise ReadError(
                "bad_front_matter", f"published: {written!r} is no date of an article; write it as 2016-09-27"
            )
        publication = found
    return Metadata(
        title=_scalar(values, "title"),
        publisher=_scalar(values, "publisher") or _scalar(values, "source"),
        url=_scalar(values, "url"),
        author=_scalar(values, "author"),
        publication=publication,
    )


def _scalar(values: dict[Any, Any], key: str) -> str:
    value = values.get(key)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "; ".join(value)
    if value is None:
        return ""
    if isinstance(value, dict | list):
        raise ReadError("bad_front_matter", f"{key}: one value is expected, not several")
    return clean_value(str(value))
