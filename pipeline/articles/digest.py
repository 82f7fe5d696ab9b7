"""Several articles in one file, told apart by dated headings: "Raid in Sirte, 6 September 2016" heads one of its own.

A heading that is only a date is a section of one report where the report has a date of its own, and an article where
it has none. Days far apart are a chronology, not a digest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.articles.cleaning import Block
from pipeline.articles.metadata import NO_PUBLICATION
from pipeline.articles.publication import TITLE_EDGE, WRITTEN_DAY, read_day
from pipeline.articles.sources import Source
from pipeline.plain import plain
from pipeline.records import Publication
from pipeline.vocabulary import PublishedBasis

_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_BEFORE = re.compile(rf"\s*[(\[]?{_WEEKDAY}", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:[)\]]\s*)?[:|\u2013\u2014-]\s*\S|\s*[)\]]\s*\S")
_OWN_TITLE = re.compile(
    r"\b(?:digest|round-?up|bulletin|weekly|monthly|newsletter|briefing|review|update)\b", re.IGNORECASE
)
_LONGEST = 45
"""Days that a digest may span: a month and what runs over its edges."""


@dataclass(frozen=True, slots=True)
class _Opening:
    position: int
    publication: Publication
    bare: bool


def split_digest(whole: Source) -> list[Source]:
    """The articles of a digest, each with its heading's date; the source itself where it is one article.

    What stands before the first dated heading is an article of its own if there is text in it.
    """
    openings = _openings(whole.blocks)
    if openings and openings[0].position == 0 and _OWN_TITLE.search(plain(whole.blocks[0].text)):
        openings = openings[1:]
    dated = whole.metadata.publication.edtf or _has_date(whole.blocks[: openings[0].position] if openings else ())
    if dated:
        openings = [opening for opening in openings if not opening.bare]
    days = [opening.publication.day for opening in openings if opening.publication.day]
    if len(openings) < 2 or (max(days) - min(days)).days > _LONGEST:
        return [whole]
    ends = [*(opening.position for opening in openings[1:]), len(whole.blocks)]
    bodies = [whole.blocks[opening.position : end] for opening, end in zip(openings, ends, strict=True)]
    if not all(any(not block.is_heading for block in body) for body in bodies):
        return [whole]
    head = whole.blocks[: openings[0].position]
    parts = [] if all(block.is_heading for block in head) else [replace(whole, blocks=head, part=f"{whole.part}#0")]
    for number, (opening, body) in enumerate(zip(openings, bodies, strict=True), start=1):
        title = whole.metadata.title if opening.bare else plain(body[0].text)
        metadata = replace(whole.metadata, title=title, publication=opening.publication, also=())
        parts.append(replace(whole, blocks=body, metadata=metadata, part=f"{whole.part}#{number}"))
    return [replace(part, read_as=(*part.read_as, f"digest of {len(openings)}")) for part in parts]


def _openings(blocks: Sequence[Block]) -> list[_Opening]:
    found = []
    for position, block in enumerate(blocks):
        if block.is_heading and (opening := _opening(position, block.text)):
            found.append(opening)
    return found


def _opening(position: int, text: str) -> _Opening | None:
    """A heading that begins or ends with one day, year and all; None for one that only speaks of a day."""
    twin = plain(text)
    days = list(WRITTEN_DAY.finditer(twin))
    if len(days) != 1:
        return None
    before, after = twin[: days[0].start()], twin[days[0].end() :]
    opens = bool(_BEFORE.fullmatch(before))
    bare = opens and not after.strip(" :.)]")
    closes = bool(TITLE_EDGE.search(re.sub(rf"{_WEEKDAY}$", "", before))) and not after.strip(" )].:")
    if not (bare or closes or (opens and _AFTER.match(after))):
        return None
    publication = read_day(days[0].group(), PublishedBasis.DATELINE)
    return _Opening(position, replace(publication, text=text), bare) if publication else None


def _has_date(blocks: Sequence[Block]) -> bool:
    """Whether what stands before the first dated heading has a date, as a report's title has."""
    from pipeline.articles.publication import from_dated_title, from_dateline

    lines = [block.text for block in blocks[:4]]
    return (from_dateline(lines) or from_dated_title(lines) or NO_PUBLICATION).edtf != ""
