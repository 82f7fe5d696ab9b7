"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.articles.cleaning import Block, clean_characters, plain_blocks
from pipeline.articles.decoding import decode
from pipeline.articles.limits import Limits, too_long
from pipeline.articles.metadata import split_front_matter
from pipeline.articles.sources import Source, source

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
# An indented paragraph is text in a news article, not code
_LIST_MARK = re.compile(r"^([^\S\n]*)[\u2010\u2011](?=\s)", re.MULTILINE)
"""A typesetter's hyphen before a list's item: a mark, none of the words that are quoted."""


def read_plain(data: bytes, limits: Limits) -> Iterator[Source]:
    """Plain text with or without front matter."""
    text, note = _lines(data, limits)
    metadata, body = split_front_matter(text)
    yield source(plain_blocks(body), metadata, "txt", note)


def read_markdown(data: bytes, limits: Limits) -> Iterator[Source]:
    """Markdown: headings, paragraphs, list items and table rows as text; marks, images and HTML left out."""
    text, note = _lines(data, limits)
    metadata, body = split_front_matter(text)
    yield source(_markdown_blocks(body), metadata, "md", note)


def _lines(data: bytes, limits: Limits) -> tuple[str, str]:
    decoded = decode(data)
    # told at once, before any work: white space aside, no cleaning makes it shorter
    if len(decoded.text) - sum(map(decoded.text.count, " \t\r\n")) > limits.characters:
        raise too_long(limits)
    return clean_characters(decoded.text).lstrip("\n"), decoded.note


def _markdown_blocks(text: str) -> list[Block]:
    tokens = _MARKDOWN.parse(_LIST_MARK.sub(r"\1-", text))
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
