"""Patterns as analysts write them: a fault is named by file and line; what loads can be read with."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

import spacy
from hypothesis import strategies as st

from fuzz.inputs import words
from fuzz.inputs.documents import damaged
from fuzz.target import Target
from pipeline.articles.boilerplate import PatternClock, drop_boilerplate
from pipeline.articles.cleaning import Block
from pipeline.articles.errors import ReadError
from pipeline.articles.publication import from_landmarks
from pipeline.catalogue import Catalogue, CatalogueError, load_catalogue
from pipeline.catalogue.gazetteer import COLUMNS
from pipeline.language import build
from pipeline.strict_yaml import YamlError, load_yaml
from pipeline.vocabulary import ActorKind, SourceKind, SubEventType

_TEXT = "Guards of the port clashed with raiders near the east gate on 4 May, a doctor said. It is edited by nobody."
_BASE = {
    "actors.yaml": "- {id: guards, name: Guards, kind: state_forces, aliases: [guards of the port], parent: army}\n"
    "- {id: army, name: Army, kind: state_forces}",
    "places.yaml": "- {id: land, name: Land, kind: country}\n"
    "- {id: port, name: Port, kind: port, lat: 1, lon: 2, parent: land}",
    "weapons.yaml": "- {id: gun, name: gun, kind: small_arms, acronyms: [HMG]}",
    "triggers.yaml": "- {id: clash, sub_event_type: Armed clash, family: fight, verbs: [clash], nouns: [clash]}",
    "cues.yaml": "- {id: say, category: report, phrases: [say]}",
    "group_heads.yaml": "- {id: raider, nouns: [raider], kind: political_militia}",
    "landmarks.yaml": "- {id: began, pattern: 'began this year', year: 2011, examples: [it began this year]}",
    "boilerplate.yaml": "- {id: edited, pattern: 'is edited by', examples: [it is edited by X]}",
}  # fmt: skip
"""Patterns small enough to be loaded thousands of times."""
_FAMILIES = st.sampled_from(("fight", "assault", "kill", "base", "move", "aspect", "none"))
_NAMES = st.one_of(
    words.joined(words.small, words.conflict, words.names, longest=3),
    st.sampled_from(("Guards", "guards of the port", "Port", "{a, b} c", "{a", "<x>", "<Guards>", "{,}", "{a,b}" * 12,
    "", " ", "x" * 300, "GNA", "the", "(", "10")),
    st.text(max_size=5),
)  # fmt: skip
_LISTS = st.lists(_NAMES, max_size=4)
_PATTERNS = st.one_of(
    st.from_regex(r"[a-c.*+?()|\[\]{}0-9,\\bdwsAZ^$:=!<>P-]{1,12}", fullmatch=True),
    st.sampled_from(("a{99999999999}", "(a+)+$", "(?i)a", "a(?i)b", "(?P<a>x)(?P=a)", "(?(1)a|b)",
    "(" * 300 + ")" * 300, "[[a]", "[a--b]", "\\N{DASH}", "(?<=a+)b", "\\p{L}", "(?L)a", "[a&&b]", "(?a)\\w",
    "(?<a>b)", "\\K", "")),
)  # fmt: skip
_SCALARS = st.one_of(
    _NAMES, words.dates, _PATTERNS, st.integers(-400, 3000).map(str), st.floats().map(str),
    st.sampled_from(("true", "NO", "null", "~", "1" * 5000, "!!int x", "!!python/name:os.system", "&a b", "*a", "[",
    "{", "2016-99", "0000-00", "0000", ".nan", "|", ">", "\t")),
    st.sampled_from((*ActorKind, *SourceKind, *SubEventType)).map(str),
)  # fmt: skip
_QUOTED = st.one_of(
    _SCALARS, _SCALARS.map(lambda text: "'" + text.replace("'", "''") + "'"), _LISTS.map(lambda names: str(names))
)
_KEYS_LISTED = (
    "name kind aliases acronyms parent from until dated_aliases source_kind speaks_for person acled country lat "
    "lon admin1 precision ambiguous counts_as_event sub_event_type family strength frame verbs nouns wants unless "
    "outcome phrases category direction reach pos named who pattern year why scope examples counter_examples id "
    "zzz"
)
_KEYS = tuple(_KEYS_LISTED.split())
_IDS = st.sampled_from(
    ("guards", "army", "land", "port", "gun", "clash", "say", "raider", "began", "edited", "new", "New", "a b", "")
)


@st.composite
def _entry(draw: st.DrawFn, file: str) -> str:
    """An entry that the file takes, with some of its keys changed or added."""
    keys: dict[str, str] = {"id": draw(_IDS)}
    if draw(st.integers(0, 4)):
        quote = "'{}'".format
        keys |= {
            "actors.yaml": lambda: {
                "name": quote(draw(words.names).replace("'", "")),
                "kind": "state_forces",
                "aliases": str(draw(_LISTS)),
            },
            "places.yaml": lambda: {
                "name": quote(draw(words.names).replace("'", "")),
                "kind": "town",
                "aliases": str(draw(_LISTS)),
            },
            "weapons.yaml": lambda: {
                "name": quote(draw(words.names).replace("'", "")),
                "kind": "other",
                "acronyms": str(draw(_LISTS)),
            },
            "triggers.yaml": lambda: {
                "sub_event_type": "Attack",
                "family": draw(_FAMILIES),
                "verbs": str(draw(_LISTS)),
                "unless": str(draw(_LISTS)),
            },
            "cues.yaml": lambda: {"category": "report", "phrases": str(draw(_LISTS))},
            "group_heads.yaml": lambda: {"nouns": str(draw(_LISTS)), "kind": "rioters"},
            "landmarks.yaml": lambda: {"pattern": quote(draw(_PATTERNS).replace("'", "")), "year": "2014"},
            "boilerplate.yaml": lambda: {"pattern": quote(draw(_PATTERNS).replace("'", ""))},
        }[file]()
    for key in draw(st.lists(st.sampled_from(_KEYS), max_size=2)):
        keys[key] = draw(_QUOTED)
    return "".join(
        f"{'- ' if number == 0 else '  '}{key}: {value}\n" for number, (key, value) in enumerate(keys.items())
    )


@st.composite
def _overlay(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of a user's own patterns, by its name."""
    file = draw(st.sampled_from((*_BASE, "gazetteer.csv")))
    if file == "gazetteer.csv":
        rows = draw(st.lists(st.lists(_SCALARS, min_size=12, max_size=14), max_size=3))
        text = "\n".join(map(",".join, [list(COLUMNS), *rows]))
    else:
        spellings = draw(
            st.sampled_from(("", "", "spellings:\n  x: [y, z]\n", "spellings: [x]\n", "spellings:\n  1: [y]\n"))
        )
        text = f"{spellings}entries:\n{''.join(draw(st.lists(_entry(file), max_size=3)))}"
    whole = st.just(text.encode("utf-8", "surrogatepass"))
    return file, draw(
        st.one_of(
            whole,
            whole,
            damaged(whole, (b"\t", b"- ", b": ", b"[" * 200, b"&a", b"*a", b"\x00", b"\xff", b"\n", b"'", b"---\n")),
        )
    )


