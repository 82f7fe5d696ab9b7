from __future__ import annotations

import json
from typing import Any

from rich.console import Console

from pipeline.evaluation.differences import sentence_of
from pipeline.evaluation.gold import GoldArticle
from pipeline.evaluation.page import html_page
from pipeline.evaluation.report import as_json, figures_table, miss_list, tallies
from pipeline.evaluation.scoring import Scoring, score

TEXT = "Quiet morning. On Thursday <b>they</b> clashed near the port. Later shots fell in Derna."


def scorings(make_gold: Any, make_row: Any) -> list[Scoring]:
    text = GoldArticle("one", "", TEXT, (make_gold(), make_gold(near="shots fell", date=None)))
    other = GoldArticle("two", "reports", TEXT, (make_gold(),))
    script = "<script>alert(1)</script>"
    alarm = make_row(event_id="e9", evidence=script, event_type="Riots", action="burned", actor1="", actor2="")
    return [score(text, [make_row(location="Derna"), alarm]), score(other, [make_row()])]


def printed(*parts: Any) -> str:
    console = Console(width=200, record=True, file=None, quiet=False)
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return capture.get()


def test_the_table_has_a_column_for_each_group(make_gold: Any, make_row: Any) -> None:
    columns = tallies(scorings(make_gold, make_row))
    assert list(columns) == ["all", "(top)", "reports"]
    shown = printed(figures_table(columns))
    for words in ("events F1", "parties F1", "whole tuples", "all (2 articles)", "1/2"):
        assert words in shown


def test_one_group_alone_is_not_shown_twice(make_gold: Any, make_row: Any) -> None:
    assert list(tallies(scorings(make_gold, make_row)[:1])) == ["all"]


def test_each_miss_stands_with_its_sentence(make_gold: Any, make_row: Any) -> None:
    shown = printed(*miss_list(scorings(make_gold, make_row)))
    assert "one: clashed near the port" in shown
    assert "gold Sirte port | Sirte" in shown
    assert "row Derna" in shown
    assert "missed: shots fell" in shown
    assert "Later shots fell in Derna." in shown
    assert "false alarm: burned" in shown
    assert "two:" not in shown


def test_json_holds_figures_and_slots(make_gold: Any, make_row: Any) -> None:
    scored = scorings(make_gold, make_row)
    loaded = json.loads(json.dumps(as_json(tallies(scored), scored, "abc")))
    assert loaded["gold"] == "abc"
    assert loaded["figures"]["all"]["events_precision"] == 2 / 3
    assert loaded["articles"][0]["missed"] == ["shots fell"]
    assert loaded["articles"][0]["pairs"][0]["slots"]["place"]["right"] is False


def test_nothing_of_a_text_runs_in_the_page(make_gold: Any, make_row: Any) -> None:
    scored = scorings(make_gold, make_row)
    page = html_page(tallies(scored), scored)
    assert "<script" not in page
    assert "&lt;b&gt;they&lt;/b&gt;" in page
    assert "<mark>clashed near the port</mark>" in page
    assert '<mark class="missed">shots fell</mark>' in page
    assert "false alarm: burned" in page


def test_the_sentence_of_a_gold_event(make_gold: Any) -> None:
    assert sentence_of(make_gold(), TEXT) == "On Thursday <b>they</b> clashed near the port."
    assert sentence_of(make_gold(near="morning. On Thursday"), TEXT) == "morning. On Thursday"
