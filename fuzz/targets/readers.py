"""Every reader in this process, where its own faults can be told from those of the library that it calls.

A program's run reads most formats in a child process, which turns whatever a library raises into a failure; an
exception out of the project's own code would be hidden there as ``damaged``. Here it is a finding.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unittest.mock import patch

from fuzz import known
from fuzz.inputs.documents import formats
from fuzz.target import Target, check_writable, raised_by_us
from pipeline.articles import Candidate, knowledge, read_file
from pipeline.articles.errors import ReadError
from pipeline.articles.formats import read_bytes
from pipeline.articles.limits import LIMITS, Limits
from pipeline.articles.sources import Refusal, Source
from pipeline.records import Article, Failure
from pipeline.vocabulary import PublishedBasis

REASONS = frozenset(
    [
        "empty",
        "not_utf8",
        "not_english",
        "unsupported",
        "unreadable",
        "damaged",
        "encrypted",
        "scanned",
        "no_text_field",
        "bad_front_matter",
        "unsafe_path",
        "unsafe_xml",
        "too_large",
        "too_deep",
        "too_slow",
        "too_much_memory",
        "slow_pattern",
    ]
)
"""What ``docs/formats.md`` lists for a file that is there and may be read; ``crashed`` would be a finding."""


def check(ending: str, data: bytes) -> None:
    """Articles or named failures, and no exception out of the project's own code."""
    with patch("pipeline.articles.reading.read_confined", _read_here):
        judge(read_whole(ending, data))


def read_whole(ending: str, data: bytes) -> tuple[Article | Failure, ...]:
    """What comes of a file with these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"week.{ending}"
        path.write_bytes(data)
        entries = known.catalogue()
        read_by = knowledge(boilerplate=entries.boilerplate, landmarks=entries.landmarks)
        return tuple(read_file(Candidate(path, path.name), read_by))


def judge(results: tuple[Article | Failure, ...]) -> None:
    """Each is an article whose paragraphs lie in its text, or a failure of a known reason that says what to do."""
    check_writable(results)
    for result in results:
        if isinstance(result, Failure):
            assert result.reason in REASONS, result
            assert result.detail, result
            continue
        assert 0 < len(result.text) <= LIMITS.characters
        assert result.publication.basis in PublishedBasis
        end = 0
        for paragraph in result.paragraphs:
            assert end <= paragraph.start < paragraph.end <= len(result.text), result.paragraphs
            assert "\n" not in result.text[paragraph.start : paragraph.end], "a line break inside a paragraph"
            end = paragraph.end


def _read_here(path: Path, name: str, limits: Limits) -> Iterator[Source | Refusal]:
    try:
        yield from (
            found for found in read_bytes(name, path.read_bytes(), limits) if isinstance(found, Source | Refusal)
        )
    except (ReadError, MemoryError, RecursionError):
        raise
    except Exception as error:
        if raised_by_us(error):
            raise
        raise ReadError("damaged", f"a library raised {type(error).__name__}") from error


SHARES = {
    "txt": 40,
    "md": 40,
    "html": 50,
    "docx": 40,
    "pdf": 50,
    "eml": 50,
    "json": 40,
    "jsonl": 40,
    "csv": 40,
    "zip": 25,
    "txt.gz": 10,
}
TARGETS = tuple(
    Target(f"read-{ending}", inputs, partial(check, ending), SHARES[ending], seconds=30)
    for ending, inputs in formats().items()
)
