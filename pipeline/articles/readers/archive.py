"""Zip and gzip archives of articles, unpacked in memory only: no name in them is ever a path on the disk."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from pipeline.articles.cleaning import clean_value
from pipeline.articles.errors import ReadError
from pipeline.articles.formats import DOCUMENTS, NOT_ARTICLES, READERS, ending, read_bytes
from pipeline.articles.limits import Limits
from pipeline.articles.sources import Entering, Found, Refusal, Source

_FREE = 1_000_000
"""Small files may be packed however well: an empty page of blanks is no bomb."""
_PIECE = 1 << 20


def read_zip(data: bytes, limits: Limits, name: str = "", skip: int = 0) -> Iterator[Found]:
    """Each file of an archive but the first ``skip``, in the order of their names.

    Raises ``ReadError``: ``damaged``, ``too_large``, ``too_deep``.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise ReadError("damaged", "it is no zip archive, or cut short; pack it again") from error
    if limits.archives < 1:
        raise ReadError("too_deep", "an archive inside archives; unpack it first")
    with package:
        check_expansion(package, limits)
        inner = replace(limits, archives=limits.archives - 1)
        entries = sorted(filter(_is_article, package.infolist()), key=lambda entry: entry.filename)
        for entry in entries[skip:]:
            yield from _member(package, entry, inner)


def read_gzip(data: bytes, limits: Limits, name: str, skip: int = 0) -> Iterator[Found]:
    """The one file that a gzip file holds; its format is told by the name before ``.gz``."""
    if limits.archives < 1:
        raise ReadError("too_deep", "an archive inside archives; unpack it first")
    allowed = min(limits.unpacked_bytes, max(_FREE, limits.expansion * len(data)))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            content = packed.read(allowed + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError("damaged", "it is no gzip file, or cut short; pack it again") from error
    if len(content) > allowed:
        raise _bomb(limits)
    yield from read_bytes(PurePosixPath(name).stem, content, replace(limits, archives=limits.archives - 1), skip)


def check_expansion(package: zipfile.ZipFile, limits: Limits) -> None:
    """Refuses a package that holds too many files or that unpacks to too much, by its table of contents.

    A table that lies about a size is no way around: zipfile reads no more of a file than its table promises.
    """
    entries = package.infolist()
    if len(entries) > limits.members:
        raise ReadError("too_large", f"more than {limits.members:,} files in it; pack fewer together")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > limits.unpacked_bytes or (unpacked > _FREE and unpacked > limits.expansion * max(packed, 1)):
        raise _bomb(limits)
    # the same bytes listed many times: each entry looks harmless
    if packed > _size(package) + _FREE:
        raise _bomb(limits)


def _size(package: zipfile.ZipFile) -> int:
    file = package.fp
    if file is None:
        return 0
    place = file.tell()
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(place)
    return size


def _bomb(limits: Limits) -> ReadError:
    return ReadError(
        "too_large",
        f"it unpacks to more than {limits.unpacked_bytes // 1_000_000} MB or {limits.expansion} times its size, "
        "as attacks do; unpack it and look",
    )


def _is_article(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file to read or to name as unread: none hidden, none of another kind."""
    path = PurePosixPath(_name(entry))
    hidden = any(part.startswith(".") and part != ".." for part in path.parts) or "__MACOSX" in path.parts
    known = ending(path.name) in READERS or ending(path.name) in DOCUMENTS
    return known and not hidden and not entry.is_dir() and path.name.lower() not in NOT_ARTICLES


def _name(entry: zipfile.ZipInfo) -> str:
    return clean_value(entry.filename.replace("\\", "/"))


def _member(package: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> Iterator[Found]:
    path = PurePosixPath(_name(entry))
    part = f"/{path}"
    yield Entering(part)
    if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
        yield Refusal(part, "unsafe_path", "its name leads out of the archive, as attacks do; pack it again")
        return
    if stat.S_ISLNK(entry.external_attr >> 16):
        yield Refusal(part, "unsafe_path", "it is a link and no file; pack the file itself")
        return
    try:
        for found in read_bytes(path.name, package.read(entry), limits):
            if isinstance(found, Source):
                yield replace(found, part=part + found.part, name=found.name or path.name)
            elif isinstance(found, Refusal):
                yield replace(found, part=part + found.part)
            else:
                # a file in an archive in the archive: a sign of life, the one to tell of is the outer
                yield Entering(part)
    except ReadError as error:
        yield Refusal(part, error.reason, error.detail)
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        yield Refusal(part, "damaged", f"it can't be unpacked ({error}); pack it again")
    except RecursionError:
        yield Refusal(part, "too_deep", "its parts are nested too deep; save the article as text")
    except RuntimeError:
        yield Refusal(part, "encrypted", "it is protected by a password; pack it without one")
    except Exception as error:  # as for a file by itself: a library raises whatever comes, and the next file is read
        yield Refusal(part, "damaged", f"it can't be read ({type(error).__name__}); open it and save it again")
