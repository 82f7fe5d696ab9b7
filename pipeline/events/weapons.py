"""The weapons of an event: what it was done with, not what was hit, held or destroyed."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Catalogue
from pipeline.events import syntax
from pipeline.events.drafts import Draft
from pipeline.events.families import HARM
from pipeline.events.frames import Frame
from pipeline.events.lives import life_around
from pipeline.records import TextSpan, WeaponRef

TRANSPORT = frozenset({"vehicle"})
MEANS = frozenset({"with", "by", "using", "through", "via", "from", "of", "in"})
_HOLDING_TEXT = """
seize destroy capture lose confiscate possess receive store smuggle supply damage burn hand buy sell steal recover
own hold board down
"""
HOLDING = frozenset(_HOLDING_TEXT.split())
USING = frozenset({"disrupt", "bombing", "suicide", "grenade", "shelling"})
"""Families whose verbs take the weapon itself as object: "detonated a vest"."""
AS_OBJECT = frozenset({"disrupt"})
OPENING = re.compile(
    r"\b(?:on|upon|when|while|after|by) (?:\w+ ){0,2}?(?:open|enter|touch|lift|mov|step|tread|clear)(?:ing|ed)\b", re.I
)
"""What people were at when what had been left behind went off."""
NEAR_BY = 400
"""Characters within which the mines were told of before."""
DEVICES = frozenset({"device", "charge"})
"""Bare words that mean an explosive device where it goes off or is made safe."""
DEVICE = "explosive_device"
MAKING = frozenset({"make", "render"})
"""Verbs of *making safe*, whose object may only be "a second one"."""
OF_SIGNALS = frozenset({"tracking", "listening", "communications", "communication", "recording", "navigation"})
STORES = frozenset({"depot", "store", "dump", "cache", "warehouse", "dealer", "trader", "market", "shop", "embargo"})
LOSING = frozenset({"lose", "fall", "succumb"})
_DOING_TEXT = """
fire use detonate launch throw drop plant lay employ explode shell lob hurl deploy fly step tread trigger
"""
DOING = frozenset(_DOING_TEXT.split())


def weapons_of(doc: Doc, draft: Draft, catalogue: Catalogue) -> tuple[WeaponRef, ...]:
    """The weapons that the draft's triggers name or are tied to, each once, in text order."""
    found: list[WeaponRef] = []
    for span in doc.spans.get("weapons", []):
        entry = catalogue.weapons.get(span.id_)
        if entry is None or str(entry.kind) in TRANSPORT or not _tied(span, draft):
            continue
        ref = WeaponRef(entry.id, entry.name, str(entry.kind), span.text, TextSpan(span.start_char, span.end_char))
        if not any(other.weapon_id == ref.weapon_id for other in found):
            found.append(ref)
    return tuple(found) or _bare_devices(draft, catalogue) or _left_behind(doc, draft, catalogue)


def kinds_that_did_it(weapons: tuple[WeaponRef, ...]) -> frozenset[str]:
    """The kinds of the weapons, for typing the event."""
    return frozenset(ref.kind for ref in weapons)


def _bare_devices(draft: Draft, catalogue: Catalogue) -> tuple[WeaponRef, ...]:
    """The *device* or *charge* that went off or was made safe, of which no more is told."""
    entry = catalogue.weapons.get(DEVICE)
    for frame in draft.frames:
        if entry is None or not frame.is_verb or frame.family not in {"bombing", "disrupt"}:
            continue
        subject = syntax.own_subject(frame.anchor)
        above = [frame.anchor.head] if frame.anchor.dep_ in {"acl", "acl:relcl"} else []
        meant = frame.anchor.doc[frame.anchor.sent.start : frame.anchor.i] if frame.anchor.lemma_ in MAKING else ()
        for noun in [*frame.patients, *([subject] if subject is not None else above), *meant]:
            if noun.lemma_.lower() in DEVICES and not any(child.lower_ in OF_SIGNALS for child in noun.children):
                here = TextSpan(noun.idx, noun.idx + len(noun))
                return (WeaponRef(entry.id, entry.name, str(entry.kind), noun.text, here),)
    return ()


def _left_behind(doc: Doc, draft: Draft, catalogue: Catalogue) -> tuple[WeaponRef, ...]:
    """The mine or booby trap told of before, where people were hurt by what they opened, touched or trod on."""
    sentence = draft.anchor.sent
    if not {frame.family for frame in draft.frames} <= HARM | {"aspect"} or not OPENING.search(sentence.text):
        return ()
    for span in reversed(doc.spans.get("weapons", [])):
        entry = catalogue.weapons.get(span.id_)
        between = doc.text[span.end_char : sentence.start_char]
        if entry is not None and span.end <= sentence.start and str(entry.kind) == "mine_ied":
            here = TextSpan(span.start_char, span.end_char)
            near = "\n" not in between.rstrip() and len(between) <= NEAR_BY
            return (WeaponRef(entry.id, entry.name, str(entry.kind), span.text, here),) if near else ()
    return ()


