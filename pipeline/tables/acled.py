"""Incidents in ACLED's own shape, for those who keep their data beside ACLED's.

Columns and names are those of the ACLED Codebook and of ACLED's downloads. docs/codebook.md says for each cell how
ACLED's rule differs from the reading in the other tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.plain import plain
from pipeline.records import ActorRef, Casualty, Incident, PlaceRef
from pipeline.tables.cells import join
from pipeline.tables.corrections import Row
from pipeline.tables.settled import figures, is_corrected
from pipeline.tolls import toll
from pipeline.vocabulary import (
    EVENT_TYPE_OF,
    ActorKind,
    DatePrecision,
    Effect,
    EventType,
    LeftOut,
    Outcome,
    Scope,
    SubEventType,
)

ISO, REGION, COUNTRY = 434, "Northern Africa", "Libya"

INTER: Mapping[ActorKind, str] = {
    ActorKind.STATE_FORCES: "State forces",
    ActorKind.REBEL_GROUP: "Rebel group",
    ActorKind.POLITICAL_MILITIA: "Political militia",
    ActorKind.IDENTITY_MILITIA: "Identity militia",
    ActorKind.RIOTERS: "Rioters",
    ActorKind.PROTESTERS: "Protesters",
    ActorKind.CIVILIANS: "Civilians",
    ActorKind.EXTERNAL_FORCES: "External/Other forces",
}
"""ACLED's names of the classes in the order of its numbers, 1 to 8; an interaction names the lower number first."""

UNIDENTIFIED = ("Unidentified Armed Group (Libya)", ActorKind.POLITICAL_MILITIA)
GENERIC: Mapping[ActorKind, str] = {
    ActorKind.REBEL_GROUP: "Unidentified Armed Group (Libya)",
    ActorKind.POLITICAL_MILITIA: "Unidentified Armed Group (Libya)",
    ActorKind.IDENTITY_MILITIA: "Unidentified Communal Militia (Libya)",
    ActorKind.RIOTERS: "Rioters (Libya)",
    ActorKind.PROTESTERS: "Protesters (Libya)",
    ActorKind.CIVILIANS: "Civilians (Libya)",
}
"""What ACLED calls people of a class that go without a name of their own."""
NAMELESS_KINDS = frozenset({ActorKind.RIOTERS, ActorKind.PROTESTERS, ActorKind.CIVILIANS})
CROWD: Mapping[EventType, ActorKind] = {
    EventType.PROTESTS: ActorKind.PROTESTERS,
    EventType.RIOTS: ActorKind.RIOTERS,
}
ARMED = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})

VAGUE_FIGURES: Mapping[str, int] = {"dozens": 12, "hundreds": 100}
"""What ACLED writes for vague words."""
WEEK, MONTH = 7, 31

Side = tuple[tuple[str, ActorKind | None], ...]


def left_out(incident: Incident) -> LeftOut | None:
    """Why ACLED would not have the incident; None where it would."""
    if incident.sub_event_type is SubEventType.STATEMENT:
        return LeftOut.DIPLOMACY
    if incident.scope is Scope.CUMULATIVE:
        return LeftOut.TOTAL
    if incident.background:
        return LeftOut.BACKGROUND
    disrupted = incident.sub_event_type is SubEventType.DISRUPTED_WEAPONS_USE and incident.outcome is Outcome.FOILED
    if not incident.countable and not disrupted:
        return LeftOut.NOT_OCCURRED
    if incident.date_start is None or incident.date_end is None:
        return LeftOut.NO_DAY
    if time_precision(incident) is None:
        return LeftOut.WIDE_DATE
    if incident.place is None or incident.place.kind == "country":
        return LeftOut.NO_PLACE
    typed = EVENT_TYPE_OF[incident.sub_event_type]
    return LeftOut.NO_ACTOR if not incident.actor1 and typed not in ARMED and typed not in CROWD else None


def time_precision(incident: Incident) -> int | None:
    """ACLED's: 1 a day, 2 a week, 3 a month; None where the days lie further apart."""
    if incident.date_start is None or incident.date_end is None:
        return None
    days = (incident.date_end - incident.date_start).days + 1
    if days == 1:
        return 1
    if days <= WEEK and incident.date_precision is not DatePrecision.MONTH:
        return 2
    return 3 if days <= MONTH else None


def acled_row(incident: Incident, notes: str, fatalities: int, names: Mapping[str, str]) -> Row:
    """The row of an incident that is not left out; ``names`` are ACLED's names of the catalogue's actors by id."""
    day, place = incident.date_start, incident.place
    if day is None or place is None:
        raise ValueError(f"{incident.incident_id} has no day or no place: see left_out")
    typed = EVENT_TYPE_OF[incident.sub_event_type]
    first, second = sides(incident, names)
    return {
        "event_id_cnty": incident.incident_id,
        "event_date": day,
        "year": day.year,
        "time_precision": time_precision(incident),
        "disorder_type": disorder(incident.sub_event_type),
        "event_type": typed.value,
        "sub_event_type": incident.sub_event_type.value,
        **_side_cells(1, first),
        **_side_cells(2, second),
        "interaction": interaction(first, second),
        "civilian_targeting": "Civilian targeting" if _targets_civilians(incident.sub_event_type, second) else "",
        "iso": ISO,
        "region": REGION,
        "country": COUNTRY,
        **_place_cells(place),
        "source": join(incident.publishers),
        "source_scale": "",
        "notes": notes,
        "fatalities": fatalities,
        "tags": "",
        "timestamp": None,
    }


