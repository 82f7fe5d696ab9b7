"""Mail as saved by a mail program (``.eml``), by the standard library: text, else HTML, then attachments."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from pipeline.articles.cleaning import Block, clean_value, plain_blocks
from pipeline.articles.decoding import decode
from pipeline.articles.errors import ReadError
from pipeline.articles.formats import READERS, ending, read_bytes
from pipeline.articles.limits import Limits
from pipeline.articles.metadata import Metadata, dated
from pipeline.articles.readers.html import page
from pipeline.articles.sources import Found, Refusal, Source, source

_ATTACHED = frozenset({".docx", ".pdf", ".html", ".htm"})
"""What a newsletter sends an article as; a mail attached to a mail and an archive are not opened."""


def read_mail(data: bytes, limits: Limits) -> Iterator[Found]:
    """The mail's text, then each document attached to it, dated by the mail. Raises ``ReadError``."""
    # the parser takes a second for a thousand levels: what no mail has is refused before
    if data.lower().count(b"content-type: multipart/") > limits.depth:
        raise _too_deep(limits)
    message = email.message_from_bytes(data, policy=email.policy.default)
    _check_depth(message, limits)
    metadata = _metadata(message)
    blocks, note = _body(message, limits)
    documents = [part for part in message.walk() if _is_document(part)]
    if blocks or not documents:
        yield source(blocks, metadata, "eml", note)
    for part in documents:
        yield from _attachment(part, metadata, limits)


def _check_depth(message: EmailMessage, limits: Limits) -> None:
    level: list[MIMEPart] = [message]
    for _ in range(limits.depth):
        level = [part for whole in level if whole.is_multipart() for part in whole.iter_parts()]
        if not level:
            return
    raise _too_deep(limits)


def _too_deep(limits: Limits) -> ReadError:
    return ReadError("too_deep", f"its parts are nested more than {limits.depth} deep; save its text as .txt")


def _metadata(message: EmailMessage) -> Metadata:
    name, address = parseaddr(_header(message, "From"))
    written = _header(message, "Date")
    metadata = Metadata(
        title=_header(message, "Subject"),
        publisher=name or address,
        url=_header(message, "Archived-At").strip("<>"),
    )
    return dated(metadata, [(_day(written), f"Date: {written}")] if written else [])


def _day(written: str) -> str:
    """The sender's day of a mail's date, or the words where they are none."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError):
        return written


def _header(message: EmailMessage, name: str) -> str:
    value = message.get(name)
    return clean_value(str(value)) if value is not None else ""


def _body(message: EmailMessage, limits: Limits) -> tuple[list[Block], str]:
    plain = message.get_body(("plain",))
    if plain is not None:
        text, note = _text(plain)
        # some newsletters put a line into the text part that says to look at the other
        if len(text.split()) > 30 or message.get_body(("html",)) is None:
            return plain_blocks(text), note
    html = message.get_body(("html",))
    if html is None:
        return [], ""
    text, note = _text(html)
    return page(text, limits)[0], note


def _text(part: MIMEPart) -> tuple[str, str]:
    content = part.get_payload(decode=True)
    decoded = decode(content if isinstance(content, bytes) else b"", part.get_content_charset())
    return decoded.text, decoded.note


def _is_document(part: EmailMessage) -> bool:
    return not part.is_multipart() and ending(part.get_filename() or "") in _ATTACHED & READERS.keys()


def _attachment(part: EmailMessage, metadata: Metadata, limits: Limits) -> Iterator[Found]:
    name = clean_value(part.get_filename() or "").replace("/", "_").replace("\\", "_")
    content = part.get_payload(decode=True)
    try:
        for found in read_bytes(name, content if isinstance(content, bytes) else b"", limits):
            if isinstance(found, Source):
                own = found.metadata
                told = replace(own, publisher=own.publisher or metadata.publisher)
                if not own.publication.edtf:
                    told = replace(told, publication=metadata.publication, also=(*own.also, *metadata.also))
                found = replace(found, metadata=told, part=f"/{name}{found.part}", name=name)
            yield found
    except ReadError as error:
        yield Refusal(f"/{name}", error.reason, error.detail)
