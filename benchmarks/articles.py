"""As many articles as a benchmark asks for: the corpus with other places, days and figures."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus" / "articles"
TOWNS = (
    "Ajdabiya", "Bani Walid", "Benghazi", "Brega", "Derna", "Gharyan", "Hun", "Kufra", "Misrata", "Murzuq", "Sabha",
    "Sabratha", "Sirte", "Tarhuna", "Tobruk", "Tripoli", "Zawiya", "Zintan", "Zliten", "Zuwara",
)  # fmt: skip
_TOWN = re.compile(rf"\b(?:{'|'.join(TOWNS)})\b")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"\b(?:[1-9]|[12]\d)(?= (?:{_MONTHS}))")
_FIGURE = re.compile(rf"(?<![\d.,:/-])\b(?:[2-9]|[1-9]\d)\b(?![\d.,:/-]*\d| (?:{_MONTHS}))")


def make_articles(folder: Path, number: int, seed: int = 1) -> None:
    """Writes the articles into the folder; the same for the same number and seed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in _articles(number, seed):
        (folder / name).write_text(text, encoding="utf-8")


def _articles(number: int, seed: int) -> Iterator[tuple[str, str]]:
    sources = sorted(path for path in CORPUS.iterdir() if path.suffix in (".txt", ".md"))
    chance = random.Random(seed)
    for count in range(number):
        source = sources[count % len(sources)]
        moved = dict(zip(TOWNS, chance.sample(TOWNS, len(TOWNS)), strict=True))
        text = _TOWN.sub(lambda found, moved=moved: moved[found.group()], source.read_text(encoding="utf-8"))
        text = _DAY.sub(lambda _: str(chance.randint(1, 27)), text)
        text = _FIGURE.sub(lambda _: str(chance.randint(2, 60)), text)
        yield f"{count:05}-{source.name}", f"{text.rstrip()}\n\nReport number {count} of this desk.\n"
