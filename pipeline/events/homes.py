"""Places beside an event that are not its place: where people come from, where a speaker sits, the dateline."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from pipeline.events import syntax
from pipeline.events.sites import TOWN_KINDS, Role, Site
from pipeline.events.words import words
from pipeline.language.names import CALENDAR, is_name_word, is_ordinal, name_start

_NATIVES = "resident inhabitant people local citizen youth family man woman student native"
NATIVES = frozenset(_NATIVES.split())
"""People of whom *of* says where they are rather than whom they serve."""
_PEOPLE = """
force brigade militia fighter militant group battalion council tribe spokesman spokeswoman spokesperson mayor troop
unit army government faction militiaman rebel commander national gunman soldier tribesman mujahideen mujahedeen
elder coalition revolutionary delegation company clan authority head chief director manager
chairman member employee official officer
professor teacher judge prosecutor lawyer doctor activist journalist worker leader representative deputy minister
parliament administration municipality corporation bank ministry committee room operation bureau directorate office
police guard patrol militias dean sheikh imam businessman criminal smuggler detainee prisoner migrant refugee team club
player envoy ambassador shura house party politician branch command martyr knight hawk falcon lion shield
"""
PEOPLE = frozenset(_PEOPLE.split()) | NATIVES
_BODIES = "bank office ministry directorate municipality parliament house room bureau company council government"
BODIES = frozenset(_BODIES.split())
"""Bodies that also stand somewhere: attacked themselves, their town is the place."""
_SPEAKING = """
say tell announce state report declare confirm claim add note warn deny accuse explain speak write quote
spokesman spokesperson spokeswoman minister official authority statement reporter correspondent ambassador envoy
diplomat conference
"""
SPEAKING = frozenset(_SPEAKING.split())
_ADMITTING = frozenset({"receive", "admit", "treat"})
"""What a hospital does with those who were hurt elsewhere."""
_HEALERS = frozenset({"hospital", "medic", "doctor"})
_AVENGING = frozenset({"retaliation", "response", "revenge", "reprisal", "reply", "answer"})
_WITNESSES = "resident witness medic doctor hospital source journalist activist local"
WITNESSES = frozenset(_WITNESSES.split())
TITLES = words(
    """
mufti general colonel brigadier major captain lieutenant sheikh imam judge dr doctor mr commander leader spokesman
minister journalist activist businessman lawyer professor engineer
"""
)
"""Words before a person's name, of which a town's name may be part: "Colonel Idris Tarhouni"."""
RANKS = words("mufti general colonel brigadier captain lieutenant sheikh imam dr mr")
"""Those that stand before nothing but a person's name."""
LOOSE_GROUPS = words("militia militias gunmen fighters rebels militants groups protesters demonstrators")
"""Of actors that the catalogue lists with their town, those who are only found there, as no authority is."""
AREAS = words("area district neighbourhood neighborhood town city village suburb region place part quarter")
_MILITARY_AREAS = frozenset({"area", "zone", "region", "district"})
_SLANT = re.compile(r"\b(?:anti|pro)[-\u2010\u2011]$", re.I)
_BASED = re.compile(r"[-\u2010\u2011]\s?(?:based|led|affiliated|aligned|backed|linked|born|dominated|run|loyal)", re.I)
_DAY = r"[A-Z]\w+ \d{1,2}(?:,? \d{4})?|\d{1,2}(?:st|nd|rd|th)? [A-Z]\w+(?: \d{4})?"
_DATELINE = re.compile(
    rf"(?P<place>[A-Z][\w'\u2019 -]{{2,40}}?)(?P<more>(?:,\s(?:Libya|{_DAY}))*(?:\s\([^)\n]{{2,30}}\))?)"
    r"\s?(?P<dash>[\u2014\u2013:]|--?)\s"
)
_SEATS = frozenset(
    {"building", "headquarters", "hq", "office", "offices", "compound", "premises", "base", "bases", "barracks"}
    | {"entrance", "gate", "positions", "position", "stronghold", "camp", "camps", "airbase", "airfield", "depot"}
)
"""After a body's name they make its seat of it."""
_REACH = 8
_DRIVING = words(
    """
drive expel oust evict dislodge clear remove push free rescue withdraw pull evacuate bring send fly move kidnap abduct
snatch seize capture take
"""
)
"""Verbs whose object leaves the place behind *from*."""
_LINKS = frozenset({"", "of", "from", "for"})
_INSIDE = frozenset({"in", "at", "near", "inside", "outside", "around", "on", "across", "within", "over", "throughout"})


