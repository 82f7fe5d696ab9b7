"""The words of events in everyday senses: storms that hit, prices that explode, teams that attack, films that are shot.

What is decided here is only that a trigger tells of no political violence or disorder; what it tells otherwise
is for the other modules. An armed party beside the word outweighs the setting: gunmen do attack stadiums.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.families import HARM
from pipeline.events.frames import Frame
from pipeline.events.parties import Parties
from pipeline.events.party_words import ARMED_KINDS
from pipeline.events.words import words as _words
from pipeline.vocabulary import ActorKind

NATURE = _words(
    "storm sandstorm thunderstorm hailstorm snowstorm wind rain rainfall downpour flood flooding lightning "
    "earthquake quake tsunami heatwave drought wave cold frost fog weather hurricane cyclone wildfire virus disease "
    "epidemic pandemic outbreak cholera measles malaria influenza flu cancer infection locust dog shark snake "
    "scorpion camel wolf monkey bee lion hyena insect pest blaze river sea tide landslide outage blackout cut crane "
    "wall roof tree"
)
"""Doers that no party stands behind."""
NOTIONS = _words(
    "price rent cost deficit debt budget spending inflation currency dinar dollar euro economy economist output "
    "production export import revenue demand supply population popularity anger joy laughter scandal song music "
    "video novel poem film word idea view opinion interest personality culture civilisation value law bill draft "
    "legislation decree constitution article clause policy decision proposal plan record score goal title trophy "
    "medal penalty vote ballot influence support survival power job career deal balance chord tone mood imagination "
    "attention spirit moment opportunity chance heart mind image life time hunger poverty corruption crime "
    "smuggling unemployment illiteracy terrorism extremism racism disinformation malaria cholera hepatitis wording "
    "scene photograph picture circular figure statement remark comment report speech decision blog website pea crop "
    "colour color flavour creativity taste growth activity noise plagiarism fridge larder cupboard wardrobe stubble "
    "hay straw rubbish waste leaf branch weed garbage eye skin throat"
)
"""Things that nobody can shoot at: an attack on them is one of words, a fight for them one of effort."""
CIVIL_ROLES = _words(
    "lawmaker deputy parliamentarian mp senator minister premier politician colleague critic commentator columnist "
    "candidate opposition chamber lawyer judge doctor nurse teacher economist banker trader farmer player "
    "footballer team coach striker defender midfielder goalkeeper winger boxer wrestler athlete champion club side "
    "actor singer writer poet editor author diplomat ambassador envoy auditor ministry committee council assembly "
    "union federation photograph"
)
"""People and bodies whose clashes and attacks are of words, unless an armed party stands beside them."""
SPORT = _words(
    "goalkeeper striker midfielder winger league derby championship championships final finals semi-final "
    "tournament referee football basketball handball olympic olympics goalless derby marathon wrestler boxer coach "
    "halftime offside scorer"
)
FICTION = _words("novel film movie play story tale poem drama comedy legend fable painting fiction")
MISHAP = _words(
    "accident crash illness disease cancer diabetes cholera virus coronavirus covid-19 covid venom drowning "
    "overturned capsized overturn capsize malnutrition flood flooding earthquake storm sandstorm heatwave "
    "electrocution scaffolding poisoning maintenance lightning crane natural birth"
)
DAILY_BLAST = _words(
    "firework gas cylinder boiler stove cooker oven tyre tire transformer generator bulb kettle heater"
)
FAILING = _words("break collapse crumble unravel fail expire lapse hold falter end fray disintegrate crack")
STALLING = _words("falter stall slow halt stop bog grind stagnate fizzle")
SET_OFF = _words(
    "battle clash fight firefight gunfight gunbattle fighting protest demonstration panic alarm siren wave row crisis "
    "debate race dispute exchange celebration rumour rumor outcry exodus manhunt chase"
)
"""What is set off without a charge."""
SHARES = _words("most majority half third quarter percent cent %")
ABSTRACT_ENDINGS = ("ism", "hood", "ship")
DAILY_PLACES = _words(
    "shop school embassy bakery museum bank library office restaurant market stadium centre center cafe pharmacy "
    "mall club kindergarten university college hotel theatre cinema zoo park"
)
"""Places that open and close every day: that they do is news only where armed people or a crowd bring it about."""
SPOKEN = _words(
    "speech interview sermon article column editorial essay address lecture tweet broadcast khutba op-ed memoir"
)
"""Where somebody attacks with words."""
CONTESTS = frozenset({"fight", "assault", "target", "take", "abduct", "release", "kill", "injure"})
ARMED = ARMED_KINDS | {ActorKind.RIOTERS}


def everyday(frame: Frame, parties: Parties) -> bool:
    """Whether the trigger's setting is everyday life, sport, fiction, nature or a debate, and no armed party acts."""
    if _of_nature(frame) or _of_notions(frame) or _faltered(frame) or _counted_by_cause(frame) or _of_a_life(frame):
        return True
    if frame.family == "bombing" and frame.anchor.lemma_ == "set" and _of_deeds(frame.patients):
        return True
    if (frame.family in HARM and _mishap(frame)) or _drowned(frame):
        return True
    if frame.is_verb and frame.family in CONTESTS and any(child.dep_ == "ccomp" for child in frame.anchor.children):
        return _says(frame.anchor)
    if frame.family == "closure" and _opening_hours(frame, parties):
        return True
    if frame.family == "bombing" and any(token.lemma_.lower() in DAILY_BLAST for token in _around(frame)):
        return True
    if frame.family == "loot" and any(
        token.lemma_.lower() in {"fire", "cylinder", "wildfire"} for token in frame.agents
    ):
        return True
    if _told_in_fiction(frame) or _of_words(frame):
        return True
    if frame.family not in CONTESTS:
        return False
    sentence = {token.lower_ for token in frame.anchor.sent} | {token.lemma_.lower() for token in frame.anchor.sent}
    if sentence & SPORT and not _armed(frame, parties):
        return True
    return frame.family in {"fight", "assault"} and _civil_quarrel(frame, parties)


