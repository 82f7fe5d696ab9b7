"""What the gold wants and what the row says, slot by slot, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.evaluation.gold import GoldEvent, People, Scored
from pipeline.evaluation.names import passage
from pipeline.evaluation.readings import Reading
from pipeline.evaluation.scoring import Pair
from pipeline.records import Toll

NOTHING = "-"
_MARK = {True: "->", False: "<->"}
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(]*[A-Z0-9])|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot of a pair: what is acceptable, what the row holds, and whether that is right (None: not scored)."""

    slot: Scored
    gold: str
    row: str
    right: bool | None


def differences(pair: Pair) -> list[Difference]:
    """Every slot of a pair, right or wrong, in the order of ``Scored``."""
    wanted, told = gold_words(pair.gold), row_words(pair.row)
    return [Difference(slot, wanted[slot], told[slot], pair.right.get(slot)) for slot in Scored]


def gold_words(event: GoldEvent) -> dict[Scored, str]:
    """What a gold event holds, in words."""
    types = [str(kind) for kind in event.types]
    return {
        Scored.DATE: _days(*event.date) if event.date else NOTHING,
        Scored.TYPE: _alternatives(dict.fromkeys(kind.event_type.value for kind in event.types)),
        Scored.SUB_TYPE: _alternatives(types),
        Scored.ACTORS: _sides(
            map(_alternatives, event.actor1), map(_alternatives, event.actor2), _MARK[event.directed]
        ),
        Scored.PLACE: _alternatives(event.place),
        Scored.WEAPON: _alternatives(event.weapon),
        Scored.KILLED: _people(event.killed),
        Scored.INJURED: _people(event.injured),
        Scored.STATUS: _alternatives(event.status),
        Scored.OUTCOME: _alternatives(event.outcome),
        Scored.SCOPE: _alternatives(event.scope),
    }


def row_words(row: Reading) -> dict[Scored, str]:
    """What a row holds, in words."""
    return {
        Scored.DATE: _days(row.start, row.end) if row.start else NOTHING,
        Scored.TYPE: row.event_type,
        Scored.SUB_TYPE: f"{row.event_type}/{row.sub_event_type}",
        Scored.ACTORS: _sides(map(str, row.actor1), map(str, row.actor2), _MARK[True]),
        Scored.PLACE: _alternatives(dict.fromkeys(row.place)),
        Scored.WEAPON: _alternatives(dict.fromkeys(row.weapon)),
        Scored.KILLED: _toll(row.killed),
        Scored.INJURED: _toll(row.injured),
        Scored.STATUS: row.status,
        Scored.OUTCOME: row.outcome,
        Scored.SCOPE: row.scope,
    }


def sentence_of(event: GoldEvent, text: str) -> str:
    """The sentence that the event's ``near`` stands in; the words alone where they run over its end."""
    near = passage(event.near)
    found = (" ".join(sentence.split()) for sentence in _SENTENCE_END.split(text) if near in passage(sentence))
    return next(found, event.near)


def _alternatives(names: Iterable[str | None] | None) -> str:
    return " | ".join(name or NOTHING for name in names or ()) or NOTHING


def _sides(first: Iterable[str], second: Iterable[str], mark: str) -> str:
    return f"{'; '.join(first) or NOTHING} {mark} {'; '.join(second) or NOTHING}"


def _people(people: People | None) -> str:
    return NOTHING if people is None else _toll(Toll(*people))


def _toll(toll: Toll) -> str:
    if toll == Toll():
        return NOTHING
    low, high = ("" if end is None else str(end) for end in (toll.low, toll.high))
    return low if low == high else f"{low}..{high}"


def _days(start: object, end: object) -> str:
    return str(start) if start == end else f"{start}..{end}"
