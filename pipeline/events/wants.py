"""Whether a trigger has the argument without which it means no event ("hit" a record, "take" place)."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.frames import Frame
from pipeline.events.parties import Parties

FACILITIES = frozenset(
    "checkpoint base airport airbase port oilfield field terminal camp headquarters barracks building hospital school university mosque prison road bridge "
    "station refinery gate district neighbourhood neighborhood area city town village square position site house home office plant pipeline street island "
    "stronghold territory ground hotel compound depot palace border crossing facility bank ministry highway hill suburb quarter embassy consulate market complex post valve".split()
)
PERSONS = frozenset({"PROPN", "PRON"})


def wanted(frame: Frame, parties: Parties) -> bool:
    """Whether the trigger has one of the arguments that it wants; a trigger that wants none always has."""
    wants = {str(want) for want in frame.trigger.wants}
    if not wants:
        return True
    tokens = list(_arguments(frame))
    return any(_is(want, token, parties) for want in wants for token in tokens)


def _arguments(frame: Frame) -> Iterable[Token]:
    roles = [*frame.agents, *frame.patients]
    anchor = frame.anchor
    roles.extend(child for child in anchor.children if child.dep_ in syntax.OBLIQUES | {"obj", "nmod:poss", "compound", "amod"} | syntax.SUBJECTS)
    roles.extend(child for token in frame.span for child in token.children if child.dep_ in syntax.OBLIQUES)
    if frame.light is not None:
        roles.extend(child for child in frame.light.children if child.dep_ in syntax.OBLIQUES | {"obj"} | syntax.SUBJECTS)
    for token in roles:
        yield from syntax.conjuncts(token)
    yield from frame.span


def _is(want: str, token: Token, parties: Parties) -> bool:
    doc = parties.doc
    if want == "weapon":
        return any(span.start <= token.i < span.end for span in doc.spans.get("weapons", [])) or any(
            span.start <= child.i < span.end for child in token.children if child.dep_ in {"compound", "nmod", "conj"} for span in doc.spans.get("weapons", [])
        )
    if want == "place":
        return _in_group(token, parties, "places") or token.lemma_.lower() in FACILITIES
    if want == "facility":
        return token.lemma_.lower() in FACILITIES
    if want == "group":
        return _in_group(token, parties, "actors") or bool(parties.resolve([token], depth=3))
    if want == "person":
        return token.pos_ in PERSONS or _in_group(token, parties, "actors") or _in_group(token, parties, "counts") or bool(parties.resolve([token], depth=3))
    return False


def _in_group(token: Token, parties: Parties, group: str) -> bool:
    return any(span.start <= token.i < span.end for span in parties.doc.spans.get(group, []))
