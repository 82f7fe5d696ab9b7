"""The place of an event: where it happened, not where its actor comes from or its speaker sits.

Own clause first, then the sentence, then the sentences before it in the paragraph and the section's heading.
Of places that lie in one another the most specific is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from pipeline.catalogue import Catalogue
from pipeline.events import homes, syntax
from pipeline.events.bearings import Relation
from pipeline.events.lives import is_past, life_around
from pipeline.events.sites import BROAD_KINDS, TOWN_KINDS, Role, Site
from pipeline.records import Article, PlaceRef

_GOING = """
flee withdraw retreat escape return head transfer take evacuate pull flight withdrawal fly drive send move bring carry
defect run get go come travel bound way deport smuggle lead evacuation push march divert
"""
GOING = frozenset(_GOING.split())
FLEEING = frozenset({"flee", "retreat", "withdraw", "escape", "slip", "pull"})
LEAVING = frozenset({"seize", "capture", "retake", "recapture", "take", "kidnap", "abduct", "snatch"})
DIRECTIONS = frozenset({"to", "towards", "toward", "for", "into"})
TOWN_WORDS = frozenset({"city", "town", "village", "port", "capital"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_GAP = re.compile(r"[^.;\n]{0,24}")
UNFIT = 20
"""A mention ranked so is not the event's place at all."""


