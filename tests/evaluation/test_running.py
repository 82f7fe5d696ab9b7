from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.catalogue import Catalogue
from pipeline.evaluation.gold import GoldArticle, GoldError
from pipeline.evaluation.running import Runner
from pipeline.records import Article, Event

NOTE = "Guards clashed with raiders at the depot."


def seen_by(articles: list[Article]) -> Runner:
    def read_events(article: Article) -> tuple[Event, ...]:
        articles.append(article)
        return ()

    return Runner(Catalogue(), read_events)


def test_a_note_is_read_as_an_article_of_its_day() -> None:
    articles: list[Article] = []
    text = GoldArticle("LBY1", "", NOTE, (), published=date(2015, 3, 4))
    assert seen_by(articles).rows(text) == ()
    assert [(article.text, article.publication.day) for article in articles] == [(NOTE, date(2015, 3, 4))]


def test_a_file_keeps_its_name_because_a_date_may_stand_in_it(tmp_path: Path) -> None:
    path = tmp_path / "2013-08-06_depot.txt"
    path.write_text(NOTE, encoding="utf-8")
    articles: list[Article] = []
    seen_by(articles).rows(GoldArticle("depot", "", NOTE, (), path=path))
    assert (articles[0].file, articles[0].publication.day) == (path.name, date(2013, 8, 6))


def test_a_text_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(" ", encoding="utf-8")
    with pytest.raises(GoldError, match="empty"):
        seen_by([]).rows(GoldArticle("empty", "", "", (), path=path))


def test_rows_come_in_the_order_of_the_text(event: Any, article: Any) -> None:
    first = event()
    late = replace(first, event_id="e2", anchor=replace(first.anchor, start=first.anchor.start + 1))
    runner = Runner(Catalogue(), lambda article: (late, first))
    rows = runner.rows(GoldArticle("one", "", article().text, ()))
    assert [row.event_id for row in rows] == [first.event_id, "e2"]
