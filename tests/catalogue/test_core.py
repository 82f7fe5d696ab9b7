from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.catalogue import Catalogue, load_folder

ACTORS = """
entries:
  - {id: lna, name: Libyan National Army, kind: state_forces,
     acronyms: [LNA], aliases: [Haftar's forces], from: 2014-05}
  - id: old_state
    name: Gaddafi forces
    kind: state_forces
    until: 2011-10-20
    dated_aliases: [{name: government forces, until: 2011-10-20}]
  - id: gna
    name: Government of National Accord
    kind: state_forces
    dated_aliases: [{name: government forces, from: 2016-03, until: 2021-03}]
"""
PLACES = """
entries:
  - {id: libya, name: Libya, kind: country}
  - {id: lebanon, name: Lebanon, kind: country, country: LB}
  - {id: tripoli_lebanon, name: Tripoli, kind: town, parent: lebanon, country: LB}
  - {id: tripoli_district, name: Tripoli, kind: district, parent: libya, aliases: [Tripoli district]}
  - {id: tripoli, name: Tripoli, kind: town, parent: tripoli_district}
  - {id: hay_al_giza, name: Hay al-Giza, kind: city_district, parent: tripoli}
"""
WEAPONS = """
entries:
  - {id: ied, name: improvised explosive device, kind: mine_ied, acronyms: [IED]}
  - {id: kalashnikov, name: Kalashnikov, kind: small_arms, aliases: [AK-47]}
  - {id: car_bomb, name: car bomb, kind: vbied, aliases: [booby-trapped car]}
"""
HEADS = """
entries:
  - {id: battalion, nouns: [battalion, liwa], kind: political_militia, named: true, who: fighter}
  - {id: gunmen, nouns: [gunman, masked man, battalion], kind: political_militia, who: attacker}
"""


@pytest.fixture
def catalogue(patterns: Callable[..., Path]) -> Catalogue:
    return load_folder(patterns(actors=ACTORS, places=PLACES, weapons=WEAPONS, group_heads=HEADS))


@pytest.mark.parametrize(
    ("text", "day", "ids"),
    [
        ("Libyan National Army", None, ["lna"]),
        ("the libyan national army", None, ["lna"]),
        ("Libyan-National Army's", None, ["lna"]),
        ("Haftar\u2019s forces", None, ["lna"]),
        ("LNA", None, ["lna"]),
        ("lna", None, []),
        ("LNA", date(2014, 4, 30), []),
        ("LNA", date(2014, 5, 1), ["lna"]),
        ("government forces", None, ["old_state", "gna"]),
        ("government forces", date(2011, 3, 1), ["old_state"]),
        ("government forces", date(2021, 3, 31), ["gna"]),
        ("government forces", date(2014, 1, 1), []),
        ("Government of National Accord", date(2012, 1, 1), ["gna"]),
        ("national army", None, []),
        ("", None, []),
    ],
)
def test_actors_named(catalogue: Catalogue, text: str, day: date | None, ids: list[str]) -> None:
    assert [actor.id for actor in catalogue.actors_named(text, day)] == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Tripoli", ["tripoli", "tripoli_district", "tripoli_lebanon"]),
        ("Tripoli's", ["tripoli", "tripoli_district", "tripoli_lebanon"]),
        ("Tripoli district", ["tripoli_district"]),
        ("Hay Al-Gizah", ["hay_al_giza"]),
        ("Hay Giza", ["hay_al_giza"]),
        ("Hay al\u2011Giza", ["hay_al_giza"]),
        ("Hay", []),
        ("Atlantis", []),
    ],
)
def test_places_named(catalogue: Catalogue, text: str, ids: list[str]) -> None:
    assert [place.id for place in catalogue.places_named(text)] == ids


def test_place_chain(catalogue: Catalogue) -> None:
    chain = [place.id for place in catalogue.place_chain("hay_al_giza")]
    assert chain == ["hay_al_giza", "tripoli", "tripoli_district", "libya"]
    assert catalogue.place_chain("nowhere") == ()


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("IEDs", "ied"),
        ("IED", "ied"),
        ("ied", None),
        ("improvised explosive devices", "ied"),
        ("Kalashnikovs", "kalashnikov"),
        ("AK-47s", "kalashnikov"),
        ("car bombs", "car_bomb"),
        ("booby trapped cars", "car_bomb"),
        ("bomb", None),
    ],
)
def test_weapons_named(catalogue: Catalogue, text: str, id_: str | None) -> None:
    assert [weapon.id for weapon in catalogue.weapons_named(text)] == ([id_] if id_ else [])


@pytest.mark.parametrize(
    ("noun", "named", "id_"),
    [
        ("battalion", True, "battalion"),
        ("Battalions", False, "gunmen"),
        ("battalion", None, "battalion"),
        ("liwa", False, "battalion"),
        ("gunmen", None, "gunmen"),
        ("masked men", None, "gunmen"),
        ("teapot", None, None),
    ],
)
def test_group_head(catalogue: Catalogue, noun: str, named: bool | None, id_: str | None) -> None:
    head = catalogue.group_head(noun, named=named)
    assert (head.id if head else None) == id_


def test_partial_dates_become_days(catalogue: Catalogue) -> None:
    assert catalogue.actors["lna"].since == date(2014, 5, 1)
    dated = catalogue.actors["gna"].dated_aliases[0]
    assert (dated.since, dated.until) == (date(2016, 3, 1), date(2021, 3, 31))
