"""PDF: pdfplumber gives the words and where they stand; ``page_layout`` makes paragraphs of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pipeline.articles.cleaning import clean_line
from pipeline.articles.errors import ReadError
from pipeline.articles.limits import Limits, too_long
from pipeline.articles.metadata import Metadata
from pipeline.articles.readers.page_layout import Line, Word, blocks_of, lines_of, without_running_lines
from pipeline.articles.sources import Source, source

_SAME_LINE = 3


def read_pdf(data: bytes, limits: Limits) -> Iterator[Source]:
    """The text of a document. Raises ``ReadError``: ``damaged``, ``encrypted``, ``scanned``, ``empty``, ``too_large``.

    The document's own dates say when somebody printed it, and are not used; nor is its title, which is a file's name
    more often than not: the first line of the text is.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages, pictures = _pages(document, limits)
    except PdfminerException as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
            raise ReadError("encrypted", "it is protected by a password; save it without one") from error
        raise ReadError("damaged", "it is no PDF, or cut short; save it again") from error
    if not any(pages):
        if pictures:
            raise ReadError("scanned", "its pages are pictures without text; put them through OCR, such as ocrmypdf")
        raise ReadError("empty", "it holds no text; remove it, or save the article's text into it")
    blocks = blocks_of(without_running_lines(pages))
    yield source(blocks, Metadata(), "pdf")


def _pages(document: Any, limits: Limits) -> tuple[list[list[Line]], int]:
    """The lines of each page in reading order, and how many pages hold pictures."""
    pages: list[list[Line]] = []
    pictures = 0
    length = 0
    for number, page in enumerate(document.pages, start=1):
        if number > limits.pages:
            raise ReadError("too_large", f"more than {limits.pages:,} pages; split it into one file an article")
        words = _words(page)
        length += sum(len(word.text) for word in words)
        if length > limits.characters:
            raise too_long(limits)
        pictures += bool(page.images)
        pages.append(lines_of(words, float(page.width), float(page.height)))
        page.close()
    return pages, pictures


def _words(page: Any) -> list[Word]:
    """The upright words of a page; bold type that is made by printing twice is read once."""
    upright = page.filter(lambda item: item.get("object_type") != "char" or item.get("upright", True))
    found = upright.dedupe_chars().extract_words(
        x_tolerance_ratio=0.15, y_tolerance=_SAME_LINE, extra_attrs=["size", "fontname"], expand_ligatures=True
    )
    words = [
        Word(
            clean_line(item["text"]),
            float(item["x0"]),
            float(item["x1"]),
            float(item["top"]),
            float(item["bottom"]),
            round(float(item["size"]), 1),
            "bold" in item["fontname"].lower() or "black" in item["fontname"].lower(),
        )
        for item in found
    ]
    return [word for word in words if word.text]
