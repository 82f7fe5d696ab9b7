"""Verbs of a sentence that the parser took one for the other, since their past and participle are spelt alike.

"Rival groups | battled for the town" is a clause and no noun with a participle; in "a woman hurt in the fighting |
died" the first verb is the participle. A finite verb neither joined on nor with a subject can only be the main one.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

PARTICIPLES = frozenset({"acl", "acl:relcl"})
_INTRANSITIVE_TEXT = """
protest demonstrate rally march gather assemble clash battle fight skirmish retreat withdraw flee pull advance erupt
occur explode collapse surrender defect strike riot agree meet celebrate
"""
INTRANSITIVE = frozenset(_INTRANSITIVE_TEXT.split())
"""Verbs that, without an object, are no participle of something done."""
AIMED = frozenset({"at", "on", "upon", "into", "towards"})
"""Prepositions behind which the verb's target stands: "shot at two cars"."""
AIMING = frozenset({"shoot", "fire"})
SUBORDINATE = frozenset({"ccomp", "advcl", "xcomp", "acl"})
WISHED = frozenset({"VB", "VBP"})
TIMES = frozenset({"after", "before", "until", "since"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def part_clauses(doc: Doc) -> None:
    """Give each sentence its main verb, and that verb its subject."""
    for token in doc:
        _part_from_preposition(token)
        _part_from_aside(token)
    for sentence in list(doc.sents):
        root = sentence.root
        if root.pos_ in {"NOUN", "PROPN"}:
            _raise(root, root)
        elif root.tag_ == "VBG" and not any(child.dep_ == "aux" for child in root.lefts):
            subject = next((child for child in root.lefts if child.dep_ == "nsubj"), None)
            if subject is not None:
                _raise(subject, root)
        elif root.tag_ in {"VBD", "VBN"}:
            _lower(root)
    for token in doc:
        _part_auxiliary(token)
    for verb in [token for token in doc if token.dep_ in SUBORDINATE and token.tag_ == "VBD"]:
        _join(verb)


def _part_from_preposition(noun: Token) -> None:
    """Make *after* a conjunction where a finite verb follows its noun: "stopped after guards closed a valve"."""
    marker = next((child for child in noun.lefts if child.dep_ == "case" and child.lower_ in TIMES), None)
    last = noun.right_edge.i + 1
    if marker is None or noun.dep_ not in {"obl", "nmod"} or last >= noun.sent.end:
        return
    verb, above = noun.doc[last], noun.head
    if verb.tag_ not in FINITE or verb.pos_ != "VERB" or any(child.dep_ == "nsubj" for child in verb.children):
        return
    if above.pos_ != "VERB" or (verb.head != above and above.head != verb):
        return
    if above.head == verb:
        _hand_over(above, verb)
    verb.head, verb.dep_ = above, "advcl"
    noun.head, noun.dep_ = verb, "nsubj"
    marker.head, marker.dep_ = verb, "mark"


def _hand_over(above: Token, verb: Token) -> None:
    """Put the clause above the one that the parser hung it under: "output *stopped* after guards *closed* a valve"."""
    subject = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubj:pass"}), None)
    if above.dep_ in PARTICIPLES:
        subject, above.tag_ = above.head, "VBD"
    above.head, above.dep_ = (verb.head, verb.dep_) if verb.head != verb else (above, "ROOT")
    if subject is not None:
        subject.head, subject.dep_ = above, "nsubj"


def _part_from_aside(aside: Token) -> None:
    """Give a passive the subject that an aside took: "the body of a man, *bearing* wounds, was found"."""
    subject = next((child for child in aside.lefts if child.dep_ == "nsubj"), None)
    if aside.tag_ != "VBG" or aside.dep_ not in {"nsubj", "nsubj:pass"} or subject is None:
        return
    if aside.nbor(-1).text != ",":
        return
    subject.head, subject.dep_ = aside.head, aside.dep_
    aside.head, aside.dep_ = subject, "acl"


def _part_auxiliary(had: Token) -> None:
    """Give a verb its *had*, and the day between them: "forces *had* on 12 May destroyed a truck"."""
    main, days = had.head.head, [child for child in had.children if child.dep_ == "obl"]
    if (
        had.lower_ not in {"had", "has", "have"}
        or had.dep_ != "acl"
        or len(list(had.children)) != len(days)
        or not days
    ):
        return
    if days[-1].right_edge.i + 1 != main.i or main.tag_ not in FINITE | {"VBN"} or had.head.i > had.i:
        return
    for word in [had, *days]:
        word.head = main
    had.dep_, main.tag_ = "aux", "VBN"


def _join(verb: Token) -> None:
    """Join a clause that ", and" opens to the last verb of its tense, not to the infinitive or wish between them."""
    subject = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubj:pass"}), None)
    opening = None if subject is None else subject.left_edge
    while opening is not None and opening.text == ",":
        opening = opening.nbor(1)
    if (
        opening is None
        or opening.i == 0
        or opening.lower_ != "and"
        or opening.nbor(-1).text != ","
        or verb.head.tag_ not in WISHED
    ):
        return
    above = next((token for token in verb.head.ancestors if token.tag_ == "VBD"), None)
    if above is None:
        return
    verb.head, verb.dep_ = above, "conj"
    for child in list(above.rights):
        if child.i > verb.i and child.dep_ != "punct":
            child.head = verb


def _raise(noun: Token, root: Token) -> None:
    """Make the participle behind a noun the verb that it is the subject of: "rival groups *battled* for the town"."""
    verb = next((child for child in noun.rights if child.dep_ in PARTICIPLES and _active(child)), None)
    if verb is None or any(child.dep_ in {"cop", "nsubj", "expl"} for child in noun.children):
        return
    behind = [child for child in noun.rights if child.i > verb.i]
    verb.head = verb
    for word in [noun, *behind, *([root] if root != noun else ())]:
        word.head = verb
    if root != noun:
        root.dep_ = "advcl"
    verb.dep_, noun.dep_, verb.tag_ = "ROOT", "nsubj", "VBD"


def _lower(verb: Token) -> None:
    """Make the verb a participle where another follows that is only its subject's: "a woman *hurt* there died"."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj" and child.pos_ != "PRON"), None)
    main = next((child for child in verb.rights if child.dep_ in {"advcl", "xcomp", "conj"} and _unmarked(child)), None)
    if subject is None or main is None or any(child.dep_ in {"obj", "aux", "aux:pass"} for child in verb.children):
        return
    others = [child for child in verb.children if child.i < subject.i or child.i > main.i]
    main.head = main
    for word in [subject, *others]:
        word.head = main
    verb.head = subject
    main.dep_, verb.dep_, verb.tag_ = "ROOT", "acl", "VBN"
    if any(child.dep_ == "aux:pass" for child in main.lefts):
        subject.dep_ = "nsubj:pass"


def _unmarked(verb: Token) -> bool:
    """Whether nothing joins a finite verb on: no subject, no conjunction, no comma."""
    auxiliaries = [child for child in verb.lefts if child.dep_ in {"aux", "aux:pass"}]
    before = (auxiliaries or [verb])[0].nbor(-1)
    joined = len(list(verb.lefts)) > len(auxiliaries) or before.is_punct or before.pos_ in {"CCONJ", "SCONJ"}
    finite = (auxiliaries or [verb])[0].tag_ in FINITE
    return finite and not joined


def _active(verb: Token) -> bool:
    parts = {child.dep_ for child in verb.children}
    if verb.tag_ not in {"VBD", "VBN"} or any(map(_agent, verb.rights)):
        return False
    if parts & {"aux:pass", "nsubj", "nsubj:pass", "mark"}:
        return False
    aimed = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in AIMED and verb.lemma_.lower() in AIMING
    return verb.tag_ == "VBD" or "obj" in parts or aimed or verb.lemma_.lower() in INTRANSITIVE


def _agent(noun: Token) -> bool:
    return noun.dep_ == "obl:agent" or any(part.lower_ == "by" for part in noun.lefts)
