"""Actor1 and actor2 of a draft: doer and target through the syntax, with fall-backs that never cross a clause.

A battle's order carries no meaning; demonstrators are actor1 of a protest; who stops a weapon is actor1 of
Disrupted weapons use. Without an agent in the text the cell stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.catalogue import Catalogue
from pipeline.events import around, nearby, syntax
from pipeline.events.drafts import Draft
from pipeline.events.families import BATTLE, COERCION, EXPLOSIVE, HARM
from pipeline.events.frame_parts import losers
from pipeline.events.frame_words import CALLING, CARRYING_OUT, REACH
from pipeline.events.frames import Frame
from pipeline.events.pairs import pair, reciprocal
from pipeline.events.parties import Parties
from pipeline.events.party_refs import mere_voice, same_party, text_span
from pipeline.events.party_words import ARMED_KINDS
from pipeline.records import ActorRef, TextSpan
from pipeline.vocabulary import ActorKind, Outcome, SubEventType

SPEECH = frozenset(
    ["say", "tell", "announce", "claim", "state", "report", "add", "confirm", "note", "declare", "deny", "according"]
)
FIGHTING = BATTLE | EXPLOSIVE | HARM
SPEAKING_KINDS = frozenset({ActorKind.ORGANISATION})
ACTING_FAMILIES = frozenset(
    {"statement", "agreement", "closure", "change", "protest", "exchange", "release", "arrest", "move", "base"}
)
CROWD = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, None})
OF_TOWNS = frozenset({"agreement", "exchange"})
"""Families of what towns do with each other through their people."""
OF_TWO = frozenset({"fight", "agreement", "exchange"})
"""Families of what two parties do together."""
AFTERMATH = frozenset({"aspect", "displace"})
"""Families of what comes of a fight: those who flee it are no side of it."""
GIVING = frozenset({"hand", "transfer", "cede", "relinquish", "handover"})
FINDING = frozenset({"find", "discover", "recover", "retrieve"})
"""What is done with bodies by those who did not kill."""


@dataclass(frozen=True, slots=True)
class Sides:
    actor1: tuple[ActorRef, ...] = ()
    actor2: tuple[ActorRef, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The catalogue ids on either side."""
        return frozenset(ref.actor_id for ref in (*self.actor1, *self.actor2) if ref.actor_id)


def read_sides(draft: Draft, parties: Parties) -> Sides:
    """The parties on both sides of the draft, each once."""
    catalogue = parties.catalogue
    ordered = sorted(draft.frames, key=lambda frame: (frame is not draft.main, frame.trigger.strength != "core"))
    actor1: list[ActorRef] = []
    actor2: list[ActorRef] = []
    for frame in ordered:
        agents, patients = _of_frame(frame, parties)
        if frame.sides_from is not None:
            agents, patients = _listed_between(frame.sides_from, [*agents, *patients], parties) or (agents, patients)
        if frame.family in AFTERMATH:
            patients = [ref for ref in patients if ref.kind is not ActorKind.CIVILIANS]
        if frame.family == "move" and not agents:
            agents, patients = patients, []
        if frame.sides_from is not None and len(agents) > 1:
            patients = []
        if frame.trigger.frame == "mutual" and len(agents) > 1 and not patients and not actor2:
            agents, patients = agents[:1], agents[1:]
        first = frame is draft.main
        _extend(actor1, agents, actor2, catalogue, fill_only=not first)
        _extend(actor2, patients, actor1, catalogue, fill_only=not first)
    if draft.main.family not in ACTING_FAMILIES:
        actor1 = [ref for ref in actor1 if ref.kind not in SPEAKING_KINDS]
    actor1, actor2 = ([ref for ref in side if not mere_voice(ref, catalogue)] for side in (actor1, actor2))
    if draft.main.trigger.id in {"body_found", "bodies"}:
        actor2 = [parties.unarmed(ref) for ref in actor2]
    if draft.main.trigger.frame == "mutual" and not actor1 and len(actor2) == 2:
        actor1, actor2 = actor2[:1], actor2[1:]
    if not actor1 and draft.outcome is Outcome.FOILED:
        actor1 = list(parties.resolve(nearby.stopper(draft.main)))
    if not actor1 and draft.main.family in HARM | COERCION | EXPLOSIVE:
        doers = parties.resolve(nearby.intruder(draft.main))
        actor1 = [
            ref for ref in doers if ref.kind in ARMED_KINDS and not any(same_party(ref, known) for known in actor2)
        ]
    if draft.main.family == "suicide":
        actor1 = [ref for ref in actor1 if ref.kind is not ActorKind.CIVILIANS]
    if draft.main.family in FIGHTING and any(ref.kind in ARMED_KINDS for ref in actor1):
        actor1 = [ref for ref in actor1 if ref.kind is not ActorKind.CIVILIANS or not _tells(ref, parties)]
    if draft.main.family in BATTLE and not actor1 and not actor2:
        actor1, actor2 = _beside_fight(draft, parties)
    if actor1 and not actor2 and draft.main.family in BATTLE | EXPLOSIVE:
        held = parties.resolve(around.holders(draft.main))
        actor2 = [ref for ref in held if not any(same_party(ref, known) for known in actor1)]
    if draft.main.family in BATTLE | EXPLOSIVE | HARM | {"abduct"}:
        actor1 = [parties.unidentified(ref) for ref in actor1]
    sides = Sides(tuple(actor1), tuple(actor2))
    if draft.main.family == "protest":
        return _protest(draft, sides, parties)
    if draft.main.family in BATTLE | EXPLOSIVE | OF_TWO | {"take"}:
        sides = _by_clause(draft, sides, parties)
    return sides


