"""The closed vocabularies of the tables: ACLED's types and actor classes, statuses, bases, review reasons."""

from __future__ import annotations

from enum import StrEnum


class EventType(StrEnum):
    """ACLED's event types, and ``Diplomacy`` for what ACLED leaves out."""

    BATTLES = "Battles"
    EXPLOSIONS = "Explosions/Remote violence"
    VIOLENCE_AGAINST_CIVILIANS = "Violence against civilians"
    PROTESTS = "Protests"
    RIOTS = "Riots"
    STRATEGIC = "Strategic developments"
    DIPLOMACY = "Diplomacy"


class SubEventType(StrEnum):
    """ACLED's sub-event types to the letter, and our own ``Statement``."""

    ARMED_CLASH = "Armed clash"
    GOVERNMENT_REGAINS = "Government regains territory"
    NON_STATE_OVERTAKES = "Non-state actor overtakes territory"
    AIR_STRIKE = "Air/drone strike"
    SUICIDE_BOMB = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    REMOTE_EXPLOSIVE = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"
    CHEMICAL_WEAPON = "Chemical weapon"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    SEXUAL_VIOLENCE = "Sexual violence"
    PEACEFUL_PROTEST = "Peaceful protest"
    PROTEST_WITH_INTERVENTION = "Protest with intervention"
    EXCESSIVE_FORCE = "Excessive force against protesters"
    VIOLENT_DEMONSTRATION = "Violent demonstration"
    MOB_VIOLENCE = "Mob violence"
    AGREEMENT = "Agreement"
    ARRESTS = "Arrests"
    DISRUPTED_WEAPONS_USE = "Disrupted weapons use"
    BASE_ESTABLISHED = "Headquarters or base established"
    LOOTING = "Looting/property destruction"
    NON_VIOLENT_TRANSFER = "Non-violent transfer of territory"
    CHANGE_TO_GROUP = "Change to group/activity"
    OTHER = "Other"
    STATEMENT = "Statement"


EVENT_TYPE_OF: dict[SubEventType, EventType] = {
    SubEventType.ARMED_CLASH: EventType.BATTLES,
    SubEventType.GOVERNMENT_REGAINS: EventType.BATTLES,
    SubEventType.NON_STATE_OVERTAKES: EventType.BATTLES,
    SubEventType.AIR_STRIKE: EventType.EXPLOSIONS,
    SubEventType.SUICIDE_BOMB: EventType.EXPLOSIONS,
    SubEventType.SHELLING: EventType.EXPLOSIONS,
    SubEventType.REMOTE_EXPLOSIVE: EventType.EXPLOSIONS,
    SubEventType.GRENADE: EventType.EXPLOSIONS,
    SubEventType.CHEMICAL_WEAPON: EventType.EXPLOSIONS,
    SubEventType.ATTACK: EventType.VIOLENCE_AGAINST_CIVILIANS,
    SubEventType.ABDUCTION: EventType.VIOLENCE_AGAINST_CIVILIANS,
    SubEventType.SEXUAL_VIOLENCE: EventType.VIOLENCE_AGAINST_CIVILIANS,
    SubEventType.PEACEFUL_PROTEST: EventType.PROTESTS,
    SubEventType.PROTEST_WITH_INTERVENTION: EventType.PROTESTS,
    SubEventType.EXCESSIVE_FORCE: EventType.PROTESTS,
    SubEventType.VIOLENT_DEMONSTRATION: EventType.RIOTS,
    SubEventType.MOB_VIOLENCE: EventType.RIOTS,
    SubEventType.AGREEMENT: EventType.STRATEGIC,
    SubEventType.ARRESTS: EventType.STRATEGIC,
    SubEventType.DISRUPTED_WEAPONS_USE: EventType.STRATEGIC,
    SubEventType.BASE_ESTABLISHED: EventType.STRATEGIC,
    SubEventType.LOOTING: EventType.STRATEGIC,
    SubEventType.NON_VIOLENT_TRANSFER: EventType.STRATEGIC,
    SubEventType.CHANGE_TO_GROUP: EventType.STRATEGIC,
    SubEventType.OTHER: EventType.STRATEGIC,
    SubEventType.STATEMENT: EventType.DIPLOMACY,
}


