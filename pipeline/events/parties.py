"""Noun phrases to parties: which actor, or which group the catalogue does not know, a phrase names.

A name inside a phrase about people speaks for the phrase ("ISIS militants", "members of the Rada force",
"forces loyal to Haftar"); so does the owner of a target ("LNA positions", "the convoy of the Third Force").
A phrase that only points ("the militants", "the group", "they") goes back to the last party that fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Actor, Catalogue
from pipeline.events import syntax
from pipeline.events.party_back import Named, last_named, person_before
from pipeline.events.party_owners import backings, modifiers
from pipeline.events.party_refs import (
    drop_generic,
    is_civilian,
    is_name,
    name_given,
    name_parts,
    names_unit,
    phrase_of,
    points,
    reach_back,
    same_party,
    text_span,
)
from pipeline.events.party_words import (
    ARMED_KINDS,
    ATTACKER,
    BARE,
    BELONGING,
    CHIEFS,
    COMMA_HEADS,
    COMPASS,
    FACILITY_HEADS,
    GENERIC,
    KIN,
    MERE_PEOPLE,
    ORGANISATIONS,
    OTHERS,
    OWNED,
    POSSESSIVES,
    PRONOUNS,
    UNIDENTIFIED,
    UNKNOWN,
)
from pipeline.records import ActorRef
from pipeline.vocabulary import ActorKind

CLAUSE_REACH = 12
"""Tokens of a relative clause behind which a group may be named."""


@dataclass(slots=True)
class Parties:
    """Reads parties off tokens of one document. ``day`` chooses among the actors that a name meant in its time."""

    doc: Doc
    catalogue: Catalogue
    day: date | None
    acronyms: dict[str, str] = field(default_factory=dict)
    _at: dict[int, Span] = field(default_factory=dict)
    _groups: dict[int, Span] = field(default_factory=dict)
    _doers: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for mention in self.doc.spans.get("actors", []):
            table = self._groups if mention.label_ == "GROUP" else self._at
            for token in mention:
                table.setdefault(token.i, mention)

    def resolve(
        self, heads: Iterable[Token], *, depth: int = 0, beside: Sequence[ActorRef] = ()
    ) -> tuple[ActorRef, ...]:
        """The parties that the phrases headed by these tokens name, each once, in text order.

        ``beside`` are those who did it to them: the gate of "ISIS men attacked its gate" is another's.
        """
        outer = self._doers
        self._doers = frozenset(ref.actor_id for ref in beside if ref.actor_id) or outer
        found: list[ActorRef] = []
        for head in heads:
            for token in syntax.conjuncts(head):
                for ref in self._of(token, depth):
                    if not any(same_party(ref, other) for other in found):
                        found.append(ref)
        self._doers = outer
        return tuple(drop_generic(found))

    def signatories(self, verb: Token) -> list[ActorRef]:
        """Who issues a statement: the bodies named before its verb, however their list is strung."""
        spans = [span for span in self.doc.spans.get("actors", []) if verb.sent.start <= span.start < verb.i]
        found = [
            ActorRef("", span.text, ActorKind.ORGANISATION, span.text, text_span(span))
            if span.label_ == "GROUP"
            else self._named(span)
            for span in spans
            if span.label_ != "GROUP" or span.root.i not in self._at
        ]
        return [ref for ref in found if ref is not None]

    def mentions(self, start: int, end: int) -> list[ActorRef]:
        """The listed actors named between two token positions, in text order; speakers and media apart."""
        found: list[ActorRef] = []
        for mention in self.doc.spans.get("actors", []):
            if start <= mention.start < end and mention.label_ != "GROUP":
                ref = next(iter(self._of_name(mention) if mention.id_ == UNIDENTIFIED else ()), self._named(mention))
                if (
                    ref is not None
                    and ref.kind is not ActorKind.ORGANISATION
                    and ref.actor_id != ATTACKER
                    and not any(same_party(ref, other) for other in found)
                ):
                    found.append(ref)
        return found

    def unidentified(self, ref: ActorRef) -> ActorRef:
        """Those who attack somebody and are called no more than people ("two men") as an unidentified armed group."""
        unknown = self.catalogue.actors.get(UNIDENTIFIED)
        span = self.doc.char_span(ref.span.start, ref.span.end, alignment_mode="expand")
        if unknown is None or span is None or ref.kind is not ActorKind.CIVILIANS:
            return ref
        mere = span.root.lemma_.lower() in MERE_PEOPLE and not any(token.pos_ == "PROPN" for token in span)
        return ActorRef(unknown.id, unknown.name, unknown.kind, ref.text, ref.span) if mere else ref

    def unarmed(self, ref: ActorRef) -> ActorRef:
        """An "unidentified man" who is found dead as a civilian: nothing makes a fighter of him."""
        civilians = self.catalogue.actors.get("civilians")
        if (
            civilians is None
            or ref.actor_id != UNIDENTIFIED
            or not any(word in MERE_PEOPLE for word in ref.text.split())
        ):
            return ref
        return ActorRef(civilians.id, civilians.name, civilians.kind, ref.text, ref.span)

    def _of(self, token: Token, depth: int) -> list[ActorRef]:
        token = syntax.antecedent(token)
        kin = self._kin(token)
        if kin is not None:
            return [kin]
        given = self._given_name(token)
        if given is not None:
            return [given]
        mention = self._at.get(token.i)
        if mention is not None:
            named = self._named(mention)
            if named is not None and named.actor_id == UNIDENTIFIED and depth < 3 and points(token):
                back = self._back_from(token, named.kind)
                named = replace(back, text=mention.text) if back is not None else named
            vague = named is None or named.actor_id in GENERIC
            if vague and (under := self._of_name(mention)):
                return under
            if vague and (special := self._special(token, depth)):
                return special
            whose = next((child for child in token.children if child.lower_ in POSSESSIVES), None)
            common = named is not None and named.kind in ARMED_KINDS and mention.text.islower()
            common = common and token.lemma_.lower() not in OTHERS
            if whose is not None and (common or token.lemma_.lower() in BELONGING) and depth < 3:
                back = self._back_from(whose, None)
                if back is not None:
                    return [replace(back, text=f"{whose.text} {mention.text}")]
            belonging = named is not None and is_civilian(named) and token.lemma_.lower() in BELONGING
            inner = self._owner(token) if vague or belonging or common else self._sharing(token, mention)
            own = [named] if named is not None and named.actor_id != ATTACKER else []
            if named is None and (head := self.catalogue.group_head(token.lemma_, named=False)) is not None:
                own = [ActorRef("", mention.text, head.kind, mention.text, text_span(mention))]
            return (inner or own) if vague or belonging or common else [*inner, *own]
        if token.lower_ in PRONOUNS:
            return self._meant(token, depth)
        if token.lemma_.lower() in ORGANISATIONS and token.head.lemma_.lower() in OWNED and points(token):
            ref = self._back_from(token, ActorKind.REBEL_GROUP)
            return [ref] if ref else []
        owners = self._owner(token)
        if owners:
            return [replace(owner, text=phrase_of(token, owner)) for owner in owners]
        group = self._groups.get(token.i)
        if group is not None:
            of_named = [ref for child in syntax.obliques(token, "of", "from") for ref in self._of(child, depth + 1)]
            whole = token.lemma_.lower() in OWNED
            named_group = [
                ref for ref in of_named if not ref.listed and ref.kind is not None and (ref.name[:1].isupper() or whole)
            ]
            unarmed = all(is_civilian(ref) for ref in of_named)
            if of_named and unarmed and token.lemma_.lower() == "group":
                return of_named
            if unarmed and token.lemma_.lower() == "member" and syntax.obliques(token, "of"):
                return []
            return named_group or self._group(token, group, depth)
        if token.lemma_.lower() in COMMA_HEADS | OWNED or token.pos_ == "NUM":
            held = [child for child in token.children if child.dep_ == "nmod:poss" and child.lower_ in POSSESSIVES]
            return [ref for child in (*syntax.obliques(token, "of", "from"), *held) for ref in self._of(child, depth)]
        if token.pos_ == "PROPN" and token.ent_type_ in {"", "ACTOR"} and not self._inside(token, "places", "triggers"):
            appositive = [ref for child in token.children if child.dep_ == "appos" for ref in self._of(child, depth)]
            return appositive or self._by_shared_noun(token) or self._person(token)
        return self._by_shared_noun(token)

    def _meant(self, pronoun: Token, depth: int) -> list[ActorRef]:
        """Whom a pronoun means: an armed party, else a person; of one to whom something is done the person first."""
        person = person_before(pronoun, self._earlier(pronoun))
        back = self._back_from(pronoun, None) if depth < 3 else None
        ref = person or back if pronoun.dep_ == "nsubj:pass" else back or person
        return [ref] if ref else []

    def _sharing(self, token: Token, mention: Span) -> list[ActorRef]:
        """The body whose noun stands behind the next name: the Zintan of "Zintan and Misrata brigades"."""
        before = (child for child in token.lefts if child.dep_ == "compound" and child.i < mention.start)
        joined = [child for child in before if any(part in mention for part in syntax.joined_behind(child))]
        return [ref for child in joined for ref in self._by_shared_noun(child)]

    def _by_shared_noun(self, token: Token) -> list[ActorRef]:
        """The body whose noun stands only behind the next: the Misrata of "Misrata and Zintan brigades"."""
        places = (span for span in self.doc.spans.get("places", []) if span.start <= token.i < span.end)
        whose = next(places, self.doc[token.i : token.i + 1])
        following = syntax.joined_behind(token)
        shared = self._at.get(following[0].i) or self._groups.get(following[0].i) if following else None
        if shared is None or len(shared) < 2 or shared[-1].pos_ != "NOUN" or not whose.text[:1].isupper():
            return []
        name = f"{whose.text} {shared[-1].text}"
        actors = self.catalogue.actors_named(name, self.day)
        if actors:
            return [ActorRef(actors[0].id, actors[0].name, actors[0].kind, whose.text, text_span(whose))]
        head = self.catalogue.group_head(shared[-1].text, named=True)
        return [ActorRef("", name, head.kind, whose.text, text_span(whose))] if head is not None else []

    def _special(self, token: Token, depth: int) -> list[ActorRef]:
        """The name behind words for no party in particular: "an armed group, the Salt Road Battalion"."""
        beside = [child for child in token.children if child.dep_ == "appos"]
        refs = [ref for child in beside for ref in self._of(child, depth)]
        return [ref for ref in refs if ref.listed or is_name(ref.name)] or self._named_behind(token)

    def _of_name(self, men: Span) -> list[ActorRef]:
        """The body of no entry whose men they are: "masked men of the Harbour Company", an armed body by that."""
        nouns = [noun for word in men if word.tag_ == "NNS" for noun in syntax.obliques(word, "of")]
        bodies = [noun for noun in nouns if noun.pos_ == "PROPN" and noun.i not in self._at]
        if any(self._inside(noun, "places") for noun in bodies):
            return []
        groups = [self._named_group(self._groups[noun.i]) for noun in bodies if noun.i in self._groups]
        refs = [ref for ref in groups if ref is not None] or [ref for noun in bodies for ref in self._person(noun)]
        return [replace(ref, kind=ActorKind.POLITICAL_MILITIA) for ref in refs]

    def _given_name(self, token: Token) -> ActorRef | None:
        """The name that words like *known as* give a group: "a militia calling itself the Hill Brigade"."""
        start = name_given(token)
        mention = self._at.get(start) or self._groups.get(start)
        if mention is None or mention.start != start:
            return None
        return self._named_group(mention) if mention.label_ == "GROUP" else self._named(mention)

    def _named_behind(self, token: Token) -> list[ActorRef]:
        """The name that a loose apposition gives a group: "the coalition that holds the town, the Shura Council, …"."""
        after = self.doc[token.i + 1 : token.sent.end]
        if not after or after[0].lower_ not in syntax.RELATIVE_WORDS:
            return []
        comma = next((part.i for part in after[:CLAUSE_REACH] if part.text == ","), None)
        if comma is None or comma + 2 >= len(self.doc):
            return []
        start = comma + 1 + (self.doc[comma + 1].lower_ == "the")
        mention = self._at.get(start)
        if mention is None or mention.start != start or mention.end >= len(self.doc):
            return []
        ref = self._named(mention) if self.doc[mention.end].text in {",", "(", "."} else None
        return [ref] if ref is not None and ref.actor_id not in GENERIC else []

    def _kin(self, token: Token) -> ActorRef | None:
        """Civilians, for relatives and who heads no armed body: "a commander's brother", "the head of a bank"."""
        civilians = self.catalogue.actors.get("civilians")
        mention = self._at.get(token.i) or self._groups.get(token.i)
        words = [token] if mention is None else list(mention)
        held = token.lemma_.lower() in CHIEFS and token.dep_ in {"obj", "nsubj:pass"}
        civil = held and all(ref.kind is ActorKind.ORGANISATION for ref in self._owner(token))
        kin = any(word.lemma_.lower() in KIN and word.pos_ == "NOUN" for word in words)
        if civilians is None or not (kin or civil):
            return None
        if not civil and mention is not None and mention.label_ != "GROUP" and mention.id_ != civilians.id:
            return None
        span = self.doc[token.i : token.i + 1] if mention is None else mention
        return ActorRef(civilians.id, civilians.name, civilians.kind, span.text, text_span(span))

    def _named(self, mention: Span) -> ActorRef | None:
        """The actor of a mention at the time of the story; a person or media arm counts as its body."""
        actor = self._candidate(mention)
        if actor is None:
            return None
        seen: set[str] = set()
        while (actor.speaks_for or (actor.person and actor.parent)) and actor.id not in seen:
            seen.add(actor.id)
            above = self.catalogue.actors.get(actor.speaks_for or actor.parent or "")
            if above is None:
                break
            actor = above
        return ActorRef(actor.id, actor.name, actor.kind, mention.text, text_span(mention))

    def _candidate(self, mention: Span) -> Actor | None:
        candidates = self.catalogue.actors_named(mention.text, self.day)
        if candidates:
            return candidates[0]
        undated = self.catalogue.actors_named(mention.text, None)
        if not undated:
            return self.catalogue.actors.get(mention.id_)
        name = mention.text.casefold()
        lasting = [actor for actor in undated if all(dated.name.casefold() != name for dated in actor.dated_aliases)]
        return (
            lasting[0]
            if lasting and self.day is not None
            else (undated[0] if self.day is None and len(undated) == 1 else None)
        )

    def _owner(self, token: Token) -> list[ActorRef]:
        """The named actors that modify a phrase about their people or their things."""
        found: list[ActorRef] = []
        for child in modifiers(token):
            mention = self._at.get(child.i)
            if mention is None and child.dep_ == "nmod:poss" and child.i in self._groups and points(child):
                found.extend(ref for ref in self._of(child, 2) if ref.listed and ref.kind in ARMED_KINDS)
            if mention is None or token.i in range(mention.start, mention.end):
                continue
            ref = self._named(mention)
            if ref is not None and not is_civilian(ref) and not any(same_party(ref, other) for other in found):
                found.append(ref)
        if not found and token.lemma_.lower() in BARE:
            helpers = [helper for backing in backings(token) for helper in syntax.agents_by(backing)]
            found = [ref for ref in self.resolve(helpers) if ref.kind is not ActorKind.EXTERNAL_FORCES]
        return found

    def _group(self, token: Token, group: Span, depth: int) -> list[ActorRef]:
        head = self.catalogue.group_heads.get(group.id_)
        kind = head.kind if head else None
        if token.lemma_.lower() in FACILITY_HEADS:
            return []
        if head is not None and head.named and any(names_unit(part) and part.i != token.i for part in group):
            return [ActorRef("", group.text, kind, group.text, text_span(group))]
        owner = next(
            (child for child in token.children if child.dep_ == "nmod:poss" and child.lower_ in PRONOUNS), None
        )
        if owner is not None and depth < 3 and (kind is not ActorKind.CIVILIANS or token.lemma_.lower() in BELONGING):
            back = self._back_from(owner, None)
            if back is not None:
                return [replace(back, text=f"{owner.text} {group.text}")]
        if kind is ActorKind.CIVILIANS:
            civilians = self.catalogue.actors.get("civilians")
            name = civilians.name if civilians else "Civilians"
            return [ActorRef("civilians" if civilians else "", name, kind, group.text, text_span(group))]
        determined = points(token) and not any(child.dep_ == "acl:relcl" for child in token.children)
        if depth < 3 and (determined or not group.text.lower().startswith(tuple(UNKNOWN))):
            back = self._back_from(token, kind) if determined else None
            if back is not None:
                return [back]
        if any(part.lower_ in UNKNOWN for part in group):
            unknown = self.catalogue.actors.get(UNIDENTIFIED)
            if unknown is not None:
                return [ActorRef(unknown.id, unknown.name, unknown.kind, group.text, text_span(group))]
        return [ActorRef("", group.text, kind, group.text, text_span(group))]

    def _person(self, token: Token) -> list[ActorRef]:
        parts = name_parts(token)
        if token.lemma_.lower() in FACILITY_HEADS or any(part.lemma_.lower() in FACILITY_HEADS for part in parts):
            return []
        span = self.doc[min(part.i for part in parts) : max(part.i for part in parts) + 1]
        lone = len(parts) == 1 and (token.is_sent_start or token.lower_ in COMPASS or token.is_upper)
        return (
            [ActorRef("", span.text, None, span.text, text_span(span))] if span.text[:1].isupper() and not lone else []
        )

    def _back_from(self, token: Token, kind: ActorKind | None) -> ActorRef | None:
        """The last party named before a pointing phrase: in its sentence or the two before, within the paragraph."""
        return last_named(token, kind, self._earlier(token), self._doers)

    def _earlier(self, token: Token) -> Iterator[Named]:
        """The parties named before a pointing phrase that it may mean."""
        start, own = reach_back(token), token.lower_ in POSSESSIVES
        for mention in self.doc.spans.get("actors", []):
            group = mention.label_ == "GROUP"
            if not start <= mention.start < token.i or (group and not (own and mention.start >= token.sent.start)):
                continue
            ref = self._named_group(mention) if group else self._named(mention)
            if ref is not None and ref.actor_id == UNIDENTIFIED:
                ref = next(iter(self._special(mention.root, depth=2) or self._owner(mention.root)), ref)
            actor = self.catalogue.actors.get(mention.id_)
            if ref is not None and ref.actor_id != ATTACKER:
                yield Named(mention, ref, actor is not None and bool(actor.person))

    def _named_group(self, mention: Span) -> ActorRef | None:
        """The group without an entry that a mention names: the Hill Brigade, not "fighters"."""
        head = self.catalogue.group_heads.get(mention.id_)
        listed = any(token.i in self._at for token in mention)
        if head is None or not head.named or listed or not any(map(names_unit, mention[:-1])):
            return None
        return ActorRef("", mention.text, head.kind, mention.text, text_span(mention))

    def _inside(self, token: Token, *groups: str) -> bool:
        return any(span.start <= token.i < span.end for group in groups for span in self.doc.spans.get(group, []))
