"""Casualties to their events: each statement of people killed, hurt, held or missing goes to one draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from pipeline.events import syntax
from pipeline.events.casualties import repeats
from pipeline.events.casualty_context import CasualtyMention
from pipeline.events.drafts import Draft
from pipeline.events.families import BATTLE, COERCION, EXPLOSIVE, HARM
from pipeline.events.lives import YEAR
from pipeline.events.parties import Parties
from pipeline.events.party_refs import mere_voice
from pipeline.events.words import words
from pipeline.records import ActorRef, Casualty, TextSpan
from pipeline.tolls import FIGHTERS
from pipeline.vocabulary import Effect

HARMFUL = BATTLE | EXPLOSIVE | HARM | {"take", "protest", "riot", "mob", "sexual", "loot", "abduct"}
HOLDING = COERCION | BATTLE | {"take", "abduct"}
CUSTODY = frozenset({"arrest", "release"})
REACH = 2
ANSWERS = words(
    """
    response retaliation revenge reprisal retribution retaliate avenge respond protest demonstrate rally demonstration
    commemorate anniversary condemn mourn funeral
    """
)
ANSWER_LINKS = frozenset({"to", "for", "over", "against", "at", "of", "about"})
ANSWER_REACH = 5
SIDE_REACH = 7
MONTHS = words("january february march april may june july august september october november december")
CALENDAR = words("month year week ramadan summer winter spring autumn")
COMRADES = words("other soldiers privates officers comrades colleagues")
LOSING = frozenset({"suffer", "sustain", "incur", "lose", "take", "have"})


def _party(mention: CasualtyMention, parties: Parties) -> ActorRef | None:
    """Whose dead or wounded they are; people of no name are those of the side that is said to have lost them."""
    index = mention.party_i if mention.party_i >= 0 else mention.head_i
    beside = _side_beside(mention, parties) if mention.head_i < 0 and mention.party_i < 0 else None
    if beside is not None:
        return beside
    refs = parties.resolve([parties.doc[index]]) if index >= 0 else ()
    party = next((ref for ref in refs if not mere_voice(ref, parties.catalogue)), None)
    if party is not None and mention.party_i < 0 and _speaks(party, mention.speaker):
        party = None  # who gives a figure does not by that count its own people
    if party is not None and (party.listed or party.name[:1].isupper()):
        return party
    node = parties.doc[mention.verb_i]
    while node.head != node:
        below, node = node, node.head
        took_something_else = node.lemma_ == "take" and below.dep_ in {"conj", "parataxis", "ccomp"}
        loser = syntax.subject(node) if node.lemma_ in LOSING and not took_something_else else None
        losers = parties.resolve([loser]) if loser is not None else ()
        if losers:
            return replace(losers[0], text=f"{losers[0].text} … {party.text}" if party else losers[0].text)
    return party


def _comrades(
    mention: CasualtyMention, own: ActorRef | None, told: Sequence[tuple[CasualtyMention, ActorRef | None]]
) -> ActorRef | None:
    """The side of a named soldier by that of those who fell with him: "Captain A and three other officers of the B"."""
    if not mention.named or mention.who not in FIGHTERS or (own is not None and own.listed):
        return None
    for other, party in told:
        beside = other.verb_i == mention.verb_i and COMRADES & set(other.text.lower().split())
        if beside and party is not None and party.listed:
            return party
    return None


def _side_beside(mention: CasualtyMention, parties: Parties) -> ActorRef | None:
    """ "ten dead *on the Tebu side*", "four killed *in the ranks of the LNA*": the side behind a bare figure."""
    doc = parties.doc
    told = doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
    start = told.end if told is not None else mention.verb_i + 1
    words = [token.lower_ for token in doc[start : min(doc[mention.verb_i].sent.end, start + SIDE_REACH)]]
    if words[:2] in (["on", "the"], ["from", "the"]) and "side" in words[2:]:
        named = doc[start + words.index("side") - 1]
    elif words[1:4] == ["the", "ranks", "of"] and len(words) > 4:
        named = doc[start + 4 + (words[4] == "the")]
    else:
        return None
    refs = parties.resolve([named])
    return refs[0] if refs else None


def _speaks(party: ActorRef, speaker: str) -> bool:
    told = speaker.casefold()
    return bool(told) and any(name and name.casefold() in told for name in (party.name, party.text))


def standing(mentions: Sequence[CasualtyMention]) -> list[CasualtyMention]:
    """The statements that count: the parts where they make up their total, else the total without its parts."""
    parts: dict[int, list[CasualtyMention]] = {}
    for mention in mentions:
        if mention.part_of >= 0:
            parts.setdefault(mention.part_of, []).append(mention)
    whole = {
        position
        for position, found in parts.items()
        if _make_up(mentions[position], found) and not any(part.named for part in found)
    }
    return [
        mention
        for position, mention in enumerate(mentions)
        if (mention.part_of in whole if mention.part_of >= 0 else position not in whole)
    ]


def _make_up(whole: CasualtyMention, parts: Sequence[CasualtyMention]) -> bool:
    exact = len(parts) > 1 and all(part.low is not None and part.low == part.high for part in parts)
    return exact and whole.low == whole.high == sum(part.low or 0 for part in parts)


def assign(
    mentions: Sequence[CasualtyMention], drafts: Sequence[Draft], parties: Parties
) -> dict[int, list[CasualtyMention]]:
    """For each draft (by position) its casualty statements. A statement that fits no draft is left out."""
    assigned: dict[int, list[CasualtyMention]] = {}
    for mention in mentions:
        position = _home(mention, drafts, parties)
        if position is not None:
            assigned.setdefault(position, []).append(mention)
    return {
        position: [mention for mention in told if not (mention.of_one_day and _within_sum(mention, told))]
        for position, told in assigned.items()
    }


def _within_sum(mention: CasualtyMention, told: Sequence[CasualtyMention]) -> bool:
    """Whether an earlier sentence gives the event a sum that holds these people: "killed 20 … on Monday alone six"."""
    return any(
        other.sent_i < mention.sent_i
        and other.effect in {mention.effect, Effect.CASUALTIES}
        and (other.low or 0) >= (mention.low or 0)
        for other in told
    )


def _once(mentions: Sequence[CasualtyMention], doc: Doc) -> list[CasualtyMention]:
    """The statements without those that a later sentence only says again: "36 bodies were found … the 36 were shot"."""
    kept: list[CasualtyMention] = []
    for mention in sorted(mentions, key=lambda mention: not mention.counted):
        told = [other for other in kept if _same_breath(mention, other)]
        named_only = not mention.counted and told and not any(_joined(mention, other, doc) for other in told)
        again = mention.low not in {None, 0, 1} and any(repeats(mention, other) for other in kept)
        if not (named_only or again):
            kept.append(mention)
    return kept


def _same_breath(mention: CasualtyMention, other: CasualtyMention) -> bool:
    """Whether the other statement counts the people whom this one only names ("267 people, 20 of them children")."""
    return mention.effect is other.effect and mention.verb_i == other.verb_i


def _joined(mention: CasualtyMention, other: CasualtyMention, doc: Doc) -> bool:
    """Whether the two are members of one list: "three soldiers and civilians were killed"."""
    if min(mention.head_i, other.head_i) < 0 or other.head_i > mention.head_i:
        return False
    between = {token.lower_ for token in doc[other.head_i + 1 : mention.head_i]}
    return "and" in between and not between & {"them", "whom", "including", "among"}


def _answered(word: Token) -> bool:
    """Whether what the word tells is what another event answers: "in response to the killing of two soldiers"."""
    link = ""
    for token in reversed(word.doc[max(int(word.sent.start), word.i - ANSWER_REACH) : word.i]):
        if token.lemma_.lower() in ANSWERS:
            return link in ANSWER_LINKS
        if token.pos_ not in {"DET", "ADJ", "ADP", "PART", "PRON", "PROPN"}:
            return False
        link = link or (token.lower_ if token.pos_ in {"ADP", "PART"} else "")
    return False


def _home(mention: CasualtyMention, drafts: Sequence[Draft], parties: Parties) -> int | None:
    verb = parties.doc[mention.verb_i]
    fitting: list[tuple[int, int, int, int]] = []
    answered = _answered(verb)
    counts_back = _counts_back(verb)
    aside = _earlier_deed(verb)
    for position, draft in enumerate(drafts):
        if not _can_hold(mention, draft) or (answered and draft.anchor != verb):
            continue
        if counts_back and draft.anchor.sent != verb.sent:
            continue
        if aside is not None and draft.anchor not in {aside.head, *aside.subtree}:
            continue
        if draft.main.family in CUSTODY and mention.effect in {Effect.KILLED, Effect.INJURED}:
            if any(frame.anchor.sent == verb.sent for frame in draft.frames):
                fitting.append((2, 3, -position, position))
            continue
        for frame in draft.frames:
            inside = frame.span.start <= mention.verb_i < frame.span.end
            if inside or frame.anchor.i == mention.verb_i:
                fitting.append((0, 0, 0, position))
            elif frame.anchor.sent == verb.sent:
                behind = verb.like_num and frame.anchor.i > verb.i
                fitting.append((1, 0 if behind else syntax.distance(frame.anchor, verb), 0, position))
        latest = max((sentence for sentence in draft.sentences if sentence <= mention.sent_i), default=-99)
        gap = mention.sent_i - latest
        if 0 < gap <= REACH:
            fitting.append((2, 2 * gap + _is_aside(draft), -position, position))
    if not fitting or (verb.like_num and not _told_behind(verb, drafts) and _has_own_day(verb)):
        return None
    return min(fitting)[3]


def _told_behind(figure: Token, drafts: Sequence[Draft]) -> bool:
    anchors = (frame.anchor for draft in drafts for frame in draft.frames)
    return any(anchor.sent == figure.sent and anchor.i > figure.i for anchor in anchors)


def _has_own_day(figure: Token) -> bool:
    """Whether a day is named behind a figure that leaves its verb out: "and another three to snipers *on Tuesday*"."""
    dates = figure.doc.spans.get("dates", [])
    return any(span.sent == figure.sent and span.start > figure.i for span in dates)


def _earlier_deed(verb: Token) -> Token | None:
    """The root of a relative clause with a day of its own that tells what a side once did or suffered, or None.

    "The battalion, *which lost 20 men in March*, took the village on Sunday": no toll of the taking.
    """
    root = syntax.clause_root(verb)
    if root.dep_ != "acl:relcl" or not any(child.dep_ in syntax.SUBJECTS for child in root.children):
        return None
    if any(child.is_digit and len(child) == YEAR for child in root.head.children):
        return root
    clause = {token.i for token in root.subtree}
    days = [span for span in verb.doc.spans.get("dates", []) if span.sent == verb.sent]
    own = {span.text.lower() for span in days if span.root.i in clause}
    rest = {span.text.lower() for span in days if span.root.i not in clause}
    return root if own and rest and not own & rest else None


def _counts_back(verb: Token) -> bool:
    """Whether the people died over a time that began before any event: "40 have died since the turn of the year"."""
    tokens = [token.lower_ for token in verb.sent]
    after = tokens[tokens.index("since") + 1 :][:6] if "since" in tokens else []
    return bool(set(after[:2]) & MONTHS or set(after) & CALENDAR) and bool({"has", "have"} & set(tokens))


def _is_aside(draft: Draft) -> bool:
    """Whether a relative clause tells the event: a later toll is that of the event which it was told beside."""
    return bool(syntax.clause_root(draft.anchor).dep_ == "acl:relcl")


def _can_hold(mention: CasualtyMention, draft: Draft) -> bool:
    families = {frame.family for frame in draft.frames}
    if mention.effect is Effect.CAPTURED:
        return bool(families & HOLDING)
    if mention.effect is Effect.MISSING:
        return bool(families & (HARMFUL | HOLDING))
    return bool(families & HARMFUL)


def to_records(mentions: Sequence[CasualtyMention], parties: Parties) -> tuple[Casualty, ...]:
    """Casualty records of one event, each statement once."""
    records: list[Casualty] = []
    kept = _once(mentions, parties.doc)
    whose = [_party(mention, parties) for mention in kept]
    for mention, own in zip(kept, whose, strict=True):
        party = _comrades(mention, own, list(zip(kept, whose, strict=True))) or own
        records.append(
            Casualty(
                mention.effect,
                mention.low,
                mention.high,
                mention.who,
                mention.text,
                TextSpan(mention.start_char, mention.end_char),
                party,
                mention.speaker,
            )
        )
    return tuple(records)
