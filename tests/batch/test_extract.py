from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from runs import read as rows

from pipeline.batch import BatchError, Request, Summary, decide, extract
from pipeline.batch import stages as batch_stages
from pipeline.batch.stages import catalogue_of
from pipeline.catalogue import Catalogue
from pipeline.vocabulary import ReviewDecision

Build = Callable[..., Any]


def run(news: Path, **changes: Any) -> Summary:
    return extract(Request(news, **({"out": news.parent / "tables"} | changes)))


@pytest.mark.usefixtures("stages")
class TestRun:
    def test_a_folder_becomes_tables(self, news: Path) -> None:
        summary = run(news)
        assert (summary.articles, summary.events, summary.flagged, summary.status) == (3, 2, 1, 0)
        assert summary.reasons == (("no_actor", 1),)
        assert [row["article_file"] for row in rows(summary.out)] == ["monday.txt", "tuesday.txt"]
        assert [row["events"] for row in rows(summary.out, "articles")] == ["1", "1", "0"]

    def test_bad_files_do_not_stop_the_others(self, news: Path) -> None:
        (news / "bad.txt").write_bytes(b"\xff\xfe\xfa")
        (news / "empty.txt").write_bytes(b"")
        (news / "poison.txt").write_text("This is poison.", encoding="utf-8")
        summary = run(news)
        assert (summary.events, summary.status) == (2, 3)
        failed = {row["file"]: row["reason"] for row in rows(summary.out, "failures")}
        assert failed == {"bad.txt": "not_utf8", "empty.txt": "empty", "poison.txt": "not_processed"}

    def test_the_output_is_never_read(self, news: Path) -> None:
        first = run(news, out=news / "tables")
        assert run(news, out=news / "tables").articles == first.articles == 3

    def test_articles_pass_through_the_progress_bar(self, news: Path) -> None:
        seen: list[str] = []

        def track(items: Iterable[Any], label: str, total: int, done: int = 0) -> Iterator[Any]:
            seen.append(f"{label} {done} of {total}")
            yield from items

        extract(Request(news, news.parent / "tables"), track)
        assert seen == ["Opening 0 of 3", "Reading 0 of 3"]

    def test_same_input_same_bytes(self, news: Path) -> None:
        one, two = run(news), run(news, out=news.parent / "again")
        for path in one.files:
            if path.suffix != ".xlsx":
                assert path.read_bytes() == (two.out / path.relative_to(one.out)).read_bytes()

    def test_decisions_outlive_the_next_run(self, news: Path) -> None:
        out = run(news).out
        first, second = (row["event_id"] for row in rows(out))
        decide(out, first, ReviewDecision.REJECTED, reviewer="R", note="double")
        decide(out, second, ReviewDecision.CORRECTED, reviewer="R", corrections={"location": "Sirte port"})
        kept = (out / "decisions.jsonl").read_bytes()
        summary = run(news)
        assert (summary.reviewed, summary.flagged, summary.countable) == (2, 0, 1)
        rejected, corrected = rows(out)
        assert (rejected["review_note"], rejected["countable"], rejected["incident_id"]) == ("double", "false", "")
        assert (corrected["location"], corrected["corrected_cells"]) == ("Sirte port", "location")
        assert (out / "decisions.jsonl").read_bytes() == kept

    def test_a_second_decision_on_a_corrected_row_is_no_change(self, news: Path) -> None:
        out = run(news).out
        event_id = rows(out)[0]["event_id"]
        decide(out, event_id, ReviewDecision.CORRECTED, reviewer="R", corrections={"killed": "9"})
        run(news)
        decide(out, event_id, ReviewDecision.ACCEPTED, reviewer="S")
        run(news)
        row = rows(out)[0]
        assert (row["killed"], row["review_decision"], row["reviewer"]) == ("9", "accepted", "S")
        assert "changed_since_review" not in row["review_reasons"]

    def test_decisions_beside_the_articles_are_read(self, news: Path) -> None:
        out = run(news).out
        decide(out, rows(out)[0]["event_id"], ReviewDecision.ACCEPTED, reviewer="R")
        (out / "decisions.jsonl").rename(news.parent / "decisions.jsonl")
        assert run(news).reviewed == 1

    def test_decisions_on_other_events_are_counted(self, news: Path) -> None:
        out = run(news).out
        decide(out, rows(out)[0]["event_id"], ReviewDecision.ACCEPTED, reviewer="R")
        (news / "monday.txt").unlink()
        assert run(news).unknown_decisions == 1

    @pytest.mark.parametrize(
        ("content", "message"),
        [("{}\n", "line 1"), ("nonsense\n", "line 1")],
    )
    def test_bad_decisions_stop_the_run(self, news: Path, content: str, message: str) -> None:
        file = news.parent / "mine.jsonl"
        file.write_text(content, encoding="utf-8")
        with pytest.raises(BatchError, match=message) as stopped:
            run(news, decisions=file)
        assert stopped.value.status == 2

    def test_a_correction_of_no_column_stops_the_run(self, news: Path) -> None:
        file = news.parent / "mine.jsonl"
        line = '{"event_id": "e1", "decision": "corrected", "reviewed_at": "2024-05-01T10:00:00Z", "corrections": %s}\n'
        file.write_text(line % '{"colour": "red"}', encoding="utf-8")
        with pytest.raises(BatchError, match=r"decision on e1 can't be used.*colour"):
            run(news, decisions=file)


