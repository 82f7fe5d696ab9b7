"""So many inputs for a target, by Hypothesis, made up from a seed.

What breaks a promise is shrunk to the least input that does, and kept.
"""

from __future__ import annotations

import hashlib
import resource
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisWarning

from fuzz.target import Target
from pipeline.articles.limits import LIMITS

CRASHES = Path(__file__).parent / "crashes"


class TooSlow(BaseException):
    """An input took longer than its target allows. No ``Exception``: nothing on the way may take it for a bad file."""


class TooMuchMemory(AssertionError):
    """An input took more memory than the limits allow."""


@dataclass(slots=True)
class Tally:
    """What came of a target."""

    runs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    findings: list[Path] = field(default_factory=list)


def watched(target: Target, tally: Tally) -> Callable[[Any], None]:
    """The target's check within its limits of time and memory, counted."""

    def check(case: Any) -> None:
        tally.runs += 1
        before = _peak_memory()
        started = time.monotonic()
        # a library's warning about a broken file is no broken promise
        with _alarm(target.seconds), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            target.check(case)
        tally.slowest = max(tally.slowest, time.monotonic() - started)
        if _peak_memory() - before > LIMITS.memory_bytes:
            raise TooMuchMemory(f"more than {LIMITS.memory_bytes:,} bytes")

    return check


def run(target: Target, runs: int, seed_number: int) -> Tally:
    """Tries so many inputs; stops at the first that breaks the promise, and keeps the least one that does."""
    tally = Tally()
    started = time.monotonic()
    part = 0
    while tally.runs < runs and not tally.findings:
        last: list[Any] = []
        test = given(target.inputs)(_remembering(watched(target, tally), last))
        try:
            with warnings.catch_warnings():
                # recursive strategies have names of a hundred thousand characters
                warnings.simplefilter("ignore", HypothesisWarning)
                seed(seed_number + part)(_settings(runs - tally.runs)(test))()
        except Exception as error:
            if not last:
                raise
            tally.findings.append(keep(target.name, last[0], error))
        part += 1
    tally.seconds = time.monotonic() - started
    return tally


def _remembering(check: Callable[[Any], None], last: list[Any]) -> Callable[[Any], None]:
    """The check, with its latest input put down in ``last``: after shrinking, the least that fails."""

    def remembered(case: Any) -> None:
        last[:] = [case]
        try:
            check(case)
        except TooSlow as slow:
            raise AssertionError(str(slow)) from slow

    return remembered


def keep(name: str, case: Any, error: BaseException) -> Path:
    """Writes an input down as Python reads it, with what it led to; returns the file."""
    CRASHES.mkdir(exist_ok=True)
    written = repr(case)
    path = CRASHES / f"{name}-{hashlib.sha256(written.encode('utf-8', 'replace')).hexdigest()[:12]}.txt"
    path.write_text(f"{type(error).__name__}: {error}\n\n{written}\n", encoding="utf-8", errors="backslashreplace")
    return path


def _settings(runs: int) -> settings:
    return settings(
        max_examples=runs,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )


def _peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
