"""Characters, paragraphs and headings: from whatever a file holds to the one text that offsets count in.

Kept: every character that a reader of the source sees, curly quotes and non-breaking spaces too: patterns read the
``plain`` twin. Changed: two signs of Mac Roman are put right, underscores of emphasis go; NFC; zero-width, direction
and control characters go; white space is collapsed inside a paragraph, and paragraphs stand a blank line apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.plain import plain
from pipeline.records import Paragraph

_UNSEEN = re.compile("[\u00ad\ufeff]")
"""What may part a letter from its accent, so it goes before NFC joins them."""
_MAC_APOSTROPHE = re.compile(r"(?<=[a-z])\u00d5(?=[a-z])")
_MAC_SPACE = re.compile(r"(?<![A-Z])\u00ca(?=[_\s]|$)|(?<=[a-z.,;:)\]])\u00ca")
"""Two signs of Mac Roman read as Latin-1, "Benghazi\u00d5s" and "in\u00caBrak"; no capital stands so in a word."""
_EMPHASIS = re.compile(r"(?<!\w)_+(?=\w)|(?<=[^\W_])_+(?!\w)")
_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\v\f]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*|\u2029\s*")
_SPACE = re.compile(r"\s{2,}|[\n\t\u2029]")
"""What becomes one blank: a space alone stays what it is."""
_BULLET = re.compile(r"^\s*(?:[-*+\u2022\u25cf\u25aa\u2023]|\d{1,2}[.)])\s+(?=\S)")
_HASHES = re.compile(r"^#{1,6}\s+(.*)$")
_HARD_WRAP = 100
"""Lines longer than this were not broken by hand, so each is a paragraph of its own."""
_HEADING_WORDS = 9
_HEADING_LENGTH = 70
_TITLE_WORDS = 22
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "near", "of", "on", "or", "over", "the", "to", "with"}
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading as a reader found it."""

    text: str
    is_heading: bool = False


def clean_characters(text: str) -> str:
    """The text in NFC, ``\\n`` for every line break, nothing invisible."""
    text = _EMPHASIS.sub("", mend_mac_signs(text))
    text = _UNSEEN.sub("", _BREAKS.sub("\n", text))
    visible = (
        character
        for character in unicodedata.normalize("NFC", text)
        if character in "\n\t\u2029" or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )
    return "".join(visible)


def mend_mac_signs(text: str) -> str:
    """The text with an apostrophe and a blank for two signs of Mac Roman; as long as the text."""
    return _MAC_APOSTROPHE.sub("\u2019", _MAC_SPACE.sub(" ", text))


def clean_line(text: str) -> str:
    """One line: characters cleaned, white space collapsed."""
    return _SPACE.sub(" ", clean_characters(text)).strip()


def clean_value(text: str) -> str:
    """One line that names and is no quote, such as a title or a publisher: in plain characters, to be held together."""
    return plain(clean_line(text))


def plain_blocks(text: str) -> list[Block]:
    """The paragraphs of a plain text: parted by blank lines, hard-wrapped lines joined."""
    blocks: list[Block] = []
    for chunk in _BLANK_LINE.split(clean_characters(text)):
        blocks += _chunk_blocks([line.strip() for line in chunk.split("\n") if line.strip()])
    return blocks


def _chunk_blocks(lines: Sequence[str]) -> list[Block]:
    """The blocks of lines that no blank line parts."""
    width = max(map(len, lines), default=0)
    blocks: list[Block] = []
    joined: list[str] = []

    def flush() -> None:
        if joined:
            blocks.append(Block(_join(joined)))
            joined.clear()

    for position, line in enumerate(lines):
        marked = _HASHES.match(line)
        alone = len(lines) > 1 and position + 1 < len(lines) and 2 * len(line) < width and looks_like_heading(line)
        if marked or alone:
            flush()
            blocks.append(Block(marked.group(1).rstrip("#").rstrip() if marked else line, is_heading=True))
            continue
        bullet = _BULLET.match(plain(line))
        if width > _HARD_WRAP or bullet:
            flush()
        joined.append(line[bullet.end() :] if bullet and len(lines) > 1 else line)
    flush()
    return blocks


def _join(lines: Sequence[str]) -> str:
    """Lines as one; a word broken at a hyphen keeps the hyphen and gets no space."""
    parts = [lines[0]]
    for above, line in pairwise(lines):
        before = plain(above[-2:])
        broken_word = before[-1:] == "-" and (before[-2:-1].isalnum() or before[-2:-1] == "_") and line[:1].islower()
        parts += [line] if broken_word else [" ", line]
    return "".join(parts)


def looks_like_heading(text: str) -> bool:
    """Whether a line standing alone reads as a section's heading: short, unpunctuated, a name or in title case."""
    text = plain(text)
    words = text.rstrip(":").split()
    if not words or len(words) > _HEADING_WORDS or len(text) > _HEADING_LENGTH:
        return False
    if text.endswith((".", "!", "?", ",", ";", '."', "...")) or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    if not any(character.isalpha() for character in text):
        return False
    named = [word for word in words if word.lower().strip("\"'()") not in _SMALL_WORDS]
    capitalised = sum(not word.lstrip("\"'(")[:1].islower() for word in named)
    return len(words) <= 3 or capitalised >= 0.75 * len(named)


def looks_like_title(text: str) -> bool:
    """Whether a text's first paragraph reads as its title: a line without a full stop."""
    text = plain(text)
    words = text.split()
    return 0 < len(words) <= _TITLE_WORDS and words[0][0].isalnum() and not text.endswith((".", ",", ";", '."', ":"))


def lay_out(blocks: Iterable[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """The article's text and its paragraphs' offsets in it."""
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    start = 0
    for block in blocks:
        texts.append(block.text)
        paragraphs.append(Paragraph(start, start + len(block.text), block.is_heading))
        start += len(block.text) + 2
    return "\n\n".join(texts), tuple(paragraphs)


def with_headings(blocks: Iterable[Block]) -> list[Block]:
    """The blocks cleaned, empty ones left out, with what reads as a title or heading marked as one.

    Nothing is a heading that has nothing below it.
    """
    cleaned = [Block(clean_line(block.text), block.is_heading) for block in blocks]
    cleaned = [block for block in cleaned if block.text]
    marked: list[Block] = []
    for position, block in enumerate(cleaned):
        heads = position + 1 < len(cleaned)
        reads_as_one = looks_like_title(block.text) if position == 0 else looks_like_heading(block.text)
        marked.append(Block(block.text, block.is_heading or (heads and reads_as_one)))
    return marked
