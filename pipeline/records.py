"""What flows between the stages: frozen records, without logic; the vocabularies stand beside.

Names follow ACLED's codebook (event and sub-event types, actor classes), UCDP's (low and high
estimates) and EDTF (ISO 8601-2) for dates. Offsets are characters into ``Article.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pipeline.vocabulary import (
    EVENT_TYPE_OF,
    ActorKind,
    DateBasis,
    DatePrecision,
    Effect,
    EventType,
    Outcome,
    PublishedBasis,
    ReviewDecision,
    ReviewReason,
    Scope,
    Slot,
    SourceKind,
    Stance,
    Status,
    SubEventType,
)


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Characters ``start:end`` of the article's cleaned text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or heading of the cleaned text, without its line breaks."""

    start: int
    end: int
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class DroppedSentence:
    """A sentence taken out as boilerplate, and the pattern that took it."""

    pattern_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published, as far as it says.

    ``day`` is None where only a year or nothing is known; ``edtf`` is ``2016-09-27``, ``2016`` or empty.
    """

    day: date | None
    edtf: str
    basis: PublishedBasis
    text: str = ""
    """The words or the file name that the date was read from."""
    disagrees: tuple[str, ...] = ()
    """Sources after the first that say otherwise, and dates refused: where, the date, its words."""

    @property
    def year(self) -> int | None:
        """The year of publication, or None."""
        return int(self.edtf[:4]) if self.edtf else None


@dataclass(frozen=True, slots=True)
class Article:
    """One text with what is known of its publication."""

    article_id: str
    file: str
    """Path relative to the input folder, with forward slashes."""
    text: str
    """Cleaned text in the source's own characters: NFC, white space collapsed inside paragraphs, paragraphs parted by a
    blank line. Patterns read its plain twin, in which the same offsets hold."""
    paragraphs: tuple[Paragraph, ...]
    publication: Publication
    title: str = ""
    publisher: str = ""
    url: str = ""
    author: str = ""
    dropped: tuple[DroppedSentence, ...] = ()
    duplicates: tuple[str, ...] = ()
    """Other files with the same text."""
    read_as: tuple[str, ...] = ()
    """What had to be worked out to read it: the format, the encoding, the columns taken."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    file: str
    reason: str
    """A short code; docs/formats.md lists them."""
    detail: str
    """What happened and what to do about it."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The day or days of an event. ``start`` and ``end`` are both None or both set, inclusive."""

    start: date | None
    end: date | None
    edtf: str
    precision: DatePrecision
    basis: DateBasis
    text: str = ""


NO_DATE = DateSpan(None, None, "", DatePrecision.UNKNOWN, DateBasis.NONE)


@dataclass(frozen=True, slots=True)
class ActorRef:
    """A party as a cell shows it. ``actor_id`` is empty for a group that the catalogue does not know."""

    actor_id: str
    name: str
    kind: ActorKind | None
    text: str
    span: TextSpan

    @property
    def listed(self) -> bool:
        """Whether the catalogue knows the actor."""
        return bool(self.actor_id)


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as a row shows it. Coordinates are WGS84 degrees; ``geo_precision`` is 1, 2 or 3 (ACLED)."""

    place_id: str
    name: str
    kind: str
    text: str
    span: TextSpan
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    pcode: str = ""
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | None = None
    ambiguous: bool = False
    within: tuple[str, ...] = ()
    """Catalogue ids of what it lies in, innermost first: narrower than a district (admin2)."""

    @property
    def listed(self) -> bool:
        """Whether the catalogue knows the place."""
        return bool(self.place_id)


@dataclass(frozen=True, slots=True)
class WeaponRef:
    weapon_id: str
    name: str
    kind: str
    text: str
    span: TextSpan


@dataclass(frozen=True, slots=True)
class Casualty:
    """People with an effect. ``low``/``high``: "at least 12" is 12 and None, an exact figure is both."""

    effect: Effect
    low: int | None
    high: int | None
    who: str
    """fighter, civilian, child, woman, police, prisoner, migrant, journalist, medic, worker, attacker,
    commander or person."""
    text: str
    span: TextSpan
    party: ActorRef | None = None
    speaker: str = ""
    """Who gives the figure, where somebody is credited with it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: the name for the cell, its kind, and the words of the text."""

    name: str
    kind: SourceKind
    text: str
    actor_id: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what about an event or one of its slots."""

    slot: Slot
    speaker: str
    speaker_kind: SourceKind | None
    stance: Stance
    cue: str
    text: str
    span: TextSpan


