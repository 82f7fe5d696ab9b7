"""One target by atheris, which keeps the inputs that reach new code: ``python -m fuzz.guided NAME RUNS SEED TALLY``.

A program of its own, since libFuzzer ends its process; Hypothesis builds the inputs from its bytes. ``TALLY`` is the
file that the number of inputs tried is written to.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import atheris
from hypothesis import given

with atheris.instrument_imports(include=["pipeline"], enable_loader_override=False):
    from fuzz.campaign import Tally, TooSlow, keep, watched
    from fuzz.targets import TARGETS

_LONGEST = 4096
_FIRST = 32
"""Random inputs to start from: libFuzzer's own are too short for Hypothesis to make anything of them."""


def main(name: str, runs: int, seed: int, counted: Path) -> None:
    """Tries so many inputs; the exit status is 1 where one broke the promise, which is kept."""
    target = next(target for target in TARGETS if target.name == name)
    tally = Tally()
    check = watched(target, tally)

    def tried(case: Any) -> None:
        broken: BaseException | None = None
        try:
            check(case)
        except (Exception, TooSlow) as error:
            broken = error
        if broken is not None or tally.runs >= runs:
            counted.write_text(f"{tally.runs}\n{keep(name, case, broken) if broken else ''}", encoding="utf-8")
            os._exit(1 if broken else 0)

    test: Any = given(target.inputs)(tried)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as corpus:
        for number in range(_FIRST):
            (Path(corpus) / str(number)).write_bytes(chance.randbytes(_LONGEST))
        options = [
            f"-seed={seed % 2**31 or 1}",
            f"-max_len={_LONGEST}",
            "-len_control=0",
            "-verbosity=0",
            "-rss_limit_mb=0",
        ]
        atheris.Setup([sys.argv[0], *options, corpus], test.hypothesis.fuzz_one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
