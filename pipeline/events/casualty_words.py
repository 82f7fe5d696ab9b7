"""The words that tell of people killed, hurt, captured or missing; those that share a patient are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from spacy.tokens import Doc, Token

from pipeline.catalogue.inflection import noun_forms, verb_forms
from pipeline.events.casualty_lexicon import ADJECTIVES, HURT_PARTS
from pipeline.vocabulary import Effect


class Frame(Enum):
    """Where a word has the people that it tells of."""

    ACTS = "acts"
    """A verb with its patient as object, or as subject in the passive: kill, wound, capture."""
    SUFFERS = "suffers"
    """A verb whose subject is the patient: die."""
    STATE = "state"
    """Said of the noun or figure before it: "12 dead", "two missing"."""
    NOUN = "noun"
    """A noun that is counted, or takes its patient with *of*: "eight deaths", "the killing of three"."""


@dataclass(frozen=True, slots=True)
class Harm:
    """One word of harm, or several that share a patient ("killed or injured"), at tokens ``start:end``."""

    start: int
    end: int
    i: int
    effects: tuple[Effect, ...]
    frame: Frame


def _verbs(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in verb_forms(lemma))


def _nouns(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in noun_forms(lemma))


SEIZE = _verbs("seize snatch")
SOFT = _verbs("hurt harm maim mutilate cripple blind")
"""Verbs of harm that things may suffer as well as people."""
_VERBS: tuple[tuple[frozenset[str], Effect, Frame], ...] = (
    (
        _verbs(
            "kill slay murder assassinate behead decapitate execute massacre slaughter lynch martyr liquidate "
            "hang crucify strangle"
        ),
        Effect.KILLED,
        Frame.ACTS,
    ),
    (_verbs("injure wound hurt maim harm blind cripple disfigure mutilate"), Effect.INJURED, Frame.ACTS),
    (_verbs("capture arrest detain abduct kidnap apprehend re-arrest recapture"), Effect.CAPTURED, Frame.ACTS),
    (SEIZE, Effect.CAPTURED, Frame.ACTS),
    (_verbs("die perish succumb drown suffocate"), Effect.KILLED, Frame.SUFFERS),
    (_verbs("disappear vanish"), Effect.MISSING, Frame.SUFFERS),
)
_STATES = {
    "dead": Effect.KILLED,
    "missing": Effect.MISSING,
    "unaccounted": Effect.MISSING,
    "deceased": Effect.KILLED,
    "lifeless": Effect.KILLED,
}
_HELD = frozenset({"prisoner", "prisoners", "hostage", "hostages", "captive", "captives"})
HOLD = _verbs("take hold make")
_NOUNS: tuple[tuple[frozenset[str], Effect], ...] = (
    (
        _nouns(
            "death fatality killing beheading execution murder assassination slaying decapitation martyrdom drowning"
            " body corpse"
        )
        | {"remains"},
        Effect.KILLED,
    ),
    (frozenset({"wounding", "injury", "injuries"}), Effect.INJURED),
    (_nouns("casualty") | {"causalities"}, Effect.CASUALTIES),
    (_nouns("capture arrest abduction kidnapping detention"), Effect.CAPTURED),
    (_nouns("disappearance"), Effect.MISSING),
)
BODIES = _nouns("body corpse") | {"remains"}
_FIGURES = frozenset({"figure", "figures", "count", "counts", "estimate", "estimates", "detail", "details", "report"})
"""What is not given when nobody counts: "no casualty figures"."""
LIVES = frozenset({"life", "lives"})
LOSE = _verbs("lose")
TAKE_LIFE = _verbs("claim cost take")
COST = _verbs("cost")
LOSS = _nouns("loss")
_TOLLS = _nouns("toll")
TOLL = _TOLLS | {"number", "figure"}
_MANNER = _verbs("shoot hit gun mow beat torture stab burn boil hack stone crush starve strangle whip")
_DEADLY = frozenset({"fatally", "mortally"})
_DEADLY_END = frozenset({"dead", "alive"})
_CAPTIVES = _nouns("captive prisoner hostage detainee man soldier fighter")
_BOUND = frozenset({"bound", "blindfolded", "handcuffed", "kneeling", "tied"})
_DEADLY_PARTS = frozenset({"head", "chest", "neck", "heart", "forehead", "throat"})
SHOOT = _verbs("shoot")
_HIT = SHOOT | _verbs("hit")
_ROUND_UP = _verbs("round")
_TREAT = _verbs("treat")
_WOUNDS = frozenset({"wound", "wounds", "injury", "injuries", "burn", "burns"})
_WOUND = _verbs("wound injure")
_NUMBER_REACH = 3
_VICTIMS = frozenset({"victim", "victims"})
_FALL = _verbs("fall")
_FIGHTING = frozenset({"battle", "battles", "fighting", "clash", "clashes", "combat", "action", "fight", "fights"})
_MEET = _verbs("meet")
_END = frozenset({"death", "deaths", "end"})
_GRAVE = frozenset({"critical", "serious", "grave", "stable"})
_TRADE = _verbs("exchange swap trade") | {"exchange", "exchanges", "swap", "swaps"}
_MOURN = _verbs("bury mourn")
_COUNTED_AS = {
    **dict.fromkeys(("dead", "killed", "deaths", "fatalities"), Effect.KILLED),
    **dict.fromkeys(("wounded", "injured", "hurt", "injuries"), Effect.INJURED),
}
_SUCCUMB = _verbs("bleed choke freeze")
_BODY_PARTS = HURT_PARTS | {"limb", "limbs", "eye", "eyes", "sight", "finger", "fingers", "hearing"}
_MANNER_REACH = 6
_DEATH_REACH = 14
"""Tokens within which a verb of manner may find its *to death*: "beat a man accused of theft to death"."""


def find_harms(doc: Doc) -> list[Harm]:
    """The words of harm in the order of the text; coordinated ones that share a patient are one."""
    single: list[Harm] = []
    for token in doc:
        if single and token.i < single[-1].end:
            continue
        harm = _harm(token)
        if harm is not None:
            single.append(harm)
    return _grouped(doc, single)


def _harm(token: Token) -> Harm | None:
    word = token.lower_
    number = _number_of(token)
    if number is not None:
        return number
    if _traded(token):
        return None
    held = _held(token)
    if held is not None:
        return held
    if word in _DEADLY and token.i > 0 and token.nbor(-1).like_num:
        return Harm(token.i, token.i + 1, token.i, (Effect.KILLED,), Frame.STATE)
    if word in _STATES:
        if _names_thing(token):
            return None
        return Harm(token.i, token.i + 1, token.i, (_STATES[word],), Frame.STATE)
    if word in _WOUND and _fatal(token):
        return Harm(token.i, token.i + 1, token.i, (Effect.KILLED,), Frame.ACTS)
    manner = _manner(token) if word in _MANNER else None
    if manner is not None:
        return manner
    if word == "casualty" and _lower(token, 1) in _FIGURES:
        return None
    noun = next((effect for forms, effect in _NOUNS if word in forms), None)
    if noun is not None and _is_noun(token):
        return Harm(token.i, token.i + 1, token.i, (noun,), Frame.NOUN)
    given = word == "figure" and _lower(token, 1) == "of"
    if given or word in _TOLLS or word in LIVES or word in LOSS:
        return Harm(token.i, token.i + 1, token.i, (Effect.KILLED,), Frame.NOUN)
    if word in LOSE:
        return _lost(token)
    if word == "martyrs" and token.i > 0 and token.nbor(-1).like_num:
        return Harm(token.i, token.i + 1, token.i, (Effect.KILLED,), Frame.NOUN)
    if word in _MOURN and any(other.like_num for other in token.doc[token.i + 1 : token.i + 2]):
        return Harm(token.i, token.i + 1, token.i, (Effect.KILLED,), Frame.ACTS)
    if word in _VICTIMS and {"no", "without", "any"} & {_lower(token, step) for step in (-1, -2, -3)}:
        return Harm(token.i, token.i + 1, token.i, (Effect.CASUALTIES,), Frame.NOUN)
    if word in _ROUND_UP and _lower(token, 1) == "up":
        return Harm(token.i, token.i + 2, token.i, (Effect.CAPTURED,), Frame.ACTS)
    ending = _fallen(token) or _in_care(token) or _treated(token)
    if ending is not None:
        return ending
    if word in _SUCCUMB and (_lower(token, 1), _lower(token, 2)) == ("to", "death"):
        return Harm(token.i, token.i + 3, token.i, (Effect.KILLED,), Frame.SUFFERS)
    for forms, effect, frame in _VERBS:
        if word in forms and _is_verb(token):
            return Harm(token.i, token.i + 1, token.i, (effect,), frame)
    return None


def _number_of(token: Token) -> Harm | None:
    """ "the number of people killed has risen to 14": a toll by another name."""
    if token.lower_ != "number" or (_lower(token, -1), _lower(token, 1)) != ("the", "of"):
        return None
    for other in token.doc[token.i + 2 : min(token.sent.end, token.i + 2 + _NUMBER_REACH)]:
        effect = _COUNTED_AS.get(other.lower_)
        if effect is not None:
            return Harm(token.i, other.i + 1, token.i, (effect,), Frame.NOUN)
    return None


def _traded(token: Token) -> bool:
    """Whether bodies are exchanged: whose deaths those are, an earlier fight tells."""
    return token.lower_ in BODIES and any(
        other.lower_ in _TRADE for other in token.doc[max(token.sent.start, token.i - _MANNER_REACH) : token.i]
    )


def _is_noun(token: Token) -> bool:
    """Whether a word that may be a verb as well ("killing", "arrest", "execution") is a noun here."""
    if token.lower_.endswith("ing"):
        return _lower(token, 1) == "of" or (
            token.pos_ == "NOUN" and token.i > 0 and token.nbor(-1).pos_ in {"DET", "ADJ", "NUM"}
        )
    return token.pos_ in {"NOUN", "PROPN", ""}


def _is_verb(token: Token) -> bool:
    """A tagger takes "10 wounded" for a noun, and now and then "killing five" as well."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return True
    return token.lower_ in ADJECTIVES or (token.lower_.endswith("ing") and _lower(token, 1) != "of")


