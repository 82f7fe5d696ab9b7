"""Gold events paired with rows, and what the pairs add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.evaluation.gold import GoldArticle, GoldEvent, Scored
from pipeline.evaluation.names import passage
from pipeline.evaluation.readings import Reading
from pipeline.evaluation.slots import WHOLE, Counts, judge, party_counts
from pipeline.vocabulary import EventType


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold event and the row that tells it."""

    gold: GoldEvent
    row: Reading
    right: Mapping[Scored, bool]
    by_evidence: bool
    """Whether the gold's ``near`` stands in the row's evidence; else the slots agreed."""

    @property
    def whole(self) -> bool:
        """Whether every scored slot of the whole tuple is right."""
        return all(self.right.get(slot, True) for slot in WHOLE)


@dataclass(frozen=True, slots=True)
class Scoring:
    """What became of one article's gold events and rows."""

    article: GoldArticle
    pairs: tuple[Pair, ...]
    missed: tuple[GoldEvent, ...]
    """Gold events that nobody had to leave out and no row tells."""
    false_alarms: tuple[Reading, ...]
    free_rows: tuple[Reading, ...] = ()
    """Rows without a gold event that cost nothing."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of a set of articles. Slots and parties are those of paired events that are not optional."""

    articles: int = 0
    events: Counts = field(default_factory=Counts)
    parties: Counts = field(default_factory=Counts)
    slots: Mapping[Scored, Share] = field(default_factory=dict)
    whole: Share = field(default_factory=Share)
    """Whole tuples right, of all gold events: one never found counts as wrong."""

    def __add__(self, other: Tally) -> Tally:
        slots = {
            slot: self.slots.get(slot, Share()) + other.slots.get(slot, Share())
            for slot in Scored
            if slot in self.slots or slot in other.slots
        }
        return Tally(
            self.articles + other.articles,
            self.events + other.events,
            self.parties + other.parties,
            slots,
            self.whole + other.whole,
        )

    def figures(self) -> dict[str, float | None]:
        """Every figure by its name, in the order in which they are printed."""
        return {
            "events_precision": self.events.precision,
            "events_recall": self.events.recall,
            "events_f1": self.events.f1,
            "parties_precision": self.parties.precision,
            "parties_recall": self.parties.recall,
            "parties_f1": self.parties.f1,
            **{slot.value: self.slots.get(slot, Share()).value for slot in Scored},
            "whole_tuples": self.whole.value,
        }


def score(article: GoldArticle, rows: Iterable[Reading]) -> Scoring:
    """Pair an article's gold events with its rows: ``near`` in the evidence first, then agreement, best pairs first."""
    given = tuple(rows)
    pairs = _pair(article, given)
    told = {id(pair.gold) for pair in pairs}
    used = {id(pair.row) for pair in pairs}
    left = [row for row in given if id(row) not in used]
    alarms = [row for row in left if not article.further_rows_free and row.event_type != EventType.DIPLOMACY]
    return Scoring(
        article,
        tuple(pairs),
        tuple(event for event in article.events if id(event) not in told and not event.optional),
        tuple(alarms),
        tuple(row for row in left if not any(row is alarm for alarm in alarms)),
    )


def tally(scorings: Iterable[Scoring]) -> Tally:
    """The figures of several articles together."""
    return sum((_tally(scoring) for scoring in scorings), Tally())


def _pair(article: GoldArticle, rows: Sequence[Reading]) -> list[Pair]:
    evidence = [passage(row.evidence) for row in rows]
    candidates: list[tuple[tuple[bool, float, bool], int, int, Pair]] = []
    for place, event in enumerate(article.events):
        near = passage(event.near)
        for at, row in enumerate(rows):
            right = judge(event, row, article.unscored)
            told = near in evidence[at]
            if told or _mostly_agrees(event, row, right):
                worth = (told, sum(right.values()) / len(right), not event.optional)
                candidates.append((worth, place, at, Pair(event, row, right, told)))
    candidates.sort(key=lambda entry: (*(-float(part) for part in entry[0]), entry[1], entry[2]))
    events_used: set[int] = set()
    rows_used: set[int] = set()
    chosen: dict[int, Pair] = {}
    for _, place, at, pair in candidates:
        if place not in events_used and at not in rows_used:
            events_used.add(place)
            rows_used.add(at)
            chosen[place] = pair
    return [chosen[place] for place in sorted(chosen)]


def _mostly_agrees(event: GoldEvent, row: Reading, right: Mapping[Scored, bool]) -> bool:
    """Whether most slots that tell this event from others agree.

    Two events of one article that both say nothing of casualties agree on nothing by that, so a slot counts
    only where the gold fills it.
    """
    filled = {
        Scored.DATE: event.date is not None,
        Scored.TYPE: True,
        Scored.ACTORS: bool(event.actor1 or event.actor2),
        Scored.PLACE: bool(event.place),
        Scored.WEAPON: bool(event.weapon),
        Scored.KILLED: event.killed is not None,
        Scored.INJURED: event.injured is not None,
    }
    telling = [right[slot] for slot, is_filled in filled.items() if is_filled and slot in right]
    return len(telling) > 2 and 2 * sum(telling) > len(telling)


def _tally(scoring: Scoring) -> Tally:
    wanted = [pair for pair in scoring.pairs if not pair.gold.optional]
    slots = {
        slot: Share(sum(pair.right[slot] for pair in judged), len(judged))
        for slot in Scored
        if (judged := [pair for pair in wanted if slot in pair.right])
    }
    return Tally(
        articles=1,
        events=Counts(len(wanted), len(scoring.false_alarms), len(scoring.missed)),
        parties=sum((party_counts(pair.gold, pair.row) for pair in wanted), Counts()),
        slots=slots,
        whole=Share(sum(pair.whole for pair in wanted), len(wanted) + len(scoring.missed)),
    )
