"""What the pattern files may hold: one model an entry, checked as it is read. Unknown keys are errors."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import regex
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from pipeline.vocabulary import ActorKind, Outcome, SourceKind, SubEventType

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class PlaceKind(StrEnum):
    COUNTRY = "country"
    REGION = "region"
    DISTRICT = "district"
    MUNICIPALITY = "municipality"
    TOWN = "town"
    VILLAGE = "village"
    CITY_DISTRICT = "city_district"
    AIRPORT = "airport"
    BASE = "base"
    PORT = "port"
    OIL_FIELD = "oil_field"
    OIL_TERMINAL = "oil_terminal"
    REFINERY = "refinery"
    PIPELINE = "pipeline"
    ROAD = "road"
    GATE = "gate"
    CHECKPOINT = "checkpoint"
    LANDMARK = "landmark"
    MOSQUE = "mosque"
    HOSPITAL = "hospital"
    UNIVERSITY = "university"
    SCHOOL = "school"
    PRISON = "prison"
    CAMP = "camp"
    ISLAND = "island"
    MOUNTAIN = "mountain"
    VALLEY = "valley"
    SEA = "sea"
    BORDER_CROSSING = "border_crossing"
    AREA = "area"
    FACTORY = "factory"
    DAM = "dam"


class WeaponKind(StrEnum):
    SMALL_ARMS = "small_arms"
    MACHINE_GUN = "machine_gun"
    ARTILLERY = "artillery"
    MORTAR = "mortar"
    ROCKET = "rocket"
    MISSILE = "missile"
    MINE_IED = "mine_ied"
    VBIED = "vbied"
    SVBIED = "svbied"
    SUICIDE_VEST = "suicide_vest"
    GRENADE = "grenade"
    AIRCRAFT = "aircraft"
    DRONE = "drone"
    AIR_BOMB = "air_bomb"
    ARMOUR = "armour"
    VEHICLE = "vehicle"
    AIR_DEFENCE = "air_defence"
    CHEMICAL = "chemical"
    BLADE = "blade"
    INCENDIARY = "incendiary"
    EXPLOSIVE = "explosive"
    NAVAL = "naval"
    ARSON = "arson"
    OTHER = "other"


class Family(StrEnum):
    """What triggers have in common for the rules that merge and type events."""

    FIGHT = "fight"
    ASSAULT = "assault"
    AIRSTRIKE = "airstrike"
    SHELLING = "shelling"
    BOMBING = "bombing"
    SUICIDE = "suicide"
    GRENADE = "grenade"
    CHEMICAL = "chemical"
    KILL = "kill"
    INJURE = "injure"
    DIE = "die"
    ABDUCT = "abduct"
    RELEASE = "release"
    ARREST = "arrest"
    TAKE = "take"
    WITHDRAW = "withdraw"
    SEXUAL = "sexual"
    PROTEST = "protest"
    RIOT = "riot"
    MOB = "mob"
    LOOT = "loot"
    AGREEMENT = "agreement"
    EXCHANGE = "exchange"
    DISRUPT = "disrupt"
    BASE = "base"
    MOVE = "move"
    CLOSURE = "closure"
    STATEMENT = "statement"
    CHANGE = "change"
    ESCAPE = "escape"
    DISPLACE = "displace"
    TARGET = "target"
    PLAN = "plan"
    OTHER_STRATEGIC = "other_strategic"
    ASPECT = "aspect"


class Strength(StrEnum):
    CORE = "core"
    RESULT = "result"
    ASPECT = "aspect"


class FrameKind(StrEnum):
    DIRECTED = "directed"
    MUTUAL = "mutual"
    VICTIM = "victim"
    NONE = "none"


class Want(StrEnum):
    PLACE = "place"
    GROUP = "group"
    PERSON = "person"
    WEAPON = "weapon"
    FACILITY = "facility"
    EXPLOSIVE = "explosive"
    BODY = "body"
    DEMAND = "demand"
    SHELL = "shell"


class Who(StrEnum):
    """Whom a casualty counts as."""

    FIGHTER = "fighter"
    CIVILIAN = "civilian"
    CHILD = "child"
    WOMAN = "woman"
    POLICE = "police"
    PRISONER = "prisoner"
    MIGRANT = "migrant"
    JOURNALIST = "journalist"
    MEDIC = "medic"
    WORKER = "worker"
    ATTACKER = "attacker"
    COMMANDER = "commander"
    PERSON = "person"


class CueCategory(StrEnum):
    REPORT = "report"
    CLAIM = "claim"
    CONFIRM = "confirm"
    DENY = "deny"
    HEDGE = "hedge"
    RESPONSIBILITY = "responsibility"
    DENY_RESPONSIBILITY = "deny_responsibility"
    ACCUSE = "accuse"
    ACCORDING_TO = "according_to"
    SOURCE_NOUN = "source_noun"
    PSEUDO = "pseudo"
    TERMINATE = "terminate"


class Direction(StrEnum):
    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"


class Reach(StrEnum):
    CLAUSE = "clause"
    SENTENCE = "sentence"
    NEXT_SENTENCE = "next_sentence"
    SLOT = "slot"


def _partial(value: Any, *, last: bool) -> Any:
    """A year, month or day as its first or its last day."""
    if value is None or isinstance(value, date):
        return value
    match = _PARTIAL_DATE.fullmatch(str(value))
    if match is None:
        raise ValueError(f"{value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year = int(match[1])
    month = int(match[2] or (12 if last else 1))
    day = int(match[3]) if match[3] else (calendar.monthrange(year, month)[1] if last and 1 <= month <= 12 else 1)
    return date(year, month, day)


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
        regex.compile(pattern)  # what it is searched with
    except (re.error, regex.error, OverflowError, RecursionError) as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return pattern


def _no_repeats(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(values)) < len(values):
        repeated = sorted(value for value, times in Counter(values).items() if times > 1)
        raise ValueError(f"stands twice in the list: {', '.join(repeated)}")
    return values


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:_[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Words = Annotated[tuple[Text, ...], AfterValidator(_no_repeats)]
RegularExpression = Annotated[Text, AfterValidator(_compiles)]
FirstDay = Annotated[date | None, BeforeValidator(lambda value: _partial(value, last=False))]
LastDay = Annotated[date | None, BeforeValidator(lambda value: _partial(value, last=True))]


class PatternModel(BaseModel):
    """What all entries share: an id, and sentences that must and must not match."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: Id
    examples: tuple[Text, ...] = ()
    counter_examples: tuple[Text, ...] = ()


