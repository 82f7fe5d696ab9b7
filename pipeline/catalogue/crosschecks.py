"""Faults that only show across entries: unknown parents, circles, and names that stand in two entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from pipeline.catalogue.core import Catalogue
from pipeline.catalogue.errors import Problem
from pipeline.catalogue.models import Actor, Place, names_of
from pipeline.catalogue.names import key_of
from pipeline.catalogue.yaml_entries import Entry

_Entries = Mapping[str, Mapping[str, Entry]]
_ALWAYS = (date.min, date.max)


def cross_check(catalogue: Catalogue, entries: _Entries) -> Iterator[Problem]:
    """The faults of a catalogue whose entries are each valid by themselves."""
    actors = entries.get("actors", {})
    places = entries.get("places", {})
    above = {id_: actor.parent for id_, actor in catalogue.actors.items()}
    spoken_for = {id_: actor.speaks_for for id_, actor in catalogue.actors.items()}
    around = {id_: place.parent for id_, place in catalogue.places.items()}
    yield from _links("parent", above, actors, "actors")
    yield from _links("speaks_for", spoken_for, actors, "actors")
    yield from _links("parent", around, places, "places")
    yield from _actor_clashes(catalogue.actors, actors)
    yield from _place_clashes(catalogue.places, places)
    weapons = ((weapon.id, name) for weapon in catalogue.weapons.values() for name in names_of(weapon))
    yield from _clashes(weapons, entries.get("weapons", {}), lambda name, one, other: True, key_of)
    acronyms = ((weapon.id, name) for weapon in catalogue.weapons.values() for name in weapon.acronyms)
    yield from _clashes(acronyms, entries.get("weapons", {}), lambda name, one, other: True, str)


def _links(key: str, links: Mapping[str, str | None], entries: Mapping[str, Entry], file: str) -> Iterator[Problem]:
    """Links to entries that do not exist, and links that lead in a circle."""
    for id_, target in links.items():
        entry = entries[id_]
        if target is None:
            continue
        if target not in links:
            reason = f"{key}: there is no entry {target!r} among the {file}: mend the id or add the entry"
            yield Problem(entry.file, entry.line_of((key,)), id_, reason)
            continue
        path = [id_]
        while target is not None and target not in path:
            path.append(target)
            target = links.get(target)
        if target == id_:
            reason = f"{key} leads in a circle: {' -> '.join([*path, id_])}"
            yield Problem(entry.file, entry.line_of((key,)), id_, reason)


def _actor_clashes(actors: Mapping[str, Actor], entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Names that two actors share on some day."""
    spans: dict[tuple[str, str], list[tuple[date, date]]] = {}

    def names() -> Iterator[tuple[str, str]]:
        for actor in actors.values():
            own = (actor.since or date.min, actor.until or date.max)
            for name in names_of(actor):
                spans.setdefault((actor.id, key_of(name)), []).append(own)
                yield actor.id, name
            for dated in actor.dated_aliases:
                span = (max(own[0], dated.since or date.min), min(own[1], dated.until or date.max))
                spans.setdefault((actor.id, key_of(dated.name)), []).append(span)
                yield actor.id, dated.name

    def overlap(name: str, one: str, other: str) -> bool:
        return any(
            first[0] <= second[1] and second[0] <= first[1]
            for first in spans.get((one, name), [_ALWAYS])
            for second in spans.get((other, name), [_ALWAYS])
        )

    yield from _clashes(names(), entries, overlap, key_of)
    acronyms = ((actor.id, acronym) for actor in actors.values() for acronym in actor.acronyms)

    def alive_together(name: str, one: str, other: str) -> bool:
        first, second = actors[one], actors[other]
        return (first.since or date.min) <= (second.until or date.max) and (second.since or date.min) <= (
            first.until or date.max
        )

    yield from _clashes(acronyms, entries, alive_together, str)


def _place_clashes(places: Mapping[str, Place], entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Names that two places share which nothing tells apart: the same country and the same parent."""

    def same_setting(name: str, one: str, other: str) -> bool:
        first, second = places[one], places[other]
        return (first.country, first.parent) == (second.country, second.parent)

    names = ((place.id, name) for place in places.values() for name in names_of(place))
    yield from _clashes(names, entries, same_setting, key_of)


def _clashes(
    names: Iterable[tuple[str, str]],
    entries: Mapping[str, Entry],
    clash: Callable[[str, str, str], bool],
    key: Callable[[str], str],
) -> Iterator[Problem]:
    """A problem for each name that stands in two entries where ``clash(key, one id, other id)`` holds."""
    owners: dict[str, list[str]] = {}
    told: set[tuple[str, str]] = set()
    for id_, name in names:
        spelt = key(name)
        for other in owners.setdefault(spelt, []):
            if other != id_ and clash(spelt, other, id_) and (spelt, id_) not in told:
                told.add((spelt, id_))
                first, entry = entries[other], entries[id_]
                reason = (
                    f"the name {name!r} also stands in entry {other!r} ({first.file}, line {first.line}): "
                    "take it out of one of them"
                )
                yield Problem(entry.file, _line_of_name(entry, name), id_, reason)
        if id_ not in owners[spelt]:
            owners[spelt].append(id_)


def _line_of_name(entry: Entry, name: str) -> int:
    for key in ("aliases", "acronyms", "dated_aliases"):
        values = entry.data.get(key) or []
        for number, value in enumerate(values):
            if name in (value, value.get("name") if isinstance(value, dict) else None):
                return entry.line_of((key, number))
    return entry.line
