"""Sides of an event that its own clause leaves out: in the clause that runs beside it, or behind what was hit.

"Heavy fighting continued as the army pushed towards the militants' positions" names both sides of the fight, and
"bombed the terminal, guarded by the brigade" names whose terminal it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.frame_words import AGAINST
from pipeline.events.frames import Frame
from pipeline.events.party_words import HOLDING

SIMULTANEOUS = frozenset({"as", "while", "when"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
STRONGHOLDS = frozenset({"stronghold", "bastion"})
SERVING = frozenset({"serve", "house", "shelter", "host"})
SUBJECT_REACH = 3
"""Tokens behind a conjunction within which its subject's name may begin."""
TOWARDS = (*AGAINST, "to", "from", "of")


def beside_fight(frame: Frame) -> tuple[list[Token], list[Token]]:
    """Who does what in the clause that runs beside a fight, and to whom; empty where none does."""
    for token in frame.anchor.doc[frame.span.end : frame.anchor.sent.end]:
        if token.lower_ not in SIMULTANEOUS:
            continue
        doer, verb = _clause_behind(token)
        if doer is not None and verb is not None and not syntax.is_passive(verb):
            return [doer], [target for part in _with_complements(verb) for target in _targets(part)]
    return [], []


def _clause_behind(link: Token) -> tuple[Token | None, Token | None]:
    """Subject and verb of the clause that a conjunction opens, by the parse or else by the order of the words."""
    if link.dep_ in {"mark", "advmod"} and link.head.pos_ == "VERB":
        doer = syntax.own_subject(link.head)
        return (doer, link.head) if doer is not None and link.i < doer.i < link.head.i else (None, None)
    doc = link.doc
    for span in doc.spans.get("actors", []):
        if link.i < span.start <= link.i + SUBJECT_REACH and span.end < link.sent.end:
            verb = doc[span.end]
            return (doc[span.end - 1], verb) if verb.pos_ == "VERB" and verb.tag_ in FINITE else (None, None)
    return None, None


def holders(frame: Frame) -> list[Token]:
    """Whose it was that was hit, told behind it: "the terminal, guarded by …", "a court which served … as a base"."""
    found: list[Token] = []
    for child in frame.anchor.children:
        lemma = child.lemma_.lower()
        if child.dep_ != "advcl" or child.i < frame.anchor.i or syntax.own_subject(child) is not None:
            continue
        if child.tag_ == "VBN" and lemma in HOLDING:
            found.extend(syntax.agents_by(child))
        elif lemma == "belong":
            found.extend(syntax.obliques(child, "to"))
    for verb in frame.anchor.subtree:
        if (
            verb.lemma_.lower() == "belong"
            and verb.dep_ == "acl"
            and any(verb.i > patient.i for patient in frame.patients)
        ):
            found.extend(syntax.obliques(verb, "to"))
    for patient in frame.patients:
        for child in patient.children:
            if child.dep_ == "appos" and child.lemma_.lower() in STRONGHOLDS:
                found.extend(syntax.obliques(child, "of", "for"))
            elif child.dep_ in {"acl", "acl:relcl"} and child.lemma_.lower() in SERVING:
                found.extend(syntax.objects(child))
    return found


def _with_complements(verb: Token) -> Iterator[Token]:
    yield verb
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ == "VERB":
            yield from _with_complements(child)


def _targets(verb: Token) -> list[Token]:
    return [*syntax.objects(verb), *syntax.obliques(verb, *TOWARDS)]
