"""A trigger and what hangs on it: doers, those it is done to, the sides of a fight, and its places.

The readings follow the trigger's frame (directed, mutual, victim) through Universal Dependencies;
light verbs lend a noun of action their subject ("launched an offensive", "came under attack from").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Trigger
from pipeline.events import syntax
from pipeline.events.frame_parts import (
    called,
    circumstance,
    handlers,
    late_object,
    left_by,
    losers,
    marker,
    shared_agents,
    takes_part,
    wielders,
)
from pipeline.events.frame_words import (
    AGAINST,
    ANSWERING,
    BESIDE,
    HANDLING,
    HITTING,
    LIGHT_VERBS,
    OF_WHOM,
    REACH,
    RECEIVING,
    REFLEXIVE,
    RUNNING_INTO,
    SERIES,
    SHOTS,
    STOPPING,
    YIELDING,
)
from pipeline.vocabulary import Outcome


@dataclass(slots=True)
class Frame:
    """A trigger in its sentence with the tokens that fill its roles, before any is read as a name."""

    trigger: Trigger
    span: Span
    anchor: Token
    is_verb: bool
    agents: list[Token] = field(default_factory=list)
    patients: list[Token] = field(default_factory=list)
    light: Token | None = None
    """The light verb that carries a noun trigger."""
    outcome: Outcome | None = None
    """What became of it, once ``modality`` has read it."""
    sides_from: int | None = None
    """Where *between* stands that opens the list of the sides, as a token index."""

    @property
    def clause(self) -> Token:
        """The root of the clause that tells the event."""
        return syntax.clause_root(self.light or self.anchor)

    @property
    def family(self) -> str:
        """The trigger's family, for the merging and typing rules."""
        return str(self.trigger.family)


def read_frames(doc: Doc, triggers: Mapping[str, Trigger]) -> list[Frame]:
    """A frame for each trigger mention, in text order; a trigger inside a longer one is dropped."""
    frames: list[Frame] = []
    for span in _longest(list(doc.spans.get("triggers", []))):
        trigger = triggers[span.id_]
        is_verb = (span.kb_id_ == "verb" and not circumstance(span)) or _gerund(span)
        anchor = _verb_of(span) if is_verb else syntax.head_of(span)
        if not is_verb and anchor.pos_ == "VERB" and anchor.i not in range(span.start, span.end):
            anchor = span.root
        frame = Frame(trigger, span, anchor, is_verb)
        _fill(frame)
        frames.append(frame)
    return [frame for frame in frames if not _is_label(frame, frames)]


def _is_label(frame: Frame, frames: list[Frame]) -> bool:
    """Whether the trigger is a label before a colon ("Arrests: The force arrested …"), told by the words behind it."""
    sentence = frame.anchor.sent
    if frame.is_verb or frame.span.end >= sentence.end:
        return False
    before = frame.anchor.doc[sentence.start : frame.span.start]
    if not all(token.is_punct or token.lower_ == frame.span.text.lower() for token in before):
        return False
    return frame.anchor.doc[frame.span.end].text == ":" and any(
        other is not frame and other.anchor.sent == sentence for other in frames
    )


def _longest(spans: list[Span]) -> list[Span]:
    ordered = sorted(spans, key=lambda span: (-(span.end - span.start), span.start))
    kept: list[Span] = []
    taken: set[int] = set()
    for span in ordered:
        indices = set(range(span.start, span.end))
        if span.kb_id_ == "verb" and span.end - span.start > 3 and not indices & taken:
            indices = {span.start, span.end - 1}
        if not indices & taken:
            kept.append(span)
            taken |= indices
    return sorted(kept, key=lambda span: span.start)


def _gerund(span: Span) -> bool:
    """Whether a noun of action stands as a verb with an object ("started bombing the convoy", "a mob attacked two")."""
    token = span.root
    alone = len(span) == 1 or token.tag_ == "VBD"
    return alone and token.pos_ == "VERB" and any(child.dep_ == "obj" for child in token.children)


