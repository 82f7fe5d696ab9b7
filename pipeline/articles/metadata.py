"""What an article says of itself: YAML front matter, validated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.articles.cleaning import clean_line
from pipeline.articles.errors import ReadError
from pipeline.dates import DateKind, read_expression, resolve
from pipeline.records import Publication
from pipeline.strict_yaml import YamlError, load_yaml
from pipeline.vocabulary import DatePrecision, PublishedBasis

NO_PUBLICATION = Publication(None, "", PublishedBasis.NONE)
_FENCE = re.compile(r"---[^\S\n]*\n(.*?)(?:^|\n)---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d.*)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WRITTEN_DAY = re.compile(
    r"(?:\w+,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\w+\.?|\w+\.?\s+\d{1,2}(?:st|nd|rd|th)?),?\s+\d{4}"
)
EARLIEST, LATEST = date(1950, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; empty is unknown."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    author: str = ""
    publication: Publication = NO_PUBLICATION


def read_published(text: str, basis: PublishedBasis) -> Publication | None:
    """A publication date as people and programs write it; None where it is none.

    An ISO day or moment, a day with its month's name and a year, or a year alone.
    """
    text = text.strip()
    iso = _ISO_DAY.fullmatch(text)
    if not iso and _YEAR.fullmatch(text):
        return Publication(None, text, basis, text)
    if not iso and not _WRITTEN_DAY.fullmatch(text):
        return None
    span = resolve(read_expression(DateKind.DAY, iso.group(1) if iso else text), NO_PUBLICATION)
    if span.precision is not DatePrecision.DAY or span.start is None or not EARLIEST <= span.start <= LATEST:
        return None
    return Publication(span.start, span.edtf, basis, text)


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """The metadata between two ``---`` lines at the top of a text, and the text below it.

    Keys that are not known are left alone. Raises ``ReadError`` (``bad_front_matter``) for what is no strict YAML
    and for a date that is none.
    """
    fence = _FENCE.match(text)
    if not fence:
        return Metadata(), text
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


def _metadata(values: dict[Any, Any]) -> Metadata:
    publication = NO_PUBLICATION
    written = _scalar(values, "published") or _scalar(values, "date")
    if written:
        found = read_published(written, PublishedBasis.FRONT_MATTER)
        if found is None:
            raise ReadError("bad_front_matter", f"published: {written!r} is no date; write it as 2016-09-27")
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
    return clean_line(str(value))
