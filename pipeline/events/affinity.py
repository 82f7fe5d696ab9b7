"""Whether two triggers can tell one occurrence: by their families, their days and how the sentence joins them."""

from __future__ import annotations

import re

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.draft_words import BREAKS, COUNTED, CROWD_NOUNS, ORDINAL
from pipeline.events.families import BATTLE, COERCION, EXPLOSIVE, HARM, RANK, TERRITORY
from pipeline.events.frames import Frame
from pipeline.events.late_deaths import dies_later
from pipeline.events.retelling import at_the_crowd, counted_apart, in_apposition, planted, prisoners_counted
from pipeline.records import DateSpan

DEFINITE = frozenset({"the", "this", "these", "that", "those", "its", "their"})
FIGHTERS = frozenset(
    {"fighter", "soldier", "man", "militant", "member", "gunman", "people", "troop", "prisoner", "rebel", "guard"}
)
REPORTING = frozenset({"say", "tell", "report", "announce", "put", "add", "state", "claim", "confirm", "count"})
LATER = re.compile(
    r"(?<!until )(?<!into )\b(?:the (?:following|next) (?:day|morning|afternoon|evening|night)|the day after"
    r"|later (?:that|the same) (?:day|night|evening|week)|(?:days?|weeks?) later)\b",
    re.IGNORECASE,
)
AFTER = 5
"""How many words behind a verb may say that it was done later."""


CROWDED = frozenset({"protest", "riot", "closure"})
"""Families of what a crowd does."""


