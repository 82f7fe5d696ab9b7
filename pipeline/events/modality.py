"""Did it happen? Outcome of an event from the words around its trigger, or none where nothing is told.

Fought and repelled is *occurred*; begun without effect *attempted*; stopped beforehand *foiled*; plans and
threats keep a row; negated, hypothetical and habitual tellings, capabilities and fears get none.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.accusations import accuser, is_own_clause, is_specific
from pipeline.events.frames import Frame
from pipeline.events.general_nouns import is_counted, is_definite, is_generic
from pipeline.events.words import words as _words
from pipeline.vocabulary import Outcome

ATTEMPT = _words("attempt try seek fail")
FOIL = _words("foil thwart prevent avert intercept abort stop disrupt neutralise neutralize defuse")
STOPPED_BEFORE = _words("foil thwart prevent avert abort uncover")
PLAN = _words("plan prepare intend plot aim ready mobilise mobilize gear")
THREATENING = _words("threaten vow swear threat ultimatum")
PROMISING = _words("vow promise pledge")
UNREAL_VERBS = _words(
    "fear want call demand urge ask order refuse avoid hope expect wish allow consider discuss oppose reject "
    "prohibit ban authorise authorize propose accuse suspect able capable ready likely unlikely risk need help vote "
    "decide train unable agree request cease refrain instruct tell warn entitle empower design forbid oblige "
    "require appeal press wait appoint assign task mandate bar discourage dissuade recommend about"
)
UNREAL_NOUNS = _words(
    "fear risk threat possibility danger prospect call capability ability capacity concern warning anniversary "
    "preparation plan talk rumour rumor refusal intention order right decision request charge suspicion likelihood "
    "demand appeal law ban need readiness absence prevention means tool potential scenario"
)
FEARED = _words("fear hope expect doubt worry suspect believe think predict")
"""Verbs under which *will* tells somebody's expectation, not a plan."""
CALLED_OFF = _words("postpone cancel shelve delay")
REAL_NOUNS = _words("responsibility response")
ABOUT = _words(
    "effect impact scar memory trauma cost history lesson nature culture kind type form art science study danger "
    "fear threat risk rule era age cycle season economy theory price law prevention definition"
)
"""Nouns that speak of a sort of event rather than of one: "the effect of airstrikes", "a scar of battle"."""
REFUSED = _words(
    "fear demand urge avoid oppose reject discuss authorise authorize order ban risk stop end halt cease "
    "request propose support justify commemorate mark forbid punish prohibit examine study compare analyse analyze "
    "consider outlaw criminalise criminalize deter regulate simulate rehearse rule"
)
GATHERING = _words("gather rally demonstrate march protest assemble")
DECRYING = _words("condemn denounce decry deplore criticise criticize mourn remember honour honor")
"""What a crowd comes together for: the deed that it condemns is told elsewhere."""
CALLING = _words("call warn prepare train ready ask appeal press plead wait long hope push brace gear")
WARDING = _words("prevent protect avoid refrain deter stop end guard defend shield safeguard combat counter fight")
ENDING = _words("end halt stop cessation release withdrawal return resumption start")
MODALS = _words("could would may might should can must shall ca")
HABIT = _words("often usually regularly routinely always typically frequently generally normally sometimes")
PROTESTING = _words("protest demonstrate demonstration rally march sit-in strike vigil")
"""What is protested against is the protest's reason, told beside it."""
NOBODY = _words("nobody none nothing neither")
HARMING = _words("kill injure wound hurt harm")
"""An event that harmed nobody took place all the same: "nobody was hurt in the attack"."""
ANYBODY = _words("anyone anybody whoever those")
CONDITIONS = _words("if unless whether should")
STARTING = _words("manage go join continue begin start rise return live proceed succeed")
FORCING = _words("fire shoot use lob launch throw intervene beat charge spray deploy hurl employ")
ONE_OFF = _words("suicide bombing kill abduct airstrike take shelling disrupt grenade loot arrest")


