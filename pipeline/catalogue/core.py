"""The catalogue: everything that ``patterns/`` holds, validated, with look-ups by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pipeline.catalogue.inflection import noun_forms
from pipeline.catalogue.models import (
    Actor,
    Boilerplate,
    Cue,
    GroupHead,
    Landmark,
    Place,
    PlaceKind,
    Trigger,
    Weapon,
    names_of,
)
from pipeline.catalogue.names import NameIndex, key_of

HOME = "LY"
"""The country whose places come before foreign namesakes."""

_PLACE_ORDER = {
    kind: rank
    for rank, kinds in enumerate(
        (
            (PlaceKind.COUNTRY, PlaceKind.REGION),
            (PlaceKind.TOWN,),
            (PlaceKind.MUNICIPALITY,),
            (PlaceKind.CITY_DISTRICT,),
            (PlaceKind.DISTRICT,),
            (PlaceKind.VILLAGE,),
        )
    )
    for kind in kinds
}
"""Which of several namesakes a bare name means first; all other kinds follow."""


@dataclass(frozen=True)
class Catalogue:
    """What the tool knows, by id. Compare and cache by ``version``, a hash of all patterns."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    weapons: Mapping[str, Weapon] = field(default_factory=dict)
    triggers: Mapping[str, Trigger] = field(default_factory=dict)
    cues: Mapping[str, Cue] = field(default_factory=dict)
    group_heads: Mapping[str, GroupHead] = field(default_factory=dict)
    landmarks: Mapping[str, Landmark] = field(default_factory=dict)
    boilerplate: Mapping[str, Boilerplate] = field(default_factory=dict)
    version: str = ""

    @cached_property
    def actor_names(self) -> NameIndex:
        """The names of all actors, dated ones among them."""
        return NameIndex(
            (actor.id, (*names_of(actor), *(dated.name for dated in actor.dated_aliases)), actor.acronyms)
            for actor in self.actors.values()
        )

    @cached_property
    def place_names(self) -> NameIndex:
        """The names of all places, Libyan ones and the larger kinds first."""
        ordered = sorted(self.places.values(), key=place_order)
        return NameIndex((place.id, names_of(place), ()) for place in ordered)

    @cached_property
    def weapon_names(self) -> NameIndex:
        """The names of all weapons, singular and plural."""
        return NameIndex(
            ((weapon.id, names_of(weapon), _with_plurals(weapon.acronyms)) for weapon in self.weapons.values()),
            variants=weapon_variants,
        )

    @cached_property
    def _heads(self) -> Mapping[str, tuple[GroupHead, ...]]:
        heads: dict[str, list[GroupHead]] = {}
        for head in self.group_heads.values():
            for noun in head.nouns:
                for form in noun_forms(noun.lower()):
                    if head not in heads.setdefault(form, []):
                        heads[form].append(head)
        return {form: tuple(found) for form, found in heads.items()}

    def actors_named(self, text: str, on: date | None) -> tuple[Actor, ...]:
        """The actors that a name may mean, those only that it meant on the day where one is given."""
        found = [self.actors[id_] for id_ in self.actor_names.lookup(text)]
        if on is None:
            return tuple(found)
        key = key_of(text)
        return tuple(actor for actor in found if _within(on, actor.since, actor.until) and _meant(actor, key, on))

    def places_named(self, text: str) -> tuple[Place, ...]:
        """The places that a name may mean: Libyan before foreign ones, towns before districts and villages."""
        return tuple(self.places[id_] for id_ in self.place_names.lookup(text))

    def weapons_named(self, text: str) -> tuple[Weapon, ...]:
        """The weapons that a name may mean, in the singular or plural."""
        return tuple(self.weapons[id_] for id_ in self.weapon_names.lookup(text))

    def group_head(self, lemma: str, *, named: bool | None = None) -> GroupHead | None:
        """The kind of group that a noun (or two-word noun) heads, in the singular or plural.

        ``named`` asks for heads of proper names or for plain ones; a noun that has only the other kind gives that.
        """
        heads = self._heads.get(" ".join(lemma.lower().split()), ())
        wanted = [head for head in heads if named is None or head.named is named]
        return next(iter(wanted or heads), None)

    @cached_property
    def group_nouns(self) -> frozenset[str]:
        """Every form of every noun that heads a group."""
        return frozenset(self._heads)

    def place_chain(self, place_id: str) -> tuple[Place, ...]:
        """The place and those that it lies in, innermost first; empty for an unknown id."""
        chain: list[Place] = []
        place = self.places.get(place_id)
        while place is not None and place not in chain:
            chain.append(place)
            place = self.places.get(place.parent or "")
        return tuple(chain)


def place_order(place: Place) -> tuple[bool, int]:
    """The sort key of namesakes: home before abroad, then by kind."""
    return place.country != HOME, _PLACE_ORDER.get(place.kind, len(_PLACE_ORDER))


def weapon_variants(name: str) -> Iterable[str]:
    """The spellings of a weapon's name: plural, hyphened, with blanks for hyphens."""
    lower = name.lower()
    forms = {lower, *noun_forms(lower), *([f"{lower}s"] if lower[-1:].isdigit() else [])}
    return forms | {form.replace("-", " ") for form in forms}


def _with_plurals(acronyms: Iterable[str]) -> tuple[str, ...]:
    return tuple(form for acronym in acronyms for form in (acronym, f"{acronym}s"))


def _within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _meant(actor: Actor, key: str, day: date) -> bool:
    """Whether the day lies within the dates of the name, where the name is a dated one of the actor."""
    dated = [name for name in actor.dated_aliases if key_of(name.name) == key]
    return not dated or any(_within(day, name.since, name.until) for name in dated)