def _lower(token: Token, step: int) -> str:
    i = token.i + step
    return str(token.doc[i].lower_) if 0 <= i < len(token.doc) else ""


def _names_thing(token: Token) -> bool:
    """ "the Dead Sea"."""
    return token.is_title and token.i + 1 < len(token.doc) and token.nbor(1).is_title


def _held(token: Token) -> Harm | None:
    """ "took ten men hostage", "three were taken prisoner": the noun stands for the whole."""
    if token.lower_ not in _HELD or token.i == 0:
        return None
    before = token.doc[max(0, token.sent.start, token.i - 8) : token.i]
    taking = [other for other in before if other.lower_ in HOLD]
    if not taking or token.nbor(-1).lower_ in {"the", "of", "more", "other", "several"}:
        return None
    return Harm(
        taking[-1].i if taking[-1].i == token.i - 1 else token.i, token.i + 1, token.i, (Effect.CAPTURED,), Frame.STATE
    )


def _lost(token: Token) -> Harm:
    """ "lost five men" tells of dead; "lost a leg" of somebody hurt."""
    if any(_lower(token, step) in _BODY_PARTS for step in (1, 2, 3)):
        return Harm(token.i, token.i + 1, token.i, (Effect.INJURED,), Frame.SUFFERS)
    return Harm(token.i, token.i + 1, token.i, (Effect.KILLED,), Frame.ACTS)


