"""What goes wrong outside: each fault is named, and the rest goes on."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import readers
from runs import read as rows

from pipeline.batch import BatchError, Request, Summary, extract, scanning
from pipeline.batch.stages import Stages
from pipeline.batch.workers import read_in_processes
from pipeline.batch.workspace import open_workspace
from pipeline.catalogue import Catalogue
from pipeline.records import Failure
from pipeline.tables.commit import WORK

REPOSITORY = Path(__file__).parents[2]


def run(news: Path, **changes: Any) -> Summary:
    return extract(Request(news, **({"out": news.parent / "tables"} | changes)))


def failures(summary: Summary) -> dict[str, str]:
    return {failure.file: failure.reason for failure in summary.failures}


@pytest.mark.usefixtures("stages")
class TestFiles:
    def test_one_that_vanishes(self, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stamp = scanning._stamp

        def vanishing(path: Path) -> Any:
            if path.name == "monday.txt":
                path.unlink(missing_ok=True)
            return stamp(path)

        monkeypatch.setattr(scanning, "_stamp", vanishing)
        summary = run(news)
        assert (failures(summary), summary.articles, summary.status) == ({"monday.txt": "unreadable"}, 2, 3)

    @pytest.mark.parametrize(("times", "failed"), [(1, {}), (9, {"monday.txt": "changing"})])
    def test_one_that_grows_while_it_is_read(
        self, news: Path, monkeypatch: pytest.MonkeyPatch, times: int, failed: dict[str, str]
    ) -> None:
        key = scanning.Scan._key
        grown: list[int] = []

        def growing(scan: Any, candidate: Any) -> str:
            if candidate.file == "monday.txt" and len(grown) < times:
                grown.append(1)
                with open(candidate.path, "a", encoding="utf-8") as file:
                    file.write("More was to come.\n")
            return key(scan, candidate)

        monkeypatch.setattr(scanning.Scan, "_key", growing)
        summary = run(news)
        assert (failures(summary), summary.articles) == (failed, 3 - len(failed))

    def test_one_that_may_not_be_read(self, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(scan: Any, candidate: Any) -> str:
            raise PermissionError(errno.EACCES, "Permission denied")

        key = scanning.Scan._key
        monkeypatch.setattr(
            scanning.Scan, "_key", lambda scan, found: (refused if found.file == "monday.txt" else key)(scan, found)
        )
        summary = run(news)
        assert failures(summary) == {"monday.txt": "unreadable"}
        assert "Permission denied" in rows(summary.out, "failures")[0]["detail"]
        monkeypatch.undo()


class TestProcesses:
    def articles(self, news: Path) -> list[Any]:
        from pipeline.articles import read_folder

        return [article for article in read_folder(news) if not isinstance(article, Failure)]

    def test_one_that_dies_takes_its_article_and_no_other(self, news: Path) -> None:
        (news / "deadly.txt").write_text("This is deadly.", encoding="utf-8")
        (news / "poison.txt").write_text("This is poison.", encoding="utf-8")
        results = read_in_processes(self.articles(news), 2, readers.reader_of_one_event, Catalogue())
        told = {article.file: result for article, result in results}
        died, poisoned = told.pop("deadly.txt"), told.pop("poison.txt")
        assert isinstance(died, Failure) and "signal 9" in died.detail
        assert isinstance(poisoned, Failure) and "RecursionError: too deep" in poisoned.detail
        assert {file: isinstance(result, tuple) for file, result in told.items()} == dict.fromkeys(
            ("monday.txt", "tuesday.txt", "wednesday.txt"), True
        )

    def test_they_end_with_the_caller(self, news: Path) -> None:
        (news / "a.txt").write_text("This is endless.", encoding="utf-8")
        results = read_in_processes(self.articles(news), 2, readers.reader_of_one_event, Catalogue())
        article, _ = next(iter(results))
        assert article.file == "monday.txt"
        start = time.monotonic()
        results.close()  # type: ignore[attr-defined]
        assert time.monotonic() - start < 10

    @pytest.mark.parametrize(
        ("open_reader", "message"),
        [(readers.reader_that_can_not_start, "There is no model"), (readers.reader_that_dies_at_once, "signal 9")],
    )
    def test_none_that_can_start(self, news: Path, open_reader: Any, message: str) -> None:
        with pytest.raises(BatchError, match=message) as stopped:
            list(read_in_processes(self.articles(news), 2, open_reader, Catalogue()))
        assert stopped.value.status == 1

    def test_a_run_with_two(self, news: Path, stages: Stages, monkeypatch: pytest.MonkeyPatch) -> None:
        (news / "deadly.txt").write_text("This is deadly.", encoding="utf-8")
        monkeypatch.setitem(stages.__dict__, "open_reader", readers.reader_of_one_event)
        summary = run(news, jobs=2)
        assert failures(summary) == {"deadly.txt": "not_processed"}
        assert [row["article_file"] for row in rows(summary.out)] == ["monday.txt", "tuesday.txt"]


@pytest.mark.usefixtures("stages")
class TestOutput:
    @pytest.fixture
    def small(self, tmp_path: Path) -> Iterator[Path]:
        """A disk of 800 kB."""
        folder = tmp_path / "small"
        folder.mkdir()
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=800k", "none", str(folder)], capture_output=True, check=False
        )
        if made.returncode:
            pytest.skip("only root can mount a small disk")
        yield folder
        subprocess.run(["umount", "-l", str(folder)], check=True)

    def test_a_full_disk(self, news: Path, small: Path) -> None:
        out = small / "tables"
        run(news, out=out)
        before = tables(out)
        for number in range(600):
            text = f"Guards clashed with {number} raiders. " * 20
            (news / f"{number}.txt").write_text(text, encoding="utf-8")
        with pytest.raises(BatchError, match=r"full|No space left") as stopped:
            run(news, out=out)
        assert stopped.value.status == 1
        assert tables(out) == before
        for path in news.glob("[0-9]*.txt"):
            path.unlink()
        (out / WORK / "cache.sqlite").unlink()
        assert run(news, out=out).events >= 2

    def test_another_run(self, news: Path) -> None:
        out = run(news).out
        with (
            open_workspace(out),
            pytest.raises(BatchError, match=rf"Another run is writing to .*process {os.getpid()}") as stopped,
        ):
            run(news)
        assert stopped.value.status == 1
        assert run(news).unchanged

    def test_a_lock_of_the_dead(self, news: Path) -> None:
        out = run(news).out
        code = "import os, sys; from pathlib import Path; from pipeline.batch.workspace import open_workspace\n"
        code += "with open_workspace(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
        died = subprocess.run([sys.executable, "-c", code, str(out)], cwd=REPOSITORY, check=False)
        assert died.returncode == -signal.SIGKILL
        assert (out / WORK / "holder").exists()
        assert run(news).unchanged
        assert not (out / WORK / "holder").exists()

    def test_a_folder_made_for_nothing_goes_again(self, news: Path) -> None:
        for path in news.iterdir():
            path.write_bytes(b"")
        with pytest.raises(BatchError):
            run(news, out=news.parent / "new" / "tables")
        assert not (news.parent / "new").exists()

    def test_what_is_the_users_stays(self, news: Path) -> None:
        out = news.parent / "tables"
        (out / "notes").mkdir(parents=True)
        (out / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
        (out / "events.ods").write_bytes(b"mine")
        run(news)
        shutil.rmtree(news)
        news.mkdir()
        (news / "new.txt").write_text("Guards clashed.", encoding="utf-8")
        run(news)
        assert (out / "notes" / "mine.txt").read_text(encoding="utf-8") == "mine"
        assert (out / "events.ods").read_bytes() == b"mine"


def tables(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and WORK not in path.parts
    }
