"""A reviewer's decision on a row of an output folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from pipeline.batch.errors import NOTHING_DONE, WRONG_CALL, BatchError
from pipeline.decisions import FILE_NAME, append_decision
from pipeline.records import Decision
from pipeline.tables.corrections import check_corrections
from pipeline.vocabulary import ReviewDecision


def decide(
    out: Path,
    event_id: str,
    decision: ReviewDecision,
    *,
    reviewer: str,
    note: str = "",
    corrections: Mapping[str, str] | None = None,
    at: datetime | None = None,
) -> Decision:
    """Adds a decision to the folder's decisions and returns it; the next run puts it into the tables.

    Raises BatchError where the folder has no such event or a correction does not fit its column.
    """
    changes = dict(corrections or {})
    if (decision is ReviewDecision.CORRECTED) != bool(changes):
        raise BatchError("A correction, and only a correction, sets cells: correct EVENT_ID --set killed=9", WRONG_CALL)
    try:
        check_corrections(changes)
    except ValueError as error:
        raise BatchError(f"{error}.", WRONG_CALL) from error
    made = Decision(
        event_id=event_id,
        decision=decision,
        note=note,
        reviewer=reviewer,
        reviewed_at=(at or datetime.now()).astimezone().isoformat(timespec="seconds"),
        row_hash=_row_hash(out, event_id),
        corrections=changes,
    )
    try:
        append_decision(out / FILE_NAME, made)
    except OSError as error:
        reason = error.strerror or error
        raise BatchError(
            f"{out / FILE_NAME} can't be written ({reason}). Check its permissions.", NOTHING_DONE
        ) from error
    return made


def _row_hash(out: Path, event_id: str) -> str:
    """The hash of what the tool read, as the last run wrote it down."""
    path = out / "row_hashes.csv"
    if not path.is_file():
        raise BatchError(
            f"{out} holds no tables. Run `libya-events extract` first, or name the folder by --out.", WRONG_CALL
        )
    from pipeline.tables.reading import read_table  # pandas takes a second to load, and no run needs it

    hashes = read_table(out, "row_hashes").set_index("event_id")["row_hash"]
    if event_id not in hashes:
        raise BatchError(
            f"{out / 'events.csv'} has no event {event_id}. Copy the id from its first column.", WRONG_CALL
        )
    return str(hashes[event_id])
