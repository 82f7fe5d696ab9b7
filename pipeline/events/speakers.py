"""A speaker's phrase to who it is and of what kind: a party to the event, an official, a hospital, a medium …

Whether a body is a party is a question of the event's own sides: the army's spokesman is a party where the army
fought and an official where it did not. A media arm belongs to its party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Actor, Catalogue
from pipeline.events import syntax
from pipeline.events.party_words import ARMED_KINDS, GENERIC
from pipeline.events.speaker_phrases import DEFINITE, DOCUMENTS, FOOTAGE, TESTIMONY, content, phrase
from pipeline.events.words import words
from pipeline.vocabulary import ActorKind, SourceKind

KIND_ORDER = (
    SourceKind.LOCAL_MEDIA,
    SourceKind.SOCIAL_MEDIA,
    SourceKind.MEDICAL,
    SourceKind.UN_NGO,
    SourceKind.MEDIA,
    SourceKind.LOCAL,
    SourceKind.OFFICIAL,
    SourceKind.UNNAMED,
)
NEVER_PARTIES = frozenset({SourceKind.LOCAL, SourceKind.LOCAL_MEDIA, SourceKind.SOCIAL_MEDIA, SourceKind.MEDICAL})
VAGUE = frozenset({SourceKind.LOCAL, SourceKind.LOCAL_MEDIA, SourceKind.SOCIAL_MEDIA, SourceKind.UNNAMED})
STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCES, ActorKind.ORGANISATION})
CROWDS = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.RIOTERS})
PERSON_NOUNS = words(
    "spokesman spokesperson spokeswoman official source commander officer minister leader member resident witness "
    "doctor medic nurse adviser aide chief head president fighter soldier man woman person"
)
UNNAMED = frozenset({"unnamed", "anonymous", "unidentified"})
ISSUING = frozenset({"release", "publish", "post", "issue", "distribute", "circulate", "share", "broadcast"})
PERSONS = frozenset({"he", "she", "they", "it", "who"})
SECURITY_SOURCES = "security_sources"
MEMORY = 90
"""Tokens back within which a pronoun may find who spoke."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the words of the text without article, their kind, and the catalogue's entry."""

    name: str
    kind: SourceKind
    text: str
    actor_id: str = ""
    armed: bool = False
    """Whether it speaks for a body that fights, so that its word on what it did itself is a party's."""
    named: bool = False
    """Whether the phrase holds a proper name of the body, medium or organisation."""
    person: bool = False
    """Whether one person or unnamed people speak, not an institution."""


