from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.gold import GoldArticle, GoldEvent, Scored, read_gold
from pipeline.evaluation.readings import Reading, reading
from pipeline.evaluation.scoring import Share, Tally, score, tally

CORPUS = Path(__file__).parents[2] / "corpus" / "gold"


def article(*events: GoldEvent, **changes: Any) -> GoldArticle:
    return GoldArticle("one", "", "text", events, **changes)


def test_near_pairs_before_agreement(make_gold: Any, make_row: Any) -> None:
    told = make_row(event_id="e2", date_start="", date_end="", killed_min="", killed_max="", location="Derna")
    agrees = make_row(event_id="e1", evidence="Somewhere else altogether.")
    scoring = score(article(make_gold()), [agrees, told])
    assert [(pair.row.event_id, pair.by_evidence) for pair in scoring.pairs] == [("e2", True)]
    assert scoring.false_alarms == (agrees,)


def test_white_space_case_and_accents_of_near_do_not_matter(make_gold: Any, make_row: Any) -> None:
    gold = make_gold(near="fought in Hay\u00e9 Giza")
    row = make_row(evidence="They FOUGHT  in\nHaye Giza all day.", event_type="Riots")
    assert score(article(gold), [row]).pairs


def test_of_rows_with_the_same_sentence_the_one_that_agrees_is_taken(make_gold: Any, make_row: Any) -> None:
    first, second = make_gold(), make_gold(near="near the port", types=["Strategic developments/Arrests"], killed=None)
    arrest = make_row(
        event_id="e2", event_type="Strategic developments", sub_event_type="Arrests", killed_min="", killed_max=""
    )
    scoring = score(article(first, second), [arrest, make_row()])
    assert [pair.row.event_id for pair in scoring.pairs] == ["e1", "e2"]


def test_each_row_is_used_once(make_gold: Any, make_row: Any) -> None:
    scoring = score(article(make_gold(), make_gold(near="near the port")), [make_row()])
    assert (len(scoring.pairs), len(scoring.missed)) == (1, 1)


def test_slots_that_agree_pair_without_near(make_gold: Any, make_row: Any) -> None:
    scoring = score(article(make_gold()), [make_row(evidence="Elsewhere.", location="Derna")])
    assert [pair.by_evidence for pair in scoring.pairs] == [False]


def test_empty_slots_and_common_words_do_not_pair(make_gold: Any, make_row: Any) -> None:
    gold = make_gold(killed=None)
    row = make_row(evidence="Elsewhere.", killed_min="", killed_max="", actor1="LNA", actor2="", location="Derna")
    scoring = score(article(gold), [row])
    assert scoring.missed == (gold,)
    assert scoring.false_alarms == (row,)


def test_optional_gold_costs_nothing_missing_or_found(make_gold: Any, make_row: Any) -> None:
    gold = article(make_gold(optional=True))
    for rows in ([], [make_row(location="Derna")]):
        counts = tally([score(gold, rows)])
        assert (counts.events.right, counts.events.false, counts.events.missed) == (0, 0, 0)
        assert (counts.whole, counts.slots) == (Share(), {})


def test_diplomacy_is_no_false_alarm_and_another_row_is(make_row: Any) -> None:
    talk = make_row(event_type="Diplomacy", sub_event_type="Statement")
    scoring = score(article(), [talk, make_row()])
    assert (len(scoring.false_alarms), scoring.free_rows) == (1, (talk,))


def test_further_rows_are_free_where_the_text_tells_more(make_gold: Any, make_row: Any) -> None:
    rows = [make_row(), make_row(event_id="e2", evidence="And then another.")]
    assert score(article(make_gold(), further_rows_free=True), rows).false_alarms == ()
    assert len(score(article(make_gold()), rows).false_alarms) == 1


@pytest.mark.parametrize(
    ("changes", "whole"),
    [({}, True), ({"outcome": "foiled", "scope": "series", "weapon": "rifle"}, True), ({"status": "claimed"}, False)],
)
def test_a_whole_tuple_has_its_seven_slots_right(
    make_gold: Any, make_row: Any, changes: dict[str, str], whole: bool
) -> None:
    assert tally([score(article(make_gold()), [make_row(**changes)])]).whole == Share(int(whole), 1)


def test_an_event_never_found_is_a_wrong_tuple_and_no_wrong_slot(make_gold: Any) -> None:
    counts = tally([score(article(make_gold()), [])])
    assert counts.whole == Share(0, 1)
    assert counts.slots == {}
    assert counts.figures()["events_recall"] == 0.0


def test_an_unscored_slot_does_not_spoil_the_tuple(make_gold: Any, make_row: Any) -> None:
    gold = article(make_gold(date=None), unscored=frozenset({Scored.DATE}))
    counts = tally([score(gold, [make_row()])])
    assert counts.whole == Share(1, 1)
    assert Scored.DATE not in counts.slots


def test_tallies_add_up(make_gold: Any, make_row: Any) -> None:
    one = tally([score(article(make_gold()), [make_row()])])
    other = tally([score(article(make_gold()), [make_row(location="Derna")])])
    both = one + other
    assert (both.articles, both.slots[Scored.PLACE], both.events.right) == (2, Share(1, 2), 2)
    assert Tally().figures()["date"] is None


def perfect(event: GoldEvent, number: int) -> Reading:
    """The row that a careful reader would write for a gold event."""
    first, last = event.date or ("", "")
    place = next((name for name in event.place or () if name), "")
    weapon = next((name for name in event.weapon or () if name), "")
    killed, injured = event.killed or ("", ""), event.injured or ("", "")

    def cell(value: Any) -> str:
        return "" if value is None else str(value)

    return reading(
        {
            "event_id": f"e{number}",
            "evidence": event.near,
            "date_start": str(first),
            "date_end": str(last),
            "event_type": event.types[0].event_type.value,
            "sub_event_type": event.types[0].sub_event_type.value,
            "actor1": "; ".join(party[0] for party in event.actor1),
            "actor2": "; ".join(party[0] for party in event.actor2),
            "location": place,
            "weapon": weapon,
            "killed_min": cell(killed[0]),
            "killed_max": cell(killed[1]),
            "injured_min": cell(injured[0]),
            "injured_max": cell(injured[1]),
            "status": event.status[0].value,
            "outcome": event.outcome[0].value,
            "scope": (event.scope or ("single",))[0],
        }
    )


def test_rows_written_from_the_corpus_gold_score_full_marks() -> None:
    gold = read_gold(CORPUS)
    scorings = [score(text, [perfect(event, at) for at, event in enumerate(text.events)]) for text in gold]
    figures = tally(scorings).figures()
    assert set(figures.values()) == {1.0}
