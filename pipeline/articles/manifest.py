"""``manifest.csv``: what the user knows of the articles in a folder, a row a file. It goes before the files' own."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pipeline.articles.cleaning import clean_value
from pipeline.articles.decoding import decode
from pipeline.articles.errors import ReadError
from pipeline.articles.limits import Limits
from pipeline.articles.metadata import read_published
from pipeline.records import Failure, Publication
from pipeline.vocabulary import PublishedBasis

NAME = "manifest.csv"
_FILE = ("file", "filename", "file_name", "path", "article_file")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source"),
    "url": ("url", "link"),
    "author": ("author", "byline"),
    "published": ("published", "date", "published_at", "publication_date"),
}


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What the manifest says of one article; empty is nothing."""

    file: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    author: str = ""
    publication: Publication | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows by the file they tell of, and the rows that can't be used."""

    rows: Mapping[str, ManifestRow] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()

    def of(self, file: str) -> tuple[ManifestRow, ...]:
        """The rows about a file and about the articles in it, in their order."""
        return tuple(
            row for name, row in self.rows.items() if name == file or name.startswith((f"{file}/", f"{file}#"))
        )


def read_manifest(folder: Path, limits: Limits) -> Manifest:
    """The folder's manifest, empty where there is none. A bad row is a ``Failure`` (``bad_manifest``) of its line."""
    path = folder / NAME
    try:
        if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
            return Manifest()
        if path.stat().st_size > limits.text_bytes:
            raise ReadError("bad_manifest", f"more than {limits.text_bytes // 1_000_000} MB")
        text = decode(path.read_bytes()).text
    except ReadError as error:
        return Manifest(failures=(Failure(NAME, "bad_manifest", error.detail),))
    except OSError as error:
        detail = f"{error.strerror or 'it cannot be opened'}; check that you may read it"
        return Manifest(failures=(Failure(NAME, "unreadable", detail),))
    return _rows(text, folder)


def _rows(text: str, folder: Path) -> Manifest:
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if text.split("\n", 1)[0].count(";") else ",")
    rows: dict[str, ManifestRow] = {}
    failures: list[Failure] = []
    try:
        for values in table:
            named = {str(name).strip().lower(): value for name, value in values.items() if isinstance(value, str)}
            try:
                row = _row(named, folder)
                if row.file in rows:
                    raise ReadError("bad_manifest", f"{row.file!r} stands twice; leave one of the rows")
                rows[row.file] = row
            except ReadError as error:
                failures.append(Failure(f"{NAME}#{table.line_num}", error.reason, error.detail))
    except csv.Error as error:
        failures.append(Failure(f"{NAME}#{table.line_num}", "bad_manifest", f"{error}; save the table as CSV again"))
    return Manifest(rows, tuple(failures))


def _row(values: Mapping[str, str], folder: Path) -> ManifestRow:
    def first(names: tuple[str, ...]) -> str:
        return next((clean_value(values[name]) for name in names if values.get(name, "").strip()), "")

    file = first(_FILE).replace("\\", "/").removeprefix("./")
    if not file:
        raise ReadError("bad_manifest", "no file is named; the column is called file")
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise ReadError("unsafe_path", f"{file!r} leads out of the folder; name a file in it")
    # an article in an archive or a table is named after the file that holds it
    inside = [PurePosixPath(file.split("#", 1)[0]), *path.parents]
    if not any((folder / candidate).is_file() for candidate in inside):
        raise ReadError("bad_manifest", f"there is no file {file!r}; name one in the folder")
    written = first(_FIELDS["published"])
    publication = read_published(written, PublishedBasis.MANIFEST) if written else None
    if written and publication is None:
        raise ReadError("bad_manifest", f"{written!r} is no date of an article; write it as 2016-09-27")
    told = {name: first(_FIELDS[name]) for name in ("title", "publisher", "url", "author")}
    return ManifestRow(file, **told, publication=publication)