def disorder(sub_type: SubEventType) -> str:
    """ACLED's disorder type of a sub-event type."""
    typed = EVENT_TYPE_OF[sub_type]
    if sub_type is SubEventType.EXCESSIVE_FORCE:
        return "Political violence; Demonstrations"
    if typed in ARMED or sub_type is SubEventType.MOB_VIOLENCE:
        return "Political violence"
    return "Demonstrations" if typed in CROWD else "Strategic developments"


def sides(incident: Incident, names: Mapping[str, str]) -> tuple[Side, Side]:
    """Both sides by ACLED's names, the actor before those associated with it; filled where ACLED always names one."""
    typed = EVENT_TYPE_OF[incident.sub_event_type]
    first, second = _named(incident.actor1, names), _named(incident.actor2, names)
    if crowd := CROWD.get(typed):
        joined = not first or first[0][1] in (None, ActorKind.CIVILIANS, ActorKind.ORGANISATION)
        if joined:
            first = _once(((GENERIC[crowd], crowd), *first))
    if typed in ARMED and not first:
        first = (UNIDENTIFIED,)
    if typed is EventType.BATTLES and not second:
        second = (UNIDENTIFIED,)
    if typed is EventType.VIOLENCE_AGAINST_CIVILIANS and not second:
        second = ((GENERIC[ActorKind.CIVILIANS], ActorKind.CIVILIANS),)
    return first, second


def interaction(first: Side, second: Side) -> str:
    """Both classes, the one with the lower number first; empty where a party's class is none of ACLED's."""
    kinds = [side[0][1] for side in (first, second) if side]
    labels = [label for kind, label in INTER.items() for _ in range(kinds.count(kind))]
    if not kinds or len(labels) < len(kinds):
        return ""
    return "-".join(labels) if len(labels) > 1 else f"{labels[0]} only"


def fatalities(incident: Incident, lowest: int | None, corrected: Iterable[Row]) -> int:
    """The lowest figure that a telling gives; 0 where none is given.

    What a reviewer set in one of the ``corrected`` rows, and the incident has taken over, outranks every telling.
    """
    if any(is_corrected(row, *figures("killed")) for row in corrected):
        return incident.killed.low or 0
    return lowest or 0


def lowest_figure(casualties: Iterable[Casualty]) -> int | None:
    """How many one telling says were killed at least, "dozens" 12 and "hundreds" 100; None where it doesn't say."""
    return toll(map(_acled_count, casualties), Effect.KILLED).low


def _acled_count(entry: Casualty) -> Casualty:
    for word, figure in VAGUE_FIGURES.items():
        if entry.low is not None and entry.high is None and re.search(rf"\b{word}\b", plain(entry.text), re.IGNORECASE):
            return replace(entry, low=min(entry.low, figure))
    return entry


def _named(actors: Sequence[ActorRef], names: Mapping[str, str]) -> Side:
    return _once((_name(actor, names), actor.kind) for actor in actors)


def _name(actor: ActorRef, names: Mapping[str, str]) -> str:
    if known := names.get(actor.actor_id):
        return known
    nameless = actor.kind in NAMELESS_KINDS or actor.name == actor.name.lower()
    generic = GENERIC.get(actor.kind) if actor.kind else None
    return generic if generic and nameless and not actor.listed else actor.name


def _once(parties: Iterable[tuple[str, ActorKind | None]]) -> Side:
    """Each name once: ACLED may have one for several parties of the catalogue."""
    found: dict[str, ActorKind | None] = {}
    for name, kind in parties:
        found.setdefault(name, kind)
    return tuple(found.items())


def _side_cells(number: int, side: Side) -> Row:
    kind = side[0][1] if side else None
    return {
        f"actor{number}": side[0][0] if side else "",
        f"assoc_actor_{number}": join(name for name, _ in side[1:]),
        f"inter{number}": INTER.get(kind, "") if kind else "",
    }


def _place_cells(place: PlaceRef) -> Row:
    return {
        "admin1": place.admin1,
        "admin2": place.admin2,
        "admin3": place.admin3,
        "location": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": place.geo_precision,
    }


def _targets_civilians(sub_type: SubEventType, second: Side) -> bool:
    if sub_type is SubEventType.EXCESSIVE_FORCE:
        return True
    typed = EVENT_TYPE_OF[sub_type]
    attacked = bool(second) and second[0][1] is ActorKind.CIVILIANS
    return typed is EventType.VIOLENCE_AGAINST_CIVILIANS or (
        attacked and (typed is EventType.EXPLOSIONS or sub_type is SubEventType.MOB_VIOLENCE)
    )
