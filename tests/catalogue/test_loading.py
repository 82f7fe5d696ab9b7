from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.catalogue import Catalogue, CatalogueError, check, describe, load_catalogue, load_folder, patterns_dir

Writer = Callable[..., Path]

ACTOR = "entries:\n  - id: lna\n    name: Libyan National Army\n    kind: state_forces\n"
HEADER = "id,name,kind,aliases,parent,lat,lon,admin1,admin2,admin3,pcode,country,source\n"


def fault(folder: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_folder(folder)
    return str(caught.value)


def test_own_patterns_have_no_fault(catalogue: Catalogue) -> None:
    counts = describe(catalogue)
    assert min(counts[key] for key in ("actors", "places", "weapons", "triggers", "cues", "group heads")) > 0


def test_the_checkouts_patterns_are_found() -> None:
    assert (patterns_dir() / "actors.yaml").is_file()


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        ("    colour: red\n", 5, "colour: no such key; the keys are acled, acronyms"),
        ("    aliases: [128]\n", 5, "aliases.0: must be text: put it in quotes"),
        ("    aliases: [LNA, LNA]\n", 5, "stands twice in the list: LNA"),
        ("    from: spring\n", 5, "YYYY"),
        ("    from: 2019\n    until: 2016-04\n", 2, "lies after"),
        ("    country: Libya\n", 5, "country"),
        ("    parent: nobody\n", 5, "there is no entry 'nobody'"),
        ("    parent: lna\n", 5, "circle: lna -> lna"),
        ("    speaks_for: nobody\n", 5, "speaks_for: there is no entry"),
        ("    dated_aliases: [{name: army, from: 2014, to: 2016}]\n", 5, "dated_aliases.0.to"),
    ],
)
def test_faults_of_an_actor(patterns: Writer, lines: str, line: int, words: str) -> None:
    message = fault(patterns(actors=ACTOR + lines))
    assert f"actors.yaml, line {line}, entry 'lna': " in message
    assert words in message


@pytest.mark.parametrize(
    "entries",
    [
        "  - {id: LNA, name: x, kind: state_forces}\n",
        "  - {id: lna, name: '', kind: state_forces}\n",
        "  - {id: lna, name: x, kind: army}\n",
        "  - {name: x, kind: state_forces}\n",
        "  - {id: lna, kind: state_forces}\n",
    ],
)
def test_faulty_entries(patterns: Writer, entries: str) -> None:
    assert "actors.yaml, line 2" in fault(patterns(actors=f"entries:\n{entries}"))


def test_id_twice_in_a_file(patterns: Writer) -> None:
    message = fault(patterns(actors=ACTOR + ACTOR.removeprefix("entries:\n")))
    assert "line 5, entry 'lna': the id stands twice (first in " in message


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("aliases: [the army]", "aliases: [The Army]", True),
        ("aliases: [Ra's forces]", "aliases: [Ra\u2019s Forces]", True),
        ("aliases: [army]", "aliases: [navy]", False),
        ("acronyms: [GNA]", "acronyms: [GNA]", True),
        ("acronyms: [GNA]", "acronyms: [Gna]", False),
        ("{d}: [{{name: army, until: 2014-05}}]", "{d}: [{{name: army, from: 2014-06}}]", False),
        ("{d}: [{{name: army, until: 2014-06}}]", "{d}: [{{name: army, from: 2014-06}}]", True),
        ("{d}: [{{name: army, until: 2014}}]", "aliases: [army]", True),
        ("aliases: [army]\n    until: 2013", "aliases: [army]\n    from: 2014", False),
    ],
)
def test_names_of_two_actors(patterns: Writer, first: str, second: str, clash: bool) -> None:
    text = "entries:\n"
    for id_, line in (("one", first), ("two", second)):
        text += f"  - id: {id_}\n    name: {id_}\n    kind: state_forces\n    {line.format(d='dated_aliases')}\n"
    folder = patterns(actors=text)
    if clash:
        assert "also stands in entry 'one'" in fault(folder)
    else:
        load_folder(folder)


@pytest.mark.parametrize(
    ("second", "clash"),
    [
        ("{id: b, name: Zawiya, kind: village, parent: libya}", True),
        ("{id: b, name: Zawiya, kind: village, parent: east}", False),
        ("{id: b, name: Zawiya, kind: town, country: EG}", False),
    ],
)
def test_namesakes_need_something_to_tell_them_apart(patterns: Writer, second: str, clash: bool) -> None:
    text = (
        "entries:\n  - {id: libya, name: Libya, kind: country}\n"
        "  - {id: east, name: East, kind: region, parent: libya}\n"
        f"  - {{id: a, name: Zawiya, kind: town, parent: libya}}\n  - {second}\n"
    )
    if clash:
        assert "entry 'b': the name 'Zawiya' also stands in entry 'a'" in fault(patterns(places=text))
    else:
        assert [place.id for place in load_folder(patterns(places=text)).places_named("zawiya")] == ["a", "b"]