@pytest.mark.usefixtures("stages")
class TestNothingToDo:
    def test_an_empty_folder(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        with pytest.raises(BatchError, match="holds no article") as stopped:
            extract(Request(tmp_path / "empty", tmp_path / "out"))
        assert stopped.value.status == 1
        assert not (tmp_path / "out").exists()

    def test_nothing_readable(self, tmp_path: Path) -> None:
        (tmp_path / "bad").mkdir()
        for number in range(7):
            (tmp_path / "bad" / f"{number}.txt").write_bytes(b"")
        with pytest.raises(BatchError, match=r"nothing was written[\s\S]*0\.txt[\s\S]*and 2 more") as stopped:
            extract(Request(tmp_path / "bad", tmp_path / "out"))
        assert stopped.value.status == 1
        assert not (tmp_path / "out").exists()

    def test_what_stands_is_kept_when_nothing_can_be_read(self, news: Path) -> None:
        out = run(news).out
        before = (out / "events.csv").read_bytes()
        for path in news.iterdir():
            path.write_bytes(b"")
        with pytest.raises(BatchError):
            run(news)
        assert (out / "events.csv").read_bytes() == before


class TestNoModel:
    def test_no_model(self, news: Path, monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> None:
        monkeypatch.setattr("pipeline.language.MODEL", news.parent / "no model")
        monkeypatch.setattr(batch_stages, "catalogue_of", lambda patterns: catalogue)
        with pytest.raises(BatchError, match=r"English model can't be loaded.*Install libya-events again") as stopped:
            run(news)
        assert stopped.value.status == 1
        assert not (news.parent / "tables").exists()

    def test_a_broken_model(self, news: Path, monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> None:
        broken = news.parent / "model"
        broken.mkdir()
        (broken / "meta.json").write_text("{", encoding="utf-8")
        (broken / "config.cfg").write_text("[nlp]", encoding="utf-8")
        monkeypatch.setattr("pipeline.language.MODEL", broken)
        with pytest.raises(BatchError, match="English model can't be loaded"):
            batch_stages.language_of(catalogue)


class TestWrongCalls:
    @pytest.mark.parametrize(
        ("changes", "message", "status"),
        [
            ({"articles": "missing"}, "There is no folder", 2),
            ({"articles": "file"}, "is a file", 2),
            ({"out": "file"}, "Name a folder for the tables", 2),
            ({"out": "file/below"}, "can't be written", 1),
            ({"out": "this week's news"}, "can't go among the articles", 2),
            ({"out": "."}, "lies in the output folder", 2),
            ({"patterns": "missing"}, "no folder of patterns", 2),
            ({"decisions": "missing"}, "no file of decisions", 2),
        ],
    )
    def test_they_say_what_to_do(self, news: Path, changes: dict[str, str], message: str, status: int) -> None:
        (news.parent / "file").write_text("x", encoding="utf-8")
        paths: dict[str, Any] = {name: news.parent / value for name, value in changes.items()}
        with pytest.raises(BatchError, match=message) as stopped:
            extract(Request(**({"articles": news, "out": news.parent / "tables"} | paths)))
        assert stopped.value.status == status

    @pytest.mark.usefixtures("stages")
    def test_a_date_that_is_none(self, news: Path) -> None:
        with pytest.raises(BatchError, match="no publication date") as stopped:
            run(news, published="soon")
        assert stopped.value.status == 2

    def test_bad_patterns_name_file_and_entry(self, tmp_path: Path) -> None:
        (tmp_path / "actors.yaml").write_text("entries:\n  - id: x\n    colour: red\n", encoding="utf-8")
        with pytest.raises(BatchError, match=r"actors\.yaml, line \d+, entry 'x'") as stopped:
            catalogue_of(tmp_path)
        assert stopped.value.status == 2


@pytest.mark.usefixtures("stages")
class TestDecide:
    @pytest.mark.parametrize(
        ("event_id", "decision", "corrections", "message"),
        [
            ("e0", ReviewDecision.ACCEPTED, {}, "has no event e0"),
            ("", ReviewDecision.CORRECTED, {}, "only a correction"),
            ("", ReviewDecision.ACCEPTED, {"killed": "9"}, "only a correction"),
            ("", ReviewDecision.CORRECTED, {"killed": "nine"}, "whole number"),
        ],
    )
    def test_what_can_not_be_kept(
        self, news: Path, event_id: str, decision: ReviewDecision, corrections: dict[str, str], message: str
    ) -> None:
        out = run(news).out
        target = event_id or rows(out)[0]["event_id"]
        with pytest.raises(BatchError, match=message):
            decide(out, target, decision, reviewer="R", corrections=corrections)
        assert not (out / "decisions.jsonl").exists()

    def test_a_folder_without_tables(self, tmp_path: Path) -> None:
        with pytest.raises(BatchError, match="holds no tables"):
            decide(tmp_path, "e1", ReviewDecision.ACCEPTED, reviewer="R")
