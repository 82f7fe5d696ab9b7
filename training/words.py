"""Forms and features of English words, as the English treebanks write them."""

import re

_ANOTHER_SOUND = re.compile(r"(?i)(?:uni|use|eu|one|u\.|uk|un\b|us\b|uav)")
_STRESSED_AT_THE_END = frozenset({"admit", "begin", "commit", "control", "expel", "kidnap", "occur", "patrol", "repel"})
_VOWEL_LETTERS = "AEFHILMNORSX"
_PRONOUNS = {
    "he": "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "it": "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs",
    "they": "Case=Nom|Number=Plur|Person=3|PronType=Prs",
    "them": "Case=Acc|Number=Plur|Person=3|PronType=Prs",
    "him": "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "himself": "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs|Reflex=Yes",
    "themselves": "Case=Acc|Number=Plur|Person=3|PronType=Prs|Reflex=Yes",
    "their": "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs",
    "its": "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "his": "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
}
_DETERMINERS = {
    "the": "Definite=Def|PronType=Art",
    "a": "Definite=Ind|PronType=Art",
    "an": "Definite=Ind|PronType=Art",
    "no": "PronType=Neg",
    "all": "PronType=Tot",
    "this": "Number=Sing|PronType=Dem",
    "that": "Number=Sing|PronType=Dem",
    "these": "Number=Plur|PronType=Dem",
    "those": "Number=Plur|PronType=Dem",
}
_BY_TAG = {
    "NNP": "Number=Sing",
    "NNPS": "Number=Plur",
    "NN": "Number=Sing",
    "NNS": "Number=Plur",
    "JJ": "Degree=Pos",
    "JJR": "Degree=Cmp",
    "JJS": "Degree=Sup",
    "RBR": "Degree=Cmp",
    "VB": "VerbForm=Inf",
    "MD": "VerbForm=Fin",
    "WP": "PronType=Rel",
    "WDT": "PronType=Rel",
}
_POS = {
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "NN": "NOUN",
    "NNS": "NOUN",
    "JJ": "ADJ",
    "JJR": "ADJ",
    "JJS": "ADJ",
    "RB": "ADV",
    "RBR": "ADV",
    "WRB": "ADV",
    "RP": "ADP",
    "TO": "PART",
    "POS": "PART",
    "CC": "CCONJ",
    "CD": "NUM",
    "MD": "AUX",
    "PRP": "PRON",
    "PRP$": "PRON",
    "WP": "PRON",
    "WDT": "PRON",
    "EX": "PRON",
    "PDT": "DET",
    "AFX": "X",
}


def inflect(lemma: str, form: str, irregular: dict[str, list[str]]) -> str:
    """Return the form with the Penn tag `form` of a verb or noun; `irregular` holds past, participle (and plural)."""
    if form in ("VB", "VBP", "NN"):
        return lemma
    if form in ("VBZ", "NNS"):
        return _with_s(lemma, irregular)
    if form in ("VBD", "VBN"):
        if lemma in irregular and len(irregular[lemma]) == 2:
            return irregular[lemma][form == "VBN"]
        return _with_ed(lemma)
    if form == "VBG":
        return _with_ing(lemma)
    raise ValueError(f"no form {form!r} of {lemma!r}")


def _with_s(lemma: str, irregular: dict[str, list[str]]) -> str:
    if lemma in irregular and len(irregular[lemma]) == 1:
        return irregular[lemma][0]
    if re.search(r"(?:s|x|z|ch|sh)$", lemma):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if re.search(r"[^aeiou]y$", lemma) else f"{lemma}s"


def _doubles(lemma: str) -> bool:
    """Say whether a final consonant doubles: in one-syllable words, and in those stressed at the end."""
    return lemma in _STRESSED_AT_THE_END or re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", lemma) is not None


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    if re.search(r"[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ied"
    return f"{lemma}{lemma[-1]}ed" if _doubles(lemma) else f"{lemma}ed"


def _with_ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "be")):
        return f"{lemma[:-1]}ing"
    return f"{lemma}{lemma[-1]}ing" if _doubles(lemma) else f"{lemma}ing"


def finite(lemma: str, form: str, plural: bool, irregular: dict[str, list[str]]) -> tuple[str, str]:
    """Return the word and tag of a finite verb in PAST or PRES that agrees with its subject."""
    if lemma == "be":
        words = {"PAST": ("was", "were"), "PRES": ("is", "are")}[form]
        return words[plural], "VBD" if form == "PAST" else ("VBP" if plural else "VBZ")
    if lemma == "have" and form == "PRES" and not plural:
        return "has", "VBZ"
    tag = "VBD" if form == "PAST" else ("VBP" if plural else "VBZ")
    return inflect(lemma, tag, irregular), tag


def a_or_an(follower: str) -> str:
    """Return the article before a word or an acronym, by its sound."""
    if follower.isupper() and len(follower) > 1 and not _ANOTHER_SOUND.match(follower):
        return "an" if follower[0] in _VOWEL_LETTERS else "a"
    if follower[0] in "aeiouAEIOU" and not _ANOTHER_SOUND.match(follower):
        return "an"
    return "an" if re.match(r"8|11|18|hour|honou", follower) else "a"


def part_of_speech(tag: str, dep: str, form: str) -> str:
    """Return the universal part of speech of a word with this Penn tag and relation."""
    if tag.startswith("VB"):
        return "AUX" if dep.startswith(("aux", "cop")) else "VERB"
    if tag == "IN":
        return "SCONJ" if dep == "mark" else "ADP"
    if form in ("not", "n't"):
        return "PART"
    if tag == "DT":
        return "DET" if dep.startswith("det") else "PRON"
    return _POS.get(tag, "PUNCT")


def feats(tag: str, dep: str, form: str, plural: bool, passive: bool) -> str:
    """Return the morphological features of a word; `plural` is its subject's number where it is a finite verb."""
    if tag in ("VBD", "VBZ", "VBP"):
        number, tense = ("Plur" if plural else "Sing"), ("Past" if tag == "VBD" else "Pres")
        return f"Mood=Ind|Number={number}|Person=3|Tense={tense}|VerbForm=Fin"
    if tag == "VBN":
        voice = passive or dep in ("acl", "amod")
        return "Tense=Past|VerbForm=Part|Voice=Pass" if voice else "Tense=Past|VerbForm=Part"
    if tag == "VBG":
        return "VerbForm=Ger" if dep in ("acl", "amod", "xcomp", "csubj") else "Tense=Pres|VerbForm=Part"
    if tag in ("PRP", "PRP$"):
        return _PRONOUNS[form]
    if tag == "DT":
        return _DETERMINERS.get(form, "PronType=Ind")
    if tag == "CD":
        return "NumForm=Digit|NumType=Card" if form[0].isdigit() else "NumForm=Word|NumType=Card"
    if form in ("not", "n't"):
        return "Polarity=Neg"
    if tag == "WRB":
        return "PronType=Rel" if dep == "advmod" and form == "where" else "PronType=Int"
    return _BY_TAG.get(tag, "")