def _fallen(token: Token) -> Harm | None:
    """ "fell in battle", "met their deaths": dying by another name."""
    word, end = token.lower_, 0
    if word in _FALL:
        step = 2 if _lower(token, 1) == "in" else 0
        step += _lower(token, 2) in {"the", "that", "this"}
        martyrs = (_lower(token, 1), _lower(token, 2)) == ("as", "martyrs")
        deadly = martyrs or (step and _lower(token, step) in _FIGHTING) or _of_their_own(token)
        end = token.i + 1 if deadly else 0
    elif word in _MEET and _lower(token, 1) in {"his", "her", "their"} and _lower(token, 2) in _END:
        end = token.i + 3
    return Harm(token.i, end, token.i, (Effect.KILLED,), Frame.SUFFERS) if end else None


def _of_their_own(token: Token) -> bool:
    """ "three of its men fell": people of a side fall, and nothing is said of where to."""
    before = token.doc[max(token.sent.start, token.i - _NUMBER_REACH - 1) : token.i]
    owned = [other.i for other in before if other.lower_ in {"its", "their", "our", "his"}]
    counted = owned and owned[-1] > 1 and token.doc[owned[-1] - 1].lower_ == "of" and token.doc[owned[-1] - 2].like_num
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return bool(counted) and (following is None or following.is_punct or following.lower_ in {"and", "while", "when"})


def _treated(token: Token) -> Harm | None:
    """ "treated 21 people for shrapnel wounds": they are hurt."""
    if token.lower_ not in _TREAT:
        return None
    words = [other.lower_ for other in token.doc[token.i + 1 : min(token.sent.end, token.i + 1 + _DEATH_REACH)]]
    end = words.index("for") if "for" in words else len(words)
    hurt = _WOUNDS & set(words[end : end + 4]) and not {",", ";", "and"} & set(words[:end])
    return Harm(token.i, token.i + 1, token.i, (Effect.INJURED,), Frame.ACTS) if hurt else None


def _in_care(token: Token) -> Harm | None:
    """ "in intensive care", "in a critical condition": said of people, they are hurt."""
    if token.lower_ != "in":
        return None
    step = 2 if _lower(token, 1) == "a" else 1
    phrase = (_lower(token, step), _lower(token, step + 1))
    if phrase == ("intensive", "care") or (phrase[0] in _GRAVE and phrase[1] == "condition"):
        return Harm(token.i, token.i + step + 2, token.i, (Effect.INJURED,), Frame.STATE)
    return None


