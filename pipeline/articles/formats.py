"""A reader for each kind of file: bytes -> metadata and blocks of text. A new format is an entry of ``READERS``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.articles.cleaning import Block, clean_characters, plain_blocks, with_headings
from pipeline.articles.errors import ReadError
from pipeline.articles.metadata import Metadata, split_front_matter


@dataclass(frozen=True, slots=True)
class Source:
    """One article as its reader found it. ``part`` tells several of one file apart."""

    blocks: tuple[Block, ...]
    metadata: Metadata
    part: str = ""


Reader = Callable[[bytes], Iterator[Source]]


def decode(data: bytes) -> str:
    """The text of UTF-8 bytes, with or without a byte order mark. Raises ``ReadError`` (``not_utf8``)."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        detail = f"byte {error.start} (line {line}) is not UTF-8; open the file in an editor and save it as UTF-8"
        raise ReadError("not_utf8", detail) from error


def read_plain(data: bytes) -> Iterator[Source]:
    """Plain text with or without front matter."""
    metadata, body = split_front_matter(_lines(data))
    yield _source(plain_blocks(body), metadata)


def read_markdown(data: bytes) -> Iterator[Source]:
    """Markdown: headings, paragraphs, list items and table rows as text; marks, images and HTML left out."""
    metadata, body = split_front_matter(_lines(data))
    yield _source(_markdown_blocks(body), metadata)


READERS: Final[Mapping[str, Reader]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
}


def _lines(data: bytes) -> str:
    return clean_characters(decode(data)).lstrip("\n")


def _source(blocks: list[Block], metadata: Metadata) -> Source:
    """The blocks with headings marked; the first of them is the title where the metadata has none."""
    marked = with_headings(blocks)
    if not metadata.title and marked and marked[0].is_heading:
        metadata = replace(metadata, title=marked[0].text)
    return Source(tuple(marked), metadata)


_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
# An indented paragraph is text in a news article, not code


def _markdown_blocks(text: str) -> list[Block]:
    tokens = _MARKDOWN.parse(text)
    blocks: list[Block] = []
    for position, token in enumerate(tokens):
        if token.type == "fence":
            blocks.append(Block(token.content))
        elif token.type == "tr_open":
            row = takewhile(lambda cell: cell.type != "tr_close", tokens[position:])
            blocks.append(Block(" | ".join(_inline_text(cell) for cell in row if cell.type == "inline")))
        elif token.type == "inline" and tokens[position - 1].type not in ("th_open", "td_open"):
            blocks.append(Block(_inline_text(token), tokens[position - 1].type == "heading_open"))
    return blocks


def _inline_text(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or []:
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)
