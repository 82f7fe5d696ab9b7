"""Crowds: whether a protest stayed peaceful, was met with force or turned violent.

Read from the words of the sentences that tell the protest: live fire that hits demonstrators is excessive force;
tear gas, warning shots, batons and arrests are an intervention; stones, burnt tyres and stormed offices a riot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from pipeline.events import syntax
from pipeline.events.drafts import Draft
from pipeline.events.words import words as _words
from pipeline.records import ActorRef
from pipeline.vocabulary import ActorKind, SubEventType

CROWD = frozenset({ActorKind.PROTESTERS, ActorKind.RIOTERS})
CROWD_NOUNS = _words(
    "protester protestor demonstrator rioter mob crowd marcher picketer striker youth resident local villager "
    "student worker teacher woman man people supporter inhabitant citizen family relative neighbour activist "
    "employee driver guard doctor"
)
PEOPLE_ONLY = frozenset(
    {"protester", "protestor", "demonstrator", "rioter", "mob", "crowd", "marcher", "picketer", "striker"}
)
MOB = frozenset({"mob", "lynch", "vigilante", "brawl"})
ANGRY = frozenset({"angry", "furious", "enraged", "outraged", "protesting", "rioting"})
_RALLYING = re.compile(
    r"protest|demonstrat|\brall(?:y|ied)|\bmarch(?:ed|ers?|ing)\b|sit-in|\bchant|demand", re.IGNORECASE
)
_LIVE = re.compile(
    r"\blive (?:fire|ammunition|rounds?|bullets?)\b|\bmachine[- ]?gun|\bsnipers?\b"
    r"|\b(?:open(?:ed|ing|s)?|opened up) fire\b|\bfir(?:ed|es|e|ing) (?:up)?on\b|\bfir(?:ed|es|e|ing) at\b"
    r"|\bsh(?:ot|oot|oots|ooting)\b(?! (?:in|into) the air)|\bgunned down\b",
    re.IGNORECASE,
)
_WARNING = re.compile(r"\b(?:in|into) the air\b|\bwarning shots?\b|\bover (?:their|the) heads?\b", re.IGNORECASE)
_GAS = re.compile(
    r"\btear[- ]?gas|\bwater cannons?\b|\brubber(?:-coated)? bullets?\b|\bbatons?\b|\btruncheons?\b|\bstun grenades?\b",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"\b(?:dispers\w+|broke up|break(?:s|ing)? up|broken up|cracked down|crackdown|cordoned"
    r"|pushed back|stopped|suppress\w+|quell\w+|crush\w+)\b",
    re.IGNORECASE,
)
_POLICE = re.compile(
    r"\b(?:police\w*|security|soldiers?|troops?|forces?|army|guards?|gunmen|militia\w*|militants?|brigades?"
    r"|fighters?|officers?|armed men)\b",
    re.IGNORECASE,
)
_ARRESTED = re.compile(r"\b(?:arrest\w*|detain\w*|beat(?:en|ing)?|assault(?:ed|ing)|chased)\b", re.IGNORECASE)
_VIOLENT = re.compile(
    r"\b(?:threw|throw(?:ing|n|s)?|hurl\w*|pelt\w*)\b[^.;]{0,30}\b(?:stones?|rocks?|bottles?|petrol bombs?|molotovs?"
    r"|bricks?)\b"
    r"|\bburn\w*\b[^.;]{0,20}\b(?:tyres?|tires?|cars?|vehicles?|offices?|buildings?|houses?)\b"
    r"|\b(?:tyres?|tires?)\b[^.;]{0,20}\b(?:burn\w*|ablaze|on fire|alight)\b"
    r"|\b(?:set|setting)\b[^.;]{0,40}\b(?:on fire|ablaze|alight|fire to)\b"
    r"|\b(?:storm(?:ed|ing|s)?|ransack\w*|vandali[sz]\w*|loot\w*|smash\w*"
    r"|broke into|torch\w*|wreck\w*|riot(?:ed|ing|s)?)\b",
    re.IGNORECASE,
)


def of_crowd(refs: Sequence[ActorRef], tokens: Iterable[Token]) -> bool:
    """Whether the doers are demonstrators, a mob or other angry people without arms of war."""
    kinds = {ref.kind for ref in refs if ref.kind is not None}
    if kinds & CROWD:
        return True
    if kinds - {ActorKind.CIVILIANS}:
        return False
    for token in tokens:
        lemma = token.lemma_.lower()
        angry = any(child.lower_ in ANGRY for child in token.children)
        if lemma in PEOPLE_ONLY or (angry and lemma in CROWD_NOUNS):
            return True
    return False


def is_mob(draft: Draft, doers: Sequence[ActorRef]) -> bool:
    """Whether a mob, vigilantes or a crowd of no demonstration did it."""
    tokens = [token for frame in draft.frames for token in (*frame.agents, frame.anchor)]
    if any(token.lemma_.lower() in MOB for token in tokens):
        return True
    crowd = any(token.lemma_.lower() == "crowd" for token in tokens) or any("crowd" in ref.text for ref in doers)
    return crowd and not any(_RALLYING.search(frame.anchor.sent.text) for frame in draft.frames)


def protest_type(draft: Draft, sentences: Sequence[Span], *, harmed: bool) -> SubEventType:
    """The sub-event type of a protest from the sentences that tell it; ``harmed``: somebody was killed or hurt."""
    text = " ".join(_clauses_of(draft, sentence) for sentence in sentences)
    forced = _POLICE.search(text) is not None
    warned = _WARNING.search(text) is not None
    live = _LIVE.search(text) is not None and not (warned and not harmed)
    if forced and live and (harmed or not _GAS.search(text)):
        return SubEventType.EXCESSIVE_FORCE
    if _VIOLENT.search(text) and not _by_others(draft):
        return SubEventType.VIOLENT_DEMONSTRATION
    if _GAS.search(text) or (forced and (warned or _PARTED.search(text) or _ARRESTED.search(text))):
        return SubEventType.PROTEST_WITH_INTERVENTION
    return SubEventType.PEACEFUL_PROTEST


def _clauses_of(draft: Draft, sentence: Span) -> str:
    """The sentence's text without what is only its reason ("over the arrest of their sons", "to denounce attacks")."""
    skipped: set[int] = set()
    for token in sentence:
        about = token.dep_ in syntax.OBLIQUES and syntax.preposition(token) in {"over", "against", "about"}
        aims = token.lemma_.lower() in {"demand", "denounce", "condemn", "call", "decry", "accuse", "urge", "blame"}
        if (about and not _shoots(token.head)) or (aims and token.dep_ in {"advcl", "acl", "xcomp", "conj", "ccomp"}):
            skipped.update(child.i for child in token.subtree)
    return " ".join(token.text for token in sentence if token.i not in skipped)


def _shoots(token: Token) -> bool:
    return token.lemma_.lower() in {"fire", "shoot", "use", "shot", "intervene", "clash"}


def _by_others(draft: Draft) -> bool:
    """Whether the storming or burning is told of armed people who came upon the demonstrators."""
    for frame in draft.frames:
        if frame.family in {"assault", "loot"} and frame.agents:
            nouns = {token.lemma_.lower() for token in frame.agents}
            if nouns & {
                "gunman",
                "militant",
                "militia",
                "brigade",
                "soldier",
                "force",
                "police",
                "fighter",
                "militiaman",
            }:
                return True
    return False
