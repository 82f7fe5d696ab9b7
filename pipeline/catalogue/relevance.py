"""Which actors, places and weapons a text can have to do with: no other entry can change what is read in it.

An entry comes into a reading by one of its names, or by way of an entry that does: as what that is part of or speaks
for. A name is found in a text, or looked up by words of the text, only where each of its words stands there, as it is
written or as it folds; a site may also be looked up by the name of its town as the catalogue writes it. So an entry of
which no name has all its words among those of the text, and to which no such entry refers, leaves the reading alone.
The test takes in too much rather than too little: words count wherever in the text they stand.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from pipeline.catalogue.core import HOME, Catalogue
from pipeline.catalogue.folding import APOSTROPHES, fold
from pipeline.catalogue.models import Actor, Place, PlaceKind, Weapon
from pipeline.catalogue.names import NameIndex, plain

Entry = Actor | Place | Weapon
Key = tuple[str, str]
"""The kind and the id of an entry."""

KINDS = ("actors", "places", "weapons")
_FIXED = """
africom civilians islamists local_militia nato police prisoners pro_government_militia protesters security_sources
suicide_bomber total unidentified_armed_group unidentified_tribal who
"""
FIXED = frozenset(_FIXED.split())
"""Ids of actors that the code names itself: they may come into any reading."""
FIXED_NAMES = ("Libya", "Libyan capital")
"""Names that the code looks up itself."""
_RUN = re.compile(r"\d+|[^\W\d_]+")
"""What no tokenizer's rule parts, but those for contractions."""


class Relevance:
    """Asks a catalogue which of its entries a text can have to do with."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._entries: dict[str, Mapping[str, Entry]] = {kind: getattr(catalogue, kind) for kind in KINDS}
        self._parts = Counter(place.parent for place in catalogue.places.values())
        self._always = {
            (kind, id_)
            for kind in KINDS
            for id_, entry in self._entries[kind].items()
            if id_ in FIXED or _tells_namesakes_apart(entry)
        }
        names = _names_of_all(catalogue)
        often = Counter(word for words in names for word in words)
        self._by_word: dict[str, list[tuple[frozenset[str], set[Key]]]] = defaultdict(list)
        """The names by their rarest word."""
        for words, keys in names.items():
            if words:
                self._by_word[min(words, key=lambda word: (often[word], word))].append((words, keys))
            else:
                self._always |= keys
        self._fixed = frozenset(word for name in FIXED_NAMES for word in _spellings(name))

    def entries(self, text: str) -> tuple[Key, ...]:
        """The entries that the reading of a text can depend on, in the catalogue's order."""
        found, known = set(self._always), _spellings(text) | self._fixed
        while named := self._named(known) - found:
            found |= named
            places = (self._entries["places"][id_] for kind, id_ in named if kind == "places")
            known |= {word for place in places for word in _spellings(place.name)}
        reached = set(self._with_above(found))
        return tuple((kind, id_) for kind in KINDS for id_ in self._entries[kind] if (kind, id_) in reached)

    def described(self, text: str) -> Iterator[str]:
        """All that the reading of a text takes from the actors, places and weapons; texts that say it in full."""
        for kind, id_ in self.entries(text):
            yield f"{kind} {self._parts[id_] if kind == 'places' else 0} {_dumped(self._entries[kind][id_])}"

    def _named(self, known: frozenset[str]) -> set[Key]:
        """The entries with a name all of whose words are known."""
        return {key for word in known for whole, keys in self._by_word.get(word, ()) if whole <= known for key in keys}

    def _with_above(self, found: Iterable[Key]) -> Iterator[Key]:
        """The entries with those that they refer to, and so on."""
        waiting, seen = list(found), set[Key]()
        while waiting:
            kind, id_ = waiting.pop()
            entry = self._entries[kind].get(id_)
            if entry is None or (kind, id_) in seen:
                continue
            seen.add((kind, id_))
            yield kind, id_
            above = {"actors": ("parent", "speaks_for"), "places": ("parent",), "weapons": ()}[kind]
            waiting += [(kind, other) for name in above if (other := getattr(entry, name))]


def _names_of_all(catalogue: Catalogue) -> dict[frozenset[str], set[Key]]:
    """The names of all entries as the words that a text must have for them."""
    anywhere = _split_words()
    names: dict[frozenset[str], set[Key]] = defaultdict(set)
    indexes = (catalogue.actor_names, catalogue.place_names, catalogue.weapon_names)
    for kind, index in zip(KINDS, indexes, strict=True):
        for name, id_ in _spelt(index):
            names[_words(name) - anywhere].add((kind, id_))
    for weapon in catalogue.weapons.values():
        for phrase in weapon.counter_examples:
            names[_words(phrase) - anywhere].add(("weapons", weapon.id))
    return names


def _spelt(index: NameIndex) -> Iterator[tuple[str, str]]:
    """Every spelling by which an entry of an index is found, and the entry's id."""
    for spellings in (index.exact, index.acronyms):
        for spelling, ids in spellings.items():
            yield from ((spelling, id_) for id_ in ids)
    for id_, name in index.entries:
        yield fold(name), id_


def _words(text: str) -> frozenset[str]:
    """The runs of letters or digits in a text, lower case, without accents; apostrophes part them."""
    return frozenset(_RUN.findall(APOSTROPHES.sub(" ", _bare(text))))


def _spellings(text: str) -> frozenset[str]:
    """The words of a text in every way in which a name may have them: apostrophes dropped, no *s*, folded."""
    written = _words(text) | frozenset(_RUN.findall(APOSTROPHES.sub("", _bare(text))))
    written |= {word.removesuffix("s") for word in written}
    return written.union(*map(_folded, written))


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFKD", plain(text))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


@lru_cache(50_000)
def _folded(word: str) -> frozenset[str]:
    """How a word may fold: alone, or as the first of a longer name."""
    return frozenset(fold(word).split()) | frozenset(fold(f"{word} x").split())


@cache
def _split_words() -> frozenset[str]:
    """The words that the tokenizer parts or makes of parts ("cannot"): a name's may stand in a text unseen."""
    from spacy.lang.en import English  # takes a second to load, and only new patterns need it

    found: set[str] = set()
    for whole, parts in English.Defaults.tokenizer_exceptions.items():
        pieces = {piece for part in parts for piece in _words(str(next(iter(part.values()))))}
        if pieces != _words(whole):
            found |= pieces | _words(whole)
    return frozenset(found)


def _tells_namesakes_apart(entry: Entry) -> bool:
    """Whether the entry is a country abroad: words that only look like its name tell its places from Libya's."""
    return isinstance(entry, Place) and entry.kind is PlaceKind.COUNTRY and entry.country != HOME


@lru_cache(50_000)
def _dumped(entry: Entry) -> str:
    return json.dumps(entry.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
