"""Who says so, and how sure the text is: the speakers, hedges, confirmations and denials around one event.

What it amounts to is for ``verdict.py``. Responsibility claimed or denied, and blame for what is known, are claims
about actor1 and leave the status alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from pipeline.catalogue import Catalogue
from pipeline.events import syntax
from pipeline.events.accusations import accuser
from pipeline.events.claims_back import HAPPENING_WORDS, of_authorship
from pipeline.events.claims_voices import AUTHORSHIP, SPEECH, Listener, Voice
from pipeline.events.drafts import Draft
from pipeline.events.families import BATTLE, EXPLOSIVE, HARM
from pipeline.events.frames import Frame
from pipeline.events.speaker_phrases import content
from pipeline.events.speakers import Speaker, Speakers
from pipeline.events.verdict import STATING, Said, confirms, status, tolled
from pipeline.records import Claim, Source, TextSpan
from pipeline.vocabulary import Slot, SourceKind, Stance, Status

STANCES = {
    "report": Stance.ASSERTS,
    "claim": Stance.ASSERTS,
    "according_to": Stance.ASSERTS,
    "confirm": Stance.CONFIRMS,
    "deny": Stance.DENIES,
    "hedge": Stance.HEDGES,
    "slot_hedge": Stance.HEDGES,
    "responsibility": Stance.CLAIMS_RESPONSIBILITY,
    "deny_responsibility": Stance.DENIES_RESPONSIBILITY,
    "accuse": Stance.ACCUSES,
}
AFTER = 3
"""Sentences behind the event within which a confirmation, denial or doubt may reach back to it."""
OWN_WORDS = frozenset({"its", "their", "our", "his"})
SELF_WORDS = frozenset({"it", "they", "we", "he"})
LOSS_WORDS = frozenset({"lose", "loss", "withdraw", "retreat"})
DOUBTED_ACTOR = frozenset({"suspected", "presumed", "believed", "supposed"})


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is said about one event. ``sentences`` are those of cues that stand outside the event's own."""

    status: Status
    sources: tuple[Source, ...] = ()
    confirmed_by: str = ""
    disputed_by: str = ""
    cue_text: str = ""
    claims: tuple[Claim, ...] = ()
    sentences: tuple[int, ...] = ()


