"""Sides by the order of the words, for triggers whose parse names no party: the last resort, never across a clause.

The parser errs most where reports are terse ("forces attack a western town") and where a phrase runs on before
its *by*. What stands directly before an active verb, directly behind *by*, or inside the noun phrase of a fight
("a Tebu-Zway shootout") needs no tree to be read.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from pipeline.events import syntax
from pipeline.events.frame_words import AGAINST
from pipeline.events.frames import Frame
from pipeline.events.modality import STOPPED_BEFORE
from pipeline.events.party_words import BELONGING
from pipeline.events.words import words

ASIDE_REACH = 6
"""Tokens that an aside between commas or brackets may have."""
BY_REACH = 7
"""Tokens behind a trigger within which its *by* may stand."""
NOT_A_SUBJECT = frozenset(
    {
        *("of", "by", "with", "against", "for", "from", "to", "in", "on", "at", "between", "among", "near", "into"),
        *("over", "targeting", "upon", "like", "under", "within", "inside", "outside", "via", "through", "about"),
        *("toward", "towards", "including", "versus", "accuse", "blame", "between"),
    }
)
"""What stands before a name that is no subject."""
ENDING = frozenset({".", ";", ":", "?", "!", ",", "(", ")", "and", "but", "while", "after", "before", "when", "as"})
BREAKING_IN = words(
    "burst break storm attack raid fire shoot ambush enter intercept stop surround throw launch detonate open force "
    "arrive board hurl drive chase"
)
BETWEEN_SUBJECT_AND_VERB = frozenset({"AUX", "ADV", "PART"})
OPENS_AN_OBJECT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
FINITE_TAGS = frozenset({"VBP", "VBZ", "VBD", "VB", "NN", "NNS"})


def doer_before(frame: Frame) -> list[Token]:
    """The party that stands directly before an active verb with an object behind it; empty where none does."""
    verb, doc = frame.anchor, frame.anchor.doc
    if not frame.is_verb or syntax.is_passive(verb) or verb.tag_ not in FINITE_TAGS:
        return []
    end = max(frame.span.end, verb.i + 1)
    if end >= len(doc) or (doc[end].pos_ not in OPENS_AN_OBJECT and frame.trigger.frame != "mutual"):
        return []
    place = frame.span.start - 1
    while place > verb.sent.start and (doc[place].pos_ in BETWEEN_SUBJECT_AND_VERB or doc[place].text == ")"):
        place -= 1
    if doc[place].lower_ in {"it", "they"} and place >= verb.sent.start:
        return [doc[place]]
    mention = _mention_ending(frame, place)
    if mention is None or mention.start < verb.sent.start:
        return []
    before = doc[mention.start - 1] if mention.start > verb.sent.start else None
    while before is not None and before.pos_ in {"DET", "ADJ", "NUM"} and before.i > verb.sent.start:
        before = doc[before.i - 1]
    if (
        before is not None
        and before.lower_ in {"of", "from"}
        and before.i > verb.sent.start + 1
        and _people(doc[before.i - 1])
    ):
        edge = _phrase_edge(doc[before.i - 1])
        before = doc[edge - 1] if edge > verb.sent.start else None
    return [] if before is not None and before.lower_ in NOT_A_SUBJECT else [doc[mention.end - 1]]


def _takes_something(frame: Frame, after: Token) -> bool:
    """Whether an object follows, or the trigger has one in it and says at whom ("opened fire on")."""
    aimed = len(frame.span) > 1 and after.lower_ in AGAINST
    return aimed or after.pos_ in OPENS_AN_OBJECT or frame.trigger.frame == "mutual"


def _people(token: Token) -> bool:
    """Whether a noun only counts a body's people: "masked men of the Coast Company"."""
    return token.lemma_.lower() in BELONGING | {"fighter", "gunman", "militant", "soldier", "unit", "force"}


def _phrase_edge(noun: Token) -> int:
    """Where the words before a noun that go with it begin."""
    place = noun.i
    while place > noun.sent.start and noun.doc[place - 1].pos_ in {"DET", "ADJ", "NUM", "VERB"}:
        place -= 1
    return place


def named_in_trigger(frame: Frame) -> list[Token]:
    """The party whose own people the trigger names: "the brigade's snipers fired", told as "brigade snipers fire"."""
    if frame.is_verb:
        return []
    doc = frame.anchor.doc
    return [
        doc[span.end - 1]
        for span in doc.spans.get("actors", [])
        if span.label_ != "GROUP" and span.start < frame.span.start < span.end <= frame.span.end
    ]


