"""A folder -> which articles it holds, each read once in its life. Their texts stay in the cache, not in memory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from pipeline.batch.cache import Cache
from pipeline.batch.versions import digest
from pipeline.records import Article, Failure

if TYPE_CHECKING:
    from pipeline.articles import Folder

ARTICLE = TypeAdapter(Article)
FILE, TEXT = "file", "article"


@dataclass(frozen=True, slots=True)
class Found:
    """Where an article was found. ``key`` is a hash of all that is known of it but the names of its files."""

    article_id: str
    file: str
    key: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of the batch, once, with the other files that hold the same text."""

    found: Found
    duplicates: tuple[str, ...] = ()


CONTENTS = TypeAdapter(tuple[Found | Failure, ...])


class Scan:
    """Goes through the files of a folder, one by one."""

    def __init__(self, folder: Folder, cache: Cache, version: str) -> None:
        self._folder = folder
        self._cache = cache
        self._version = version
        self._listed: dict[str, Listed] = {}
        self._failures = list(folder.passed)

    def add(self, path: Path) -> None:
        """Takes in what a file holds."""
        for found in self._contents(path):
            if isinstance(found, Failure):
                self._failures.append(found)
            elif found.article_id in self._listed:
                listed = self._listed[found.article_id]
                self._listed[found.article_id] = replace(listed, duplicates=(*listed.duplicates, found.file))
            else:
                self._listed[found.article_id] = Listed(found)

    @property
    def articles(self) -> tuple[Listed, ...]:
        """The articles in the order of their files."""
        return tuple(sorted(self._listed.values(), key=lambda listed: listed.found.file))

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read."""
        return tuple(self._failures)

    def _contents(self, path: Path) -> tuple[Found | Failure, ...]:
        content = self._folder.content(path)
        if isinstance(content, Failure):
            return (content,)
        key = digest(self._version, self._folder.name(path), content)
        known = self._cache.get(FILE, key, CONTENTS)
        if known is not None and all(isinstance(found, Failure) or self._cache.has(TEXT, found.key) for found in known):
            return known
        contents = tuple(self._keep(result) for result in self._folder.read(path, content))
        self._cache.put(FILE, key, contents, CONTENTS)
        return contents

    def _keep(self, result: Article | Failure) -> Found | Failure:
        if isinstance(result, Failure):
            return result
        bare = replace(result, file="", duplicates=())
        key = digest(ARTICLE.dump_json(bare))
        self._cache.put(TEXT, key, bare, ARTICLE)
        return Found(result.article_id, result.file, key)
