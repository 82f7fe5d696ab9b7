"""News with known events, so that what follows the reading can be measured without a model.

As busy on any day whatever the number of articles: more articles are more days. Each tells six events of the days
before it, of which other articles tell too, with tolls that drift and words that differ or are copied.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.occurrences import OCCURRENCES_A_DAY, WORDS, Model, occurrence, telling
from pipeline.batch.workers import EventReader
from pipeline.catalogue import Catalogue
from pipeline.records import Article, Claim, DateSpan, Event, TextSpan
from pipeline.vocabulary import DateBasis, DatePrecision, Effect, ReviewReason, Scope, Slot, SourceKind, Stance

FIRST_DAY = date(2011, 1, 1)
ARTICLES_A_DAY = 5
EVENTS = 6
"""In an article: what the corpus of this project has."""
DAYS_BACK = 4
UNDATED, MONTHS, BACKGROUND, FLAGGED = 0.05, 0.03, 0.03, 0.2
"""Shares of events without a day, known by their month only, told as history, and to be reviewed."""


def write_news(folder: Path, number: int) -> None:
    """Writes so many articles as text files; the same for the same number."""
    folder.mkdir(parents=True, exist_ok=True)
    for count in range(number):
        day = FIRST_DAY + timedelta(days=count // ARTICLES_A_DAY)
        sentences = [sentence for sentence, *_ in _told(count)]
        text = "\n\n".join(
            f"Of the {sentence} it was said that they were in the town on that day." for sentence in sentences
        )
        (folder / f"{count:06}_{day}.txt").write_text(f"{text}\n", encoding="utf-8")


def reader_of_known_events(catalogue: Catalogue) -> EventReader:
    """Reads the events that an article of ``write_news`` was made of."""
    return _read_events


def _read_events(article: Article) -> tuple[Event, ...]:
    count = int(Path(article.file).name.split("_")[0])
    return tuple(
        _event(article, place, model, day, random.Random(f"{count} {place}"))
        for place, (_, model, day) in enumerate(_told(count))
    )


def _told(count: int) -> Iterator[tuple[str, Model, date]]:
    """The sentences of an article, each with what it tells and when that was."""
    choose = random.Random(count)
    for _ in range(EVENTS):
        day = FIRST_DAY + timedelta(days=count // ARTICLES_A_DAY - choose.randrange(DAYS_BACK))
        model = occurrence(random.Random(f"{day} {choose.randrange(OCCURRENCES_A_DAY)}"))
        words = model[-1].split()
        if choose.random() < 0.7:
            choose.shuffle(words)
        yield " ".join((*words, *choose.choices(WORDS, k=2))), model, day


def _event(article: Article, place: int, model: Model, day: date, choose: random.Random) -> Event:
    told, _ = telling(choose, 0, day, model)
    paragraph = article.paragraphs[place]
    span = TextSpan(paragraph.start, paragraph.end)
    speaker = f"the hospital of {model[1].name}"
    claim = Claim(Slot.EVENT, speaker, SourceKind.MEDICAL, Stance.ASSERTS, "said", f"{speaker} said", span)
    hurt = replace(told.casualties[0], effect=Effect.INJURED, party=model[3], speaker=speaker)
    return replace(
        told,
        event_id=f"e{article.article_id[1:]}{place}",
        article_id=article.article_id,
        anchor=TextSpan(span.start + 4, span.start + 9),
        evidence=(span,),
        date=told.date if told.scope is Scope.CUMULATIVE else _when(day, choose),
        casualties=(replace(told.casualties[0], party=model[3]), hurt),
        background=choose.random() < BACKGROUND,
        claims=(claim, replace(claim, slot=Slot.KILLED)),
        review_reasons=(ReviewReason.UNLISTED_ACTOR,) if choose.random() < FLAGGED else (),
    )


def _when(day: date, choose: random.Random) -> DateSpan:
    known = choose.random()
    if known < UNDATED:
        return DateSpan(None, None, "", DatePrecision.UNKNOWN, DateBasis.NONE)
    if known < UNDATED + MONTHS:
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return DateSpan(first, last, f"{day:%Y-%m}", DatePrecision.MONTH, DateBasis.STATED, f"{day:%B %Y}")
    return DateSpan(day, day, str(day), DatePrecision.DAY, DateBasis.STATED, f"{day:%d %B %Y}")