def overlap(one: DateSpan, other: DateSpan) -> bool:
    """Whether two dates can be the same day or days."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return one.edtf == other.edtf
    return one.start <= other.end and other.start <= one.end


def speaks_of_victims(group: list[Frame]) -> bool:
    """Whether a toll counts people named before ("one of them died in hospital"), wherever that was."""
    return all(frame.family in HARM for frame in group) and any(
        part.lower_ in {"them", "whom", "they", "he", "she"}
        for frame in group
        for token in (*frame.patients, *frame.agents)
        for part in token.subtree
    )


def compatible(frame: Frame, other: Frame) -> bool:
    """Whether the families of two triggers of one sentence can tell one occurrence."""
    one, two = frame.family, other.family
    if moved_on(frame, other) or _turned(frame, other) or counted_apart(frame, other):
        return False
    if one == two:
        return True
    pair = {one, two}
    if pair & HARM:
        return bool(
            (pair - HARM)
            <= BATTLE | EXPLOSIVE | TERRITORY | {"protest", "riot", "mob", "sexual", "loot", "arrest", "abduct", "kill"}
            or pair <= HARM
        )
    if pair <= BATTLE | TERRITORY:
        return True
    if pair & EXPLOSIVE and pair & BATTLE:
        return _carried(frame, other)
    if pair <= EXPLOSIVE:
        near = syntax.distance(frame.anchor, other.anchor) <= 2 and not _own_doers(frame, other)
        return _carried(frame, other) or near
    if "loot" in pair and "result" in {frame.trigger.strength, other.trigger.strength}:
        return bool(pair & (BATTLE | EXPLOSIVE | TERRITORY))
    if "statement" in pair or "displace" in pair:
        return False
    if pair in (
        {"kill", "abduct"},
        {"move", "assault"},
        {"move", "release"},
        {"move", "fight"},
        {"agreement", "exchange"},
        {"protest", "riot"},
        {"take", "base"},
        {"protest", "closure"},
        {"riot", "closure"},
        {"escape", "withdraw"},
    ):
        return syntax.distance(frame.anchor, other.anchor) <= 3
    if pair == {"arrest", "assault"} and _in_raids(frame, other):
        return True
    did_next = pair in (
        {"protest", "arrest"},
        {"base", "arrest"},
        {"base", "abduct"},
        {"assault", "loot"},
        {"riot", "loot"},
    )
    beside = bool(pair & EXPLOSIVE) and bool(pair & {"loot", "move"})
    return (did_next or beside) and goes_on(frame, other)


def _in_raids(frame: Frame, other: Frame) -> bool:
    """Whether people are taken in raids, which are no fight of their own: "arrested 14 smugglers in dawn raids"."""
    raid, held = sorted((frame, other), key=lambda item: item.family != "assault")
    noun = raid.anchor
    under = held.anchor in {noun.head, noun.head.head}
    return not raid.is_verb and under and syntax.preposition(noun) in {"in", "during"}


def goes_on(frame: Frame, other: Frame) -> bool:
    """Whether one verb tells what the doer of the other did next: "raided the village, burning homes"."""
    first, second = sorted((frame, other), key=lambda item: item.anchor.i)
    if not (first.is_verb and second.is_verb):
        return False
    verb, told = second.anchor, {first.anchor}
    if first.anchor.dep_ == "xcomp":
        told.add(first.anchor.head)
    while verb not in told:
        if verb.dep_ not in {"conj", "advcl", "xcomp"} or syntax.own_subject(verb) is not None:
            return False
        verb = verb.head
    return True


def tells_of(frame: Frame, other: Frame) -> bool:
    """Whether a trigger has the other as its doer, tells who died of it, or names it again: "a defection which"."""
    renamed = frame.anchor.dep_ in {"appos", "parataxis"} or in_apposition(frame.anchor)
    if frame.family == "die" and frame.is_verb and frame.anchor.dep_ == "conj" and frame.anchor.head == other.anchor:
        return other.family in HARM | BATTLE and syntax.own_subject(frame.anchor) is None
    if dies_later(frame):
        return other.family in HARM | BATTLE | EXPLOSIVE
    if any(planted(one) and two.family == "disrupt" for one, two in ((frame, other), (other, frame))):
        return True
    if {frame.family, other.family} <= CROWDED and (_of_whom(frame, other) or _of_whom(other, frame)):
        return True
    doer = other.anchor in frame.agents or frame.anchor in other.agents
    return doer or (not frame.is_verb and frame.family == other.family and renamed)


def _of_whom(frame: Frame, other: Frame) -> bool:
    """Whether a relative clause tells what those met by the other trigger did: "dispersed men who were protesting"."""
    whom = frame.anchor.head
    return frame.anchor.dep_ == "acl:relcl" and (whom in other.patients or other.anchor in whom.ancestors)


def rank(frame: Frame, frames: list[Frame]) -> int:
    """How well a trigger names the event that several tell: the lower the better."""
    place = RANK.index(frame.family) if frame.family in RANK and not takes_people(frame) else len(RANK)
    governs = [other for other in frames if other is not frame and frame.anchor in other.anchor.ancestors]
    if frame.family == "fight" and any(other.family in EXPLOSIVE for other in governs):
        return -1
    if frame.family == "arrest" and any(other.family == "protest" for other in frames):
        return RANK.index("protest") + 1
    moved_in = frame.trigger.id == "advance" and any(other.family in TERRITORY for other in frames)
    if moved_in or prisoners_counted(frame) or only_during(frame, frames):
        return len(RANK)
    return place


def made_safe(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a bomb was laid only to be made safe, which is then the event."""
    return planted(frame) and any(other.family == "disrupt" for other in frames)