def outcome_of(frame: Frame) -> Outcome | None:
    """The event's outcome, or None where the text tells of no event."""
    if frame.light is not None and frame.light.lemma_ == "claim" and not frame.is_verb:
        return Outcome.OCCURRED
    if _denied(frame.anchor) or _nobody(frame) or is_counted(frame.anchor):
        return None
    if frame.trigger.outcome is not None:
        return frame.trigger.outcome
    if frame.trigger.id == "disperse" and _by_force(frame.anchor):
        return Outcome.OCCURRED
    if frame.is_verb:
        return None if _found_unexploded(frame) else _of_verb(frame.anchor, frame)
    told = _of_noun(frame)
    if told is not None:
        return told
    if _unreal_noun(frame.anchor) or is_generic(frame) or _called_off(frame.anchor):
        return None
    if frame.light is not None:
        spared = frame.light.lemma_.lower() in HARMING and _denied(frame.light)
        return Outcome.OCCURRED if spared else _of_verb(frame.light, frame)
    verb = syntax.clause_root(frame.anchor)
    if verb != frame.anchor and _conditional(verb):
        return None
    if verb.pos_ not in {"VERB", "AUX"} or syntax.distance(frame.anchor, verb) > 2:
        return Outcome.OCCURRED
    dependent = frame.anchor.dep_ in syntax.SUBJECTS | {"obj"}
    if _denied(verb) and dependent:
        return None
    return None if _under_modal(frame.anchor, verb) else Outcome.OCCURRED


def _by_force(verb: Token) -> bool:
    """Whether a crowd is told to have been met with force, of which driving it off was the aim: "fired to disperse"."""
    above = verb.head
    return verb.dep_ == "advcl" and above.lemma_.lower() in FORCING and not _denied(above) and not _modal(above)


def _found_unexploded(frame: Frame) -> bool:
    """Whether a bomb that failed to go off is told again where it is taken apart in the same sentence."""
    failed = frame.family == "bombing" and frame.anchor.head.lemma_ == "fail"
    sentence = frame.anchor.sent
    spans = frame.anchor.doc.spans.get("triggers", [])
    return failed and any(span.id_ == "disrupt" and sentence.start <= span.start < sentence.end for span in spans)


def _of_noun(frame: Frame) -> Outcome | None:
    """What words beside a noun of action make of it: attempted, planned, foiled."""
    noun = frame.anchor
    words = {token.lemma_.lower() for token in frame.span} | {token.lower_ for token in frame.span}
    if noun.dep_ in {"compound", "nmod", "conj", "obl"}:
        words.add(noun.head.lemma_.lower())
    words |= {child.lemma_.lower() for child in noun.children if child.dep_ in {"amod", "compound"}}
    if words & STOPPED_BEFORE | words & {"foiled", "thwarted"}:
        return Outcome.FOILED
    if words & {"attempt", "attempted", "failed", "abortive"} and frame.family in ONE_OFF:
        return _foiled_above(noun) or Outcome.ATTEMPTED
    if _called_off(noun):
        return None
    if words & {"planned", "plot", "imminent", "impending"}:
        return _foiled_above(noun) or Outcome.PLANNED
    light = frame.light
    if light is None or _denied(light):
        return None
    lemma = light.lemma_.lower()
    if lemma in STOPPED_BEFORE:
        return None if _purpose(light) else Outcome.FOILED
    if lemma in {"attempt", "try"} and frame.family not in {"fight", "assault"}:
        return Outcome.ATTEMPTED
    if lemma in {"plan", "prepare", "plot"}:
        return Outcome.PLANNED
    return Outcome.THREATENED if lemma == "threaten" else None


def _foiled_above(noun: Token) -> Outcome | None:
    """Foiled, where a verb of stopping governs the attempt or the plot."""
    for ancestor in _above(noun, 3):
        if ancestor.lemma_.lower() in STOPPED_BEFORE and not _denied(ancestor):
            return Outcome.FOILED
    return None


def _of_verb(verb: Token, frame: Frame) -> Outcome | None:
    if _denied(verb):
        return None
    accusing = accuser(verb)
    if accusing is not None:
        real = is_own_clause(accusing) and is_specific(verb, accusing) and not _denied(accusing)
        return Outcome.OCCURRED if real else None
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "aux:pass"}}
    infinitive = any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in verb.children)
    dependent = verb.dep_ in {"xcomp", "ccomp", "advcl", "acl", "conj"} and verb.head != verb
    if dependent and (infinitive or verb.tag_ == "VBG"):
        outcome = _governed(verb, verb.head, frame, infinitive)
        if outcome is not Outcome.OCCURRED:
            return outcome
    if auxiliaries & {"would", "will", "shall"} and (announced := _announced(verb)) is not None:
        return announced
    if auxiliaries & {"will", "'ll"} and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in FEARED:
        return None
    if "will" in auxiliaries or "'ll" in auxiliaries:
        return Outcome.PLANNED
    if (
        (auxiliaries & MODALS and not _perhaps(auxiliaries))
        or _hypothetical(verb)
        or _lent_modal(verb, auxiliaries)
        or _ordered(verb)
    ):
        return None
    if "going" in {token.lower_ for token in verb.lefts} and infinitive:
        return Outcome.PLANNED
    return Outcome.OCCURRED


