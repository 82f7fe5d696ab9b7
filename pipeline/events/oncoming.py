"""A car bomb or bomber that is stopped on the way: "the second was hit with a rocket before it reached the gate"."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.catalogue import Catalogue
from pipeline.events import syntax
from pipeline.events.frames import Frame
from pipeline.events.wants import BLASTING, VEHICLES
from pipeline.events.words import words

STOPPING = words("stop halt destroy hit intercept strike shoot kill disable")
REACHING = words("reach arrive get hit enter detonate explode approach come strike")
BOMBERS = words("bomber attacker first second third other another one it he")
ACTS = frozenset({"suicide", "suicide_bomber", "driven_bomb"})
"""Triggers that tell of bombs driven or carried to their mark."""


def oncoming(frame: Frame, catalogue: Catalogue) -> bool:
    """Whether the verb stops what carries a bomb, told as such there or in the sentence before."""
    verb = frame.anchor
    if not frame.is_verb or verb.lemma_ not in STOPPING or not _stopped_before(verb):
        return False
    thing = _stopped(frame)
    if thing is None or thing.lemma_.lower() not in VEHICLES | BOMBERS:
        return False
    doc, start = verb.doc, verb.sent.start
    first = doc[start - 1].sent.start if start else start
    bombs = (
        span
        for span in doc.spans.get("weapons", [])
        if (entry := catalogue.weapons.get(span.id_)) is not None and str(entry.kind) in BLASTING
    )
    acts = (span for span in doc.spans.get("triggers", []) if span.id_ in ACTS)
    return any(first <= span.start < verb.sent.end for span in (*bombs, *acts))


def _stopped(frame: Frame) -> Token | None:
    verb = frame.anchor
    if syntax.is_passive(verb):
        own = syntax.own_subject(verb)
        return own if own is not None else verb.head if verb.dep_ in {"acl", "acl:relcl"} else None
    return next(iter(syntax.objects(verb)), None)


def _stopped_before(verb: Token) -> bool:
    """Whether a clause of *before* behind the verb tells of a mark that was not reached."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.sent.end]:
        if token.lower_ == "before" and token.i + 1 < verb.sent.end:
            clause = doc[token.i + 1 : min(token.i + 5, verb.sent.end)]
            return clause[0].lower_ in {"it", "he", "they", "reaching", "arriving"} and any(
                word.lemma_.lower() in REACHING for word in clause
            )
    return False
