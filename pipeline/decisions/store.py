"""The file of decisions."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from pipeline.records import Decision
from pipeline.vocabulary import ReviewDecision

FILE_NAME = "decisions.jsonl"


class DecisionError(ValueError):
    """A file of decisions that can't be read; the message names file, line and reason."""


class _Line(BaseModel):
    """One line of the file."""

    model_config = ConfigDict(extra="forbid")

    event_id: str = Field(min_length=2)
    decision: ReviewDecision
    note: str = ""
    reviewer: str = ""
    reviewed_at: AwareDatetime
    row_hash: str = ""
    corrections: dict[str, str] = Field(default_factory=dict)


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Every decision of a file in its order; empty where there is no file.

    Raises DecisionError at a line that does not hold a decision. A last line without its end was cut off while it
    was written and is no decision yet.
    """
    if not path.exists():
        return ()
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path}: can't be read ({error}). Mend or move the file, then run again.") from error
    lines = content.split("\n")[:-1]
    return tuple(_decision(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def append_decision(path: Path, decision: Decision) -> None:
    """Adds a decision at the end of the file, on disk when this returns; raises OSError where it can't be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(_record(decision), ensure_ascii=False) + "\n"
    with open(path, "ab+") as file:
        _drop_cut_off_line(file.fileno())
        file.write(line.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def latest(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """What stands for each event: its last decision, with the corrections of all its decisions laid over each other.

    Accepting a row accepts it as it stands, earlier corrections included.
    """
    standing: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda made: datetime.fromisoformat(made.reviewed_at)):
        earlier = standing.get(decision.event_id)
        corrections = {**earlier.corrections, **decision.corrections} if earlier else decision.corrections
        standing[decision.event_id] = replace(decision, corrections=dict(corrections))
    return standing


def _decision(path: Path, number: int, line: str) -> Decision:
    try:
        read = _Line.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        reason = f"{where}: {problem['msg']}" if where else problem["msg"]
        message = f"{path}, line {number}: {reason}. Mend the line or take it out, then run again."
        raise DecisionError(message) from error
    return Decision(
        event_id=read.event_id,
        decision=read.decision,
        note=read.note,
        reviewer=read.reviewer,
        reviewed_at=read.reviewed_at.isoformat(timespec="seconds"),
        row_hash=read.row_hash,
        corrections=read.corrections,
    )


def _record(decision: Decision) -> dict[str, object]:
    return {
        "event_id": decision.event_id,
        "decision": decision.decision.value,
        "note": decision.note,
        "reviewer": decision.reviewer,
        "reviewed_at": decision.reviewed_at,
        "row_hash": decision.row_hash,
        "corrections": decision.corrections,
    }


def _drop_cut_off_line(descriptor: int) -> None:
    """Ends the file after its last whole line."""
    size = os.fstat(descriptor).st_size
    whole = size
    while whole and os.pread(descriptor, 1, whole - 1) != b"\n":
        whole -= 1
    if whole < size:
        os.ftruncate(descriptor, whole)
