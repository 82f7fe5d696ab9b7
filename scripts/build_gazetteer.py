"""Build ``patterns/gazetteer.csv`` from OpenStreetMap, GeoNames and OCHA files.

    python scripts/build_gazetteer.py DATA_DIR

``DATA_DIR`` holds ``osm_libya_places.csv``, ``geonames15000_ly.csv``, ``geonames_ly_cities.sql`` and
``ocha_cod_libya_admin3_pcodes.csv``. A place that ``patterns/places.yaml`` already knows is left out, and so is a name
that would be read into ordinary English or could mean several places; each is printed with the reason.
The district of a place is that of the nearest entry of places.yaml: an approximation, stated in README-gazetteer.md.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from pipeline.catalogue.folding import APOSTROPHES, PROTECTED, fold, surface_variants
from pipeline.strict_yaml import load_yaml

_COLUMNS = "id name kind aliases parent lat lon admin1 admin2 admin3 pcode country source"
COLUMNS = _COLUMNS.split()
SAME_PLACE_KM = 15.0
CITY_RADIUS_KM = 12.0
CITIES = ("tripoli", "benghazi", "misrata", "derna")
"""Cities whose surrounding OpenStreetMap places are their quarters."""

_ENGLISH = """
village centre center beach spring project urban silk saba sas town city gate street road district farm camp sand valley
port hotel bridge mosque school market desert oasis well hill old new forty park garden bank line side dorp dora mini
oral mali oman villalan the st
"""
ENGLISH = frozenset(_ENGLISH.split())
_GENERIC = """
madina medina qarya qaria villaggio jabal wadi marhaba waha mazra mintaqa hay karama shuhada thawra mansoura nahda zahra
zahrah salam khadra hamra hara ramla rabta zaytuna qasr qalaa baydan jadida
"""
GENERIC = frozenset(_GENERIC.split())
"""Names so common across Libya that they say nothing about where."""

_PERSONS = """
marwan maryan jabbar shahwan salimah dahman assadi madi jaffar celene attenah barakat arrasa juhaysh jarir fuqar lutfa
manar masoud mushad rayyan said shawa umran zaid kahili barqawi abu-ayyad amr-ibn-al-aas uqba-bin-nafi jabir-bin-hayyan
al-hajj-umran haj-omran
"""
PERSONS = frozenset(word.replace("-", " ") for word in _PERSONS.split())
"""Names of people, or of streets and schools after them, besides those that the folding rule protects."""

_TRIBE = re.compile(
    r"^(?:Awlad|Ouled|Oulad|Bani|Bane|Al-(?:Qadhadhimah|Magharibah|Fawatir|Majabirah|Mashashita|Tanahma))\b"
)
"""Hamlets named after a tribe: in a report the words mean the people."""

_PREFIX = re.compile(r"^(?:Qaryat|Qabilat|Qabelat|Baldat|Mintaqat|Qasabat|Nuqtat|Village)\s+(?=\S)")
_SUFFIX = re.compile(r"\s+(?:Village|village|Town|town|district|neighborhood)$")
_WORD = re.compile(r"[A-Za-z][A-Za-z' -]*[A-Za-z]")
_KINDS = (
    (re.compile(r"^wadi\b", re.I), "valley"),
    (re.compile(r"^ra['`]?s\b", re.I), "area"),
    (re.compile(r"\bbeach$", re.I), "area"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of places.yaml with a place on the map."""

    place_id: str
    folded: frozenset[str]
    lat: float | None
    lon: float | None
    admin1: str
    admin2: str


@dataclass(slots=True)
class Candidate:
    """A place read from a source file."""

    name: str
    spellings: list[str]
    lat: float
    lon: float
    source: str
    rank: int
    """1 city, 2 town, 3 village, 4 hamlet: the order of the OpenStreetMap file's blocks."""
    folded: set[str] = field(default_factory=set)


