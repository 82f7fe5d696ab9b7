"""Closed lists of English words by which a count is told from other numbers."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(text.split())


MEASURES = words(
    """
    km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters m mm cm ft feet foot
    inch inches hectare hectares degree degrees % percent per cent kg kgs kilo kilos kilogram kilograms
    kilogramme kilogrammes tonne tonnes ton tons litre litres liter liters barrel barrels bpd am pm a.m p.m a.m.
    p.m. o'clock second seconds minute minutes hour hours hrs day days night nights week weeks month months year
    years decade decades century centuries time times dollar dollars euro euros dinar dinars pound pounds usd
    eur lyd ld bn millimetre millimetres mm-calibre calibre nautical
    """
)
MONEY = frozenset({"$", "\u20ac", "\xa3", "usd", "us$", "ld", "lyd", "eur"})
MONTHS = words(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.
    """
)
NAMED_BY_NUMBER = words(
    """
    brigade battalion regiment division company unit squad platoon gate checkpoint checkpost resolution article
    number no no. nr road route highway street channel flight chapter page paragraph phase block sector camp
    hall room ward area zone point battery squadron katiba line district building version group 's
    """
)
NAMES_AFTER = words(
    """
    brigade battalion regiment division squadron revolution movement uprising unit flats katiba company
    """
)
UNINFLECTED = words(
    """
    people police personnel dead wounded injured missing killed staff troops men women children killed hurt crew
    infantry youth cattle sheep more other others
    """
)
NOT_AFTER_NO = words(
    """
    longer more less fewer doubt matter later sooner further way .
    """
)
IN_TIME = words(
    """
    in since by until of from before after during early late mid summer spring autumn winter
    """
)
_UNITS_TEXT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
UNITS = tuple(_UNITS_TEXT.split())
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
AT_LEAST = (
    "at least",
    "no fewer than",
    "not fewer than",
    "no less than",
    "not less than",
    "a minimum of",
    "more than",
    "over",
    "upwards of",
    "in excess of",
    "well over",
    "above",
)
AT_MOST = (
    "up to",
    "as many as",
    "at most",
    "no more than",
    "not more than",
    "a maximum of",
    "fewer than",
    "less than",
    "under",
)
EXACT = (
    "a total of",
    "an estimated",
    "close to",
    "about",
    "around",
    "approximately",
    "some",
    "nearly",
    "almost",
    "roughly",
    "exactly",
    "just",
    "only",
    "another",
    "a further",
    "an additional",
    "circa",
)
