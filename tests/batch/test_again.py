"""A second run: what it reads again, and what it leaves."""

from __future__ import annotations

import csv
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch import BatchError, Request, Summary, extract, reading, versions
from pipeline.batch.reviewing import decide
from pipeline.batch.stages import Stages
from pipeline.catalogue.models import Actor, Boilerplate, Trigger, Weapon
from pipeline.tables.commit import WORK
from pipeline.vocabulary import ReviewDecision

ALL = ["monday.txt", "tuesday.txt", "wednesday.txt"]


@pytest.fixture
def ran(news: Path, stages: Stages, read: list[str]) -> Path:
    """The output folder of a first run."""
    summary = run(news)
    assert read == ALL
    read.clear()
    return summary.out


def run(news: Path, **changes: Any) -> Summary:
    return extract(Request(news, **({"out": news.parent / "tables"} | changes)))


def test_nothing_is_read_again_and_no_table_touched(news: Path, ran: Path, read: list[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in ran.rglob("*.*") if WORK not in path.parts}
    summary = run(news)
    assert (read, summary.from_cache, summary.unchanged) == ([], 3, True)
    assert (summary.articles, summary.events, summary.reasons) == (3, 2, (("no_actor", 1),))
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_only_the_changed_article_is_read_again(news: Path, ran: Path, read: list[str]) -> None:
    (news / "tuesday.txt").write_text("Somewhere someone shelled an airport.\n", encoding="utf-8")
    summary = run(news)
    assert (read, summary.from_cache, summary.unchanged) == (["tuesday.txt"], 2, False)


def test_a_renamed_file_is_not_read_again(news: Path, ran: Path, read: list[str]) -> None:
    (news / "monday.txt").rename(news / "montag.txt")
    assert run(news).from_cache == 3
    assert "montag.txt" in (ran / "events.csv").read_text(encoding="utf-8-sig")


def test_a_file_put_back_is_not_read_again(news: Path, ran: Path, read: list[str]) -> None:
    (news / "monday.txt").rename(news.parent / "monday.txt")
    assert run(news).articles == 2
    (news.parent / "monday.txt").rename(news / "monday.txt")
    assert run(news).from_cache == 3


def test_another_publication_date_is_another_reading(news: Path, ran: Path, read: list[str]) -> None:
    run(news, published="2016-09-27")
    assert read == ALL


@pytest.mark.parametrize("packages", [versions.READING])
def test_other_code_reads_all_again(
    news: Path, ran: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, packages: tuple[str, ...]
) -> None:
    code_version = versions.code_version
    monkeypatch.setattr(versions, "code_version", lambda named: code_version(named) + str(named == packages))
    run(news)
    assert read == ALL


class TestPatterns:
    @pytest.mark.parametrize(
        ("name", "wanted"), [("port", ["tuesday.txt"]), ("clashed raiders", ALL[:1]), ("knife", [])]
    )
    def test_an_entry_only_where_its_name_may_stand(
        self, news: Path, ran: Path, read: list[str], stages: Stages, name: str, wanted: list[str]
    ) -> None:
        weapon = Weapon.model_validate({"id": "new", "name": name, "kind": "blade"})
        stages.catalogue.__dict__["weapons"] = {"new": weapon}
        stages.catalogue.__dict__.pop("weapon_names")
        run(news)
        assert read == wanted

    def test_a_trigger_everywhere(self, news: Path, ran: Path, read: list[str], stages: Stages) -> None:
        lapping = {"id": "lap", "verbs": ["lap"], "sub_event_type": "Attack", "family": "kill"}
        stages.catalogue.__dict__["triggers"] = {"lap": Trigger.model_validate(lapping)}
        run(news)
        assert read == ALL

    def test_boilerplate_only_where_a_text_changes(
        self, news: Path, ran: Path, read: list[str], stages: Stages
    ) -> None:
        (news / "tuesday.txt").write_text("Somewhere someone shelled a port.\n\nWrite to us.\n", encoding="utf-8")
        run(news)
        read.clear()
        letters = Boilerplate.model_validate({"id": "letters", "pattern": "Write to us", "scope": "sentence"})
        stages.catalogue.__dict__["boilerplate"] = {"letters": letters}
        summary = run(news)
        assert (read, summary.from_cache) == (["tuesday.txt"], 2)

    def test_a_comment_changes_nothing(self, catalogue: Any) -> None:
        again = type(catalogue)(**{name: getattr(catalogue, name) for name in catalogue.__dataclass_fields__})
        again.__dict__["version"] = "another hash of the files"
        assert versions.event_version(again) == versions.event_version(catalogue)


class TestTables:
    @pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_text("mine", encoding="utf-8")])
    def test_one_that_is_gone_or_changed_is_written_again(self, news: Path, ran: Path, change: Any) -> None:
        wanted = (ran / "events.csv").read_bytes()
        change(ran / "events.csv")
        assert not run(news).unchanged
        assert (ran / "events.csv").read_bytes() == wanted

    @pytest.fixture
    def corrected(self, ran: Path) -> Path:
        """The output folder of a run after a decision on one of its events."""
        with open(ran / "events.csv", encoding="utf-8-sig", newline="") as file:
            first, _ = csv.DictReader(file)
        who = {"actor1": "Harbour Guards", "actor1_id": "harbour_guards"}
        read = {"killed": "77", "date_start": "2016-09-22", "location": "Sirte", **who}
        decide(ran, first["event_id"], ReviewDecision.CORRECTED, reviewer="R.", corrections=read)
        return ran

    def test_a_decision_is_theirs(self, news: Path, corrected: Path) -> None:
        assert not run(news).unchanged
        for table in ("incidents", "totals", "acled"):
            assert ",77," in (corrected / f"{table}.csv").read_text(encoding="utf-8-sig")
        summary = run(news)
        assert (summary.unchanged, summary.left_out_of_acled) == (True, (("no_day", 1),))

    def test_acleds_name_of_an_actor_is_theirs(self, news: Path, corrected: Path, stages: Stages) -> None:
        for name in ("Harbour Militia", "Coast Militia"):
            guards = {"id": "harbour_guards", "name": "Harbour Guards", "kind": "political_militia", "acled": name}
            stages.catalogue.__dict__["actors"] = {"harbour_guards": Actor.model_validate(guards)}
            assert not run(news).unchanged
            assert name in (corrected / "acled.csv").read_text(encoding="utf-8-sig")

    def test_parquet_is_added_and_taken_out(self, news: Path, ran: Path) -> None:
        run(news, parquet=True)
        assert (ran / "events.parquet").exists()
        run(news)
        assert not (ran / "events.parquet").exists()