def _announced(verb: Token) -> Outcome | None:
    """A threat or a plan, where somebody threatens or announces that he will do it."""
    if verb.dep_ != "ccomp":
        return None
    lemma = verb.head.lemma_.lower()
    if lemma in THREATENING | PROMISING | {"warn"}:
        return Outcome.THREATENED
    return Outcome.PLANNED if lemma in {"announce", "declare"} else None


def _hypothetical(verb: Token) -> bool:
    """A condition, a habit, what happened only in the shape of its prevention, or what is said of anyone."""
    if _conditional(verb):
        return True
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in HABIT:
            return True
        if child.lower_ == "before" and verb.dep_ == "advcl" and verb.head.lemma_.lower() in FOIL:
            return True
    if verb.dep_ == "acl:relcl" and verb.head.lower_ in ANYBODY and verb.tag_ in {"VBP", "VBZ", "VB"}:
        return True
    if verb.dep_ == "csubj" and verb.tag_ == "VB" and verb.head.pos_ in {"NOUN", "ADJ"}:
        return True
    return verb.tag_ == "VBG" and _said_in_general(verb)


def _conditional(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in CONDITIONS for child in verb.children)


def _said_in_general(verb: Token) -> bool:
    """Whether a gerund names a practice: "killing prisoners is forbidden", "would punish kidnapping"."""
    head = verb.head
    if verb.dep_ in {"csubj", "csubj:pass"}:
        return head.tag_ != "VBD"
    if verb.dep_ == "compound" and head.dep_ in syntax.SUBJECTS:
        return any(child.lower_ in {"is", "are"} and child.dep_ in {"cop", "aux:pass"} for child in head.head.children)
    return verb.dep_ in {"xcomp", "obj", "ccomp"} and head.lemma_.lower() in REFUSED


def _perhaps(auxiliaries: set[str]) -> bool:
    """Whether the modal is doubt about what was done ("may have bombed"), not a thing to come."""
    return "have" in auxiliaries and bool(auxiliaries & {"may", "might"})


def _lent_modal(verb: Token, auxiliaries: set[str]) -> bool:
    """Whether a modal of the verb that it is coordinated with reaches it ("could attack and seize")."""
    above = verb.head
    if verb.dep_ != "conj" or above.pos_ != "VERB" or auxiliaries or syntax.own_subject(verb) is not None:
        return False
    heads = {child.lower_ for child in above.children if child.dep_ == "aux"}
    return bool(heads & MODALS)


def _ordered(verb: Token) -> bool:
    """Whether the verb is only what somebody orders, asks or demands: "demanded that the brigade withdraw"."""
    return verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBP"} and verb.head.lemma_.lower() in UNREAL_VERBS


def _governed(verb: Token, governor: Token, frame: Frame, infinitive: bool) -> Outcome | None:
    """What a governing verb makes of its infinitive: tried to, planned to, threatened to, feared to."""
    lemma = governor.lemma_.lower()
    if frame.family == "statement" and infinitive and lemma in GATHERING:
        return None
    noun = lemma if governor.pos_ in {"NOUN", "PROPN"} else ""
    if lemma in ATTEMPT or noun in {"attempt", "bid", "effort"}:
        fought = frame.family in {"fight", "assault"} and lemma != "seek"
        if _denied(governor):
            return None
        return _foiled_above(governor) or (Outcome.OCCURRED if fought else Outcome.ATTEMPTED)
    if lemma in FOIL and not infinitive:
        return None if _wished(governor) or lemma in REFUSED else Outcome.FOILED
    if lemma == "have" and infinitive:
        return None if _modal(governor) else Outcome.OCCURRED
    if lemma in THREATENING or lemma in PROMISING:
        return Outcome.THREATENED
    if lemma in PLAN or noun in {"plan", "plot", "intention", "preparation"}:
        denied = _denied(governor) or governor.head.lemma_.lower() in {"deny", "reject"}
        return None if denied else _foiled_above(governor) or Outcome.PLANNED
    if lemma in UNREAL_VERBS or noun in UNREAL_NOUNS:
        return None
    perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    if infinitive and verb.dep_ in {"advcl", "acl"} and not perfect:
        return Outcome.OCCURRED if lemma in STARTING else None
    return Outcome.OCCURRED


def _wished(verb: Token) -> bool:
    """Whether the verb is only what somebody calls for or wants: "called on both sides to stop shelling"."""
    infinitive = any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in verb.children)
    return infinitive and verb.head != verb and verb.head.lemma_.lower() in UNREAL_VERBS


