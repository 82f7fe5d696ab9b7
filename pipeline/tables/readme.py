"""The columns as a Markdown table, kept up to date between two marks in the README."""

from __future__ import annotations

from pipeline.tables.columns import Table
from pipeline.tables.schema import EVENTS, TABLES

START, END = "<!-- columns: start -->", "<!-- columns: end -->"


def columns_markdown() -> str:
    """The columns of events as a table, and those of the other tables as lists."""
    lines = [_markdown_table(EVENTS), ""]
    for table in TABLES:
        if table is not EVENTS:
            names = ", ".join(f"`{name}`" for name in table.names)
            lines += [f"**{table.name}.csv**: {table.description[0].lower()}{table.description[1:]} {names}", ""]
    return "\n".join(lines).rstrip()


def with_columns(readme: str) -> str:
    """The README's text with the columns between its marks; raises ValueError where it lacks the marks."""
    if START not in readme or END not in readme:
        raise ValueError(f"the file needs the lines {START} and {END}, between which the columns go")
    before, _, rest = readme.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{columns_markdown()}\n{END}{after}"


def _markdown_table(table: Table) -> str:
    rows = [f"| `{column.name}` | {column.dtype.value} | {column.description} |" for column in table.columns]
    return "\n".join(["| column | type | what it holds |", "|---|---|---|", *rows])
