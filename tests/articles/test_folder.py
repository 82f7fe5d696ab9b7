"""What a folder's files tell of each other: manifest, digests, repeated lines, other languages, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.articles import Census, knowledge, list_files, read_article, read_file, read_folder
from pipeline.articles.decoding import decode
from pipeline.articles.english import other_language
from pipeline.articles.errors import ReadError
from pipeline.records import Article, Failure
from pipeline.vocabulary import PublishedBasis

BODY = "On {day} May shells fell on the port of Sirte. Two dockers were hurt by the blast."


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def articles(folder: Path) -> list[Article]:
    return [result for result in read_folder(folder) if isinstance(result, Article)]


class TestManifest:
    def test_it_goes_before_what_the_file_says(self, tmp_path: Path) -> None:
        front = "---\ntitle: Old\npublished: 2016-05-01\nauthor: Jane Doe\n---\n"
        rows = "file,title,published,source,url\nin/a.md,New,2016-05-09,Coast Monitor,https://coast.example/1\n./b.csv#2,Row,,,\n"
        write(tmp_path, {"manifest.csv": rows, "in/a.md": front + BODY, "b.csv": f"text\n{BODY} x\n{BODY} y\n"})
        first, second, third = articles(tmp_path)
        assert (third.title, third.publisher, third.author) == ("New", "Coast Monitor", "Jane Doe")
        assert (third.publication.edtf, third.publication.basis) == ("2016-05-09", PublishedBasis.MANIFEST)
        assert third.publication.disagrees == ("front_matter 2016-05-01: 2016-05-01",)
        assert (first.title, second.title) == ("", "Row")

    @pytest.mark.parametrize(
        ("row", "reason", "words"),
        [
            ("../a.txt,2016-05-09", "unsafe_path", "leads out of the folder"),
            ("/etc/passwd,2016-05-09", "unsafe_path", "leads out of the folder"),
            ("C:\\a.txt,2016-05-09", "unsafe_path", "leads out of the folder"),
            ("gone.txt,2016-05-09", "bad_manifest", "there is no file"),
            ("a.txt,soon", "bad_manifest", "no date"),
            ("a.txt,2036-02-07", "bad_manifest", "no date"),
            (",2016-05-09", "bad_manifest", "no file is named"),
        ],
    )
    def test_a_bad_row_is_told_and_the_article_read(self, row: str, reason: str, words: str, tmp_path: Path) -> None:
        write(tmp_path, {"manifest.csv": f"file,published\n{row}\n", "a.txt": BODY})
        article, failure = read_folder(tmp_path)
        assert isinstance(article, Article)
        assert isinstance(failure, Failure)
        assert (failure.file, failure.reason) == ("manifest.csv#2", reason)
        assert words in failure.detail


class TestDigest:
    @pytest.mark.parametrize(
        "headings",
        [
            ("Shells on the port, 6 September 2016", "Raid in Derna, 9 September 2016"),
            ("Shells on the port \u2014 Tuesday, 6 September 2016", "Raid in Derna \u2014 Friday, 9 September 2016"),
            ("6 September 2016: Shells on the port", "9 September 2016: Raid in Derna"),
            ("6 September 2016", "9 September 2016"),
        ],
    )
    def test_dated_headings_open_articles(self, headings: tuple[str, str], tmp_path: Path) -> None:
        first, second = headings
        text = f"# The coast\n\n## {first}\n\nShells fell on the port on Monday.\n\n## {second}\n\nRaiders came on Thursday.\n"
        write(tmp_path, {"week.md": text})
        found = articles(tmp_path)
        assert [(item.file, item.publication.edtf) for item in found] == [
            ("week.md#1", "2016-09-06"),
            ("week.md#2", "2016-09-09"),
        ]
        assert found[0].text == f"{first}\n\nShells fell on the port on Monday."

    @pytest.mark.parametrize(
        "text",
        [
            "# Weekly report, 5\u201311 September 2016\n\n## 6 September 2016\n\nShells fell.\n\n## 9 September 2016\n\nRaiders came.",
            "---\npublished: 2016-09-11\n---\n# The week\n\n## 6 September 2016\n\nShells fell.\n\n## 9 September 2016\n\nRaiders came.",
            "# The war\n\n## The fall of the port, 20 October 2011\n\nIt fell.\n\n## The strikes, 1 August 2016\n\nThey began.",
            "# The week\n\n## After 6 September 2016\n\nShells fell.\n\n## Since the raid of 9 September 2016 in Derna\n\nRaiders came.",
            "# The week\n\n## Sirte\n\nShells fell on 6 September 2016.\n\n## Derna\n\nRaiders came on 9 September 2016.",
            "# The week\n\n## Shells on the port, 6 September 2016\n\nShells fell.\n\n## Derna\n\nRaiders came.",
            "# The week\n\n## After 6\u00a0September 2016\n\nShells fell.\n\n## After 9\u00a0September 2016\n\nRaiders came.",
        ],
    )  # fmt: skip
    def test_one_report_stays_one(self, text: str, tmp_path: Path) -> None:
        write(tmp_path, {"week.md": text})
        assert [item.file for item in articles(tmp_path)] == ["week.md"]

    def test_what_stands_before_the_first_is_kept(self, tmp_path: Path) -> None:
        text = (
            "# Weekly digest, 11 September 2016\n\nGuards still hold the gate of the town.\n\n"
            "## Shells, 6 September 2016\n\nShells fell.\n\n## Raid, 9 September 2016\n\nRaiders came."
        )
        write(tmp_path, {"week.md": text})
        assert [(item.file, item.publication.edtf) for item in articles(tmp_path)] == [
            ("week.md#0", "2016-09-11"),
            ("week.md#1", "2016-09-06"),
            ("week.md#2", "2016-09-09"),
        ]


class TestRepetition:
    LINE = "The Coast Monitor is kept alive by its readers"

    def folder(self, folder: Path, line: str, number: int = 5) -> list[Article]:
        write(
            folder,
            {
                f"{day}.txt": f"{BODY.format(day=day)}\n\nIt was quiet by noon of {day} May.\n\n{line}\n"
                for day in range(1, number)
            },
        )
        return articles(folder)

    def test_a_publishers_line_is_dropped_and_listed(self, tmp_path: Path) -> None:
        found = self.folder(tmp_path, self.LINE)
        assert all(self.LINE not in item.text for item in found)
        assert [[(item.pattern_id, item.text) for item in article.dropped] for article in found] == [
            [("repetition", self.LINE)]
        ] * 4

    @pytest.mark.parametrize(
        "line",
        [
            "Two soldiers were killed at the gate.",
            "Clashes went on in the south of the town.",
            "The airport has been shut since Friday.",
            "The port was shut in 2014.",
        ],
    )
    def test_news_told_by_many_is_never_dropped(self, line: str, tmp_path: Path) -> None:
        assert all(line in item.text for item in self.folder(tmp_path, line))

    def test_a_line_counts_however_it_is_set(self, tmp_path: Path) -> None:
        for day, readers in enumerate(("its readers\u2019 gifts", "its readers' gifts") * 2, start=1):
            write(tmp_path, {f"{day}.txt": f"{BODY.format(day=day)}\n\nThe Coast Monitor is kept alive by {readers}\n"})
        assert [article.dropped[0].text[-14:] for article in articles(tmp_path)] == [
            "readers\u2019 gifts",
            "readers' gifts",
        ] * 2

    def test_three_articles_are_too_few(self, tmp_path: Path) -> None:
        assert all(self.LINE in item.text for item in self.folder(tmp_path, self.LINE, number=4))

    def test_other_publishers_articles_dont_count(self, tmp_path: Path) -> None:
        for day in range(1, 5):
            write(tmp_path, {f"{day}.md": f"---\nsource: Paper {day}\n---\n{BODY.format(day=day)}\n\n{self.LINE}\n"})
        assert all(self.LINE in item.text for item in articles(tmp_path))

    def test_ids_and_parts_stay(self, tmp_path: Path) -> None:
        for article in self.folder(tmp_path, self.LINE):
            alone = read_article(tmp_path / article.file, tmp_path)
            assert isinstance(alone, Article)
            assert alone.article_id == article.article_id
            assert [article.text[item.start : item.end] for item in article.paragraphs] == article.text.split("\n\n")

    def test_file_by_file_is_the_same_as_the_folder(self, tmp_path: Path) -> None:
        whole = self.folder(tmp_path, self.LINE)
        write(tmp_path, {"z.txt": (tmp_path / "1.txt").read_text()})
        known = knowledge()
        read = [item for candidate in list_files(tmp_path).candidates for item in read_file(candidate, known)]
        census = Census()
        for item in read:
            assert isinstance(item, Article)
            census.add(item)
        settled = [census.settle(item) for item in read if isinstance(item, Article)]
        assert [item.text for item in settled if item] == [item.text for item in whole]
        assert settled[-1] is None
        assert settled[0] is not None and settled[0].duplicates == ("z.txt",)


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed on Friday when a bomb went off at the gate of the town.",
        "Khalifa Haftar, Fathi Bashagha, Abdul Hamid Dbeibah, Aguila Saleh, Osama Juwaili, Emad Trabelsi.",
        "Al-Saiqa clashed with Ansar al-Sharia in Laithi, Benghazi; Wanis Bukhamada's men took Suq al-Hout.",
        "Misrata: Halbous Brigade vs Marsa Brigade, Gasr Ahmed, Zawiyat al-Mahjoub, Karzaz.",
        "Weekly report, 5\u201311 September 2016. Shells fell. Raiders came.",
        "Haftar forces shell Tripoli suburbs. Three civilians dead. GNA drones hit Watiya airbase.",
        "Sirte",
        "",
    ],
)
def test_english(text: str) -> None:
    assert other_language(text) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Des affrontements ont \u00e9clat\u00e9 vendredi \u00e0 Tripoli entre deux milices, tuant trois civils dans la banlieue.", "fr"),
        ("Scontri a Tripoli tra milizie rivali: due morti e dieci feriti secondo fonti mediche della capitale.", "it"),
        ("Bei Gefechten zwischen Milizen starben am Freitag im S\u00fcden von Tripolis drei Zivilisten.", "de"),
        ("\u0642\u062a\u0644 \u062b\u0644\u0627\u062b\u0629 \u062c\u0646\u0648\u062f \u0641\u064a \u0633\u0631\u062a \u0648\u0623\u0635\u064a\u0628 \u0639\u0634\u0631\u0629 \u0622\u062e\u0631\u0648\u0646 \u0628\u062c\u0631\u0648\u062d \u062e\u0644\u0627\u0644 \u0627\u0644\u0627\u0634\u062a\u0628\u0627\u0643\u0627\u062a", "ar"),
    ],
)  # fmt: skip
def test_another_language_is_a_named_skip(text: str, language: str, tmp_path: Path) -> None:
    assert other_language(text) == language
    write(tmp_path, {"a.txt": text})
    (result,) = read_folder(tmp_path)
    assert isinstance(result, Failure)
    assert (result.reason, repr(language) in result.detail) == ("not_english", True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "The council\u2019s men said \u201cno\u201d \u2013 twice \u2013 at the caf\u00e9 of the port."
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("The council\u00e2\u20ac\u2122s men\nat the caf\u00c3\u00a9", "The council\u2019s men\nat the caf\u00e9"),
        ("Ghary\u0101n and Tarh\u016bna", "Ghary\u0101n and Tarh\u016bna"),
        ("caf\u00e9 na\u00efve \u2013 \u201cno\u201d", "caf\u00e9 na\u00efve \u2013 \u201cno\u201d"),
    ],
)
def test_mojibake(text: str, mended: str) -> None:
    assert decode(text.encode()).text == mended


@pytest.mark.parametrize("data", [b"\xff\xfe\xfa", bytes(range(256)) * 8])
def test_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(ReadError, match="not_utf8"):
        decode(data)
