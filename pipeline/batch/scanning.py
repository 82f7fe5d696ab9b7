"""A folder -> which articles it holds, each file read once in its life. Texts stay in the cache, not in memory."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import TypeAdapter

from pipeline.batch.cache import Cache
from pipeline.batch.errors import NOTHING_DONE, BatchError
from pipeline.batch.versions import digest
from pipeline.records import Article, Failure

if TYPE_CHECKING:
    from pipeline.articles import Candidate, Census, Knowledge

ARTICLE = TypeAdapter(Article)
FILE, TEXT = "file", "article"
READINGS = 3
"""How often a file is read that changes meanwhile."""
PASSING = frozenset({"unreadable", "changing", "crashed", "too_slow", "too_much_memory"})
"""Failures that may have to do with the moment: the next run tries again."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article by its file. ``key`` is a hash of all that is known of it but the names of its files."""

    article_id: str
    file: str
    key: str
    duplicates: tuple[str, ...] = ()


class _Stamp(NamedTuple):
    """By which a change of a file shows."""

    inode: int
    size: int
    changed: int


class LostError(BatchError):
    """Something is gone from the cache that was there when the run began."""

    def __init__(self, listed: Listed) -> None:
        message = f"What was read in {listed.file} is gone from the cache. Run the same command again."
        super().__init__(message, NOTHING_DONE)


Contents = tuple[Listed | Failure, ...]
CONTENTS = TypeAdapter(Contents)


class Scan:
    """Goes through files one by one, twice: to read them, and to settle each article by what the others hold."""

    def __init__(self, known: Knowledge, cache: Cache, version: str, census: Census) -> None:
        self._known = known
        self._cache = cache
        self._version = digest(version, repr(known.published), repr(known.limits))
        self._census = census
        self._found: list[Listed] = []
        self.failures: list[Failure] = []
        """The files that could not be read."""

    def add(self, candidate: Candidate) -> None:
        """Takes in what a file holds."""
        for result in self._contents(candidate):
            if isinstance(result, Failure):
                self.failures.append(result)
            else:
                self._census.add(article_of(result, self._cache))
                self._found.append(result)

    def articles(self) -> tuple[Listed, ...]:
        """Every article once, in the order of the files; to be asked when all files are in."""
        settled = (self._census.settle(article_of(found, self._cache)) for found in self._found)
        return tuple(self._keep(article) for article in settled if article is not None)

    def _contents(self, candidate: Candidate) -> Contents:
        """What a file holds, the same before and after it was read."""
        for _ in range(READINGS):
            try:
                before = _stamp(candidate.path)
                if before.size > self._known.limits.file_bytes:
                    return self._read(candidate)
                key = self._key(candidate)
                contents = self._known_contents(key) or self._read(candidate)
                if _stamp(candidate.path) != before:
                    continue
            except OSError as error:
                detail = f"{error.strerror or 'it cannot be opened'}; check that it is there and that you may read it"
                return (Failure(candidate.file, "unreadable", detail),)
            if not any(isinstance(result, Failure) and result.reason in PASSING for result in contents):
                self._cache.put(FILE, key, contents, CONTENTS)
            return contents
        detail = "it was written to while it was read; run again when it is whole"
        return (Failure(candidate.file, "changing", detail),)

    def _key(self, candidate: Candidate) -> str:
        with open(candidate.path, "rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        return digest(self._version, candidate.file, repr(candidate.rows), content)

    def _known_contents(self, key: str) -> Contents:
        known = self._cache.get(FILE, key, CONTENTS) or ()
        try:
            for found in known:
                if isinstance(found, Listed):
                    article_of(found, self._cache)
        except LostError:
            return ()
        return known

    def _read(self, candidate: Candidate) -> Contents:
        from pipeline.articles import read_file

        results = read_file(candidate, self._known)
        return tuple(result if isinstance(result, Failure) else self._keep(result) for result in results)

    def _keep(self, article: Article) -> Listed:
        bare = replace(article, file="", duplicates=())
        key = digest(ARTICLE.dump_json(bare))
        if not self._cache.has(TEXT, key):
            self._cache.put(TEXT, key, bare, ARTICLE)
        return Listed(article.article_id, article.file, key, article.duplicates)


def article_of(listed: Listed, cache: Cache) -> Article:
    """The article itself; raises LostError where the cache no longer has it."""
    article = cache.get(TEXT, listed.key, ARTICLE)
    if article is None:
        raise LostError(listed)
    return replace(article, file=listed.file, duplicates=listed.duplicates)


def _stamp(path: Path) -> _Stamp:
    stat = path.stat()
    return _Stamp(stat.st_ino, stat.st_size, stat.st_mtime_ns)