def check(case: tuple[str, bytes]) -> None:
    """``CatalogueError`` naming the file, or a catalogue that reads a text."""
    file, content = case
    with tempfile.TemporaryDirectory() as folder:
        base, overlay = Path(folder) / "base", Path(folder) / "overlay"
        base.mkdir()
        overlay.mkdir()
        for name, entries in _BASE.items():
            (base / name).write_text(f"entries:\n{entries}\n", encoding="utf-8")
        (base / "gazetteer.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
        (overlay / file).write_bytes(content)
        with patch("pipeline.catalogue.loading.patterns_dir", lambda: base):
            try:
                catalogue = load_catalogue(overlay)
            except CatalogueError as error:
                assert error.problem.reason, error
                assert error.problem.file, error
                return
    _read_with(catalogue)


def _read_with(catalogue: Catalogue) -> None:
    build(spacy.blank("en"), catalogue)(_TEXT)
    clock = PatternClock(1)
    try:
        drop_boilerplate([Block(_TEXT)], catalogue.boilerplate, clock)
        from_landmarks(_TEXT, catalogue.landmarks, clock)
    except ReadError as error:
        assert error.reason == "slow_pattern", error


def check_yaml(content: str) -> None:
    """A value of plain types, or ``YamlError``."""
    try:
        value = load_yaml(content, "x.yaml")
    except YamlError as error:
        assert error.reason
        return
    assert _is_plain(value), value


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(
            type(key) in (str, int, float, bool, type(None)) and _is_plain(inner) for key, inner in value.items()
        )
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return type(value) in (str, int, float, bool, type(None))


_SIGNS = st.sampled_from(
    (
        "a",
        "1",
        "- ",
        ": ",
        "\n",
        "\n  ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "|",
        ">",
        "#",
        "&a ",
        "*a",
        "!!int ",
        "! ",
        "? ",
        "---\n",
        "%YAML 1.1\n",
        "true",
        "null",
        "~",
        ".5",
        "1e3",
        "\t",
        "<<: ",
        "[" * 500,
    )
)
_YAML = st.lists(st.one_of(_SIGNS, _SIGNS, st.characters()), max_size=40).map("".join)
TARGETS = (
    Target("patterns", _overlay(), check, share=75, seconds=30),
    Target("yaml", _YAML, check_yaml, share=75, seconds=5),
)
