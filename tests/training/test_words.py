"""English word forms as the templates need them."""

import pytest

from training.words import a_or_an, finite, inflect, part_of_speech

IRREGULAR = {"strike": ["struck", "struck"], "man": ["men"]}


@pytest.mark.parametrize(
    ("lemma", "form", "expected"),
    [
        ("attack", "VBD", "attacked"),
        ("clash", "VBZ", "clashes"),
        ("carry", "VBD", "carried"),
        ("deploy", "VBD", "deployed"),
        ("seize", "VBG", "seizing"),
        ("stop", "VBD", "stopped"),
        ("repel", "VBG", "repelling"),
        ("flee", "VBG", "fleeing"),
        ("die", "VBG", "dying"),
        ("strike", "VBN", "struck"),
        ("man", "NNS", "men"),
        ("militia", "NNS", "militias"),
        ("army", "NNS", "armies"),
    ],
)
def test_inflect(lemma: str, form: str, expected: str) -> None:
    assert inflect(lemma, form, IRREGULAR) == expected


@pytest.mark.parametrize(
    ("lemma", "form", "plural", "expected"),
    [
        ("be", "PAST", True, ("were", "VBD")),
        ("be", "PRES", False, ("is", "VBZ")),
        ("have", "PRES", False, ("has", "VBZ")),
        ("clash", "PRES", True, ("clash", "VBP")),
        ("strike", "PAST", True, ("struck", "VBD")),
    ],
)
def test_finite(lemma: str, form: str, plural: bool, expected: tuple[str, str]) -> None:
    assert finite(lemma, form, plural, IRREGULAR) == expected


@pytest.mark.parametrize(
    ("follower", "article"),
    [
        ("LNA", "an"),
        ("GNA", "a"),
        ("attack", "an"),
        ("unit", "a"),
        ("unknown", "an"),
        ("UAE", "a"),
        ("IED", "an"),
        ("8", "an"),
    ],
)
def test_a_or_an(follower: str, article: str) -> None:
    assert a_or_an(follower) == article


@pytest.mark.parametrize(
    ("tag", "dep", "pos"),
    [
        ("VBD", "aux:pass", "AUX"),
        ("VBD", "ROOT", "VERB"),
        ("IN", "mark", "SCONJ"),
        ("IN", "case", "ADP"),
        ("DT", "det", "DET"),
    ],
)
def test_part_of_speech(tag: str, dep: str, pos: str) -> None:
    assert part_of_speech(tag, dep, "word") == pos
