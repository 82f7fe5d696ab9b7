"""A real weekly report, which is no part of the repository, against the cells that a careful reader fills from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import REPOSITORY, Rows, finish, read, start

from pipeline.tables.cells import JOINT

SEED = REPOSITORY.parent / "shared" / "seed-report.txt"

BM, IS = "Bunyan al-Marsus", "Islamic State"
SIRTE = ("Sirte", "Hay Al-Gizah", "600 Flats")
SVBIED = ("suicide vehicle (SVBIED)",)
SEED_EVENTS: dict[str, dict[str, tuple[str, ...]]] = {
    "clashes and the failed push": {
        "date_start": ("2016-09-22",), "date_end": ("2016-09-22",), "sub_event_type": ("Armed clash",),
        "actor1": (BM, IS), "actor2": (BM, IS), "location": SIRTE, "weapon": ("",), "killed": ("8",),
        "killed_min": ("8",), "killed_max": ("8",), "injured": ("50",), "injured_min": ("50",), "injured_max": ("50",),
        "status": ("reported",), "outcome": ("occurred",), "scope": ("single",), "background": ("false",),
        "countable": ("true",), "confirmed": ("",),
    },
    "suicide vehicles stopped": {
        "date_start": ("2016-09-22",), "date_end": ("2016-09-22",), "date_basis": ("inherited",),
        "sub_event_type": ("Disrupted weapons use",), "actor1": (BM,), "actor2": (IS,), "location": SIRTE,
        "weapon": SVBIED, "killed": ("",), "injured": ("",), "status": ("claimed",), "confirmed": ("no",),
        "outcome": ("foiled",), "scope": ("series",), "event_count": ("3",), "background": ("false",),
        "countable": ("false",), "source_kind": ("party",),
    },
    "assault on the port": {
        "date_start": ("2016-09-23",), "date_end": ("2016-09-23",), "sub_event_type": ("Armed clash",),
        "actor1": (IS,), "actor2": (BM,), "location": ("Sirte port",), "weapon": ("",), "killed": ("",),
        "injured": ("",), "status": ("reported",), "outcome": ("occurred",), "scope": ("single",),
        "background": ("false",),
    },
    "attempts by suicide vehicle": {
        "date_start": ("2016-09-24",), "date_end": ("2016-09-24",), "sub_event_type": ("Suicide bomb",),
        "actor1": (IS,), "actor2": (BM,), "location": ("Sirte",), "weapon": SVBIED, "killed": ("",), "injured": ("",),
        "status": ("unconfirmed",), "confirmed": ("no",), "outcome": ("attempted",), "scope": ("series",),
        "event_count": ("4",), "background": ("false",), "source_kind": ("local_media",),
    },
    "joint communique": {
        "date_start": ("2016-09-22",), "date_end": ("2016-09-22",), "event_type": ("Diplomacy",),
        "sub_event_type": ("Statement",), "actor2": ("",), "location": ("", "Libya"), "weapon": ("",), "killed": ("",),
        "status": ("reported",), "scope": ("single",), "background": ("false",), "latitude": ("",),
    },
    "air strikes since August": {
        "date_start": ("2016-08-01",), "date_end": ("2016-09-23",), "sub_event_type": ("Air/drone strike",),
        "actor1": ("AFRICOM", "United States Africa Command"), "actor2": (IS,), "location": ("Sirte",),
        "weapon": ("airstrike", "air strike"), "killed": ("",), "status": ("claimed",), "scope": ("cumulative",),
        "event_count": ("169",), "countable": ("false",), "background": ("false",), "source_kind": ("party",),
    },
}  # fmt: skip
"""The cells that a careful reader fills from the report, each with the values that are right."""


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the tables of the seed report."""
    if not SEED.is_file():
        pytest.skip(f"the seed report is no part of the repository: there is no {SEED}")
    folder = tmp_path_factory.mktemp("seed report")
    (folder / "articles").mkdir()
    (folder / "articles" / SEED.name).write_bytes(SEED.read_bytes())
    finish(start(folder / "articles", folder / "tables", "0"))
    return folder / "tables"


class TestSeedReport:
    def told(self, rows: Rows, name: str) -> dict[str, str]:
        wanted = SEED_EVENTS[name]
        anchors = ("sub_event_type", "date_end")
        found = [row for row in rows if all(row[cell] in wanted[cell] for cell in anchors)]
        assert len(found) == 1, f"{len(found)} rows for {name}"
        return found[0]

    @pytest.mark.parametrize(("name", "cell"), [(name, cell) for name, cells in SEED_EVENTS.items() for cell in cells])
    def test_cell(self, seed: Path, name: str, cell: str) -> None:
        assert self.told(read(seed), name)[cell] in SEED_EVENTS[name][cell]

    def test_the_dead_and_wounded_are_the_attackers_own(self, seed: Path) -> None:
        event = self.told(read(seed), "clashes and the failed push")
        people = [row for row in read(seed, "casualties") if row["event_id"] == event["event_id"]]
        told = {(row["effect"], row["min"], row["max"], row["party"], row["who"]) for row in people}
        assert told == {("killed", "8", "8", BM, "fighter"), ("injured", "50", "50", BM, "fighter")}

    def test_who_signed(self, seed: Path) -> None:
        signed = self.told(read(seed), "joint communique")["actor1"].split(JOINT)
        assert {"European Union", "United Nations", "Arab League", "African Union"} < set(signed)
        assert len(signed) == 5 and any("countries" in name for name in signed)

    def test_nothing_else_but_history(self, seed: Path) -> None:
        rows = read(seed)
        told = [self.told(rows, name)["event_id"] for name in SEED_EVENTS]
        others = [row for row in rows if row["event_id"] not in told]
        assert [row["evidence"] for row in others if row["background"] != "true"] == []
        assert [row["evidence"] for row in others if row["date_precision"] == "day"] == []

    def test_the_year_comes_from_the_text(self, seed: Path) -> None:
        [article] = read(seed, "articles")
        assert (article["published"], article["published_basis"]) == ("2016", "landmark")
        assert article["dropped"] != "0"
