"""What a reader hands on: an article as its file holds it, or why a part of the file is none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.articles.cleaning import Block, with_headings
from pipeline.articles.metadata import Metadata
from pipeline.plain import plain


@dataclass(frozen=True, slots=True)
class Source:
    """One article as its reader found it."""

    blocks: tuple[Block, ...]
    metadata: Metadata
    part: str = ""
    """Tells several of one file apart: ``#3`` is the third row, ``/monday.txt`` a file in an archive."""
    name: str = ""
    """The name to read a date from where it is not the file's: a file in an archive has its own."""
    read_as: tuple[str, ...] = ()
    """What the reader had to work out: the format, the encoding, the columns taken."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a file that could not be read, as a ``Failure`` tells it."""

    part: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Entering:
    """The file in an archive that is read next, so that what stops the reading can be told of it alone."""

    part: str


Found = Source | Refusal | Entering


def source(blocks: list[Block], metadata: Metadata, *read_as: str, part: str = "") -> Source:
    """The blocks with headings marked; the first of them is the title where the metadata has none."""
    marked = with_headings(blocks)
    if not metadata.title and marked and marked[0].is_heading:
        metadata = replace(metadata, title=plain(marked[0].text))
    return Source(tuple(marked), metadata, part, read_as=tuple(item for item in read_as if item))
