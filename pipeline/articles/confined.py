"""Reading in a child process that can be stopped: libraries for PDF, HTML and Word take as long as a file makes them.

``read_confined`` hands a file's path to the child and gets what its reader finds, piece by piece, as JSON. Each piece
has so many seconds; a child that takes longer, or more memory than it may, is ended, the file (or the one file in an
archive) is refused, and the next is read by a new child. One child serves all files of a process, one after another.

It is a program of its own and no ``multiprocessing`` child: it runs the same way from any caller's main module and
from a worker of a pool, and it holds nothing of the caller's memory.
"""

from __future__ import annotations

import atexit
import faulthandler
import os
import subprocess  # nosec B404  # the child is this project's own module
import sys
import threading
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from pydantic import TypeAdapter

from pipeline.articles.errors import ReadError
from pipeline.articles.formats import read_bytes
from pipeline.articles.limits import Limits
from pipeline.articles.sources import Entering, Found, Refusal, Source

_GRACE = 2
"""Seconds that the child's own alarm gets before it is ended from outside."""
_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Job:
    """What the child is asked: a file, the name that tells its format, and how many files of an archive are done."""

    path: str
    name: str
    limits: Limits
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """One piece of what the child found; empty at the end of a file."""

    source: Source | None = None
    refusal: Refusal | None = None
    entering: Entering | None = None

    @property
    def found(self) -> Found | None:
        """The piece, or None at the end."""
        return self.source or self.refusal or self.entering


_JOB = TypeAdapter(Job)
_ANSWER = TypeAdapter(Answer)


def read_confined(path: Path, name: str, limits: Limits) -> Iterator[Source | Refusal]:
    """What a file's reader finds, read by the child. Raises ``ReadError`` where the file as a whole can't be read."""
    ends = time.monotonic() + limits.file_seconds
    entered: list[str] = []
    while True:
        done = len(entered)
        stopped = yield from _pieces(Job(str(path.absolute()), name, limits, done), entered, ends)
        if stopped is None:
            return
        if len(entered) == done or time.monotonic() > ends:
            raise stopped
        yield Refusal(entered[-1], stopped.reason, stopped.detail)


def _pieces(job: Job, entered: list[str], ends: float) -> Generator[Source | Refusal, None, ReadError | None]:
    """The pieces that a child finds; returns what ended it before the file's end, or None. Notes each file entered."""
    child = _child()
    whole: ReadError | None = None
    try:
        child.send(_JOB.dump_json(job))
        while True:
            started = time.monotonic()
            if started > ends:
                return _out_of_time(job.limits)
            line = child.receive(min(job.limits.seconds, ends - started) + _GRACE)
            if not line:
                return _why_silent(job.limits, started, ends)
            found = _ANSWER.validate_json(line).found
            if found is None:
                break
            if isinstance(found, Entering):
                entered += [found.part] if found.part not in entered[-1:] else []
            elif isinstance(found, Refusal) and not found.part:
                whole = ReadError(found.reason, found.detail)
            else:
                yield found
        child.idle = True
    finally:
        # whoever stops listening before the end leaves a child that speaks of the wrong file
        if not child.idle:
            child.end()
    if whole:
        raise whole
    return None


def _why_silent(limits: Limits, started: float, ends: float) -> ReadError:
    """What ended a child that was asked at a moment and may speak until another."""
    now = time.monotonic()
    if now - started >= limits.seconds:
        return ReadError("too_slow", f"reading it took more than {limits.seconds} s; save the article as text")
    return _out_of_time(limits) if now > ends else _crashed()


def _out_of_time(limits: Limits) -> ReadError:
    return ReadError("too_slow", f"reading all of it took more than {limits.file_seconds} s; split the file")


def _crashed() -> ReadError:
    return ReadError("crashed", "the library that reads this format broke down on it; save the article as text")


class _Child:
    """The process and the pipes to it."""

    def __init__(self) -> None:
        paths = filter(None, (str(_ROOT), os.environ.get("PYTHONPATH")))
        self._process = subprocess.Popen(  # nosec B603  # no shell, and no word of the call comes from an article
            [sys.executable, "-P", "-m", "pipeline.articles.confined"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # sets of strings have one order, whatever the caller's: the libraries' answers don't depend on it
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0"},
        )
        self.owner = os.getpid()
        self.idle = True

    @property
    def alive(self) -> bool:
        """Whether this process may use it: it runs, and was not inherited by a fork."""
        return self.owner == os.getpid() and self._process.poll() is None

    def send(self, line: bytes) -> None:
        self.idle = False
        pipe = cast(IO[bytes], self._process.stdin)
        pipe.write(line + b"\n")
        pipe.flush()

    def receive(self, seconds: float) -> bytes:
        """The next line; empty when the child has ended, by itself or because the time is up."""
        timer = threading.Timer(seconds, self._process.kill)
        timer.start()
        try:
            return cast(IO[bytes], self._process.stdout).readline()
        finally:
            timer.cancel()

    def end(self) -> None:
        """Ends the process, if it is this one's own."""
        if self.owner == os.getpid():
            self._process.kill()
            self._process.communicate()


_running: list[_Child] = []


def _child() -> _Child:
    """The idle child of this process, made where there is none."""
    if not _running or not _running[0].alive or not _running[0].idle:
        close()
        _running.append(_Child())
    return _running[0]


def close() -> None:
    """Ends the child; the next file gets a new one."""
    while _running:
        _running.pop().end()


atexit.register(close)


def main() -> None:
    """The child: reads the files that it is asked for until its input ends."""
    answers = sys.stdout.buffer
    while line := sys.stdin.buffer.readline():
        job = _JOB.validate_json(line)
        _confine(job.limits)
        for found in _read(job):
            answer = Answer(
                found if isinstance(found, Source) else None,
                found if isinstance(found, Refusal) else None,
                found if isinstance(found, Entering) else None,
            )
            answers.write(_ANSWER.dump_json(answer) + b"\n")
            answers.flush()
            faulthandler.dump_traceback_later(job.limits.seconds, exit=True)
        faulthandler.cancel_dump_traceback_later()
        answers.write(_ANSWER.dump_json(Answer()) + b"\n")
        answers.flush()


def _confine(limits: Limits) -> None:
    """An alarm that ends the process whatever it is doing, and a bound on its memory where the system has one."""
    faulthandler.dump_traceback_later(limits.seconds, exit=True)
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _read(job: Job) -> Iterator[Found]:
    count = 0
    try:
        for found in read_bytes(job.name, Path(job.path).read_bytes(), job.limits, job.skip):
            count += not isinstance(found, Entering)
            if count > job.limits.articles:
                raise ReadError("too_large", f"more than {job.limits.articles:,} articles in it; split the file")
            yield found
    except ReadError as error:
        yield Refusal("", error.reason, error.detail)
    except MemoryError:
        yield Refusal("", "too_much_memory", "reading it takes too much memory; save the article as text")
    except RecursionError:
        yield Refusal("", "too_deep", "its parts are nested too deep; save the article as text")
    except OSError as error:
        yield Refusal("", "unreadable", f"{error.strerror or error}; check that you may read it")
    except Exception as error:  # libraries raise whatever comes on a file that is not what it says
        yield Refusal(
            "", "damaged", f"it can't be read as {job.name} ({type(error).__name__}); open it and save it again"
        )


if __name__ == "__main__":
    main()
