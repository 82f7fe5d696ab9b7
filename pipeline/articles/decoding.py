"""Bytes -> text: the encoding found, text that was once decoded wrongly mended."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from pipeline.articles.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LIKELY = ["cp1252", "mac_roman", "cp1256", "cp1250", "cp1251", "cp1254", "utf_16_le", "utf_16_be"]
"""Encodings that English, French or Arabic news is saved in; a list of all finds Thai in an English apostrophe."""
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and, where it was not plain UTF-8, how it was read."""

    text: str
    note: str = ""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of bytes: by their byte order mark, as UTF-8, as what the file declares, or as what they look like.

    Text decoded wrongly before it came here ("cafÃ©") is mended line by line. Raises ``ReadError`` (``not_utf8``) for
    bytes that are no text.
    """
    decoded = _decode(data, declared)
    mended = mend(decoded.text)
    if mended == decoded.text:
        return decoded
    return Decoded(mended, "; ".join(filter(None, (decoded.note, "mojibake mended"))))


def _decode(data: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(
                    data[len(mark) :].decode(encoding), "" if encoding == "utf-8" else f"encoding={encoding}"
                )
            except UnicodeDecodeError as error:
                raise _unreadable(data, error) from error
    try:
        if not _looks_wide(data):
            return Decoded(data.decode("utf-8"))
        failed: UnicodeDecodeError | None = None
    except UnicodeDecodeError as error:
        failed = error
    if declared and (text := _as_declared(data, declared)) is not None:
        return Decoded(text, f"encoding={declared.lower()}")
    return _detect(data, failed)


def mend(text: str) -> str:
    """The text with lines mended whose characters can only come from a wrong encoding."""
    if text.isascii():
        return text
    import ftfy
    from ftfy.badness import is_bad

    lines = text.split("\n")
    return "\n".join(ftfy.fix_encoding(line) if not line.isascii() and is_bad(line) else line for line in lines)


def _looks_wide(data: bytes) -> bool:
    """Whether every other byte is NUL, as in UTF-16 without a mark, which is valid UTF-8 as well."""
    sample = data[:_SAMPLE]
    return len(sample) > 3 and max(sample[::2].count(0), sample[1::2].count(0)) > 0.4 * (len(sample) // 2)


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        return data.decode(declared.strip().strip("\"'"))
    except (LookupError, UnicodeError):
        return None


def _detect(data: bytes, failed: UnicodeDecodeError | None) -> Decoded:
    import charset_normalizer

    # the part that is not UTF-8 must be in the sample, or it tells nothing
    middle = max(0, (failed.start if failed else 0) - _SAMPLE // 2)
    best = charset_normalizer.from_bytes(data[middle : middle + _SAMPLE], cp_isolation=_LIKELY).best()
    if best is None:
        raise _unreadable(data, failed)
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(data, error) from error
    if sum(character < " " and character not in "\t\n\r\f" for character in text) > 0.02 * len(text):
        raise _unreadable(data, failed)
    return Decoded(text, f"encoding={best.encoding}")


def _unreadable(data: bytes, error: UnicodeDecodeError | None) -> ReadError:
    start = error.start if error else 0
    line = data.count(b"\n", 0, start) + 1
    return ReadError(
        "not_utf8",
        f"byte {start} (line {line}) is not UTF-8, nor text in an encoding that could be told; "
        "open the file in an editor and save it as UTF-8",
    )
