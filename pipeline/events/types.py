"""Which ACLED sub-event type a draft means: its trigger beside its weapon, its doer and whom it was done to.

Follows ACLED's codebook: violence between armed groups is a battle, on unarmed people violence against
civilians, at a distance explosions or remote violence; force used on demonstrators belongs to the protest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.crowds import is_mob, of_crowd, protest_type
from pipeline.events.drafts import Draft
from pipeline.events.families import BATTLE, EXPLOSIVE, HARM
from pipeline.events.lives import life_around
from pipeline.events.parties import Parties
from pipeline.events.party_words import CHIEFS
from pipeline.events.wants import ARMS, EXPELLING, FACILITIES, VEHICLES, objects_of
from pipeline.events.words import words as _words
from pipeline.records import ActorRef
from pipeline.vocabulary import ActorKind, Outcome, SubEventType

AIR_KINDS = frozenset({"aircraft", "drone", "air_bomb"})
GUN_KINDS = frozenset({"artillery", "mortar", "rocket", "missile"})
BOMB_KINDS = frozenset({"mine_ied", "vbied", "explosive"})
SUICIDE_KINDS = frozenset({"svbied", "suicide_vest"})
POINT_BLANK = frozenset({"air_defence", "small_arms", "machine_gun"})
"""Kinds that do not say what aircraft did: their own guns, and those that drove them off."""
UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})
GOVERNMENT = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCES})
AIR_ONLY = frozenset({"nato", "africom"})
"""Parties that fought over Libya from the air alone."""
AIR = re.compile(
    r"\b(?:air ?force|(?:war|air)?planes?|(?:fighter )?jets?|aircraft|helicopters?|gunships?|drones?|bombers?"
    r"|tornados?|typhoons?)\b",
    re.IGNORECASE,
)
CIVIL_THINGS = _words(
    "hospital clinic ward surgery school university mosque church shrine home house market ambulance bus embassy "
    "consulate "
    "newspaper bank shop cemetery hotel restaurant cafe bakery pharmacy dormitory kindergarten funeral wedding "
    "apartment family car motorist worshipper camp-for-displaced tent neighbourhood neighborhood suburb clinic "
    "warehouse studio television tv radio oilfield field"
)
CENTRES, OF_CARE = _words("centre center facility post"), _words("medical health dialysis maternity")
FORMER = _words("former retired ex ex- captured detained disarmed unarmed imprisoned off-duty")
HELPLESS = _words(
    "execute execution behead beheading crucify crucifixion torture hang flog flogging lash slit stab mistreat lynch"
)
"""Deeds done to people who cannot fight back, whatever they were before."""
OF_PROTEST = re.compile(r"protest|demonstrat|crowd|march|rally|sit-in|mourner", re.IGNORECASE)
_CALM = re.compile(
    r"\bwithout (?:\w+ ){0,2}(?:fight(?:ing)?|resistance|opposition|clash(?:es)?|incident|bloodshed|shot|violence"
    r"|battle)\b"
    r"|\bno (?:\w+ )?(?:resistance|fighting|opposition)\b|\bby (?:arrangement|(?:mutual )?(?:agreement|consent))\b"
    r"|\bnot a (?:single )?shot\b|\bno shots? (?:was|were|being)\b|\bpeaceful(?:ly)?\b|\bunopposed\b"
    r"|\bhanded over\b|\bbloodless(?:ly)?\b",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(?:withdrew|withdrawn|withdrawal|pulled out|abandoned|vacated|evacuated|left) \b", re.IGNORECASE)
RALLIES = _words("march rally demonstration protest sit-in vigil procession")
PERSON_NOUN = re.compile(r"(?:er|ist|man|ier|ian|chief|emir|aide|agent|operative|recruit|suspect)s?$")
"""How nouns end that name somebody of a party: "an ISIS financier"."""
LOSING_GROUND = EXPELLING | {"clear", "flush", "root", "prise", "lose"}
"""Verbs whose object is who loses the ground, not the ground."""
HARMFUL = HARM | {"assault", "target"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the other readers found of the draft that its type depends on."""

    weapon_kinds: Collection[str]
    """The kinds of the weapons that did it."""
    actor1: Sequence[ActorRef]
    actor2: Sequence[ActorRef]
    victims_unarmed: bool = False
    harmed: bool = False
    """Whether anybody was killed or hurt."""


