"""Articles as data: JSON, a line or a row an article. Fields are found by the names that exports give them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.articles.cleaning import Block, clean_value, plain_blocks
from pipeline.articles.decoding import decode
from pipeline.articles.errors import ReadError
from pipeline.articles.limits import Limits
from pipeline.articles.metadata import Metadata, dated
from pipeline.articles.readers.html import page
from pipeline.articles.sources import Refusal, Source, source

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article_text", "full_text", "article_body", "story", "maintext", "main_text",
             "cleaned_text", "body_text", "raw_text", "article", "html", "content_html", "content_text"),
    "title": ("title", "headline", "article_title", "subject", "name"),
    "published": ("published", "date_published", "published_at", "publication_date", "publish_date", "pub_date",
                  "published_date", "publishdate", "pubdate", "published_on", "date", "created_at", "timestamp", "day"),
    "publisher": ("publisher", "source", "source_name", "site_name", "sitename", "site", "outlet", "newspaper", "media",
                  "domain", "hostname"),
    "url": ("url", "link", "uri", "href", "permalink", "web_url", "source_url"),
    "author": ("author", "authors", "byline", "creator", "writer", "journalist"),
}  # fmt: skip
"""The names of each field, most telling first; capitals, spaces, hyphens and joined words make no difference."""
_LISTS = ("articles", "items", "results", "data", "docs", "documents", "entries", "records", "hits", "news", "posts")
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|article|html|body)\b[^<>]{0,300}>", re.IGNORECASE)
_MARKUP_SHARE = 10
"""Times that HTML may be longer than the text in it."""
_DELIMITERS = ",;\t|"


def read_json(data: bytes, limits: Limits) -> Iterator[Source | Refusal]:
    """One object, a list of objects, or an object that holds such a list, as exports write. Raises ``ReadError``."""
    decoded = decode(data)
    value = _parse(decoded.text, limits)
    if isinstance(value, dict) and _column(value, "text") is None:
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), value)
    if isinstance(value, list):
        yield from _rows(value, "json", decoded.note, limits)
    else:
        found = _article(value, "", "json", decoded.note, limits)
        if isinstance(found, Refusal):
            raise ReadError(found.reason, found.detail)
        yield found


def read_json_lines(data: bytes, limits: Limits) -> Iterator[Source | Refusal]:
    """One object a line; an empty line is passed over. A line that is none is refused alone."""
    decoded = decode(data)
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if not line.strip():
            continue
        part = f"#{number}"
        try:
            yield _article(_parse(line, limits), part, "jsonl", decoded.note, limits)
        except ReadError as error:
            yield Refusal(part, error.reason, error.detail)


def read_csv(data: bytes, limits: Limits) -> Iterator[Source | Refusal]:
    """One row an article, columns named in the first row. Raises ``ReadError``: ``no_text_field``, ``damaged``."""
    decoded = decode(data)
    text = decoded.text.replace("\0", "")
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(limits.file_bytes)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        if _column(dict.fromkeys(rows.fieldnames or (), "x"), "text") is None:
            raise _no_text(rows.fieldnames or ())
        yield from _rows(rows, "csv", decoded.note, limits)
    except csv.Error as error:
        raise ReadError("damaged", f"line {rows.line_num}: {error}; save the table as CSV again") from error


def _rows(rows: Iterable[Any], kind: str, note: str, limits: Limits) -> Iterator[Source | Refusal]:
    for number, row in enumerate(rows, start=1):
        if number > limits.articles:
            raise ReadError("too_large", f"more than {limits.articles:,} articles; split the file")
        try:
            yield _article(row, f"#{number}", kind, note, limits)
        except ReadError as error:
            yield Refusal(f"#{number}", error.reason, error.detail)


def _parse(text: str, limits: Limits) -> Any:
    deep = ReadError("too_deep", f"JSON nested more than {limits.depth} deep; give each article an object of its own")
    try:
        value = json.loads(text)
    except RecursionError as error:
        raise deep from error
    except json.JSONDecodeError as error:
        raise ReadError(
            "damaged", f"line {error.lineno}, column {error.colno}: {error.msg}; export it again"
        ) from error
    except ValueError as error:
        raise ReadError("damaged", f"{error}; export it again") from error
    level: list[Any] = [value]
    for _ in range(limits.depth):
        level = [inner for outer in level for inner in _inner(outer)]
        if not level:
            return value
    raise deep


def _inner(value: Any) -> Iterable[Any]:
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (inner for inner in values if isinstance(inner, dict | list))


def _article(row: Any, part: str, kind: str, note: str, limits: Limits) -> Source | Refusal:
    if not isinstance(row, dict):
        return Refusal(part, "no_text_field", "it is no object with named fields; export each article as one")
    columns = {field: column for field in FIELDS if (column := _column(row, field)) is not None}
    if "text" not in columns:
        error = _no_text(row)
        return Refusal(part, error.reason, error.detail)
    values = {field: _value(row[column]) for field, column in columns.items()}
    if len(values["text"]) > _MARKUP_SHARE * limits.characters:
        return Refusal(part, "too_large", f"more than {limits.characters:,} characters; split it")
    blocks, metadata = _blocks(values["text"], limits)
    title = clean_value(values.get("title", "")) or metadata.title
    told = Metadata(
        title,
        clean_value(values.get("publisher", "")) or metadata.publisher,
        clean_value(values.get("url", "")) or metadata.url,
        clean_value(values.get("author", "")) or metadata.author,
        metadata.publication,
        metadata.also,
    )
    written = clean_value(values.get("published", ""))
    if written:
        told = dated(told, [(written, f"{columns['published']}: {written}")])
    taken = (f"{field}={clean_value(column)}" for field, column in columns.items())
    return source(blocks, told, kind, *taken, note, part=part)


def _blocks(text: str, limits: Limits) -> tuple[list[Block], Metadata]:
    """The blocks of a text field, which may hold HTML."""
    if len(_MARKUP.findall(text[:5000])) > 1:
        blocks, metadata = page(text, limits)
        if blocks:
            return blocks, metadata
    return plain_blocks(text), Metadata()


def _column(row: Mapping[Any, Any], field: str) -> str | None:
    """The name of the column that holds a field; None where none does or it is empty."""
    folded = {re.sub(r"[^a-z]", "", str(name).lower()): name for name in reversed(list(row))}
    for name in FIELDS[field]:
        column = folded.get(name.replace("_", ""))
        if column is not None and _value(row[column]).strip():
            return str(column)
    return None


def _value(value: Any) -> str:
    """A field's value as text: names of several authors, the name in an object about one."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "; ".join(filter(None, (_value(item) for item in value if not isinstance(item, list))))
    if isinstance(value, dict):
        return _value(next((value[key] for key in ("name", "title", "text", "rendered") if key in value), ""))
    return "" if value is None or isinstance(value, bool) else str(value)


def _no_text(names: Iterable[Any]) -> ReadError:
    found = ", ".join(clean_value(str(name))[:40] for name in list(names)[:12])
    return ReadError("no_text_field", f"none of its columns holds the article's text ({found}); name it text")