def _modal(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in MODALS | {"will"} for child in verb.children)


def _called_off(noun: Token) -> bool:
    """Whether the act was put off before it began: "the planned assault was postponed", "called off its attack"."""
    verb, start = noun.head, noun.i
    while start > noun.sent.start and noun.doc[start - 1].pos_ in {"DET", "ADJ", "PRON", "NOUN"}:
        start -= 1
    if [token.lemma_.lower() for token in noun.doc[max(0, start - 2) : start]] == ["call", "off"]:
        return True
    off = any(child.lower_ == "off" for child in verb.children)
    put_off = verb.lemma_.lower() in CALLED_OFF or (verb.lemma_.lower() == "call" and off)
    return put_off and noun.dep_ in {"obj", "nsubj:pass"}


def _denied(token: Token) -> bool:
    if syntax.negated(token):
        return True
    return any(child.lower_ == "no" and child.dep_ in {"det", "advmod"} for child in token.children)


def _nobody(frame: Frame) -> bool:
    """Whether the doer or the one it is done to is *nobody* or *no one*."""
    verb = frame.anchor if frame.is_verb else frame.light
    if verb is None or (not frame.is_verb and verb.lemma_.lower() in HARMING):
        return False
    for child in verb.children:
        if child.dep_ not in syntax.SUBJECTS | {"obj"} or child.lower_ in {"fewer", "less", "more"}:
            continue
        if child.lower_ in NOBODY or any(
            det.lower_ == "no" and det.dep_ in {"det", "advmod"} for det in child.children
        ):
            return True
    return False


def _above(token: Token, steps: int) -> Iterator[Token]:
    """The nearest ancestors of a token."""
    for number, ancestor in enumerate(token.ancestors):
        if number == steps:
            return
        yield ancestor


def _purpose(verb: Token) -> bool:
    """Whether the verb is only an aim: "to prevent attacks", "trained to protect"."""
    infinitive = any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in verb.children)
    return infinitive and verb.dep_ in {"advcl", "acl", "xcomp", "ccomp"}


def _unreal_noun(noun: Token) -> bool:
    """Whether the noun of action hangs on a word of fear, call, capability, order or prevention."""
    if any(
        child.dep_ in {"det", "amod"} and child.lower_ in {"any", "possible", "potential", "future", "hypothetical"}
        for child in noun.children
    ):
        return True
    node = noun
    for _ in range(4):
        head = node.head
        if head == node:
            return False
        lemma = head.lemma_.lower()
        if head.pos_ in {"NOUN", "PROPN"} and node.dep_ in {"nmod", "obl", "conj", "compound"}:
            if syntax.preposition(node) == "from" and head.dep_ == "obj" and head.head.lemma_.lower() in WARDING:
                return _purpose(head.head) and not is_definite(noun)
            if lemma in REAL_NOUNS:
                return False
            if lemma in PROTESTING and syntax.preposition(node) in {"against", "over", "at", "about"}:
                return True
            if lemma in UNREAL_NOUNS or (lemma in ABOUT and not is_definite(noun)):
                return True
            if lemma not in ENDING and node.dep_ != "conj":
                return False
        elif head.pos_ == "VERB":
            return _unreal_under(node, head, noun)
        elif head.pos_ == "ADJ" and node.dep_ in syntax.OBLIQUES:
            return lemma in {"ready", "braced", "prepared", "afraid", "fearful", "wary"} and not is_definite(noun)
        elif node.dep_ not in {"nmod", "obl", "conj", "compound"}:
            return False
        node = head
    return False


def _unreal_under(node: Token, verb: Token, noun: Token) -> bool:
    """Whether the verb that governs the noun leaves it unreal."""
    lemma = verb.lemma_.lower()
    case = syntax.preposition(node)
    if node.dep_ in syntax.OBLIQUES and lemma in PROTESTING and case in {"against", "over", "at", "about"}:
        return True
    if node.dep_ == "obj" and lemma in DECRYING and _purpose(verb):
        return True
    if node.dep_ == "obj" and lemma in REFUSED:
        return not (lemma in {"stop", "end", "halt", "support"} and is_definite(noun))
    if node.dep_ in syntax.OBLIQUES and lemma in CALLING and case in {"for", "of", "against"}:
        return True
    if node.dep_ in {"obj", *syntax.OBLIQUES} and lemma in WARDING and not is_definite(noun):
        return _purpose(verb)
    return False


def _under_modal(noun: Token, verb: Token) -> bool:
    """Whether the noun is the object of what only could or would be done."""
    return _modal(verb) and noun.dep_ in {"obj", "obl", "nmod"} and not is_definite(noun)
