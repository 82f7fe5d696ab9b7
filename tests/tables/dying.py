"""A commit that dies at its first, second, third … call of the operating system, in a process of its own each time.

Prints, for each call, what stood afterwards: ``old`` or ``new`` tables, and what the next run made of them.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.tables.commit import WORK, commit, settle, staging

CALLS = ("link", "replace", "symlink", "unlink", "mkdir", "rmdir", "open", "fsync", "rename")
OLD = {"events.csv": "old events", "claims.csv": "same", "gone.parquet": "old", "texts/a1.txt": "one"}
NEW = {
    "events.csv": "new events",
    "claims.csv": "same",
    "come.csv": "new",
    "texts/a1.txt": "ONE",
    "texts/a2.txt": "two",
}
MINE = {"decisions.jsonl": "mine", "texts/notes.md": "mine too"}


def main(folder: Path) -> None:
    for number in range(1, 1000):
        out = folder / str(number)
        lay_out(out, OLD | MINE)
        child = os.fork()
        if not child:
            die_at(number)
            put(out, NEW)
            os._exit(0)
        died = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        found = state(out)
        settle(out)
        plain = not any(path.is_symlink() for path in out.rglob("*")) and not (out / WORK).exists()
        print(number, "died" if died else "lived", found, state(out), "plain" if plain else "linked")
        if not died:
            return


def lay_out(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def put(out: Path, files: dict[str, str]) -> None:
    lay_out(staging(out), files)
    commit(out, [Path("gone.parquet")])


def die_at(number: int) -> None:
    """Lets the process die before its call of that number."""
    left = [number]

    def dying(call: Callable[..., Any]) -> Callable[..., Any]:
        def made(*arguments: Any, **options: Any) -> Any:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return made

    for name in CALLS:
        setattr(os, name, dying(getattr(os, name)))


def state(out: Path) -> str:
    """Which set of files a reader finds."""
    found = {
        path.relative_to(out).as_posix(): path.read_text(encoding="utf-8")
        for path in out.rglob("*")
        if path.is_file() and WORK not in path.parts
    }
    return {repr(sorted((OLD | MINE).items())): "old", repr(sorted((NEW | MINE).items())): "new"}.get(
        repr(sorted(found.items())), f"mixed: {found}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
