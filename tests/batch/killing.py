"""Runs that are killed at random moments, each in a process of its own: `killing.py FOLDER KILLS`.

The reader is one that needs no model, so that a run takes a fraction of a second and the writing is much of it. Prints
what stood after each kill, and at the end whether the tables are those of undisturbed runs.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from readers import reader_of_one_event

from pipeline.batch import Request, extract, extracting
from pipeline.batch.stages import Stages
from pipeline.catalogue import Catalogue
from pipeline.tables.commit import WORK

ARTICLES = 40


def main(folder: Path, kills: int) -> None:
    extracting.load_stages = lambda patterns: Stages(Catalogue(), reader_of_one_event)  # type: ignore[assignment]
    news = {name: folder / name for name in "AB"}
    for name, path in news.items():
        path.mkdir()
        for number in range(ARTICLES):
            where = f"near {name}" if number % 9 == 0 else "in the port"
            (path / f"{number}.txt").write_text(f"Guards clashed with {number} raiders {where}.", encoding="utf-8")
    states: dict[str, dict[str, bytes]] = {"nothing": {}}
    for name, path in news.items():
        start = time.perf_counter()
        extract(Request(path, folder / f"tables of {name}"))
        seconds = time.perf_counter() - start
        states[name] = state(folder / f"tables of {name}")
    out = folder / "out"
    chance = random.Random(1)
    stands = "nothing"
    for _ in range(kills):
        target = "B" if stands == "A" else "A"
        died = killed(Request(news[target], out), chance.uniform(0, seconds))
        stands = next((name for name, whole in states.items() if whole == state(out)), "mixed")
        print("died" if died else "lived", stands)
    for name, path in news.items():
        extract(Request(path, out))
        print("last", state(out) == states[name])


def killed(request: Request, seconds: float) -> bool:
    child = os.fork()
    if not child:
        extract(request)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def state(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if WORK not in path.relative_to(out).parts and path.is_file()
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
