"""Which reader reads which file. A new format is a module in ``readers`` and a line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import PurePosixPath
from typing import Final, cast

from pipeline.articles.errors import ReadError
from pipeline.articles.limits import Limits
from pipeline.articles.sources import Found

READERS: Final[Mapping[str, str]] = {
    ".txt": "text:read_plain",
    ".md": "text:read_markdown",
    ".markdown": "text:read_markdown",
    ".html": "html:read_html",
    ".htm": "html:read_html",
    ".xhtml": "html:read_html",
    ".docx": "word:read_docx",
    ".pdf": "pdf:read_pdf",
    ".eml": "mail:read_mail",
    ".json": "tabular:read_json",
    ".jsonl": "tabular:read_json_lines",
    ".ndjson": "tabular:read_json_lines",
    ".csv": "tabular:read_csv",
    ".tsv": "tabular:read_csv",
    ".zip": "archive:read_zip",
    ".gz": "archive:read_gzip",
}
"""The module and function that reads a file of each ending."""
DOCUMENTS: Final = frozenset({".doc", ".odt", ".rtf", ".msg", ".mht", ".mhtml", ".epub", ".7z", ".rar", ".tar", ".tgz"})
"""Formats that an article may well come in and that no reader takes."""
PLAIN: Final = frozenset({".txt", ".md", ".markdown"})
NOT_ARTICLES: Final = frozenset({"manifest.csv", "decisions.jsonl"})
"""Files that stand among articles and tell of them."""


def ending(name: str) -> str:
    """A file name's ending, in small letters, that says how it is read: ``.gz`` of ``Week.TXT.GZ``."""
    return PurePosixPath(name).suffix.lower()


def reader_of(name: str) -> Callable[..., Iterator[Found]]:
    """The reader of a file by its name. Raises ``ReadError`` (``unsupported``)."""
    entry = READERS.get(ending(name))
    if entry is None:
        known = ", ".join(sorted(READERS))
        raise ReadError("unsupported", f"this format is not read; save the article as one of {known}")
    module, function = entry.split(":")
    return cast(Callable[..., Iterator[Found]], getattr(import_module(f"pipeline.articles.readers.{module}"), function))


def read_bytes(name: str, data: bytes, limits: Limits, skip: int = 0) -> Iterator[Found]:
    """The articles in a file's bytes; ``name`` says the format. Raises ``ReadError``, or whatever a library raises.

    ``skip`` leaves out so many of an archive's first files.
    """
    allowed = limits.text_bytes if ending(name) in PLAIN else limits.file_bytes
    if len(data) > allowed:
        raise too_large(allowed)
    reader = reader_of(name)
    # what is in a compressed file is told by its name, and an archive can be read on from a file in it
    if ending(name) in (".gz", ".zip"):
        return reader(data, limits, name, skip)
    return reader(data, limits)


def too_large(allowed: int) -> ReadError:
    """The failure of a file of more bytes than allowed."""
    return ReadError("too_large", f"more than {allowed // 1_000_000} MB; split it into one file an article")