def _verb_of(span: Span) -> Token:
    """The verb that a trigger's words tell it with: "truce was signed" with its participle."""
    first = next((token for token in span if token.pos_ in {"VERB", "AUX"}), span.root)
    auxiliary = first.pos_ == "AUX" or first.dep_ in {"csubj", "csubj:pass", "nsubj", "nsubj:pass"}
    told = span.root.pos_ == "VERB" or first.dep_ == "cop"
    return span.root if auxiliary and told else first


def _fill(frame: Frame) -> None:
    if frame.is_verb:
        _fill_verb(frame, frame.anchor)
    else:
        _fill_noun(frame)
    if frame.trigger.frame == "mutual":
        _fill_between(frame)
    frame.agents, frame.patients = (_called(tokens) for tokens in (frame.agents, frame.patients))
    frame.agents.extend(handler for agent in list(frame.agents) for handler in handlers(agent))
    frame.agents = _unique([token for token in frame.agents if not syntax.negated(token)])
    frame.patients = _unique([token for token in frame.patients if token not in frame.agents])


def _called(tokens: list[Token]) -> list[Token]:
    return [named for token in tokens for named in called(token) or [token]]


def _fill_verb(frame: Frame, verb: Token) -> None:
    doer = syntax.subject(verb)
    if any(token.lower_ == "under" for token in frame.span):
        frame.patients.extend([doer] if doer is not None else [])
        frame.agents.extend(agent for token in (verb, *frame.span) for agent in syntax.obliques(token, "from", "by"))
        return
    if frame.family == "bombing" and verb.lemma_.lower() in RUNNING_INTO:
        frame.patients.extend([doer] if doer is not None else [])
        frame.agents.extend(handler for thing in syntax.objects(verb) for handler in left_by(thing))
        return
    if frame.family == "take" and verb.lemma_ == "lose":
        frame.patients.extend([doer] if doer is not None else [])
        near = (verb, *syntax.objects(verb))
        frame.agents.extend(winner for token in near for winner in syntax.obliques(token, "to"))
        return
    hands = next((token for token in frame.span if token.lemma_.lower() == "hand" and token.pos_ == "NOUN"), None)
    if hands is not None and frame.family == "take":
        frame.agents.extend(syntax.obliques(hands, "of"))
        frame.patients.extend([doer] if doer is not None else [])
        return
    if frame.trigger.frame == "victim":
        frame.patients.extend([doer] if doer is not None else [])
        if any(
            child.dep_ == "obj" and child.lemma_.lower() in {"man", "fighter", "soldier"} for child in verb.children
        ):
            frame.agents.extend(syntax.obliques(verb, "against", "by"))
        return
    if syntax.is_passive(verb):
        frame.agents.extend(syntax.agents_by(verb) or shared_agents(verb))
        frame.agents.extend(wielders(verb))
        if verb.dep_ in {"acl", "acl:relcl"} and syntax.own_subject(verb) is None:
            frame.patients.append(verb.head)
        elif doer is not None:
            frame.patients.append(doer)
        frame.patients.extend(_against(verb))
        return
    if doer is not None:
        frame.agents.append(doer)
    inside = range(frame.span.start, frame.span.end)
    objects = syntax.objects(verb) or late_object(verb)
    things = [token for token in objects if not (token.i in inside and _in_pattern(token, frame)) and not _shot(token)]
    frame.patients.extend(things)
    for token in syntax.objects(verb):
        if token.i in inside:
            frame.patients.extend(syntax.obliques(token, "against", "on", "at", "of", "with"))
            frame.patients.extend(syntax.obliques(verb, "to") if frame.family == "loot" else [])
    if not things or frame.trigger.frame == "mutual":
        frame.patients.extend(
            [noun for token in {verb, *frame.span} for noun in syntax.obliques(token, "with", *AGAINST)]
            if frame.trigger.frame == "mutual"
            else _against(verb)
        )
    frame.patients.extend(syntax.obliques(verb, "against"))
    if verb.lemma_ in YIELDING or any(token.lower_ in REFLEXIVE for token in objects):
        frame.patients.extend(syntax.obliques(verb, "to"))
    if frame.family == "abduct" and frame.span[-1].lower_ == "with":
        frame.patients.extend(syntax.obliques(verb, "with"))
    if frame.family in {"suicide", "bombing"}:
        frame.patients.extend(syntax.obliques(verb, *BESIDE))
    frame.agents.extend(token for token in syntax.agents_by(verb) if doer is None)


