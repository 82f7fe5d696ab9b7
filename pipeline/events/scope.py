"""One event, several like ones, or a running total; and history told beside the news."""

from __future__ import annotations

import re
from datetime import timedelta

from spacy.tokens import Doc, Token

from pipeline.events import syntax
from pipeline.events.affinity import DEFINITE
from pipeline.events.drafts import Draft
from pipeline.events.families import EXPLOSIVE
from pipeline.events.frames import Frame
from pipeline.events.words import words as _words
from pipeline.language.counts import bounds
from pipeline.records import DateSpan, Publication
from pipeline.vocabulary import DateBasis, Scope

RUNNING = re.compile(
    r"\bin total\b|\bso far\b|\bto date\b|\ba total of\b|\bbrings? (?:to|the total)|\bcumulative|\boverall toll\b"
    r"|\bsince (?:the (?:start|beginning|launch)|it began|they began|\d|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|early|late|mid|operation|then)"
    r"|\bover the (?:past|last) (?:\w+ )?(?:months?|years?)\b|\bduring the (?:month|year) of\b|\bin all\b"
    r"|\bdeath toll (?:since|has|from)|\bdocumented (?:\w+ )?(?:civilian )?casualties\b|\bsince \w+ \d{4}\b",
    re.I,
)
RAISED = re.compile(r"\b(?:br(?:ings?|ought|inging)|rais(?:es?|ed|ing)) (?:to|the (?:total|number|toll|death))\b", re.I)
"""Words that make the figure a sum, whatever the sentence tells beside it."""
TALLIED = re.compile(
    r"\b(?:record|document|count|register|tall(?:y|ie)|verif(?:y|ie)|report)e?d\b[^.;]{0,60}\b(?:deaths?|killed|killings?"
    r"|casualties|dead|injur(?:ed|ies)|wounded|abductions?|attacks?|arrests?)\b",
    re.I,
)
"""A body's count of what a whole week or month cost."""
TWIN = {"double": 2, "dual": 2, "twin": 2, "triple": 3}
ONGOING = frozenset({"fight", "assault", "take", "protest", "closure", "move"})
COUNTED = _words(
    "airstrike suicide shelling bombing assault kill abduct grenade disrupt protest fight loot agreement closure"
)
TOLL = frozenset({"kill", "die", "injure"})
HOSTILITIES = frozenset({"hostility", "violence"})
"""What a body's count is of, and no fight of its own."""
BLOWS = frozenset({"bombing", "suicide"})
BLASTS = _words("bomb ied mine landmine vbied svbied device bomber attacker vehicle explosion blast")
SERIES_WORDS = frozenset({"series", "wave", "string", "spate", "round", "number"})
PLURAL_SERIES = frozenset({"airstrike", "suicide", "bombing", "grenade", "abduct", "kill", "assault"})
STATEMENT_VERBS = _words(
    "welcome urge reiterate support recall commemorate condemn praise commend mark regret denounce deplore "
    "applaud endorse hail"
)
OLD = timedelta(days=60)


def scope_of(doc: Doc, draft: Draft, date: DateSpan) -> tuple[Scope, int | None]:
    """The draft's scope and how many like events it tells of, where the text counts them."""
    counts = (_count(doc, frame) for frame in draft.frames if frame.trigger.strength != "result")
    count = next((found for found in counts if found is not None), None)
    sentence = draft.anchor.sent.text
    long = date.start is not None and date.end is not None and (date.end - date.start).days >= 6
    counted = {frame.family for frame in draft.frames if frame.anchor.lemma_.lower() not in HOSTILITIES} <= TOLL
    tallied = long and counted and TALLIED.search(sentence) is not None
    running = (count is not None and count > 1) or (long and draft.main.family not in ONGOING)
    raised = long and RAISED.search(sentence) is not None
    if (
        tallied
        or raised
        or (long and _summed(draft))
        or (RUNNING.search(sentence) and (running or "total" in sentence.lower()))
    ):
        return Scope.CUMULATIVE, count
    if count is not None and count > 1:
        return Scope.SERIES, count
    if any(_plural_series(frame) for frame in draft.frames if frame is draft.main) or _on_several_days(draft, date):
        return Scope.SERIES, None
    return Scope.SINGLE, None


def _summed(draft: Draft) -> bool:
    """Whether the dead are told up to now: "since the assault began, 174 people have been killed"."""
    return re.search(r"\bsince\b", draft.anchor.sent.text, re.I) is not None and any(
        frame.family in TOLL and frame.is_verb and _perfect(frame.anchor) for frame in draft.frames
    )


def _perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in verb.children)


def _on_several_days(draft: Draft, date: DateSpan) -> bool:
    """Whether strikes are told of single days strung together ("on 10 and 11 May")."""
    if draft.main.family not in EXPLOSIVE | {"target"} or date.start == date.end or date.basis is DateBasis.INHERITED:
        return False
    return re.search(r"\d(?:st|nd|rd|th)?(?:,|,? (?:and|&)) \d", date.text) is not None


def _count(doc: Doc, frame: Frame) -> int | None:
    """The number on the noun of the event, or on the thing that was defused ("three suicide vehicles")."""
    if frame.family not in COUNTED:
        return None
    twin = next((TWIN[child.lower_] for child in frame.anchor.children if child.lower_ in TWIN), None)
    if twin is not None and not frame.is_verb:
        return twin
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
    elif frame.family in BLOWS and (doer := syntax.own_subject(frame.anchor)) is not None and _blows_up(doer):
        nouns.append(doer)
    for span in doc.spans.get("counts", []):
        toll = bounds(span)
        if toll.low is None or toll.low != toll.high:
            continue
        if span.root.head in nouns and span.root.dep_ == "nummod":
            return toll.low
        if not frame.is_verb and span.end == frame.span.start and frame.anchor.tag_ in {"NNS", "NNPS"}:
            return toll.low
    return None


def _blows_up(noun: Token) -> bool:
    """Whether each of what the noun counts is a blast of its own: car bombs, mines, bombers; no shells of one salvo."""
    return noun.lemma_.lower() in BLASTS


def _plural_series(frame: Frame) -> bool:
    if frame.is_verb and frame.family in BLOWS:
        subject = syntax.subject(frame.anchor)
        known = subject is not None and any(child.lower_ in DEFINITE for child in subject.children)
        return subject is not None and subject.tag_ == "NNS" and _blows_up(subject) and not known
    if frame.is_verb or frame.family not in PLURAL_SERIES:
        return False
    return frame.anchor.tag_ == "NNS" or (
        frame.anchor.head.lemma_.lower() in SERIES_WORDS and frame.anchor.dep_ == "nmod"
    )


def is_background(draft: Draft, date: DateSpan, publication: Publication) -> bool:
    """Whether the event is history beside the news: long past, or only named in what a statement says of it."""
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
