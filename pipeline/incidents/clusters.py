"""Gathers events into incidents.

The rules are written down and each link says what made it. Record linkage by a trained model (splink, dedupe) was left
aside: it needs labelled pairs or enough of them to estimate weights from, and its scores explain less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.incidents.matching import Match, match
from pipeline.incidents.merging import incident_of
from pipeline.incidents.sweep import Company, companies, comparable
from pipeline.incidents.tellings import Telling
from pipeline.records import Incident

Pair = tuple[int, int]


def gathered(told: Iterable[Telling]) -> Iterator[tuple[Incident, Sequence[Telling]]]:
    """The incidents of tellings that come in the order of their first days, each with its own; in no order.

    Two tellings are joined where enough speaks for it; an incident is never joined with one that holds a telling of the
    same article, or one that its own tellings contradict.
    """
    for company in companies(told):
        yield from _incidents(company)


def _incidents(company: Company) -> Iterator[tuple[Incident, Sequence[Telling]]]:
    told = sorted(company.members, key=lambda telling: telling.order)
    place_of = {telling.event.event_id: place for place, telling in enumerate(told)}
    strong = {
        (place_of[one.event.event_id], place_of[other.event.event_id]): found for one, other, found in company.links
    }
    for group in _grouped(told, _unambiguous(told, strong), strong):
        members = [told[place] for place in group]
        yield incident_of(members, _links(group, told, strong)), members


def _unambiguous(told: Sequence[Telling], strong: Mapping[Pair, Match]) -> dict[Pair, Match]:
    """The matches without those that fit two tellings of one article equally well: that article tells them apart."""
    best: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for (one, other), found in strong.items():
        best[one, told[other].facts.article_id].append((found.score, other))
        best[other, told[one].facts.article_id].append((found.score, one))
    dropped: set[Pair] = set()
    for (place, _), rivals in best.items():
        top = max(score for score, _ in rivals)
        tied = [other for score, other in rivals if score == top]
        if len(tied) > 1:
            dropped.update((min(place, other), max(place, other)) for other in tied)
    return {pair: found for pair, found in strong.items() if pair not in dropped}


def _grouped(told: Sequence[Telling], clear: Mapping[Pair, Match], strong: Mapping[Pair, Match]) -> list[list[int]]:
    """Groups of tellings, the best matches joined first, none joined against a contradiction."""
    group_of = {place: [place] for place in range(len(told))}

    def agree(one: int, other: int) -> bool:
        earlier, later = min(one, other), max(one, other)
        if (earlier, later) in strong:
            return True
        return comparable(told[earlier], told[later]) and match(told[earlier], told[later]) is not None

    for one, other in sorted(clear, key=lambda pair: (-clear[pair].score, pair)):
        mine, theirs = group_of[one], group_of[other]
        if mine is not theirs and all(agree(member, joining) for member in mine for joining in theirs):
            mine.extend(theirs)
            for joining in theirs:
                group_of[joining] = mine
    return [sorted(group) for place, group in group_of.items() if place == min(group)]


def _links(group: Sequence[int], told: Sequence[Telling], strong: Mapping[Pair, Match]) -> tuple[str, ...]:
    return tuple(
        f"{told[one].event.event_id} + {told[other].event.event_id}: {strong[one, other]}"
        for one in group
        for other in group
        if (one, other) in strong
    )
