"""Readers of events for tests of the batch: functions of a module, so that a process of a pool finds them.

They load neither spaCy nor a model: a process is there in a second.
"""

from __future__ import annotations

import os
import signal
import time

from pipeline.batch.errors import BatchError
from pipeline.batch.workers import EventReader
from pipeline.catalogue import Catalogue
from pipeline.records import NO_DATE, Article, Event, TextSpan
from pipeline.vocabulary import Outcome, ReviewReason, Scope, Status, SubEventType


def reader_of_one_event(catalogue: Catalogue) -> EventReader:
    """One event an article, none of an article about trade, an error on a poisonous one, death of a deadly one."""
    return _read_events


def reader_that_can_not_start(catalogue: Catalogue) -> EventReader:
    raise BatchError("There is no model.", 1)


def reader_that_dies_at_once(catalogue: Catalogue) -> EventReader:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _read_events(article: Article) -> tuple[Event, ...]:
    if "poison" in article.text:
        raise RecursionError("too deep")
    if "deadly" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "endless" in article.text:
        time.sleep(600)
    if "trade" in article.text:
        return ()
    return (_event(article),)


def _event(article: Article) -> Event:
    whole = TextSpan(0, len(article.text))
    return Event(
        event_id=f"e{article.article_id[1:]}",
        article_id=article.article_id,
        sub_event_type=SubEventType.ARMED_CLASH,
        action="clashed",
        anchor=whole,
        evidence=(whole,),
        date=NO_DATE,
        actor1=(),
        actor2=(),
        place=None,
        weapons=(),
        casualties=(),
        status=Status.REPORTED,
        outcome=Outcome.OCCURRED,
        scope=Scope.SINGLE,
        event_count=None,
        background=False,
        review_reasons=(ReviewReason.NO_ACTOR,) if "someone" in article.text else (),
    )
