"""When an article was published: the first source that says so, and which others say otherwise.

Never from the file system, never from the clock. A day needs its year beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from pipeline.articles.boilerplate import PatternClock, compile_pattern, split_sentences
from pipeline.articles.cleaning import Block
from pipeline.articles.metadata import NO_PUBLICATION, Metadata, is_plausible
from pipeline.date_words import DAY_NUMBER, MONTH_WORD, YEAR_NUMBER
from pipeline.dates import DateKind, read_expression, resolve
from pipeline.periods import report_period
from pipeline.plain import plain
from pipeline.records import Publication
from pipeline.vocabulary import DatePrecision, PublishedBasis

_YMD = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_DMY = re.compile(r"(?<!\d)(0[1-9]|[12]\d|3[01])([-_.])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?!\d)")
_DAY_MONTH_YEAR = rf"(?:{DAY_NUMBER}\s+{MONTH_WORD},?\s+{YEAR_NUMBER}|{MONTH_WORD}\s+{DAY_NUMBER},?\s+{YEAR_NUMBER})"
WRITTEN_DAY = re.compile(rf"(?<![\w])(?:{_DAY_MONTH_YEAR}|{YEAR_NUMBER}-\d\d-\d\d|\d\d/\d\d/{YEAR_NUMBER})(?!\w)")

_FIRST_LINES = 4
_NAME_LENGTH = 255
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_TIME = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|GMT|UTC|EET)?)?"
_AGENCY = r"(?:\s*\([^()]{1,40}\)|\s+/[^/]{1,30}/)?"
# A hyphen joins two words or parts them: atomic, since a line of hyphens would have as many readings as there are sums
_PLACE_WORD = r"(?>[A-Z][\w.']*(?:-[\w.']+)*|\([A-Z][^()]{0,40}\)|al|el|as|of|the|and)"
_PLACES = re.compile(rf"(?:{_PLACE_WORD}[\s,:/|\u2013\u2014-]++)*+{_WEEKDAY}")
_NO_PLACE = re.compile(r"(?:On|In|By|Since|Until|From|After|Before|Between|The|Late|Early|Last|At|As|And|Of)\b")
_LABEL = re.compile(rf"(?i:published|posted|issued|released|dated?|updated)(?i:\s+on|\s+at)?\s*:?\s*{_WEEKDAY}")
_CLOSE = re.compile(rf"{_TIME}{_AGENCY}\s*(?:[-\u2013\u2014:|]|\.?$)")
TITLE_EDGE = re.compile(
    r"(?:[-\u2013\u2014:,|(\[]|\b(?:report|update|bulletin|digest|summary|review|briefing|roundup|news))\s*$",
    re.IGNORECASE,
)


class LandmarkPattern(Protocol):
    """What an entry of ``patterns/landmarks.yaml`` is to this module."""

    @property
    def id(self) -> str: ...
    @property
    def pattern(self) -> str | re.Pattern[str]: ...
    @property
    def year(self) -> int: ...


def publication_of(
    file_name: str,
    metadata: Metadata,
    blocks: Sequence[Block],
    landmarks: Mapping[str, LandmarkPattern],
    option: Publication | None = None,
    clock: PatternClock | None = None,
) -> Publication:
    """When an article was published: the first of these that says so, ``NO_PUBLICATION`` where none does.

    The user's option or manifest, the metadata, the file's name, a dateline or dated title, a landmark. ``disagrees``
    lists the later ones that say otherwise, and dates that no article can have; a landmark is only asked where nothing
    else is known.
    """
    lines = [block.text for block in blocks[:_FIRST_LINES]]
    titles = [line for line in ([metadata.title] if metadata.title else []) + lines if not line.endswith(".")]
    stated = [option, metadata.publication, *metadata.also, from_file_name(file_name)]
    stated.append(from_dateline(lines) or from_dated_title(titles))
    known = [publication for publication in stated if publication is not None and publication.edtf]
    if not known:
        text = "\n".join(block.text for block in blocks)
        known = [from_landmarks(text, landmarks, clock) or NO_PUBLICATION]
    first, *others = known
    refused = [publication for publication in stated if publication is not None and _is_refused(publication)]
    disagrees = [f"{other.basis} {other.edtf}: {other.text}" for other in others if _differs(first, other)]
    disagrees += [f"{publication.basis} refused: {publication.text}" for publication in refused]
    return replace(first, disagrees=tuple(dict.fromkeys(disagrees))) if disagrees else first


def _is_refused(publication: Publication) -> bool:
    return not publication.edtf and publication.basis is not PublishedBasis.NONE


def _differs(first: Publication, other: Publication) -> bool:
    """Whether two sources can't both be right; a year and a day in it can."""
    if first.day and other.day:
        return first.day != other.day
    return first.year != other.year