def sub_type(draft: Draft, found: Evidence, parties: Parties) -> SubEventType:
    """The sub-event type of one event."""
    main = draft.main
    family, default = main.family, main.trigger.sub_event_type
    crowd = _of_crowds(draft, found, parties)
    if crowd is not None:
        return crowd
    if family == "take":
        return _taken(draft, found, parties)
    if family == "abduct" and draft.main.anchor.lemma_ in {"make", "carry"}:
        taken = [part for token in draft.main.patients for part in (token, *syntax.obliques(token, "of"))]
        people = any(_sort(token, parties) == "person" or token.lemma_.lower() == "other" for token in taken)
        return default if people or not taken else SubEventType.LOOTING
    if draft.outcome is Outcome.FOILED and family in EXPLOSIVE | {"loot", "target", "kill"}:
        return SubEventType.DISRUPTED_WEAPONS_USE
    if family in HARMFUL | {"bombing", "fight", "shelling"}:
        by_weapon = _by_weapon(found, draft, parties)
        if by_weapon is not None:
            return by_weapon
    if family == "loot" and any(_laden(token, parties) for token in draft.main.patients):
        return SubEventType.DISRUPTED_WEAPONS_USE
    if family == "loot" and _from_the_air(draft, found):
        return SubEventType.AIR_STRIKE
    return _violence(draft, found) if family in HARMFUL else default


def _laden(token: Token, parties: Parties) -> bool:
    """Whether the thing is a vehicle that carries a bomb: who destroys it stops an attack."""
    return any(
        span.start <= token.i < span.end and str(entry.kind) in {"vbied", "svbied"}
        for span in parties.doc.spans.get("weapons", [])
        if (entry := parties.catalogue.weapons.get(span.id_)) is not None
    )


def _of_crowds(draft: Draft, found: Evidence, parties: Parties) -> SubEventType | None:
    """The type where demonstrators or a mob act, or are acted upon."""
    family = draft.main.family
    families = {frame.family for frame in draft.frames}
    sentences = {frame.anchor.sent.start: frame.anchor.sent for frame in draft.frames}
    ordered = [sentences[start] for start in sorted(sentences)]
    if family == "mob" or (family == "riot" and is_mob(draft, found.actor1)):
        return SubEventType.MOB_VIOLENCE
    if family == "riot":
        return draft.main.trigger.sub_event_type
    if family == "protest":
        told = protest_type(draft, ordered, harmed=found.harmed)
        default = draft.main.trigger.sub_event_type
        return default if told is SubEventType.PEACEFUL_PROTEST else told
    struck = any(ref.kind is ActorKind.PROTESTERS and OF_PROTEST.search(ref.text) for ref in found.actor2)
    struck = struck or any(_rally(token) for token in _patients(draft))
    if family in HARMFUL | {"shelling", "airstrike", "fight"} and struck:
        told = protest_type(draft, ordered, harmed=found.harmed or bool(families & HARM))
        return SubEventType.EXCESSIVE_FORCE if told is SubEventType.PEACEFUL_PROTEST else told
    if not of_crowd(found.actor1, draft.main.agents):
        return None
    if family == "closure":
        return SubEventType.PEACEFUL_PROTEST
    if family in {"assault", "loot", "target", "kill", "injure"}:
        return SubEventType.MOB_VIOLENCE if is_mob(draft, found.actor1) else SubEventType.VIOLENT_DEMONSTRATION
    return None


def _rally(token: Token) -> bool:
    """Whether the noun is a gathering of demonstrators; the tokenizer parts "sit-in"."""
    return token.lemma_.lower() in RALLIES or any(child.lower_ == "sit" for child in token.children)


