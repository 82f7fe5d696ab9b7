from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.articles.cleaning import Block
from pipeline.articles.errors import ReadError
from pipeline.articles.metadata import Metadata, read_published, split_front_matter
from pipeline.articles.publication import (
    from_dated_title,
    from_dateline,
    from_file_name,
    from_landmarks,
    publication_of,
)
from pipeline.records import Publication
from pipeline.vocabulary import PublishedBasis


@dataclass(frozen=True)
class Landmark:
    id: str
    pattern: str | re.Pattern[str]
    year: int


CAMPAIGN = Landmark("campaign", r"\bcampaign began on \d+ August this year\b", 2016)
NAMED = Landmark("named", r"'campaign' began on \d+ August this year\b", 2016)
FALL = Landmark("fall", r"\bwhose fall in October last year\b", 2012)


def edtf(publication: Publication | None) -> str:
    return publication.edtf if publication else ""


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("weekly_2016-02-17_action.txt", "2016-02-17"),
        ("20160514.txt", "2016-05-14"),
        ("20160514-2.txt", "2016-05-14"),
        ("2016_02_17.md", "2016-02-17"),
        ("14-05-2016.txt", "2016-05-14"),
        ("report-17-february-2016.txt", "2016-02-17"),
        ("report of 29 August 2017.txt", "2017-08-29"),
        ("2016-02-10_2016-02-17.txt", ""),
        ("2016-13-45.txt", ""),
        ("2016-02-30.txt", ""),
        ("201605141.txt", ""),
        ("600-flats-2016.txt", ""),
        ("seed-report.txt", ""),
    ],
)
def test_from_file_name(name: str, day: str) -> None:
    assert edtf(from_file_name(name)) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("TRIPOLI, 12 April 2019 \u2014 Shells fell.", "2019-04-12"),
        ("Benghazi, Libya, 3 June 2014 (Agency) - Gunmen came.", "2014-06-03"),
        ("TRIPOLI (Agency) - April 12, 2019 - Shells fell.", "2019-04-12"),
        ("Tripoli, 12/04/2019: Shells fell.", "2019-04-12"),
        ("Published: 12 April 2019", "2019-04-12"),
        ("Posted on 5 May 2016 by the editors", "2016-05-05"),
        ("12 April 2019", "2019-04-12"),
        ("Friday, 12 April 2019, 14:30", "2019-04-12"),
        ("On 12 April 2019 shells fell.", ""),
        ("On 12 April 2019 - a day of rain - shells fell.", ""),
        ("Fighters took the town on 20 October 2011.", ""),
        ("The battle of the port, 20 October 2011, was the last.", ""),
        ("TRIPOLI, April 12 (Agency) - Shells fell.", ""),
        ("TRIPOLI, 31 April 2019 - Shells fell.", ""),
    ],
)
def test_from_dateline(line: str, day: str) -> None:
    assert edtf(from_dateline([line])) == day


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Weekly report, 3\u20139 September 2018", "2018-09-09"),
        ("30 December 2018 \u2013 5 January 2019: Truce holds", "2019-01-05"),
        ("Action \u2014 17 February 2016", "2016-02-17"),
        ("Other (27 Sept 2016)", "2016-09-27"),
        ("Security update 17 February 2016", "2016-02-17"),
        ("Monthly report, June 2016", "2016"),
        ("24 October \u2013 30 October: Raid in the south", ""),
        ("Remembering the battle of 20 October 2011", ""),
        ("Five years after 17 February 2011", ""),
    ],
)
def test_from_dated_title(title: str, expected: str) -> None:
    assert edtf(from_dated_title([title])) == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The campaign began on 1 August this year.", "2016"),
        ("The Campaign Began on 1 August this year.", "2016"),
        ("The campaign began on 1 August 2016.", ""),
        ("The campaign began. On 1 August this year it rained.", ""),
        ("The campaign began on 1 August this year, with the man whose fall in October last year is told.", ""),
    ],
)
def test_from_landmarks(text: str, year: str) -> None:
    found = from_landmarks(text, {"campaign": CAMPAIGN, "fall": FALL})
    assert edtf(found) == year
    assert found is None or (found.day is None and found.basis is PublishedBasis.LANDMARK)