def only_during(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a fight is only when something was hit with what it was hit with: "shells struck houses during"."""
    aside = frame.family == "fight" and syntax.preposition(frame.anchor) in {"during", "amid", "amidst"}
    return aside and any(_struck_during(other, frame) for other in frames)


def _struck_during(hit: Frame, fight: Frame) -> bool:
    """Whether the fight is only when something was hit: "shells struck houses in the suburb during fighting"."""
    if hit.family != "target" or fight.anchor.i < hit.anchor.i:
        return False
    between = hit.anchor.doc[hit.span.end : fight.anchor.i]
    straight = not any(token.pos_ in {"CCONJ", "AUX"} or token.is_punct for token in between)
    return hit.anchor in fight.anchor.ancestors or straight


def moved_on(frame: Frame, other: Frame) -> bool:
    """Whether the sentence puts the later of two deeds on a later day: "the next evening they exchanged fire"."""
    if any(item.trigger.strength != "core" or not item.is_verb for item in (frame, other)):
        return False
    first, second = sorted((frame, other), key=lambda item: item.anchor.i)
    doc = frame.span.doc
    clause = doc[first.span.end : min(second.span.end + AFTER, second.anchor.sent.end)]
    return first.clause != second.clause and LATER.search(clause.text) is not None


def _turned(frame: Frame, other: Frame) -> bool:
    """Whether the killer of the one is whom the other takes, or the other is told of the killer: "police arrested a man
    who had killed a trader", "killed by the brother of a man whom police had arrested".
    """
    for taken, killed in ((frame, other), (other, frame)):
        if taken.family in COERCION and killed.family in HARM | {"kill"}:
            whom = {syntax.antecedent(token) for token in taken.patients}
            if whom & {syntax.antecedent(token) for token in killed.agents}:
                return True
            if any(agent in taken.anchor.ancestors for agent in killed.agents):
                return True
    return False


def _own_doers(frame: Frame, other: Frame) -> bool:
    """Whether two coordinated verbs each have a subject: "jets bombed the camp, and its guns shelled the port"."""
    second = max((frame, other), key=lambda item: item.anchor.i)
    verbs = frame.is_verb and other.is_verb and second.anchor.dep_ in {"conj", "parataxis"}
    return verbs and all(syntax.own_subject(item.anchor) is not None for item in (frame, other))


def _carried(frame: Frame, other: Frame) -> bool:
    """Whether one trigger is only the means or the occasion of the other: "in a suicide attack", "with rockets"."""
    for one, two in ((frame, other), (other, frame)):
        if (
            one.family in EXPLOSIVE
            and not one.is_verb
            and two.anchor in one.anchor.ancestors
            and syntax.distance(one.anchor, two.anchor) <= 3
        ):
            return not one.agents or one.agents == two.agents
        if two.family in EXPLOSIVE and one.family in {"target"} and syntax.distance(one.anchor, two.anchor) <= 2:
            return True
    return False


def parted(frame: Frame, other: Frame) -> bool:
    """Whether the sentence itself sets two tellings apart ("while", "; ", two coordinated clauses with subjects)."""
    first, second = sorted((frame, other), key=lambda item: item.span.start)
    between = frame.span.doc[first.span.end : second.span.start]
    if any(token.lower_ in BREAKS or token.text == ";" for token in between):
        return True
    root, under = first.clause, second.clause
    if root == under:
        return False
    verb = under if under.dep_ in {"conj", "parataxis"} else None
    return verb is not None and syntax.own_subject(verb) is not None and not _points(syntax.own_subject(verb))


def _points(token: Token | None) -> bool:
    return token is not None and (token.pos_ == "PRON" or any(child.lower_ in DEFINITE for child in token.children))


def same_word(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a noun trigger repeats one of the others' nouns."""
    return any(not other.is_verb and other.anchor.lemma_.lower() == frame.anchor.lemma_.lower() for other in frames)


def _by_weapon(frame: Frame) -> bool:
    """Whether a weapon killed or hurt: "a car bomb killed four"; the bombing is the same event."""
    return frame.family in HARM and any(token.ent_type_ == "WEAPON" for token in frame.agents)


def same_sort(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a trigger that points back can mean an event that these triggers tell."""
    families = {other.family for other in frames}
    if frame.family in families:
        return True
    if frame.anchor.lemma_.lower() in {
        "incident",
        "operation",
        "violence",
        "attempt",
        "attack",
        "raid",
        "strike",
        "death",
        "casualty",
    }:
        return bool(families & (BATTLE | EXPLOSIVE | HARM | TERRITORY | COERCION | {"loot", "riot"}))
    if frame.family == "loot" and "disrupt" in families:
        return True
    if frame.family in CROWDED or at_the_crowd(frame):
        return bool(families & CROWDED)
    if frame.family in COERCION and frame.is_verb:
        return bool(families & COERCION) and (frame.family == "release" or "release" not in families)
    return (
        (frame.family in BATTLE and bool(families & (BATTLE | TERRITORY | HARM)))
        or (frame.family in EXPLOSIVE and (bool(families & EXPLOSIVE) or any(_by_weapon(other) for other in frames)))
        or (frame.family in HARM and bool(families & (HARM | EXPLOSIVE | BATTLE)))
    )


def in_crossfire(frame: Frame) -> bool:
    """Whether people fell between two sides, which is a toll of their fight."""
    return frame.family in HARM and any(token.lower_ == "crossfire" for token in frame.anchor.subtree)


def toll_reported(group: list[Frame]) -> bool:
    """Whether somebody gives only a fight's dead and wounded: the place in the sentence may be where he speaks."""
    harm = [frame for frame in group if frame.family in HARM]
    others = [frame for frame in group if frame.family not in HARM]
    told_of = all(frame.family in BATTLE and not frame.is_verb for frame in others)
    said = any(above.lemma_.lower() in REPORTING for frame in harm for above in frame.anchor.ancestors)
    return bool(harm) and told_of and said


def only_dates(frame: Frame, other: Frame) -> bool:
    """Whether a fight only says when somebody moved: "said after this attack that it was sending troops"."""
    aside = frame.anchor.dep_ in syntax.OBLIQUES and syntax.preposition(frame.anchor) in {"after", "following", "since"}
    return aside and frame.family in BATTLE | EXPLOSIVE and other.family in {"move", "release", "statement"}


def disowned(frame: Frame) -> bool:
    """Whether somebody denies the deed: "denied that it had shelled Hun, and said that the guards had"."""
    node = frame.anchor
    while node.head != node:
        if node.head.lemma_ == "deny" and node.dep_ in {"ccomp", "xcomp", "obj", "advcl"}:
            return True
        node = node.head
    return False


def denied(verb: Token) -> bool:
    """Whether somebody denies it, which speaks of what was told before: "denied that its aircraft had attacked"."""
    return verb.head != verb and verb.dep_ in {"ccomp", "xcomp", "advcl"} and verb.head.lemma_ == "deny"


def takes_people(frame: Frame) -> bool:
    """Whether what is captured is people, who are no ground: "three of its fighters were captured"."""
    nouns = [part for token in frame.patients for part in (token, *syntax.obliques(token, "of"))]
    return frame.family == "take" and any(part.lemma_.lower() in FIGHTERS for part in nouns)


def one_of_several(group: list[Frame], told: list[Frame]) -> bool:
    """Whether "a second blast" is one of the "dual bombing" told before."""
    several = any(child.lower_ in COUNTED for frame in told for child in frame.anchor.children)
    return several and any(
        same_sort(frame, told) and any(child.lower_ in ORDINAL for child in frame.anchor.children) for frame in group
    )


def verb_points(frame: Frame) -> bool:
    """Whether a verb tells on: of what was told before, of *it* or of *him*, or of a death of wounds."""
    subject = syntax.own_subject(frame.anchor)
    if dies_later(frame) or at_the_crowd(frame):
        return True
    if frame.family in HARM | {"assault"} and any(token.lower_ in {"him", "her"} for token in frame.patients):
        return True
    if denied(frame.anchor) or (
        frame.family in {"loot", "disrupt", "protest", "riot"}
        and any(token.lower_ in {"it", "them"} for token in (*frame.patients, *frame.span))
    ):
        return True
    if subject is None:
        return False
    if subject.lower_ in {"he", "she", "they"} and subject in frame.patients:
        return True
    if frame.family in {"protest", "riot"}:
        crowd = subject.lemma_.lower() in CROWD_NOUNS and any(c.lower_ in DEFINITE for c in subject.children)
        return crowd or subject.lower_ == "they"
    blast = frame.family == "bombing" or (frame.family == "shelling" and not frame.patients)
    return blast and any(child.lower_ in DEFINITE for child in subject.children)