def is_dateline(doc: Doc, site: Site) -> bool:
    """Whether the mention opens a paragraph as an agency's dateline: "TRIPOLI, 12 April 2019 —"."""
    return in_dateline(doc, site.span.start_char)


def in_dateline(doc: Doc, first: int) -> bool:
    """Whether what begins at this character stands in an agency's dateline at the start of its paragraph."""
    start = doc.text.rfind("\n", 0, first) + 1
    match = _DATELINE.match(doc.text, start)
    if match is None:
        return False
    if first != start and not match.start("more") <= first < match.end():
        return False
    if match["more"].strip():
        return True
    return match["place"].isupper() and match["dash"] != ":"


def is_home(doc: Doc, site: Site) -> bool:
    """Whether the place only says whose people they are: "Misrata forces", "a man from Derna", "the mayor of Sirte"."""
    span = site.span
    for mention in doc.spans.get("actors", []):
        loose = mention.label_ == "GROUP" or mention[0].lower_ in LOOSE_GROUPS or site.ref.kind in TOWN_KINDS
        if loose and _located(doc, site):
            continue
        inside = mention.start <= span.start and span.end <= mention.end
        if inside and (mention.start, mention.end) != (span.start, span.end):
            return doc[mention.end : mention.end + 1].text.lower() not in _SEATS
    if is_no_place(doc, site) or _group_from(doc, site) or shares_noun(doc, site):
        return True
    run = run_after(doc, site)
    if any(token.lower_ in _SEATS for token in run) or any(token.head.lower_ in _SEATS for token in run[:2]):
        return False
    return _before_people(doc, site, run) or _of_people(doc, site, run)


def is_no_place(doc: Doc, site: Site) -> bool:
    """Whether the name only describes: "Tripoli-based", "anti-Misrata", "the force (Misrata)", a person's name."""
    span = site.span
    based = _BASED.match(doc.text[span.end_char : span.end_char + 12])
    slanted = _SLANT.search(doc.text[max(0, span.start_char - 6) : span.start_char])
    return bool(based or slanted) or _beside_actor(doc, site) or _in_person(doc, site)


def _beside_actor(doc: Doc, site: Site) -> bool:
    """Whether brackets behind a group say where it comes from: "Bunyan al-Marsus (Misrata)"."""
    start = site.span.start
    if start < 2 or doc[start - 1].text != "(":
        return False
    return any(mention.end == start - 1 for mention in doc.spans.get("actors", []))


def _in_person(doc: Doc, site: Site) -> bool:
    """Whether the name is part of a person's behind a title: "mufti Madani Shweref", "its leader, Mabrouk Ahnish"."""
    start, end = site.span.start, site.span.end
    first = name_start(doc, start, max(0, start - 4))
    while first < start and doc[first].lower_ in TITLES:
        first += 1
    followed = end < len(doc) and is_name_word(doc[end]) and doc[end].lower_ not in _SEATS
    if first == start and not followed:
        return start > 0 and doc[start - 1].lower_ in RANKS
    before = first - 2 if first > 1 and doc[first - 1].text == "," else first - 1
    return before >= 0 and doc[before].lower_ in TITLES


def _group_from(doc: Doc, site: Site) -> bool:
    """Whether *from* right behind a group says where it is at home, unless somebody drives or leads it from there."""
    start = site.span.start
    if start < 2 or doc[start - 1].lower_ != "from":
        return False
    group = next((mention.root for mention in doc.spans.get("actors", []) if mention.end == start - 1), None)
    if group is None or group.lemma_.lower() in NATIVES:
        return False
    return group.dep_ not in {"obj", "nsubj:pass"} or group.head.lemma_.lower() not in _DRIVING


