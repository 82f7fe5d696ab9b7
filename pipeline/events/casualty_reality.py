"""Whether harm is told as done: not denied, not threatened, not feared."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.catalogue.inflection import noun_forms, verb_forms
from pipeline.events.casualty_lexicon import DONE_VERBS, FEARED_VERBS, MODALS, NEGATIONS, OTHER, UNSAID
from pipeline.events.casualty_words import LOSE, Frame, Harm


def _forms(lemmas: frozenset[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma) | noun_forms(lemma))


_HEDGING_MODALS = frozenset({"may", "might", "must"})
_DID_IT = _forms(DONE_VERBS)
_FEARED = _forms(FEARED_VERBS)
_CAUSED = frozenset({"causing", "caused", "left", "leaving"})
_NOTHING = frozenset({"no", "bo", "without", "zero", "nil", "neither", "nor"})
_ANY = frozenset({"any", "anyone", "anybody"})
_INVERTED = frozenset({"had", "should"})
_DENIED = verb_forms("deny") | verb_forms("reject") | verb_forms("dismiss")
_REPORTS = frozenset({"report", "reports", "reported", "claims", "claim"})
_REACH = 5


def is_told_as_done(harm: Harm, first: Token) -> bool:
    """Whether the words of harm that start at ``first`` tell of something that happened."""
    if harm.frame is Frame.NOUN:
        return not (_feared_noun(first) or _only_supposed(first))
    if harm.frame is Frame.ACTS and first.lower_ in LOSE and _denied_loss(first):
        return False
    if harm.frame in {Frame.ACTS, Frame.SUFFERS} and _denied_of_own(first):
        return False
    return not (is_hypothetical(first) or _purpose(first) or _feared_verb(first))


def _only_supposed(noun: Token) -> bool:
    """ "If confirmed, the death of the emir would be a blow": nobody vouches for it."""
    words = [token.lower_ for token in noun.sent[: noun.i - noun.sent.start]]
    return words[:1] == ["if"] and any(token.lower_ == "would" for token in noun.sent)


def is_hypothetical(first: Token) -> bool:
    """Whether a modal stands by the verb, *if* or *unless* opens its clause, or *had* the sentence."""
    opens = first.sent[0]
    return _modal(first) or _conditional(first) or (opens.lower_ in _INVERTED and "," in first.sent.text)


def _denied_loss(first: Token) -> bool:
    """ "denied that it had lost a man": nobody says that one was lost."""
    for token in _before(first, 8):
        if token.lower_ in _DENIED:
            return True
        if token.is_punct or token.lower_ in {"but", "and"}:
            return False
    return False


def _denied_of_own(first: Token) -> bool:
    """ "denied that any of its men had been killed", "rejected claims that six of its men died": its own loss."""
    words = _before(first, 14)
    whose = next((step for step, token in enumerate(words) if token.lower_ in {"its", "their"}), -1)
    if whose < 0 or any(token.lower_ in {"but", ";"} for token in words):
        return False
    return any(
        token.lower_ in _DENIED and any(other.lower_ == "that" for other in words[whose:step])
        for step, token in enumerate(words)
    )


def is_negated(first: Token) -> bool:
    """Whether *not*, *never* or *without* stands right before the verb, its auxiliaries and adverbs aside."""
    for token in _before(first, _REACH):
        if token.lower_ in NEGATIONS:
            return True
        if token.pos_ not in {"AUX", "ADV", "PART"} and token.lower_ not in {"to", "being", "been"}:
            return False
    return False


def counts_none(noun: Token) -> bool:
    """Whether a noun of harm is said to be none: "no casualties", "without any deaths", "no report of injuries"."""
    tokens = list(_before(noun, _REACH + 3))
    for step, token in enumerate(tokens):
        word = token.lower_
        if word in OTHER or word in UNSAID:
            return False
        if word in _NOTHING:
            return True
        if word in _ANY:
            return _denied(tokens[step + 1 :], noun)
        if word == "of":
            return _no_report(tokens[step + 1 :])
        if token.pos_ not in {"NOUN", "ADJ", "CCONJ", "VERB"} and word not in {"or", "and", "/", "either"}:
            return False
        if token.pos_ == "VERB":
            return any(other.lower_ == "without" for other in tokens[step + 1 : step + 2])
    return False


def _no_report(tokens: list[Token]) -> bool:
    """ "no reports of", "there was no report of any": the writer says that none is known of."""
    words = [token.lower_ for token in tokens if token.lower_ not in _ANY]
    return len(words) >= 2 and words[0] in _REPORTS and words[1] in _NOTHING


def _denied(tokens: list[Token], noun: Token) -> bool:
    """Whether *any* is denied: "did not cause any", "without any"; not in "unclear whether there were any"."""
    words = [token.lower_ for token in tokens]
    if {token.lower_ for token in _before(noun, _REACH + 3)} & UNSAID:
        return False
    if words[:1] == ["of"] and _no_report(tokens[1:]):
        return True
    return not {*words}.isdisjoint(NEGATIONS | _NOTHING)


def _before(token: Token, reach: int) -> list[Token]:
    """The words before a token in its sentence, the nearest first."""
    doc, start = token.doc, token.sent.start
    return [doc[i] for i in range(token.i - 1, max(start, token.i - reach) - 1, -1)]


def _modal(first: Token) -> bool:
    words = [token for token in _before(first, 4)]
    for step, token in enumerate(words):
        if token.lower_ in MODALS and token.pos_ in {"AUX", "VERB", ""}:
            done = any(other.lower_ == "have" for other in words[:step])
            return not (done and token.lower_ in _HEDGING_MODALS)
        if token.pos_ not in {"AUX", "ADV", "PART"}:
            return False
    return False


def _purpose(first: Token) -> bool:
    """Whether the verb is an infinitive of aim: "to capture", "to be executed"; "managed to kill" is none."""
    words = _before(first, 9)
    for step, token in enumerate(words):
        if token.lower_ == "to" and token.pos_ in {"PART", ""}:
            if any(other.lower_ == "have" for other in words[:step]):
                return False
            if any(other.lower_ in _CAUSED for other in words[step + 1 :]):
                return False
            governors = [
                other for other in words[step + 1 : step + 4] if other.pos_ in {"VERB", "ADJ", "NOUN", "AUX", ""}
            ]
            return not (governors and governors[0].lower_ in _DID_IT)
        if token.lower_ not in {"be", "have", "been"} and token.pos_ not in {"ADV"}:
            return False
    return False


def _feared_verb(first: Token) -> bool:
    """ "to avoid being captured", "for fear of being killed", "threatened with being killed"."""
    for token in _before(first, 4):
        if token.lower_ in _FEARED and token.lower_ not in _DID_IT - {"fear", "fears"}:
            return True
        if token.lower_ not in {
            "being",
            "been",
            "of",
            "from",
            "with",
            "to",
            "get",
            "getting",
            "even",
            "further",
            "them",
            "it",
        }:
            return False
    return False


def _feared_noun(first: Token) -> bool:
    """ "threats of death", "calls for the arrest of", "demanding the execution of", "assassination attempt"."""
    if first.i + 1 < len(first.doc) and first.nbor(1).lower_ in {
        "attempt",
        "attempts",
        "threat",
        "threats",
        "plot",
        "plots",
        "warrant",
        "warrants",
        "bid",
        "penalty",
        "sentence",
        "list",
        "squad",
    }:
        return True
    for token in _before(first, 6):
        if token.lower_ in _FEARED | {"warrant", "warrants"}:
            return True
        if token.pos_ not in {"ADP", "DET", "ADJ", "NOUN", "PART"}:
            return False
    return False


def _conditional(first: Token) -> bool:
    """Whether *if* or *unless* opens the clause."""
    for token in _before(first, 12):
        if token.lower_ in {"if", "unless"}:
            return True
        if token.lower_ in {",", ";", "and", "but"} or (token.pos_ == "VERB" and token.tag_ not in {"VBN"}):
            return False
    return False
