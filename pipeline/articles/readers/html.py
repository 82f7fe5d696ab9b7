"""HTML pages: trafilatura finds the article among what a site sets around it, htmldate its date."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pipeline.articles.cleaning import Block, clean_characters, clean_line, clean_value
from pipeline.articles.decoding import decode
from pipeline.articles.errors import ReadError
from pipeline.articles.limits import Limits, too_long
from pipeline.articles.metadata import EARLIEST, LATEST, Metadata, dated
from pipeline.articles.sources import Source, source

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4096
_AROUND = 3
"""Times that a page's whole text may be longer than an article."""
_HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
_LEAVES = frozenset({"p", "quote", "item", "code", *_HEADINGS})
_PARTS_OF_PAGES = (
    "article", "aside", "div", "footer", "form", "frame", "header", "iframe", "main", "nav", "section",
)  # fmt: skip
"""What sites build a page of, and a word processor that saves a document as HTML does without."""
_SAVING_DAYS = frozenset({"created", "changed"})
"""What LibreOffice and its forebears call the days in a document's properties."""
_PLAIN_DATES = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
)
"""Meta elements that hold the day of publication and nothing else, by Open Graph, schema.org and Dublin Core."""


def read_html(data: bytes, limits: Limits) -> Iterator[Source]:
    """The article of a page. Raises ``ReadError``: ``too_deep``, ``empty`` for a page without text."""
    charset = _CHARSET.search(data[:_HEAD])
    decoded = decode(data, charset.group(1).decode("ascii") if charset else None)
    blocks, metadata = page(decoded.text, limits)
    yield source(blocks, metadata, "html", decoded.note)


def page(text: str, limits: Limits) -> tuple[list[Block], Metadata]:
    """The article's blocks and metadata in a page's HTML. Raises ``ReadError`` (``too_deep``)."""
    import trafilatura

    tree = _tree(text, limits)
    if tree is None:
        return [], Metadata()
    if sum(len(words) for words in tree.itertext("p", "div", "td", "li", "body")) > _AROUND * limits.characters:
        raise too_long(limits)
    _drop_saving_days(tree)
    _mark_document(tree)
    found: Any = trafilatura.bare_extraction(
        tree,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_date_parameters(),
    )
    if found is None:
        return [], Metadata()
    blocks = list(_blocks(found.body))
    headings = tree.findall(".//h1")
    head = clean_line("".join(headings[0].itertext())) if len(headings) == 1 else ""
    title = clean_value(head or found.title or "")
    metadata = Metadata(
        title=title,
        publisher=clean_value(found.sitename or ""),
        url=clean_value(found.url or ""),
        author=clean_value(found.author or ""),
    )
    return _with_head(blocks, head), dated(metadata, _dates(tree, found.date))


def _drop_saving_days(tree: Any) -> None:
    """Takes out when a word processor's user made and saved the document: no day of publication, as in Word files."""
    for meta in list(tree.iter("meta")):
        if (meta.get("name") or "").lower() in _SAVING_DAYS:
            meta.getparent().remove(meta)


def _mark_document(tree: Any) -> None:
    """Marks the whole body as the article where nothing is set around it, else trafilatura takes only paragraphs."""
    body = tree.find("body")
    if body is None or next(body.iter(*_PARTS_OF_PAGES), None) is not None:
        return
    article = body.makeelement("article")
    article.text, body.text = body.text, None
    article.extend(list(body))
    body.append(article)


def _with_head(blocks: list[Block], head: str) -> list[Block]:
    """The blocks with the page's one main heading as the first, where it was taken for the site's. A title that stands
    in the metadata alone is none of the text, as in every other format."""
    wanted = "".join(head.casefold().split())
    if not wanted or not blocks or any("".join(block.text.casefold().split()) == wanted for block in blocks[:3]):
        return blocks
    return [Block(head, is_heading=True), *blocks]


def _date_parameters() -> dict[str, Any]:
    # htmldate's own latest day is today: the same page would give another answer next year
    return {
        "original_date": True,
        "extensive_search": False,
        "min_date": EARLIEST.isoformat(),
        "max_date": LATEST.isoformat(),
    }


def _tree(text: str, limits: Limits) -> Any:
    from lxml import etree, html

    # lxml takes no text that declares an encoding, and NULs end a document for libxml2
    body = clean_characters(text)
    parser = html.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(body.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None
    deep = any("xcessive depth" in entry.message for entry in parser.error_log)
    if deep or _depth(tree) > limits.elements_deep:
        raise ReadError(
            "too_deep", f"HTML elements nested more than {limits.elements_deep} deep; save the page as text"
        )
    return tree


def _depth(tree: Any) -> int:
    deepest, level = 0, 0
    from lxml import etree

    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def _blocks(body: Any) -> Iterator[Block]:
    """The blocks of the tree that trafilatura hands back: paragraphs, heads, list items, quotes and tables."""
    for element in body:
        if element.tag == "table":
            for row in element.iter("row"):
                yield Block(" | ".join(clean_line(" ".join(cell.itertext())) for cell in row.iter("cell")))
        elif element.tag in _LEAVES and not any(child.tag in _LEAVES for child in element.iterdescendants()):
            text = "".join(_words(element))
            yield from (Block(part, element.tag in _HEADINGS) for part in re.split(r"\n\s*\n", text) if part.strip())
        else:
            if element.text and element.text.strip():
                yield Block(element.text)
            yield from _blocks(element)
        if element.tail and element.tail.strip():
            yield Block(element.tail)


def _words(element: Any) -> Iterator[str]:
    """The text of an element; a line break is one."""
    yield element.text or ""
    for child in element:
        if child.tag == "lb":
            yield "\n"
        else:
            yield from _words(child)
        yield child.tail or ""


def _dates(tree: Any, day: str | None) -> list[tuple[str, str]]:
    """Each date of publication that the page states, with where: what htmldate found, then what its meta data hold."""
    stated = list(dict.fromkeys(_stated(tree)))
    if day:
        where = next((f"{name}: {value}" for name, value in stated if value.startswith(day)), f"page: {day}")
        stated = [(day, where), *((value, f"{name}: {value}") for name, value in stated if not value.startswith(day))]
        return stated
    return [(value, f"{name}: {value}") for name, value in stated]


def _stated(tree: Any) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in _PLAIN_DATES and meta.get("content"):
            yield name, clean_value(meta.get("content"))
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and script.text:
            yield from _linked_data(script.text)


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    entries = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("datePublished"), str):
            yield "JSON-LD datePublished", clean_value(entry["datePublished"])