def shares_noun(doc: Doc, site: Site) -> bool:
    """Whether *and* joins the name to a group's, whose noun it shares: "Zintan and Misrata brigades"."""
    end = site.span.end
    if end + 1 >= len(doc) or doc[end].lower_ != "and" or _located(doc, site):
        return False
    joined = (mention for mention in doc.spans.get("actors", []) if mention.start == end + 1)
    return any(len(mention) > 1 and mention[-1].pos_ == "NOUN" and mention[-1].tag_ == "NNS" for mention in joined)


def is_bare_doer(site: Site) -> bool:
    """Whether a town stands for its people, as the subject of an active verb: "Misrata and Zintan exchanged men"."""
    first = _first_conjunct(site.root)
    if site.ref.kind not in TOWN_KINDS:
        return False
    if first.dep_ in {"nsubj", "nsubj:outer"}:
        return not syntax.is_passive(first.head) and not syntax.preposition(first)
    doc, start = site.span.doc, first.left_edge.i if first != site.root else site.span.start
    dated = start > 0 and (doc[start - 1].lower_ in CALENDAR or doc[start - 1].text.isdigit())
    after = doc[site.span.end : site.span.end + 3]
    verb = next((token for token in after if token.lower_ != "and" and token.ent_type_ != "PLACE"), None)
    return dated and verb is not None and verb.pos_ == "VERB" and verb.tag_ in {"VBD", "VBZ", "VBP"}


def is_avenged(site: Site, anchor: Token) -> bool:
    """Whether the place is that of what the event answers: "in retaliation for an earlier raid on Zintan"."""
    for node in site.root.ancestors:
        if node == anchor:
            return False
        if node.lemma_.lower() in _AVENGING and syntax.preposition(node) == "in":
            return anchor not in node.subtree
    return False


def native_of(site: Site) -> bool:
    """Whether the place stands beside its people or a hospital, mostly near the event: "residents of Kufra"."""
    head = site.root.head
    return head.lemma_.lower() in NATIVES | _HEALERS and syntax.preposition(site.root) in {"", "of", "in"}


def run_after(doc: Doc, site: Site) -> list[Token]:
    """The nouns and adjectives right after the name, with which it may be one phrase."""
    run: list[Token] = []
    for token in doc[site.span.end : site.span.end + 4]:
        if token.lower_ in {"'s", "\u2019s", "'", "\u2019", "-"} or (not run and _is_number(token)):
            continue
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.ent_type_ in {"DATE", "PLACE"}:
            break
        run.append(token)
    return run


def _is_number(token: Token) -> bool:
    """Whether it numbers what follows: "Misrata's 166 Battalion", "the Zintan 12th Brigade"."""
    return token.pos_ == "NUM" or is_ordinal(token)


def _plural(token: Token) -> str:
    """The singular of a plural that stands in a name and so was kept as its own lemma: "the Derna Revolutionaries"."""
    word = token.lower_
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _of_people(doc: Doc, site: Site, run: list[Token]) -> bool:
    """ "the head of the Sirte council": up through nouns tied by *of* and *from* to people or a body of theirs."""
    node = _first_conjunct(site.root)
    for _ in range(3):
        link, head = syntax.preposition(node), node.head
        if (
            node.dep_ not in syntax.MODIFIERS
            or link not in _LINKS
            or head.pos_ not in {"NOUN", "PROPN"}
            or head == node
        ):
            return False
        ahead = head.i > node.i
        loose = ahead and node == site.root and (head not in run or _located(doc, site))
        if loose or ahead == bool(link) or abs(head.i - node.i) > _REACH:
            return False
        lemma = head.lemma_.lower()
        seat = head.head.lower_ in _SEATS and head.dep_ in syntax.MODIFIERS
        if seat or head.lower_ in _SEATS or (lemma in NATIVES and link in {"", "of"}):
            return False
        if lemma in PEOPLE and (lemma not in BODIES or not _suffers(head)):
            return True
        node = head
    return False


