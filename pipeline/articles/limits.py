"""How much of a file is read, and for how long: articles come from strangers."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.articles.errors import ReadError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. What goes beyond is a ``Failure`` that names the limit; docs/formats.md tells of each."""

    text_bytes: int = 8_000_000
    """Size of a plain text or Markdown file."""
    file_bytes: int = 64_000_000
    """Size of a file of any other format."""
    characters: int = 1_000_000
    """Length of one article: what spaCy reads in one piece."""
    articles: int = 100_000
    """Articles in one file: rows, lines, sections."""
    members: int = 10_000
    """Files in one archive."""
    unpacked_bytes: int = 256_000_000
    """Everything in one archive or document, unpacked."""
    expansion: int = 200
    """How many times larger than packed an archive or a document may be, beyond the first megabyte."""
    archives: int = 2
    """Archives inside one another."""
    depth: int = 100
    """Levels of nesting in JSON and of parts in a mail."""
    elements_deep: int = 200
    """Levels of nesting in HTML."""
    pages: int = 1_000
    """Pages of a PDF."""
    seconds: int = 60
    """Time for one article of a format that a child process reads."""
    file_seconds: int = 3_600
    """Time for one file of many articles."""
    memory_bytes: int = 2_000_000_000
    """Address space of that process, where the system can hold it to one."""
    pattern_seconds: int = 60
    """Time for all boilerplate and landmark patterns on one article."""


LIMITS = Limits()


def too_long(limits: Limits) -> ReadError:
    """The failure of an article of more characters than allowed."""
    return ReadError("too_large", f"more than {limits.characters:,} characters; split it into one file an article")
