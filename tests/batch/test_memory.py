"""What a run holds in memory does not depend on how much there is to read."""

from __future__ import annotations

import pytest

from benchmarks.memory import measured

BOUND = 25
"""Kilobytes that a further article may add while the run is small: names of files, buffers that fill. Its six events,
held, would be 40 (``python -m benchmarks.memory`` measures longer runs)."""


@pytest.mark.slow
def test_memory_hardly_grows_with_the_articles() -> None:
    few, many = 100, 300
    grown = measured(many)["megabytes"] - measured(few)["megabytes"]
    assert 1024 * grown / (many - few) < BOUND