def _faltered(frame: Frame) -> bool:
    """Whether a truce only breaks down, or an advance stalls: what did not hold or happen is no event."""
    if frame.is_verb:
        return False
    head, near = frame.anchor.head, frame.anchor.doc[frame.anchor.i + 1 : frame.anchor.i + 4]
    subject = frame.anchor.dep_ in syntax.SUBJECTS
    verb = (
        head.lemma_.lower() if subject else next((token.lemma_.lower() for token in near if token.pos_ == "VERB"), "")
    )
    return (frame.family == "agreement" and verb in FAILING) or (
        frame.family in {"fight", "assault"} and verb in STALLING
    )


def _of_deeds(tokens: Iterable[Token]) -> bool:
    """Whether what is set off is a fight, a protest or alarm rather than a charge."""
    return any(token.lemma_.lower() in SET_OFF for token in tokens)


def _counted_by_cause(frame: Frame) -> bool:
    """Whether the sentence breaks victims down by what struck them: "most of the victims were hit by gunfire"."""
    root = frame.anchor.sent.root
    subject = syntax.own_subject(root)
    if subject is None:
        return False
    phrase = {token.lemma_.lower() for token in subject.subtree}
    share = bool(phrase & SHARES) and bool(phrase & {"victim", "casualty", "death", "fatality", "toll"})
    return share or (root.lemma_ == "account" and bool(syntax.obliques(root, "for")))


def _of_a_life(frame: Frame) -> bool:
    """Whether it is only said on whose side somebody once fought: "men who had fought with the rebels"."""
    verb = frame.anchor
    if not frame.is_verb or verb.lemma_ != "fight":
        return False
    beside = syntax.obliques(verb, "with") if verb.dep_ == "acl:relcl" else []
    sided = [
        token for token in syntax.obliques(verb, "alongside", "for", "under", "beside") if token.ent_type_ != "DATE"
    ]
    had = any(child.dep_ == "aux" and child.lower_ in {"had", "have", "has"} for child in verb.children)
    return had and any(token.pos_ == "PROPN" or token.ent_type_ for token in (*beside, *sided))


def _says(verb: Token) -> bool:
    """Whether the verb only brings in what somebody said ("shot back that ...")."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    return any(token.lower_ == "that" and token.dep_ == "mark" for clause in clauses for token in clause.children)


def _opening_hours(frame: Frame, parties: Parties) -> bool:
    """Whether a shop or a school only closes or opens as such places do."""
    verb = frame.anchor
    things = [*frame.patients, *(token for token in [syntax.own_subject(verb)] if frame.is_verb and token is not None)]
    if not any(token.lemma_.lower() in DAILY_PLACES for token in things):
        return False
    doers = parties.resolve(frame.agents)
    return not any(ref.kind in ARMED or ref.kind is ActorKind.PROTESTERS for ref in doers)


def _notion(token: Token) -> bool:
    """Whether the noun names an idea rather than people or a thing."""
    lemma = token.lemma_.lower()
    concrete = token.pos_ == "PROPN" or lemma in {"ship", "warship", "township", "neighbourhood"}
    return lemma in NOTIONS or (len(lemma) > 6 and lemma.endswith(ABSTRACT_ENDINGS) and not concrete)


def _around(frame: Frame) -> list[Token]:
    """Doers, those done to, and the nouns that modify or follow the trigger's own noun."""
    found = [*frame.agents, *frame.patients]
    if not frame.is_verb:
        found += [child for child in frame.anchor.children if child.dep_ in {"compound", "amod", "nmod"}]
    return found