@dataclass(slots=True)
class _Hearing:
    doc: Doc
    draft: Draft
    speakers: Speakers
    listener: Listener
    others: Sequence[Draft]
    main: Frame = field(init=False)

    def __post_init__(self) -> None:
        self.main = self.draft.main

    def said(self) -> Iterator[Said]:
        """What bears on the event, in text order."""
        last = max(self.draft.sentences)
        for number in sorted({*self.draft.sentences, *range(last + 1, last + 1 + AFTER)}):
            inside = number in self.draft.sentences
            if not inside and self._told_over(last, number):
                break
            for voice in self.listener.voices(number):
                found = self._inside(voice) if inside else self._after(voice)
                if found is not None:
                    yield found

    def _told_over(self, last: int, number: int) -> bool:
        """Whether another event is told between the draft's last sentence and the end of this one."""
        return any(last < sentence <= number for other in self.others for sentence in other.sentences)

    def _inside(self, voice: Voice) -> Said | None:
        if voice.category == "slot_hedge":
            return self._slot_hedge(voice)
        covered = [frame for frame in self.draft.frames if frame.anchor.i in voice.covers]
        on_main = self.main in covered
        if voice.category == "responsibility" and on_main and self.draft.sentences == [voice.sentence]:
            return self._heard(replace(voice, category="claim"), Slot.EVENT, on_main=True)
        if on_main and accuser(self.main.light or self.main.anchor) == voice.verb:
            return self._heard(voice, Slot.EVENT, on_main=True)
        if voice.category in AUTHORSHIP:
            return self._heard(voice, Slot.ACTOR1) if covered or self._alone(voice) else None
        if voice.of_toll and not on_main:
            return self._heard(voice, Slot.KILLED)
        reaches = voice.back and self._told_before(voice)
        if voice.category in {"confirm", "deny"}:
            return self._heard(voice, Slot.EVENT, on_main=on_main) if covered or reaches else None
        if voice.category == "hedge" and any(of_authorship(frame) for frame in covered):
            return self._heard(voice, Slot.ACTOR1)
        if voice.category == "hedge":
            if on_main or reaches:
                return self._heard(voice, Slot.EVENT, on_main=True)
            slots = _toll_slots(covered)
            return self._heard(voice, slots[0]) if slots else None
        if not covered:
            return None
        only_toll = not on_main and all(frame.family in HARM for frame in covered)
        return self._heard(voice, _toll_slots(covered)[0] if only_toll else Slot.EVENT, on_main=on_main)

    def _after(self, voice: Voice) -> Said | None:
        if voice.category in AUTHORSHIP:
            named = {self.doc[i].lemma_.lower() for i in voice.covers} & HAPPENING_WORDS
            return self._heard(voice, Slot.ACTOR1) if named or voice.category != "accuse" else None
        echoes = voice.category in {"confirm", "deny"} and self._echoes(voice)
        if not (voice.back or echoes) or voice.category not in {"confirm", "deny", "hedge"}:
            return None
        if voice.bare and voice.sentence > max(self.draft.sentences) + 1:
            return None
        return self._heard(voice, Slot.KILLED if voice.of_toll else Slot.EVENT)

    def _echoes(self, voice: Voice) -> bool:
        """Whether the voice speaks of what the event befell: "overran a camp … admitted that the camp was lost"."""
        said = {self.doc[i].lemma_.lower() for i in voice.covers}
        if self.main.family == "take" and said & (LOSS_WORDS | {"fall"}):
            return True
        befell = {token.lemma_.lower() for token in self.main.patients if token.pos_ == "NOUN"}
        befell |= {
            child.lemma_.lower()
            for child in self.main.clause.subtree
            if child.dep_ in {"obl", "obj", "nmod"} and child.pos_ == "NOUN" and child.ent_type_ != "DATE"
        }
        return any(
            self.doc[i].lemma_.lower() in befell
            and any(child.lower_ in {"the", "that", "this", "any"} for child in self.doc[i].children)
            for i in voice.covers
        )

    def _heard(self, voice: Voice, slot: Slot, *, on_main: bool = False) -> Said | None:
        found = self.speakers.all_of(voice.head)
        own = voice.category in SPEECH and self._of_itself(voice)
        heard = tuple(
            replace(speaker, kind=SourceKind.PARTY) if speaker.armed and (own or self._of_enemy(speaker)) else speaker
            for speaker in found
        )
        suffered = voice.category == "confirm" and any(self._suffers(voice, speaker) for speaker in heard)
        told = voice.category in STATING or slot in {Slot.KILLED, Slot.INJURED}
        tolls = _toll_slots(frame for frame in self.draft.frames if told and frame.anchor.i in voice.covers)
        return Said(voice, voice.category, slot, heard, on_main, suffered, tolls)

    def _alone(self, voice: Voice) -> bool:
        """Whether no other event's words are under the voice in the draft's sentence."""
        return not any(frame.anchor.i in voice.covers for other in self.others for frame in other.frames)

    def _told_before(self, voice: Voice) -> bool:
        """Whether the draft is the last event told before the voice."""
        mine = [frame.anchor.i for frame in self.draft.frames if frame.anchor.i < voice.verb.i]
        theirs = [frame.anchor.i for other in self.others for frame in other.frames if frame.anchor.i < voice.verb.i]
        return bool(mine) and max(mine) > max(theirs, default=-1)

    def _slot_hedge(self, voice: Voice) -> Said | None:
        head = self.doc[next(iter(voice.covers))]
        word = voice.verb.lower_
        for frame in self.draft.frames:
            if head == frame.anchor or frame.span.start <= head.i < frame.span.end:
                if word in DOUBTED_ACTOR and self._names_actor(head):
                    return self._heard(voice, Slot.ACTOR1)
                if frame is self.main:
                    doubt = replace(voice, category="hedge")
                    return self._heard(doubt, Slot.EVENT, on_main=True)
                slots = _toll_slots([frame])
                return self._heard(voice, slots[0]) if slots else None
            if head in frame.agents:
                return self._heard(voice, Slot.ACTOR1)
            if head in frame.patients:
                return self._heard(voice, Slot.ACTOR2)
        return None

    def _names_actor(self, noun: Token) -> bool:
        return any(
            noun.left_edge.i <= mention.start and mention.end <= noun.i + 1
            for mention in self.doc.spans.get("actors", [])
        )

    def _of_itself(self, voice: Voice) -> bool:
        """Whether the speaker says that it did it or that it befell its own: "it had captured", "its men"."""
        if any(child.lemma_.lower() in LOSS_WORDS for child in voice.verb.children):
            return True
        for frame in self.draft.frames:
            if frame.anchor.i not in voice.covers:
                continue
            doer = syntax.own_subject(syntax.clause_root(frame.anchor))
            for token in (*frame.agents, *frame.patients, *([doer] if doer is not None else [])):
                if token == voice.head or (token.lower_ in SELF_WORDS and token.i > voice.verb.i):
                    return True
                if any(below.lower_ in OWN_WORDS for below in token.subtree):
                    return True
        return False

    def _of_enemy(self, speaker: Speaker) -> bool:
        """Whether a listed armed body tells what another one did to nobody named: it speaks as the other side."""
        doers = self.speakers.listed(self.main.agents)
        rivals = any(self.speakers.fights(actor) and actor.id != speaker.actor_id for actor in doers)
        victims = any(self.speakers.fights(actor) for actor in self.speakers.listed(self.main.patients))
        at_war = self.speakers.speaks_for_side(speaker) and self.main.family in BATTLE | EXPLOSIVE
        return at_war and rivals and not victims

    def _suffers(self, voice: Voice, speaker: Speaker) -> bool:
        """Whether the speaker speaks of its own loss: its dead, its retreat, its town fallen."""
        for frame in self.draft.frames:
            harmed = [*frame.patients, *(frame.agents if frame.family == "withdraw" else [])]
            if any(below.lower_ in OWN_WORDS for token in harmed for below in token.subtree):
                return True
            if self._is_among(speaker, frame.patients) and not self._is_among(speaker, frame.agents):
                return True
        return any(self.doc[i].lemma_.lower() in LOSS_WORDS for i in voice.covers)

    def _is_among(self, speaker: Speaker, tokens: Iterable[Token]) -> bool:
        actor = self.speakers.catalogue.actors.get(speaker.actor_id)
        if actor is None:
            return False
        bodies = set(self.speakers.above(actor))
        return any(
            mention.id_ in bodies and token.left_edge.i <= mention.start and mention.end <= token.right_edge.i + 1
            for token in tokens
            for mention in self.doc.spans.get("actors", [])
        )


