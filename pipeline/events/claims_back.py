"""Whether a confirmation, denial or doubt speaks of what was told before it: "denied this", "the toll"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.events import syntax
from pipeline.events.frames import Frame
from pipeline.events.speaker_phrases import LINKS
from pipeline.events.words import words

BACK_WORDS = frozenset({"this", "it", "that", "these", "those", "them", "which", "both", "so", "such"})
CLAIM_WORDS = words(
    "report claim allegation account accusation assertion statement news rumour rumor reporting version story charge"
)
HAPPENING_WORDS = words(
    "attack incident strike clash killing death bombing raid assault airstrike abduction shelling explosion blast "
    "fighting casualty kidnapping arrest capture event operation loss ambush massacre execution defeat withdrawal "
    "takeover seizure"
)
SUMMED_UP = frozenset({"something", "figure", "number", "toll"})
BREAKS = frozenset({",", "\u2014", "\u2013", "-"})
AUTHORING = frozenset({"carry", "conduct", "commit", "perpetrate", "stage", "mount", "order", "orchestrate"})
RELATIVE_OBJECTS = frozenset({"which", "that"})
TOLL_WORDS = frozenset({"toll", "figure", "number", "count", "casualty", "death"})


def target(verb: Token, *, passive: bool) -> list[Token]:
    """The words that name what is confirmed or denied: the subject of a passive, else the next noun phrase."""
    if passive:
        own = syntax.own_subject(verb)
        return [*own.lefts, own] if own is not None else []
    found: list[Token] = []
    for token in verb.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end)]:
        if token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} or token.is_punct or (token.lower_ in LINKS and found):
            break
        found.append(token)
        if token.pos_ == "NOUN" and token.dep_ not in {"compound", "nmod"}:
            break
    return found


def points_back(verb: Token, *, passive: bool) -> tuple[bool, bool]:
    """Whether the verb's object or subject names what was told before, and whether only its figure."""
    if verb.dep_ == "acl:relcl" and any(
        child.lower_ in RELATIVE_OBJECTS and child.dep_ in {"obj", "nsubj:pass"} for child in verb.children
    ):
        return True, verb.head.lemma_.lower() in TOLL_WORDS
    summed = beside(verb)
    if summed is not None:
        return True, summed.lemma_.lower() in TOLL_WORDS
    named = target(verb, passive=passive)
    if not named:
        return False, False
    lowered = [token.lower_ for token in named]
    lemmas = {token.lemma_.lower() for token in named}
    toll = bool(lemmas & TOLL_WORDS)
    if lowered[0] in BACK_WORDS and len(named) == 1:
        return True, False
    definite = bool({"the", "this", "that", "these", "those", "such", "any", "its", "their", "both"} & set(lowered))
    definite = definite or any(token.dep_ == "nmod:poss" for token in named)
    if lemmas & CLAIM_WORDS and not definite and _of_other_things(named[-1]):
        return False, False
    if lemmas & CLAIM_WORDS or (definite and lemmas & HAPPENING_WORDS):
        return True, toll and not lemmas & CLAIM_WORDS and not lemmas & (HAPPENING_WORDS - TOLL_WORDS)
    if toll:
        return True, True
    return named[0].lower_ in BACK_WORDS - {"that", "both"} and named[0].pos_ == "PRON", False


def of_authoring(verb: Token) -> bool:
    """Whether somebody denies that he himself did what was done: "denied that it carried out the bombing"."""
    return any(
        child.dep_ == "ccomp"
        and child.lemma_.lower() in AUTHORING
        and (doer := syntax.own_subject(child)) is not None
        and doer.pos_ == "PRON"
        for child in verb.children
    )


def is_bare(verb: Token, *, passive: bool) -> bool:
    named = target(verb, passive=passive)
    return bool(named) and named[0].pos_ == "PRON" and named[0].lower_ in BACK_WORDS


def _of_other_things(noun: Token) -> bool:
    """Whether the words behind "rumours about" or "reports that" name no happening."""
    if noun.i + 1 >= noun.sent.end or noun.nbor(1).lower_ not in LINKS | {"about", "that", "on", "over"}:
        return False
    return not any(token.lemma_.lower() in HAPPENING_WORDS for token in noun.doc[noun.i + 1 : noun.sent.end])


def beside(verb: Token) -> Token | None:
    """The noun that sums up what was told, set behind a comma and spoken of: "…, *a claim* the army rejected".

    The parser finds no relative clause there without its pronoun, so the words in their order decide.
    """
    place = verb.i - 1
    by_whom = verb.i + 1 < verb.sent.end and verb.nbor(1).lower_ == "by"
    if verb.doc[place].lemma_.lower() in CLAIM_WORDS and not by_whom:
        return None
    while place > verb.sent.start and verb.doc[place].pos_ not in {"VERB", "SCONJ", "CCONJ"}:
        noun = verb.doc[place]
        if noun.is_punct:
            return None
        if noun.lemma_.lower() in CLAIM_WORDS | SUMMED_UP:
            while place > verb.sent.start and verb.doc[place - 1].pos_ in {"DET", "ADJ"}:
                place -= 1
            return noun if place > verb.sent.start and verb.doc[place - 1].text in BREAKS else None
        place -= 1
    return None


def of_claims(verb: Token, *, passive: bool) -> bool:
    if (verb.dep_ == "acl:relcl" and verb.head.lemma_.lower() in CLAIM_WORDS) or beside(verb) is not None:
        return True
    named = target(verb, passive=passive)
    if len(named) == 1 and named[0].lower_ in BACK_WORDS:
        return True
    return any(token.lemma_.lower() in CLAIM_WORDS for token in named)


def is_authorship(verb: Token, *, passive: bool, by: Token | None) -> bool:
    """Whether *claim* takes an attack told before on oneself: "claimed the attack", "the bombing was claimed by"."""
    named = target(verb, passive=passive)
    if passive and verb.dep_ in {"acl", "acl:relcl"} and not named:
        named = [verb.head]
    if not any(token.lemma_.lower() in HAPPENING_WORDS for token in named):
        return False
    if passive:
        return by is not None
    return any(token.lower_ in {"the", "this", "that", "these", "both"} for token in named)


def of_authorship(frame: Frame) -> bool:
    """Whether the words speak of who did it: "is thought to be behind the attack", "responsible for the blast"."""
    return syntax.preposition(frame.anchor) == "behind" or (
        syntax.preposition(frame.anchor) == "for" and frame.anchor.head.lower_ == "responsible"
    )


def claims_as_own(cue: Span, deed: Token) -> bool:
    """Whether the deed is claimed itself or its responsibility: "claimed the attack", "took responsibility for it"."""
    for verb in cue:
        taken = [*syntax.objects(verb), *(token for token in verb.children if token.dep_ == "nsubj:pass")]
        if (verb.lemma_ == "claim" and deed in taken) or any(
            noun.lemma_.lower() in {"responsibility", "credit"} and noun in deed.ancestors for noun in (*taken, *cue)
        ):
            return True
    return False
