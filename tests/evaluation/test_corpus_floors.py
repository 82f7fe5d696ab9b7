"""The gate: no figure on the project's own gold may fall below its floor."""

from __future__ import annotations

from pathlib import Path

from pipeline.evaluation import measure
from pipeline.evaluation.floors import FILE_NAME, check, read_floors
from pipeline.evaluation.gold import read_gold
from pipeline.evaluation.running import Runner

CORPUS = Path(__file__).parents[2] / "corpus" / "gold"


def test_no_figure_is_below_its_floor(runner: Runner) -> None:
    floors = read_floors(CORPUS / FILE_NAME)
    assert floors is not None, "set the floors with: libya-events evaluate corpus/gold --set-floors"
    _, figures, gold_hash = measure(read_gold(CORPUS), runner)
    assert check(floors, figures["all"].figures(), gold_hash) == []
