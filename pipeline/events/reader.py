"""An analysed article to its events: triggers, drafts, and each slot read by the module that knows it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from spacy.tokens import Doc, Span, Token

from pipeline.catalogue import Catalogue
from pipeline.events import modality, scope, syntax, types
from pipeline.events.affinity import overlap
from pipeline.events.aftermath import home_of_party, place_after, seat_of_party
from pipeline.events.blamed import Blame, blamed
from pipeline.events.captives import with_captives
from pipeline.events.carried import Told, carry
from pipeline.events.casualties import read_casualties
from pipeline.events.casualty_context import CasualtyMention
from pipeline.events.claims import Assessment, assess
from pipeline.events.claims_back import claims_as_own
from pipeline.events.dated import SPEECH
from pipeline.events.days import Days, heading_days
from pipeline.events.drafts import Draft, Sorter
from pipeline.events.families import BATTLE, COERCION, EXPLOSIVE, HARM
from pipeline.events.frames import Frame, read_frames
from pipeline.events.harm import assign, standing, to_records
from pipeline.events.late_deaths import is_of_late_death
from pipeline.events.oncoming import oncoming
from pipeline.events.parties import Parties
from pipeline.events.party_words import ARMED_KINDS
from pipeline.events.review import review_reasons
from pipeline.events.sides import Sides, crowd_first, doer_ids, named_ids, read_sides
from pipeline.events.sites import read_sites
from pipeline.events.unreal import unreal
from pipeline.events.victims import with_victims
from pipeline.events.wants import wanted
from pipeline.events.weapons import kinds_that_did_it, weapons_of
from pipeline.events.when import Calendar, within_period
from pipeline.events.where import Atlas
from pipeline.periods import report_period
from pipeline.plain import plain
from pipeline.quotes import quoted
from pipeline.records import (
    NO_DATE,
    ActorRef,
    Article,
    Casualty,
    Claim,
    DateSpan,
    Event,
    PlaceRef,
    TextSpan,
    WeaponRef,
)
from pipeline.vocabulary import EVENT_TYPE_OF, DateBasis, Outcome, Slot, Stance, SubEventType

OF_CROWDS = frozenset({SubEventType.EXCESSIVE_FORCE, SubEventType.PROTEST_WITH_INTERVENTION})
Read = TypeVar("Read")
UNARMED_WHO = frozenset({"civilian", "child", "woman", "migrant", "journalist", "medic", "worker", "person"})


def read_events(doc: Doc, article: Article, catalogue: Catalogue) -> tuple[Event, ...]:
    """The events that the article tells, in text order.

    ``doc`` is the article read by ``pipeline.language``, its text the plain twin of the article's. What an event holds
    as the text's words is the article's own; names, and what ids are hashed from, are the twin's.
    """
    return quoted(_Reader(doc, article, catalogue).events(), article)


@dataclass(slots=True)
class _Left:
    """What the drafts before left for those that follow in the paragraph."""

    paragraph: int = -1
    place: PlaceRef | None = None


@dataclass(frozen=True, slots=True)
class _Slots:
    """What the readers of single slots found for one draft."""

    date: DateSpan
    background: bool
    sides: Sides
    place: PlaceRef | None
    weapons: tuple[WeaponRef, ...]
    casualties: tuple[Casualty, ...]


@dataclass(slots=True)
class _Reader:
    doc: Doc
    article: Article
    catalogue: Catalogue
    sentence_of: list[int] = field(init=False)
    sentences: list[TextSpan] = field(init=False)
    spans: list[Span] = field(init=False)
    parties: Parties = field(init=False)
    calendar: Calendar = field(init=False)
    days: Days = field(init=False)
    atlas: Atlas = field(init=False)
    period: DateSpan | None = field(init=False)

    def __post_init__(self) -> None:
        self.sentence_of = syntax.sentence_index(self.doc)
        self.sentences = [_sentence_span(self.doc.text, sent.start_char, sent.end_char) for sent in self.doc.sents]
        self.spans = list(self.doc.sents)
        self.parties = Parties(self.doc, self.catalogue, self.article.publication.day)
        self.calendar = Calendar(self.doc, self.article.publication, self.sentence_of)
        first_lines = "\n".join([plain(self.article.title), self.doc.text[:300]])
        self.period = report_period(first_lines, self.article.publication)
        headings = heading_days(self.calendar, self.article.paragraphs)
        self.days = Days(self.calendar, self.period, self._paragraph, headings)
        self.atlas = Atlas(
            self.doc, self.catalogue, self.article, read_sites(self.doc, self.catalogue), self.sentence_of
        )

    def events(self) -> tuple[Event, ...]:
        frames = [
            frame
            for frame in with_captives(read_frames(self.doc, self.catalogue.triggers))
            if not self._in_heading(frame.anchor) and not unreal(frame) and self._wanted(frame)
        ]
        casualties = standing(read_casualties(self.doc, self.catalogue))
        sorter = Sorter(
            self.doc,
            self.sentence_of,
            self._outcome,
            _read_once(self._day_key),
            _read_once(self._spot_keys),
            _read_once(lambda frame: named_ids(frame, self.parties)),
            _read_once(lambda frame: doer_ids(frame, self.parties)),
        )
        drafts = sorter.sort(frames)
        tolls = assign(casualties, drafts, self.parties)
        left = _Left()
        ordinals: dict[str, int] = {}
        told: list[Told] = []
        for position, draft in enumerate(drafts):
            event = self._event(draft, drafts, tolls.get(position, []), left, ordinals)
            told.append(Told(event, draft, *self._section(draft.anchor)))
        events = carry(told, self.catalogue)
        return tuple(sorted(events, key=lambda event: (event.evidence[0].start, event.anchor.start)))

    def _wanted(self, frame: Frame) -> bool:
        return wanted(frame, self.parties) or oncoming(frame, self.catalogue)

    def _outcome(self, frame: Frame) -> Outcome | None:
        return Outcome.FOILED if oncoming(frame, self.catalogue) else modality.outcome_of(frame)

    def _section(self, token: Token) -> tuple[int, int]:
        """The numbers of the section and of the paragraph that the token stands in; a heading opens a section."""
        number = self._paragraph(token)
        return sum(part.is_heading for part in self.article.paragraphs[: number + 1]), number

    def _event(
        self,
        draft: Draft,
        drafts: Sequence[Draft],
        tolls: Sequence[CasualtyMention],
        left: _Left,
        ordinals: dict[str, int],
    ) -> Event:
        slots = self._slots(draft, drafts, tolls, left)
        sides = slots.sides
        blame = Blame() if sides.actor1 else blamed(draft, drafts, self.parties, self.spans, sides.actor2)
        sides = replace(sides, actor1=sides.actor1 or blame.refs)
        said = assess(self.doc, draft, sides.ids, self.catalogue, drafts)
        if not sides.actor1:
            sides = replace(sides, actor1=self._responsible(said, sides, draft))
        sub = self._sub_type(draft, slots)
        sides = crowd_first(sides) if sub in OF_CROWDS else sides
        extent, count = scope.scope_of(self.doc, draft, slots.date)
        first = self.sentence_of[draft.anchor.i]
        sentence = self.doc.text[self.sentences[first].start : self.sentences[first].end]
        ordinals[sentence] = ordinals.get(sentence, 0) + 1
        return Event(
            event_id=_event_id(self.article, sentence, ordinals[sentence]),
            article_id=self.article.article_id,
            sub_event_type=sub,
            action=draft.main.span.text,
            anchor=TextSpan(draft.main.span.start_char, draft.main.span.end_char),
            evidence=self._evidence(draft, tolls, (*said.sentences, *blame.sentences)),
            date=slots.date,
            actor1=sides.actor1,
            actor2=sides.actor2,
            place=slots.place,
            weapons=slots.weapons,
            casualties=slots.casualties,
            status=said.status,
            outcome=draft.outcome,
            scope=extent,
            event_count=count,
            background=slots.background,
            sources=said.sources,
            confirmed_by=said.confirmed_by,
            disputed_by=said.disputed_by,
            cue_text=said.cue_text,
            claims=_with_blame(said.claims, blame.claims),
            review_reasons=review_reasons(
                EVENT_TYPE_OF[sub], said.status, slots.date, sides.actor1, sides.actor2, slots.place, slots.casualties
            ),
        )

    def _slots(self, draft: Draft, drafts: Sequence[Draft], tolls: Sequence[CasualtyMention], left: _Left) -> _Slots:
        """When, who, where, with what and how many; leaves in ``left`` what the next events may take over."""
        others = [
            other.anchor for other in drafts if other is not draft and set(other.sentences) & set(draft.sentences)
        ]
        paragraph = self._paragraph(draft.anchor)
        if paragraph != left.paragraph:
            left.paragraph, left.place = paragraph, None
        self.days.enter(paragraph)
        own_date = self.days.own(draft, others)
        date = self.days.of(draft, own_date)
        background = scope.is_background(draft, date, self.article.publication)
        if background and own_date is None:
            date = NO_DATE
        self.parties.day = date.end or self.article.publication.day
        sides = read_sides(draft, self.parties)
        if not sides.actor1:
            sides = replace(sides, actor1=self._same_doer(draft, drafts))
        place = self._own_place(draft, others) or self._told_place(draft, left, own_date)
        casualties = to_records(tolls, self.parties)
        sides = with_victims(sides, casualties, draft, self.catalogue)
        if not background:
            self.days.keep(draft, date)
            left.place = place or left.place
            if date is NO_DATE:
                date = within_period(self.period)
        weapons = weapons_of(self.doc, draft, self.catalogue)
        if place is None or (place.kind == "country" and not self.atlas.nationwide(draft.anchor)):
            place = self._inferred_place(draft, drafts) or place
        return _Slots(date, background, sides, place, weapons, casualties)

    def _sub_type(self, draft: Draft, slots: _Slots) -> SubEventType:
        found = types.Evidence(
            kinds_that_did_it(slots.weapons),
            slots.sides.actor1,
            slots.sides.actor2,
            victims_unarmed=bool(slots.casualties) and all(entry.who in UNARMED_WHO for entry in slots.casualties),
            harmed=any(entry.high != 0 for entry in slots.casualties),
        )
        return types.sub_type(draft, found, self.parties)

    def _responsible(self, said: Assessment, sides: Sides, draft: Draft) -> tuple[ActorRef, ...]:
        """Who claims an event that names no doer: its responsibility, or the deed itself ("claimed the killing of")."""
        for claim in said.claims:
            cue = self.doc.char_span(claim.span.start, claim.span.end, alignment_mode="expand")
            if cue is None:
                continue
            deed = claim.slot is Slot.EVENT and claims_as_own(cue, draft.anchor)
            if deed or claim.stance is Stance.CLAIMS_RESPONSIBILITY:
                verb = next((token for token in cue if token.pos_ == "VERB"), cue[0])
                passive = syntax.is_passive(verb)
                doer = next(iter(syntax.agents_by(verb)), None) if passive else syntax.subject(verb)
                refs = self._behind(doer) if doer is not None else ()
                return tuple(ref for ref in refs if ref.actor_id not in sides.ids)
        return ()

    def _behind(self, speaker: Token) -> tuple[ActorRef, ...]:
        """The party that speaks, itself or through what is its own: "an issue of its magazine"."""
        found = self.parties.resolve([speaker])
        own = (self.parties.resolve([token]) for token in speaker.subtree if token != speaker)
        return found or next((refs for refs in own if any(ref.kind in ARMED_KINDS for ref in refs)), ())

    def _same_doer(self, draft: Draft, drafts: Sequence[Draft]) -> tuple[ActorRef, ...]:
        """The doer of the sentence's attack, for what befell *others* in it: "two were killed, four others held"."""
        if draft.main.family not in COERCION | HARM:
            return ()
        patients = {word.lower_ for token in draft.main.patients for word in token.subtree}
        if not patients & {"other", "others", "another", "more"}:
            return ()
        for other in drafts:
            together = set(other.sentences) & set(draft.sentences) and other.anchor.i < draft.anchor.i
            if other is not draft and together and other.main.family in BATTLE | EXPLOSIVE | HARM:
                return read_sides(other, self.parties).actor1
        return ()

    def _own_place(self, draft: Draft, others: list[Token]) -> PlaceRef | None:
        told = []
        for frame in [draft.main, *draft.frames]:
            found = self.atlas.of_event(frame.anchor, [*frame.patients, *frame.agents], others)
            if found is not None and (frame.family != "statement" or self._beside(found, frame)):
                told.append(found)
        if not told and draft.main.family == "change":
            return seat_of_party(self.atlas, draft.anchor)
        return self.atlas.narrowed(told)

    def _inferred_place(self, draft: Draft, drafts: Sequence[Draft]) -> PlaceRef | None:
        """The place of an event that no words place: told right after, or the home of who is in it."""
        if draft.main.family == "statement":
            return None
        taken = {number for other in drafts if other is not draft for number in other.sentences}
        return place_after(self.atlas, draft.anchor, taken) or home_of_party(self.atlas, draft.anchor)

    def _beside(self, place: PlaceRef, frame: Frame) -> bool:
        """Whether the place stands in the trigger's own clause: what a statement speaks of is elsewhere."""
        span = self.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
        return span is not None and syntax.clause_root(span.root) == frame.clause

    def _told_place(self, draft: Draft, left: _Left, own_date: DateSpan | None) -> PlaceRef | None:
        """The place told before; on another day no more of it than its town. A statement takes none over."""
        if draft.main.family == "statement":
            return None
        place = self.atlas.inherited(draft.anchor, left.place)
        other_day = own_date is not None and self.days.date is not None and not overlap(own_date, self.days.date)
        return self.atlas.town_of(place) if place is not None and other_day else place

    def _day_key(self, frame: Frame) -> DateSpan | None:
        if is_of_late_death(frame):
            return None
        above = frame.anchor
        while _of_another(above):
            above = above.head
        dates = [self.calendar.of_event(token, []) for token in dict.fromkeys((frame.anchor, above))]
        said = above != frame.anchor and above.lemma_ in SPEECH
        stated = said or any(date is not None and date.basis is DateBasis.STATEMENT for date in dates)
        return None if stated else dates[0]

    def _spot_keys(self, frame: Frame) -> frozenset[str]:
        found = self.atlas.of_event(frame.anchor, [*frame.patients, *frame.agents], [])
        if found is None:
            return frozenset()
        if not found.place_id:
            return frozenset()
        return frozenset(
            place.id
            for part in found.place_id.split("; ")
            for place in self.catalogue.place_chain(part)
            if str(place.kind) not in {"country", "region", "district"}
        )

    def _in_heading(self, token: Token) -> bool:
        """Whether the token stands in a heading, whose event the body tells; a text of headings alone is read whole."""
        paragraphs = self.article.paragraphs
        number = self._paragraph(token)
        return number >= 0 and paragraphs[number].is_heading and not all(part.is_heading for part in paragraphs)

    def _paragraph(self, token: Token) -> int:
        return self._paragraph_at(token.idx)

    def _paragraph_at(self, offset: int) -> int:
        return next(
            (
                number
                for number, paragraph in enumerate(self.article.paragraphs)
                if paragraph.start <= offset < paragraph.end
            ),
            -1,
        )

    def _evidence(self, draft: Draft, tolls: Sequence[CasualtyMention], further: Iterable[int]) -> tuple[TextSpan, ...]:
        numbers = sorted({*draft.sentences, *(mention.sent_i for mention in tolls), *further})
        return tuple(self.sentences[number] for number in numbers)


