"""Files and folders -> articles. What cannot be read becomes a ``Failure`` that says what to do; nothing is raised.

For callers that read a folder file by file, in any process and order, and keep what they have read:

* ``list_files`` lists what there is to read, cheaply and sorted, with the failures that need no reading;
* ``read_file`` reads one of them: its articles and failures, by that file, its rows of the manifest and the
  ``Knowledge`` alone, so they can be kept under a hash of these;
* ``Census`` is the second pass over all articles, in the listed order: duplicates and repeated lines.

``read_folder`` is these three in one process.
"""

from __future__ import annotations

import hashlib
import os
import pickle  # nosec B403  # for a file without a name that this process wrote itself
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.articles.boilerplate import BoilerplatePattern, PatternClock, drop_boilerplate
from pipeline.articles.cleaning import lay_out
from pipeline.articles.confined import read_confined
from pipeline.articles.digest import split_digest
from pipeline.articles.english import other_language
from pipeline.articles.errors import ReadError
from pipeline.articles.formats import DOCUMENTS, NOT_ARTICLES, PLAIN, READERS, ending, read_bytes, too_large
from pipeline.articles.limits import LIMITS, Limits, too_long
from pipeline.articles.manifest import ManifestRow, read_manifest
from pipeline.articles.metadata import read_published
from pipeline.articles.publication import LandmarkPattern, publication_of
from pipeline.articles.repetition import Census
from pipeline.articles.sources import Refusal, Source
from pipeline.plain import plain
from pipeline.records import Article, Failure, Publication
from pipeline.vocabulary import PublishedBasis

_SMALL = 50_000
"""Bytes of Markdown that are read in this process: its parser takes minutes for a long file made to be slow."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What every file of a folder is read by."""

    published: Publication | None = None
    boilerplate: Mapping[str, BoilerplatePattern] = field(default_factory=dict)
    landmarks: Mapping[str, LandmarkPattern] = field(default_factory=dict)
    limits: Limits = LIMITS


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read: ``file`` is its path from the folder, ``rows`` what the manifest says of it."""

    path: Path
    file: str
    rows: tuple[ManifestRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder that are to be read, sorted, and what is known without reading to be none."""

    candidates: tuple[Candidate, ...]
    failures: tuple[Failure, ...]


def knowledge(
    published: str | None = None,
    boilerplate: Mapping[str, BoilerplatePattern] | None = None,
    landmarks: Mapping[str, LandmarkPattern] | None = None,
    limits: Limits = LIMITS,
) -> Knowledge:
    """What to read by; ``published`` goes before any date in the files. Raises ``ValueError`` if it is no date."""
    option = read_published(published, PublishedBasis.OPTION) if published else None
    if published and option is None:
        raise ValueError(
            f"{published!r} is no publication date: write it as 2016-09-27, or as 2016 if only the year is known"
        )
    return Knowledge(option, boilerplate or {}, landmarks or {}, limits)


def list_files(folder: Path, exclude: Path | None = None, limits: Limits = LIMITS) -> Listing:
    """The files of a folder at any depth, in the order of their paths.

    Hidden files, links that lead out of the folder and ``exclude`` (the output folder) are passed over. A document of
    a format that is not read is a ``Failure``; other files are passed over, unless there is nothing else: then each is
    one.
    """
    manifest = read_manifest(folder, limits)
    paths = [(path, _relative(path, folder)) for path in _files(folder, exclude)]
    readable = [(path, file) for path, file in paths if ending(path.name) in READERS]
    unread = [file for path, file in paths if ending(path.name) in DOCUMENTS or not readable]
    return Listing(
        tuple(Candidate(path, file, manifest.of(file)) for path, file in readable),
        (*manifest.failures, *map(_unsupported, unread)),
    )


def read_file(candidate: Candidate, known: Knowledge) -> Iterator[Article | Failure]:
    """The articles of one file in their order, one by one, and what in it could not be read."""
    try:
        for found in _sources(candidate, known.limits):
            yield from _results(candidate, found, known)
    except ReadError as error:
        yield Failure(candidate.file, error.reason, error.detail)
    except OSError as error:
        detail = f"{error.strerror or 'the file cannot be opened'}; check that you may read it"
        yield Failure(candidate.file, "unreadable", detail)


