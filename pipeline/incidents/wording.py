"""Whether two tellings are one text: agency copy, printed twice.

rapidfuzz compares them letter by letter: gathering sets only tellings of one day and place side by side, so that no
sketch of the texts (MinHash) is needed to find the candidates, and the exact likeness costs microseconds.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

FEWEST_WORDS = 7
"""Shorter sentences are alike by chance."""
COPIED = 85
"""From this likeness (of 100) one sentence repeats the other but for a few words."""


def copied(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether half or more of the sentences of the shorter telling stand, nearly word for word, in the other.

    Both are folded sentences. *Example:* "at least four guards" and "at least five guards" in the same report.
    """
    fewer, more = sorted((one, other), key=len)
    telling = [sentence for sentence in fewer if sentence.count(" ") + 1 >= FEWEST_WORDS]
    if not telling:
        return False
    repeated = sum(any(fuzz.ratio(sentence, told, score_cutoff=COPIED) for told in more) for sentence in telling)
    return 2 * repeated >= len(fewer)
