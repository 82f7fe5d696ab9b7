from __future__ import annotations

import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from pipeline.tables.commit import CURRENT, NEW, OLD, WORK, commit, settle, staging

REPOSITORY = Path(__file__).parents[2]


def put(out: Path, files: dict[str, str], gone: tuple[str, ...] = ()) -> None:
    folder = staging(out)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    commit(out, map(Path, gone))


def files(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(out.rglob("*"))
        if path.is_file() and WORK not in path.parts
    }


def test_killed_at_any_call_the_tables_are_the_old_or_the_new_ones(tmp_path: Path) -> None:
    script = Path(__file__).with_name("dying.py")
    command = [sys.executable, str(script), str(tmp_path)]
    done = subprocess.run(
        command,
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    deaths = [line.split(maxsplit=4) for line in done.stdout.splitlines()]
    assert len(deaths) > 50
    assert {(found, settled, plain) for _, _, found, settled, plain in deaths} <= {
        ("old", "old", "plain"),
        ("new", "new", "plain"),
    }
    turns = [found for _, _, found, _, _ in deaths]
    assert turns == sorted(turns, reverse=True), "once the new tables stand, they stand"
    assert turns.count("new") > 5 and turns.count("old") > 20


def test_a_commit_leaves_plain_files_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, {"events.csv": "1", "texts/a1.txt": "one"})
    put(tmp_path, {"events.csv": "2"}, gone=("texts/a1.txt",))
    assert files(tmp_path) == {"events.csv": "2"}
    assert not any(path.is_symlink() for path in tmp_path.rglob("*"))
    assert not (tmp_path / WORK).exists()


def test_a_file_that_stays_the_same_is_not_touched(tmp_path: Path) -> None:
    put(tmp_path, {"events.csv": "1", "claims.csv": "same"})
    before = (tmp_path / "claims.csv").stat()
    put(tmp_path, {"events.csv": "2", "claims.csv": "same"})
    after = (tmp_path / "claims.csv").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("call", ["link", "replace", "symlink", "fsync"])
@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_a_full_disk_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    put(tmp_path, {"events.csv": "1", "claims.csv": "1", "articles.csv": "1"})
    made = getattr(os, call)
    calls: list[Any] = []

    def full(*arguments: Any, **options: Any) -> Any:
        calls.append(arguments)
        if len(calls) == number:
            raise OSError(28, "No space left on device")
        return made(*arguments, **options)

    monkeypatch.setattr(os, call, full)
    expected = "2" if call == "link" else "1"  # a copy does for a hard link
    with nullcontext() if call == "link" else pytest.raises(OSError, match="No space left"):
        put(tmp_path, {"events.csv": "2", "claims.csv": "2", "articles.csv": "2"})
    monkeypatch.undo()
    assert set(files(tmp_path).values()) == {expected}
    assert not any(path.is_symlink() for path in tmp_path.rglob("*"))


@pytest.mark.parametrize("missing", [("link",), ("symlink",), ("link", "symlink")], ids="+".join)
def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: tuple[str, ...]) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    for call in missing:
        monkeypatch.setattr(os, call, refused)
    put(tmp_path, {"events.csv": "1", "old.parquet": "1"})
    put(tmp_path, {"events.csv": "2", "texts/a1.txt": "one"}, gone=("old.parquet",))
    assert files(tmp_path) == {"events.csv": "2", "texts/a1.txt": "one"}
    assert not (tmp_path / WORK).exists()


def test_a_table_that_the_user_made_a_link_becomes_a_file(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.csv").write_text("theirs", encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / "events.csv").symlink_to("../elsewhere.csv")
    put(out, {"events.csv": "1"})
    assert (tmp_path / "elsewhere.csv").read_text(encoding="utf-8") == "theirs"
    assert (out / "events.csv").read_text(encoding="utf-8") == "1"
    assert not (out / "events.csv").is_symlink()


def test_a_folder_in_the_place_of_a_table_stops_the_commit(tmp_path: Path) -> None:
    put(tmp_path, {"claims.csv": "1"})
    (tmp_path / "events.csv").mkdir()
    with pytest.raises(IsADirectoryError):
        put(tmp_path, {"events.csv": "2", "claims.csv": "2"})
    assert files(tmp_path) == {"claims.csv": "1"}


@pytest.mark.parametrize("which", [OLD, NEW])
def test_settling_ends_what_was_left(tmp_path: Path, which: str) -> None:
    put(tmp_path, {"events.csv": "1"})
    for folder in (OLD, NEW):
        (tmp_path / WORK / folder).mkdir(parents=True)
        (tmp_path / WORK / folder / "events.csv").write_text(folder, encoding="utf-8")
    (tmp_path / WORK / CURRENT).symlink_to(which)
    (tmp_path / "events.csv").unlink()
    (tmp_path / "events.csv").symlink_to(f"{WORK}/{CURRENT}/events.csv")
    (tmp_path / "mine.csv").symlink_to("events.csv")
    settle(tmp_path)
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") == which
    assert not (tmp_path / "events.csv").is_symlink()
    assert (tmp_path / "mine.csv").is_symlink()