def _manner(token: Token) -> Harm | None:
    """ "shot dead", "gunned down", "beaten to death", "shot in the head": deadly by how it ends."""
    doc, end = token.doc, token.sent.end
    reach = doc[token.i + 1 : min(end, token.i + 1 + _MANNER_REACH)]
    words = [other.lower_ for other in reach]
    if words[:1] == ["down"]:
        return Harm(token.i, token.i + 2, token.i, (Effect.KILLED,), Frame.ACTS)
    if words[:2] == ["to", "death"]:
        return Harm(token.i, token.i + 3, token.i, (Effect.KILLED,), Frame.ACTS)
    if words and words[0] in _DEADLY_END:
        return Harm(token.i, token.i + 2, token.i, (Effect.KILLED,), Frame.ACTS)
    if token.lower_ in SHOOT and _fatal(token):
        return Harm(token.i, token.i + 1, token.i, (Effect.KILLED,), Frame.ACTS)
    stop = next((k for k, word in enumerate(words) if word in {",", ";", "and", "but", "who"}), len(words))
    words = words[:stop]
    if "dead" in words:
        return None
    if _to_death(token) or "alive" in words:
        return Harm(token.i, token.i + 1, token.i, (Effect.KILLED,), Frame.ACTS)
    if token.lower_ in _HIT and "in" in words:
        parts = set(words[words.index("in") :])
        if parts & _DEADLY_PARTS:
            return Harm(token.i, token.i + 1, token.i, (Effect.KILLED,), Frame.ACTS)
        if parts & HURT_PARTS:
            return Harm(token.i, token.i + 1, token.i, (Effect.INJURED,), Frame.ACTS)
    if token.lower_ in SHOOT and _defenceless(words):
        return Harm(token.i, token.i + 1, token.i, (Effect.KILLED,), Frame.ACTS)
    return None


def _defenceless(words: list[str]) -> bool:
    """Whether those shot are held and bound: "shooting two blindfolded prisoners" tells of an execution."""
    return bool(_CAPTIVES & set(words) and _BOUND & set(words))


def _fatal(token: Token) -> bool:
    """ "fatally shot", "wounding one man fatally", "mortally wounded"."""
    words = [other.lower_ for other in token.doc[token.i + 1 : min(token.sent.end, token.i + 1 + _MANNER_REACH)]]
    stop = next((k for k, word in enumerate(words) if word in {",", ";", "and", "but", "who"}), len(words))
    return bool(_DEADLY & {_lower(token, -1), *words[:stop]})


def _to_death(token: Token) -> bool:
    """Whether *to death* ends the clause of a verb, a description of the victim aside."""
    words = [other.lower_ for other in token.doc[token.i + 1 : min(token.sent.end, token.i + 1 + _DEATH_REACH)]]
    stop = next((k for k, word in enumerate(words) if word in {",", ";", "and", "but", "when", "while"}), len(words))
    return ("to", "death") in pairwise(words[:stop])


def _grouped(doc: Doc, harms: list[Harm]) -> list[Harm]:
    """Words of harm with nothing but *and* or *or* between them made one: "killed or injured", "dead and wounded"."""
    grouped: list[Harm] = []
    for harm in harms:
        last = grouped[-1] if grouped else None
        if last is not None and _coordinated(doc, last, harm):
            effects = tuple(dict.fromkeys((*last.effects, *harm.effects)))
            frame = (
                last.frame
                if last.frame is harm.frame
                else Frame.STATE
                if Frame.STATE in {last.frame, harm.frame}
                else harm.frame
            )
            grouped[-1] = Harm(last.start, harm.end, last.i, effects, frame)
        else:
            grouped.append(harm)
    return [_merged(harm) for harm in grouped]


def _coordinated(doc: Doc, left: Harm, right: Harm) -> bool:
    between = [
        token
        for token in doc[left.end : right.start]
        if token.pos_ != "ADV" and token.lower_ not in {"were", "was", "been"}
    ]
    words = {token.lower_ for token in between}
    if Frame.NOUN in {left.frame, right.frame} and left.frame is not right.frame:
        return False
    return bool(words & {"and", "or", "and/or", "/"}) and words <= {"and", "or", "and/or", "/", ","}


def _merged(harm: Harm) -> Harm:
    effects = set(harm.effects)
    if {Effect.KILLED, Effect.INJURED} <= effects or Effect.CASUALTIES in effects:
        rest: Iterable[Effect] = (
            effect for effect in harm.effects if effect not in {Effect.KILLED, Effect.INJURED, Effect.CASUALTIES}
        )
        return Harm(harm.start, harm.end, harm.i, (Effect.CASUALTIES, *rest), harm.frame)
    return harm
