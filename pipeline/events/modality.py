"""Did it happen? Outcome of an event from the words around its trigger, or none where nothing is told.

Fought and repelled is *occurred*; begun without effect *attempted*; stopped beforehand *foiled*; plans and
threats keep a row; negated, hypothetical and habitual tellings, capabilities and fears get none.
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.frames import Frame
from pipeline.records import Outcome

ATTEMPT = frozenset({"attempt", "try", "seek", "fail"})
FOIL = frozenset({"foil", "thwart", "prevent", "avert", "intercept", "abort", "stop", "disrupt", "neutralise", "neutralize", "defuse"})
PLAN = frozenset({"plan", "prepare", "intend", "plot", "aim", "ready", "mobilise", "mobilize", "gear"})
THREAT = frozenset({"threaten", "vow", "promise", "warn", "swear", "pledge", "urge", "call", "incite"})
THREATENING = frozenset({"threaten", "vow", "swear", "threat", "ultimatum"})
UNREAL_VERBS = frozenset({"fear", "want", "call", "demand", "urge", "ask", "order", "refuse", "deny", "avoid", "hope", "expect", "wish", "allow", "consider", "discuss", "oppose", "reject", "prohibit", "ban", "authorise", "authorize", "propose", "accuse", "suspect", "able", "capable", "ready", "likely", "unlikely", "risk", "need", "help", "vote", "decide", "train", "unable", "agree", "request", "cease", "condemn_future"})
UNREAL_NOUNS = frozenset({"fear", "risk", "threat", "possibility", "danger", "prospect", "call", "capability", "ability", "concern", "warning", "responsibility", "anniversary", "response", "preparation", "plan", "talk", "rumour", "rumor", "refusal", "intention", "order", "right", "decision", "request", "charge", "suspicion", "likelihood", "crime"})
MODALS = frozenset({"could", "would", "may", "might", "should", "can", "must", "shall", "ca"})
HABIT = frozenset({"often", "usually", "regularly", "routinely", "always", "typically", "frequently"})


def outcome_of(frame: Frame) -> Outcome | None:
    """The event's outcome, or None where the text tells of no event."""
    if frame.trigger.outcome is not None:
        return frame.trigger.outcome if not _denied(frame.anchor) else None
    noun_outcome = _of_noun(frame) if not frame.is_verb else None
    if noun_outcome is not None:
        return noun_outcome
    if not frame.is_verb and _unreal_noun(frame.anchor):
        return None
    verb = frame.anchor if frame.is_verb else frame.light
    if verb is None:
        if _denied(frame.anchor):
            return None
        verb = syntax.clause_root(frame.anchor)
        if verb.pos_ not in {"VERB", "AUX"} or syntax.distance(frame.anchor, verb) > 2:
            return Outcome.OCCURRED
        return None if _denied(verb) and frame.anchor.dep_ in syntax.SUBJECTS | {"obj"} else Outcome.OCCURRED
    return _of_verb(verb, frame)


def _of_noun(frame: Frame) -> Outcome | None:
    noun = frame.anchor
    words = {noun.lemma_.lower(), noun.head.lemma_.lower() if noun.dep_ in {"compound", "nmod", "conj", "obl"} else ""}
    words |= {child.lemma_.lower() for child in noun.children if child.dep_ in {"amod", "compound"}}
    words |= {token.lemma_.lower() for token in frame.span}
    words |= {token.lower_ for token in frame.span}
    if words & {"attempt", "attempted"} and frame.family in {"suicide", "bombing", "kill", "abduct", "airstrike", "take", "shelling", "disrupt"}:
        return Outcome.ATTEMPTED
    if words & {"planned", "plot", "imminent", "impending"}:
        return Outcome.PLANNED
    if words & {"foiled", "thwarted"}:
        return Outcome.FOILED
    light = frame.light
    if light is not None and not _denied(light):
        if light.lemma_ in STOPPED_BEFORE:
            return Outcome.FOILED
        if light.lemma_ in {"attempt", "try"} and frame.family not in {"fight", "assault"}:
            return Outcome.ATTEMPTED
        if light.lemma_ in {"plan", "prepare", "plot"}:
            return Outcome.PLANNED
        if light.lemma_ == "threaten":
            return Outcome.THREATENED
    return None


