"""The tolls of an incident: the lowest, the highest and the best figure, and who gave each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.incidents.tellings import Telling, published
from pipeline.incidents.voices import NEUTRAL, Voices
from pipeline.plain import plain
from pipeline.records import Event, Toll, TollRange
from pipeline.tolls import stated_figure
from pipeline.vocabulary import SourceKind, Status

Figures = Mapping[str, Toll]

STANDING: Mapping[Status, int] = {
    Status.CONFIRMED: 0,
    Status.REPORTED: 1,
    Status.DISPUTED: 2,
    Status.CLAIMED: 2,
    Status.UNCONFIRMED: 3,
}
"""How good a telling's figure is where nobody in particular is credited with it."""


@dataclass(frozen=True, slots=True)
class Account:
    """A figure for one toll: what one speaker, or the writer, of one telling gives."""

    low: int
    """The conservative figure too: the low end of an open or vague one."""
    high: int | None
    by: str
    standing: int
    """0 from a body that is no party, 1 told as fact, 2 from a party or disputed, 3 hedged or unnamed."""
    since: str
    """The first publication in which this voice gave this figure: copy printed again later is no later news."""
    exact: bool
    event_id: str


def toll_range(group: Sequence[Telling], voices: Voices, figures: Callable[[Telling], Figures]) -> TollRange:
    """The range of a toll over the tellings; the best figure is the latest of the best standing.

    Neutral bodies count after the event and correct each other, so the later one knows more; a party's figure serves
    only where nobody else gives one.
    """
    accounts = [account for telling in group for account in _accounts(telling, group, voices, figures)]
    if not accounts:
        return TollRange()
    lowest = min(accounts, key=lambda account: (account.low, account.since, account.event_id))
    best = min(accounts, key=lambda account: account.standing)
    for account in accounts:
        if account.standing == best.standing and _later(account, best):
            best = account
    closed = [account for account in accounts if account.high is not None]
    highest = max(closed, key=lambda account: (account.high or 0, account.by), default=None)
    if highest is None or (highest.high or 0) < max(account.low for account in accounts):
        return TollRange(lowest.low, best.low, None, lowest.by, best.by, "")
    return TollRange(lowest.low, best.low, highest.high, lowest.by, best.by, highest.by)


def _later(one: Account, other: Account) -> bool:
    """Whether an account comes after another; on one day an exact figure counts before an open one."""
    return (one.since, one.exact, one.low, one.event_id) > (other.since, other.exact, other.low, other.event_id)


def _accounts(
    telling: Telling, group: Sequence[Telling], voices: Voices, figures: Callable[[Telling], Figures]
) -> list[Account]:
    accounts = []
    for speaker, count in figures(telling).items():
        low = stated_figure(count) if count.low is None else count.low
        if low is None:
            continue
        since = min(
            published(other.facts)
            for other in group
            if voices.same(telling, other) and count in figures(other).values()
        )
        standing = _standing(telling.event, speaker)
        confirming = telling.event.confirmed_by if telling.event.status is Status.CONFIRMED else ""
        by = speaker or confirming or telling.facts.name
        exact = count.low == count.high
        accounts.append(Account(low, count.high, by, standing, since, exact, telling.event.event_id))
    return accounts


def _standing(event: Event, speaker: str) -> int:
    kind = _kind_of(event, speaker)
    if kind is SourceKind.PARTY:
        return STANDING[Status.CLAIMED]
    if kind in NEUTRAL:
        return STANDING[Status.CONFIRMED]
    return STANDING[event.status]


def _kind_of(event: Event, speaker: str) -> SourceKind | None:
    """The kind of who gives a figure, by what the event's sources and claims say of them."""
    if not speaker:
        return None
    folded = speaker.casefold()
    named = [(source.name, source.text, source.kind) for source in event.sources]
    named += [(claim.speaker, claim.text, claim.speaker_kind) for claim in event.claims if claim.speaker_kind]
    for name, text, kind in named:
        if name and (name.casefold() in folded or folded in name.casefold() or folded in plain(text).casefold()):
            return kind
    return None
