"""The place of an event: where it happened, not where its actor comes from or its speaker sits.

Own clause first, then the sentence, then the section's heading and the sentences before it in the paragraph.
Of places that lie in one another the most specific is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from pipeline.catalogue import Catalogue
from pipeline.events import syntax
from pipeline.events.sites import Site
from pipeline.records import Article, PlaceRef

LOCATIVE = frozenset({"in", "at", "near", "on", "inside", "outside", "around", "across", "throughout", "within", "along", "towards", "toward", "into", "to", "of", "between", "over", "against", "through", "beyond", "by", "off", "onto", "for"})
DEPARTURE = frozenset({"from"})
GOING = frozenset({"flee", "withdraw", "retreat", "escape", "return", "head", "travel", "transfer", "take", "evacuate"})
SPEAKING = frozenset("say tell announce state report declare spokesman spokesperson spokeswoman minister official speak statement".split())
PEOPLE = frozenset("force brigade militia fighter militant group battalion council resident tribe spokesman mayor troop unit army government faction militiaman rebel commander national gunman soldier tribesman mujahideen family man people native elder coalition revolutionary youth delegation company clan authority".split())
TOWN_WORDS = frozenset({"city", "town", "village", "area", "district", "neighbourhood", "neighborhood", "capital", "region"})


@dataclass(slots=True)
class Atlas:
    """The resolved places of one document, and which of them may be an event's."""

    doc: Doc
    catalogue: Catalogue
    article: Article
    sites: Sequence[Site]
    sentence_of: list[int]

    def of_event(self, anchor: Token, roles: Sequence[Token], others: Sequence[Token]) -> PlaceRef | None:
        """The place that the event's own sentence tells, or None. ``roles`` are the heads of its parties' phrases."""
        sentence = self.sentence_of[anchor.i]
        ranked: list[tuple[int, int, Site]] = []
        chain = [root.i for root in syntax.clause_chain(anchor)]
        for site in self.sites:
            if self.sentence_of[site.span.start] != sentence or self._home(site) or self._foreign_origin(site):
                continue
            ranked.append((self._rank(site, anchor, roles, others, chain), abs(site.span.start - anchor.i), site))
        ranked = [entry for entry in ranked if entry[0] < 20]
        if not ranked:
            return None
        ranked.sort(key=lambda entry: entry[:2])
        return self._most_specific(ranked)

    def inherited(self, anchor: Token, recent: PlaceRef | None) -> PlaceRef | None:
        """The place of a sentence without one: the last told in its paragraph, else the section's heading."""
        start = self._paragraph_start(anchor)
        before = [site for site in self.sites if start <= site.span.start < anchor.sent.start and not self._home(site) and not self._foreign_origin(site) and not self._spoken_from(site)]
        heading = self._heading(anchor)
        if before:
            wanted = self._pointed_kind(anchor)
            towns = [site for site in before if wanted and site.ref.kind in {"town", "village", "municipality"}]
            if recent is not None and not wanted and any(site.ref.span.start == recent.span.start for site in before):
                return recent
            sentence = self.sentence_of[before[-1].span.start]
            last = towns[-1] if towns else next(site for site in before if self.sentence_of[site.span.start] == sentence)
            return last.ref
        return heading

    def _rank(self, site: Site, anchor: Token, roles: Sequence[Token], others: Sequence[Token], chain: list[int]) -> int:
        root = site.root
        rank = min(syntax.distance(root, anchor), 9)
        if root in roles or any(role == root or role in (root.head,) for role in roles):
            rank = min(rank, 1)
        clause = syntax.clause_root(root).i
        rank += 2 * chain.index(clause) if clause in chain else 4
        if any(other != anchor and root in other.subtree and anchor not in other.subtree for other in others):
            rank += 4
        case = syntax.preposition(root)
        if case in DEPARTURE and root.head != anchor:
            rank += 4
        if case in {"to", "towards"} and root.head.lemma_ in GOING:
            rank += 5
        if self._spoken_from(site):
            rank += 12
        if site.ref.kind == "country":
            rank += 6
        if self.catalogue_country(site) != "LY":
            rank += 3
        return rank

    def catalogue_country(self, site: Site) -> str:
        """The country of a site's place; LY where it is unlisted."""
        return site.places[0].country if site.places else "LY"

    def _most_specific(self, ranked: list[tuple[int, int, Site]]) -> PlaceRef:
        best = ranked[0]
        chosen = best[2]
        for rank, _, site in ranked[1:]:
            if rank - best[0] > 5:
                break
            if self._inside(site, chosen):
                chosen = site
        return chosen.ref

    def _inside(self, inner: Site, outer: Site) -> bool:
        if not outer.places or inner is outer:
            return False
        holder = outer.places[0].id
        if inner.places:
            chain = [place.id for place in self.catalogue.place_chain(inner.places[0].id)]
            if inner.ref.place_id and holder in chain[1:]:
                return True
            return not inner.ref.place_id and holder in chain
        gap = self.doc.text[inner.ref.span.end : outer.ref.span.start] if inner.ref.span.end < outer.ref.span.start else "x" * 40
        return len(gap) < 25 and not re.search(r"[.;]", gap)

    def _home(self, site: Site) -> bool:
        """Whether the place only says where people come from: "Misrata forces", "a man from Derna"."""
        span = site.span
        for mention in self.doc.spans.get("actors", []):
            if mention.start <= span.start and span.end <= mention.end and (mention.start, mention.end) != (span.start, span.end):
                return True
        root = site.root
        head = root.head
        if root.dep_ in {"compound", "amod", "nmod:poss", "nmod:unmarked"} and head.i > root.i and head.lemma_.lower() in PEOPLE:
            return True
        if syntax.preposition(root) in {"from", "of"} and head.lemma_.lower() in PEOPLE and root.dep_ in {"nmod", "obl"}:
            return syntax.preposition(root) == "from" or head.lemma_.lower() not in {"people", "resident", "family", "man"}
        after = self.doc[span.end : span.end + 2].text.lower()
        return bool(re.match(r"-\s?(?:based|led|affiliated|aligned|backed|linked)", after))

    def _foreign_origin(self, site: Site) -> bool:
        """A foreign country beside its people or government is an origin, no place of the event."""
        root = site.root
        return self.catalogue_country(site) != "LY" and (root.dep_ in syntax.SUBJECTS or root.dep_ in {"compound", "amod", "nmod:poss", "conj", "appos"})

    def _spoken_from(self, site: Site) -> bool:
        """Whether the place is the speaker's: "a spokesman in Tripoli said", "speaking from Tunis"."""
        root = site.root
        holder = root.head
        if holder.lemma_.lower() in SPEAKING and holder.pos_ in {"NOUN", "PROPN"}:
            return True
        if holder.pos_ == "VERB" and holder.lemma_.lower() in SPEAKING:
            said = [child for child in holder.children if child.dep_ in {"ccomp", "parataxis"}]
            return bool(said)
        return False

    def _paragraph_start(self, anchor: Token) -> int:
        for index in range(anchor.sent.start - 1, -1, -1):
            if "\n\n" in self.doc[index].text_with_ws or self.doc[index].text.startswith("\n"):
                return index + 1
        return 0

    def _heading(self, anchor: Token) -> PlaceRef | None:
        """The place in the heading of the section that the token stands in."""
        headings = [paragraph for paragraph in self.article.paragraphs if paragraph.is_heading and paragraph.end <= anchor.idx]
        if not headings:
            return None
        last = headings[-1]
        for site in self.sites:
            if last.start <= site.ref.span.start < last.end and not self._home(site):
                return site.ref
        return None

    def _pointed_kind(self, anchor: Token) -> bool:
        """Whether the sentence points back at a town: "the city", "in the town"."""
        return any(
            token.lemma_.lower() in TOWN_WORDS and any(child.lower_ in {"the", "this"} for child in token.children if child.dep_ == "det")
            for token in anchor.sent
        )
