"""Some inputs for every fuzz target; ``make fuzz`` tries thousands."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import strategies as st
from spacy.language import Language

from fuzz import campaign, known
from fuzz.target import Target
from fuzz.targets import TARGETS
from fuzz.targets import catalogue as patterns
from pipeline.catalogue import Catalogue

RUNS = 12


@pytest.fixture(autouse=True)
def what_is_known(monkeypatch: pytest.MonkeyPatch, nlp: Language, catalogue: Catalogue) -> Iterator[None]:
    """The model and the patterns that other tests have loaded; silence of libraries about broken files."""
    monkeypatch.setattr(known, "language", lambda: nlp)
    monkeypatch.setattr(known, "catalogue", lambda: catalogue)
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_promises_hold(target: Target, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(campaign, "CRASHES", tmp_path)
    tally = campaign.run(target, RUNS, seed_number=2016)
    assert [path.read_text(encoding="utf-8") for path in tally.findings] == []
    assert tally.runs >= RUNS


def test_a_broken_promise_is_shrunk_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(campaign, "CRASHES", tmp_path)

    def check(text: str) -> None:
        if "a" in text:
            raise ValueError("an a")

    broken = Target("broken", st.text("abc", max_size=20), check, 1, 5)
    kept = campaign.run(broken, 200, seed_number=1).findings
    assert [path.read_text(encoding="utf-8") for path in kept] == ["ValueError: an a\n\n'a'\n"]


def test_an_input_that_takes_too_long_is_a_finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(campaign, "CRASHES", tmp_path)

    def check(_: None) -> None:
        while True:
            pass

    slow = Target("slow", st.none(), check, 1, 0.05)
    kept = campaign.run(slow, 1, seed_number=1).findings
    assert ["more than 0.05 s" in path.read_text(encoding="utf-8") for path in kept] == [True]


@pytest.mark.parametrize(
    "case",
    [
        ("actors.yaml", b"spellings:\n  1: [y]\nentries:\n"),
        ("boilerplate.yaml", b"entries:\n- id: x\n  pattern: 'a{99999999999}'\n"),
    ],
)
def test_found_in_patterns(case: tuple[str, bytes]) -> None:
    patterns.check(case)


@pytest.mark.parametrize("text", ["[" * 2000, "- " * 100_000, "a: " + "{a: " * 3000])
def test_found_in_yaml(text: str) -> None:
    patterns.check_yaml(text)