@dataclass(slots=True)
class Atlas:
    """The resolved places of one document, and which of them may be an event's."""

    doc: Doc
    catalogue: Catalogue
    article: Article
    sites: Sequence[Site]
    sentence_of: list[int]
    fit: list[Site] = field(init=False)
    """The sites that may be an event's place."""

    def __post_init__(self) -> None:
        fit = [homes.told_of_event(self.doc, site) for site in self.sites]
        self.fit = [site for index, site in enumerate(self.sites) if fit[index] or self._left_over(index, fit)]

    def _left_over(self, index: int, fit: Sequence[bool]) -> bool:
        """Whether a place that locates its neighbour is the event's after all: "the imam of a mosque in Bayda"."""
        site = self.sites[index]
        beside = [other for other in (index - 1, index + 1) if 0 <= other < len(self.sites)]
        helped = [
            other
            for other in beside
            if self.sites[other].role is Role.PLACE and self._same_sentence(site, self.sites[other])
        ]
        return (
            site.role is Role.HELPER
            and bool(helped)
            and not any(fit[other] for other in helped)
            and homes.told_of_event(self.doc, replace(site, role=Role.PLACE))
        )

    def _same_sentence(self, one: Site, other: Site) -> bool:
        return self.sentence_of[one.span.start] == self.sentence_of[other.span.start]

    def of_event(self, anchor: Token, roles: Sequence[Token], others: Sequence[Token]) -> PlaceRef | None:
        """The place that the event's own sentence tells, or None. ``roles`` are the heads of its parties' phrases."""
        chain = [root.i for root in syntax.clause_chain(anchor)]
        ranked = [
            (rank, abs(site.span.start - anchor.i), site)
            for site in self._in_sentence(anchor)
            if not self._home_country(site) and (rank := self._rank(site, anchor, roles, others, chain)) < UNFIT
        ]
        if not ranked:
            return self.nationwide(anchor)
        ranked.sort(key=lambda entry: entry[:2])
        if self._gone_to(ranked[0][2], anchor) and self.inherited(anchor, None) is not None:
            return None
        chosen = self._most_specific(ranked)
        return self.town_of(chosen.ref) if homes.tells_from_ward(chosen) else chosen.ref

    def inherited(self, anchor: Token, recent: PlaceRef | None) -> PlaceRef | None:
        """The place of a sentence without one: the last told in its paragraph, else the section's heading.

        "The city" reaches back over a paragraph's break. The country is taken where nothing narrower is told.
        """
        before = [
            site
            for site in self.fit
            if site.span.start < anchor.sent.start and not self._home_country(site) and site.country == "LY"
        ]
        start = self._paragraph_start(anchor)
        if self._points_to_town(anchor):
            towns = [site for site in before if site.ref.kind in TOWN_KINDS]
            found = towns[-1].ref if towns and towns[-1].span.start >= start else self._heading(anchor)
            return found or (towns[-1].ref if towns else None)
        near = [site for site in before if site.span.start >= start]
        stayed = [site for site in near if not self._ahead(site, site.root)]
        near = stayed or ([] if self._heading(anchor) else near)
        if recent is not None and any(site.ref.span.start == recent.span.start for site in near):
            return self._since(recent, near)
        if near:
            sentence = self.sentence_of[near[-1].span.start]
            told = [site for site in near if self.sentence_of[site.span.start] == sentence]
            return next((site for site in told if site.relation is not Relation.TOWARDS), told[0]).ref
        return self._heading(anchor) or self._country(anchor)

    def narrowed(self, told: Sequence[PlaceRef]) -> PlaceRef | None:
        """The first of the places told of an event; one of the others that lies in it where it is a whole region."""
        if not told or told[0].kind not in BROAD_KINDS:
            return told[0] if told else None
        for ref in told[1:]:
            chain = {place.id for place in self.catalogue.place_chain(ref.place_id)} if ref.place_id else set()
            if told[0].place_id in chain and ref.place_id != told[0].place_id:
                return ref
        return told[0]

    def town_of(self, ref: PlaceRef) -> PlaceRef:
        """The town that a quarter or site lies in, by the same words; the place itself where it is no part of one."""
        held = next((site.places for site in self.sites if site.ref.span == ref.span), ())
        chain = self.catalogue.place_chain(held[0].id) if held else ()
        town = next((place for place in chain if place.kind in TOWN_KINDS), None)
        if town is None or ref.kind in TOWN_KINDS:
            return ref
        return replace(
            ref,
            place_id=town.id,
            name=town.name,
            kind=str(town.kind),
            latitude=town.lat if town.lat is not None else ref.latitude,
            longitude=town.lon if town.lon is not None else ref.longitude,
            geo_precision=1 if town.lat is not None else ref.geo_precision,
            within=tuple(place.id for place in chain[chain.index(town) + 1 :] if place.kind not in BROAD_KINDS),
        )

    def _since(self, recent: PlaceRef, near: Sequence[Site]) -> PlaceRef:
        """The last event's place, or one that opens a later sentence: "In Derna, it was quiet"."""
        for site in reversed(near):
            if site.ref.span.start == recent.span.start:
                break
            later = site.ref.span.start > recent.span.end and site.root.sent.start_char > recent.span.end
            if later and site.span.start - site.root.sent.start <= 2 and syntax.preposition(site.root):
                return site.ref
        return recent

    def _in_sentence(self, anchor: Token) -> list[Site]:
        sentence = self.sentence_of[anchor.i]
        return [site for site in self.fit if self.sentence_of[site.span.start] == sentence]

    def nationwide(self, anchor: Token) -> PlaceRef | None:
        """Libya, where the event's own clause says that it was all over the country."""
        clause = syntax.clause_root(anchor)
        for site in self._in_sentence(anchor):
            over = syntax.preposition(site.root) in {"across", "throughout"}
            if over and self._home_country(site) and clause in syntax.clause_chain(site.root):
                return site.ref
        return None

    def _country(self, anchor: Token) -> PlaceRef | None:
        """Libya, where the event's own sentence says that it was there."""
        for site in self._in_sentence(anchor):
            located = syntax.preposition(site.root) in {"in", "across", "throughout", "over", "inside", "within"}
            if self._home_country(site) and located and not homes.is_spoken_from(site, anchor):
                return site.ref
        return None

    def _rank(
        self, site: Site, anchor: Token, roles: Sequence[Token], others: Sequence[Token], chain: list[int]
    ) -> int:
        """How far a place stands from the event: the lower, the likelier it is the event's."""
        root = site.root
        rank = min(syntax.distance(root, anchor), 9)
        if root in roles or root.head in roles:
            rank = min(rank, 1)
        clause = syntax.clause_root(root)
        on_the_way = self._on_the_way(clause, anchor)
        rank += 2 * chain.index(clause.i) if clause.i in chain else 0 if on_the_way else 4
        below = any(other != anchor and root in other.subtree and anchor not in other.subtree for other in others)
        if below or (clause.i != chain[0] and any(syntax.clause_root(other) == clause for other in others)):
            rank += 4
        ahead = self._ahead(site, anchor)
        rank += self._left_behind(site, anchor) + (min(ahead, 4) if on_the_way else ahead)
        if ";" in {token.text for token in self.doc[min(root.i, anchor.i) : max(root.i, anchor.i)]}:
            rank += 3
        if homes.is_bare_doer(site) or homes.is_avenged(site, anchor):
            rank += 5
        life = life_around(root, anchor)
        if homes.is_spoken_from(site, anchor) or (life is not None and is_past(life)):
            rank += UNFIT
        if homes.native_of(site):
            rank += 8 if syntax.preposition(root.head) == "according" else 4
        if site.country != "LY":
            rank += 3
        return rank

    def _left_behind(self, site: Site, anchor: Token) -> int:
        """The penalty of a launching place: "from its bases in Tarhuna"; none where the event itself leaves it."""
        node = site.root
        while node.head != node and node != anchor:
            case = syntax.preposition(node)
            if case == "from":
                leaves = node.head == anchor and anchor.lemma_.lower() in GOING | LEAVING
                return 0 if leaves else 6
            if case not in {"of", "in", "at", "near", ""}:
                return 0
            node = node.head
        return 0

    def _ahead(self, site: Site, anchor: Token) -> int:
        """The penalty of a place that somebody was only on the way to; abroad it is no place of the event at all."""
        going = (
            syntax.preposition(site.root) in DIRECTIONS
            and site.root.head.lemma_.lower() in GOING
            and site.root.head.pos_ in {"VERB", "NOUN"}
        )
        if not going and site.relation is not Relation.TOWARDS:
            return 0
        return UNFIT if site.country != "LY" else 7

    def _on_the_way(self, clause: Token, anchor: Token) -> bool:
        """Whether who was struck was moving then: "advancing towards Brak, the column was ambushed"."""
        if clause.tag_ != "VBG" or clause.lemma_.lower() not in GOING | {"advance"} or clause.i > anchor.i:
            return False
        between = self.doc[clause.i + 1 : anchor.i]
        return not any(token.text == ";" or (token.pos_ == "VERB" and token.tag_ in _FINITE) for token in between)

    def _gone_to(self, site: Site, anchor: Token) -> bool:
        """Whether the place is only where somebody fled to, or went in a clause beside the event's own."""
        own, clause = syntax.clause_root(anchor), syntax.clause_root(site.root)
        if not self._ahead(site, anchor):
            return False
        if clause == own:
            return anchor.lemma_.lower() in FLEEING and syntax.preposition(site.root) in {"towards", "toward"}
        linked = any(token.lower_ in {"and", "while", ";"} for token in self.doc[site.span.end : anchor.i])
        fled = clause.lemma_.lower() in FLEEING and linked
        return fled or clause.dep_ in {"conj", "parataxis"} or own.dep_ in {"conj", "parataxis"}

    def _most_specific(self, ranked: list[tuple[int, int, Site]]) -> Site:
        best = ranked[0][0]
        chosen = ranked[0][2]
        for rank, _, site in ranked[1:]:
            if rank - best > 5:
                break
            if self._inside(site, chosen):
                chosen = site
        return chosen

    def _inside(self, inner: Site, outer: Site) -> bool:
        if not outer.places or inner is outer:
            return False
        holder = outer.places[0].id
        if inner.places:
            chain = [place.id for place in self.catalogue.place_chain(inner.places[0].id)]
            return holder in (chain[1:] if inner.ref.place_id else chain)
        between = self.doc.text[inner.ref.span.end : outer.ref.span.start]
        return inner.ref.span.end < outer.ref.span.start and _GAP.fullmatch(between) is not None

    def _home_country(self, site: Site) -> bool:
        return site.ref.kind == "country" and site.country == "LY"

    def _paragraph_start(self, anchor: Token) -> int:
        for index in range(anchor.sent.start - 1, -1, -1):
            if "\n\n" in self.doc[index].text_with_ws or self.doc[index].text.startswith("\n"):
                return index + 1
        return 0

    def _heading(self, anchor: Token) -> PlaceRef | None:
        """The place in the heading of the section that the token stands in."""
        headings = [
            paragraph for paragraph in self.article.paragraphs if paragraph.is_heading and paragraph.end <= anchor.idx
        ]
        if not headings:
            return None
        last = headings[-1]
        for site in self.fit:
            if last.start <= site.ref.span.start < last.end and not self._home_country(site):
                return site.ref
        return None

    def _points_to_town(self, anchor: Token) -> bool:
        """Whether the sentence points back at a town: "the city", "in the town"."""
        return any(
            token.lemma_.lower() in TOWN_WORDS
            and any(child.lower_ in {"the", "this"} for child in token.children if child.dep_ == "det")
            for token in anchor.sent
        )
