"""Words on pages -> paragraphs: lines, columns, running heads and feet, words broken at a line's end.

Lengths are points; y counts downwards from a page's top.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.articles.cleaning import Block
from pipeline.plain import plain

_MARGIN = 0.12
"""Share of a page's height at its top and foot in which running lines stand."""
_GAP = 0.8
"""Widths of a letter's height that part two columns; words of a line stand closer, even justified ones mostly."""
_ROWS = 4
"""Lines side by side that make two columns; fewer are a table's row or a spaced-out line."""
_TERMINATORS = (".", "!", "?", ":", '."', '?"', '!"', ".'", ".)", "…")
_HEADING_SIZE = 1.12
_FURNITURE = re.compile(
    r"(?:page\s*)?[-\u2013|]?\s*\d{1,4}\s*(?:(?:/|of)\s*\d{1,4})?\s*[-\u2013|]?"
    r"|(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?"
    r"|\d{1,2}/\d{1,2}/\d{2,4},\s*\d{1,2}:\d\d(?:\s*[AP]M)?(?:\s.{0,120})?",
    re.IGNORECASE,
)
"""What browsers print around a page and what numbers it."""
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"^(?:[\u2022\u25cf\u25aa\u2023\u25e6\uf0b7o-]|\d{1,2}[.)])\s+(?=\S)")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_PREFIXES = (
    "anti co counter cross de ex far half high inter left long low mid mini multi near non north east south west off "
    "post pre pro pan quasi re right self semi short so sub then trans two three four un under vice well al el"
)
_KEEPS_HYPHEN = frozenset(_PREFIXES.split())
"""What stands before a hyphen that is the word's own."""
_WHOLE_WORD = 4
"""Letters of what follows it: "south-west", but "south-ern" is one word broken."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column: its box, the column's, the height of its letters, and how near the page's edge it is."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    column: tuple[int, float, float]
    """Number on the page, left and right edge."""
    in_margin: bool = False
    first_word: float = 0.0
    """Width of the first word, which tells whether it would have gone on the line before."""

    @property
    def twin(self) -> str:
        """The text as patterns read it."""
        return plain(self.text)


def lines_of(words: Sequence[Word], width: float, height: float) -> list[Line]:
    """A page's lines in reading order: down each column, the columns from left to right."""
    rows = _rows(words)
    lines: list[Line] = []
    for number, group in enumerate(_columns(rows)):
        left = min(word.left for row in group for word in row)
        right = max(word.right for row in group for word in row)
        lines += [_line(row, (number, left, right), height) for row in group]
    return lines


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand on one line, whatever the column, from left to right; rows from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.left)):
        if rows:
            last = rows[-1]
            low = max(item.bottom for item in last)
            if word.bottom - low < 0.4 * max(word.size, 1) and word.top < low:
                last.append(word)
                continue
        rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _columns(rows: list[list[Word]]) -> list[list[list[Word]]]:
    """Groups of rows, each one column, in reading order: what stands over all columns before and after them."""
    gutter = _gutter(rows)
    if gutter is None:
        return [rows] if rows else []
    groups: list[list[list[Word]]] = []
    band: list[list[Word]] = []

    def close() -> None:
        if not band:
            return
        sides = ([[word for word in row if word.left < gutter] for row in band],
                 [[word for word in row if word.left >= gutter] for row in band])  # fmt: skip
        if sum(bool(left) and bool(right) for left, right in zip(*sides, strict=True)) >= _ROWS:
            for side in sides:
                groups.extend(_columns([row for row in side if row]))
        else:
            groups.append(list(band))
        band.clear()

    for row in rows:
        if any(word.left < gutter < word.right for word in row) or _spans(row, gutter):
            close()
            if groups and groups[-1] and groups[-1][-1] is rows[rows.index(row) - 1]:
                groups[-1].append(row)
            else:
                groups.append([row])
        else:
            band.append(row)
    close()
    return groups


def _spans(row: Sequence[Word], gutter: float) -> bool:
    """Whether a row runs across the gutter with no more than a space between its words there."""
    return any(
        before.right <= gutter <= after.left and after.left - before.right < 0.6 * before.size
        for before, after in pairwise(row)
    )


def _gutter(rows: Sequence[Sequence[Word]]) -> float | None:
    """The middle of the white strip between two columns; None where there is one column."""
    gaps = [
        (before.right, after.left)
        for row in rows
        for before, after in pairwise(row)
        if after.left - before.right > _GAP * before.size
    ]
    best: tuple[int, float] | None = None
    for left, right in gaps:
        # a strip that other rows leave white as well; its edges are the words nearest to it
        for place in (left + 1, (left + right) / 2, right - 1):
            times = sum(other[0] < place < other[1] for other in gaps)
            if best is None or times > best[0]:
                best = (times, place)
    if best is None or best[0] < _ROWS:
        return None
    place = best[1]
    inside = [gap for gap in gaps if gap[0] < place < gap[1]]
    return (max(gap[0] for gap in inside) + min(gap[1] for gap in inside)) / 2