@dataclass(slots=True)
class Speakers:
    """Reads speakers' phrases; ``side_ids`` and ``side_words`` name the event's sides."""

    doc: Doc
    catalogue: Catalogue
    side_ids: frozenset[str] = frozenset()
    side_words: frozenset[str] = field(default_factory=frozenset)

    def all_of(self, head: Token | None) -> tuple[Speaker, ...]:
        """The speakers that a noun phrase names, coordinated ones each; none for words that name nobody."""
        if head is None:
            return ()
        heads = syntax.conjuncts(head)
        beside = _coordinated_before(heads[0])
        if beside is not None and beside not in heads:
            heads = [beside, *heads]
        return tuple(speaker for token in heads if (speaker := self.of(token)) is not None)

    def of(self, head: Token, depth: int = 0) -> Speaker | None:
        """The speaker that a noun phrase names, or None for words that name nobody ("it", "this", "no group")."""
        if any(child.lower_ == "no" for child in head.children):
            return None
        if head.pos_ in {"PRON", "DET"} and not (head.is_upper and len(head) > 1):
            before = self._spoke_before(head) if head.lower_ in PERSONS and depth < 3 else None
            return self.of(before, depth + 1) if before is not None else None
        span = phrase(head)
        actor = self._actor(head, span)
        if actor is None and depth < 3 and len(span) == 1:
            named = self._named_before(head)
            if isinstance(named, Token):
                return self.of(named, depth + 1)
            if named is not None:
                return replace(self._known(named, span, named.name), named=True)
        owner = self._owner(head) if actor is None or actor.parent is None else None
        if owner is not None and depth < 3:
            above = self.of(owner, depth + 1)
            if above is not None:
                named_by = f"{above.name} {content(span)}"
                return replace(above, name=named_by, text=str(span.text), person=head.lemma_.lower() in PERSON_NOUNS)
        if head.lemma_.lower() == "source" and head.i + 1 < head.sent.end and head.nbor(1).lower_ == "close":
            return Speaker(content(head.doc[span.start : head.i + 1]), SourceKind.UNNAMED, str(span.text), person=True)
        if actor is not None:
            return self._known(actor, span, content(span))
        return self._unlisted(head, span)

    def _owner(self, head: Token) -> Token | None:
        """Whose it is: "its spokesman", or who issued the pictures."""
        for child in head.children:
            if child.tag_ == "PRP$" and child.lower_ in {"its", "their"}:
                return self._spoke_before(child)
        issues = head.head.lemma_.lower() in ISSUING and head.dep_ == "obj"
        return syntax.subject(head.head) if issues and head.lemma_.lower() in DOCUMENTS | FOOTAGE else None

    def _known(self, actor: Actor, span: Span, name: str) -> Speaker:
        noun = self._noun_kind(span)
        armed = self._armed(actor)
        kind: SourceKind
        if noun in NEVER_PARTIES and actor.speaks_for is None and not self._is_body(actor, span):
            kind = noun
        elif self._is_party(actor):
            kind = SourceKind.PARTY
        else:
            kind = self._kind_of(actor, noun)
        return Speaker(
            name,
            kind,
            str(span.text),
            actor.id,
            armed,
            self._is_named(actor, span),
            span[-1].lemma_.lower() in PERSON_NOUNS or span.root.lemma_.lower() in PERSON_NOUNS,
        )

    def _is_named(self, actor: Actor, span: Span) -> bool:
        return any(
            token.text[:1].isupper() and (token.i > token.sent.start or token.tag_ in {"NNP", "NNPS"})
            for mention in self.doc.spans.get("actors", [])
            if mention.id_ == actor.id and span.start <= mention.start and mention.end <= span.end
            for token in mention
        )

    def _is_body(self, actor: Actor, span: Span) -> bool:
        """Whether the phrase is the body's own name, not a noun beside it ("LNA hospital")."""
        mentions = self.doc.spans.get("actors", [])
        return actor.kind in ARMED_KINDS and any(
            mention.id_ == actor.id and mention.end >= span.end and mention.start < span.end for mention in mentions
        )

    def _unlisted(self, head: Token, span: Span) -> Speaker | None:
        noun = self._noun_kind(span)
        name, text = content(span), str(span.text)
        if any(token.lower_ in UNNAMED for token in (*span, *head.lefts)):
            return Speaker(name, SourceKind.UNNAMED, text, person=True)
        group = self._group(span)
        if group is not None:
            kind = self._group_kind(group)
            armed = kind in ARMED_KINDS
            if self._words_of(group) in self.side_words and armed:
                return Speaker(name, SourceKind.PARTY, text, armed=True)
            if noun is None and armed and kind not in STATE:
                return Speaker(name, SourceKind.PARTY, text, armed=True)
            kind_told = noun or (SourceKind.OFFICIAL if kind in STATE else SourceKind.LOCAL)
            return Speaker(name, kind_told, text, armed=armed, person=True)
        lemma = head.lemma_.lower()
        if noun is not None:
            named = any(token.pos_ == "PROPN" and token.head == head for token in span)
            return Speaker(name, noun, text, named=named, person=lemma in PERSON_NOUNS)
        if lemma in DOCUMENTS:
            return Speaker(name, SourceKind.OFFICIAL, text)
        if lemma in FOOTAGE:
            return Speaker(name, SourceKind.SOCIAL_MEDIA, text)
        if lemma in TESTIMONY:
            return Speaker(name, SourceKind.UNNAMED, text)
        if head.pos_ == "PROPN":
            return None if self._is_place(head) else Speaker(name, SourceKind.OFFICIAL, text)
        return None

    def _actor(self, head: Token, span: Span) -> Actor | None:
        """The listed actor in the phrase, the one on the head first; a document's is who issued it."""
        found = self._first_actor(span.start, span.end, head)
        if found is None and head.lemma_.lower() in DOCUMENTS | FOOTAGE:
            found = self._first_actor(span.start, min(head.right_edge.i + 1, span.start + 12), head)
        return found

    def _first_actor(self, start: int, end: int, head: Token) -> Actor | None:
        inside = [
            mention
            for mention in self.doc.spans.get("actors", [])
            if mention.label_ != "GROUP" and start <= mention.start and mention.end <= end
        ]
        inside.sort(
            key=lambda mention: (
                not any(token.text[:1].isupper() for token in mention if token.i > token.sent.start or token.is_upper),
                not mention.start <= head.i < mention.end,
                mention.start - mention.end,
            )
        )
        named = [self.catalogue.actors[mention.id_] for mention in inside if mention.id_ in self.catalogue.actors]
        return next((actor for actor in named if actor.kind not in CROWDS), None)

    def _noun_kind(self, span: Span) -> SourceKind | None:
        """The kind that the nouns of the phrase tell; the longest cue on its head decides."""
        found: dict[SourceKind, int] = {}
        for cue in self.doc.spans.get("cues", []):
            entry = self.catalogue.cues.get(cue.id_)
            if entry is None or str(entry.category) != "source_noun" or entry.id not in set(SourceKind):
                continue
            if cue.start < span.end and cue.end > span.start:
                kind = SourceKind(entry.id)
                found[kind] = max(found.get(kind, 0), cue.end - cue.start)
        if not found:
            return None
        longest = max(found.values())
        return next(kind for kind in KIND_ORDER if found.get(kind) == longest)

    def _group(self, span: Span) -> Span | None:
        inside = [
            mention
            for mention in self.doc.spans.get("actors", [])
            if mention.label_ == "GROUP" and span.start <= mention.start and mention.end <= span.end
        ]
        return max(inside, key=len, default=None)

    def _group_kind(self, group: Span) -> ActorKind | None:
        entry = self.catalogue.group_heads.get(group.id_)
        return entry.kind if entry is not None else None

    @staticmethod
    def _words_of(span: Span) -> str:
        return content(span).lower()

    def _is_place(self, head: Token) -> bool:
        return any(place.start <= head.i < place.end for place in self.doc.spans.get("places", []))

    def _is_party(self, actor: Actor) -> bool:
        """Whether the actor, the body it speaks for, or one above or below it in the catalogue is a side."""
        sides = [self.catalogue.actors[side] for side in self.side_ids if side in self.catalogue.actors]
        if actor.id == SECURITY_SOURCES:
            return any(side.kind is ActorKind.STATE_FORCES for side in sides)
        if actor.source_kind is SourceKind.MEDICAL:
            return bool({actor.parent, actor.speaks_for} & self.side_ids)
        if actor.source_kind in {SourceKind.UN_NGO, SourceKind.MEDIA, SourceKind.LOCAL_MEDIA}:
            return actor.id in self.side_ids
        if set(self.above(actor)) & self.side_ids:
            return True
        return any(actor.id in self.above(side) for side in sides)

    def above(self, actor: Actor) -> list[str]:
        """The actor's id, then those of the bodies it speaks for or is part of, the nearest first."""
        seen: list[str] = []
        waiting = [actor.id]
        while waiting:
            current = self.catalogue.actors.get(waiting.pop(0))
            if current is None or current.id in seen:
                continue
            seen.append(current.id)
            waiting.extend(part for part in (current.speaks_for, current.parent) if part)
        return seen

    def listed(self, tokens: Iterable[Token]) -> list[Actor]:
        """The catalogue's actors named among the tokens."""
        places = {part.i for token in tokens for part in (token, *token.lefts)}
        return [
            self.catalogue.actors[mention.id_]
            for mention in self.doc.spans.get("actors", [])
            if mention.id_ in self.catalogue.actors and places.intersection(range(mention.start, mention.end))
        ]

    def fights(self, actor: Actor) -> bool:
        """Whether the actor is one side of a war by its name: no police, no crowd, no unnamed gunmen."""
        return actor.kind in ARMED_KINDS and actor.id not in GENERIC and actor.source_kind is not SourceKind.OFFICIAL

    def speaks_for_side(self, speaker: Speaker) -> bool:
        """Whether the speaker is, or speaks for, a body that fights by its name."""
        actor = self.catalogue.actors.get(speaker.actor_id)
        return actor is not None and any(self.fights(self.catalogue.actors[id_]) for id_ in self._spoken_for(actor))

    def _armed(self, actor: Actor) -> bool:
        """Whether the actor fights, or speaks for one that does."""
        return any(self.catalogue.actors[id_].kind in ARMED_KINDS for id_ in self._spoken_for(actor))

    def _spoken_for(self, actor: Actor) -> Iterator[str]:
        yield actor.id
        if (actor.speaks_for or actor.person) and (body := actor.speaks_for or actor.parent) in self.catalogue.actors:
            yield str(body)

    def _kind_of(self, actor: Actor, noun: SourceKind | None) -> SourceKind:
        """The kind of a speaker that is no side of this event."""
        if actor.source_kind not in {None, SourceKind.PARTY}:
            return SourceKind(actor.source_kind)
        kinds = [self.catalogue.actors[id_].kind for id_ in self._spoken_for(actor)]
        if actor.id == SECURITY_SOURCES or all(kind in STATE for kind in kinds):
            return noun if noun in {SourceKind.UN_NGO, SourceKind.MEDIA} else SourceKind.OFFICIAL
        return SourceKind.PARTY

    def _spoke_before(self, pronoun: Token) -> Token | None:
        """Who a pronoun that speaks stands for: who spoke last before it, else the last actor that was a subject."""
        antecedent = syntax.antecedent(pronoun)
        if antecedent != pronoun:
            return antecedent
        start = max(0, pronoun.i - MEMORY)
        spoke: Token | None = None
        acted: Token | None = None
        for cue in self.doc.spans.get("cues", []):
            entry = self.catalogue.cues.get(cue.id_)
            if entry is None or not start <= cue.start < pronoun.i or cue.end > pronoun.i:
                continue
            if str(entry.category) in {"report", "claim", "confirm", "deny"}:
                who = syntax.own_subject(cue.root)
                if who is not None and who.pos_ not in {"PRON", "DET"} and who.i < pronoun.i:
                    spoke = who
        for mention in self.doc.spans.get("actors", []):
            if start <= mention.start and mention.end <= pronoun.i and mention.label_ != "GROUP":
                actor = self.catalogue.actors.get(mention.id_)
                if actor is not None and actor.kind not in CROWDS and syntax.head_of(mention).dep_ in syntax.SUBJECTS:
                    acted = syntax.head_of(mention)
        if spoke is None or (pronoun.lower_ in {"it", "they"} and acted is not None and acted.i > spoke.i):
            return acted
        return spoke

    def _named_before(self, head: Token) -> Token | Actor | None:
        """What a bare definite noun ("the spokesman", "the mission") was called when the text first named it."""
        if not any(child.lower_ in DEFINITE for child in head.children) or head.pos_ != "NOUN":
            return None
        lemma = head.lemma_.lower()
        for token in reversed(self.doc[max(0, head.i - 8 * MEMORY) : head.i]):
            if token.lemma_.lower() == lemma and (len(phrase(token)) > 1 or self._owner(token) is not None):
                return token
        if lemma in PERSON_NOUNS:
            return None
        for mention in reversed(list(self.doc.spans.get("actors", []))):
            actor = self.catalogue.actors.get(mention.id_)
            if mention.end <= head.i and mention.label_ != "GROUP" and actor is not None and _called(actor, lemma):
                return actor
        return None


