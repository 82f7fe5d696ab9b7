"""A speaker's phrase to who it is and of what kind: a party to the event, an official, a hospital, a medium …

Whether a body is a party is a question of the event's own sides: the army's spokesman is a party where the army
fought and an official where it did not. A media arm belongs to its party.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Actor, Catalogue
from pipeline.events import syntax
from pipeline.records import ActorKind, SourceKind

KIND_ORDER = ("local_media", "social_media", "medical", "media", "local", "official", "unnamed")
STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.EXTERNAL_FORCES, ActorKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something. ``suffered`` is for a party that admits its own loss; see ``Speakers.of``."""

    name: str
    kind: SourceKind
    text: str
    actor_id: str = ""
    suffered: bool = False


@dataclass(slots=True)
class Speakers:
    doc: Doc
    catalogue: Catalogue

    def of(self, head: Token, sides: frozenset[str]) -> Speaker | None:
        """The speaker that a noun phrase names, or None for words that name nobody ("it", "this")."""
        span = self._phrase(head)
        actor = self._actor(head, span)
        noun_kind = self._noun_kind(span)
        if actor is not None:
            if self._is_party(actor, sides):
                return Speaker(self._name(actor, span), SourceKind.PARTY, span.text, actor.id)
            if noun_kind in {SourceKind.LOCAL, SourceKind.LOCAL_MEDIA, SourceKind.SOCIAL_MEDIA, SourceKind.MEDICAL}:
                return Speaker(span.text, noun_kind, span.text, actor.id)
            return Speaker(self._name(actor, span), self._kind_of(actor), span.text, actor.id)
        if head.pos_ == "PRON":
            return self._pronoun(head, sides)
        if noun_kind is not None:
            return Speaker(span.text, noun_kind, span.text)
        if head.pos_ == "PROPN":
            return Speaker(span.text, SourceKind.OFFICIAL, span.text)
        return None

    def _phrase(self, head: Token) -> Span:
        tokens = [token for token in head.subtree if not any(above.dep_ in {"acl:relcl", "acl", "advcl", "parataxis", "punct"} for above in _below(token, head))]
        indices = [token.i for token in tokens if token.dep_ not in {"punct"}]
        start, end = min([head.i, *indices]), head.i
        while end + 1 in indices:
            end += 1
        start = next((i for i in range(start, head.i + 1) if self.doc[i].dep_ not in {"det", "case", "cc"}), head.i)
        return self.doc[start : end + 1]

    def _actor(self, head: Token, span: Span) -> Actor | None:
        inside = [mention for mention in self.doc.spans.get("actors", []) if mention.label_ != "GROUP" and span.start <= mention.start and mention.end <= span.end]
        inside.sort(key=lambda mention: (not mention.start <= head.i < mention.end, mention.start))
        for mention in inside:
            actor = self.catalogue.actors.get(mention.id_)
            if actor is not None and actor.kind not in {ActorKind.CIVILIANS, ActorKind.PROTESTERS}:
                return actor
        return None

    def _noun_kind(self, span: Span) -> SourceKind | None:
        found: set[str] = set()
        for cue in self.doc.spans.get("cues", []):
            entry = self.catalogue.cues.get(cue.id_)
            if entry is not None and str(entry.category) == "source_noun" and cue.start < span.end and cue.end > span.start:
                found.add(entry.id)
        return next((SourceKind(kind) for kind in KIND_ORDER if kind in found), None)

    def _is_party(self, actor: Actor, sides: frozenset[str]) -> bool:
        """Whether the actor, the body it speaks for, or one above or below it in the catalogue fights in the event."""
        chain = self._above(actor)
        if chain & sides:
            return True
        return any(actor.id in self._above(self.catalogue.actors[side]) for side in sides if side in self.catalogue.actors)

    def _above(self, actor: Actor) -> set[str]:
        seen: set[str] = set()
        waiting = [actor.id]
        while waiting:
            current = self.catalogue.actors.get(waiting.pop())
            if current is None or current.id in seen:
                continue
            seen.add(current.id)
            waiting.extend(part for part in (current.speaks_for, current.parent) if part)
        return seen

    def _kind_of(self, actor: Actor) -> SourceKind:
        if actor.source_kind is not None:
            return SourceKind(actor.source_kind)
        return SourceKind.OFFICIAL if actor.kind in STATE else SourceKind.PARTY

    def _name(self, actor: Actor, span: Span) -> str:
        return span.text if len(span) <= 6 else actor.name

    def _pronoun(self, head: Token, sides: frozenset[str]) -> Speaker | None:
        if head.lower_ not in {"it", "they", "he", "she"}:
            return None
        for mention in reversed(list(self.doc.spans.get("actors", []))):
            if mention.end <= head.i and mention.label_ != "GROUP" and head.i - mention.start < 60:
                actor = self.catalogue.actors.get(mention.id_)
                if actor is not None and actor.kind not in {ActorKind.CIVILIANS, ActorKind.PROTESTERS} and mention.root.dep_ in syntax.SUBJECTS:
                    kind = SourceKind.PARTY if self._is_party(actor, sides) else self._kind_of(actor)
                    return Speaker(actor.name, kind, head.text, actor.id)
        return None


def _below(token: Token, head: Token) -> list[Token]:
    chain: list[Token] = []
    node = token
    while node != head and node.head != node:
        chain.append(node)
        node = node.head
    return chain
