"""How much memory a run takes beside the model: `python -m benchmarks.memory [ARTICLES …]`.

Everything of a run but the reading of events, which are known beforehand (`benchmarks/news.py`): articles are opened,
their events kept in the cache, incidents found and all tables written. Each size runs in a process of its own, so that
its peak is its own. Prints events, incidents, seconds, the peak, and what each article more than in the size before
added to it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.news import reader_of_known_events, write_news
from pipeline.batch.extracting import extract_into, untracked
from pipeline.batch.request import Request
from pipeline.batch.stages import Stages
from pipeline.batch.workspace import open_workspace
from pipeline.catalogue import Catalogue

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 5_000, 20_000)


def main() -> None:
    """Measures each size and prints a table."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(run_on(Path(sys.argv[2]))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print(f"{'articles':>9} {'events':>9} {'incidents':>9} {'seconds':>8} {'peak MB':>8} {'kB an article':>14}")
    before: tuple[int, float] | None = None
    for size in sizes:
        made = measured(size)
        grown = f"{1024 * (made['megabytes'] - before[1]) / (size - before[0]):14.1f}" if before else ""
        counts = f"{made['events']:>9,} {made['incidents']:>9,}"
        print(f"{size:>9,} {counts} {made['seconds']:>8.0f} {made['megabytes']:>8.1f} {grown}", flush=True)
        before = (size, made["megabytes"])


def measured(size: int) -> dict[str, float]:
    """Events, incidents, seconds and peak megabytes of a run on so many articles, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        write_news(Path(folder, "news"), size)
        command = [sys.executable, "-m", "benchmarks.memory", "--one", folder]
        made: dict[str, float] = json.loads(subprocess.check_output(command, cwd=ROOT))
    return made


def run_on(folder: Path) -> dict[str, float]:
    """Runs in this process on the folder ``news`` in a folder, into ``out`` beside it."""
    request = Request(folder / "news", folder / "out", jobs=1)
    stages = Stages(Catalogue(), reader_of_known_events)
    start = time.perf_counter()
    with open_workspace(request.out) as workspace:
        summary = extract_into(workspace, request, stages, untracked)
    seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"events": summary.events, "incidents": summary.incidents, "seconds": seconds, "megabytes": megabytes}


if __name__ == "__main__":
    main()
