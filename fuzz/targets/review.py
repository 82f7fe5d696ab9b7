"""What reviewers said: a broken file of decisions is named by its line, every other changes rows soundly."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import strategies as st

from fuzz.inputs import words
from fuzz.inputs.documents import damaged
from fuzz.target import Target, check_writable
from pipeline.decisions import FILE_NAME, DecisionError, latest, read_decisions
from pipeline.tables.cells import Cell, parse, render
from pipeline.tables.columns import Column, Dtype
from pipeline.tables.corrections import Row, check_corrections, reviewed
from pipeline.tables.schema import EVENTS
from pipeline.vocabulary import ReviewDecision

_FILLED: dict[str, Cell] = {
    "event_id": "e1", "article_id": "a1", "article_file": "week.txt", "action": "clashed", "evidence": "They clashed.",
    "event_type": "Battles", "sub_event_type": "Armed clash", "status": "reported", "outcome": "occurred",
    "scope": "single", "date_precision": "unknown", "date_basis": "none", "countable": True,
}  # fmt: skip


def _cell(column: Column) -> Cell:
    if column.name in _FILLED or not column.required:
        return _FILLED.get(column.name, parse(column, "") if not column.required else "")
    return parse(column, {Dtype.BOOLEAN: "false", Dtype.INTEGER: "1"}.get(column.dtype, "x"))


_ROW: Row = {column.name: _cell(column) for column in EVENTS.columns}
_CHOICES = sorted({choice for column in EVENTS.columns for choice in column.choices})
_CELLS = st.one_of(
    words.dates, words.counts, words.names, st.sampled_from(_CHOICES), st.text(max_size=6),
    st.sampled_from(("", "nan", "inf", "-0", "1e309", "1_000", "true", "NO", "\u0663", "2016-9-2", "20160922",
    "2016-W38-4", "XXXX-09-22", "=1+1", " 8")),
)  # fmt: skip
_TIMES = st.sampled_from(
    (
        "2024-05-01T10:00:00+02:00",
        "2024-05-01T10:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "1714557600",
        "2024-05-01",
        1714557600,
        -1e300,
        "2024-05-01T10:00:00+23:59:59.5",
    )
)
_LINE = st.fixed_dictionaries(
    {
        "event_id": st.sampled_from(("e1", "e1", "e2", "")),
        "decision": st.sampled_from((*(decision.value for decision in ReviewDecision), "Accepted")),
        "reviewed_at": _TIMES,
    },
    optional={
        "note": st.one_of(words.news, st.integers()),
        "reviewer": st.text(max_size=5),
        "row_hash": st.text("0123456789abcdef", max_size=4),
        "corrections": st.dictionaries(
            st.one_of(st.sampled_from(EVENTS.names), st.text(max_size=3)), _CELLS, max_size=4
        ),
        "x": st.none(),
    },
)
_FILE = st.lists(_LINE, max_size=5).map(lambda lines: "".join(json.dumps(line) + "\n" for line in lines).encode())


def check(content: bytes) -> None:
    """``DecisionError`` naming the line, ``ValueError`` naming the cell, or rows whose cells fit their columns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        path.write_bytes(content)
        try:
            standing = latest(read_decisions(path))
        except DecisionError as error:
            assert FILE_NAME in str(error)
            return
    check_writable(standing)
    for decision in standing.values():
        try:
            check_corrections(decision.corrections)
        except ValueError as error:
            assert type(error) is ValueError, error
            continue
        row = reviewed(_ROW, decision)
        for column in EVENTS.columns:
            value = row[column.name]
            assert value in (None, "") or parse(column, render(value).removeprefix("'")) is not None, column.name


_TOKENS = (b"{", b"}", b"[" * 300, b'"', b"\\ud800", b"\n", b"\r\n", b"\x00", b"\xff", b"null", b"1e999", b'"note":')
TARGET = Target("review", st.one_of(_FILE, damaged(_FILE, _TOKENS)), check, share=100, seconds=10)
