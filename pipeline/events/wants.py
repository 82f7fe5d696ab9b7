"""Whether a trigger has the argument without which it means no event ("hit" a record, "take" place)."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.everyday import CIVIL_ROLES, NOTIONS, everyday
from pipeline.events.frames import Frame
from pipeline.events.parties import Parties
from pipeline.events.party_words import ARMED_KINDS, CHIEFS, COMMA_HEADS
from pipeline.events.words import words as _words

_FACILITIES_TEXT = """
checkpoint base airport airbase port oilfield field terminal camp headquarters hq barracks building hospital school
university mosque prison jail road bridge station refinery gate district neighbourhood neighborhood area city town
village square position site house home office plant pipeline street island stronghold territory ground hotel compound
depot palace border crossing facility bank ministry highway hill suburb quarter embassy consulate market complex post
valve coast shop warehouse clinic harbour harbor runway tower church shrine cemetery farm garage tunnel trench hideout
outpost roundabout junction intersection courthouse parliament checkpoint region part side edge centre center downtown
waterfront beach bastion enclave pocket land room property villa factory studio club residence mall reservoir
bunker dump silo radar parking ward apartment flat zone location point
installation airfield target mountain valley crescent height heights
"""
FACILITIES = frozenset(_FACILITIES_TEXT.split())
VEHICLES = _words(
    "vehicle truck tanker car boat vessel ship bus lorry pickup pick-up van motorcycle motorbike convoy ambulance "
    "trailer tank warplane"
)
ARMS = _words("weapon arms arm ammunition munition explosive cache arsenal shipment rifle armament rocket missile bomb")
PERSONS = frozenset({"PROPN", "PRON"})
OF_THE_OBJECT = frozenset(
    {"take", "target", "release", "loot", "closure", "kill", "injure", "withdraw", "abduct", "arrest", "move"}
)
"""Families whose argument is what it is done to: that the doer is a group says nothing."""
ASIDE = frozenset(
    {"in", "near", "during", "to", "after", "before", "since", "by", "as", "with", "for", "despite", "amid"}
)
AREAS = _words(
    "area city town village district neighbourhood neighborhood suburb quarter region camp airport base port field"
)
COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
"""Words that the parser may take for the head of what they only place ("a camp south of ...")."""
CAPTURING = frozenset({"capture", "seize", "seizure", "catch"})
"""Words of taking that mean people and arms as well as ground."""
EXPELLING = _words("drive expel oust evict dislodge push force chase eject")
"""Verbs that tell of ground taken where armed people are driven from it."""
QUANTITIES = frozenset({"all", "much", "half", "many", "both"}) | COMMA_HEADS
"""Words that stand for what follows them: "all of the town"."""
BODIES = _words("body corpse remains grave torso skeleton")
DEMANDING = _words(
    "demand protest denounce condemn call decry press urge insist reject object complain chant oppose criticise "
    "criticize"
)
"""What a crowd comes together for."""
DIGNITARIES = CIVIL_ROLES | _words(
    "leader elder delegate delegation representative official notable sheikh dignitary diplomat government mayor expert"
)
"""Who meets rather than demonstrates."""
_LADEN = 6
"""Tokens from a vehicle on within which its explosives stand, where the parse has lost them."""
BLASTING = frozenset({"explosive", "mine_ied", "vbied", "svbied", "suicide_vest"})
FIRED = frozenset({"mortar", "rocket", "missile", "artillery"})
LEAVING = frozenset({"from", "out", "of", "to", "at", "into"})


def wanted(frame: Frame, parties: Parties) -> bool:
    """Whether the trigger tells of an event at all: it has an argument that it wants, and no everyday setting."""
    if everyday(frame, parties):
        return False
    if frame.family == "statement" and not _dated(frame):
        return False
    if _heading(frame):
        return False
    wants = {str(want) for want in frame.trigger.wants}
    if not wants:
        return True
    if "demand" in wants:
        return _demands(frame)
    if frame.family == "take" and frame.anchor.lemma_.lower() not in CAPTURING:
        wants -= {"person", "group", "weapon"}
    if frame.family == "disrupt" and frame.anchor.lemma_ in {"make", "render"} and _bomb_before(frame.anchor):
        return True
    if frame.family == "take" and frame.anchor.lemma_.lower() in EXPELLING and not _fighters(frame.patients, parties):
        return False
    tokens = list(_arguments(frame))
    return any(_is(want, token, parties) for want in wants for token in tokens)


def _fighters(tokens: Iterable[Token], parties: Parties) -> bool:
    """Whether they are an armed party, or a pronoun that may stand for one: nobody takes ground from migrants."""
    found = list(tokens)
    pronouns = any(token.pos_ == "PRON" for token in found)
    return pronouns or any(ref.kind in ARMED_KINDS for ref in parties.resolve(found))


def _heading(frame: Frame) -> bool:
    """Whether the trigger stands alone, as the heading of a section does ("Abductions.")."""
    others = [token for token in frame.anchor.sent if not (token.is_punct or token.is_space)]
    rest = [token for token in others if not frame.span.start <= token.i < frame.span.end]
    return not frame.is_verb and (not rest or (len(rest) == 1 and rest[0].pos_ in {"ADJ", "DET", "CCONJ", "ADP"}))


def _dated(frame: Frame) -> bool:
    """Whether the sentence gives a day: only then is what was said or signed an act in itself.

    The day of what is spoken of is none: "condemned the shelling of 3 June".
    """
    sentence = frame.anchor.sent
    deeds = {
        token
        for span in sentence.doc.spans.get("triggers", [])
        for token in span
        if token.i > frame.anchor.i and token.dep_ == "obj"
    }
    days = (span for span in sentence.doc.spans.get("dates", []) if sentence.start <= span.start < sentence.end)
    return any(not deeds & set(span.root.ancestors) for span in days)


def _arguments(frame: Frame) -> Iterable[Token]:
    anchor = frame.anchor
    directed = frame.is_verb and str(frame.trigger.frame) == "directed" and frame.family in OF_THE_OBJECT
    roles = objects_of(frame) if directed else []
    if not roles and not (directed and len(frame.span) == 1 and anchor.lemma_ == "take"):
        roles = [*frame.agents, *frame.patients]
        kinds = syntax.OBLIQUES | {"obj", "nmod:poss", "compound", "amod"} | syntax.SUBJECTS
        roles.extend(child for child in anchor.children if child.dep_ in kinds)
        if frame.light is not None:
            kinds = syntax.OBLIQUES | {"obj"} | syntax.SUBJECTS
            roles.extend(child for child in frame.light.children if child.dep_ in kinds)
    for token in roles:
        if token.ent_type_ != "DATE":
            yield from syntax.conjuncts(token)
        if token.lemma_.lower() in QUANTITIES:
            yield from syntax.obliques(token, "of")
        if token.lower_ in COMPASS:
            yield from (child for child in token.children if child.dep_ == "compound")
    if not roles and frame.is_verb and anchor.i + 1 < anchor.sent.end and anchor.nbor(1).ent_type_ == "PLACE":
        yield anchor.nbor(1)
    yield from (token for token in frame.span if not (frame.is_verb and token == anchor))


def objects_of(frame: Frame) -> list[Token]:
    """What the verb is done to: its objects, and the nouns that its phrase governs ("control of the port")."""
    if not frame.is_verb:
        return list(frame.patients)
    found = [*frame.patients, *syntax.objects(frame.anchor)]
    passive = syntax.is_passive(frame.anchor)
    for token in (frame.anchor, *frame.span):
        for child in token.children:
            if child.dep_ not in syntax.OBLIQUES or child.ent_type_ == "DATE":
                continue
            case = syntax.preposition(child)
            leaves = frame.family == "withdraw" and case in LEAVING
            falls = frame.family == "take" and frame.anchor.lemma_ == "fall"
            driven = case == "from" and frame.anchor.lemma_.lower() in EXPELLING
            if leaves or falls or driven or (case not in ASIDE and not (passive and case == "from")):
                found.append(child)
    if frame.family == "take" and frame.anchor.lemma_ in {"fall", "pass", "hand"}:
        found.extend(token for token in [syntax.subject(frame.anchor)] if token is not None)
    return [thing for token in found for thing in _counted(token)]


def _counted(token: Token) -> list[Token]:
    """What a number counts: the houses of "fourteen of those houses"; else the token itself."""
    return (syntax.obliques(token, "of") if token.like_num else []) or [token]


def _is(want: str, token: Token, parties: Parties) -> bool:
    lemma = token.lemma_.lower()
    if lemma in NOTIONS:
        return False
    if want == "weapon":
        return _weapon(token, parties)
    if want == "place":
        return _in_group(token, parties, "places") or lemma in AREAS
    if want == "facility":
        return lemma in FACILITIES
    if want == "shell":
        return _shell(token, parties)
    if want == "body":
        return lemma in BODIES
    if want == "explosive":
        return _explosive(token, parties)
    if want == "group":
        return _in_group(token, parties, "actors") or bool(parties.resolve([token], depth=3))
    if want == "person":
        known = token.pos_ in PERSONS or _in_group(token, parties, "actors") or lemma in CHIEFS
        return known or token.pos_ == "NUM" or bool(parties.resolve([token], depth=3))
    return False


def _demands(frame: Frame) -> bool:
    """Whether people come together to demand something: "gathered in the square on Monday to demand"."""
    people = [*frame.agents, *frame.patients]
    if not people or any(token.lemma_.lower() in DIGNITARIES for token in people):
        return False
    anchor = frame.anchor
    return any(
        token.lemma_.lower() in DEMANDING
        and token.tag_ in {"VB", "VBG"}
        and (anchor in token.ancestors or token in anchor.ancestors)
        for token in anchor.doc[anchor.i + 1 : anchor.sent.end]
    )


def _explosive(token: Token, parties: Parties) -> bool:
    """Whether the thing is a bomb, or is filled with explosives: "a lorry packed with explosives"."""
    held = {part.i for part in token.subtree}
    if token.lemma_.lower() in VEHICLES:
        held.update(range(token.i, token.i + _LADEN))
    return any(
        str(entry.kind) in BLASTING and held & set(range(span.start, span.end))
        for span in parties.doc.spans.get("weapons", [])
        if (entry := parties.catalogue.weapons.get(span.id_)) is not None
    )


def _shell(token: Token, parties: Parties) -> bool:
    """Whether the thing that comes down is fired from afar; a gun or launcher that falls is not."""
    fired = {token.i, *(part.i for part in syntax.obliques(token, "of"))}
    return token.dep_ in syntax.SUBJECTS | {"ROOT"} and any(
        fired & set(range(span.start, span.end)) and str(entry.kind) in FIRED
        for span in parties.doc.spans.get("weapons", [])
        if (entry := parties.catalogue.weapons.get(span.id_)) is not None
    )


def _weapon(token: Token, parties: Parties) -> bool:
    if token.lemma_.lower() in VEHICLES | ARMS | {"device", "charge"} or _in_group(token, parties, "weapons"):
        return True
    if token.lemma_.lower() in {"one", "another", "it", "other"} and _bomb_before(token):
        return True
    near = (child for child in token.children if child.dep_ in {"compound", "nmod", "conj"})
    return any(_in_group(child, parties, "weapons") for child in near)


def _bomb_before(token: Token) -> bool:
    """Whether a bomb or a blast is told before in the sentence: "a charge went off; a second one was made safe"."""
    told = [*token.doc.spans.get("weapons", []), *token.doc.spans.get("triggers", [])]
    blasts = {"bombing", "disrupt", "suicide"}
    return any(
        token.sent.start <= span.start < token.i and (span.label_ == "WEAPON" or span.id_ in blasts) for span in told
    )


def _in_group(token: Token, parties: Parties, group: str) -> bool:
    return any(span.start <= token.i < span.end for span in parties.doc.spans.get(group, []))
