"""What is told of somebody's past beside the event: what he is accused of, where he served.

"arrested a man accused of killing ten people in Sirte in 2015", "shot a colonel who had fought in Benghazi": the days
and places of such a clause are not the event's (codebook, "lives").
"""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.words import words

CHARGING = words("accuse suspect want convict charge indict sentence implicate seek blame acquit")
WISHING = frozenset({"want", "seek"})
"""Of these, the verbs that say what their subject wishes where they are active: "a family that wanted to leave"."""
LIVING = words("fight serve work live lead command head study come hail belong join represent graduate defect train")
CHARGED = frozenset({"acl", "acl:relcl", "xcomp", "amod"})
"""How a participle of accusing hangs on the person, or by a slip of the parser on the verb above."""
YEAR = 4
"""The digits of a year."""


def is_life(clause: Token) -> bool:
    """Whether the clause only tells who somebody is: by what he is accused of, or by what he did before."""
    lemma = clause.lemma_.lower()
    if clause.dep_ in CHARGED and lemma in CHARGING:
        wishes = lemma in WISHING and clause.dep_ == "acl:relcl"
        active = wishes and not any(child.dep_ == "aux:pass" for child in clause.children)
        return clause.tag_ in {"VBN", "VBD", "JJ"} and clause.head.i < clause.i and not active
    if clause.dep_ != "acl:relcl" or lemma not in LIVING or not clause.head.tag_.startswith("NN"):
        return False
    person = clause.head.tag_ in {"NN", "NNP"} and syntax.own_subject(clause) is not None
    now = clause.tag_ in {"VBZ", "VBP"} or any(child.lower_ in {"has", "have", "is"} for child in clause.children)
    return person and not now and any(child.lower_ == "who" for child in clause.children)


def charge_of(deed: Token) -> Token | None:
    """The participle of accusing behind which a noun of action says of what somebody is accused, or None."""
    for node in deed.ancestors:
        if node.i < deed.i and is_life(node) and node.lemma_.lower() in CHARGING:
            return node
    return None


def life_around(token: Token, anchor: Token) -> Token | None:
    """The verb of such a clause about somebody in the event told at ``anchor``, where the token stands in it."""
    for node in (token, *token.ancestors):
        if node == anchor or anchor in node.subtree:
            return None
        if is_life(node):
            return node
    return None


def is_past(clause: Token) -> bool:
    """Whether the clause surely lies before the event: told as a life, or as a deed of a year that it names."""
    charged = clause.lemma_.lower() in CHARGING
    return not charged or any(word.is_digit and len(word) == YEAR for word in clause.subtree)