def crowd_first(sides: Sides) -> Sides:
    """Demonstrators who were shot at or driven off are actor1 all the same; those who did it are actor2."""
    if any(ref.kind is ActorKind.PROTESTERS for ref in sides.actor1):
        return sides
    crowd = tuple(ref for ref in sides.actor2 if ref.kind is ActorKind.PROTESTERS)
    others = tuple(ref for ref in sides.actor2 if ref.kind is not ActorKind.PROTESTERS)
    return Sides(crowd, (*sides.actor1, *others)) if crowd else sides


def named_ids(frame: Frame, parties: Parties) -> frozenset[str]:
    """The listed parties of one trigger, for telling two occurrences apart."""
    agents, patients = _of_frame(frame, parties)
    return _with_lineage((*agents, *patients), parties.catalogue)


def doer_ids(frame: Frame, parties: Parties) -> frozenset[str]:
    """The listed doers of one trigger, with the bodies above them."""
    return _with_lineage(_of_frame(frame, parties)[0], parties.catalogue)


def _with_lineage(refs: Sequence[ActorRef], catalogue: Catalogue) -> frozenset[str]:
    ids = {ref.actor_id for ref in refs if ref.actor_id and ref.kind is not ActorKind.CIVILIANS}
    return frozenset(above for actor_id in ids for above in lineage(actor_id, catalogue))


def lineage(actor_id: str, catalogue: Catalogue) -> frozenset[str]:
    """The actor's id and those of the bodies above it: a brigade, its army."""
    seen: set[str] = set()
    while actor_id in catalogue.actors and actor_id not in seen:
        seen.add(actor_id)
        actor_id = catalogue.actors[actor_id].parent or ""
    return frozenset(seen)


def _of_frame(frame: Frame, parties: Parties) -> tuple[list[ActorRef], list[ActorRef]]:
    agents = list(parties.resolve(frame.agents))
    patients = list(parties.resolve(frame.patients, beside=agents))
    if frame.trigger.id == "body_found" and frame.anchor.lemma_ in FINDING:
        return [], patients
    together = frame.family in OF_TWO or (frame.is_verb and reciprocal(frame.anchor))
    joint = parties.resolve(nearby.named_in_compound(frame))
    if len(joint) < 2 and len(agents) + len(patients) < 2 and together:
        joint = parties.resolve(nearby.joined_before(frame))
    if len(joint) > 1:
        agents, patients = list(joint), []
    elif not agents or _lent(frame, agents):
        ordered = _by_order(frame, parties)
        agents = [ref for ref in ordered if not any(same_party(ref, known) for known in patients)] or agents
    both = pair([*frame.agents, *(frame.patients if together else ())], parties)
    if together and both is not None:
        return both[:1], both[1:]
    agents = both or agents
    if together and len(agents) == 2 and not patients:
        return agents[:1], agents[1:]
    if frame.family == "aspect" and frame.anchor.lemma_.lower() in CARRYING_OUT and not syntax.is_passive(frame.anchor):
        agents, patients = [*agents, *patients], []
    if frame.family in OF_TOWNS and not agents and not patients:
        agents = _towns(frame.agents)
    if frame.family == "statement":
        signed = parties.signatories(frame.anchor)
        agents.extend(ref for ref in signed if not any(same_party(ref, known) for known in agents))
    if frame.family == "withdraw" and frame.anchor.lemma_.lower() in GIVING:
        near = (frame.anchor, *syntax.objects(frame.anchor), *frame.agents)
        to = [noun for token in near for noun in syntax.obliques(token, "to")]
        receivers = list(parties.resolve(to))
        agents, patients = (agents, receivers) if agents else (receivers, [])
    if frame.family == "take":
        verb = frame.anchor
        patients = [ref for ref in patients if ref.kind is not None]
        patients.extend(parties.resolve(syntax.obliques(verb, "from")))
        if (
            any(child.dep_ in {"obl", "nmod"} and syntax.preposition(child) == "to" for child in verb.children)
            and verb.lemma_ == "fall"
        ):
            agents = list(parties.resolve(syntax.obliques(verb, "to")))
    return agents, patients