def from_file_name(name: str) -> Publication | None:
    """The one day that a file's name holds; None where it holds none, or several that differ."""
    stem = name.rsplit(".", 1)[0]
    written = [f"{year}-{month}-{day}" for year, _, month, day in _YMD.findall(stem)]
    written += [f"{year}-{month}-{day}" for day, _, month, year in _DMY.findall(stem)]
    spaced = re.sub(r"[-_.]+", " ", stem)
    titled = re.sub(r"[A-Za-z]+", lambda word: word.group().capitalize(), spaced)
    written += re.findall(rf"(?<!\w){_DAY_MONTH_YEAR}(?!\w)", titled[:_NAME_LENGTH])
    found = [read_day(text, PublishedBasis.FILE_NAME) for text in written]
    days = {publication.day for publication in found if publication}
    if len(days) != 1:
        return None
    return Publication(next(iter(days)), str(next(iter(days))), PublishedBasis.FILE_NAME, name)


def from_dateline(lines: Sequence[str]) -> Publication | None:
    """The day of "TRIPOLI, 12 April 2019 (Agency) -", "Published: 12 April 2019", or of a line that is only a date."""
    for line in lines:
        twin = plain(line)
        for found in WRITTEN_DAY.finditer(twin[:160]):
            before, after = twin[: found.start()], twin[found.end() :]
            labelled = bool(_LABEL.fullmatch(before))
            placed = bool(_PLACES.fullmatch(before)) and not _NO_PLACE.match(before)
            if labelled or (placed and _CLOSE.match(after)):
                publication = read_day(found.group(), PublishedBasis.DATELINE)
                if publication:
                    return replace(publication, text=line[: found.end()])
    return None


def from_dated_title(lines: Sequence[str]) -> Publication | None:
    """The last day of the period that a report's title names, or the day at a title's end; a month gives its year."""
    for line in lines:
        twin = plain(line)
        period = report_period(twin, NO_PUBLICATION)
        if period and period.start and period.end and is_plausible(period.end):
            if period.precision is DatePrecision.MONTH:
                return Publication(None, f"{period.end:%Y}", PublishedBasis.DATELINE, line)
            return Publication(period.end, str(period.end), PublishedBasis.DATELINE, line)
        for found in WRITTEN_DAY.finditer(twin):
            if not twin[found.end() :].strip(" )]") and TITLE_EDGE.search(twin[: found.start()]):
                publication = read_day(found.group(), PublishedBasis.DATELINE)
                if publication:
                    return replace(publication, text=line)
    return None


def from_landmarks(
    text: str, landmarks: Mapping[str, LandmarkPattern], clock: PatternClock | None = None
) -> Publication | None:
    """The year that landmarks in the text prove; None where there is none or they disagree.

    Raises ``ReadError`` (``slow_pattern``) when the clock runs out.
    """
    clock = clock or PatternClock()
    sentences = [(sentence, plain(sentence)) for line in text.splitlines() for sentence in split_sentences(line)]
    compiled = [(entry.id, entry.year, compile_pattern(entry.pattern)) for entry in landmarks.values()]
    found = [
        (year, sentence[place])
        for name, year, pattern in compiled
        for sentence, twin in sentences
        if (place := clock.search(name, pattern, twin)) is not None
    ]
    if len({year for year, _ in found}) != 1:
        return None
    year, words = found[0]
    return Publication(None, str(year), PublishedBasis.LANDMARK, words)


def read_day(text: str, basis: PublishedBasis) -> Publication | None:
    """The day that a date in words, year and all, names; None where it is none or no article can have it."""
    span = resolve(read_expression(DateKind.DAY, text), NO_PUBLICATION)
    if span.start is None or not is_plausible(span.start):
        return None
    return Publication(span.start, span.edtf, basis, text)