def _first_conjunct(token: Token) -> Token:
    """The first of coordinated nouns, which bears their preposition: "from Tajoura and Suq al-Juma"."""
    while token.dep_ == "conj" and token.head.pos_ in {"NOUN", "PROPN"} and token.head != token:
        if syntax.preposition(token):
            break
        token = token.head
    return token


def _located(doc: Doc, site: Site) -> bool:
    """Whether a preposition of place stands right before the name."""
    return site.span.start > 0 and doc[site.span.start - 1].lower_ in _INSIDE


def _suffers(body: Token) -> bool:
    """Whether its seat is a place: something is done to a body or at it, or residents of a municipality are told of."""
    if body.head.lemma_.lower() in NATIVES and syntax.preposition(body) in {"of", "in"}:
        return True
    return body.dep_ in {"obj", "nsubj:pass"} or syntax.preposition(body) in _INSIDE | {"against", "on", "into"}


def _before_people(doc: Doc, site: Site, run: list[Token]) -> bool:
    """Whether people or a body of theirs follow the bare name: "Tripoli special deterrence force"."""
    if _located(doc, site):
        return False
    if len(run) > 1 and run[0].lower_ == "military" and run[1].lower_ in _MILITARY_AREAS:
        return True
    body = next((token for token in run if token.lemma_.lower() in PEOPLE or _plural(token) in PEOPLE), None)
    if body is None or body.lemma_.lower() in NATIVES:
        return False
    return body.lemma_.lower() not in BODIES or not _suffers(body)


def is_spoken_from(site: Site, anchor: Token) -> bool:
    """Whether the place is the speaker's: "a spokesman in Tripoli said", "told reporters in Tunis"."""
    node = site.root
    while node.head != node and node.pos_ not in {"VERB", "AUX"}:
        if syntax.preposition(node) == "according":
            return anchor not in node.subtree
        if node.head.lemma_.lower() in WITNESSES:
            return False
        noun = node.head.pos_ in {"NOUN", "PROPN"}
        if noun and node.head.lemma_.lower() in SPEAKING and anchor in _said(node.head):
            return True
        node = node.head
    if node.lemma_.lower() not in SPEAKING | _ADMITTING or node == anchor:
        return False
    subject = syntax.own_subject(node)
    if site.root == subject and site.ref.kind == "hospital" and not syntax.is_passive(node):
        return True
    if node.lemma_.lower() in _ADMITTING:
        return False
    speaks = subject is not None and subject.lemma_.lower() not in AREAS and not syntax.is_passive(node)
    if subject is not None and speaks and site.root != subject:
        speaker = set(subject.subtree)
        if site.root in speaker and anchor not in speaker:
            return True
    fronted = subject is not None and site.root.i < subject.left_edge.i
    said = _said(node)
    return not fronted and anchor in said and site.root not in said


def tells_from_ward(site: Site) -> bool:
    """Whether a hospital is only where somebody speaks who counts the victims: "a source in the medical centre"."""
    above = site.root.head
    return site.ref.kind == "hospital" and above.pos_ == "NOUN" and above.lemma_.lower() in WITNESSES | SPEAKING


def _said(teller: Token) -> set[Token]:
    """The tokens of what a verb or noun of speech reports."""
    return {
        token for child in teller.children if child.dep_ in {"ccomp", "parataxis", "acl"} for token in child.subtree
    }


def is_origin(site: Site) -> bool:
    """Whether a foreign country stands for its people or government rather than for a place."""
    foreign = site.country != "LY"
    return foreign and (
        site.root.dep_ in syntax.SUBJECTS or site.root.dep_ in {"compound", "amod", "nmod:poss", "conj", "appos"}
    )


def told_of_event(doc: Doc, site: Site) -> bool:
    """Whether the mention may be the place of an event at all."""
    return site.role is Role.PLACE and not is_dateline(doc, site) and not is_home(doc, site) and not is_origin(site)
