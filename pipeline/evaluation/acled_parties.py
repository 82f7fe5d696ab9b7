"""When a party of a row is the actor that ACLED names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from pipeline.catalogue import Catalogue
from pipeline.catalogue.folding import fold
from pipeline.catalogue.models import PlaceKind
from pipeline.evaluation.names import same_name, words
from pipeline.evaluation.readings import RowParty
from pipeline.vocabulary import ActorKind

_WORD = re.compile(r"[^\W_]+")
_NOTE = re.compile(r"\s*\([^)]*\)")
_LOCAL_MILITIA = re.compile(
    r"^(?P<whose>.+?) (?:Ethnic|Communal|Clan|Tribal) (?:Militia|Group)|^(?P<body>.+?) (?:Militia|Brigade)"
)
_STATE = re.compile(
    r"^(?:Former )?(?:Military Forces|Police Forces|Government) of (?:the )?(?P<country>[A-Z][\w ]+?)(?: \(|$)"
)
_CIVILIANS = (
    *(
        "Civilians",
        "Journalists",
        "Refugees/IDPs",
        "Labour Group",
        "Lawyers",
        "Judiciary",
        "Students",
        "Health Workers",
    ),
    *("Teachers", "Aid Workers", "Women", "Prisoners", "Farmers", "Christian Group", "Coptic Christian Group"),
)
CROWDS = frozenset({ActorKind.PROTESTERS.value, ActorKind.RIOTERS.value})
ARMED_UNKNOWN = frozenset({ActorKind.POLITICAL_MILITIA.value, ActorKind.REBEL_GROUP.value, ""})
UNNAMED_BODIES = ("Unidentified", "Militia (", "Islamist Militia", "Salafist Militia", "Private Security Forces")


class AcledParties:
    """ACLED's actor names against a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._by_acled: dict[tuple[str, ...], set[str]] = {}
        for actor_id, actor in catalogue.actors.items():
            if actor.acled:
                self._by_acled.setdefault(words(actor.acled), set()).add(actor_id)

    def same(self, acled: str, party: RowParty, on: date) -> bool:
        """Whether the party is ACLED's actor: by name, by the catalogue, as part or whole of it, or by class."""
        if any(same_name(form, name) for form in forms(acled) for name in party.names):
            return True
        if any(_part_of(words(acled), other) for other in self._acled_names(party.actor_id)):
            return True
        ids = self._ids(acled, on)
        if party.actor_id and any(self._related(party.actor_id, other) for other in ids):
            return True
        return self._same_class(acled, party)

    def _ids(self, acled: str, on: date) -> set[str]:
        if known := self._by_acled.get(words(acled)):
            return known
        return {actor.id for form in forms(acled) for actor in self._catalogue.actors_named(form, on)}

    def _acled_names(self, actor_id: str) -> list[tuple[str, ...]]:
        """What ACLED calls the party and the bodies that it is part of."""
        actors = (self._catalogue.actors.get(link) for link in self._chain(actor_id))
        return [words(actor.acled) for actor in actors if actor and actor.acled]

    def _related(self, one: str, other: str) -> bool:
        return one in self._chain(other) or other in self._chain(one)

    def _chain(self, actor_id: str) -> Iterator[str]:
        seen: set[str] = set()
        current: str | None = actor_id
        while current and current not in seen:
            seen.add(current)
            yield current
            actor = self._catalogue.actors.get(current)
            current = actor.parent if actor else None

    def _same_class(self, acled: str, party: RowParty) -> bool:
        if acled.startswith(_CIVILIANS):
            return party.kind == ActorKind.CIVILIANS
        if acled.startswith(("Protesters", "Rioters")):
            return party.kind in CROWDS
        if match := _STATE.match(acled):
            return self._of_state(match["country"], party)
        if (match := _LOCAL_MILITIA.match(acled)) and _shares_name(match["whose"] or match["body"], party.names):
            return True
        if party.actor_id:
            return False
        if acled.startswith(UNNAMED_BODIES):
            return party.kind in ARMED_UNKNOWN
        return acled == "Libyan Rebel Forces" and party.kind == ActorKind.REBEL_GROUP

    def _of_state(self, country: str, party: RowParty) -> bool:
        """Forces of a state by its name; Libya's, which several claim to be, only where the text names none."""
        actor = self._catalogue.actors.get(party.actor_id)
        if country != "Libya":
            codes = {
                place.country for place in self._catalogue.places_named(country) if place.kind is PlaceKind.COUNTRY
            }
            return actor is not None and actor.country in codes
        return not party.actor_id and party.kind == ActorKind.STATE_FORCES


def forms(acled: str) -> tuple[str, ...]:
    """ACLED's name in the forms in which a text may hold it: whole, either side of a colon, without brackets."""
    bare = _NOTE.sub("", acled)
    return tuple(
        dict.fromkeys(part.strip() for name in (acled, bare) for part in (name, *name.split(": ")) if part.strip())
    )


def _part_of(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name goes on from the other: ACLED calls a part by its whole and what it is of it."""
    short = min(len(one), len(other))
    return short > 0 and one[:short] == other[:short]


def _shares_name(whose: str, names: Iterable[str]) -> bool:
    """Whether the town or people that a militia is called after stands in one of the names, however spelt."""
    key = folded(whose)
    return any(f" {key} " in f" {folded(name)} " for name in names)


def folded(text: str) -> str:
    """The catalogue's key for all words of a text, punctuation left out."""
    return fold(" ".join(word_list(text)))


def word_list(text: str) -> list[str]:
    """The words of a text, punctuation left out."""
    return _WORD.findall(text)
