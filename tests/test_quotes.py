"""Rows quote the source's own characters, and are otherwise the rows of the same text set plainly."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from spacy.language import Language
from typer.testing import CliRunner

from pipeline.articles import read_article, read_folder
from pipeline.catalogue import Catalogue
from pipeline.cli import app
from pipeline.events import read_events
from pipeline.language import read
from pipeline.quotes import find_words, quoted
from pipeline.records import Article, Event, TextSpan
from pipeline.tables.cells import JOINT, render
from pipeline.tables.corrections import Row, row_hash
from pipeline.tables.rows import EVIDENCE_JOINT, event_row

Read = Callable[[Path], tuple[Article, tuple[Event, ...]]]

QUOTES = frozenset(
    {"evidence", "action", "cue_text", "date_text", "casualties_text", "location_text", "weapon_text", "source_text"}
    | {"actor1_text", "actor2_text"}
)
PLAIN = dict(zip("\u2018\u2019\u201c\u201d\u2010\u2011\u00a0\u202f", "''\"\"--  ", strict=True))
"""What a person types who has no typesetter."""

TYPESET = [
    "On 12\u00a0May 2019 the LNA shelled a \u201cdepot\u201d of Islamic State\u2019s men south of Sirte, killing three of ISIS\u2019s fighters.",
    "On 3 March 2016 gunmen of the self\u2011styled \u201cSalt Road\u201d Battalion shot dead two policemen at Derna\u2019s harbour.",
    "A car\u2011bomb went off in al\u2011Bayda on 4\u202fJune 2014 \u2013 five of the town\u2019s guards died, the hospital\u2019s director said.",
    "LNA MiG\u201123s struck an airfield near Bin\u00a0Jawad on 9\u00a0April 2018, residents of \u2018Harawa\u2019 said.",
    "Residents\u2019 groups said that Misrata\u2019s fighters had \u201creportedly\u201d clashed with Tripoli\u00a0Brigade men at the Ma\u2019arri\u2010Street gate on 7\u00a0July 2017.",
    "On 5\u00a0May and 8\u00a0May 2015 mortar fire hit the Libya\u00a0Dawn camp at Wershefana\u2019s edge, wounding \u201ca\u00a0few\u201d guards.",
]  # fmt: skip


@pytest.fixture
def events_of(nlp: Language, catalogue: Catalogue) -> Read:
    def events(file: Path) -> tuple[Article, tuple[Event, ...]]:
        article = read_article(file, file.parent)
        assert isinstance(article, Article)
        return article, read_events(read(nlp, article), article, catalogue)

    return events


def set_plainly(text: str) -> str:
    for sign, twin in PLAIN.items():
        text = text.replace(sign, twin)
    return text


def rows(found: tuple[Article, tuple[Event, ...]]) -> list[Row]:
    article, events = found
    return [event_row(event, article) for event in events]


@pytest.mark.parametrize("sentence", TYPESET)
def test_a_row_quotes_its_file_and_is_read_as_if_set_plainly(sentence: str, tmp_path: Path, events_of: Read) -> None:
    for name, text in (("typeset", sentence), ("plain", set_plainly(sentence))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(text, encoding="utf-8")
    typeset = rows(events_of(tmp_path / "typeset" / "a.txt"))
    told = rows(events_of(tmp_path / "plain" / "a.txt"))
    assert typeset, "no event was read"
    assert [row["evidence"] for row in typeset] == [sentence] * len(told)
    for row, twin in zip(typeset, told, strict=True):
        assert {name: cell for name, cell in row.items() if name not in QUOTES} == {
            name: cell for name, cell in twin.items() if name not in QUOTES
        }
        assert row_hash(row) == row_hash(twin)
        for name in QUOTES - {"evidence"}:
            words, typed = str(row[name]), str(twin[name])
            assert set_plainly(words) == typed
            assert all(part in sentence for part in words.replace(", ", JOINT).split(JOINT)), name


def test_the_quotes_are_not_those_of_the_twin(tmp_path: Path, events_of: Read) -> None:
    """Each quoted column holds a sign that only the source has, in one sentence or another."""
    typeset: set[str] = set()
    for number, sentence in enumerate(TYPESET):
        file = tmp_path / f"{number}.txt"
        file.write_text(sentence, encoding="utf-8")
        typeset |= {name for row in rows(events_of(file)) for name in QUOTES if set(str(row[name])) & set(PLAIN)}
    assert typeset >= QUOTES - {"action", "cue_text"}


def test_details_quote_too(tmp_path: Path, events_of: Read) -> None:
    (tmp_path / "a.txt").write_text(TYPESET[2], encoding="utf-8")
    article, (event, *_) = events_of(tmp_path / "a.txt")
    words = [entry.text for entry in (*event.sources, *event.casualties, *event.claims)]
    words += [claim.cue for claim in event.claims]
    assert words and all(text in article.text for text in words)
    assert any("\u2019" in text for text in words)


def test_a_text_set_twice_is_one_article(tmp_path: Path, events_of: Read) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(TYPESET), encoding="utf-8")
    (tmp_path / "b.txt").write_text(set_plainly("\n\n".join(TYPESET)), encoding="utf-8")
    (article,) = read_folder(tmp_path)
    assert isinstance(article, Article)
    assert article.duplicates == ("b.txt",)
    ids = [[event.event_id for event in events_of(tmp_path / name)[1]] for name in ("a.txt", "b.txt")]
    assert ids[0] == ids[1]


def test_a_curly_apostrophe_starts_no_formula(tmp_path: Path, events_of: Read) -> None:
    sentence = "\u2019=2+3\u2019 fighters of the LNA clashed with ISIS in Sirte on 4 May 2016, killing two."
    (tmp_path / "a.txt").write_text(sentence, encoding="utf-8")
    row = rows(events_of(tmp_path / "a.txt"))[0]
    assert render(row["evidence"]) == sentence


class TestWordsWithoutOffsets:
    TEXT = "Two died. Later two died. They said so: two died."

    @pytest.mark.parametrize(
        ("near", "start"),
        [
            ([TextSpan(10, 25)], 16),
            ([TextSpan(0, 9), TextSpan(10, 25)], 16),
            ([TextSpan(26, 38)], 16),
            ([TextSpan(0, 9)], 16),
        ],
    )
    def test_they_stand_in_a_span_or_before_it_or_behind(self, near: list[TextSpan], start: int) -> None:
        assert find_words(self.TEXT, "two died", near) == TextSpan(start, start + len("two died"))

    def test_or_nowhere(self) -> None:
        assert find_words(self.TEXT, "three died", [TextSpan(0, 9)]) is None


def test_words_told_apart_are_quoted_one_by_one(article: Callable[..., Article], event: Callable[..., Event]) -> None:
    text = "The guards\u2019 own men clashed with raiders."
    told = event(action="guards' men", anchor=TextSpan(4, 11), evidence=(TextSpan(0, len(text)),))
    (read,) = quoted([told], article(text=text))
    assert read.action == "guards\u2019 men"


def test_evidence_is_joined_from_the_text(article: Callable[..., Article], event: Callable[..., Event]) -> None:
    text = "The guards\u2019 men clashed. They lost \u201cfive\u201d."
    told = event(evidence=(TextSpan(0, 24), TextSpan(25, len(text))))
    row = event_row(quoted([told], article(text=text))[0], article(text=text))
    assert str(row["evidence"]).split(EVIDENCE_JOINT) == [text[:24], text[25:]]


def test_a_sentence_is_tried_as_an_article_is_read(nlp: Language) -> None:
    tried = CliRunner().invoke(
        app, ["patterns", "try", "The LNA shelled Ma\u2019arri\u2010Street in  al\u2011Bayda\u200b"]
    )
    assert "The LNA shelled Ma\u2019arri\u2010Street in al\u2011Bayda\n" in tried.output
    assert "PLACE    bayda" in tried.output


@pytest.mark.parametrize(("name", "line"), [("a.txt", True), ("a.json", False)])
def test_an_explained_row_tells_its_line_in_a_plain_text(
    name: str, line: bool, tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cli.out_console", Console(width=200))
    file = tmp_path / name
    file.write_text(TYPESET[0] if line else json.dumps({"text": TYPESET[0]}), encoding="utf-8")
    drawn = CliRunner().invoke(app, ["explain", str(file)]).output
    assert TYPESET[0] in drawn
    assert ("\u2500 line 1 \u2500" in drawn) is line
