"""The run itself: articles in, tables out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.errors import NOTHING_DONE, WRONG_CALL, BatchError
from pipeline.batch.stages import EventReader, Stages, load_stages
from pipeline.batch.summary import Summary, count_reasons
from pipeline.decisions import FILE_NAME as DECISIONS
from pipeline.decisions import DecisionError, latest, read_decisions
from pipeline.incidents import ArticleFacts, cluster, facts_of
from pipeline.records import Article, Decision, Event, Failure
from pipeline.tables import Run, Written, write_tables
from pipeline.tables.corrections import check_corrections
from pipeline.vocabulary import ReviewDecision

Track = Callable[[Sequence[Article]], Iterable[Article]]
"""Passes the articles on one by one, as a progress bar does."""
SHOWN_FAILURES = 5


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do."""

    articles: Path
    out: Path
    patterns: Path | None = None
    published: str | None = None
    decisions: Path | None = None
    parquet: bool = False


def extract(request: Request, track: Track = iter) -> Summary:
    """Reads a folder of articles and writes its tables.

    Raises BatchError, before anything is written, where the call can't be followed, the patterns or the decisions are
    bad, no article can be read, or the output folder can't be written.
    """
    _check_folders(request)
    decisions = _decisions(request)
    stages = load_stages(request.patterns)
    articles, failures = _read_folder(stages, request)
    if not articles:
        raise BatchError(_nothing_read(request.articles, failures), NOTHING_DONE)
    events, unprocessed = _read_all(articles, stages.read_events, track)
    kept = tuple(event for event in events if not _rejected(decisions.get(event.event_id)))
    every_failure = tuple(sorted((*failures, *unprocessed), key=lambda failure: failure.file))
    run = Run(articles, events, cluster(kept, _facts(articles, kept)), decisions, every_failure)
    return _summary(run, request.out, _write(run, request))


def _read_folder(stages: Stages, request: Request) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    try:
        return stages.folder(request.articles, request.out, request.published)
    except ValueError as error:
        raise BatchError(f"{error}.", WRONG_CALL) from error


def _check_folders(request: Request) -> None:
    folder = request.articles
    if not folder.exists():
        raise BatchError(f"There is no folder {folder}. Name the folder that holds the articles.", WRONG_CALL)
    if not folder.is_dir():
        raise BatchError(f"{folder} is a file. Name the folder that holds it.", WRONG_CALL)
    if request.out.resolve() == folder.resolve():
        raise BatchError(f"The tables can't go among the articles in {folder}. Name another output folder.", WRONG_CALL)
    if folder.resolve().is_relative_to(request.out.resolve()):
        raise BatchError(
            f"{folder} lies in the output folder {request.out}, which is never read. Name another output folder, "
            f"such as {request.out / 'tables'}.",
            WRONG_CALL,
        )
    if request.out.exists() and not request.out.is_dir():
        raise BatchError(f"{request.out} is a file. Name a folder for the tables.", WRONG_CALL)
    if request.parquet:
        _check_parquet()
    _check_writable(request.out)


def _check_parquet() -> None:
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise BatchError(
            "Parquet needs pyarrow: pip install 'libya-events[parquet]', or leave out --parquet.", WRONG_CALL
        )


def _check_writable(out: Path) -> None:
    """Tries before the long work starts whether the folder, or the first one above it that exists, takes a file."""
    import tempfile

    present = next(folder for folder in (out, *out.absolute().parents) if folder.exists())
    try:
        with tempfile.TemporaryFile(dir=present):
            return
    except OSError as error:
        raise BatchError(_unwritable(out, error), NOTHING_DONE) from error


def _decisions(request: Request) -> Mapping[str, Decision]:
    """The standing decisions: those that come with the articles, then those made on the output."""
    own = request.decisions or request.out / DECISIONS
    if request.decisions is not None and not request.decisions.is_file():
        raise BatchError(f"There is no file of decisions {request.decisions}.", WRONG_CALL)
    files = dict.fromkeys((request.articles.absolute().parent / DECISIONS, own.absolute()))
    try:
        decisions = latest(decision for file in files for decision in read_decisions(file))
        for decision in decisions.values():
            check_corrections(decision.corrections)
    except DecisionError as error:
        raise BatchError(f"The decisions can't be used: {error}", WRONG_CALL) from error
    except ValueError as error:
        raise BatchError(f"The decision on {decision.event_id} can't be used: {error}.", WRONG_CALL) from error
    return decisions


def _read_all(
    articles: Sequence[Article], read_events: EventReader, track: Track
) -> tuple[tuple[Event, ...], tuple[Failure, ...]]:
    events: list[Event] = []
    failures: list[Failure] = []
    for article in track(articles):
        try:
            events.extend(read_events(article))
        except Exception as error:  # one article must never stop the others, whatever is in it
            detail = f"reading its events failed ({type(error).__name__}: {error}). Report the file, or take it out."
            failures.append(Failure(article.file, "not_processed", detail))
    return tuple(events), tuple(failures)


def _facts(articles: Sequence[Article], events: Iterable[Event]) -> list[ArticleFacts]:
    told: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        told[event.article_id].append(event)
    return [facts_of(article, told[article.article_id]) for article in articles]


def _rejected(decision: Decision | None) -> bool:
    return decision is not None and decision.decision is ReviewDecision.REJECTED


def _write(run: Run, request: Request) -> Written:
    try:
        return write_tables(run, request.out, request.parquet)
    except OSError as error:
        raise BatchError(_unwritable(request.out, error), NOTHING_DONE) from error


def _unwritable(out: Path, error: OSError) -> str:
    return (
        f"The tables can't be written to {out} ({error.strerror or error}). "
        "Close the tables where a program has them open, check the folder's permissions and the free space, "
        "or name another folder."
    )


def _nothing_read(folder: Path, failures: Sequence[Failure]) -> str:
    if not failures:
        return f"{folder} holds no article. Put .txt or .md files into it, or name another folder."
    lines = [f"  {failure.file}: {failure.detail}" for failure in failures[:SHOWN_FAILURES]]
    more = len(failures) - SHOWN_FAILURES
    rest = [f"  and {more} more"] if more > 0 else []
    return "\n".join([f"No article in {folder} could be read; nothing was written.", *lines, *rest])


def _summary(run: Run, out: Path, written: Written) -> Summary:
    rows = written.rows["events"]
    made = {row["event_id"] for row in rows}
    return Summary(
        articles=len(run.articles),
        events=len(rows),
        countable=sum(bool(row["countable"]) for row in rows),
        flagged=len(written.rows["review"]),
        reasons=count_reasons(rows),
        reviewed=sum(bool(row["review_decision"]) for row in rows),
        unknown_decisions=len(set(run.decisions) - made),
        incidents=len(run.incidents),
        failures=run.failures,
        out=out,
        files=written.files,
    )
