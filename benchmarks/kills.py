"""Kills runs at random moments and looks at what stands: `python -m benchmarks.kills [--articles 500] [--kills 100]`.

Two folders of articles differ in a few. Undisturbed runs give the tables of both. Then one output folder is written
from nothing, and after that from one set of tables to the other and back, each run killed by SIGKILL: a third of them
while the articles are read for the first time, a third at any moment of a run that has little to read, a third in the
hundredth of a second in which the files change places. After each kill every file is compared with the undisturbed
runs'. At the end runs are left alone and compared again.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from benchmarks.articles import make_articles
from pipeline.tables.commit import CURRENT, NEW, WORK

Process = subprocess.Popen[bytes]
Moment = Callable[[Process], None]
State = dict[str, str]
"""The hash of each file by its path."""


class Campaign:
    """The kills on one output folder."""

    def __init__(self, folder: Path, articles: int, seed: int) -> None:
        self._chance = random.Random(seed)
        self._news = {name: folder / name for name in "AB"}
        make_articles(self._news["A"], articles)
        shutil.copytree(self._news["A"], self._news["B"])
        for number, path in enumerate(sorted(self._news["B"].iterdir())[:: max(1, articles // 4)]):
            path.write_text(f"Guards shot {number + 2} men in Derna on 4 May 2016.\n", encoding="utf-8")
        self.out = folder / "out"
        self.states: dict[str, State] = {"nothing": {}}
        self.found: Counter[str] = Counter()
        self.seconds = 0.0
        """How long the last undisturbed run took."""
        reference = folder / "reference"
        for name in "AB":
            self.finish(name, reference)
            self.states[name] = state(reference)

    def finish(self, target: str, out: Path | None = None) -> None:
        """Leaves a run alone."""
        start = time.perf_counter()
        process = self._start(target, out or self.out)
        if process.wait():
            raise SystemExit(f"a run ended with exit status {process.returncode}")
        self.seconds = time.perf_counter() - start

    def kill(self, target: str, moment: Moment, kind: str) -> str:
        """Kills a run at a moment and returns what stands: ``nothing``, ``A``, ``B`` or ``mixed``."""
        process = self._start(target, self.out)
        moment(process)
        process.kill()
        died = process.wait() < 0
        found = state(self.out)
        name = next((name for name, whole in self.states.items() if whole == found), "mixed")
        if died:
            linked = ", links in place" if any(path.is_symlink() for path in self.out.rglob("*")) else ""
            self.found[f"{kind}: {'whole' if name != 'mixed' else 'MIXED'}{linked}"] += 1
        return name

    def any_moment(self, process: Process) -> None:
        """Waits a random part of a run's time, or until it ends."""
        with suppress(subprocess.TimeoutExpired):
            process.wait(self._chance.uniform(0, self.seconds))

    def while_files_change(self, process: Process) -> None:
        """Waits until all is written beside its place, mostly until the links stand, and a random moment more."""
        ready, current = self.out / WORK / NEW / "datapackage.json", self.out / WORK / CURRENT
        at_links = self._chance.random() < 0.8
        while process.poll() is None and not (current.is_symlink() if at_links else ready.exists()):
            time.sleep(0.0005)
        time.sleep(self._chance.uniform(0, 0.03))

    def _start(self, target: str, out: Path) -> Process:
        command = [sys.executable, "-m", "pipeline", "extract", str(self._news[target]), "--out", str(out)]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def state(out: Path) -> State:
    """What a reader finds in an output folder."""
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.rglob("*")
        if WORK not in path.relative_to(out).parts and path.is_file()
    }


def run(campaign: Campaign, kills: int) -> None:
    """The kills; prints what was found."""
    first = kills // 3
    while campaign.found.total() < first:
        campaign.kill("A", campaign.any_moment, "first reading")
    campaign.finish("A")
    same = state(campaign.out) == campaign.states["A"]
    print(f"after {first} kills the first run's tables equal an undisturbed run's: {same}", flush=True)
    stands = "A"
    while campaign.found.total() < kills:
        target = "B" if stands == "A" else "A"
        if campaign.found.total() % 2:
            stands = campaign.kill(target, campaign.while_files_change, "files changing places")
        else:
            stands = campaign.kill(target, campaign.any_moment, "any moment")
    for target in ("A", "B"):
        campaign.finish(target)
        same = same and state(campaign.out) == campaign.states[target]
    for kind, number in sorted(campaign.found.items()):
        print(f"{number:5}  {kind}")
    mixed = sum(number for kind, number in campaign.found.items() if "MIXED" in kind)
    print(
        f"{campaign.found.total() - mixed} of {campaign.found.total()} kills left whole tables; the last equal: {same}"
    )
    sys.exit(bool(mixed) or not same)


def main() -> None:
    """Makes the articles, kills, and prints what was found; the exit status is 1 where anything was not whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run(Campaign(Path(folder), options.articles, options.seed), options.kills)


if __name__ == "__main__":
    main()
