"""What tells when and by whom an article was written: file names, front matter, manifests, dated first lines."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import strategies as st

from fuzz.inputs import words
from fuzz.target import Target, check_writable
from pipeline.articles.cleaning import plain_blocks
from pipeline.articles.digest import split_digest
from pipeline.articles.errors import ReadError
from pipeline.articles.limits import LIMITS
from pipeline.articles.manifest import NAME, read_manifest
from pipeline.articles.metadata import is_plausible, read_published, split_front_matter
from pipeline.articles.publication import publication_of
from pipeline.articles.sources import source
from pipeline.records import Publication
from pipeline.vocabulary import PublishedBasis

_KEYS = st.sampled_from(("title", "published", "date", "source", "publisher", "url", "author", "file", "x", "<<"))
_VALUES = st.one_of(words.dates, words.names, words.joined(words.small, words.marks, words.odd, longest=6))
_LINES = st.lists(st.builds("{}: {}\n".format, _KEYS, _VALUES), max_size=6).map("".join)
_BODY = words.joined(words.dates, words.dates, words.names, words.small, words.marks, words.odd, longest=30)
_TEXTS = st.one_of(
    st.builds("---\n{}---\n{}".format, _LINES, _BODY),
    st.builds("# {}\n\n{}\n\n# {}\n\n{}\n".format, words.dates, _BODY, words.dates, _BODY),
    st.builds("{}, {} ({}) - {}".format, words.names, words.dates, words.small, _BODY),
    _BODY,
)
_TABLE = st.lists(st.lists(st.one_of(_KEYS, _VALUES, st.just("week.txt")), max_size=4), max_size=5)


def check(case: tuple[str, str, list[list[str]], str]) -> None:
    """Only ``ReadError`` for front matter; days that an article can have; a manifest gives rows or failures."""
    text, name, table, joint = case
    _judged(read_published(text[:60], PublishedBasis.OPTION))
    try:
        metadata, body = split_front_matter(text)
    except ReadError:
        metadata, body = split_front_matter("")[0], text
    for part in split_digest(source(plain_blocks(body), metadata)):
        publication = publication_of(name, part.metadata, part.blocks, {})
        _judged(publication)
        check_writable((part, publication) if name.isprintable() else part)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "week.txt").touch()
        written = "\n".join(joint.join(row) for row in table)
        (Path(folder) / NAME).write_bytes(written.encode("utf-8", "surrogatepass"))
        check_writable(read_manifest(Path(folder), LIMITS))


def _judged(publication: Publication | None) -> None:
    if publication is None:
        return
    assert publication.day is None or is_plausible(publication.day), publication
    assert publication.edtf in ("", str(publication.day)) or publication.edtf.isdecimal(), publication
    assert publication.year is None or 1900 <= publication.year <= 2100, publication


TARGET = Target(
    "metadata",
    st.tuples(_TEXTS, words.joined(words.dates, words.marks, longest=5), _TABLE, st.sampled_from(",;\t")),
    check,
    share=75,
    seconds=10,
)
