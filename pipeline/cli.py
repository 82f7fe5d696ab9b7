"""The commands of libya-events. Each is thin: what it does stands in the package that it calls.

spaCy loads within the commands that read text, so that ``--help`` and the others answer at once.
"""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.text import Text
from typer.core import TyperGroup

from pipeline.batch.errors import INTERRUPTED, NOTHING_DONE, WRONG_CALL, BatchError
from pipeline.batch.summary import Summary, number
from pipeline.evaluation.command import EXAMPLES, evaluate
from pipeline.vocabulary import ReviewDecision

T = TypeVar("T")
out_console = Console()
err_console = Console(stderr=True)


class Commands(TyperGroup):
    """The commands, of which none ends in a traceback for a reason that its user can mend."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stop:
            err_console.print("Stopped.")
            raise typer.Exit(INTERRUPTED) from stop
        except BatchError as error:
            err_console.print(Text(str(error)), style="red", soft_wrap=True)
            raise typer.Exit(error.status) from error


app = typer.Typer(
    cls=Commands,
    name="libya-events",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="From a folder of news articles on Libya to a spreadsheet of conflict events: when, who, did what, to whom, "
    "where, with what, how many killed or injured, who says so, and whether it is confirmed.",
    epilog="Start with: [bold]libya-events extract news --out tables[/bold]",
)
patterns_app = typer.Typer(no_args_is_help=True, help="What the tool knows: actors, places, weapons, triggers, cues.")
app.add_typer(patterns_app, name="patterns")

ARTICLE_FOLDER = typer.Argument(help="The folder with the articles; folders inside it are read too.")
OUT = typer.Option("--out", "-o", help="The folder for the tables.", show_default=True)
PUBLISHED = typer.Option(metavar="DATE", help="Publication date (2016-09-27 or 2016), over what the text says.")
PATTERNS = typer.Option("--patterns", help="A folder of your own patterns, laid over the tool's.")


def main() -> None:
    """Runs the command line and ends the program with its exit status."""
    app()


def show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"libya-events {version('libya-events')}")
        raise typer.Exit


@app.callback()
def common(
    version_: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    pass


@app.command(
    epilog="Examples: [bold]libya-events extract corpus/articles --out outputs[/bold] · "
    "[bold]libya-events extract '~/this week' --out tables --published 2016-09-27 --parquet[/bold]"
)
def extract(
    articles: Annotated[Path, ARTICLE_FOLDER],
    out: Annotated[Path, OUT] = Path("outputs"),
    patterns: Annotated[Path | None, PATTERNS] = None,
    published: Annotated[str | None, PUBLISHED] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(help="The reviewers' decisions. [dim]Default: decisions.jsonl in the output folder.[/dim]"),
    ] = None,
    parquet: Annotated[
        bool, typer.Option("--parquet", help="Write the tables as Parquet too (needs pyarrow).")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            help="Processes that read beside each other. [dim]Default: by what there is to do.[/dim]",
        ),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Go on, and read again as files come and change, until Ctrl-C.")
    ] = False,
) -> None:
    """Reads a folder of articles and writes events.csv, events.xlsx and the other tables.

    What was read before and has not changed is not read again; a run that was broken off goes on where it stopped.

    Exit status: 0 all read, 3 some files failed (they stand in failures.csv), 2 a wrong call or bad patterns, 1 nothing
    done, 130 broken off.
    """
    from pipeline.batch import Request
    from pipeline.batch import extract as run
    from pipeline.batch import watch as run_and_watch

    request = Request(
        articles=articles.expanduser(),
        out=out.expanduser(),
        patterns=patterns and patterns.expanduser(),
        published=published,
        decisions=decisions and decisions.expanduser(),
        parquet=parquet,
        jobs=jobs,
    )
    if watch:
        run_and_watch(request, progress, tell)
        return
    summary = run(request, progress)
    out_console.print(Text(describe(summary)), soft_wrap=True)
    raise typer.Exit(summary.status)


@app.command(
    epilog="Examples: [bold]libya-events explain news/monday.txt[/bold] · "
    "[bold]libya-events explain news/monday.txt --html monday.html[/bold]"
)
def explain(
    article: Annotated[Path, typer.Argument(help="The file of one article.")],
    html: Annotated[Path | None, typer.Option(help="Write a page to this file instead.")] = None,
    patterns: Annotated[Path | None, PATTERNS] = None,
    published: Annotated[str | None, PUBLISHED] = None,
) -> None:
    """Shows each event of an article with its sentences and the words behind every cell."""
    from pipeline.batch.explaining import explain_file
    from pipeline.explain import event_panel, html_page

    explained = explain_file(article.expanduser(), patterns and patterns.expanduser(), published)
    read, events = explained.article, explained.events
    if html is not None:
        page = html.expanduser()
        with writing(page):
            page.write_text(html_page(events, read), encoding="utf-8")
        out_console.print(Text(f"{number(len(events), 'event')} drawn in {page}"), soft_wrap=True)
        return
    for event in events:
        out_console.print(event_panel(event, read, explained.origin))
    if not events:
        out_console.print(f"No event was found in {escape(read.file)}.")


@app.command(
    epilog="Examples: [bold]libya-events decide e1f0c2 accept[/bold] · "
    "[bold]libya-events decide e1f0c2 correct --set killed=9 --set location=Sirte --note 'see the hospital'[/bold]"
)
def decide(
    event_id: Annotated[str, typer.Argument(help="The row's event_id.")],
    decision: Annotated[str, typer.Argument(help="accept, correct or reject.", metavar="accept|correct|reject")],
    note: Annotated[str, typer.Option(help="Why; stands in review_note.")] = "",
    reviewer: Annotated[
        str,
        typer.Option(
            envvar="LIBYA_EVENTS_REVIEWER", help="Your name. [dim]Default: the name you are logged in by.[/dim]"
        ),
    ] = "",
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="COLUMN=VALUE", help="A cell as it should be.")
    ] = None,
    out: Annotated[Path, OUT] = Path("outputs"),
) -> None:
    """Keeps what you decided about a row. The next extract puts it into the tables; no run ever overwrites it."""
    from pipeline.batch import decide as keep

    verdicts = {
        "accept": ReviewDecision.ACCEPTED,
        "correct": ReviewDecision.CORRECTED,
        "reject": ReviewDecision.REJECTED,
    }
    if decision not in verdicts:
        raise BatchError(f"A decision is accept, correct or reject; not {decision!r}.", WRONG_CALL)
    corrections = dict(column_and_value(text) for text in set_ or ())
    folder = out.expanduser()
    kept = keep(
        folder, event_id, verdicts[decision], reviewer=reviewer or getpass.getuser(), note=note, corrections=corrections
    )
    out_console.print(
        Text(f"{kept.event_id} {kept.decision}; run extract again to see it in the tables."), soft_wrap=True
    )


@app.command(
    epilog="Examples: [bold]libya-events totals outputs[/bold] · "
    "[bold]libya-events totals tables --by month,place --month 2016-09 --csv september.csv[/bold]"
)
def totals(
    tables: Annotated[Path, typer.Argument(help="The folder with the tables of a run.")] = Path("outputs"),
    by: Annotated[
        str, typer.Option(help="What to sum by: month, place, party, joined by commas.")
    ] = "month,place,party",
    month: Annotated[
        list[str] | None, typer.Option(metavar="YYYY-MM", help="Only this month; give it again for more.")
    ] = None,
    csv: Annotated[Path | None, typer.Option(help="Write the sums to this file instead.")] = None,
) -> None:
    """Sums killed and injured over incidents, never over rows, and says how many rows that spared.

    It reads the tables alone: no article is read again.
    """
    from pipeline.batch.summing import sum_tables, write_csv
    from pipeline.batch.summing_view import drawn, spared

    summed = sum_tables(tables.expanduser(), by, month or ())
    if csv is None:
        out_console.print(drawn(summed))
    else:
        with writing(path := csv.expanduser()):
            write_csv(summed, path)
    out_console.print(Text(spared(summed.overview)), soft_wrap=True)


@app.command()
def schema(
    readme: Annotated[
        Path | None, typer.Option(help="Bring the column table in this Markdown file up to date.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Only say whether the file is up to date.")] = False,
) -> None:
    """Lists the columns of every table, or puts them into the README."""
    from pipeline.tables.readme import columns_markdown, with_columns

    if readme is None:
        typer.echo(columns_markdown())
        return
    present = readme.read_text(encoding="utf-8")
    wanted = with_columns(present)
    if check and present != wanted:
        raise BatchError(f"{readme} is out of date: run `libya-events schema --readme {readme}`.", NOTHING_DONE)
    if not check:
        readme.write_text(wanted, encoding="utf-8")


app.command(epilog=EXAMPLES)(evaluate)


@patterns_app.command("check")
def patterns_check(
    folder: Annotated[Path | None, typer.Argument(help="Your own patterns, to check over the tool's.")] = None,
) -> None:
    """Reads the patterns and says how many there are, or what is wrong in which file and entry."""
    from pipeline.batch.stages import catalogue_of
    from pipeline.catalogue import check, describe

    own = folder and folder.expanduser()
    if problems := check(own):
        raise BatchError(
            "\n".join([f"{number(len(problems), 'fault')} in the patterns:", *map(str, problems)]), WRONG_CALL
        )
    catalogue = catalogue_of(own)
    for name, entries in describe(catalogue).items():
        typer.echo(f"{entries:6} {name}")
    typer.echo(f"The patterns are sound (version {catalogue.version}).")


@patterns_app.command(
    "try", epilog='Example: [bold]libya-events patterns try "LNA forces shelled Derna on Friday"[/bold]'
)
def patterns_try(
    sentence: Annotated[str, typer.Argument(help="A sentence, in quotes.")],
    patterns: Annotated[Path | None, PATTERNS] = None,
) -> None:
    """Draws what the tool finds in a sentence: actors, places, weapons, dates, counts, triggers and cues."""
    from pipeline.articles.cleaning import clean_line
    from pipeline.batch.stages import catalogue_of, language_of
    from pipeline.explain import mention_panel
    from pipeline.plain import plain
    from pipeline.records import TextSpan

    text = clean_line(sentence)
    doc = language_of(catalogue_of(patterns and patterns.expanduser()))(plain(text))
    mentions = [
        (group, span.label_, span.id_, TextSpan(span.start_char, span.end_char))
        for group, spans in doc.spans.items()
        for span in spans
    ]
    out_console.print(mention_panel(text, mentions))


def progress(items: Iterable[T], label: str, total: int, done: int = 0) -> Iterable[T]:
    """The items one by one, with a bar where somebody is watching."""
    if not err_console.is_terminal:
        return items
    known = f" ({done} from cache)" if done else ""
    return track(items, label + known, total=total, completed=done, console=err_console, transient=True)


def tell(outcome: Summary | BatchError) -> None:
    """What a run of ``--watch`` came to."""
    console, text = (err_console, str(outcome)) if isinstance(outcome, BatchError) else (out_console, describe(outcome))
    console.print(Text(f"{datetime.now():%H:%M:%S} {text}\n"), soft_wrap=True)


def column_and_value(text: str) -> tuple[str, str]:
    """The two halves of ``column=value``; raises BatchError where there is no ``=``."""
    column, sign, value = text.partition("=")
    if not sign:
        raise BatchError(f"--set takes COLUMN=VALUE, such as killed=9; not {text!r}.", WRONG_CALL)
    return column.strip(), value.strip()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What writes to a file of the user's naming."""
    try:
        yield
    except OSError as error:
        raise BatchError(f"{path} can't be written ({error.strerror}). Name another file.", NOTHING_DONE) from error