def test_what_a_date_was_read_from_is_quoted() -> None:
    dateline = from_dateline(["SABHA, 12\u00a0April 2019 (\u201cCoast\u201d) \u2013 Shells fell."])
    assert dateline is not None and (dateline.edtf, dateline.text) == ("2019-04-12", "SABHA, 12\u00a0April 2019")
    title = from_dated_title(["The coast\u2019s week \u2010 3\u00a0March 2016"])
    assert title is not None and (title.edtf, title.text) == (
        "2016-03-03",
        "The coast\u2019s week \u2010 3\u00a0March 2016",
    )
    landmark = from_landmarks("The \u2018campaign\u2019 began on 1\u00a0August this year.", {"named": NAMED})
    assert landmark is not None and landmark.text == "\u2018campaign\u2019 began on 1\u00a0August this year"


def test_the_first_that_says_so_wins() -> None:
    option = read_published("2020-01-01", PublishedBasis.OPTION)
    stated = read_published("2019-01-01", PublishedBasis.FRONT_MATTER)
    assert option is not None
    assert stated is not None
    blocks = [Block("TRIPOLI, 12 April 2017 - Shells fell."), Block("The campaign began on 1 August this year.")]
    known = Metadata(title="Action - 3 March 2016", publication=stated)
    landmarks = {"campaign": CAMPAIGN}
    name = "2018-01-01.txt"

    def basis(*arguments: object) -> PublishedBasis:
        return publication_of(*arguments).basis  # type: ignore[arg-type]

    assert basis(name, known, blocks, landmarks, option) is PublishedBasis.OPTION
    assert basis(name, known, blocks, landmarks) is PublishedBasis.FRONT_MATTER
    assert basis(name, Metadata(), blocks, landmarks) is PublishedBasis.FILE_NAME
    assert edtf(publication_of("x.txt", Metadata(title=known.title), blocks, landmarks)) == "2017-04-12"
    assert edtf(publication_of("x.txt", Metadata(title=known.title), blocks[1:], landmarks)) == "2016-03-03"
    assert basis("x.txt", Metadata(), blocks[1:], landmarks) is PublishedBasis.LANDMARK
    assert basis("x.txt", Metadata(), blocks[1:], {}) is PublishedBasis.NONE


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2016-09-27", "2016-09-27"),
        ("2016-09-27T10:00:00+02:00", "2016-09-27"),
        ("27 September 2016", "2016-09-27"),
        ("Tuesday, 27 September 2016", "2016-09-27"),
        ("September 27, 2016", "2016-09-27"),
        ("2016", "2016"),
        ("2016-02-30", ""),
        ("27 September", ""),
        ("last week", ""),
        ("600 Flats", ""),
        ("September 2016", ""),
    ],
)
def test_read_published(written: str, expected: str) -> None:
    assert edtf(read_published(written, PublishedBasis.OPTION)) == expected


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    from_file_name(text)
    from_dateline([text])
    from_dated_title([text])
    read_published(text, PublishedBasis.OPTION)


def test_front_matter() -> None:
    text = "---\ntitle: 'A: b'\npublished: 2016-09-27\nsource: Example News\nweather: fine\ntags: [a, b]\n---\nBody.\n"
    metadata, body = split_front_matter(text)
    assert (metadata.title, metadata.publisher, metadata.publication.edtf) == ("A: b", "Example News", "2016-09-27")
    assert body == "Body.\n"


def test_front_matter_may_be_typeset() -> None:
    text = "---\ntitle: \u201cLibya\u2019s week: a\u00a0truce\u201d\npublished: \u20182016\u201109\u201127\u2019\n---\nThe town\u2019s \u201cguards\u201d.\n"
    metadata, body = split_front_matter(text)
    assert (metadata.title, metadata.publication.edtf) == ("Libya's week: a truce", "2016-09-27")
    assert body == "The town\u2019s \u201cguards\u201d.\n"


@pytest.mark.parametrize(
    "text",
    ["No fence.\n---\n", "---\nnever closed\n", "---\nA line between rules.\n---\nBody.", "----\na: b\n----\nBody."],
)
def test_no_front_matter(text: str) -> None:
    assert split_front_matter(text) == (Metadata(), text)


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("published: 2016-02-30", "'2016-02-30' is no date"),
        ("published: soon", "'soon' is no date"),
        ("title: a\ntitle: b", "line 3: the key 'title' stands twice"),
        ("title: Raid: three dead", "line 2: mapping values are not allowed here; put a value that holds a colon"),
        ("title: {a: b}", "title: one value is expected"),
        ("title: &x a\nurl: *x", "line 3: anchors and aliases are not allowed"),
        ("a: !!python/name:os.system", "could not determine a constructor"),
    ],
)
def test_bad_front_matter(front: str, message: str) -> None:
    with pytest.raises(ReadError, match=re.escape(message)) as error:
        split_front_matter(f"---\n{front}\n---\nBody.")
    assert error.value.reason == "bad_front_matter"