def _coordinated_before(head: Token) -> Token | None:
    """The other speaker in "…, residents and an official said", where the parser hangs both on the clause before."""
    doc = head.doc
    place = phrase(head).start - 1
    while place > head.sent.start and doc[place].pos_ == "DET":
        place -= 1
    if place <= head.sent.start or doc[place].lower_ != "and" or doc[place - 1].pos_ not in {"NOUN", "PROPN"}:
        return None
    other = doc[place - 1]
    start = phrase(other).start
    while start > head.sent.start and doc[start - 1].pos_ == "DET":
        start -= 1
    return other if start > head.sent.start and doc[start - 1].text == "," else None


def _called(actor: Actor, noun: str) -> bool:
    """Whether a name of the actor holds the noun."""
    return actor.kind not in CROWDS and any(
        noun in name.lower().split() for name in (actor.name, actor.acled, *actor.aliases)
    )


def is_faceless(speaker: Speaker) -> bool:
    """Whether a would-be neutral body is none that one could ask: "a rights group", "a medical source"."""
    if speaker.kind is SourceKind.UN_NGO:
        return not speaker.named
    return speaker.kind is SourceKind.MEDICAL and speaker.name.lower().endswith(("source", "sources"))


def is_vague(speaker: Speaker) -> bool:
    """Whether nobody can be asked: a medium counts as vague only without its name."""
    return speaker.kind in VAGUE and not (speaker.kind is SourceKind.LOCAL_MEDIA and speaker.named)