def _towns(heads: Sequence[Token]) -> list[ActorRef]:
    """The towns that two or more phrases name as parties of their own: "Hun and Waddan exchanged prisoners"."""
    tokens = [token for head in heads for token in syntax.conjuncts(head)]
    spans = [span for token in tokens for span in token.doc.spans.get("places", []) if span.start <= token.i < span.end]
    return [ActorRef("", span.text, None, span.text, text_span(span)) for span in spans] if len(spans) > 1 else []


def _beside_fight(draft: Draft, parties: Parties) -> tuple[list[ActorRef], list[ActorRef]]:
    """The armed parties of the clause that runs beside a fight without sides of its own."""
    doers, targets = (
        [ref for ref in parties.resolve(tokens) if ref.kind in ARMED_KINDS]
        for tokens in around.beside_fight(draft.main)
    )
    return doers, [ref for ref in targets if not any(same_party(ref, known) for known in doers)] if doers else []


def _lent(frame: Frame, agents: Sequence[ActorRef]) -> bool:
    """Whether unarmed doers of an active verb are only those of another verb, which grammar lends it."""
    own = syntax.own_subject(frame.anchor) if frame.is_verb else frame.anchor
    return own is None and all(ref.kind is ActorKind.CIVILIANS for ref in agents)


def _by_order(frame: Frame, parties: Parties) -> tuple[ActorRef, ...]:
    """The doer that the order of the words names, where the parse names none."""
    readings = (nearby.named_in_trigger, nearby.doer_before, nearby.agent_behind)
    return next((found for read in readings if (found := parties.resolve(read(frame)))), ())


def _listed_between(
    start: int, known: Sequence[ActorRef], parties: Parties
) -> tuple[list[ActorRef], list[ActorRef]] | None:
    """The two sides of a list that the parse broke up: the parties after *between*, the first after its *and*.

    None where the parse has a party of the second half already.
    """
    doc = parties.doc
    end = min(start + REACH, doc[start].sent.end)
    joint = next((token.i for token in doc[start:end] if token.lower_ in {"and", "&"}), None)
    if joint is None or any(ref.span.end > doc[joint].idx for ref in known):
        return None
    first = list(known[:1]) or _first_party(start, joint, parties)
    second = [ref for ref in _first_party(joint, end, parties) if not any(same_party(ref, one) for one in first)]
    return (first, second) if first and second else None


def _first_party(start: int, end: int, parties: Parties) -> list[ActorRef]:
    """The party of the first phrase between two token positions that names one."""
    spans = [span for span in parties.doc.spans.get("actors", []) if start <= span.start < end]
    found = (parties.resolve([span.root]) for span in sorted(spans, key=lambda span: span.start))
    return list(next((refs for refs in found if refs), ()))[:1]


def _kin(first: ActorRef, second: ActorRef, catalogue: Catalogue) -> bool:
    return bool(first.actor_id and second.actor_id) and (
        first.actor_id in lineage(second.actor_id, catalogue) or second.actor_id in lineage(first.actor_id, catalogue)
    )


def _extend(
    own: list[ActorRef], new: Sequence[ActorRef], other: Sequence[ActorRef], catalogue: Catalogue, *, fill_only: bool
) -> None:
    if fill_only and any(ref.listed and ref.kind is not ActorKind.CIVILIANS for ref in own):
        return
    for ref in new:
        if any(same_party(ref, known) for known in own) or any(same_party(ref, known) for known in other):
            continue
        if fill_only and any(_kin(ref, known, catalogue) for known in (*own, *other)):
            continue
        if fill_only and not ref.listed and (own or ref.name[:1].islower()):
            continue
        own.append(ref)


def _protest(draft: Draft, sides: Sides, parties: Parties) -> Sides:
    """Demonstrators are actor1, whoever they are at home; who acts against them is actor2."""
    protesters = parties.catalogue.actors.get("protesters")
    if protesters is None:
        return sides
    told = [*sides.actor1, *sides.actor2]
    others = [frame for frame in draft.frames if frame.family != "protest" or _acts_on_crowd(frame)]
    told.extend(ref for frame in others for ref in _of_frame(frame, parties)[0])
    crowd = next((ref for ref in told if ref.kind in CROWD), None)
    if crowd is None and sides.actor1 and draft.main.trigger.strength == "core" and not _acts_on_crowd(draft.main):
        crowd = sides.actor1[0]
    span = crowd.span if crowd is not None else TextSpan(draft.main.span.start_char, draft.main.span.end_char)
    text = crowd.text if crowd is not None else draft.main.span.text
    actor2: list[ActorRef] = []
    for ref in told:
        if ref.kind not in CROWD and ref.span != span and not any(same_party(ref, known) for known in actor2):
            actor2.append(ref)
    return Sides((ActorRef(protesters.id, protesters.name, protesters.kind, text, span),), tuple(actor2))


