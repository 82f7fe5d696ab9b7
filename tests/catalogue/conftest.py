from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Writer = Callable[..., Path]


@pytest.fixture
def patterns(tmp_path: Path) -> Writer:
    """Writes pattern files by keyword (``actors="..."``) into a folder of their own and returns it."""
    count = 0

    def write(**files: str) -> Path:
        nonlocal count
        count += 1
        folder = tmp_path / f"patterns{count}"
        folder.mkdir()
        for name, text in files.items():
            suffix = "csv" if name == "gazetteer" else "yaml"
            (folder / f"{name}.{suffix}").write_text(text, encoding="utf-8")
        return folder

    return write
