from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.records import Claim, Source, TextSpan
from pipeline.vocabulary import Slot, SourceKind, Stance, Status

Build = Callable[..., Any]
COPY = "Harbour Guards clashed with raiders behind the old customs house before dawn"
HOSPITAL = Source("hospital", SourceKind.MEDICAL, "the hospital")
RESIDENTS = Source("residents", SourceKind.LOCAL, "residents")
RADIO = Source("local media", SourceKind.LOCAL_MEDIA, "local media")


def party(actor_id: str) -> Source:
    return Source(f"{actor_id} spokesman", SourceKind.PARTY, "spokesman", actor_id)


def denial(kind: SourceKind, slot: Slot = Slot.EVENT) -> Claim:
    return Claim(slot, "ministry", kind, Stance.DENIES, "denied", "", TextSpan(0, 1))


CONFIRMED = {"status": Status.CONFIRMED, "sources": (HOSPITAL,), "confirmed_by": "hospital"}
REPORTED = {"status": Status.REPORTED, "sources": ()}
CLAIMED = {"status": Status.CLAIMED, "sources": (party("harbour_guards"),)}
UNCONFIRMED = {"status": Status.UNCONFIRMED, "sources": (RESIDENTS,)}
DISPUTED = {"status": Status.DISPUTED, "sources": (), "disputed_by": "the navy"}
NEUTRAL_DENIAL = {
    "status": Status.DISPUTED, "sources": (), "disputed_by": "ministry", "claims": (denial(SourceKind.OFFICIAL),)
}  # fmt: skip
VERIFIED_AGAINST_DENIAL = {
    "status": Status.DISPUTED, "sources": (HOSPITAL,), "confirmed_by": "hospital", "disputed_by": "the navy"
}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (CLAIMED, CONFIRMED, Status.CONFIRMED),
        (DISPUTED, CONFIRMED, Status.CONFIRMED),
        (CLAIMED, VERIFIED_AGAINST_DENIAL, Status.CONFIRMED),
        (CONFIRMED, NEUTRAL_DENIAL, Status.DISPUTED),
        (REPORTED, DISPUTED, Status.DISPUTED),
        (CLAIMED, DISPUTED, Status.DISPUTED),
        (CLAIMED, CLAIMED, Status.CLAIMED),
        (CLAIMED, REPORTED, Status.REPORTED),
        (REPORTED, REPORTED, Status.REPORTED),
        (UNCONFIRMED, UNCONFIRMED, Status.UNCONFIRMED),
        (UNCONFIRMED, UNCONFIRMED | {"sources": (RADIO,)}, Status.REPORTED),
        (UNCONFIRMED, CLAIMED, Status.REPORTED),
    ],
)
def test_what_two_tellings_amount_to(
    told: Build, gather: Build, first: dict[str, Any], second: dict[str, Any], status: Status
) -> None:
    (incident,) = gather(told(1, day=24, **first), told(2, day=26, **second))
    assert incident.status is status


def test_what_both_sides_claim_is_confirmed(told: Build, gather: Build, actor: Build) -> None:
    sides = {"actor1": (actor("Harbour Guards", "harbour_guards"),), "actor2": (actor("Police", "police"),)}
    other = CLAIMED | {"sources": (party("police"),)}
    (incident,) = gather(told(1, **sides, **CLAIMED), told(2, **sides, **other))
    assert incident.status is Status.CONFIRMED
    (incident,) = gather(told(1, **sides, **CLAIMED), told(2, **sides, **CLAIMED))
    assert incident.status is Status.CLAIMED


@pytest.mark.parametrize("voice", [{"words": COPY}, {"publisher": "Coast Wire"}], ids=["agency copy", "one publisher"])
def test_one_voice_is_not_two(told: Build, gather: Build, voice: dict[str, str]) -> None:
    other = UNCONFIRMED | {"sources": (RADIO,)}
    (incident,) = gather(told(1, **UNCONFIRMED, **voice), told(2, **other, **voice))
    assert incident.status is Status.UNCONFIRMED


def test_the_trail_names_day_and_speaker_of_each_change(told: Build, gather: Build) -> None:
    (incident,) = gather(
        told(1, day=24, **UNCONFIRMED | {"sources": (RADIO,)}),
        told(2, day=24, **UNCONFIRMED | {"sources": (RADIO,)}),
        told(3, day=25, **DISPUTED),
        told(4, day=26, **CONFIRMED),
        told(5, day=27, **REPORTED),
    )
    assert incident.trail == (
        "unconfirmed 24 Sep 2016 by local media",
        "disputed 25 Sep 2016 by the navy",
        "confirmed 26 Sep 2016 by hospital",
    )


def test_news_without_a_day_ends_the_trail(told: Build, gather: Build) -> None:
    (incident,) = gather(told(1, day=None, publisher="Wire", **REPORTED), told(2, day=26, **UNCONFIRMED))
    assert incident.trail == ("unconfirmed 26 Sep 2016 by residents", "reported by Wire")
    assert incident.incident_id == "ie2"


def test_the_earlier_row_knows_that_it_was_confirmed(told: Build, gather: Build) -> None:
    (incident,) = gather(
        told(1, day=24, **CLAIMED),
        told(2, day=25, **REPORTED),
        told(3, day=26, **CONFIRMED),
        told(4, day=27, **CLAIMED),
    )
    assert incident.confirmed_later == ("e1",)


@pytest.mark.parametrize("day", [24, None], ids=["the same day", "no day"])
def test_what_may_not_be_later_confirms_nothing_later(told: Build, gather: Build, day: int | None) -> None:
    (incident,) = gather(told(1, day=24, **CLAIMED), told(2, day=day, **CONFIRMED))
    assert incident.status is Status.CONFIRMED
    assert incident.confirmed_later == ()


@pytest.mark.parametrize(("name", "status"), [("Coast Ministry", Status.CONFIRMED), ("Raiders", Status.DISPUTED)])
def test_a_party_called_official_is_no_neutral_body(
    told: Build, gather: Build, actor: Build, name: str, status: Status
) -> None:
    accused = {"actor1": (actor(name, "harbour_guards"),)}
    (incident,) = gather(
        told(1, day=24, **CLAIMED | accused), told(2, day=25, **NEUTRAL_DENIAL), told(3, day=26, **CONFIRMED)
    )
    assert incident.status is status


def test_a_retraction_leaves_nothing_confirmed(told: Build, gather: Build) -> None:
    (incident,) = gather(told(1, day=24, **CLAIMED), told(2, day=25, **CONFIRMED), told(3, day=26, **NEUTRAL_DENIAL))
    assert (incident.status, incident.confirmed_later) == (Status.DISPUTED, ())
