"""The words between and around two mentions of places that tie them: roads, stretches, what lies in or near what."""

from __future__ import annotations

import re

from pipeline.events.words import words

JOINED = re.compile(r"[\u2013\u2014-]| [\u2013\u2014-] ")
ROAD_AFTER = re.compile(
    r"\s(?:coastal\s|desert\s|main\s)?(?:road|highway|route|motorway|axis|front|line|stretch|pipeline)\b", re.I
)
ROAD_BEFORE = re.compile(
    r"\b(?:road|highway|route|stretch|pipeline)s?\s(?:(?:that|which)\s)?(?:from|between|linking|connecting|links|connects|joining|joins)"
    r"\s(?:the (?:two )?(?:cities|towns|city|town) of )?$",
    re.I,
)
BETWEEN = re.compile(r"(?P<parties>\w+\s)?\bbetween\s(?:the (?:two )?(?:cities|towns|villages) of )?$", re.I)
TOWN_BEFORE = re.compile(r"\bthe\s(?:\w+\s){0,2}(?:town|city|village)\s?,?\s$", re.I)
TALKS = words(
    """
talks negotiation negotiations agreement deal truce ceasefire reconciliation mediation meeting dispute feud
tension tensions relations exchange differences
"""
)
"""Nouns beside which "between A and B" names two parties rather than a stretch of land."""
SITE_WORDS = (
    r"(?:(?:the|an?|which|that|is|lies|lying|located|situated|some|about|around|just|"
    r"area|areas|town|city|village|municipality|district|neighbou?rhood|quarter|suburb|region|oil|field|oilfield|checkpoint|"
    r"gate|port|camp|base|mountain|oasis|coastal|small)\s?)"
)
LOCATED = re.compile(rf"['\"]?\s?(?:,\s?|\(\s?)?{SITE_WORDS}{{0,4}}(?:,\s?|\(\s?)?(?:(?:on|in|to|at)\s)?", re.I)
HELD = re.compile(
    rf"['\"]?\s?(?:,\s?|\(\s?)?{SITE_WORDS}{{0,4}}(?:of|in|at|within|inside)\s(?:the\s(?:[\w-]+\s){{0,2}}(?:city|town|village|district|region|municipality)\s(?:of\s)?)?",
    re.I,
)
SUBURB = re.compile(
    r"(?:['\u2019]s)?\s(?:suburb|district|neighbou?rhood|quarter|area|town|village)\s(?:of|called|named|known\sas)\s",
    re.I,
)
AMID = re.compile(r"\s?[,(]\s?(?:(?:which\s)?(?:lies|lying|located|situated|is)\s)?between\s(?:the\s)?", re.I)
STRETCHED = frozenset({"between", "from", "linking", "connecting", "joining"})
OWNED = re.compile(r"['\u2019]s?\s(?:[a-z-]+\s){0,2}[\u2018'\"\u201c]?|\s")