def describe(summary: Summary) -> str:
    """The last lines of a run."""
    cached = f" ({summary.from_cache} from cache)" if summary.from_cache else ""
    lines = [
        f"{number(summary.articles, 'article')} read{cached}, {number(summary.events, 'event')} found "
        f"({summary.countable} countable), {number(summary.incidents, 'incident')}.",
        f"{number(summary.flagged, 'event')} to review" + (":" if summary.flagged else "."),
    ]
    lines += [f"  {rows:5}  {code}" for code, rows in summary.reasons]
    if summary.left_out_of_acled:
        reasons = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in summary.left_out_of_acled)
        missing = sum(count for _, count in summary.left_out_of_acled)
        lines.append(f"acled.csv leaves out {number(missing, 'incident')}: {reasons}.")
    if summary.reviewed:
        lines.append(f"{number(summary.reviewed, 'event')} with a reviewer's decision.")
    if summary.unknown_decisions:
        lines.append(f"{number(summary.unknown_decisions, 'decision')} on events not in these articles; kept.")
    if summary.failures:
        lines.append(f"{number(len(summary.failures), 'file')} could not be read; failures.csv says why:")
        lines += [f"  {failure.file}: {failure.reason}" for failure in summary.failures[:10]]
    if summary.unchanged:
        lines.append(f"Nothing has changed: the tables in {summary.out} stand as they were.")
    else:
        lines.append(f"The tables are in {summary.out}: read events.xlsx first, then review.csv.")
    return "\n".join(lines)
