from __future__ import annotations

import pytest

from pipeline.catalogue.inflection import noun_forms, participles, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("seize", "seize seizes seized seizing"),
        ("carry", "carry carries carried carrying"),
        ("kidnap", "kidnap kidnaps kidnapped kidnapping"),
        ("take", "take takes took taken taking"),
        ("hit", "hit hits hitting"),
        ("die", "die dies died dying"),
        ("flee", "flee flees fled fleeing"),
        ("shell", "shell shells shelled shelling"),
        ("clash", "clash clashes clashed clashing"),
        ("be", "be am is are was were been being"),
        ("de-mine", "de-mine de-mines de-mined de-mining"),
        ("against", "against"),
    ],
)
def test_verb_forms(lemma: str, forms: str) -> None:
    assert verb_forms(lemma) == set(forms.split())


def test_verbs_in_l_are_spelt_both_ways() -> None:
    assert {"travelled", "traveled", "travelling", "traveling"} <= verb_forms("travel")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [("fire", {"fired"}), ("take", {"took", "taken"}), ("hit", {"hit"}), ("sign", {"signed"})],
)
def test_participles(verb: str, forms: set[str]) -> None:
    assert participles(verb) == forms


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("gunman", "gunmen"),
        ("woman", "women"),
        ("human", "humans"),
        ("child", "children"),
        ("militia", "militias"),
        ("body", "bodies"),
        ("box", "boxes"),
        ("aircraft", "aircraft"),
        ("car bomb", "car bombs"),
        ("exchange of fire", "exchanges of fire"),
        ("sit-in", "sit-in"),
        ("air-strike", "air-strikes"),
    ],
)
def test_noun_forms(noun: str, plural: str) -> None:
    assert noun_forms(noun) >= {noun, plural}
