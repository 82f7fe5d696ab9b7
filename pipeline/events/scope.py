"""One event, several like ones, or a running total; and history told beside the news."""

from __future__ import annotations

import re
from datetime import timedelta

from spacy.tokens import Doc, Token

from pipeline.events import syntax
from pipeline.events.drafts import Draft
from pipeline.events.frames import Frame
from pipeline.language.counts import bounds
from pipeline.records import DateBasis, DateSpan, Publication, Scope

RUNNING = re.compile(
    r"\bin total\b|\bso far\b|\bto date\b|\bsince (?:the (?:start|beginning|launch)|it began|they began|\d|january|february|march|april|may|june|july|august|september|october|november|december|early|late|mid|operation|then)"
    r"|\ba total of\b|\bbrings? (?:to|the total)|\bover the (?:past|last) (?:\w+ )?(?:months?|years?)\b|\bduring the (?:month|year) of\b|\bcumulative|\boverall toll\b|\bdeath toll (?:since|has|from)|\bin all\b"
    r"|\bdocumented (?:\w+ )?(?:civilian )?casualties\b|\bsince \w+ \d{4}\b",
    re.I,
)
BEGINNING = re.compile(r"\bsince then\b", re.I)
ONGOING = frozenset({"fight", "assault", "take", "protest", "closure", "move"})
COUNTED = frozenset(
    {
        "airstrike",
        "suicide",
        "shelling",
        "bombing",
        "assault",
        "kill",
        "abduct",
        "grenade",
        "disrupt",
        "protest",
        "fight",
        "loot",
        "agreement",
        "closure",
    }
)
SERIES_WORDS = frozenset({"series", "wave", "string", "spate", "round", "number"})
PLURAL_SERIES = frozenset({"airstrike", "suicide", "bombing", "grenade", "abduct", "kill", "assault"})
STATEMENT_VERBS = frozenset(
    "welcome urge reiterate support recall commemorate condemn praise praise commend mark regret denounce deplore applaud endorse hail".split()
)
OLD = timedelta(days=60)


def scope_of(doc: Doc, draft: Draft, date: DateSpan) -> tuple[Scope, int | None]:
    """The draft's scope and how many like events it tells of, where the text counts them."""
    count = next(
        (
            found
            for frame in draft.frames
            if frame.trigger.strength != "result" and (found := _count(doc, frame)) is not None
        ),
        None,
    )
    sentence = draft.anchor.sent.text
    long = date.start is not None and date.end is not None and (date.end - date.start).days >= 6
    if RUNNING.search(sentence) and (
        count is not None and count > 1 or (long and draft.main.family not in ONGOING) or "total" in sentence.lower()
    ):
        return Scope.CUMULATIVE, count
    if count is not None and count > 1:
        return Scope.SERIES, count
    if any(_plural_series(frame) for frame in draft.frames if frame is draft.main):
        return Scope.SERIES, None
    return Scope.SINGLE, None


def _count(doc: Doc, frame: Frame) -> int | None:
    """The number on the noun of the event, or on the thing that was defused ("three suicide vehicles")."""
    if frame.family not in COUNTED:
        return None
    nouns: list[Token] = []
    if not frame.is_verb:
        nouns.append(frame.anchor)
        if (
            frame.anchor.dep_ in {"compound", "nmod"}
            and frame.anchor.head.lemma_.lower() in {"attempt", "attack"} | SERIES_WORDS
        ):
            nouns.append(frame.anchor.head)
        nouns.extend(token for token in frame.span if token.pos_ in {"NOUN", "PROPN"})
    elif frame.family == "disrupt":
        nouns.extend(syntax.objects(frame.anchor))
    for span in doc.spans.get("counts", []):
        toll = bounds(span)
        if toll.low is None or toll.low != toll.high:
            continue
        if span.root.head in nouns and span.root.dep_ == "nummod":
            return toll.low
        if not frame.is_verb and span.end == frame.span.start and frame.anchor.tag_ in {"NNS", "NNPS"}:
            return toll.low
    return None


def _plural_series(frame: Frame) -> bool:
    if frame.is_verb or frame.family not in PLURAL_SERIES:
        return False
    return frame.anchor.tag_ == "NNS" or (
        frame.anchor.head.lemma_.lower() in SERIES_WORDS and frame.anchor.dep_ == "nmod"
    )


def is_background(draft: Draft, date: DateSpan, publication: Publication) -> bool:
    """Whether the event is history beside the news: long before publication, or only named in what a statement says of it."""
    if date.end is not None and publication.day is not None and publication.day - date.end > OLD:
        return True
    if (
        date.end is not None
        and publication.day is None
        and publication.year is not None
        and date.end.year < publication.year
    ):
        return True
    main = draft.main
    if date.basis in {DateBasis.STATED, DateBasis.YEAR_INFERRED, DateBasis.RELATIVE}:
        return False
    if main.is_verb:
        return False
    return any(
        ancestor.lemma_.lower() in STATEMENT_VERBS and ancestor.pos_ == "VERB" for ancestor in main.anchor.ancestors
    )
