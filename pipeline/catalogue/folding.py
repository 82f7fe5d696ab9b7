"""One folding rule for romanised Arabic names, and the plain spellings that follow from an alias.

``fold`` maps spellings that differ only by convention ("Az Zāwīyah", "al-Zawiya", "Zawia") to one key.
It keeps short vowels apart and never merges a letter with another that Libyan names contrast (Zilla and Zliten,
Derj and Derna, Ghat and Ghadames stay apart): an unfolded spelling costs an alias, a wrong merge costs a wrong place.
"""

from __future__ import annotations

import re
import unicodedata

_ARTICLES = "al el ul il ar er as es ash esh at et ath az ez an en ad ed adh edh"
ARTICLES = frozenset(_ARTICLES.split())
"""The Arabic article before moon letters and, assimilated, before sun letters."""

# "al-Ghani" may be an oil field, a bare "Ghani" is a person.
_PERSONS = """
abdullah adam adem adil ahmad ahmed ali amal amin amir anas ayman aziz badr badri bakr bashir bishr dabbashi faisal
faraj farid fathi ghani hadi haj hakim hamid hamza hani harith hasan hassan hussein ibrahim idris issa jaber jabir jamal
karim khaled khalid khalifa khalil mahdi mahmoud mahmud majid mansour mansur mohammed mukhtar musa mustafa naima nasir
nasr nasser omar osama othman rashid sadiq saif salah salam saleh salem salim sami sarraj serraj shaban shafi suleiman
sultan tahir tarek tariq wafa walid yahya yassin younis youssef yusuf zahra zahraa zubair
"""
_WORDS_OF_REPORTS = """
abyad ahmar akhdar arabi bad bath bib dollar far fata feel fil hall halt hind jam jar jihad kali mall mare mash mass
mini omen pal quran rant saba sahara salaf sham sharia shura sunna tall team tel thani thawra umma watan
"""
PROTECTED = frozenset((_PERSONS + _WORDS_OF_REPORTS).split())
"""Words that never stand for a place or group without their article."""

APOSTROPHES = re.compile("['`\u2019\u2018\u00b4\u02bb\u02bc\u02bd\u02be\u02bf\u2032\u201b]")
"""Apostrophes and the signs for hamza and ayn."""

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2014_./]+")
_ENDING = re.compile(r"(?:iyy?ah?|iah|iyeh|ieh|iyyeh)$")
_DOUBLED = re.compile(r"([bcdfghjklmnpqrstvwxz])\1+")
_AI = re.compile(r"(?:ay|ey|ei)(?![aeiou])")

_VOWELS = (("ou", "u"), ("oo", "u"), ("uu", "u"), ("ee", "i"), ("ii", "i"), ("aa", "a"))
_CONSONANTS = (("dj", "j"), ("tch", "ch"), ("q", "g"))

_COMPOUND_HEADS = frozenset({"abu", "bu", "ben", "bin", "beni", "bani", "ain", "ayn", "ras", "um", "umm", "om", "bir"})
"""First words that reports also hyphenate or write together with the next ("Abugrein", "Bin-Jawad")."""

_WORDS = {
    "ben": "bin",
    "ibn": "bin",
    "beni": "bani",
    "bni": "bani",
    "banu": "bani",
    "suk": "sug",
    "kasr": "gasr",
    "gaser": "gasr",
    "hayy": "hai",
    "ued": "wadi",
    "jebel": "jabal",
    "gebel": "jabal",
    "jabel": "jabal",
    "jbel": "jabal",
    "om": "um",
    "umm": "um",
    "bo": "abu",
    "bu": "abu",
    "abo": "abu",
    "bier": "bir",
    "beer": "bir",
    "ber": "bir",
    "ein": "ain",
    "en": "ain",
    "maatan": "matan",
    "maaten": "matan",
    "dhahr": "dahr",
    "thahr": "dahr",
    "zahr": "dahr",
    "mashroa": "mashru",
    "mashrua": "mashru",
}
"""Common first words of names, by the spelling that stands after the letter rules."""


def fold(name: str) -> str:
    """Return the key under which spellings of one romanised name fall together.

    The key is lower-case ASCII words parted by single blanks; articles are dropped unless what is left is protected.
    """
    words = _plain(name).split()
    bare = [word for word in words if word not in ARTICLES] or words
    if len(words) == 2 and len(bare) == 1 and bare[0] in PROTECTED:
        return f"al {_fold_word(bare[0])}"
    return " ".join(_fold_word(word, first=place == 0 and len(bare) > 1) for place, word in enumerate(bare))


def surface_variants(alias: str) -> set[str]:
    """Return the lower-case spellings of an alias to feed a case-insensitive phrase matcher.

    They differ by the leading article ("al-", "el-", assimilated or none) and by hyphen, blank or joined writing.
    A protected word is never set free of its article, and nothing gains an article that has none.
    """
    text = " ".join(unicodedata.normalize("NFKC", alias).lower().split())
    forms = {text, _strip_accents(text)}
    forms |= {APOSTROPHES.sub("", form) for form in forms} | {APOSTROPHES.sub("'", form) for form in forms}
    variants: set[str] = set()
    for form in forms:
        variants |= _separations(form)
        head, _, rest = form.replace("-", " ").partition(" ")
        if head in ARTICLES and rest:
            variants |= _articled(rest, head)
    return {variant for variant in variants if variant}


def _articled(rest: str, article: str) -> set[str]:
    """Return ``rest`` behind each article, hyphenated, spaced and joined, and bare where that is safe."""
    bare = set() if rest in PROTECTED or len(rest) < 3 else _separations(rest)
    articles = {"al", "el", article}
    spaced = {f"{one}{mark}{form}" for one in articles for mark in "- " for form in _separations(rest)}
    joined = {f"{one}{rest}" for one in articles if len(rest) > 4 and " " not in rest}
    return bare | spaced | joined


def _separations(form: str) -> set[str]:
    """Return a form as it stands, with blanks for hyphens, and with its inner articles hyphenated or dropped."""
    words = form.replace("-", " ").split()
    variants = {form, " ".join(words)}
    inner = [place for place, word in enumerate(words) if place and word in ARTICLES and place + 1 < len(words)]
    for place in inner:
        before, after = words[:place], words[place + 1 :]
        for article in {"al", "el", words[place]}:
            variants.add(" ".join([*before, f"{article}-{after[0]}", *after[1:]]))
            variants.add(" ".join([*before, article, *after]))
        if len(inner) == 1:
            variants.add(" ".join([*before, *after]))
    if len(words) == 2 and words[0] in _COMPOUND_HEADS and words[1].isalpha():
        variants |= {"-".join(words), "".join(words)}
    return variants


def _plain(name: str) -> str:
    """Return a name in lower-case ASCII letters, without marks and with blanks as its only separator."""
    text = APOSTROPHES.sub("", _strip_accents(name).lower())
    return _SEPARATORS.sub(" ", text).strip()


def _strip_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _fold_word(word: str, first: bool = False) -> str:
    """Return one word of a key; ``first`` says that a longer name begins with it."""
    if not word.isalpha():
        return word
    if first and word in _WORDS:
        return _WORDS[word]
    for old, new in (*_VOWELS, *_CONSONANTS):
        word = word.replace(old, new)
    word = _ENDING.sub("ia", word) if len(word) > 4 else word
    word = re.sub(r"ah$", "a", word) if len(word) > 3 else word
    word = _AI.sub("ai", word)
    word = re.sub(r"uw(?=[aeiou])", "u", word)
    word = _DOUBLED.sub(r"\1", word)
    return _WORDS.get(word, word) if first or word in {"ben", "ibn"} else word
