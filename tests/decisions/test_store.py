from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.decisions import DecisionError, append_decision, latest, read_decisions
from pipeline.records import Decision
from pipeline.vocabulary import ReviewDecision

CORRECTED, ACCEPTED = ReviewDecision.CORRECTED, ReviewDecision.ACCEPTED


def made(event_id: str = "e1", kind: ReviewDecision = CORRECTED, at: str = "10:00", **corrections: str) -> Decision:
    return Decision(event_id, kind, "", "R", f"2024-05-01T{at}:00+02:00", "0f0f", corrections)


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "decisions.jsonl") == ()


def test_what_was_appended_is_read_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "decisions.jsonl"
    decisions = (made(killed="9", location="مصراتة"), made("e2", ACCEPTED))
    for decision in decisions:
        append_decision(path, decision)
    assert read_decisions(path) == decisions


def test_appending_never_touches_what_stands(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decision(path, made())
    before = path.read_bytes()
    append_decision(path, made("e2"))
    assert path.read_bytes().startswith(before)


def test_a_line_cut_off_while_it_was_written_is_no_decision(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decision(path, made())
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:20])
    assert read_decisions(path) == (made(),)
    append_decision(path, made("e2"))
    assert read_decisions(path) == (made(), made("e2"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "Invalid JSON"),
        ('{"event_id": "e1", "decision": "maybe", "reviewed_at": "2024-05-01T10:00:00Z"}', "decision"),
        ('{"event_id": "e1", "decision": "accepted", "reviewed_at": "2024-05-01T10:00:00"}', "reviewed_at"),
        ('{"event_id": "e1", "decision": "accepted"}', "reviewed_at"),
        ('{"event_id": "e1", "decision": "accepted", "reviewed_at": "2024-05-01T10:00:00Z", "x": 1}', "x"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decision(path, made())
    with open(path, "a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(DecisionError, match=rf"line 2: .*{reason}"):
        read_decisions(path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DecisionError, match=r"decisions\.jsonl: can't be read"):
        read_decisions(path)


def test_the_last_decision_stands_with_all_corrections() -> None:
    decisions = (made(killed="9", injured="3"), made(at="11:00", killed="10"), made(kind=ACCEPTED, at="12:00"))
    (standing,) = latest(decisions).values()
    assert standing.decision is ACCEPTED
    assert standing.corrections == {"killed": "10", "injured": "3"}


def test_time_counts_not_the_order_of_files() -> None:
    standing = latest((made(kind=ACCEPTED, at="12:00"), made(kind=ReviewDecision.REJECTED, at="09:00")))
    assert standing["e1"].decision is ACCEPTED