def _by_weapon(found: Evidence, draft: Draft, parties: Parties) -> SubEventType | None:
    family = draft.main.family
    present = set(found.weapon_kinds)
    if family in HARM and not present:
        present = _kinds_beside(draft, parties)
    if present & SUICIDE_KINDS:
        return SubEventType.SUICIDE_BOMB
    if family == "fight":
        return None
    if present & AIR_KINDS and not (family == "shelling" and present & GUN_KINDS):
        return SubEventType.AIR_STRIKE
    if present & BOMB_KINDS:
        return SubEventType.REMOTE_EXPLOSIVE
    if present & GUN_KINDS:
        return SubEventType.SHELLING
    if "grenade" in present:
        return SubEventType.GRENADE
    if "chemical" in present:
        return SubEventType.CHEMICAL_WEAPON
    if not present - POINT_BLANK and family in HARMFUL and _from_the_air(draft, found):
        return SubEventType.AIR_STRIKE
    return draft.main.trigger.sub_event_type if family in {"bombing", "shelling"} else None


def _kinds_beside(draft: Draft, parties: Parties) -> set[str]:
    """Kinds of the bombs and shells that the clause of a death or wound names ("killed when he stepped on a mine")."""
    kinds: set[str] = set()
    anchor = draft.main.anchor
    for span in parties.doc.spans.get("weapons", []):
        entry = parties.catalogue.weapons.get(span.id_)
        if entry is None or span.root.sent != anchor.sent or syntax.distance(span.root, anchor) > 4:
            continue
        if life_around(span.root, anchor) is not None:
            continue
        resulted = span.root.head == anchor.head and anchor.head.lemma_ in {"result", "come", "stem", "follow"}
        tied = resulted or anchor in span.root.ancestors
        if tied and str(entry.kind) in BOMB_KINDS | SUICIDE_KINDS | GUN_KINDS:
            kinds.add(str(entry.kind))
    return kinds


def _from_the_air(draft: Draft, found: Evidence) -> bool:
    """Whether an air force, its machines or an alliance that only flew did it."""
    if any(ref.actor_id in AIR_ONLY for ref in found.actor1):
        return True
    if any(AIR.search(ref.text) or AIR.search(ref.name) for ref in found.actor1):
        return True
    told = [frame for frame in draft.frames if frame is draft.main or frame.trigger.id != "repel"]
    if any(token.lower_ == "air" for token in syntax.obliques(draft.main.anchor, "from")):
        return True
    doers = [token for frame in told for token in frame.agents]
    verb = draft.main.anchor
    subject = syntax.own_subject(verb) if draft.main.is_verb else None
    if subject is not None and not any(child.dep_ == "aux:pass" for child in verb.children):
        doers.append(subject)
    return any(AIR.search(token.text) for token in doers)


def _violence(draft: Draft, found: Evidence) -> SubEventType:
    default = draft.main.trigger.sub_event_type
    if any(frame.anchor.lemma_.lower() in HELPLESS for frame in draft.frames if frame.family in HARM):
        return SubEventType.ATTACK
    kinds = {ref.kind for ref in found.actor2 if ref.kind is not None}
    armed = kinds - UNARMED - {ActorKind.ORGANISATION}
    if armed:
        return SubEventType.ATTACK if _out_of_service(draft) and len(found.actor2) == 1 else SubEventType.ARMED_CLASH
    if kinds or found.victims_unarmed or _civil_target(draft):
        return SubEventType.ATTACK
    if not found.actor2 and default is SubEventType.ATTACK:
        return SubEventType.ATTACK
    if any(ref.kind is None for ref in found.actor2):
        return SubEventType.ATTACK
    return default


def _patients(draft: Draft) -> list[Token]:
    return [conjunct for frame in draft.frames for token in frame.patients for conjunct in syntax.conjuncts(token)]


def _out_of_service(draft: Draft) -> bool:
    """Whether the victim had laid down arms: "a retired colonel", "captured fighters"."""
    victims = _patients(draft)
    return bool(victims) and all(
        any(token.lower_ in FORMER for token in victim.subtree if token.i <= victim.i) for victim in victims
    )


def _civil_target(draft: Draft) -> bool:
    return any(
        token.lemma_.lower() in CIVIL_THINGS
        or (token.lemma_.lower() in CENTRES and any(child.lower_ in OF_CARE for child in token.children))
        for token in _patients(draft)
    )


