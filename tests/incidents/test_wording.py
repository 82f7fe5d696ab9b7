from __future__ import annotations

import pytest

from pipeline.incidents.facts import folded
from pipeline.incidents.wording import copied

REPORT = "A lorry bomb tore through the gate of the cement works on Monday, killing four watchmen, a nurse said."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((REPORT,), (REPORT,), True),
        ((REPORT,), (REPORT.replace("four", "five").replace("A nurse", "a doctor"),), True),
        ((REPORT,), (f"ZLITEN, 4 May — {REPORT}",), True),
        ((REPORT,), ("Four watchmen died when the cement works was bombed, according to a nurse.",), False),
        ((REPORT, "Nobody owned up to it until late in the evening."), (REPORT,), True),
        (
            (REPORT, "Its owner lives abroad, in a villa by the sea."),
            (REPORT.upper(), "The plant has been shut since."),
            True,
        ),
        (("A bomb went off.",), ("A bomb went off.",), False),
        ((), (REPORT,), False),
    ],
)
def test_copied(one: tuple[str, ...], other: tuple[str, ...], same: bool) -> None:
    assert copied([*map(folded, one)], [*map(folded, other)]) is same
    assert copied([*map(folded, other)], [*map(folded, one)]) is same