@dataclass(frozen=True, slots=True)
class Event:
    """What one article tells about one occurrence, or one set of like occurrences told together."""

    event_id: str
    article_id: str
    sub_event_type: SubEventType
    action: str
    anchor: TextSpan
    """The trigger's words in the text."""
    evidence: tuple[TextSpan, ...]
    """Whole sentences, in the order of the text; the first to last bound the row's offsets."""
    date: DateSpan
    actor1: tuple[ActorRef, ...]
    actor2: tuple[ActorRef, ...]
    place: PlaceRef | None
    weapons: tuple[WeaponRef, ...]
    casualties: tuple[Casualty, ...]
    status: Status
    outcome: Outcome
    scope: Scope
    event_count: int | None
    background: bool
    sources: tuple[Source, ...] = ()
    confirmed_by: str = ""
    disputed_by: str = ""
    cue_text: str = ""
    claims: tuple[Claim, ...] = ()
    review_reasons: tuple[ReviewReason, ...] = ()

    @property
    def event_type(self) -> EventType:
        """ACLED's event type, which the sub-event type implies."""
        return EVENT_TYPE_OF[self.sub_event_type]

    @property
    def countable(self) -> bool:
        """Whether the row may be summed with others (before any reviewer rejects it)."""
        return self.outcome is Outcome.OCCURRED and self.scope is not Scope.CUMULATIVE and not self.background


@dataclass(frozen=True, slots=True)
class Toll:
    """A low and a high count of people; ``high`` None is open, both None is unsaid."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer said of a row. ``corrections`` maps column names to the reviewer's values."""

    event_id: str
    decision: ReviewDecision
    note: str
    reviewer: str
    reviewed_at: str
    """ISO 8601 with offset."""
    row_hash: str
    """Of the row as the reviewer saw it; a row that differs now is flagged changed_since_review."""
    corrections: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TollRange:
    """What the tellings of one incident say of one toll, in people; None is unsaid, a ``high`` of None may be open too.

    ``low_by``, ``best_by`` and ``high_by`` name who gave each figure: the speaker, who confirms
    the row, else the publisher.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    low_by: str = ""
    best_by: str = ""
    high_by: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """What several events, from several articles, tell about the same occurrence."""

    incident_id: str
    event_ids: tuple[str, ...]
    """In the order of publication."""
    sub_event_type: SubEventType
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    place: PlaceRef | None
    """The most precise place that a telling gives."""
    actor1: tuple[ActorRef, ...]
    actor2: tuple[ActorRef, ...]
    killed: TollRange
    injured: TollRange
    civilians_killed: TollRange
    status: Status
    outcome: Outcome
    scope: Scope
    background: bool
    """Whether every telling is history beside the news."""
    countable: bool
    """Whether one of its tellings is, so that the incident may be summed once."""
    publishers: tuple[str, ...]
    first_told: str
    """Publication of the first telling as EDTF; empty where none is dated."""
    last_told: str
    trail: tuple[str, ...]
    """The changes of status in the order of publication: "claimed 24 Sep 2016 by local media"."""
    links: tuple[str, ...]
    """What made each link, one text a joined pair."""
    may_contain: tuple[str, ...] = ()
    """Ids of the incidents that a total over a period may count already."""
    event_count: int | None = None
    confirmed_later: tuple[str, ...] = ()
    """Ids of the events that were doubtful when told and that a later article confirms."""