class ActorKind(StrEnum):
    """ACLED's actor classes, and ``organisation`` for bodies that only speak or sign."""

    STATE_FORCES = "state_forces"
    REBEL_GROUP = "rebel_group"
    POLITICAL_MILITIA = "political_militia"
    IDENTITY_MILITIA = "identity_militia"
    RIOTERS = "rioters"
    PROTESTERS = "protesters"
    CIVILIANS = "civilians"
    EXTERNAL_FORCES = "external_forces"
    ORGANISATION = "organisation"


class SourceKind(StrEnum):
    PARTY = "party"
    OFFICIAL = "official"
    MEDICAL = "medical"
    UN_NGO = "un_ngo"
    MEDIA = "media"
    LOCAL_MEDIA = "local_media"
    LOCAL = "local"
    SOCIAL_MEDIA = "social_media"
    UNNAMED = "unnamed"


class Status(StrEnum):
    CONFIRMED = "confirmed"
    REPORTED = "reported"
    CLAIMED = "claimed"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"


class Outcome(StrEnum):
    OCCURRED = "occurred"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    PLANNED = "planned"
    THREATENED = "threatened"


class Scope(StrEnum):
    SINGLE = "single"
    SERIES = "series"
    CUMULATIVE = "cumulative"


class DatePrecision(StrEnum):
    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    STATED = "stated"
    YEAR_INFERRED = "year_inferred"
    RELATIVE = "relative"
    INHERITED = "inherited"
    STATEMENT = "statement"
    REPORT_PERIOD = "report_period"
    NONE = "none"


class PublishedBasis(StrEnum):
    """Where the publication date was read."""

    OPTION = "option"
    MANIFEST = "manifest"
    FRONT_MATTER = "front_matter"
    METADATA = "metadata"
    FILE_NAME = "file_name"
    DATELINE = "dateline"
    LANDMARK = "landmark"
    NONE = "none"


class Effect(StrEnum):
    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    CASUALTIES = "casualties"
    """Killed or injured, not told apart."""


class Stance(StrEnum):
    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    DENIES_RESPONSIBILITY = "denies_responsibility"
    ACCUSES = "accuses"
    HEDGES = "hedges"


class Slot(StrEnum):
    """What a claim is about: the event as a whole or one of its cells."""

    EVENT = "event"
    ACTOR1 = "actor1"
    ACTOR2 = "actor2"
    LOCATION = "location"
    WEAPON = "weapon"
    KILLED = "killed"
    INJURED = "injured"
    DATE = "date"


class Role(StrEnum):
    ACTOR1 = "actor1"
    ACTOR2 = "actor2"
    SOURCE = "source"


class ReviewReason(StrEnum):
    UNCONFIRMED = "unconfirmed"
    CLAIMED_BY_PARTY = "claimed_by_party"
    DISPUTED = "disputed"
    NO_DATE = "no_date"
    NO_YEAR = "no_year"
    DATE_OF_STATEMENT = "date_of_statement"
    UNLISTED_ACTOR = "unlisted_actor"
    NO_ACTOR = "no_actor"
    INHERITED_ACTOR = "inherited_actor"
    UNLISTED_PLACE = "unlisted_place"
    AMBIGUOUS_PLACE = "ambiguous_place"
    VAGUE_TOLL = "vague_toll"
    CONFLICTING_TOLLS = "conflicting_tolls"
    CONFIRMED_LATER = "confirmed_later"
    CHANGED_SINCE_REVIEW = "changed_since_review"


class ReviewDecision(StrEnum):
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class LeftOut(StrEnum):
    """Why an incident is none of ACLED's events."""

    DIPLOMACY = "diplomacy"
    TOTAL = "total_over_a_period"
    BACKGROUND = "background"
    NOT_OCCURRED = "did_not_occur"
    NO_DAY = "no_day"
    WIDE_DATE = "date_wider_than_a_month"
    NO_PLACE = "no_place"
    NO_ACTOR = "no_actor"