def _shot(token: Token) -> bool:
    """Whether it is only what is fired at somebody: "fired shots on a doctor"."""
    return token.lemma_.lower() in SHOTS and token.head.lemma_ == "fire"


def _in_pattern(token: Token, frame: Frame) -> bool:
    """Whether a word inside the trigger's span belongs to its phrase, not to a gap in it."""
    return any(token.lemma_.lower() in phrase.split() for phrase in (*frame.trigger.verbs, *frame.trigger.nouns))


def _against(verb: Token) -> list[Token]:
    return [token for token in syntax.obliques(verb, *AGAINST) if token.ent_type_ != "DATE"]


def _plain_present(frame: Frame) -> bool:
    """A verb of the historic present that the parser took for a noun: "government forces attack a western town"."""
    token = frame.anchor
    if (
        len(frame.span) != 1
        or token.tag_ not in {"NN", "NNP", "VB", "VBP"}
        or token.i + 1 >= len(token.doc)
        or token.is_sent_start
    ):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    if (
        before.tag_ not in {"NNS", "NNPS"}
        or before.sent != token.sent
        or after.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}
    ):
        return False
    frame.agents.append(before)
    following = next(
        (
            item
            for item in token.doc[token.i + 1 : token.sent.end]
            if item.pos_ in {"NOUN", "PROPN"} and item.dep_ not in {"compound", "amod"}
        ),
        None,
    )
    frame.patients.extend([following] if following is not None else [])
    return True


def _fill_noun(frame: Frame) -> None:
    noun = frame.anchor
    if _plain_present(frame):
        return
    frame.agents.extend(syntax.agents_by(noun))
    frame.patients.extend(syntax.obliques(noun, "against", "on", "at", "targeting", "upon"))
    if frame.trigger.frame == "mutual":
        frame.agents.extend(syntax.obliques(noun, "between", "among"))
        frame.patients.extend(syntax.obliques(noun, "with"))
    if frame.trigger.frame == "victim" or frame.family in OF_WHOM:
        frame.patients.extend([*losers(noun), *syntax.obliques(noun, "of")])
    else:
        frame.agents.extend(syntax.obliques(noun, "of", "from"))
    owners = [
        child
        for child in noun.children
        if child.i < noun.i
        and (
            child.dep_ in {"nmod:poss", "compound", "nmod:unmarked"}
            or (child.dep_ == "amod" and child.ent_type_ == "ACTOR")
        )
    ]
    (
        frame.patients if frame.family in {"kill", "die", "injure", "abduct", "arrest", "release"} else frame.agents
    ).extend(owners)
    for child in noun.children:
        if child.dep_ in {"acl", "acl:relcl"}:
            _participle(frame, child)
        elif child.dep_ == "appos":
            frame.agents.extend(syntax.agents_by(child))
    _governor(frame, noun)


def _fill_between(frame: Frame) -> None:
    """The sides that *between* names, whatever the parser hung it on ("clashes which broke out … between A and B")."""
    sentence = frame.anchor.sent
    for token in frame.anchor.doc[frame.anchor.i + 1 : min(frame.anchor.i + REACH, sentence.end)]:
        if token.lower_ in {"between", "pitting"} and _of_parties(token.head):
            frame.sides_from = token.i
            if not frame.is_verb and not frame.agents and token.dep_ == "case":
                frame.agents.append(token.head)
            return


def _of_parties(noun: Token) -> bool:
    """Whether *between* lists parties, not days or towns; "Hun and Waddan militias" are parties."""
    if noun.ent_type_ != "PLACE":
        return noun.ent_type_ != "DATE"
    listed = {other.i for other in syntax.conjuncts(noun)}
    return any(listed & set(range(span.start, span.end)) for span in noun.doc.spans.get("actors", []))


