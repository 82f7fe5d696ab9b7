from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from conftest import TEXT
from rich.console import Console

from pipeline.articles.origin import origin_of
from pipeline.explain import cells_with_words, event_panel, html_page, marks, mention_panel
from pipeline.records import TextSpan
from pipeline.vocabulary import Effect

Build = Callable[..., Any]


def drawn(renderable: Any) -> str:
    console = Console(file=StringIO(), width=160, color_system=None)
    console.print(renderable)
    output = console.file
    assert isinstance(output, StringIO)
    return output.getvalue()


def test_marks_are_the_words_of_the_text(article: Build, event: Build) -> None:
    read = article()
    words = {(mark.slot, read.text[mark.span.start : mark.span.end]) for mark in marks(event(), read)}
    assert words >= {
        ("action", "clashed"),
        ("actor1", "Harbour Guards"),
        ("location", "Sirte"),
        ("killed", "killing eight"),
        ("date", "22 September"),
    }


def test_words_outside_the_evidence_are_looked_for_before_it(article: Build, event: Build) -> None:
    read = article()
    later = TextSpan(read.text.index("A medic"), len(read.text))
    found = [mark for mark in marks(event(evidence=(later,)), read) if mark.slot == "date"]
    assert [read.text[mark.span.start : mark.span.end] for mark in found] == ["22 September"]


def test_words_that_stand_nowhere_have_no_mark(article: Build, event: Build) -> None:
    assert not [mark for mark in marks(event(cue_text="allegedly"), article()) if mark.slot == "status"]


def test_each_filled_cell_has_its_words(article: Build, event: Build) -> None:
    cells = {name: (value, words) for name, value, words in cells_with_words(event(), article())}
    assert cells["killed"] == ("8", "killing eight")
    assert cells["date_start"] == ("2016-09-22", "22 September")
    assert "weapon" not in cells and "background" not in cells


def test_the_terminal_shows_sentence_and_cells(article: Build, event: Build) -> None:
    text = drawn(event_panel(event(), article()))
    assert "Harbour Guards clashed with raiders in Sirte" in text
    assert "sub_event_type" in text and "Armed clash" in text


@pytest.mark.parametrize(
    ("source", "told", "lines"),
    [
        (TEXT, 2, "lines 1, 3"),
        (TEXT, 1, "line 1 "),
        (TEXT.replace(" in Sirte", "\nin Sirte"), 1, "lines 1-2"),
        (TEXT.replace(" in Sirte", "\nin Sirte").replace("\n\n", "\n"), 2, "lines 1-3"),
        (f"\n\n{TEXT}", 2, "lines 3, 5"),
        (TEXT.replace("raiders", "[raiders](x)"), 2, "line 3 "),
    ],
)
def test_the_terminal_tells_the_lines_of_the_file(
    source: str, told: int, lines: str, article: Build, event: Build
) -> None:
    read = article()
    evidence = tuple(TextSpan(part.start, part.end) for part in read.paragraphs[:told])
    foot = drawn(event_panel(event(evidence=evidence), read, origin_of(read, source))).splitlines()[-1]
    assert f" {lines}" in foot


def test_no_lines_of_what_the_file_does_not_hold(article: Build, event: Build) -> None:
    assert " line" not in drawn(event_panel(event(), article(), origin_of(article(), "PK"))).splitlines()[-1]


def test_brackets_of_a_text_are_no_markup(article: Build, event: Build) -> None:
    read = article(text="[bold]Guards[/bold] clashed")
    text = drawn(event_panel(event(evidence=(TextSpan(0, 27),), casualties=(), place=None), read))
    assert "[bold]Guards[/bold] clashed" in text


def test_the_page_runs_nothing_of_the_article(article: Build, event: Build) -> None:
    script = "<script>alert(1)</script>"
    text = f"{script} clashed in Sirte"
    read = article(text=text, title=script)
    place = event().place
    told = event(
        evidence=(TextSpan(0, len(text)),),
        anchor=TextSpan(text.index("clashed"), text.index(" in")),
        actor1=(event().actor1[0].__class__("", script, None, script, TextSpan(0, len(script))),),
        actor2=(),
        place=place,
        casualties=(),
        sources=(),
    )
    page = html_page((told,), read)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "clashed" in page


def test_mentions_of_a_sentence() -> None:
    text = drawn(mention_panel("LNA shelled Derna", [("actors", "ACTOR", "lna", TextSpan(0, 3))]))
    assert "LNA shelled Derna" in text and "lna" in text
    assert "Nothing was found." in drawn(mention_panel("Hello", []))


def test_nobody_killed_is_a_cell_too(article: Build, event: Build, casualty: Build) -> None:
    told = event(casualties=(casualty(0, 0), casualty(3, 3, Effect.INJURED, text="", span=TextSpan(0, 14))))
    cells = {name: (value, words) for name, value, words in cells_with_words(told, article())}
    assert cells["killed"] == ("0", "killing eight")
    assert cells["injured"] == ("3", "Harbour Guards")