def test_circles_of_places(patterns: Writer) -> None:
    text = "entries:\n  - {id: a, name: A, kind: town, parent: b}\n  - {id: b, name: B, kind: town, parent: a}\n"
    assert "circle: a -> b -> a" in fault(patterns(places=text))


def test_all_faults_are_collected(patterns: Writer) -> None:
    folder = patterns(actors=ACTOR + "    colour: red\n", places="entries:\n  - {id: x, name: X, kind: moon}\n")
    assert {problem.entry for problem in check(folder)} == {"lna", "x"}


class TestGazetteer:
    def test_rows_are_places(self, patterns: Writer) -> None:
        row = "zella,Zella,village,Zallah|Zilla,,28.5,17.5,South,Jufra,,,LY,osm\n"
        place = load_folder(patterns(gazetteer=HEADER + row)).places["zella"]
        assert (place.aliases, place.lat, place.pcode) == (("Zallah", "Zilla"), 28.5, "")

    @pytest.mark.parametrize(
        ("rows", "line", "words"),
        [
            ("zella,Zella,village\n", 2, "3 cells where there should be 13"),
            ("zella,Zella,village,,,north,17,,,,,LY,\n", 2, "lat"),
            ("zella,Zella,village,,,28,,,,,,LY,\n", 2, "lat and lon go together"),
            ("zella,Zella,village,,,95,17,,,,,LY,\n", 2, "lat"),
            ('"zella,Zella\n', 2, "not valid CSV"),
        ],
    )
    def test_faults(self, patterns: Writer, rows: str, line: int, words: str) -> None:
        message = fault(patterns(gazetteer=HEADER + rows))
        assert f"gazetteer.csv, line {line}" in message
        assert words in message

    def test_header(self, patterns: Writer) -> None:
        assert "the first row must be" in fault(patterns(gazetteer="id,name\n"))

    def test_id_also_in_places(self, patterns: Writer) -> None:
        places = "entries:\n  - {id: zella, name: Zella, kind: town}\n"
        folder = patterns(places=places, gazetteer=HEADER + "zella,Zilla,village,,,,,,,,,LY,osm\n")
        assert "the id stands twice" in fault(folder)


class TestOverlay:
    def test_entries_are_added_and_replaced_by_id(self, patterns: Writer, catalogue: Catalogue) -> None:
        text = (
            "entries:\n  - {id: gna, name: My GNA, kind: state_forces}\n"
            "  - {id: moon_brigade, name: Moon Brigade, kind: political_militia, parent: gna}\n"
        )
        laid = load_catalogue(patterns(actors=text))
        assert laid.actors["gna"].name == "My GNA"
        assert laid.actors["moon_brigade"].parent == "gna"
        assert len(laid.actors) == len(catalogue.actors) + 1
        assert laid.places.keys() == catalogue.places.keys()
        assert laid.version != catalogue.version

    def test_missing_folder(self, tmp_path: Path) -> None:
        with pytest.raises(CatalogueError, match="no such folder"):
            load_catalogue(tmp_path / "nowhere")

    def test_unknown_file(self, patterns: Writer) -> None:
        with pytest.raises(CatalogueError, match=r"people\.yaml: not a pattern file: the files are actors\.yaml"):
            load_catalogue(patterns(people="entries:\n"))

    def test_not_utf8(self, patterns: Writer) -> None:
        folder = patterns()
        (folder / "actors.yaml").write_bytes(b"entries: \xff\n")
        with pytest.raises(CatalogueError, match="UTF-8"):
            load_catalogue(folder)

    def test_same_version_for_the_same_patterns(self, patterns: Writer) -> None:
        first, second, other = patterns(actors=ACTOR), patterns(actors=ACTOR), patterns(actors=ACTOR + "    acled: x\n")
        assert load_folder(first).version == load_folder(second).version != load_folder(other).version


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"triggers": "entries:\n  - {id: a, sub_event_type: Attack, family: kill}\n"}, "give verbs or nouns"),
        ({"triggers": "entries:\n  - {id: a, sub_event_type: Attack, family: war, verbs: [kill]}\n"}, "family"),
        (
            {"triggers": "entries:\n  - {id: a, sub_event_type: attack, family: kill, verbs: [kill]}\n"},
            "sub_event_type",
        ),
        ({"cues": "entries:\n  - {id: a, category: claim, phrases: []}\n"}, "phrases"),
        ({"cues": "entries:\n  - {id: a, category: gossip, phrases: [say]}\n"}, "category"),
        ({"boilerplate": "entries:\n  - {id: a, pattern: '(x'}\n"}, "not a regular expression"),
        ({"boilerplate": "entries:\n  - {id: a, pattern: 'x{99999999999}'}\n"}, "not a regular expression"),
        ({"landmarks": "entries:\n  - {id: a, pattern: x, year: 1816}\n"}, "year"),
        ({"group_heads": "entries:\n  - {id: a, kind: rioters, nouns: []}\n"}, "nouns"),
        ({"weapons": "entries:\n  - {id: a, name: a, kind: gun}\n"}, "kind"),
    ],
)
def test_other_files(patterns: Writer, files: dict[str, str], words: str) -> None:
    assert words in fault(patterns(**files))
