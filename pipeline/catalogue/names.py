"""Names to ids: exact spellings first, then spellings that fold together; acronyms by their exact letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.catalogue.folding import fold, surface_variants

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018`\u00b4\u02bb\u02bc\u02bd\u02be\u02bf\u2032\u201b", "'"))
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


def plain(text: str) -> str:
    """The text with straight apostrophes, plain hyphens and no accents: letter for letter as long as before."""
    if text.isascii():
        return text
    return "".join(_plain_letter(letter) for letter in text)


def _plain_letter(letter: str) -> str:
    bare = letter.translate(_APOSTROPHES).translate(_HYPHENS)
    first = unicodedata.normalize("NFKD", bare)[:1]
    return first if first.isascii() and first else bare


def key_of(name: str) -> str:
    """How a name is looked up: plain, lower case, single blanks, no leading *the*, no possessive ending."""
    text = name if name.isascii() else plain(unicodedata.normalize("NFC", name))
    key = " ".join(text.lower().split())
    key = key.removesuffix("'s") if key.endswith("'s") else key.removesuffix("'")
    return key.removeprefix("the ") or key


class NameIndex:
    """Which entries a name may mean. Built from ``(id, names, acronyms)``; ids keep the order they come in."""

    def __init__(
        self,
        entries: Iterable[tuple[str, Iterable[str], Iterable[str]]],
        variants: Callable[[str], Iterable[str]] = surface_variants,
    ) -> None:
        self._names: list[tuple[str, str]] = []
        exact: dict[str, dict[str, None]] = {}
        acronyms: dict[str, dict[str, None]] = {}
        self._capitals: set[str] = set()
        self._lower: set[str] = set()
        for id_, names, short in entries:
            for name in names:
                self._names.append((id_, name))
                cased = self._capitals if name[:1] != name[:1].lower() else self._lower
                for variant in {key_of(name), *map(key_of, variants(name))}:
                    exact.setdefault(variant, {})[id_] = None
                    cased.add(variant)
            for acronym in short:
                acronyms.setdefault(acronym, {})[id_] = None
        self.exact: Mapping[str, tuple[str, ...]] = {key: tuple(ids) for key, ids in exact.items()}
        """Every spelling that is searched for in texts, in lower case."""
        self.acronyms: Mapping[str, tuple[str, ...]] = {key: tuple(ids) for key, ids in acronyms.items()}
        self._folded: dict[str, tuple[str, ...]] | None = None

    @property
    def entries(self) -> Sequence[tuple[str, str]]:
        """The entries' ids, each with one of its names as its file writes it."""
        return self._names

    @property
    def written(self) -> tuple[str, ...]:
        """The names as their files write them."""
        return tuple(name for _, name in self._names)

    def proper(self, key: str) -> bool:
        """Whether the spelling is only ever written with a capital ("Sebha", not "rebels")."""
        return key in self._capitals and key not in self._lower

    def lookup(self, text: str) -> tuple[str, ...]:
        """The ids that the text may name, none where it names nothing."""
        if text in self.acronyms:
            return self.acronyms[text]
        key = key_of(text)
        if not key:
            return ()
        return self.exact.get(key) or self._by_fold(key)

    def _by_fold(self, key: str) -> tuple[str, ...]:
        if self._folded is None:
            folded: dict[str, dict[str, None]] = {}
            for id_, name in self._names:
                folded.setdefault(fold(name), {})[id_] = None
            self._folded = {name: tuple(ids) for name, ids in folded.items() if name}
        return self._folded.get(fold(key), ())
