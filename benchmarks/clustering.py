"""How long clustering takes and how much memory: `python -m benchmarks.clustering [ROWS …]`.

The rows are synthetic: occurrences spread over ten years and fifty places, as busy on any day whatever their number
(more rows are more days of news), each told by one to four articles with tolls that drift. A child process measures
each size, so that its peak memory is its own. Every figure is printed; nothing is kept.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.occurrences import OCCURRENCES_A_DAY, occurrence, telling
from pipeline.incidents import ArticleFacts, cluster
from pipeline.records import Event

SIZES = (10_000, 100_000)


def main() -> None:
    """Measures each size in a process of its own and prints a table."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(int(sys.argv[2]))))
        return
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    print(f"{'rows':>9} {'incidents':>10} {'seconds':>8} {'CPU s':>8} {'peak MB':>8}")
    for size in sizes:
        made = json.loads(subprocess.check_output([sys.executable, "-m", "benchmarks.clustering", "--one", str(size)]))
        took = f"{made['seconds']:>8.1f} {made['cpu']:>8.1f} {made['megabytes']:>8,.0f}"
        print(f"{size:>9,} {made['incidents']:>10,} {took}", flush=True)


def measured(size: int) -> dict[str, float]:
    """Rows, incidents, seconds of clustering alone, and the peak memory of making the rows and clustering them."""
    told = list(rows(size))
    start, busy = time.perf_counter(), time.process_time()
    incidents = cluster((event for event, _ in told), (facts for _, facts in told))
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": size, "incidents": len(incidents), "seconds": seconds, "cpu": busy, "megabytes": megabytes}


def rows(size: int, seed: int = 1) -> Iterator[tuple[Event, ArticleFacts]]:
    """So many events, each of an article of its own."""
    choose = random.Random(seed)
    made = occurrences = 0
    while made < size:
        day = date(2011, 1, 1) + timedelta(days=occurrences // OCCURRENCES_A_DAY)
        occurrences += 1
        model = occurrence(choose)
        for _ in range(min(choose.choice((1, 1, 2, 3, 4)), size - made)):
            yield telling(choose, made, day, model)
            made += 1


if __name__ == "__main__":
    main()
