"""What a run is asked to do, and whether it can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.errors import NOTHING_DONE, WRONG_CALL, BatchError
from pipeline.batch.workspace import unwritable
from pipeline.decisions import FILE_NAME as DECISIONS
from pipeline.decisions import DecisionError, latest, read_decisions
from pipeline.records import Decision
from pipeline.tables.corrections import check_corrections


@dataclass(frozen=True, slots=True)
class Request:
    """A run."""

    articles: Path
    out: Path
    patterns: Path | None = None
    published: str | None = None
    decisions: Path | None = None
    parquet: bool = False
    jobs: int | None = None
    """How many processes read; None leaves it to the number of articles and of processors."""


def check_folders(request: Request) -> None:
    """Raises BatchError where a folder is missing, lies where it can't, or can't be written."""
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
        raise BatchError(unwritable(out, error), NOTHING_DONE) from error


def standing_decisions(request: Request) -> Mapping[str, Decision]:
    """The standing decisions: those that come with the articles, then those made on the output.

    Raises BatchError where one can't be used.
    """
    if request.decisions is not None and not request.decisions.is_file():
        raise BatchError(f"There is no file of decisions {request.decisions}.", WRONG_CALL)
    try:
        decisions = latest(decision for file in decision_files(request) for decision in read_decisions(file))
        for decision in decisions.values():
            check_corrections(decision.corrections)
    except DecisionError as error:
        raise BatchError(f"The decisions can't be used: {error}", WRONG_CALL) from error
    except ValueError as error:
        raise BatchError(f"The decision on {decision.event_id} can't be used: {error}.", WRONG_CALL) from error
    return decisions


def decision_files(request: Request) -> tuple[Path, ...]:
    """Where decisions may stand, each file once."""
    own = request.decisions or request.out / DECISIONS
    return tuple(dict.fromkeys((request.articles.absolute().parent / DECISIONS, own.absolute())))
