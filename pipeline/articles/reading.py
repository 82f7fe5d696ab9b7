"""Files and folders -> articles. What cannot be read becomes a ``Failure`` that says what to do; nothing is raised."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.articles.boilerplate import BoilerplatePattern, drop_boilerplate
from pipeline.articles.cleaning import lay_out
from pipeline.articles.errors import ReadError
from pipeline.articles.formats import READERS, Source
from pipeline.articles.metadata import read_published
from pipeline.articles.publication import LandmarkPattern, publication_of
from pipeline.records import Article, Failure, Publication
from pipeline.vocabulary import PublishedBasis

MAX_BYTES = 8_000_000
DOCUMENTS = frozenset({".html", ".htm", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".eml"})
"""Formats that an article may well come in and that no reader takes yet."""
MAX_CHARACTERS = 1_000_000
"""What spaCy reads in one piece."""


@dataclass(frozen=True, slots=True)
class _Knowledge:
    published: Publication | None = None
    boilerplate: Mapping[str, BoilerplatePattern] = field(default_factory=dict)
    landmarks: Mapping[str, LandmarkPattern] = field(default_factory=dict)


def read_folder(
    folder: Path,
    *,
    published: str | None = None,
    exclude: Path | None = None,
    boilerplate: Mapping[str, BoilerplatePattern] | None = None,
    landmarks: Mapping[str, LandmarkPattern] | None = None,
) -> Iterator[Article | Failure]:
    """The articles of a folder at any depth, in the order of their paths, each text once.

    Other files with the same text stand in ``duplicates``. Hidden files, links that lead out of the folder and
    ``exclude`` (the output folder) are passed over. A document of a format that is not read is a ``Failure``;
    other files are passed over, unless there is nothing else: then each is one. Raises ``ValueError`` if
    ``published`` is no date.
    """
    known = _knowledge(published, boilerplate, landmarks)
    paths = list(_files(folder, exclude))
    readable = [path for path in paths if path.suffix.lower() in READERS]
    if not readable:
        for path in paths:
            yield _unsupported(_relative(path, folder))
        return
    first: dict[str, Article] = {}
    failures = [_unsupported(_relative(path, folder)) for path in paths if path.suffix.lower() in DOCUMENTS]
    for path in readable:
        for result in _read_file(path, folder, known):
            if isinstance(result, Failure):
                failures.append(result)
            elif result.article_id in first:
                kept = first[result.article_id]
                first[result.article_id] = replace(kept, duplicates=(*kept.duplicates, result.file))
            else:
                first[result.article_id] = result
    results: list[Article | Failure] = [*first.values(), *failures]
    yield from sorted(results, key=lambda result: result.file)


def read_article(
    path: Path,
    root: Path,
    *,
    published: str | None = None,
    boilerplate: Mapping[str, BoilerplatePattern] | None = None,
    landmarks: Mapping[str, LandmarkPattern] | None = None,
) -> Article | Failure:
    """The article that a file holds, its path told relative to ``root``.

    Raises ``ValueError`` if ``published`` is no date.
    """
    if path.suffix.lower() not in READERS:
        return _unsupported(_relative(path, root))
    return next(_read_file(path, root, _knowledge(published, boilerplate, landmarks)))


def _knowledge(
    published: str | None,
    boilerplate: Mapping[str, BoilerplatePattern] | None,
    landmarks: Mapping[str, LandmarkPattern] | None,
) -> _Knowledge:
    option = read_published(published, PublishedBasis.OPTION) if published else None
    if published and option is None:
        raise ValueError(
            f"{published!r} is no publication date: write it as 2016-09-27, or as 2016 if only the year is known"
        )
    return _Knowledge(option, boilerplate or {}, landmarks or {})


def _files(folder: Path, exclude: Path | None) -> Iterator[Path]:
    """The files of a folder in a fixed order, none hidden, none outside it, none under ``exclude``."""
    root = folder.resolve()
    left_out = exclude.resolve() if exclude else None
    found: list[Path] = []
    for directory, names, files in os.walk(folder):
        here = Path(directory)
        names[:] = [name for name in names if not name.startswith(".") and (here / name).resolve() != left_out]
        for name in files:
            path = here / name
            target = path.resolve()
            inside = target.is_relative_to(root) and not (left_out and target.is_relative_to(left_out))
            if not name.startswith(".") and inside and path.is_file():
                found.append(path)
    yield from sorted(found, key=lambda path: _relative(path, folder))


def _read_file(path: Path, root: Path, known: _Knowledge) -> Iterator[Article | Failure]:
    """Every article of one file, or the one failure."""
    file = _relative(path, root)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReadError("too_large", f"more than {MAX_BYTES // 1_000_000} MB; split it into one file an article")
        sources = list(READERS[path.suffix.lower()](path.read_bytes()))
        yield from [_article(source, path.name, file, known) for source in sources]
    except ReadError as error:
        yield Failure(file, error.reason, error.detail)
    except OSError as error:
        yield Failure(
            file, "unreadable", f"{error.strerror or 'the file cannot be opened'}; check that you may read it"
        )


def _article(source: Source, file_name: str, file: str, known: _Knowledge) -> Article:
    whole, _ = lay_out(source.blocks)
    if len(whole) > MAX_CHARACTERS:
        raise ReadError("too_large", f"more than {MAX_CHARACTERS:,} characters; split it into one file an article")
    blocks, dropped = drop_boilerplate(source.blocks, known.boilerplate)
    text, paragraphs = lay_out(blocks)
    if not any(character.isalnum() for character in text):
        raise ReadError("empty", "it holds no text; remove it, or save the article's text into it")
    metadata = source.metadata
    return Article(
        # of the text before boilerplate goes, so that a new pattern changes no id
        article_id="a" + hashlib.sha256(whole.encode()).hexdigest()[:12],
        file=f"{file}#{source.part}" if source.part else file,
        text=text,
        paragraphs=paragraphs,
        publication=publication_of(file_name, metadata, source.blocks, known.landmarks, known.published),
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        author=metadata.author,
        dropped=dropped,
    )


def _unsupported(file: str) -> Failure:
    known = ", ".join(sorted(READERS))
    return Failure(file, "unsupported", f"this format is not read; save the article as one of {known}")


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
