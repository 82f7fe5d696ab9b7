"""Who is said to be behind an event that names no doer: blamed, accused, suspected, or known by the weapon.

"The attack was blamed on A", "A is thought to be behind it", "the attackers were B", "the mines were laid by C":
the party is the event's doer as far as the text goes. What was only blamed or supposed is a claim on ``actor1``
(codebook, "blamed"), so that the doubt stands beside the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Span, Token

from pipeline.events import syntax
from pipeline.events.claims_back import HAPPENING_WORDS
from pipeline.events.drafts import Draft
from pipeline.events.families import BATTLE, EXPLOSIVE, HARM
from pipeline.events.parties import Parties
from pipeline.events.party_words import PERPETRATORS
from pipeline.events.speaker_phrases import FOOTAGE
from pipeline.events.words import words
from pipeline.records import ActorRef, Claim, TextSpan
from pipeline.vocabulary import ActorKind, Slot, Stance

AFTER = 3
"""Sentences behind the event within which its doer may be named."""
BLAMABLE = BATTLE | EXPLOSIVE | HARM | {"abduct", "loot", "sexual", "mob"}
DOERS = PERPETRATORS | words("bomber driver shooter assassin killer captor looter arsonist vandal man")
SUPPOSING = words("suppose think believe suspect assume allege say presume report understand identify")
PLACING = words("lay plant place put fire launch leave drop throw detonate carry stage mount execute conduct attach")
MEANS = words(
    "mine landmine bomb device explosive ied rocket shell missile mortar grenade charge round projectile trap drone "
    "warplane aircraft plane jet"
)
DEEDS = HAPPENING_WORDS | words(
    "murder assassination bomb fire rocket violence unrest plot disappearance looting sabotage theft shooting crime "
    "beheading decapitation"
)
PUBLISHING = words("release publish post issue put circulate air broadcast distribute share upload")
HALLMARKS = words("work hallmark remnant remains legacy handiwork remain")
BEING = frozenset({"be", "behind", "responsible", "it", "this"})
BACK = frozenset({"it", "this", "that", "which", "them", "these"})
NOBODY = frozenset({"nobody", "none", "no", "neither", "unknown", "unclear", "who"})
BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.CIVILIANS, ActorKind.PROTESTERS})


@dataclass(frozen=True, slots=True)
class Blame:
    """The parties said to be behind an event, and the claims and sentences that say so."""

    refs: tuple[ActorRef, ...] = ()
    claims: tuple[Claim, ...] = ()
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    party: Token
    word: Token
    certain: bool
    """Whether the text says it outright, without blaming or supposing."""


def blamed(
    draft: Draft, drafts: Sequence[Draft], parties: Parties, spans: Sequence[Span], victims: Sequence[ActorRef]
) -> Blame:
    """Who is said to be behind the draft's event; empty where nobody is.

    ``spans`` are the document's sentences; ``victims`` is the other side, which no blame falls on.
    """
    blamable = any(frame.family in BLAMABLE for frame in draft.frames)
    if not blamable or draft.main.trigger.frame == "mutual":
        return Blame()
    suffered = {ref.actor_id or ref.name for ref in victims}
    for number in _numbers(draft, drafts, len(spans)):
        for named in chain(_shown(draft, number, spans), _statements(spans[number])):
            refs = tuple(
                ref
                for ref in parties.resolve([named.party])
                if ref.kind not in BODIES and ref.kind is not None and (ref.actor_id or ref.name) not in suffered
            )
            if refs:
                return Blame(refs, () if named.certain else (_claim(named),), (number,))
    return Blame()


def _numbers(draft: Draft, drafts: Sequence[Draft], count: int) -> Iterator[int]:
    """The draft's sentences, then those behind it up to the next event."""
    yield from draft.sentences
    others = {number for other in drafts if other is not draft for number in other.sentences}
    last = max(draft.sentences)
    for number in range(last + 1, min(last + 1 + AFTER, count)):
        if number in others:
            return
        yield number


def _shown(draft: Draft, number: int, spans: Sequence[Span]) -> Iterator[_Named]:
    """Who publishes pictures of the deed as his own: "released a video of the beheading of two guards"."""
    for frame in draft.frames:
        if not spans[number].start <= frame.anchor.i < spans[number].end:
            continue
        for noun in frame.anchor.ancestors:
            publishes = noun.dep_ == "obj" and noun.head.lemma_.lower() in PUBLISHING
            if noun.lemma_.lower() in FOOTAGE and publishes and not syntax.is_passive(noun.head):
                doer = syntax.subject(noun.head)
                if doer is not None:
                    yield _Named(doer, noun, certain=False)


