from __future__ import annotations

import re

import pytest

from pipeline.tables.columns import Column, Table
from pipeline.tables.readme import END, START, columns_markdown, with_columns
from pipeline.tables.schema import EVENTS, REVIEWED_COLUMNS, TABLES

ORDER = [
    "event_id", "date_start", "date_end", "event_type", "sub_event_type", "actor1", "actor2", "location",
    "weapon", "killed", "injured", "status", "confirmed", "source", "needs_review", "review_reasons",
    "evidence", "article_title", "publisher", "published", "url", "outcome", "scope", "event_count",
    "background", "countable", "killed_min", "killed_max", "injured_min", "injured_max", "captured_min",
    "captured_max", "civilians_killed_min", "civilians_killed_max", "casualties_text", "date_edtf",
    "date_precision", "date_basis", "date_text", "action", "actor1_id", "actor1_kind", "actor1_text",
    "actor2_id", "actor2_kind", "actor2_text", "location_id", "location_kind", "location_text", "admin1",
    "admin2", "admin3", "pcode", "latitude", "longitude", "geo_precision", "weapon_id", "weapon_kind",
    "weapon_text", "source_kind", "source_text", "confirmed_by", "disputed_by", "cue_text", "review_decision",
    "review_note", "reviewer", "reviewed_at", "corrected_cells", "incident_id", "article_id", "article_file",
    "start_char", "end_char", "evidence_spans",
]  # fmt: skip


def test_the_columns_of_events_stand_in_their_order() -> None:
    assert list(EVENTS.names) == ORDER


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_names_are_unique_and_described(table: Table) -> None:
    assert len(set(table.names)) == len(table.names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in table.names)
    assert all(column.description for column in table.columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_point_to_columns(table: Table) -> None:
    tables = {other.name: other for other in TABLES}
    assert set(table.key) <= set(table.names)
    for key in table.foreign_keys:
        assert key.column in table.names
        assert key.target in tables[key.table].names


def test_the_rows_to_review_are_columns_of_events() -> None:
    assert set(REVIEWED_COLUMNS) <= set(EVENTS.names)


@pytest.mark.parametrize("column", [c for t in TABLES for c in t.columns if c.pattern], ids=lambda c: c.name)
def test_patterns_compile(column: Column) -> None:
    assert re.compile(column.pattern)


def test_unknown_column() -> None:
    with pytest.raises(KeyError):
        EVENTS.column("colour")


def test_the_markdown_replaces_what_stands_between_the_marks() -> None:
    text = with_columns(f"before\n{START}\nOUTDATED\n{END}\nafter\n")
    assert text.startswith("before\n") and text.endswith("\nafter\n")
    assert columns_markdown() in text and "OUTDATED" not in text
    assert with_columns(text) == text


def test_a_text_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="needs the lines"):
        with_columns("nothing here")
