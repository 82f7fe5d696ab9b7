"""``libya-events evaluate``: gold or ACLED's table in, figures out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import track
from rich.text import Text

from pipeline.batch.errors import NOTHING_DONE, WRONG_CALL, BatchError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pipeline.evaluation.gold import GoldArticle
    from pipeline.evaluation.running import Runner
    from pipeline.evaluation.scoring import Scoring, Tally

EXAMPLES = (
    "Examples: [bold]libya-events evaluate corpus/gold --misses[/bold] · "
    "[bold]libya-events evaluate notes-gold.yaml --notes acled.csv[/bold] · "
    "[bold]libya-events evaluate --acled acled.csv[/bold]"
)


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(help="A folder of gold events, or one file. [dim]Default: corpus/gold.[/dim]"),
    ] = None,
    articles: Annotated[
        Path | None, typer.Option(help="The texts' folder, where they don't stand beside the gold.")
    ] = None,
    notes: Annotated[Path | None, typer.Option(help="ACLED's table, for gold that is written for its notes.")] = None,
    acled: Annotated[Path | None, typer.Option(help="Score against the columns of this table of ACLED's.")] = None,
    patterns: Annotated[
        Path | None, typer.Option("--patterns", help="A folder of your own patterns, laid over the tool's.")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List each miss with its sentence.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write text, gold and rows side by side to this page.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    check_floors: Annotated[
        bool, typer.Option("--check", help="Fail where a figure is below its floor in the gold folder's floors.json.")
    ] = False,
    set_floors: Annotated[bool, typer.Option("--set-floors", help="Raise the floors to today's figures.")] = False,
    because: Annotated[str, typer.Option(help="Why a floor has to go down; kept in floors.json.")] = "",
) -> None:
    """Measures the rows against gold events: precision, recall and F1, slot by slot.

    Exit status: 0 measured, 1 a figure is below its floor, 2 a wrong call, bad gold or bad patterns.
    """
    from pipeline.evaluation.gold import GoldError
    from pipeline.evaluation.running import load_runner

    if acled is not None and (gold or html or check_floors or set_floors):
        raise BatchError("--acled goes with --misses, --json and --patterns alone.", WRONG_CALL)
    try:
        if acled is not None:
            _against_acled(acled.expanduser(), _expanded(patterns), misses=misses, as_json=as_json)
            return
        root = (gold or Path("corpus/gold")).expanduser()
        texts = _gold(root, _expanded(articles), _expanded(notes))
        scorings, figures, gold_hash = measure(texts, load_runner(_expanded(patterns)), _progress)
        _show(scorings, figures, gold_hash, misses=misses, as_json=as_json)
        if html is not None:
            _write_page(html.expanduser(), figures, scorings)
        floors_file = (root if root.is_dir() else root.parent) / "floors.json"
        if set_floors:
            _set_floors(floors_file, figures["all"], gold_hash, because)
        if check_floors:
            _check_floors(floors_file, figures["all"], gold_hash)
    except GoldError as error:
        raise BatchError(str(error), WRONG_CALL) from error


def measure(
    texts: Sequence[GoldArticle],
    runner: Runner,
    progress: Callable[[Sequence[GoldArticle]], Iterable[GoldArticle]] = iter,
) -> tuple[list[Scoring], dict[str, Tally], str]:
    """Each text scored, the figures of all and of each group, and the hash of the gold."""
    from pipeline.evaluation.floors import hash_of
    from pipeline.evaluation.report import tallies
    from pipeline.evaluation.scoring import score

    rows = runner.all_rows(texts, progress)
    scorings = [score(text, told) for text, told in zip(texts, rows, strict=True)]
    return scorings, tallies(scorings), hash_of(texts)


def _gold(root: Path, articles: Path | None, notes: Path | None) -> Sequence[GoldArticle]:
    from pipeline.evaluation.acled import is_note_gold, read_codings, read_note_gold
    from pipeline.evaluation.gold import read_gold

    if not is_note_gold(root):
        return read_gold(root, articles)
    if notes is None:
        raise BatchError(f"{root} is gold for ACLED's notes: name ACLED's table with --notes.", WRONG_CALL)
    return read_note_gold(root, read_codings(notes))


def _show(
    scorings: Sequence[Scoring], figures: dict[str, Tally], gold_hash: str, *, misses: bool, as_json: bool
) -> None:
    from pipeline.evaluation import report

    if as_json:
        _print_json(report.as_json(figures, scorings, gold_hash))
        return
    _print(report.miss_list(scorings) if misses else ())
    _print((report.figures_table(figures),))


def _against_acled(path: Path, patterns: Path | None, *, misses: bool, as_json: bool) -> None:
    from pipeline.evaluation import report
    from pipeline.evaluation.acled import read_codings
    from pipeline.evaluation.acled_columns import ColumnScorer, by_group
    from pipeline.evaluation.running import load_runner

    codings = read_codings(path)
    runner = load_runner(patterns)
    rows = runner.all_rows([coding.article for coding in codings], _progress)
    scorer = ColumnScorer(runner.catalogue)
    scores = [scorer.score(coding, told) for coding, told in zip(codings, rows, strict=True)]
    figures = by_group(scores)
    if as_json:
        _print_json(report.acled_json(figures))
        return
    _print(report.acled_misses(scores) if misses else ())
    _print((report.acled_table(figures),))


def _set_floors(path: Path, figures: Tally, gold_hash: str, because: str) -> None:
    from pipeline.evaluation.floors import read_floors, updated, write_floors

    write_floors(path, updated(read_floors(path), figures.figures(), gold_hash, because))
    _print_note(f"The floors stand in {path}.")


def _check_floors(path: Path, figures: Tally, gold_hash: str) -> None:
    from pipeline.evaluation.floors import check, read_floors

    floors = read_floors(path)
    if floors is None:
        raise BatchError(f"{path} is missing: set the floors with --set-floors.", WRONG_CALL)
    if wrong := check(floors, figures.figures(), gold_hash):
        raise BatchError("\n".join(wrong), NOTHING_DONE)
    _print_note("No figure is below its floor.")


def _write_page(path: Path, figures: dict[str, Tally], scorings: Sequence[Scoring]) -> None:
    from pipeline.evaluation.page import html_page

    try:
        path.write_text(html_page(figures, scorings), encoding="utf-8")
    except OSError as error:
        raise BatchError(f"{path} can't be written ({error.strerror}). Name another file.", NOTHING_DONE) from error
    _print_note(f"The page is {path}.")


def _progress(texts: Sequence[GoldArticle]) -> Iterator[GoldArticle]:
    console = Console(stderr=True)
    yield from track(texts, "Reading", console=console, disable=not console.is_terminal, transient=True)


def _expanded(path: Path | None) -> Path | None:
    return path and path.expanduser()


def _print(parts: Iterable[RenderableType]) -> None:
    console = Console()
    if not console.is_terminal:
        console = Console(width=160)
    for part in parts:
        console.print(part)


def _print_note(text: str) -> None:
    Console(stderr=True).print(Text(text), soft_wrap=True)


def _print_json(value: dict[str, Any]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
