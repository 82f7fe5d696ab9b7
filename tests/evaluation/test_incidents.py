from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluation.gold import GoldArticle, GoldError, read_gold
from pipeline.evaluation.incidents import FILE_NAME, b_cubed, read_clusters, score_clusters
from pipeline.evaluation.running import Runner

CORPUS = Path(__file__).parents[2] / "corpus" / "gold"
ENOUGH = 0.95
SEVERAL_TIMES = 0.93
"""Over the occurrences told several times alone; this only goes up."""


@pytest.fixture(scope="module")
def texts() -> list[GoldArticle]:
    return [text for text in read_gold(CORPUS) if not text.group]


def test_the_incidents_of_the_corpus_are_those_of_the_gold(texts: list[GoldArticle], runner: Runner) -> None:
    score = score_clusters(read_clusters(CORPUS / FILE_NAME, texts), texts, runner)
    assert score.forbidden == ()
    assert score.every_telling.f1 >= ENOUGH
    assert score.told_several_times.f1 >= SEVERAL_TIMES, score


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ("aabbb", 1.0, 1.0),
        ("aaaaa", (2 * 2 / 5 + 3 * 3 / 5) / 5, 1.0),
        ("abcde", 1.0, (2 * 1 / 2 + 3 * 1 / 3) / 5),
        ("aabbc", 1.0, (2 + 2 * 2 / 3 + 1 / 3) / 5),
    ],
)
def test_b_cubed(found: str, precision: float, recall: float) -> None:
    truth = dict(enumerate("xxyyy"))
    score = b_cubed(truth, dict(enumerate(found)))
    assert (score.precision, score.recall) == (pytest.approx(precision), pytest.approx(recall))
    assert score.f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_b_cubed_over_some_items_still_sees_what_joined_them() -> None:
    score = b_cubed(dict(enumerate("xxy")), dict(enumerate("aaa")), [2])
    assert (score.precision, score.recall, score.tellings) == (pytest.approx(1 / 3), 1.0, 1)
    assert b_cubed({}, {}).f1 == 1.0


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("clusters:\n- {name: a, members: [{article: hamada-abduction, near: nowhere}]}\n", "no gold event"),
        (
            "clusters:\n- {name: a, members: [{article: hamada-abduction, near: shut a valve}]}\n"
            "- {name: b, members: [{article: hamada-abduction, near: shut a valve}]}\n",
            "two clusters",
        ),
        ("clusters: []\nforbidden: []\n", "forbidden"),
    ],
)
def test_bad_clusters_are_an_error(texts: list[GoldArticle], tmp_path: Path, content: str, complaint: str) -> None:
    file = tmp_path / FILE_NAME
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=complaint):
        read_clusters(file, texts)
