"""The plain twin of a text: a character for a character, so that offsets into the one are offsets into the other.

Patterns and the English model read the twin, where quotes and hyphens are straight and every space is a blank; cells
quote the text, as its source prints it. Ids are hashed from the twin: one report set with curly and with straight
quotes is one article.
"""

from __future__ import annotations

_TWINS = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u02bc",
    '"': "\u201c\u201d\u201e\u201f\u2033",
    "-": "\u2010\u2011",
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
}
_TABLE = str.maketrans({sign: twin for twin, signs in _TWINS.items() for sign in signs})


def plain(text: str) -> str:
    """The text with straight quotes and hyphens and with blanks for other spaces; as long as the text.

    Dashes stay: they part words, and patterns know them.
    """
    return text if text.isascii() else text.translate(_TABLE)