def _acts_on_crowd(frame: Frame) -> bool:
    """Whether the trigger tells what was done to demonstrators: "police dispersed the rally"."""
    return frame.trigger.sub_event_type is not SubEventType.PEACEFUL_PROTEST


def _by_clause(draft: Draft, sides: Sides, parties: Parties) -> Sides:
    """Fill an empty side of a fight with the one other armed party that its clause names; two are no answer."""
    if (sides.actor1 and sides.actor2) or not (sides.actor1 or sides.actor2 or draft.main.trigger.frame == "mutual"):
        return sides
    clause = draft.main.clause
    known = frozenset(above for side in sides.ids for above in lineage(side, parties.catalogue))
    others = [
        ref
        for ref in parties.mentions(clause.sent.start, clause.sent.end)
        if not lineage(ref.actor_id, parties.catalogue) & known
        and ref.kind is not ActorKind.CIVILIANS
        and not _speaks(ref, clause, parties)
        and not _told_of(ref, sides, parties)
        and not _among_others(ref, parties)
    ]
    candidates = [ref for ref in others if _in_clause(ref, clause, parties)]
    if not candidates and len(others) == 1 and _tells_on(others[0], draft, parties):
        candidates = others
    if draft.main.trigger.frame == "mutual" and not sides.actor1 and not sides.actor2:
        return Sides((candidates[0],), (candidates[1],)) if len(candidates) == 2 else sides
    if len(candidates) != 1:
        return sides
    return replace(sides, actor2=(candidates[0],)) if sides.actor1 else replace(sides, actor1=(candidates[0],))


def _tells_on(ref: ActorRef, draft: Draft, parties: Parties) -> bool:
    """Whether the party's clause tells of the event too: by a trigger of it, or without a finite verb of its own."""
    token = _token_at(ref, parties)
    if token is None:
        return False
    verb = syntax.clause_root(token)
    bare = verb.tag_ in {"VBG", "VBN"} and not any(child.dep_.startswith("aux") for child in verb.children)
    below = set(verb.subtree)
    return bare or any(verb == frame.clause or frame.anchor in below for frame in draft.frames)


def _told_of(ref: ActorRef, sides: Sides, parties: Parties) -> bool:
    """Whether the words are part of a phrase that is on a side already: the gunmen of "Tebu gunmen"."""
    token = _token_at(ref, parties)
    whole = parties.resolve([token]) if token is not None else ()
    return any(same_party(found, known) for found in whole for known in (*sides.actor1, *sides.actor2))


def _among_others(ref: ActorRef, parties: Parties) -> bool:
    """Whether the words only pick somebody out of those told before: "35 people including an officer of the army"."""
    token = _token_at(ref, parties)
    phrase = () if token is None else (token, *token.ancestors)
    return any(syntax.preposition(part) in {"including", "among"} for part in phrase if part.dep_ in syntax.OBLIQUES)


def _token_at(ref: ActorRef, parties: Parties) -> Token | None:
    span = parties.doc.char_span(ref.span.start, ref.span.end, alignment_mode="expand")
    return span.root if span is not None else None


def _in_clause(ref: ActorRef, clause: Token, parties: Parties) -> bool:
    token = _token_at(ref, parties)
    return token is not None and syntax.clause_root(token) == clause


def _tells(ref: ActorRef, parties: Parties) -> bool:
    """Whether a verb of telling follows the words: "what the army calls bandits and residents describe as guards"."""
    span = parties.doc.char_span(ref.span.start, ref.span.end, alignment_mode="expand")
    after = parties.doc[span.end : span.end + 1] if span is not None else ()
    return any(token.pos_ == "VERB" and token.lemma_.lower() in SPEECH | CALLING for token in after)


def _speaks(ref: ActorRef, clause: Token, parties: Parties) -> bool:
    token = _token_at(ref, parties)
    if token is not None and any(token in losers(noun) for noun in syntax.objects(token.head)):
        return False
    return token is not None and (
        token.head.lemma_.lower() in SPEECH
        or any(
            a.lemma_.lower() in {"statement", "spokesman", "source", "spokesperson"}
            for a in token.ancestors
            if syntax.clause_root(a) == clause
        )
    )
