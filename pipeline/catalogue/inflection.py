"""Forms of English words from their lemmas, so that patterns match however the tagger and lemmatiser err."""

from __future__ import annotations

_VERBS = """
arise arose arisen|be am is are was were been being|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent|bet bet|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken
bring brought|build built|burn burnt|burst burst|buy bought|cast cast|catch caught|choose chose chosen
come came come|cost cost|creep crept|cut cut|deal dealt|dig dug|do did done does|draw drew drawn
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung
fly flew flown|forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|get got gotten|give gave given
go went gone|grow grew grown|hang hung|have had has|hear heard|hide hid hidden|hit hit|hold held|hurt hurt
keep kept|know knew known|lay laid|lead led|leave left|lend lent|let let|lie lay lain|light lit|lose lost
make made|mean meant|meet met|overrun overran overrun|overtake overtook overtaken|overthrow overthrew overthrown
pay paid|put put|quit quit|read read|retake retook retaken|ride rode ridden|ring rang rung|rise rose risen
run ran run|say said|see saw seen|seek sought|sell sold|send sent|set set|shake shook shaken|shed shed|shoot shot
show shown|shut shut|sink sank sunk|sit sat|slay slew slain|sleep slept|slit slit|speak spoke spoken|spend spent
split split|spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|strike struck stricken
string strung|strive strove striven|swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken
teach taught|tear tore torn|tread trod trodden|tell told|think thought|throw threw thrown|understand understood
undergo underwent undergone|undertake undertook undertaken|wage|wear wore worn|win won|wind wound
withdraw withdrew withdrawn|withhold withheld|withstand withstood|wrest|write wrote written
"""
_IRREGULAR_VERBS = {
    forms.split()[0]: tuple(forms.split()[1:]) for line in _VERBS.split("\n") for forms in line.split("|") if forms
}
_PARTICIPLES = {
    "have": "having",
    "lie": "lying",
    "die": "dying",
    "tie": "tying",
}
_STRONG_ONLY = frozenset(_IRREGULAR_VERBS) - {"burn", "hang", "light", "show", "wage", "wrest"}
"""Irregular verbs that have no form in -ed."""

_IRREGULAR_NOUNS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "tooth": "teeth",
    "thief": "thieves",
    "life": "lives",
    "knife": "knives",
    "half": "halves",
    "wife": "wives",
    "leaf": "leaves",
    "crisis": "crises",
    "basis": "bases",
    "medium": "media",
    "personnel": "personnel",
    "aircraft": "aircraft",
    "hovercraft": "hovercraft",
    "spacecraft": "spacecraft",
    "ordnance": "ordnance",
    "police": "police",
}
_DOUBLING_WORDS = """
abet admit allot bar beg begin bet blot bob cap chat chop clap clip club commit compel confer control cut dam defer
dig dim disbar drag drop drum equip expel fan fit flag flog forbid forget gag get grab grip gun hit hop hug hum impel
incur infer jam jet jog kidnap knit knot let lob log lop man mob mop mug nab net nip occur omit overrun pad pat pen
permit pin pit plan plot plug pop prefer prod propel put quit ram rebel rebut refer regret rid rig rip rob rub run sag
sap scan set shed shin ship shop shun shut sin sip sit skip slam slap slip slit snap spin split spot stab star stem
step stir stop strap strip submit swap swim tag tap thin tip top transfer transmit trap trim trip unwrap upset wed
whip win wrap zigzag zip
"""
_DOUBLING = frozenset(_DOUBLING_WORDS.split())
"""Verbs whose last letter doubles; those in -l double in British spelling and are given both ways."""

_FUNCTION_WORDS = """
' 's a about after against although an and any as at away back before but by can could down for from he her herself
himself his how however in into it its itself may might must my n't nevertheless no nor not of off on onto or our
out over per she should so some than that the their themselves there these they this those though through to under
up upon what whereas whether which who will with would yet your
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that have no other form."""


def verb_forms(lemma: str) -> frozenset[str]:
    """The lemma and its -s, past, participle and -ing forms, in both spellings where British and American differ."""
    if lemma in FUNCTION_WORDS or not lemma.isalpha():
        return _hyphened(lemma)
    forms = {lemma, _with_s(lemma), _ing(lemma)}
    forms.update(_IRREGULAR_VERBS.get(lemma, ()))
    if lemma not in _STRONG_ONLY:
        forms.add(_ed(lemma))
    if lemma.endswith("l") and lemma[-2:-1] in "aeiou" and lemma[-3:-2] not in "aeiou":
        forms |= {f"{lemma}led", f"{lemma}ling"}
    if lemma == "be":
        forms -= {"bes"}
    return frozenset(forms)


def noun_forms(lemma: str) -> frozenset[str]:
    """A noun, or a phrase by its head (its last word, or the word before *of*), in the singular and plural."""
    words = lemma.split(" ")
    place = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    head = words[place]
    if head in FUNCTION_WORDS or not head[-1:].isalpha():
        return frozenset({lemma})
    stem, hyphen, last = head.rpartition("-")
    plural = f"{stem}{hyphen}{_plural(last)}"
    return frozenset({lemma, " ".join([*words[:place], plural, *words[place + 1 :]])})


def word_forms(lemma: str) -> frozenset[str]:
    """All forms of a word whose part of speech is not known."""
    if lemma in FUNCTION_WORDS:
        return frozenset({lemma})
    return verb_forms(lemma) | noun_forms(lemma)


def participles(lemma: str) -> frozenset[str]:
    """The past and past participle forms of a verb."""
    irregular = _IRREGULAR_VERBS.get(lemma, ())
    return frozenset(
        form
        for form in verb_forms(lemma)
        if form in irregular or not (form in {lemma, _with_s(lemma)} or form.endswith("ing"))
    )


def _hyphened(lemma: str) -> frozenset[str]:
    stem, hyphen, last = lemma.rpartition("-")
    if not hyphen or not last.isalpha():
        return frozenset({lemma})
    return frozenset(f"{stem}-{form}" for form in verb_forms(last))


def _plural(noun: str) -> str:
    if noun in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[noun]
    if noun in _IRREGULAR_NOUNS.values():
        return noun
    if noun.endswith("man") and noun not in {"human", "german", "roman", "ottoman", "shaman", "caiman", "talisman"}:
        return f"{noun[:-3]}men"
    if noun.endswith("men") and noun != "specimen":
        return noun
    if noun.endswith(("craft", "people", "children")):
        return noun
    return _with_s(noun)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in {"go", "do", "veto", "torpedo", "embargo"}:
        return f"{word}es"
    return f"{word}s"


def _ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _ing(verb: str) -> str:
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def _doubled(verb: str) -> str:
    return f"{verb}{verb[-1]}" if verb in _DOUBLING else verb
