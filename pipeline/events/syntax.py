"""Questions about a dependency parse (Universal Dependencies labels) that the readers of events share.

The parser is small and errs, so each answer tolerates the common slips: a passive subject counts as
one only beside its auxiliary, and a verb without a subject of its own looks for it where grammar
lends it one (coordination, complement, relative and participial clauses).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
RELATIVE_WORDS = frozenset({"who", "that", "which", "whom", "whose"})
CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "xcomp"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
BLAMING = frozenset({"accuse", "blame", "suspect", "charge", "convict", "acquit", "condemn"})
SHOWING = frozenset({"show", "see", "film", "catch", "depict", "capture", "picture", "portray"})
OBLIQUES = frozenset({"obl", "obl:agent", "nmod", "obl:unmarked", "nmod:unmarked"})
MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "flat", "nmod", "appos", "nmod:unmarked", "obl"})


def head_of(span: Span) -> Token:
    """The token that carries the span in the tree: the last of those whose head lies outside it."""
    outside = [token for token in span if token.head.i < span.start or token.head.i >= span.end or token.head == token]
    nominal = [token for token in outside if token.pos_ in NOMINAL or token.pos_ == "VERB"]
    return (nominal or outside or [span.root])[-1]


def preposition(token: Token) -> str:
    """The case marker of a noun in lower case ("against", "by"), or empty."""
    for child in token.children:
        if child.dep_ == "case" and child.lower_ != "'s":
            return str(child.lower_)
    return ""


def conjuncts(token: Token) -> list[Token]:
    """The token and the nouns coordinated with it, in text order."""
    found = [token]
    for child in token.children:
        if child.pos_ in NOMINAL and (child.dep_ == "conj" or _counted_on(child)):
            found.extend(conjuncts(child))
    return sorted(found, key=lambda item: item.i)


def _counted_on(noun: Token) -> bool:
    """Whether an apposition is a further member of a list that counts: "a truck, two boats and three guns"."""
    if noun.dep_ != "appos" or not any(child.dep_ == "conj" for child in noun.children):
        return False
    parts = (noun, noun.head)
    counts = ([child.dep_ == "nummod" or child.lower_ in {"a", "an"} for child in part.lefts] for part in parts)
    return all(any(count) for count in counts)


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive: with its auxiliary, or as a bare participle after a noun."""
    if any(child.dep_ == "aux:pass" for child in verb.children):
        return True
    mistagged = verb.tag_ == "VBD" and verb.dep_ == "acl" and own_subject(verb) is None and bool(agents_by(verb))
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and not any(child.dep_ in {"obj", "aux"} for child in verb.children):
        return verb.head.tag_ in {"VBN", "VBD"} and any(child.dep_ == "aux:pass" for child in verb.head.children)
    if verb.tag_ != "VBN" and not mistagged:
        return False
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"find", "leave"}:
        return is_passive(verb.head)
    bare = not any(child.dep_ in {"aux", "obj"} for child in verb.children) and not obliques(
        verb, "at", "on", "against"
    )
    if bare and verb.dep_ in {"conj", "ROOT", "parataxis", "ccomp", "advcl"} and own_subject(verb) is not None:
        return True
    if verb.dep_ in {"acl", "acl:relcl"} and not any(child.dep_ in SUBJECTS for child in verb.children):
        return not any(child.dep_ == "obj" for child in verb.children)
    if verb.dep_ in {"conj", "parataxis", "ROOT", "advcl"}:
        if any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
            return False
        if any(child.dep_ == "obl:agent" or preposition(child) == "by" for child in verb.children):
            return True
        if verb.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in verb.children):
            return is_passive(verb.head) and not any(child.dep_ == "obj" for child in verb.children)
    return False


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject, or None; of two before it the nearer, for the other belongs to another verb.

    What a comma opens is no nearer one but an aside on the first: "the guards, a local unit, were hurt".
    """
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    before = [child for child in own if child.i < verb.i]
    plain = [child for child in before[1:] if "," not in {child.left_edge.text, child.left_edge.nbor(-1).text}]
    return next(iter([*reversed(plain), *before, *own]), None)


def relative(token: Token) -> bool:
    """Whether the token is a relative pronoun; *WHO* in capitals is a body."""
    return token.lower_ in RELATIVE_WORDS and not (token.is_upper and len(token) > 1)


def antecedent(pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if not relative(pronoun):
        return pronoun
    for ancestor in pronoun.ancestors:
        if ancestor.dep_ in {"acl:relcl", "acl"}:
            return ancestor.head
    return pronoun


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who the verb is said of: its own subject or the one that grammar lends it. Relative pronouns are resolved."""
    own = own_subject(verb)
    if own is not None:
        return antecedent(own)
    if depth > 6:
        return None
    head = verb.head
    if verb.dep_ in {"acl", "acl:relcl"}:
        return head if head.pos_ in NOMINAL else None
    beside = verb.dep_ == "advcl" and not any(child.dep_ in {"mark", "case", "aux"} for child in verb.children)
    if verb.dep_ in {"advcl", "acl", "ccomp", "xcomp"} and head.lemma_ in BLAMING and head != verb and not beside:
        blamed = objects(head)
        return blamed[0] if blamed else (own_subject(head) if is_passive(head) else None)
    if verb.dep_ in {"advcl", "xcomp", "acl"} and verb.tag_ == "VBG" and head.lemma_ in SHOWING and objects(head):
        return next((seen for seen in reversed(objects(head)) if seen.i < verb.i), None)
    if verb.dep_ == "xcomp" and head != verb:
        for child in head.children:
            if child.dep_ == "obj" and head.lemma_ in {
                "force",
                "order",
                "cause",
                "allow",
                "urge",
                "ask",
                "lead",
                "prompt",
            }:
                return child
        return subject(head, depth + 1)
    lent = next(
        (
            child
            for child in verb.children
            if child.dep_ == "advcl" and child.i < verb.i and own_subject(child) is not None and child.tag_ == "VBG"
        ),
        None,
    )
    if lent is not None:
        return own_subject(lent)
    if verb.dep_ in {"conj", "advcl", "parataxis"} and head != verb and head.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
        return subject(head, depth + 1)
    return None