def _taken(draft: Draft, found: Evidence, parties: Parties) -> SubEventType:
    """What taking means by what is taken: ground changes hands, people are held, weapons secured, goods looted."""
    things = [conjunct for token in objects_of(draft.main) for conjunct in syntax.conjuncts(token)]
    sorts = [sort for token in things if (sort := _sort(token, parties)) != "other"]
    government = bool({ref.kind for ref in found.actor1} & GOVERNMENT)
    what = sorts[0] if sorts else "place"
    if draft.main.anchor.lemma_ in LOSING_GROUND:
        what = _expelled(sorts, found)
    if what == "place":
        return _territory(draft, found, government)
    fought = any(frame.family in BATTLE and frame.trigger.strength == "core" for frame in draft.frames)
    if fought or what == "fight":
        return SubEventType.ARMED_CLASH
    if what == "arms":
        armed_taker = bool(found.actor1) and not government
        return SubEventType.LOOTING if armed_taker else SubEventType.DISRUPTED_WEAPONS_USE
    if what == "vehicle":
        return SubEventType.OTHER if government else SubEventType.LOOTING
    unarmed = all(ref.kind in {ActorKind.CIVILIANS, None, ActorKind.ORGANISATION} for ref in found.actor2)
    return SubEventType.ABDUCTION if unarmed and found.actor1 and not government else SubEventType.ARRESTS


def _expelled(what: Collection[str], found: Evidence) -> str:
    """What driving people out takes: the place that they are driven from; of armed people without one, a fight."""
    if "place" in what:
        return "place"
    armed = any(ref.kind not in {ActorKind.CIVILIANS, None, ActorKind.ORGANISATION} for ref in found.actor2)
    return "fight" if armed else "person"


def _sort(token: Token, parties: Parties) -> str:
    """Whether a thing taken is a place, arms, a vehicle or a person."""
    lemma = token.lemma_.lower()
    if lemma in FACILITIES or _within(token, parties, "places"):
        return "place"
    if lemma in VEHICLES:
        return "vehicle"
    if lemma in ARMS or _within(token, parties, "weapons"):
        return "arms"
    if token.lower_ in {"it", "this", "which", "that"}:
        return "other"
    if token.lower_ in {"him", "her", "he", "she", "them", "who"} or _within(token, parties, "actors"):
        return "person"
    if lemma in CHIEFS:
        return "person"
    if any(child.dep_ in {"det", "nummod"} or child.pos_ == "NUM" for child in token.children) and parties.resolve(
        [token], depth=3
    ):
        return "person"
    if PERSON_NOUN.search(token.lower_) and any(_within(child, parties, "actors") for child in token.children):
        return "person"
    named = token.pos_ == "PROPN" and sum(part.pos_ == "PROPN" for part in token.subtree) > 1
    return "person" if named and parties.resolve([token], depth=3) else "other"


def _within(token: Token, parties: Parties, group: str) -> bool:
    return any(span.start <= token.i < span.end for span in parties.doc.spans.get(group, []))


def _territory(draft: Draft, found: Evidence, government: bool) -> SubEventType:
    text = " ".join(
        sent.text for sent in {frame.anchor.sent.start: frame.anchor.sent for frame in draft.frames}.values()
    )
    fought = any(frame.family in BATTLE | EXPLOSIVE | HARM for frame in draft.frames)
    if _CALM.search(text) or (
        _LEFT.search(text) and not fought and any(frame.family == "withdraw" for frame in draft.frames)
    ):
        return SubEventType.NON_VIOLENT_TRANSFER
    if draft.main.anchor.lemma_ == "lose" and not found.actor1:
        of_government = bool({ref.kind for ref in found.actor2} & GOVERNMENT)
        return SubEventType.NON_STATE_OVERTAKES if of_government else SubEventType.GOVERNMENT_REGAINS
    if government or (
        draft.outcome is Outcome.OCCURRED and not found.actor1 and draft.main.anchor.lemma_ == "liberate"
    ):
        return SubEventType.GOVERNMENT_REGAINS
    return SubEventType.NON_STATE_OVERTAKES