STOPPED_BEFORE = frozenset({"foil", "thwart", "prevent", "avert"})


def _of_verb(verb: Token, frame: Frame) -> Outcome | None:
    if _denied(verb) or (not frame.is_verb and _denied(frame.anchor)):
        return None
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "aux:pass"}}
    governor = verb.head if verb.dep_ in {"xcomp", "ccomp", "advcl", "acl", "conj"} and verb.head != verb else None
    infinitive = any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in verb.children)
    if governor is not None and (infinitive or verb.tag_ == "VBG"):
        outcome = _governed(verb, governor, frame, infinitive)
        if outcome is not Outcome.OCCURRED:
            return outcome
    if "will" in auxiliaries or "'ll" in auxiliaries:
        return Outcome.PLANNED
    if auxiliaries & MODALS:
        return None
    if any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether", "should"} for child in verb.children):
        return None
    if verb.dep_ == "advcl" and verb.head.lemma_.lower() in FOIL and any(child.lower_ == "before" for child in verb.children):
        return None
    if any(child.dep_ == "advmod" and child.lower_ in HABIT for child in verb.children):
        return None
    if "going" in {token.lower_ for token in verb.lefts} and infinitive:
        return Outcome.PLANNED
    above = verb.head if verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ == "VERB" and verb.head != verb else None
    if above is not None and verb.dep_ == "conj" and not auxiliaries and syntax.own_subject(verb) is None:
        heads = {child.lower_ for child in above.children if child.dep_ == "aux"}
        if heads & MODALS and not any(child.dep_ in syntax.SUBJECTS for child in verb.children):
            return None
    return Outcome.OCCURRED


def _governed(verb: Token, governor: Token, frame: Frame, infinitive: bool) -> Outcome | None:
    """What a governing verb makes of its infinitive: tried to, planned to, threatened to, feared to."""
    lemma = governor.lemma_.lower()
    nouns = {lemma} if governor.pos_ in {"NOUN", "PROPN"} else set()
    fought = frame.family in {"fight", "assault"}
    if lemma in ATTEMPT or nouns & {"attempt", "bid", "effort"}:
        return None if _denied(governor) else (Outcome.OCCURRED if fought and lemma != "seek" else Outcome.ATTEMPTED)
    if lemma in FOIL and not infinitive:
        return Outcome.FOILED
    if lemma in THREATENING or nouns & {"threat"}:
        return Outcome.THREATENED
    if lemma in PLAN or nouns & {"plan", "plot", "intention", "preparation"}:
        return Outcome.PLANNED
    if lemma in {"vow", "promise"}:
        return Outcome.THREATENED
    if lemma in UNREAL_VERBS or nouns & UNREAL_NOUNS:
        return None
    if infinitive and verb.dep_ in {"advcl", "acl"}:
        return Outcome.OCCURRED if lemma in {"manage", "go", "join", "continue", "begin", "start", "rise", "return", "live"} else None
    return Outcome.OCCURRED


def _denied(token: Token) -> bool:
    if syntax.negated(token):
        return True
    return any(child.lower_ == "no" and child.dep_ in {"det", "advmod"} for child in token.children)


def _unreal_noun(noun: Token) -> bool:
    """Whether the noun of action hangs on a word of fear, call, capability or order."""
    head = noun.head
    if noun.dep_ in {"nmod", "obl", "conj", "compound"} and head != noun:
        if head.pos_ in {"NOUN", "PROPN"} and head.lemma_.lower() in UNREAL_NOUNS:
            return head.lemma_.lower() not in {"responsibility", "response"}
        case = syntax.preposition(noun)
        if head.pos_ == "VERB" and head.lemma_ in {"call", "warn", "prepare", "train", "ready"} and case in {"for", "of", "against"}:
            return True
    if noun.dep_ == "obj" and head.pos_ == "VERB":
        lemma = head.lemma_
        if lemma in {"fear", "demand", "urge", "avoid", "oppose", "reject", "discuss", "authorise", "authorize", "order", "ban", "risk", "deny", "stop", "end", "halt", "prevent_", "cease", "request", "propose", "support", "justify", "commemorate", "mark"}:
            return True
    return any(child.dep_ in {"det", "amod"} and child.lower_ in {"any", "possible", "potential", "future", "further_", "alleged_", "hypothetical"} for child in noun.children)