_HEADS = frozenset({"bin", "abu", "sidi", "haj"})


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in kilometres."""
    a = math.sin(math.radians(lat2 - lat1) / 2) ** 2
    b = math.cos(math.radians(lat1)) * math.cos(math.radians(lat2)) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(a + b))


def clean(name: str) -> str:
    """Return a name as an English report writes it: ASCII, without the words for village or tribe, capitalised."""
    text = unicodedata.normalize("NFKD", APOSTROPHES.sub("", name))
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"\s*[(;].*$", "", text.split(" - ")[0]).strip()
    text = _SUFFIX.sub("", _PREFIX.sub("", text))
    words = [word.capitalize() if word.isupper() or word.islower() else word for word in text.split()]
    lower = {"Al", "El", "Ar", "As", "Ash", "At", "Ath", "Az", "An", "Ad", "Bin", "Ibn", "Wa"}
    joined = [word.lower() if place and word in lower else word for place, word in enumerate(words)]
    return re.sub(r"^(Al|El|Ar|As|Ash|At|Ath|Az|An|Ad) ", r"\1-", " ".join(joined))


def plausible(spelling: str, name: str) -> bool:
    """Whether a Latin spelling could stand in an English text for ``name`` (OpenStreetMap lists many languages)."""
    if not spelling.isascii() or not _WORD.fullmatch(spelling) or len(fold(spelling).replace(" ", "")) < 4:
        return False
    return SequenceMatcher(None, fold(spelling), fold(name)).ratio() >= 0.65


def read_osm(path: Path) -> Iterator[Candidate]:
    """Yield the named places of the OpenStreetMap file; its blocks (ids start again at 1) go from cities to hamlets."""
    rank = 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rank += row["id"] == "1"
            spellings = [row["name_en"], row["name_fr"], row["name_it"], *row["all_latin_names"].split("|")]
            cleaned = list(dict.fromkeys(filter(None, (clean(one) for one in spellings))))
            if cleaned:
                yield Candidate(cleaned[0], cleaned, float(row["latitude"]), float(row["longitude"]), "osm", rank)


def read_geonames(folder: Path) -> Iterator[Candidate]:
    """Yield the cities of both GeoNames files."""
    with (folder / "geonames15000_ly.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = clean(row["name"])
            yield Candidate(name, [name], float(row["latitude"]), float(row["longitude"]), "geonames", 2)
    text = (folder / "geonames_ly_cities.sql").read_text(encoding="utf-8")
    pattern = r"INSERT INTO `cities` VALUES \(\d+,'LY','((?:\\'|[^'])*)','(?:\\'|[^'])*',([\d.]+),([\d.]+),"
    for found in re.finditer(pattern, text):
        name = clean(found[1].replace("\\'", "'"))
        yield Candidate(name, [name], float(found[3]), float(found[2]), "geonames", 2)


def names(entry: Mapping[str, Any]) -> list[str]:
    """Return the name and aliases of an entry of places.yaml."""
    return [str(name) for name in (entry["name"], *entry.get("aliases", ()))]


def read_entries(path: Path) -> list[dict[str, Any]]:
    """Return the entries of places.yaml as they stand there."""
    entries: list[dict[str, Any]] = load_yaml(path.read_text(encoding="utf-8"), path.name)["entries"]
    return entries


def read_known(entries: list[dict[str, Any]]) -> list[Known]:
    """Return the entries of places.yaml, Libyan and foreign."""
    return [
        Known(
            entry["id"],
            frozenset(fold(form) for name in names(entry) for form in (name, *surface_variants(name))),
            entry.get("lat"),
            entry.get("lon"),
            entry.get("admin1", ""),
            entry.get("admin2", ""),
        )
        for entry in entries
    ]


def missing_municipalities(ocha: Path, entries: list[dict[str, Any]]) -> list[str]:
    """Return the OCHA municipalities that no entry of places.yaml belongs to."""
    have = {entry.get("pcode") for entry in entries}
    with ocha.open(encoding="utf-8", newline="") as file:
        return [row["adm3_name"] for row in csv.DictReader(file) if row["adm3_pcode"] not in have]


def unusable(name: str) -> str:
    """Return why a name cannot be looked for in English text, or an empty string."""
    key = fold(name)
    letters = key.replace(" ", "")
    if len(letters) < 4:
        return "too short"
    if not _WORD.fullmatch(name):
        return "not a plain Latin name"
    words = {variant.replace("-", " ") for variant in surface_variants(name)}
    if words & ENGLISH or not ENGLISH.isdisjoint(key.split()):
        return "English word"
    if _TRIBE.match(name):
        return "tribe's name"
    head, _, tail = key.partition(" ")
    if (words | {key, key.removeprefix("al ")}) & (PROTECTED | PERSONS) or (head in _HEADS and tail in PROTECTED):
        return "person's name or common word"
    if words & GENERIC or key in {fold(one) for one in GENERIC}:
        return "generic name"
    return ""


def select(candidates: Iterable[Candidate], known: list[Known]) -> tuple[list[Candidate], list[tuple[str, str]]]:
    """Return the places to add, and each dropped name with its reason."""
    by_key: dict[str, list[Known]] = defaultdict(list)
    for entry in known:
        for key in entry.folded:
            by_key[key].append(entry)
    points = {(entry.lat, entry.lon) for entry in known}
    kept: list[Candidate] = []
    dropped: list[tuple[str, str]] = []
    for one in candidates:
        one.spellings = [spelling for spelling in one.spellings if plausible(spelling, one.name)]
        one.folded = {fold(one.name), *map(fold, one.spellings)}
        same = [entry for key in one.folded for entry in by_key[key]]
        if (
            any(is_near(one, entry.lat, entry.lon) for entry in same)
            or (round(one.lat, 4), round(one.lon, 4)) in points
        ):
            continue
        reason = unusable(one.name) or ("namesake of " + same[0].place_id if fold(one.name) in by_key and same else "")
        if reason:
            dropped.append((one.name, reason))
            continue
        one.spellings = [word for word in one.spellings if not unusable(word) and not by_key[fold(word)]]
        one.folded = {fold(one.name), *map(fold, one.spellings)}
        kept.append(one)
    return without_homonyms(kept, dropped), dropped


def is_near(one: Candidate, lat: float | None, lon: float | None) -> bool:
    """Whether a namesake at these coordinates is the same place; one without coordinates is taken for it."""
    return lat is None or lon is None or distance_km(one.lat, one.lon, lat, lon) < SAME_PLACE_KM


def without_homonyms(kept: list[Candidate], dropped: list[tuple[str, str]]) -> list[Candidate]:
    """Merge repeats of one place and leave out names that two places far apart share."""
    by_key: dict[str, list[Candidate]] = defaultdict(list)
    result: list[Candidate] = []
    for one in kept:
        twins = [twin for key in one.folded for twin in by_key[key]]
        near = next((twin for twin in twins if is_near(one, twin.lat, twin.lon)), None)
        if near is not None:
            near.spellings += [word for word in one.spellings if word not in near.spellings]
            near.folded |= one.folded
        else:
            result.append(one)
        for key in one.folded:
            by_key[key].append(near or one)
    shared = {key for key, group in by_key.items() if len({id(one) for one in group}) > 1}
    final: list[Candidate] = []
    for one in result:
        if fold(one.name) in shared:
            dropped.append((one.name, "several places of this name"))
            continue
        one.spellings = [word for word in one.spellings if fold(word) not in shared]
        final.append(one)
    return final


def to_row(one: Candidate, known: list[Known], districts: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    """Return the CSV row of a place."""
    located = [(distance_km(one.lat, one.lon, k.lat, k.lon), k) for k in known if k.admin2 and k.lat and k.lon]
    nearest = min(located, key=lambda pair: pair[0])[1]
    cities = [k for _, k in sorted(located, key=lambda pair: pair[0]) if k.place_id in CITIES]
    city = next((k for d, k in located if k in cities and d < CITY_RADIUS_KM), None)
    kind = next((kind for pattern, kind in _KINDS if pattern.search(one.name)), "village" if one.rank > 2 else "town")
    if city is not None and kind in {"village", "town"}:
        kind = "city_district"
    place_id = re.sub(r"[^a-z0-9]+", "_", one.name.lower()).strip("_")
    if place_id in taken:
        place_id += "_" + re.sub(r"[^a-z]+", "_", nearest.admin2.lower())
    taken.add(place_id)
    own = surface_variants(one.name)
    aliases = sorted({word for word in one.spellings if word.lower() not in own and word != one.name})
    return {
        "id": place_id,
        "name": one.name,
        "kind": kind,
        "aliases": "|".join(aliases),
        "parent": city.place_id if city is not None else districts[nearest.admin2],
        "lat": f"{one.lat:.4f}",
        "lon": f"{one.lon:.4f}",
        "admin1": nearest.admin1,
        "admin2": nearest.admin2,
        "admin3": "",
        "pcode": "",
        "country": "LY",
        "source": one.source,
    }


def main() -> int:
    """Write the gazetteer and report what was left out; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--places", type=Path, default=Path("patterns/places.yaml"))
    parser.add_argument("--out", type=Path, default=Path("patterns/gazetteer.csv"))
    options = parser.parse_args()
    entries = read_entries(options.places)
    known = read_known(entries)
    districts = {entry["admin2"]: entry["id"] for entry in entries if entry["kind"] == "district"}
    candidates = [*read_osm(options.data_dir / "osm_libya_places.csv"), *read_geonames(options.data_dir)]
    kept, dropped = select(candidates, known)
    taken = {entry.place_id for entry in known}
    rows = sorted((to_row(one, known, districts, taken) for one in kept), key=lambda row: row["id"])
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    for name, reason in sorted(dropped):
        print(f"dropped {name}: {reason}")
    for name in missing_municipalities(options.data_dir / "ocha_cod_libya_admin3_pcodes.csv", entries):
        print(f"municipality without an entry in {options.places}: {name}")
    print(f"{len(rows)} places in {options.out}, {len(known)} in {options.places}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