def _line(row: Sequence[Word], column: tuple[int, float, float], height: float) -> Line:
    sizes = Counter({word.size: 0 for word in row})
    for word in row:
        sizes[word.size] += len(word.text)
    top, bottom = min(word.top for word in row), max(word.bottom for word in row)
    return Line(
        " ".join(word.text for word in row),
        row[0].left,
        row[-1].right,
        top,
        bottom,
        sizes.most_common(1)[0][0],
        all(word.bold for word in row),
        column,
        bottom < _MARGIN * height or top > (1 - _MARGIN) * height,
        row[0].right - row[0].left,
    )


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without lines that stand near the edge of several, numbers aside, and without page numbers."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_DIGITS.sub("0", line.twin) for line in page if line.in_margin})
    often = max(2, len(pages) // 3)
    return [
        [
            line
            for line in page
            if not (
                line.in_margin
                and (seen[_DIGITS.sub("0", line.twin)] >= often or _FURNITURE.fullmatch(line.twin.strip()))
            )
        ]
        for page in pages
    ]


def blocks_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The paragraphs and headings of a document's lines."""
    lines = [line for page in pages for line in page]
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += len(line.text)
    body = weights.most_common(1)[0][0] if weights else 0.0
    steps = [below.top - above.top for above, below in pairwise(lines) if _follows(above, below, body)]
    leading = median(steps) if steps else 1.2 * body
    texts = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(line.twin.lower() for line in lines)))
    paragraphs: list[list[Line]] = []
    above: Line | None = None
    for line in lines:
        if above is None or _starts_paragraph(above, line, leading * max(line.size / body, 1) if body else leading):
            paragraphs.append([])
        paragraphs[-1].append(line)
        above = line
    return [Block(_joined(lines, texts), _is_heading(lines, body)) for lines in paragraphs]


def _follows(above: Line, below: Line, body: float) -> bool:
    return above.column == below.column and above.size == below.size == body and 0 < below.top - above.top < 3 * body


def _starts_paragraph(above: Line, line: Line, leading: float) -> bool:
    if abs(above.size - line.size) > 0.5 or _BULLET.match(line.twin):
        return True
    if above.bold != line.bold and (above.twin.endswith(_TERMINATORS) or _is_short(above, line)):
        return True
    if _is_over(above, line):
        return True
    same = above.column == line.column and line.top > above.top
    if same and line.top - above.top > 1.25 * leading:
        return True
    indented = line.left - line.column[1] > 0.8 * line.size and line.left > above.left + 0.5 * line.size
    return same and indented and above.twin.endswith(_TERMINATORS)


def _is_over(above: Line, line: Line) -> bool:
    """Whether a line ends its paragraph by ending early, with a stop, before a capital."""
    starts = not line.text[:1].islower()
    return starts and above.twin.endswith(_TERMINATORS) and _is_short(above, line)


def _is_short(above: Line, line: Line) -> bool:
    """Whether the next line's first word would have had room on the line."""
    return above.column[2] - above.right > line.first_word + 0.6 * line.size


def _is_heading(lines: Sequence[Line], body: float) -> bool:
    return len(lines) <= 3 and all(line.size >= _HEADING_SIZE * body for line in lines)


def _joined(lines: Sequence[Line], words: Counter[str]) -> str:
    bullet = _BULLET.match(lines[0].twin)
    parts = [lines[0].text[bullet.end() if bullet else 0 :]]
    for above, line in pairwise(lines):
        broken = _BROKEN.search(above.twin)
        if broken is None or not line.text[:1].islower():
            parts.append(line.text if broken else f" {line.text}")
        elif _keeps_hyphen(broken.group(1), line.twin, words):
            parts.append(line.text)
        else:
            parts[-1] = parts[-1][:-1]
            parts.append(line.text)
    return "".join(parts)


def _keeps_hyphen(start: str, rest: str, words: Counter[str]) -> bool:
    """Whether a hyphen at a line's end is the word's own: by how the document writes it elsewhere, or by its start."""
    end = re.match(r"[^\W\d_]+", rest)
    whole = end.group() if end else ""
    hyphened, solid = words[f"{start}-{whole}".lower()], words[f"{start}{whole}".lower()]
    if hyphened != solid:
        return hyphened > solid
    return start.lower() in _KEEPS_HYPHEN and len(whole) >= _WHOLE_WORD
