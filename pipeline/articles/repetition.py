"""What needs the whole folder: texts that stand twice, and lines that a publisher sets into every article.

The first pass takes a census, article by article; the second settles each article by it. Only hashes are kept, so a
folder of any size is counted in little memory.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace

from pipeline.articles.cleaning import Block, lay_out
from pipeline.plain import plain
from pipeline.records import Article, DroppedSentence

REPETITION = "repetition"
"""What ``dropped`` names in place of a pattern."""
_HEAD, _TAIL = 2, 3
"""Paragraphs from an article's top and end in which a publisher's lines stand."""
_ARTICLES = 4
_SHARE = 0.5
_LONGEST = 400
_LAST_PART = re.compile(r"(?:^|[#/])[^#/]*$")
_NEWS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|several"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|(?:last|this) (?:week|month|year)"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|kill\w*|wound\w*|injur\w*|dead|die[ds]?|death\w*|casualt\w*|clash\w*|fight\w*|fought|attack\w*|shell\w*|bomb\w*"
    r"|explo\w*|strikes?|struck|raid\w*|shot|shoot\w*|gunm[ae]n|arrest\w*|detain\w*|abduct\w*|kidnap\w*|captur\w*|seiz\w*"
    r"|protest\w*|demonstrat\w*|storm\w*|deploy\w*|withdr\w*|ceasefire|truce)\b",
    re.IGNORECASE,
)
"""What a line of news has and a publisher's line has not. Agencies repeat news too: such a line is never dropped."""


class Census:
    """Counts over a folder's articles: feed it each with ``add``, in order, then ``settle`` each."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._others: dict[str, list[str]] = {}
        self._articles: Counter[bytes] = Counter()
        self._lines: Counter[bytes] = Counter()

    def add(self, article: Article) -> None:
        """Counts an article; one whose text came before counts as its duplicate only."""
        if article.article_id in self._first:
            self._others.setdefault(article.article_id, []).append(article.file)
            return
        self._first[article.article_id] = article.file
        self._articles[_hash(_origin(article))] += 1
        self._lines.update({_line_key(article, text) for text in _edge_lines(article)})

    def settle(self, article: Article) -> Article | None:
        """The article with its duplicates named and repeated lines taken out; None for a duplicate."""
        if self._first[article.article_id] != article.file:
            return None
        repeated = {text for text in _edge_lines(article) if self._is_repeated(article, text)}
        duplicates = tuple(self._others.get(article.article_id, ()))
        return _without(replace(article, duplicates=duplicates) if duplicates else article, repeated)

    def _is_repeated(self, article: Article, text: str) -> bool:
        times = self._lines[_line_key(article, text)]
        return times >= _ARTICLES and times >= _SHARE * self._articles[_hash(_origin(article))]


def _edge_lines(article: Article) -> set[str]:
    """The paragraphs near an article's ends that could be the publisher's: short, without news in them, no title."""
    if len(article.paragraphs) < 2:
        return set()
    edge = (*article.paragraphs[:_HEAD], *article.paragraphs[-_TAIL:])
    texts = {article.text[paragraph.start : paragraph.end] for paragraph in edge}
    return {text for text in texts if len(text) <= _LONGEST and not _is_news(plain(text), article.title)}


def _is_news(line: str, title: str) -> bool:
    return line == title or _NEWS.search(line) is not None


def _without(article: Article, repeated: set[str]) -> Article:
    """The article without paragraphs of those texts at its ends; never without all its text."""
    count = len(article.paragraphs)
    kept: list[Block] = []
    dropped: list[DroppedSentence] = []
    for position, paragraph in enumerate(article.paragraphs):
        text = article.text[paragraph.start : paragraph.end]
        if text in repeated and (position < _HEAD or position >= count - _TAIL):
            dropped.append(DroppedSentence(REPETITION, text))
        else:
            kept.append(Block(text, paragraph.is_heading))
    if not dropped or not any(not block.is_heading for block in kept):
        return article
    text, paragraphs = lay_out(kept)
    return replace(article, text=text, paragraphs=paragraphs, dropped=(*article.dropped, *dropped))


def _origin(article: Article) -> str:
    """Whose lines an article may carry: its publisher's, else those of the folder or file that it came in."""
    return f"publisher {article.publisher}" if article.publisher else f"folder {_LAST_PART.sub('', article.file)}"


def _line_key(article: Article, text: str) -> bytes:
    return _hash(f"{_origin(article)}\n{plain(text).casefold()}")


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=12).digest()