def _tied(span: Span, draft: Draft) -> bool:
    root = syntax.head_of(span)
    for frame in draft.frames:
        if frame.anchor.sent != root.sent or life_around(root, frame.anchor) is not None:
            continue
        if any(frame.span.start <= token.i < frame.span.end for token in span):
            return True
        if frame.family in AS_OBJECT:
            if syntax.distance(root, frame.anchor) <= 3:
                return True
            continue
        drove_off = frame.trigger.id == "repel" and frame is not draft.main and root.dep_ == "obl:agent"
        if _held(root) or _stored(root) or _struck(root, draft) or drove_off:
            continue
        if (
            _within_target(root, frame.patients)
            or _by_means(root, frame.anchor)
            or (frame.light is not None and _by_means(root, frame.light))
            or _with_which(root, frame)
            or _strayed_agent(root, frame)
            or _beside_harm(root, frame)
        ):
            return True
    return False


def _stored(root: Token) -> bool:
    """Whether the weapons are only what a place or a trade is for: "the arms depot exploded"."""
    return root.dep_ in {"compound", "amod"} and root.head.lemma_.lower() in STORES


def _within_target(root: Token, patients: list[Token]) -> bool:
    """An instrument that the parser hung on the target: "hit the camp of the brigade with rockets"."""
    return (
        root.dep_ in syntax.OBLIQUES
        and syntax.preposition(root) in {"with", "using"}
        and any(patient == root.head or patient in root.ancestors for patient in patients)
    )


def _with_which(root: Token, frame: Frame) -> bool:
    """An instrument behind the verb that the parser hung on a place: "hit the camp at Brak with rockets"."""
    if not frame.is_verb or root.i < frame.anchor.i or syntax.preposition(root) not in {"with", "using"}:
        return False
    between = frame.anchor.doc[frame.span.end : root.i]
    holder = root.head
    return (
        holder.pos_ == "PROPN"
        and root.dep_ in syntax.OBLIQUES
        and not any(token.pos_ in {"VERB", "SCONJ", "CCONJ"} or token.is_punct for token in between)
    )


def _strayed_agent(root: Token, frame: Frame) -> bool:
    """The machine behind *by* that the parser hung on a day or place: "was caught near Hun on Sunday by aircraft"."""
    verb = frame.anchor
    if not frame.is_verb or frame.family not in HARM | {"assault", "target"} or not syntax.is_passive(verb):
        return False
    if root.i < verb.i or syntax.preposition(root) != "by":
        return False
    between = verb.doc[frame.span.end : root.i]
    return not any(token.pos_ in {"VERB", "AUX", "CCONJ"} or token.is_punct for token in between)


def _beside_harm(root: Token, frame: Frame) -> bool:
    """A bomb that hurt somebody at what he was doing, or in an incident that involved it."""
    if frame.family not in HARM:
        return False
    if root.head.lemma_ == "involve" and root.head.dep_ == "acl":
        cause = root.head.head
        return cause.dep_ in syntax.SUBJECTS and frame.anchor in cause.head.subtree
    above = list(root.ancestors)
    if frame.anchor not in above:
        return False
    verbs = [token for token in above[: above.index(frame.anchor)] if token.pos_ == "VERB"]
    return bool(verbs) and all(verb.tag_ == "VBG" and verb.dep_ == "advcl" for verb in verbs)


def _by_means(root: Token, anchor: Token) -> bool:
    """Subject of the trigger, instrument of it, its modifier, or object of a verb of firing beside it."""
    if root.head == anchor:
        if root.dep_ in {"compound", "nsubj", "amod", "nmod:poss", "obl:agent"}:
            return True
        if root.dep_ in syntax.OBLIQUES:
            return syntax.preposition(root) in MEANS or (anchor.lemma_ in LOSING and syntax.preposition(root) == "to")
    if root.dep_ in {"conj", "appos", "compound"} and root.head != root and root.head != anchor:
        return _by_means(root.head, anchor)
    verb = root.head
    if _at_another_time(anchor, verb):
        return False
    if (
        verb.pos_ == "VERB"
        and verb.lemma_ in DOING
        and root.dep_ in {"obj", "nsubj", "nsubj:pass", "obl"}
        and syntax.distance(verb, anchor) <= 2
    ):
        return True
    if verb.pos_ == "VERB" and root.dep_ in syntax.SUBJECTS and syntax.distance(verb, anchor) <= 2:
        return True
    return anchor.head == root and anchor.dep_ in {"acl", "acl:relcl", "compound", "nmod"}


def _at_another_time(anchor: Token, verb: Token) -> bool:
    """Whether a clause of its own parts the event from the verb: "planes bombed it after men had shot two"."""
    for node in (anchor, *anchor.ancestors):
        if node == verb:
            return False
        marks = {child.lower_ for child in node.children if child.dep_ in {"mark", "case"}}
        if node.dep_ == "advcl" and marks & {"after", "before", "since"} and verb in node.ancestors:
            return syntax.own_subject(node) is not None
    return False


def _held(root: Token) -> bool:
    return root.dep_ in {"obj", "nsubj:pass"} and root.head.lemma_ in HOLDING


def _struck(root: Token, draft: Draft) -> bool:
    return any(root in frame.patients and frame.family not in USING | {"aspect"} for frame in draft.frames)