def assess(
    doc: Doc, draft: Draft, side_ids: frozenset[str], catalogue: Catalogue, others: Sequence[Draft] = ()
) -> Assessment:
    """The status of the draft's event with its sources and claims.

    ``side_ids`` are the catalogue ids of both sides: their word about themselves is a party's. ``others`` are
    the drafts of the document.
    """
    listener = Listener(doc, catalogue, syntax.sentence_index(doc))
    speakers = Speakers(doc, catalogue, side_ids, _side_words(doc, draft))
    hearing = _Hearing(doc, draft, speakers, listener, [other for other in others if other is not draft])
    said = list(hearing.said())
    on_event = [item for item in said if item.slot is Slot.EVENT]
    verdict, deciding = status(on_event)
    counting = tolled(said)
    if verdict is Status.REPORTED and deciding is None and counting is not None:
        verdict, deciding = Status.CONFIRMED, counting
    confirming = [item for item in on_event if item.category == "confirm" and confirms(item)]
    if verdict is Status.CONFIRMED and not confirming and deciding is not None:
        confirming = [deciding]
    telling = [*on_event, *(item for item in said if item.category == "responsibility")]
    outside = {item.voice.sentence for item in telling if item.voice.sentence not in draft.sentences}
    return Assessment(
        verdict,
        _sources(said),
        confirmed_by="; ".join(_names(confirming)),
        disputed_by="; ".join(_names(item for item in on_event if item.category == "deny")),
        cue_text=deciding.voice.cue.text if deciding is not None else "",
        claims=tuple(claim for item in said for claim in _claims(item)),
        sentences=tuple(sorted(outside)),
    )


def _side_words(doc: Doc, draft: Draft) -> frozenset[str]:
    """What the text calls those who do and suffer it, for bodies that the catalogue does not know."""
    tokens = [token for frame in draft.frames for token in (*frame.agents, *frame.patients)]
    return frozenset(
        content(mention).lower()
        for mention in doc.spans.get("actors", [])
        if mention.label_ == "GROUP" and any(mention.start <= token.i < mention.end for token in tokens)
    )


def _sources(said: Sequence[Said]) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    for item in said:
        if item.category in STATING or (item.category == "accuse" and item.slot is Slot.EVENT):
            for speaker in item.speakers:
                found.setdefault(
                    speaker.name.lower(), Source(speaker.name, speaker.kind, speaker.text, speaker.actor_id)
                )
    return tuple(found.values())


def _names(said: Iterable[Said]) -> list[str]:
    return list(dict.fromkeys(speaker.name for item in said for speaker in item.speakers))


def _toll_slots(frames: Iterable[Frame]) -> tuple[Slot, ...]:
    """Which counts of people the words of harm among the frames give."""
    families = [frame.family for frame in frames if frame.family in HARM]
    return tuple(dict.fromkeys(Slot.INJURED if family == "injure" else Slot.KILLED for family in families))


def _claims(item: Said) -> Iterator[Claim]:
    cue = item.voice.cue
    stance = STANCES[item.category]
    for slot in dict.fromkeys((item.slot, *item.tolls)):
        for speaker in item.speakers or (None,):
            yield Claim(
                slot,
                speaker.name if speaker is not None else "",
                speaker.kind if speaker is not None else None,
                stance,
                cue.text,
                cue.sent.text.strip(),
                TextSpan(cue.start_char, cue.end_char),
            )