class TestCache:
    def test_it_may_be_deleted(self, news: Path, ran: Path, read: list[str]) -> None:
        wanted = (ran / "events.csv").read_bytes()
        for path in (ran / WORK).iterdir():
            path.unlink()
        run(news)
        assert read == ALL
        assert (ran / "events.csv").read_bytes() == wanted

    @pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + bytes(5000)])
    def test_a_damaged_one_gives_way(self, news: Path, ran: Path, read: list[str], content: bytes) -> None:
        (ran / WORK / "cache.sqlite").write_bytes(content)
        run(news)
        assert read == ALL
        read.clear()
        assert (run(news).from_cache, read) == (3, [])

    @pytest.mark.parametrize("kind", ["events", "article", "file", "run"])
    @pytest.mark.parametrize("value", [b"", b"\x80\x04.", b"x\x9c\xab\xae\x05\x00\x01u\x00\xf9"])
    def test_nothing_in_it_is_trusted(self, news: Path, ran: Path, read: list[str], kind: str, value: bytes) -> None:
        wanted = (ran / "events.csv").read_bytes()
        with sqlite3.connect(ran / WORK / "cache.sqlite") as connection:
            right = versions.digest(value)
            connection.execute("UPDATE results SET value = ?, sum = ? WHERE kind = ?", (value, right, kind))
            connection.execute("DELETE FROM results WHERE kind = 'run' AND ? <> 'run'", (kind,))
        connection.close()
        if kind == "events":
            with pytest.raises(BatchError, match="gone from the cache"):
                run(news)
        run(news)
        assert (ran / "events.csv").read_bytes() == wanted

    def test_one_of_another_version_gives_way(self, news: Path, ran: Path, read: list[str]) -> None:
        with sqlite3.connect(ran / WORK / "cache.sqlite") as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
        run(news)
        assert read == ALL

    def test_it_forgets_what_no_run_asks_for(self, news: Path, ran: Path, read: list[str]) -> None:
        (news / "monday.txt").rename(news.parent / "monday.txt")
        for _ in range(6):
            run(news)
        (news.parent / "monday.txt").rename(news / "monday.txt")
        assert run(news).from_cache == 2


def test_a_failure_is_tried_again(news: Path, ran: Path, read: list[str]) -> None:
    (news / "poison.txt").write_text("This is poison.", encoding="utf-8")
    assert run(news).status == 3
    read.clear()
    assert (run(news).status, read) == (3, ["poison.txt"])


def test_ctrl_c_keeps_what_is_done(
    news: Path, stages: Stages, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = reading.read_guarded

    def broken_off(read_events: Any, article: Any) -> Any:
        if article.file == "wednesday.txt":
            raise KeyboardInterrupt
        return guarded(read_events, article)

    monkeypatch.setattr(reading, "read_guarded", broken_off)
    with pytest.raises(BatchError, match="2 of 3 articles are read and kept") as stopped:
        run(news)
    assert stopped.value.status == 130
    assert not (news.parent / "tables" / "events.csv").exists()
    monkeypatch.setattr(reading, "read_guarded", guarded)
    read.clear()
    assert (run(news).from_cache, read) == (2, ["wednesday.txt"])


def test_the_code_that_reads_is_all_counted() -> None:
    """What the reading packages import lies in them or at the top, so that a change of it shows in the version."""
    import ast

    import pipeline

    root = Path(pipeline.__file__).parent
    for package in versions.READING:
        for path in (root / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pipeline."):
                    first = node.module.split(".")[1]
                    assert first in versions.READING or (root / f"{first}.py").is_file(), f"{path.name}: {node.module}"


def test_relative_and_absolute_names_of_a_folder_are_one(
    news: Path, ran: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(news.parent)
    summary = run(Path(news.name), out=Path(ran.name))
    assert (summary.unchanged, summary.out) == (True, Path(ran.name))
    assert os.fspath(summary.files[0]).startswith(ran.name)
