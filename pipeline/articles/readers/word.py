"""Word documents (``.docx``): python-docx opens them, their paragraphs are walked in order.

Deleted words of tracked changes are left out and inserted ones read; running heads, notes and comments are left out.
The document's own dates say when somebody saved it, and are not used.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.articles.cleaning import Block, clean_line, clean_value, plain_blocks
from pipeline.articles.errors import ReadError
from pipeline.articles.limits import Limits
from pipeline.articles.metadata import Metadata
from pipeline.articles.readers.archive import check_expansion
from pipeline.articles.sources import Source, source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHARACTERS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText", _FALLBACK})
_HEADING_STYLE = re.compile(r"(?:heading|title|subtitle)\b", re.IGNORECASE)
_NO_TITLE = re.compile(r"(?i:word document|microsoft word|document\d*|untitled|.*\.\w{2,4})")
_MARKUP = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_docx(data: bytes, limits: Limits) -> Iterator[Source]:
    """The text of a document. Raises ``ReadError``: ``damaged``, ``encrypted``, ``too_large``, ``unsafe_xml``."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError("encrypted", "it is protected by a password, or an old .doc; save it as .docx without one")
    _check(data, limits)
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise ReadError("damaged", "it is no Word document; open it in a word processor and save it again") from error
    styles = {style.style_id: style.name or "" for style in document.styles}
    blocks = list(_blocks(document.element.body, styles))
    title = clean_value(document.core_properties.title or "")
    author = clean_value(document.core_properties.author or "")
    metadata = Metadata(
        title="" if _NO_TITLE.fullmatch(title) else title,
        author="" if author == "python-docx" else author,
    )
    yield source(blocks, _with_title_of_text(metadata, blocks), "docx")


def _with_title_of_text(metadata: Metadata, blocks: list[Block]) -> Metadata:
    """The metadata without a title where the text begins with a heading of its own: that one was printed."""
    from dataclasses import replace

    return replace(metadata, title="") if blocks and blocks[0].is_heading else metadata


def _check(data: bytes, limits: Limits) -> None:
    """Refuses what a document never holds: more than it can unpack to, and entities of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            check_expansion(package, limits)
            for entry in package.infolist():
                if entry.filename.endswith((".xml", ".rels")):
                    part = package.read(entry)
                    if _MARKUP.search(part) or _MARKUP.search(part.replace(b"\0", b"")):
                        raise ReadError("unsafe_xml", f"{entry.filename} declares entities of its own, as attacks do")
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise ReadError("damaged", "it is no Word document; open it in a word processor and save it again") from error
    except RuntimeError as error:
        raise ReadError("encrypted", "it is protected by a password; save it without one") from error


def _blocks(parent: Any, styles: dict[str, str]) -> Iterator[Block]:
    for element in parent:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                cells = [" ".join(block.text for block in _blocks(cell, styles)) for cell in row.iter(f"{_W}tc")]
                yield Block(" | ".join(clean_line(cell) for cell in cells))
        elif element.tag not in _LEFT_OUT:
            yield from _blocks(element, styles)


def _paragraph(element: Any, styles: dict[str, str]) -> Iterator[Block]:
    text = "".join(_words(element))
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
    heading = bool(_HEADING_STYLE.match(name))
    if re.search(r"\n\s*\n", text) and not heading:
        yield from plain_blocks(text)
    elif text.strip():
        yield Block(text, heading)
    for box in element.iter(f"{_W}txbxContent"):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield from _blocks(box, styles)


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        else:
            yield from _words(child)
