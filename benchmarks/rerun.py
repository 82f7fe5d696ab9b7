"""What a second run costs: `python -m benchmarks.rerun [ARTICLES] [--jobs N]`.

Makes articles, runs the command on them, again with nothing changed, again with one article changed and again with a
reviewer's decision, each in a process of its own, and prints the seconds, the share of the first run and the peak
memory of each.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.articles import make_articles

LIMIT = 0.05
"""The share of the first run's time that a run over an unchanged folder may take."""


def main() -> None:
    """Prints a line for each run; the exit status is 1 where the second one is not fast enough."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=int, default=1000)
    parser.add_argument("--jobs", type=int)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        news, out = Path(folder, "news"), Path(folder, "out")
        make_articles(news, options.articles)
        first = measured("first run", news, out, options.jobs)
        again = measured("nothing changed", news, out, options.jobs, first)
        article = sorted(news.iterdir())[0]
        article.write_text(article.read_text(encoding="utf-8") + "\nTwo men were shot in Derna.\n", encoding="utf-8")
        measured("one article changed", news, out, options.jobs, first)
        decide(out)
        measured("one decision more", news, out, options.jobs, first)
    sys.exit(again > LIMIT * first)


def measured(name: str, news: Path, out: Path, jobs: int | None, first: float | None = None) -> float:
    """The seconds that one run takes, printed with its share of the first run's and its peak memory."""
    command = [sys.executable, "-m", "pipeline", "extract", str(news), "--out", str(out)]
    start = time.perf_counter()
    process = subprocess.Popen([*command, *(["--jobs", str(jobs)] if jobs else [])], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{name}: exit status {process.returncode}")
    share = f"{seconds / first:7.2%}" if first else " " * 7
    print(
        f"{name:20} {seconds:8.1f} s {share} {used.ru_utime + used.ru_stime:8.1f} s CPU {used.ru_maxrss / 1024:7.0f} MB"
    )
    return seconds


def decide(out: Path) -> None:
    """Accepts the first event."""
    event_id = (out / "row_hashes.csv").read_text(encoding="utf-8-sig").splitlines()[1].split(",")[0]
    decision = {"event_id": event_id, "decision": "accepted", "reviewer": "R", "reviewed_at": "2024-05-01T10:00:00Z"}
    (out / "decisions.jsonl").write_text(json.dumps(decision) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
