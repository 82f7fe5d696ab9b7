"""A folder of three articles, and stages that read it without a model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from readers import reader_of_one_event

from pipeline.batch import extracting, watching
from pipeline.batch.stages import Stages
from pipeline.catalogue import Catalogue


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose events were read."""
    return []


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch, read: list[str]) -> Stages:
    """Stages that read one event an article, none of an article about trade, and fail on a poisonous one."""

    def open_reader(catalogue: Catalogue) -> Any:
        read_events = reader_of_one_event(catalogue)

        def noted(article: Any) -> Any:
            read.append(article.file)
            return read_events(article)

        return noted

    made = Stages(Catalogue(), open_reader)
    for module in (extracting, watching):
        monkeypatch.setattr(module, "load_stages", lambda patterns: made)
    return made


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "this week's news"
    folder.mkdir()
    (folder / "monday.txt").write_text("Guards clashed with raiders.\n", encoding="utf-8")
    (folder / "tuesday.txt").write_text("Somewhere someone shelled a port.\n", encoding="utf-8")
    (folder / "wednesday.txt").write_text("They spoke of trade.\n", encoding="utf-8")
    return folder
