"""What ``scripts/audit.py`` says of pip-audit's answer."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

_SPEC = importlib.util.spec_from_file_location("audit", Path(__file__).parents[1] / "scripts" / "audit.py")
assert _SPEC is not None and _SPEC.loader is not None
audit = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(audit)

SOUND = {"name": "lxml", "version": "5", "vulns": []}
WEAK = {"name": "regex", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}
UNASKED = {"name": "spacy", "skip_reason": "not found"}
OWN = {"name": audit.OWN, "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "status", "words"),
    [
        ([SOUND, OWN], 0, "1 packages asked about, 0 known"),
        ([SOUND, WEAK], 1, "regex 1: PYSEC-1 (mended in: 2)"),
        ([SOUND, UNASKED], 0, "no answer for spacy"),
        ([UNASKED, OWN], 0, "skipped: no advisory database reachable"),
    ],
)
def test_report(packages: list[dict[str, Any]], status: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.report(packages) == status
    assert words in capsys.readouterr().out


def test_a_machine_without_network_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreachable(*_: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(audit.socket, "create_connection", unreachable)
    assert audit.main() == 0
    assert "skipped" in capsys.readouterr().out
