"""Deeds that are told only as what somebody is accused of: "accused the brigade of shelling the port on Monday".

Such a deed has a row where the text gives it a day, a place or victims that are counted or known; without them the
accusation is of a practice. That it happened is the accuser's word alone (codebook, "status").
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.general_nouns import is_definite

STEPS = 4
"""Heads between the deed's word and the verb of accusing, at most."""


def accuser(deed: Token) -> Token | None:
    """The verb *accuse* that the deed's word hangs on behind *of*, or None.

    A deed that *the* names is known already, and what a comma sets off is the outcome of another: ", killing two".
    """
    aside = deed.i > 0 and deed.nbor(-1).text == ","
    if aside or (deed.pos_ == "NOUN" and is_definite(deed)):
        return None
    for number, above in enumerate(deed.ancestors):
        if number == STEPS:
            return None
        if above.lemma_.lower() == "accuse" and above.pos_ == "VERB" and above.i < deed.i:
            return above if _behind_of(above, deed) else None
    return None


def is_own_clause(verb: Token) -> bool:
    """Whether the accusing is told itself, not only as what somebody is known for: "a man accused of killing ten"."""
    return verb.dep_ not in {"acl", "acl:relcl", "amod"}


def is_specific(deed: Token, verb: Token) -> bool:
    """Whether one deed is meant: with a day, a place, or those harmed known or counted."""
    told = [token for token in verb.subtree if token.i >= deed.i]
    if any(token.ent_type_ == "DATE" for token in told):
        return True
    harmed = [deed.head] if deed.dep_ == "amod" else [*syntax.objects(deed), *syntax.obliques(deed, "of", "on")]
    known = any(is_definite(noun) or any(child.lower_ in {"a", "an"} for child in noun.children) for noun in harmed)
    placed = any(place.root in told for place in verb.doc.spans.get("places", []))
    return known or (placed and not _in_bulk(harmed))


def _behind_of(verb: Token, deed: Token) -> bool:
    return any(token.lower_ == "of" for token in verb.doc[verb.i + 1 : deed.i])


def _in_bulk(harmed: list[Token]) -> bool:
    """Whether only bare plurals are harmed: "of attacking civilians in Tripoli"."""
    return bool(harmed) and all(
        noun.tag_ == "NNS" and not any(child.dep_ in {"det", "nummod", "nmod:poss"} for child in noun.children)
        for noun in harmed
    )
