"""Who says so, and how sure the text is: the speakers, hedges, confirmations and denials around one event.

One status a row (codebook, "status"): a denial of the event makes it disputed; a hedge, or vague sources alone,
unconfirmed; a party's own word claimed; a neutral body's, or the sufferer's admission, confirmed; the rest
reported. Responsibility claimed or denied, and accusations, are claims about actor1 and leave the status alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Catalogue
from pipeline.events import syntax
from pipeline.events.drafts import Draft
from pipeline.events.speakers import Speaker, Speakers
from pipeline.records import Claim, Slot, Source, SourceKind, Stance, Status, TextSpan

VAGUE = frozenset({SourceKind.LOCAL, SourceKind.LOCAL_MEDIA, SourceKind.SOCIAL_MEDIA, SourceKind.UNNAMED})
NEUTRAL = frozenset({SourceKind.UN_NGO, SourceKind.MEDICAL})
SPEECH_CATEGORIES = frozenset({"report", "claim", "confirm", "deny"})
EVENT_WORDS = frozenset(
    {
        "attack",
        "report",
        "claim",
        "incident",
        "these",
        "this",
        "it",
        "that",
        "strike",
        "clash",
        "allegation",
        "news",
        "killing",
        "death",
        "bombing",
        "raid",
        "accusation",
        "assault",
        "airstrike",
        "abduction",
        "account",
        "toll",
        "charge",
        "casualty",
        "shelling",
        "happen",
    }
)
STANCES = {
    "report": Stance.ASSERTS,
    "claim": Stance.ASSERTS,
    "according_to": Stance.ASSERTS,
    "confirm": Stance.CONFIRMS,
    "deny": Stance.DENIES,
    "hedge": Stance.HEDGES,
    "responsibility": Stance.CLAIMS_RESPONSIBILITY,
    "deny_responsibility": Stance.DENIES_RESPONSIBILITY,
    "accuse": Stance.ACCUSES,
}


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


@dataclass(frozen=True, slots=True)
class _Said:
    """A cue that bears on the event, with who speaks."""

    cue: Span
    category: str
    speaker: Speaker | None
    slot: Slot
    sentence: int


@dataclass(slots=True)
class _Hearing:
    doc: Doc
    draft: Draft
    side_ids: frozenset[str]
    catalogue: Catalogue
    next_drafts: frozenset[int]
    speakers: Speakers
    sentence_of: list[int]
    pseudo: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for span in self.doc.spans.get("cues", []):
            if self._category(span) == "pseudo":
                self.pseudo.update(range(span.start, span.end))

    def said(self) -> Iterator[_Said]:
        """The cues that bear on the event, in text order."""
        last = max(self.draft.sentences)
        wanted = {*self.draft.sentences, last + 1, last + 2}
        for span in self.doc.spans.get("cues", []):
            number = self.sentence_of[span.start]
            if number not in wanted or any(i in self.pseudo for i in range(span.start, span.end)):
                continue
            found = self._inside(span, number) if number in self.draft.sentences else self._after(span, number, last)
            if found is not None:
                yield found

    def _category(self, span: Span) -> str:
        cue = self.catalogue.cues.get(span.id_)
        return str(cue.category) if cue else ""

    def _inside(self, span: Span, number: int) -> _Said | None:
        category = self._category(span)
        verb = _verb(span)
        anchors = [frame.anchor for frame in self.draft.frames if self.sentence_of[frame.anchor.i] == number]
        if category in {"source_noun", "terminate", "pseudo", ""}:
            return None
        if category == "hedge":
            return self._hedge(span, number, anchors)
        if category == "according_to":
            holder = self._noun_after(span)
            return (
                _Said(span, category, self.speakers.of(holder, self.side_ids) if holder else None, Slot.EVENT, number)
                if self._near(span.root, anchors)
                else None
            )
        if category in {"responsibility", "deny_responsibility", "accuse"}:
            speaker = syntax.subject(verb)
            return _Said(
                span,
                category,
                self.speakers.of(speaker, self.side_ids) if speaker is not None else None,
                Slot.ACTOR1,
                number,
            )
        if verb.pos_ not in {"VERB", "AUX"} or not self._speaks_of(verb, anchors):
            return None
        doer = self._said_by(verb)
        speaker_found = self.speakers.of(doer, self.side_ids) if doer is not None else None
        if category in {"confirm", "deny"} and syntax.negated(verb):
            category = "hedge" if category == "confirm" else "report"
        return _Said(span, category, speaker_found, Slot.EVENT, number)

    def _said_by(self, verb: Token) -> Token | None:
        if syntax.is_passive(verb):
            by = syntax.agents_by(verb)
            return by[0] if by else None
        return syntax.subject(verb)

    def _noun_after(self, span: Span) -> Token | None:
        end = span.end
        for token in self.doc[end : min(end + 8, len(self.doc))]:
            if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod", "flat"}:
                return token
        return None

    def _speaks_of(self, verb: Token, anchors: Sequence[Token]) -> bool:
        """Whether what the verb says holds the event: its complement, or the clause it is set beside."""
        for anchor in anchors:
            for child in verb.children:
                if child.dep_ in {
                    "ccomp",
                    "xcomp",
                    "obj",
                    "parataxis",
                    "csubj",
                    "nsubj:pass",
                    "csubj:pass",
                    "acl",
                    "advcl",
                } and (child == anchor or anchor in child.subtree):
                    return child.dep_ != "advcl"
            if verb.dep_ == "parataxis" and (verb.head == anchor or anchor in verb.head.subtree):
                return True
            if verb.dep_ in {"acl", "acl:relcl"} and anchor in verb.subtree:
                return True
        return False

    def _hedge(self, span: Span, number: int, anchors: Sequence[Token]) -> _Said | None:
        cue = self.catalogue.cues[span.id_]
        root = syntax.head_of(span)
        if str(cue.reach) == "slot":
            slot = self._slot_of(root)
            return _Said(span, "hedge", None, slot, number) if slot is not None else None
        target = root if root.pos_ in {"VERB", "AUX"} else root.head
        clause = syntax.clause_root(target)
        for anchor in anchors:
            mine = syntax.clause_root(anchor)
            if (
                clause == mine
                or target == anchor
                or anchor in target.subtree
                or root.head == anchor
                or (target in mine.subtree and target.dep_ != "acl:relcl" and syntax.distance(target, mine) <= 1)
            ):
                if not self._cut(span, anchor):
                    return _Said(span, "hedge", None, Slot.EVENT, number)
        return None

    def _slot_of(self, root: Token) -> Slot | None:
        head = root.head if root.dep_ in {"amod", "acl", "compound"} else root
        for frame in self.draft.frames:
            if head == frame.anchor or head.i in range(frame.span.start, frame.span.end):
                return Slot.EVENT
            if head in frame.agents:
                return Slot.ACTOR1
            if head in frame.patients:
                return Slot.ACTOR2
        return None

    def _cut(self, span: Span, anchor: Token) -> bool:
        """Whether "but" or "however" stands between the cue and the event."""
        low, high = sorted((span.start, anchor.i))
        return any(
            low < other.start < high and self._category(other) == "terminate"
            for other in self.doc.spans.get("cues", [])
        )

    def _near(self, token: Token, anchors: Sequence[Token]) -> bool:
        holder = syntax.clause_root(token)
        return any(
            anchor in holder.subtree or syntax.distance(holder, syntax.clause_root(anchor)) <= 1 for anchor in anchors
        )

    def _after(self, span: Span, number: int, last: int) -> _Said | None:
        """A confirmation, denial or doubt in one of the two sentences after the event, where no new event is told."""
        category = self._category(span)
        cue = self.catalogue.cues.get(span.id_)
        if (
            cue is None
            or str(cue.reach) != "next_sentence"
            or number in self.next_drafts
            or (number - last == 2 and last + 1 in self.next_drafts)
        ):
            return None
        verb = _verb(span)
        if category in {"responsibility", "deny_responsibility", "accuse"}:
            who = syntax.subject(verb)
            return _Said(
                span, category, self.speakers.of(who, self.side_ids) if who is not None else None, Slot.ACTOR1, number
            )
        if not self._points_back(verb):
            return None
        if category in {"confirm", "deny"} and syntax.negated(verb):
            category = "hedge"
        who = self._said_by(verb)
        return _Said(
            span, category, self.speakers.of(who, self.side_ids) if who is not None else None, Slot.EVENT, number
        )

    def _points_back(self, verb: Token) -> bool:
        scope = [token for token in verb.sent if token.pos_ in {"NOUN", "PRON", "DET", "VERB"}]
        return any(token.lemma_.lower() in EVENT_WORDS for token in scope if token != verb)


def assess(
    doc: Doc, draft: Draft, side_ids: frozenset[str], catalogue: Catalogue, others: Sequence[Draft] = ()
) -> Assessment:
    """The status of the draft's event with its sources and claims.

    ``side_ids`` are the catalogue ids of both sides: their word about themselves is a party's.
    """
    taken = frozenset(number for other in others if other is not draft for number in other.sentences)
    hearing = _Hearing(doc, draft, side_ids, catalogue, taken, Speakers(doc, catalogue), syntax.sentence_index(doc))
    said = list(hearing.said())
    claims = tuple(_claim(item) for item in said)
    on_event = [item for item in said if item.slot is Slot.EVENT]
    status, cue = _status(on_event)
    sources = _sources(said)
    outside = tuple(
        sorted({item.sentence for item in said if item.sentence not in draft.sentences and item.slot is Slot.EVENT})
    )
    return Assessment(
        status,
        sources,
        confirmed_by="; ".join(_names(item for item in on_event if item.category == "confirm")),
        disputed_by="; ".join(_names(item for item in on_event if item.category == "deny")),
        cue_text=cue,
        claims=claims,
        sentences=outside,
    )


def _status(said: Sequence[_Said]) -> tuple[Status, str]:
    """The one status that the cues on the event amount to, and the words that decided it."""
    for item in said:
        if item.category == "deny":
            return Status.DISPUTED, item.cue.text
    confirming = next((item for item in said if item.category == "confirm" and _confirms(item.speaker)), None)
    if confirming is not None:
        return Status.CONFIRMED, confirming.cue.text
    hedge = next((item for item in said if item.category == "hedge"), None)
    if hedge is not None:
        return Status.UNCONFIRMED, hedge.cue.text
    kinds = [
        (item.speaker.kind, item)
        for item in said
        if item.speaker is not None and item.category in SPEECH_CATEGORIES | {"according_to"}
    ]
    for kind, item in kinds:
        if kind is SourceKind.PARTY:
            return Status.CLAIMED, item.cue.text
    for kind, item in kinds:
        if kind in NEUTRAL:
            return Status.CONFIRMED, item.cue.text
    if kinds and all(kind in VAGUE for kind, _ in kinds):
        return Status.UNCONFIRMED, kinds[0][1].cue.text
    passive = next(
        (
            item
            for item in said
            if item.speaker is None and item.category in {"report", "claim"} and syntax.is_passive(_verb(item.cue))
        ),
        None,
    )
    if passive is not None and passive.category == "claim":
        return Status.UNCONFIRMED, passive.cue.text
    return Status.REPORTED, said[0].cue.text if said else ""


def _confirms(speaker: Speaker | None) -> bool:
    return speaker is None or speaker.kind is not SourceKind.PARTY or speaker.suffered


def _sources(said: Sequence[_Said]) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    for item in said:
        if (
            item.speaker is not None
            and item.category in SPEECH_CATEGORIES | {"according_to", "responsibility"}
            and item.category != "deny"
        ):
            found.setdefault(
                item.speaker.name,
                Source(item.speaker.name, item.speaker.kind, item.speaker.text, item.speaker.actor_id),
            )
    return tuple(found.values())


def _names(said: Iterator[_Said]) -> list[str]:
    return list(dict.fromkeys(item.speaker.name for item in said if item.speaker is not None))


def _claim(item: _Said) -> Claim:
    speaker = item.speaker
    return Claim(
        item.slot,
        speaker.name if speaker else "",
        speaker.kind if speaker else None,
        STANCES.get(item.category, Stance.ASSERTS),
        item.cue.text,
        item.cue.sent.text.strip(),
        TextSpan(item.cue.start_char, item.cue.end_char),
    )


def _verb(span: Span) -> Token:
    return next(
        (token for token in span if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "aux:pass"}), span.root
    )