def _of_nature(frame: Frame) -> bool:
    """Whether weather, disease or a beast did it."""
    if frame.is_verb and not syntax.is_passive(frame.anchor):
        doer = syntax.subject(frame.anchor)
        return doer is not None and doer.lemma_.lower() in NATURE
    return any(token.lemma_.lower() in NATURE for token in frame.agents)


def _of_notions(frame: Frame) -> bool:
    """Whether what explodes is a price, what is attacked a bill, or what is fought for a seat."""
    if frame.family == "bombing":
        subject = syntax.subject(frame.anchor) if frame.is_verb else None
        about = [subject] if subject is not None else []
        if not frame.is_verb:
            about = [child for child in frame.anchor.children if child.dep_ in {"compound", "nmod", "amod"}]
        return any(_notion(token) for token in about)
    if frame.family not in {"fight", "assault", "target", "shelling", "airstrike", "kill", "abduct", "take", "loot"}:
        return False
    stakes = [*frame.patients, *syntax.obliques(frame.anchor, "for", "over", "about")]
    if not frame.is_verb:
        stakes += syntax.obliques(frame.anchor, "of")
    stakes = [token for token in stakes if token.ent_type_ not in {"PLACE", "ACTOR", "GROUP", "DATE"}]
    if not stakes:
        return False
    if (
        frame.family == "fight"
        and not any(token in frame.patients for token in stakes)
        and frame.agents
        and frame.patients
    ):
        return False
    return all(_notion(token) for token in stakes)


def _mishap(frame: Frame) -> bool:
    """Whether the sentence tells of an accident or an illness, and nothing in it of arms."""
    sentence = frame.anchor.sent
    if any(token.ent_type_ == "WEAPON" for token in sentence):
        return False
    words = {token.lower_ for token in sentence} | {token.lemma_.lower() for token in sentence}
    others = [span for span in sentence.doc.spans.get("triggers", []) if sentence.start <= span.start < sentence.end]
    harmless = all(span.root.lemma_.lower() in {"kill", "die", "injure", "wound", "hurt", "death"} for span in others)
    return bool(words & MISHAP) and harmless


def _drowned(frame: Frame) -> bool:
    """Whether those whose bodies are found lost their lives at sea."""
    found = frame.trigger.id in {"body_found", "bodies"}
    return found and any(token.lower_ in {"drowned", "shipwreck", "capsized"} for token in frame.anchor.sent)


def _told_in_fiction(frame: Frame) -> bool:
    """Whether a book, a film or a play tells it: as the subject above the trigger, or as what it happens in."""
    for node in (frame.anchor, *frame.anchor.ancestors):
        for child in node.children:
            if child.lemma_.lower() not in FICTION or child == frame.anchor:
                continue
            if child.dep_ in syntax.SUBJECTS and child.i < frame.anchor.i and node != frame.anchor:
                return True
            if child.dep_ == "obj" and node == frame.anchor:
                return True
        if (
            node.lemma_.lower() in FICTION
            and node != frame.anchor
            and frame.anchor.dep_ in {"acl", "acl:relcl", "nmod"}
        ):
            return True
    if any(token.lemma_.lower() in FICTION and syntax.preposition(token) == "in" for token in frame.anchor.sent):
        return True
    return any(token.lemma_.lower() in FICTION for token in frame.agents)


def _of_words(frame: Frame) -> bool:
    """Whether the attack is one of words: "in a speech the preacher attacked the parliament"."""
    verb = frame.anchor
    if not frame.is_verb or frame.family != "assault":
        return False
    return any(token.lemma_.lower() in SPOKEN for token in syntax.obliques(verb, "in"))


def _civil_quarrel(frame: Frame, parties: Parties) -> bool:
    """Whether those who clash or attack are deputies, teams or critics, and nobody armed is with them."""
    doers = [conjunct for token in frame.agents for conjunct in syntax.conjuncts(token)]
    if frame.light is not None and (subject := syntax.subject(frame.light)) is not None:
        doers.append(subject)
    if not doers or not all(token.lemma_.lower() in CIVIL_ROLES for token in doers):
        return False
    return not _armed(frame, parties)


def _armed(frame: Frame, parties: Parties) -> bool:
    return any(ref.kind in ARMED for ref in parties.resolve(_heads(frame)))


def _heads(frame: Frame) -> Iterable[Token]:
    return [*frame.agents, *frame.patients]