def _participle(frame: Frame, verb: Token) -> None:
    if verb.tag_ == "VBG" and verb.lemma_ in HITTING:
        frame.patients.extend(syntax.objects(verb))
    elif syntax.is_passive(verb) and verb.lemma_ in LIGHT_VERBS | HITTING | HANDLING:
        frame.agents.extend(syntax.agents_by(verb))
        frame.patients.extend(syntax.obliques(verb, "against", "on", "at"))
    elif verb.lemma_ in LIGHT_VERBS | {"lay", "plant"}:
        own = syntax.own_subject(verb)
        if own is not None and own.lower_ not in syntax.RELATIVE_WORDS:
            frame.agents.append(own)
    elif verb.lemma_ in HITTING:
        frame.patients.extend(syntax.objects(verb))


def _governor(frame: Frame, noun: Token) -> None:
    """What the verb above a noun of action adds: "ISIS conducted an assault", "airstrikes hit the depot"."""
    top = noun
    while top.dep_ in {"conj", "nmod", "compound", "appos"} and top.head.lemma_.lower() in SERIES:
        top = top.head
        frame.agents.extend(syntax.agents_by(top))
        frame.patients.extend(syntax.obliques(top, "against", "on"))
    verb = top.head
    if verb == top or verb.pos_ not in {"VERB", "AUX"}:
        return
    if top.dep_ == "obj" and verb.lemma_ in LIGHT_VERBS:
        _carried_out(frame, verb)
    elif top.dep_ in syntax.SUBJECTS:
        _acting(frame, verb)
    elif top.dep_ in syntax.OBLIQUES or (top.dep_ == "advcl" and top.tag_ == "VBG"):
        _beside(frame, verb, syntax.preposition(top) or marker(top))


def _carried_out(frame: Frame, verb: Token) -> None:
    """A noun of action as the object of its light verb: "ISIS conducted an assault", "suffered an attack"."""
    frame.light = verb
    doer = syntax.subject(verb)
    if syntax.is_passive(verb):
        frame.agents.extend(syntax.agents_by(verb))
    elif doer is not None:
        if verb.lemma_ in RECEIVING:
            (frame.agents if frame.trigger.frame == "mutual" else frame.patients).append(doer)
        elif verb.lemma_ not in {"report", "see"}:
            frame.agents.append(doer)
    frame.patients.extend(syntax.obliques(verb, "against", "on", "at"))
    frame.agents.extend(syntax.obliques(verb, "with") if frame.trigger.frame == "mutual" else [])


def _acting(frame: Frame, verb: Token) -> None:
    """A noun of action as the subject: "airstrikes hit the depot", "the assault was repelled by", "fights pit A"."""
    frame.light = verb
    if verb.lemma_ in HITTING and not syntax.is_passive(verb):
        frame.patients.extend(syntax.objects(verb))
    if syntax.is_passive(verb):
        (frame.patients if verb.lemma_ in STOPPING else frame.agents).extend(syntax.agents_by(verb))
    if verb.lemma_ == "pit":
        frame.agents.extend(syntax.objects(verb))
    frame.patients.extend(_against(verb) if verb.lemma_ == "report" else syntax.obliques(verb, "against"))
    if frame.trigger.frame == "mutual":
        frame.agents.extend(syntax.obliques(verb, "between"))
        frame.patients.extend(syntax.obliques(verb, "with"))


def _beside(frame: Frame, verb: Token, case: str) -> None:
    """A noun of action behind a preposition: "came under fire from", "answered with shelling", "was hit in a raid"."""
    doer = syntax.subject(verb)
    if case == "under":
        if verb.lemma_ in {"come", "find"} and doer is not None:
            frame.light = verb
            frame.patients.append(doer)
        frame.agents.extend(syntax.obliques(verb, "from", "by") + syntax.obliques(frame.anchor, "from", "by"))
    elif doer is not None and (takes_part(verb, case) or (case == "with" and verb.lemma_.lower() in ANSWERING)):
        frame.light = verb
        frame.agents.append(doer)
    elif (
        case in {"in", "during", "by"}
        and syntax.is_passive(verb)
        and doer is not None
        and verb.lemma_ in HITTING | {"shoot", "attack"}
    ):
        frame.light = verb
        if frame.trigger.frame == "directed":
            frame.patients.append(doer)


def _unique(tokens: list[Token]) -> list[Token]:
    return list({token.i: token for token in tokens}.values())
