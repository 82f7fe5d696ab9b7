"""How doubtful a row to review is."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.vocabulary import ReviewReason

DOUBT: Mapping[ReviewReason, int] = {
    ReviewReason.CHANGED_SINCE_REVIEW: 20,
    ReviewReason.DISPUTED: 12,
    ReviewReason.CONFLICTING_TOLLS: 10,
    ReviewReason.UNCONFIRMED: 9,
    ReviewReason.AMBIGUOUS_PLACE: 7,
    ReviewReason.NO_DATE: 6,
    ReviewReason.NO_YEAR: 5,
    ReviewReason.NO_ACTOR: 5,
    ReviewReason.INHERITED_ACTOR: 5,
    ReviewReason.CLAIMED_BY_PARTY: 4,
    ReviewReason.UNLISTED_PLACE: 3,
    ReviewReason.DATE_OF_STATEMENT: 3,
    ReviewReason.UNLISTED_ACTOR: 2,
    ReviewReason.CONFIRMED_LATER: 1,
    ReviewReason.VAGUE_TOLL: 1,
}
"""How much each reason weighs in the order of review: what may be untrue before what may be incomplete."""
