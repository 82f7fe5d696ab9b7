"""Processes that read articles beside each other. One that dies takes its article with it and no other."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from pipeline.batch.errors import NOTHING_DONE, BatchError
from pipeline.records import Article, Event, Failure

if TYPE_CHECKING:
    from pipeline.catalogue import Catalogue

EventReader = Callable[[Article], tuple[Event, ...]]
OpenReader = Callable[["Catalogue"], EventReader]
"""Loads what reads events; a function of a module, so that another process can find it by its name."""
Result = tuple[Event, ...] | Failure


def read_guarded(read_events: EventReader, article: Article) -> Result:
    """The events of an article, or why they could not be read: one article must never stop the others."""
    try:
        return read_events(article)
    except Exception as error:  # whatever is in it
        return not_processed(article, f"reading its events failed ({type(error).__name__}: {error})")


def not_processed(article: Article, why: str) -> Failure:
    """The failure of an article that was opened and not read."""
    return Failure(article.file, "not_processed", f"{why}. Report the file, or take it out.")


class _Worker:
    """A process and the line to it."""

    def __init__(self, open_reader: OpenReader, catalogue: Catalogue) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, far_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(far_end, open_reader, catalogue), daemon=True)
        self._ready = False
        # Ctrl-C goes to every process of a terminal; only this one is to heed it.
        heeded = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            self._process.start()
        finally:
            signal.signal(signal.SIGINT, heeded)
        far_end.close()

    def answer(self, article: Article) -> Result | None:
        """What it says next: that it is ready (None), or what it read in the article.

        Raises BatchError where it can't get ready.
        """
        try:
            said: Result | str | None = self.line.recv()
        except (EOFError, OSError):
            self.stop()
            died = f"the process that read it died ({_cause(self._process.exitcode)})"
            if not self._ready:
                raise BatchError(f"No article can be read: {died} before it began.", NOTHING_DONE) from None
            return not_processed(article, died)
        if isinstance(said, str):
            raise BatchError(said, NOTHING_DONE)
        self._ready = True
        return said

    def ask(self, article: Article) -> None:
        """Hands it an article; a process that has died meanwhile tells so when it is asked for its answer."""
        with suppress(OSError):
            self.line.send(article)

    @property
    def alive(self) -> bool:
        return not self.line.closed

    def stop(self) -> None:
        """Ends it, whatever it is doing."""
        self.line.close()
        self._process.terminate()
        self._process.join()


def read_in_processes(
    articles: Iterable[Article], jobs: int, open_reader: OpenReader, catalogue: Catalogue
) -> Iterator[tuple[Article, Result]]:
    """Each article with its events or its failure, in the order in which they are done.

    Raises BatchError where a process can't start.
    """
    waiting = iter(articles)
    at_work = {_Worker(open_reader, catalogue): article for article in islice(waiting, jobs)}
    try:
        while at_work:
            ready = wait([worker.line for worker in at_work])
            for worker in [worker for worker in at_work if worker.line in ready]:
                result = worker.answer(at_work[worker])
                if result is None:
                    worker.ask(at_work[worker])
                    continue
                yield at_work[worker], result
                following = next(waiting, None)
                if following is not None and worker.alive:
                    worker.ask(following)
                    at_work[worker] = following
                    continue
                del at_work[worker]
                worker.stop()
                if following is not None:
                    at_work[_Worker(open_reader, catalogue)] = following
    finally:
        for worker in at_work:
            worker.stop()


def _serve(line: Connection, open_reader: OpenReader, catalogue: Catalogue) -> None:
    """The life of a worker: gets ready, says so, and answers until the line is cut."""
    try:
        read_events = open_reader(catalogue)
    except BatchError as error:
        line.send(str(error))
        return
    with suppress(EOFError, OSError):
        line.send(None)
        while True:
            line.send(read_guarded(read_events, line.recv()))


def _cause(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"signal {-exit_code}, {signal.strsignal(-exit_code) or 'unknown'}"
    return f"exit status {exit_code}"