def joined_before(frame: Frame) -> list[Token]:
    """The two parties that *and* joins before their verb: "the brigade, from Tarhuna, and the guards (PFG) fought"."""
    verb = frame.anchor if frame.is_verb else frame.light
    if verb is None or syntax.is_passive(verb):
        return []
    place = (frame.span.start if frame.is_verb else verb.i) - 1
    while place > verb.sent.start and verb.doc[place].pos_ in BETWEEN_SUBJECT_AND_VERB:
        place -= 1
    second = _name_ending(frame, place)
    if second is None:
        return []
    place = second.start - 1
    while place > verb.sent.start and verb.doc[place].pos_ in {"DET", "ADJ"}:
        place -= 1
    if verb.doc[place].lower_ not in {"and", "&"}:
        return []
    first = _name_ending(frame, place - 1)
    before = verb.doc[first.start - 1].lower_ if first is not None and first.start > verb.sent.start else ""
    return (
        [verb.doc[span.end - 1] for span in (first, second)]
        if first is not None and before not in NOT_A_SUBJECT
        else []
    )


def _name_ending(frame: Frame, place: int) -> Span | None:
    """The party whose name ends at a place, or before its acronym or an aside: "the Guards (PFG), from Sidra,"."""
    doc, start = frame.anchor.doc, frame.anchor.sent.start
    if place >= start and doc[place].text == ",":
        opening = next((i for i in range(place - 1, max(start, place - ASIDE_REACH), -1) if doc[i].text == ","), None)
        place = opening - 1 if opening is not None and doc[opening + 1].pos_ == "ADP" else place - 1
    if place > start and doc[place].text == ")":
        opening = next((i for i in range(place - 1, max(start, place - ASIDE_REACH), -1) if doc[i].text == "("), None)
        place = opening - 1 if opening is not None else place
    return _mention_ending(frame, place) if place >= start else None


def stopper(frame: Frame) -> list[Token]:
    """Who foiled it: "guards foiled an attempt to bomb the court", "the plot was foiled by the guards"."""
    for verb in frame.anchor.ancestors:
        if verb.lemma_.lower() in STOPPED_BEFORE:
            own = syntax.subject(verb)
            return syntax.agents_by(verb) if syntax.is_passive(verb) else [own] if own is not None else []
    return []


def agent_behind(frame: Frame) -> list[Token]:
    """The party that *by* names close behind a noun of action or a passive verb, whatever the parser hung it on."""
    if frame.is_verb and not syntax.is_passive(frame.anchor) and frame.anchor.tag_ != "VBN":
        return []
    doc, sentence = frame.anchor.doc, frame.anchor.sent
    for token in doc[frame.span.end : min(frame.span.end + BY_REACH, sentence.end)]:
        if token.text in ENDING or (frame.anchor.dep_ in {"acl", "amod"} and token.tag_ in FINITE_TAGS):
            return []
        if token.lower_ == "by" and token.nbor(1).lower_ != "what":
            return _first_party(frame, token.i + 1)
    return []


def named_in_compound(frame: Frame) -> list[Token]:
    """The parties that the noun phrase of a fight is made of ("a Tebu-Zway shootout", "LNA-GNA clashes")."""
    if frame.is_verb or frame.trigger.frame != "mutual":
        return []
    doc = frame.anchor.doc
    found: list[Token] = []
    place = frame.span.start - 1
    while place >= frame.anchor.sent.start:
        if doc[place].text in {"-", "/"}:
            place -= 1
            continue
        mention = _mention_ending(frame, place)
        if mention is None:
            break
        found.insert(0, doc[mention.end - 1])
        place = mention.start - 1
    return found if len(found) > 1 else []


def intruder(frame: Frame) -> list[Token]:
    """Who broke in on those who suffered: "kidnapped when gunmen burst into the house", "shot as men stormed it"."""
    verb = frame.clause
    return [
        own
        for child in verb.children
        if child.lemma_.lower() in BREAKING_IN and not syntax.is_passive(child) and not _done_before(child)
        if (own := syntax.own_subject(child)) is not None and (child.dep_ == "advcl" or _opened(own))
    ]


def _done_before(verb: Token) -> bool:
    """Whether it was over by then: "bombed the camp hours after gunmen had shot dead 28 people"."""
    return any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)


def _opened(subject: Token) -> bool:
    """Whether *when*, *after* or *as* stands before a subject, for a clause that the parser took for another."""
    edge = subject.left_edge.i
    return edge > subject.sent.start and subject.doc[edge - 1].lower_ in {"when", "after", "as"}


def _first_party(frame: Frame, start: int) -> list[Token]:
    """The party whose name begins a phrase, behind its article and qualities."""
    doc = frame.anchor.doc
    for place in range(start, min(start + 4, frame.anchor.sent.end)):
        starting = [span for span in doc.spans.get("actors", []) if span.start == place]
        if starting:
            return [_head_of_phrase(doc[max(starting, key=len).end - 1])]
        if doc[place].pos_ not in {"DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV"}:
            return []
    return []


def _head_of_phrase(token: Token) -> Token:
    """The noun that a name stands before as its modifier ("LNA units"), else the name's own word."""
    while token.dep_ in {"compound", "nmod:poss", "flat", "amod"} and token.head.i > token.i:
        token = token.head
    return token


def _mention_ending(frame: Frame, place: int) -> Span | None:
    ending = [span for span in frame.anchor.doc.spans.get("actors", []) if span.end == place + 1]
    return max(ending, key=len, default=None)