class DatedName(BaseModel):
    """A name that means the actor only between two days, inclusive."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    name: Text
    since: FirstDay = Field(default=None, alias="from")
    until: LastDay = None

    @model_validator(mode="after")
    def _in_order(self) -> DatedName:
        _check_order(self.since, self.until)
        return self


class Actor(PatternModel):
    """A party, a body or a named person."""

    name: Text
    kind: ActorKind
    aliases: Words = ()
    acronyms: Words = ()
    parent: Id | None = None
    since: FirstDay = Field(default=None, alias="from")
    until: LastDay = None
    dated_aliases: tuple[DatedName, ...] = ()
    source_kind: SourceKind | None = None
    speaks_for: Id | None = None
    person: bool = False
    acled: str = ""
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Actor:
        _check_order(self.since, self.until)
        return self


class Place(PatternModel):
    """A place, Libyan or, to be told apart from Libya's, foreign."""

    name: Text
    kind: PlaceKind
    aliases: Words = ()
    parent: Id | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    pcode: str = ""
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] = "LY"
    precision: int | None = Field(default=None, ge=1, le=3)
    ambiguous: bool = False
    source: str = ""

    @model_validator(mode="after")
    def _whole_point(self) -> Place:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon go together: give both or neither")
        return self


class Weapon(PatternModel):
    """A weapon or a means of attack."""

    name: Text
    kind: WeaponKind
    aliases: Words = ()
    acronyms: Words = ()
    counts_as_event: bool = False
    ambiguous: bool = False


class Trigger(PatternModel):
    """Words that make an event, with what they mean by default."""

    sub_event_type: SubEventType
    family: Family
    strength: Strength = Strength.CORE
    frame: FrameKind = FrameKind.DIRECTED
    verbs: Words = ()
    nouns: Words = ()
    wants: tuple[Want, ...] = ()
    unless: Words = ()
    outcome: Outcome | None = None

    @model_validator(mode="after")
    def _has_words(self) -> Trigger:
        if not self.verbs and not self.nouns:
            raise ValueError("give verbs or nouns: an entry without words never matches")
        return self


class Cue(PatternModel):
    """Words that say who tells something and how sure it is."""

    phrases: Annotated[Words, Field(min_length=1)]
    category: CueCategory
    direction: Direction = Direction.BOTH
    reach: Reach = Reach.CLAUSE
    pos: str | None = None


class GroupHead(PatternModel):
    """Nouns that head the name of a group ("battalion") or a phrase for people ("gunmen"). Singular lemmas."""

    nouns: Annotated[Words, Field(min_length=1)]
    kind: ActorKind
    named: bool = False
    """Whether a proper name beside the noun makes a name of its own ("the Abu Bakr al-Siddiq Battalion")."""
    who: Who = Who.PERSON


class Landmark(PatternModel):
    """A regular expression whose match can only have been written in one year."""

    pattern: RegularExpression
    year: int = Field(ge=2010, le=2100)
    why: str = ""


class Scope(StrEnum):
    """What is dropped with a match."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Boilerplate(PatternModel):
    """A regular expression for text that belongs to the publisher, not to the news."""

    pattern: RegularExpression
    scope: Scope = Scope.SENTENCE
    why: str = ""


def names_of(entry: Actor | Place | Weapon) -> Iterable[str]:
    """The undated names of an entry as its file writes them, its own name first."""
    yield entry.name
    yield from entry.aliases


def _check_order(since: date | None, until: date | None) -> None:
    if since is not None and until is not None and since > until:
        raise ValueError(f"`from` ({since}) lies after `until` ({until})")
