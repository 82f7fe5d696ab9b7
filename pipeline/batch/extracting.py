"""The run itself: articles in, tables out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.batch.errors import INTERRUPTED, NOTHING_DONE, BatchError
from pipeline.batch.reading import T, Told, Track, read_missing
from pipeline.batch.request import Request, check_folders, standing_decisions
from pipeline.batch.scanning import Listed, LostError, Scan
from pipeline.batch.stages import Stages, load_stages
from pipeline.batch.standing import Standing, run_key
from pipeline.batch.summary import Summary, most_first
from pipeline.batch.versions import file_version
from pipeline.batch.workspace import Workspace, open_workspace, unwritable
from pipeline.incidents import Incidents, facts_of
from pipeline.records import Decision, Failure
from pipeline.scratch import Scratch, open_scratch
from pipeline.tables import Run, Written, write_tables
from pipeline.vocabulary import ReviewDecision

if TYPE_CHECKING:
    from pipeline.articles import Listing

SHOWN_FAILURES = 5


def untracked(items: Iterable[T], label: str, total: int, done: int = 0) -> Iterable[T]:
    """The items, without a progress bar."""
    return items


def extract(request: Request, track: Track = untracked) -> Summary:
    """Reads a folder of articles and writes its tables. What an earlier run read and nothing has changed is not read
    again.

    Raises BatchError, with the tables as they were, where the call can't be followed, the patterns or the decisions are
    bad, no article can be read, another run has the output folder or it can't be written, or the user breaks off.
    """
    check_folders(request)
    standing_decisions(request)
    stages = load_stages(request.patterns)
    stages.knowledge(request.published)
    _listing(request)
    with open_workspace(request.out) as workspace:
        return extract_into(workspace, request, stages, track)


def extract_into(workspace: Workspace, request: Request, stages: Stages, track: Track) -> Summary:
    """``extract`` where the output folder is taken and the patterns are loaded."""
    decisions = standing_decisions(request)
    articles, unread = _opened(workspace, request, stages, track)
    told = Told(articles, workspace.cache, stages.catalogue)
    try:
        from_cache = read_missing(told, workspace, stages, request.jobs, track)
    except KeyboardInterrupt:
        raise BatchError(_broken_off(told), INTERRUPTED) from None
    failures = tuple(sorted((*unread, *told.failures.values()), key=lambda failure: failure.file))
    standing = Standing(workspace, run_key(told, decisions, failures, request.parquet))
    summary = standing.summary()
    if summary is None:
        try:
            with open_scratch(workspace.waiting) as waiting:
                run = Run(told, _incidents(told, decisions, waiting), decisions, failures, stages.acled_names)
                summary = _summary(run, len(told.listed), request.out, write_tables(run, request.out, request.parquet))
        except OSError as error:
            raise BatchError(unwritable(request.out, error), NOTHING_DONE) from error
        except LostError:
            workspace.cache.clear()
            raise
        standing.keep(summary)
    workspace.worth_keeping = True
    workspace.cache.drop_old()
    return replace(summary, from_cache=from_cache)


def _opened(
    workspace: Workspace, request: Request, stages: Stages, track: Track
) -> tuple[tuple[Listed, ...], tuple[Failure, ...]]:
    """The articles of the folder and what could not be read of it; raises BatchError where there is no article."""
    from pipeline.articles import Census

    files = _listing(request)
    known = stages.knowledge(request.published)
    scan = Scan(known, workspace.cache, file_version(stages.catalogue), Census())
    for candidate in track(files.candidates, "Opening", len(files.candidates)):
        scan.add(candidate)
    articles = scan.articles()
    unread = (*files.failures, *scan.failures)
    if not articles:
        raise BatchError(_nothing_read(request.articles, unread), NOTHING_DONE)
    return articles, unread


def _listing(request: Request) -> Listing:
    """The files to read; raises BatchError where there is none."""
    from pipeline.articles import list_files

    files = list_files(request.articles, request.out)
    if not files.candidates:
        raise BatchError(_nothing_read(request.articles, files.failures), NOTHING_DONE)
    return files


def _incidents(told: Told, decisions: Mapping[str, Decision], waiting: Scratch) -> Incidents:
    """Gathers all events but the rejected ones."""
    incidents = Incidents(waiting)
    for article, events in told:
        standing = [event for event in events if not _rejected(decisions.get(event.event_id))]
        incidents.add(facts_of(article, standing), standing)
    incidents.gather()
    return incidents


def _rejected(decision: Decision | None) -> bool:
    return decision is not None and decision.decision is ReviewDecision.REJECTED


def _nothing_read(folder: Path, failures: Sequence[Failure]) -> str:
    if not failures:
        return f"{folder} holds no article. Put .txt, .html, .docx or .pdf files into it, or name another folder."
    lines = [f"  {failure.file}: {failure.detail}" for failure in failures[:SHOWN_FAILURES]]
    more = len(failures) - SHOWN_FAILURES
    rest = [f"  and {more} more"] if more > 0 else []
    return "\n".join([f"No article in {folder} could be read; nothing was written.", *lines, *rest])


def _broken_off(told: Told) -> str:
    done = len(told.listed) - len(told.missing())
    return (
        f"Stopped. {done} of {len(told.listed)} articles are read and kept, the tables are as they were. "
        "Run the same command to go on."
    )


def _summary(run: Run, articles: int, out: Path, written: Written) -> Summary:
    tally = written.tally
    return Summary(
        articles=articles,
        events=tally.events,
        countable=tally.countable,
        flagged=tally.flagged,
        reasons=most_first(tally.reasons),
        reviewed=tally.reviewed,
        unknown_decisions=len(run.decisions) - tally.reviewed,
        incidents=tally.incidents,
        left_out_of_acled=most_first(tally.left_out_of_acled),
        failures=run.failures,
        out=out,
        files=written.files,
    )