def _read_once(read: Callable[[Frame], Read]) -> Callable[[Frame], Read]:
    """The same reading, made once for each trigger however many others it is held against."""
    known: dict[int, Read] = {}

    def of(frame: Frame) -> Read:
        if frame.span.start not in known:
            known[frame.span.start] = read(frame)
        return known[frame.span.start]

    return of


def _with_blame(said: tuple[Claim, ...], blame: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """All claims, the blame only where no voice has told it already."""
    told = [claim.span for claim in said if claim.slot is Slot.ACTOR1]
    return said + tuple(claim for claim in blame if not any(span.start <= claim.span.start < span.end for span in told))


def _sentence_span(text: str, start: int, end: int) -> TextSpan:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return TextSpan(start, end)


def _event_id(article: Article, sentence: str, ordinal: int) -> str:
    digest = hashlib.sha256(f"{article.article_id}\n{sentence}\n{ordinal}".encode()).hexdigest()
    return f"e{digest[:12]}"


def _of_another(token: Token) -> bool:
    """Whether a verb without tense, or what is said or denied, stands under the verb that bears its day."""
    said = token.dep_ == "xcomp" and token.head.lemma_ in SPEECH
    return said or (token.tag_ == "VBG" and token.dep_ in {"advcl", "conj", "acl"} and token.head != token)
