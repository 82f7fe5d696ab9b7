"""Killed at any moment, a run leaves whole tables. ``benchmarks/kills.py`` does the same with the real reader."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
KILLS = 12


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path: Path) -> None:
    paths = os.pathsep.join(map(str, (REPOSITORY, REPOSITORY / "tests")))
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killing.py")), str(tmp_path), str(KILLS)],
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [tuple(line.split()) for line in done.stdout.splitlines()]
    assert len(lines) == KILLS + 2
    assert "mixed" not in {stands for _, stands in lines}
    assert sum(how == "died" for how, _ in lines) > KILLS / 2
    assert lines[-2:] == [("last", "True"), ("last", "True")]