def _statements(sentence: Span) -> Iterator[_Named]:
    for token in sentence:
        if token.lemma_.lower() in {"blame", "accuse", "suspect", "attribute"} and token.pos_ in {"VERB", "ADJ"}:
            yield from _accused(token)
        elif token.lower_ == "behind":
            yield from _behind(token)
        elif token.lower_ == "responsible":
            yield from _subject_of(token, token, certain=_told_outright(token))
        elif token.lemma_.lower() in HALLMARKS:
            yield from (
                _Named(owner, token, certain=False) for owner in _owners(token) if token.dep_ not in syntax.SUBJECTS
            )
        elif token.lemma_.lower() in DOERS and token.dep_ in syntax.SUBJECTS:
            yield from _identified(token)
        elif token.lemma_.lower() in PLACING and token.pos_ in {"VERB", "AUX"} and syntax.is_passive(token):
            doer = syntax.subject(token)
            if doer is not None and (doer.lemma_.lower() in MEANS | DEEDS or doer.lower_ in BACK):
                yield from (_Named(agent, token, certain=_told_outright(token)) for agent in syntax.agents_by(token))


def _accused(word: Token) -> Iterator[_Named]:
    """Whom one blames: "blamed A", "was blamed on A", "A is accused", "attributed to A"."""
    if any(child.dep_ == "advmod" and child.lower_ in {"not", "never"} for child in word.children):
        return
    link = {"attribute": "to", "blame": "on"}.get(word.lemma_.lower(), "")
    parties = syntax.obliques(word, link) if link else []
    if not parties and word.lemma_.lower() != "attribute":
        own = syntax.own_subject(word)
        parties = ([own] if own is not None else []) if syntax.is_passive(word) else syntax.objects(word)
    if not parties and word.i + 1 < word.sent.end and word.nbor(1).pos_ in {"PROPN", "NOUN"}:
        parties = [word.nbor(1)]
    for party in parties:
        if any(child.lower_ in NOBODY for child in party.children) or party.lower_ in NOBODY:
            continue
        if word.lemma_.lower() in {"accuse", "suspect"} and not _of_the_event(word):
            continue
        yield _Named(party, word, certain=False)


def _of_the_event(word: Token) -> bool:
    """Whether somebody is accused of what happened, not of something else."""
    after = word.doc[word.i + 1 : word.sent.end]
    deed = next((token.i for token in after if token.lower_ in {"of", "for"}), None)
    return deed is None or any(
        token.lemma_.lower() in DEEDS | PLACING | BEING for token in word.doc[deed + 1 : word.sent.end]
    )


def _behind(word: Token) -> Iterator[_Named]:
    """Who "is behind the attack": the subject of what stands behind the word, or of its verb of supposing."""
    node = word.head
    about = node.lemma_.lower() in DEEDS or node.lower_ in BACK or node.lemma_ == "be"
    if about:
        yield from _subject_of(node, word, certain=_told_outright(node))


def _subject_of(node: Token, word: Token, *, certain: bool) -> Iterator[_Named]:
    if any(token.lemma_.lower() == "deny" for token in [node, *node.ancestors]):
        return
    doer = syntax.own_subject(node) or syntax.subject(node)
    if doer is None or doer.lower_ in NOBODY or any(child.lower_ in NOBODY for child in doer.children):
        return
    if any(child.lower_ in {"not", "n't", "never"} for child in node.children):
        return
    yield _Named(doer, word, certain)


def _identified(noun: Token) -> Iterator[_Named]:
    """What the attackers are said to have been: "the assailants were guards", "is suspected of having been"."""
    verb = noun.head
    if noun.lemma_ == "man" and verb.lemma_.lower() not in SUPPOSING:
        return
    for node in (verb, *(child for child in verb.children if child.dep_ in {"xcomp", "obl", "ccomp"})):
        copular = any(child.dep_ == "cop" for child in node.children)
        named_as = verb.lemma_ == "identify" and syntax.preposition(node) == "as"
        if node != noun and node.pos_ in {"NOUN", "PROPN"} and (copular or named_as):
            yield _Named(node, verb, certain=_told_outright(node))


def _owners(noun: Token) -> Iterator[Token]:
    for owner in syntax.obliques(noun, "of"):
        if owner.lemma_.lower() in {"activity", "presence", "operation", "rule"}:
            yield from _owners(owner)
        else:
            yield owner


def _told_outright(node: Token) -> bool:
    return not any(token.lemma_.lower() in SUPPOSING for token in [node, *node.ancestors]) and not any(
        child.lemma_.lower() in {"allegedly", "reportedly", "apparently", "presumably", "probably", "possibly", "may"}
        for child in node.children
    )


def _claim(named: _Named) -> Claim:
    word = named.word
    stance = Stance.ACCUSES if word.lemma_.lower() in {"blame", "accuse", "attribute"} else Stance.HEDGES
    return Claim(
        Slot.ACTOR1,
        "",
        None,
        stance,
        word.text,
        word.sent.text.strip(),
        TextSpan(word.idx, word.idx + len(word)),
    )
