"""The same article gives the same events from every format, as real programs write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from email.utils import format_datetime
from pathlib import Path

import producers
import pytest
from spacy.language import Language

from pipeline.articles import read_article
from pipeline.catalogue import Catalogue
from pipeline.events import read_events
from pipeline.language import read
from pipeline.records import Article
from pipeline.tables.rows import event_row

CORPUS = Path(__file__).parents[2] / "corpus" / "articles"
ARTICLE_COLUMNS = {"article_title", "publisher", "published", "url", "article_file"}
ALONE = (
    "weekly-roundup-sofajjin.txt",
    "al-sawani-air-strike.txt",
    "summer-protests.md",
    "rights-digest.md",
    "2011-04-19_misrata-siege.txt",
)
"""A roundup, a single report, one under headings, one of long paragraphs, one dated by its file's name."""
TOGETHER = (
    "khallat-al-furjan-agency.txt",
    "gharyan-grenade.txt",
    "airport-battle-week.md",
    "bani-walid-checkpoint.txt",
    "sirte-front-notes.txt",
)
"""One after the other they are a long report of several pages."""
QUOTED = """Fighting at the \u201csouthern gate\u201d

\u201cThey came at dawn,\u201d a doctor at Ibn Sina Hospital in Sirte told the Coast Wire. \u201cWe have received four bodies\u2014all of them guards\u2014and eleven wounded.\u201d

The Libyan National Army (LNA) said on 14 May 2019 that it had \u2018nothing to do\u2019 with the shelling of Ra\u2019s Lanuf\u2019s port on 12 May, in which two dockers were killed.

On 13 May 2019 the day\u2019s losses were:

- A car bomb killed three policemen in Derna.
- Gunmen abducted a journalist in Sabha.
- Two soldiers were injured by a mine in Zill\u0101h.

An air strike hit a farm near Bani Walid on 13 May; nobody was hurt."""


@dataclass(frozen=True)
class Told:
    """An article as its text file tells it."""

    name: str
    text: str
    parts: producers.Paragraphs
    day: str

    @property
    def mailed(self) -> str:
        return format_datetime(datetime.combine(date.fromisoformat(self.day), time(9, 30))) if self.day else ""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    folder = tmp_path_factory.mktemp("texts")
    whole = {name: article_of(CORPUS / name).text for name in (*ALONE, *TOGETHER)}
    days = {name: article_of(CORPUS / name).publication.edtf for name in ALONE}
    texts = {name: whole[name] for name in ALONE}
    texts["long"] = "\n\n".join(whole[name] for name in TOGETHER)
    texts["quoted"] = QUOTED
    days |= {"long": "2016-10-02", "quoted": "2019-05-15"}
    found = []
    for name, text in texts.items():
        day = days[name] if len(days[name]) == len("2016-10-02") else ""
        path = folder / f"{day}_{Path(name).stem}.txt"
        path.write_text(text, encoding="utf-8")
        article = article_of(path)
        parts = [(article.text[item.start : item.end], item.is_heading) for item in article.paragraphs]
        found.append(Told(path.stem, article.text, parts, day))
    return found


@pytest.fixture(scope="module")
def expected(
    told: list[Told], nlp: Language, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[dict[str, object]]]:
    """The events of each article as a text file."""
    folder = tmp_path_factory.mktemp("expected")
    rows = {}
    for one in told:
        (folder / f"{one.name}.txt").write_text(one.text, encoding="utf-8")
        rows[one.name] = events(article_of(folder / f"{one.name}.txt"), nlp, catalogue)
        assert rows[one.name]
    return rows


Made = dict[str, bytes]
"""The files of a format by their names."""
FORMATS: dict[str, Callable[[list[Told], Path], Made]] = {
    "docx": lambda told, _: {f"{one.name}.docx": producers.as_docx(one.parts) for one in told},
    "docx by LibreOffice": lambda told, folder: resaved(told, "docx", folder),
    "pdf by LibreOffice": lambda told, folder: resaved(told, "pdf", folder),
    "html by LibreOffice": lambda told, folder: resaved(told, "html", folder),
    "pdf by Chromium": lambda told, folder: {
        f"{one.name}.pdf": producers.printed_by_chromium(producers.as_html(one.parts, around=False), folder)
        for one in told
    },
    "html": lambda told, _: {f"{one.name}.html": producers.as_html(one.parts, one.day) for one in told},
    "md": lambda told, _: {f"{one.name}.md": producers.as_markdown(one.parts) for one in told},
    "eml": lambda told, _: {f"{one.name}.eml": producers.as_mail(one.text, "Coast news", one.mailed) for one in told},
    "eml of a page": lambda told, _: {
        f"{one.name}.eml": producers.as_mail("", "Coast news", one.mailed, producers.as_html(one.parts)) for one in told
    },
    "json": lambda told, _: {
        f"{one.name}.json": producers.as_json({"body": one.text, "datePublished": one.day}) for one in told
    },
    "jsonl": lambda told, _: {
        f"{one.name}.jsonl": producers.as_json({"text": one.text, "date": one.day}) for one in told
    },
    "csv": lambda told, _: {
        f"{one.name}.csv": producers.as_csv([{"Article Text": one.text, "pub_date": one.day}]) for one in told
    },
    "zip": lambda told, _: {
        f"{one.name}.zip": producers.as_zip({f"inner/{one.name}.docx": producers.as_docx(one.parts)}) for one in told
    },
    "gz": lambda told, _: {f"{one.name}.txt.gz": producers.as_gzip(one.text.encode("utf-16")) for one in told},
}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_gives_the_same_events(
    kind: str,
    told: list[Told],
    expected: dict[str, list[dict[str, object]]],
    nlp: Language,
    catalogue: Catalogue,
    tmp_path: Path,
) -> None:
    folder, scratch = tmp_path / "read", tmp_path / "made"
    folder.mkdir()
    scratch.mkdir()
    for name, content in FORMATS[kind](told, scratch).items():
        (folder / name).write_bytes(content)
    for one in told:
        (path,) = folder.glob(f"{one.name}.*")
        assert events(article_of(path), nlp, catalogue) == expected[one.name], path.name


def resaved(told: list[Told], kind: str, folder: Path) -> Made:
    documents = {f"{one.name}.docx": producers.as_docx(one.parts) for one in told}
    saved = producers.saved_by_libreoffice(documents, kind, folder)
    return {f"{name}.{kind}": content for name, content in saved.items()}


def article_of(path: Path) -> Article:
    found = read_article(path, path.parent)
    assert isinstance(found, Article), found
    return found


_read: dict[object, list[dict[str, object]]] = {}
"""The events by all that they are read from, since formats that give the same text are to take the time of one."""


def events(article: Article, nlp: Language, catalogue: Catalogue) -> list[dict[str, object]]:
    given = (article.article_id, article.text, article.paragraphs, article.publication.edtf, article.title)
    if given not in _read:
        _read[given] = rows_of(article, nlp, catalogue)
    return _read[given]


def rows_of(article: Article, nlp: Language, catalogue: Catalogue) -> list[dict[str, object]]:
    rows = (event_row(event, article) for event in read_events(read(nlp, article), article, catalogue))
    return [{name: value for name, value in row.items() if name not in ARTICLE_COLUMNS} for row in rows]
