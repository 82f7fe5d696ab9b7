"""What a word of saying speaks of: the tokens of its sentence that stand under it.

Parse and surface are read together: "…, the council said." covers what stands before it and "the council said that …"
what follows, whatever the parser made the root. A segment ends at a semicolon and at "but" or "although".
"""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Span, Token

from pipeline.events import syntax

COMPLEMENTS = frozenset({"ccomp", "xcomp", "obj", "csubj", "csubj:pass"})
ADJUNCT_CLAUSES = frozenset({"advcl", "acl:relcl", "parataxis"})
SUBORDINATORS = frozenset(
    {"after", "before", "when", "while", "because", "since", "until", "once", "as", "although", "though", "whereas"}
)
OPENERS = frozenset({"although", "though", "while", "whereas", "despite"})
QUOTES = frozenset({",", '"', "”", "“", "''", "``", "—", "\u2013", "-"})
DENYING = frozenset({"deny", "reject", "dismiss"})
SAYING = frozenset(
    {"claim", "say", "add", "assert", "insist", "maintain", "allege", "accuse", "announce", "declare", "report"}
)
RELATIVES = frozenset({"who", "which", "that", "whom"})


def segment(token: Token, ends: Collection[int]) -> range:
    """The part of the sentence around the token between semicolons and the words in ``ends`` ("but", "although").

    What is denied ends where the speaker goes on to claim something else: "denied that …, and claimed that …".
    """
    sentence = token.sent
    start, end = sentence.start, sentence.end
    turns = _turns(token)
    for other in sentence:
        cuts = (
            other.text == ";"
            or other.i in turns
            or (other.i in ends and other.i > sentence.start)
            or _closes_opener(other)
        )
        if cuts and other.i < token.i:
            start = other.i
        elif cuts and other.i > token.i:
            end = other.i
            break
    return range(start, end)


def _turns(verb: Token) -> set[int]:
    """Where *and* joins a verb of saying to a denial, seen from either of them."""
    pairs = [(verb, child) for child in verb.children if child.dep_ == "conj"]
    pairs += [(verb.head, verb)] if verb.dep_ == "conj" else []
    return {
        word.i
        for first, second in pairs
        if first.lemma_ in DENYING and second.lemma_ in SAYING
        for word in second.lefts
        if word.dep_ == "cc"
    }


def _closes_opener(token: Token) -> bool:
    """Whether the comma closes a clause that opens the sentence with "although"."""
    first = token.sent[0]
    if token.text != "," or first.lower_ not in OPENERS:
        return False
    between = token.doc[first.i : token.i]
    return any(word.pos_ in {"VERB", "AUX"} for word in between) and not any(word.text == "," for word in between)


def subtree(token: Token) -> set[int]:
    """The indices of the token and all that hangs on it."""
    return {below.i for below in token.subtree}


def kept_to_its_clause(verb: Token) -> bool:
    """Whether the verb stands in a clause of its own below another ("who said …", "after the army said …")."""
    if any(child.dep_ in syntax.SUBJECTS and syntax.relative(child) for child in verb.children):
        return True
    marked = any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in SUBORDINATORS and child.i < verb.i
        for child in verb.children
    )
    return verb.dep_ in {"advcl", "acl:relcl", "acl"} and marked


def that_after(verb: Token, end: int) -> int | None:
    """Where the *that* stands which opens the verb's content, with nothing but adjuncts between."""
    for token in verb.doc[verb.i + 1 : min(end, verb.i + 16)]:
        if token.lower_ == "that" and (token.tag_ == "IN" or token.dep_ == "mark" or token.pos_ in {"SCONJ", "PRON"}):
            return int(token.i)
        if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBG", "VBN"}:
            return None
    return None


def trails(verb: Token, speaker: Span | None, part: range) -> bool:
    """Whether the verb stands behind or in what it speaks of: "…, the council said on Friday", "…, said the mayor"."""
    doc = verb.doc
    first = min(verb.i, speaker.start if speaker is not None else verb.i)
    while first - 1 > part.start and _leads_speaker(doc[first - 1]):
        first -= 1
    if first - 1 > part.start and doc[first - 1].lower_ == "and":
        first -= 1
        while first - 1 > part.start and doc[first - 1].pos_ in {"DET", "ADJ", "NOUN", "PROPN"}:
            first -= 1
    if first - 1 <= part.start or not _is_break(doc[first - 1]):
        return False
    before = doc[part.start : first - 1]
    if not any(token.pos_ in {"VERB", "AUX", "NOUN"} for token in before):
        return False
    after = max(verb.i, speaker.end - 1 if speaker is not None else verb.i) + 1
    if after < part.stop and doc[after].text == ":":
        return True
    if after < part.stop and doc[after].text == "," and any(token.pos_ in {"VERB", "AUX"} for token in before):
        return True
    if after < part.stop and doc[after].text == ",":
        return first - part.start < 8
    return not _says_something(doc[after : part.stop], verb)