def objects(verb: Token) -> list[Token]:
    """The direct objects of a verb (an indirect one is nobody's target)."""
    return [child for child in verb.children if child.dep_ == "obj"]


def obliques(token: Token, *prepositions: str) -> list[Token]:
    """Nouns hung on a verb or noun by one of the prepositions."""
    return [child for child in token.children if child.dep_ in OBLIQUES and preposition(child) in prepositions]


def agents_by(token: Token) -> list[Token]:
    """Nouns that *by* names as doers of a passive verb or of a noun of action; "by road" and "by Friday" are none."""
    return [
        child
        for child in obliques(token, "by")
        if child.ent_type_ != "DATE" and child.lower_ not in {"road", "air", "sea", "land"}
    ]


def clause_root(token: Token) -> Token:
    """The verb (or predicate) of the smallest clause that the token stands in."""
    node = token
    while node.head != node:
        if node.dep_ in CLAUSE_DEPS or (node.dep_ == "conj" and node.pos_ in {"VERB", "AUX"}):
            return node
        node = node.head
    return node


def clause_chain(token: Token) -> Iterator[Token]:
    """The clause roots above the token, the nearest first."""
    node = clause_root(token)
    yield node
    while node.head != node:
        node = clause_root(node.head)
        yield node


def distance(first: Token, second: Token) -> int:
    """Steps between two tokens in the tree; 99 where they stand in different sentences."""
    up: dict[int, int] = {first.i: 0}
    for steps, ancestor in enumerate(first.ancestors, start=1):
        up[ancestor.i] = steps
    if second.i in up:
        return up[second.i]
    for steps, ancestor in enumerate(second.ancestors, start=1):
        if ancestor.i in up:
            return up[ancestor.i] + steps
    return 99


def negated(token: Token) -> bool:
    """Whether *not*, *no*, *never* or *without* denies the verb or noun."""
    for child in token.children:
        if child.lower_ in {"not", "n't", "never"} and child.dep_ in {"advmod", "neg"}:
            return True
        if child.lower_ in {"no", "neither"} and child.dep_ == "det":
            return True
        if child.dep_ in {"case", "mark"} and child.lower_ == "without":
            return True
    return False


def sentence_index(doc: Doc) -> list[int]:
    """For each token the number of its sentence."""
    index = [0] * len(doc)
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            index[token.i] = number
    return index


def joined_behind(token: Token) -> list[Token]:
    """What *and* joins to the token on its right, by the parse or, between two names, by the order of the words."""
    found = [other for other in conjuncts(token) if other.i > token.i]
    if found or token.i + 2 >= token.sent.end or token.nbor(1).lower_ != "and":
        return found
    return [token.nbor(2)] if token.pos_ == token.nbor(2).pos_ == "PROPN" else []