def read_folder(
    folder: Path,
    *,
    published: str | None = None,
    exclude: Path | None = None,
    boilerplate: Mapping[str, BoilerplatePattern] | None = None,
    landmarks: Mapping[str, LandmarkPattern] | None = None,
    limits: Limits = LIMITS,
) -> Iterator[Article | Failure]:
    """The articles of a folder at any depth, in the order of their paths, each text once; then files not tried.

    Other files with the same text stand in ``duplicates``. What is read waits on the disk for the second pass, so that
    a folder of any size takes little memory. Raises ``ValueError`` if ``published`` is no date.
    """
    known = knowledge(published, boilerplate, landmarks, limits)
    listing = list_files(folder, exclude, limits)
    census = Census()
    with tempfile.TemporaryFile() as spool:
        count = 0
        for candidate in listing.candidates:
            for result in read_file(candidate, known):
                if isinstance(result, Article):
                    census.add(result)
                pickle.dump(result, spool)
                count += 1
        spool.seek(0)
        for _ in range(count):
            # written by this function a moment ago, to a file without a name
            result = pickle.load(spool)  # nosec B301  # as said above
            settled = census.settle(result) if isinstance(result, Article) else result
            if settled is not None:
                yield settled
    yield from listing.failures


def read_article(
    path: Path,
    root: Path,
    *,
    published: str | None = None,
    boilerplate: Mapping[str, BoilerplatePattern] | None = None,
    landmarks: Mapping[str, LandmarkPattern] | None = None,
    limits: Limits = LIMITS,
) -> Article | Failure:
    """The first article that a file holds, its path told relative to ``root``.

    Raises ``ValueError`` if ``published`` is no date.
    """
    file = _relative(path, root)
    if ending(path.name) not in READERS:
        return _unsupported(file)
    known = knowledge(published, boilerplate, landmarks, limits)
    results = tuple(read_file(Candidate(path, file), known))
    articles = [result for result in results if isinstance(result, Article)]
    return articles[0] if articles else results[0]


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
            named = not name.startswith(".") and name.lower() not in NOT_ARTICLES
            if named and inside and path.is_file():
                found.append(path)
    yield from sorted(found, key=lambda path: _relative(path, folder))


def _sources(candidate: Candidate, limits: Limits) -> Iterator[Source | Refusal]:
    """What the file's reader finds: read here where that is quick whatever the file holds, else by the child."""
    name = candidate.path.name
    size = candidate.path.stat().st_size
    allowed = limits.text_bytes if ending(name) in PLAIN else limits.file_bytes
    if size > allowed:
        raise too_large(allowed)
    if ending(name) in PLAIN and (ending(name) == ".txt" or size <= _SMALL):
        data = candidate.path.read_bytes()
        yield from (found for found in read_bytes(name, data, limits) if isinstance(found, Source | Refusal))
    else:
        with candidate.path.open("rb"):
            pass  # a file that may not be opened is told of without a child
        yield from read_confined(candidate.path, name, limits)


def _results(candidate: Candidate, found: Source | Refusal, known: Knowledge) -> Iterator[Article | Failure]:
    """The articles or the failure of one thing that a reader found."""
    if isinstance(found, Refusal):
        yield Failure(candidate.file + found.part, found.reason, found.detail)
        return
    for source in split_digest(found):
        file = candidate.file + source.part
        try:
            yield _article(_with_manifest(source, candidate, file), file, candidate.path.name, known)
        except ReadError as error:
            yield Failure(file, error.reason, error.detail)


def _with_manifest(source: Source, candidate: Candidate, file: str) -> Source:
    """The source with what the manifest says of its file, or more closely of the one article in it."""
    metadata = source.metadata
    for row in (row for row in candidate.rows if row.file in (candidate.file, file)):
        also = metadata.also
        if row.publication and metadata.publication.edtf:
            also = (metadata.publication, *also)
        metadata = replace(
            metadata,
            title=row.title or metadata.title,
            publisher=row.publisher or metadata.publisher,
            url=row.url or metadata.url,
            author=row.author or metadata.author,
            publication=row.publication or metadata.publication,
            also=also,
        )
    return replace(source, metadata=metadata)


def _article(source: Source, file: str, file_name: str, known: Knowledge) -> Article:
    limits = known.limits
    whole, _ = lay_out(source.blocks)
    if len(whole) > limits.characters:
        raise too_long(limits)
    clock = PatternClock(limits.pattern_seconds)
    blocks, dropped = drop_boilerplate(source.blocks, known.boilerplate, clock)
    text, paragraphs = lay_out(blocks)
    if not any(character.isalnum() for character in text):
        raise ReadError("empty", "it holds no text; remove it, or save the article's text into it")
    if language := other_language(plain(text)):
        raise ReadError("not_english", f"its language looks like {language!r}; only English is read")
    metadata = source.metadata
    name = source.name or file_name
    return Article(
        # of the text before boilerplate goes, so that a new pattern changes no id
        article_id="a" + hashlib.sha256(plain(whole).encode()).hexdigest()[:12],
        file=file,
        text=text,
        paragraphs=paragraphs,
        publication=publication_of(name, metadata, source.blocks, known.landmarks, known.published, clock),
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url,
        author=metadata.author,
        dropped=dropped,
        read_as=source.read_as,
    )


def _unsupported(file: str) -> Failure:
    known = ", ".join(sorted(READERS))
    return Failure(file, "unsupported", f"this format is not read; save the article as one of {known}")


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()