def _leads_speaker(token: Token) -> bool:
    return token.pos_ in {"DET", "ADJ", "AUX", "ADV"} or token.tag_ == "PRP$"


def _is_break(token: Token) -> bool:
    return token.text in QUOTES or token.is_quote


def _says_something(rest: Span, verb: Token) -> bool:
    """Whether what follows the verb can be what is said: a clause, or an object."""
    for token in rest:
        if token.text == ",":
            return False
        if verb.lemma_ == "tell" and token.dep_ in {"obj", "iobj"}:
            continue
        if token.pos_ in {"VERB", "AUX"} or (token.head == verb and token.dep_ == "obj" and token.pos_ != "PRON"):
            return not (token.head == verb and token.dep_ == "advcl" and token.lower_ == "adding")
    return False


def under(verb: Token, speaker: Span | None, part: range) -> frozenset[int]:
    """The tokens that an active verb of saying speaks of."""
    own = set(range(speaker.start, speaker.end)) if speaker is not None else set()
    own.add(verb.i)
    if kept_to_its_clause(verb):
        return frozenset(subtree(verb) - own)
    if trails(verb, speaker, part):
        return frozenset(set(part) - own)
    begin = that_after(verb, part.stop)
    if begin is not None:
        return frozenset(set(range(begin, part.stop)) - own)
    covered = set(range(verb.i + 1, part.stop)) - own
    clausal = any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children)
    for child in verb.children:
        aside = child.dep_ == "advcl" and not clausal and _marked(child)
        beside = child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and not _own_doer(child)
        if child.i > verb.i and (aside or beside):
            covered -= subtree(child)
    return frozenset(covered)


def _own_doer(verb: Token) -> bool:
    return syntax.own_subject(verb) is not None


def _marked(verb: Token) -> bool:
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in SUBORDINATORS for child in verb.children)


def under_passive(verb: Token, part: range) -> frozenset[int]:
    """The tokens that a passive verb of saying speaks of: its subject, what it is said to be, the noun it is set to."""
    covered: set[int] = set()
    for child in verb.children:
        loose = child.dep_ == "advcl" and not _marked(child) and child.i > verb.i
        if loose or child.dep_ in syntax.SUBJECTS | {"csubj", "csubj:pass", "ccomp", "xcomp"}:
            covered |= subtree(child)
    if verb.dep_ in {"acl", "acl:relcl", "amod"} and syntax.own_subject(verb) is None:
        covered |= noun_part(verb.head)
    begin = that_after(verb, part.stop)
    if begin is not None:
        covered |= set(range(begin, part.stop))
    return frozenset(covered - {verb.i})


def only_modifies(participle: Token, stop: int) -> bool:
    """Whether a participle is set to the noun before it, the clause's own verb still to come.

    "a bomb apparently planted under his car exploded": whatever the parser made of it, a finite verb follows with no
    word between that could open a clause of its own.
    """
    if participle.tag_ not in {"VBN", "VBD"} or any(child.dep_ in {"aux", "aux:pass"} for child in participle.children):
        return False
    for token in participle.doc[participle.i + 1 : stop]:
        if token.is_punct or token.lower_ in RELATIVES | SUBORDINATORS or token.pos_ in {"CCONJ", "SCONJ"}:
            return False
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return True
    return False


def noun_part(noun: Token | None) -> set[int]:
    """The noun with its modifiers, without clauses set to it; nothing for None."""
    if noun is None:
        return set()
    covered = {noun.i}
    for child in noun.children:
        if child.dep_ not in ADJUNCT_CLAUSES | {"acl"}:
            covered |= subtree(child)
    return covered


def under_hedge(target: Token) -> frozenset[int]:
    """The tokens that a hedge on a verb or noun makes doubtful: its clause without the clauses set to it."""
    covered = {target.i}
    for child in target.children:
        if child.dep_ in {"acl:relcl", "parataxis"} or (child.dep_ in {"advcl", "conj"} and child.i < target.i):
            continue
        if child.dep_ == "advcl" and (_marked(child) or _own_doer(child)):
            continue
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and _own_doer(child):
            continue
        covered |= under_hedge(child)
    return frozenset(covered)
