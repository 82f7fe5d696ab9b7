"""``python -m fuzz``: so many inputs over all targets, a line a target.

The exit status is 1 where a promise was broken.
"""

from __future__ import annotations

import argparse
import logging
import random
import subprocess
import sys
import tempfile
import time
import warnings
from importlib.util import find_spec
from pathlib import Path

from fuzz import known
from fuzz.campaign import Tally, run
from fuzz.target import Target
from fuzz.targets import TARGETS

_GUIDED = 4
"""One input in so many is atheris's, where it is installed."""


def main() -> int:
    """Runs the targets named, or all; returns the exit status."""
    options = _options()
    logging.disable()  # what libraries say of broken files
    warnings.simplefilter("ignore")
    known.language()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(2**31)
    guided = find_spec("atheris") is not None and not options.hypothesis
    engines = "Hypothesis and atheris" if guided else "Hypothesis alone (atheris is not installed)"
    print(f"{options.runs:,} inputs, seed {seed}, by {engines}")
    print(f"{'target':<14}{'hypothesis':>11}{'atheris':>9}{'seconds':>9}{'slowest':>9}  findings")
    chosen = [target for target in TARGETS if not options.targets or target.name in options.targets]
    total = findings = 0
    for target, runs in zip(chosen, _spread(chosen, options.runs), strict=True):
        by_atheris = runs // _GUIDED if guided else 0
        made_up = run(target, runs - by_atheris, seed)
        followed = _run_guided(target, by_atheris, seed) if by_atheris else Tally()
        found = made_up.findings + followed.findings
        seconds = made_up.seconds + followed.seconds
        print(
            f"{target.name:<14}{made_up.runs:>11,}{followed.runs:>9,}{seconds:>9.0f}{made_up.slowest:>9.2f}  "
            f"{', '.join(map(str, found)) or 'none'}",
            flush=True,
        )
        total += made_up.runs + followed.runs
        findings += len(found)
    print(f"{total:,} inputs tried, {findings} finding{'s' if findings != 1 else ''}")
    return 1 if findings else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument(
        "targets", nargs="*", choices=[*(target.name for target in TARGETS), []], help="all, if none is named"
    )
    parser.add_argument("--runs", type=int, default=20_000, help="inputs in all (20000)")
    parser.add_argument("--seed", type=int, help="another one each time, unless told")
    parser.add_argument("--hypothesis", action="store_true", help="leave atheris out")
    return parser.parse_args()


def _spread(targets: list[Target], runs: int) -> list[int]:
    """How many inputs each target gets, by its share; together ``runs``, and one at least."""
    whole = sum(target.share for target in targets)
    spread = [max(1, runs * target.share // whole) for target in targets]
    spread[-1] += max(0, runs - sum(spread))
    return spread


def _run_guided(target: Target, runs: int, seed: int) -> Tally:
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        counted = Path(folder) / "tally"
        command = [sys.executable, "-m", "fuzz.guided", target.name, str(runs), str(seed), str(counted)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = counted.read_text(encoding="utf-8").split("\n") if counted.exists() else ["0", ""]
        if not counted.exists():
            print(ended.stderr[-2000:], file=sys.stderr)
    findings = (
        [Path(lines[1])] if lines[1] else [] if ended.returncode == 0 else [Path(f"{target.name}: ended by itself")]
    )
    return Tally(int(lines[0]), time.monotonic() - started, 0.0, findings)


if __name__ == "__main__":
    sys.exit(main())
