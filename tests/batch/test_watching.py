from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.batch import BatchError, Request, Summary, extract, watch
from pipeline.batch.extracting import untracked
from pipeline.batch.workspace import open_workspace
from pipeline.records import Decision
from pipeline.vocabulary import ReviewDecision

Change = Callable[[], object]


def told(request: Request, *changes: Change) -> list[str]:
    """What a watch tells while one thing happens between every two looks, until Ctrl-C."""
    outcomes: list[str] = []
    left = list(changes)

    def tell(outcome: Summary | BatchError) -> None:
        outcomes.append(str(outcome) if isinstance(outcome, BatchError) else f"{outcome.articles} articles")

    def wait(_: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    watch(request, untracked, tell, wait)
    return outcomes


def nothing() -> None:
    pass


@pytest.fixture
def request_(news: Path) -> Request:
    return Request(news, news.parent / "tables")


@pytest.mark.usefixtures("stages")
class TestWatch:
    def test_it_reads_at_once_and_again_when_an_article_came(self, request_: Request, news: Path) -> None:
        came = lambda: (news / "thursday.txt").write_text("Guards clashed again.", encoding="utf-8")  # noqa: E731
        assert told(request_, nothing, came, nothing, nothing) == ["3 articles", "4 articles"]

    def test_it_waits_while_files_arrive(self, request_: Request, news: Path) -> None:
        def arriving(number: int) -> Change:
            return lambda: (news / f"{number}.txt").write_text(f"Guards clashed {number} times.", encoding="utf-8")

        assert told(request_, *map(arriving, range(5)), nothing, nothing) == ["3 articles", "8 articles"]

    def test_its_own_tables_are_no_change(self, news: Path) -> None:
        assert told(Request(news, news / "tables"), nothing, nothing, nothing) == ["3 articles"]

    def test_a_decision_is_one(self, request_: Request) -> None:
        from pipeline.decisions import append_decision

        made = Decision("e1", ReviewDecision.ACCEPTED, "", "R", "2024-05-01T10:00:00+02:00", "")
        decide = lambda: append_decision(request_.out / "decisions.jsonl", made)  # noqa: E731
        assert len(told(request_, decide, nothing, nothing)) == 2

    def test_a_fault_is_told_and_the_watch_goes_on(self, request_: Request, news: Path) -> None:
        file = request_.out / "decisions.jsonl"
        break_ = lambda: file.write_text("nonsense\n", encoding="utf-8")  # noqa: E731
        outcomes = told(request_, break_, nothing, nothing, file.unlink, nothing, nothing)
        assert [outcome.split(" can't")[0] for outcome in outcomes] == ["3 articles", "The decisions", "3 articles"]

    def test_an_empty_folder_is_waited_on(self, tmp_path: Path) -> None:
        folder = tmp_path / "inbox"
        folder.mkdir()
        came = lambda: (folder / "first.txt").write_text("Guards clashed.", encoding="utf-8")  # noqa: E731
        first, second = told(Request(folder, tmp_path / "out"), came, nothing, nothing)
        assert "holds no article" in first
        assert second == "1 articles"

    def test_no_other_run_may_write_meanwhile(self, request_: Request) -> None:
        def another() -> None:
            with pytest.raises(BatchError, match="Another run"):
                extract(request_)

        told(request_, another)
        with open_workspace(request_.out):
            pass
