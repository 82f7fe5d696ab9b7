"""Texts of conflict words, names, dates, numbers, punctuation and what no keyboard types."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from fuzz import known
from pipeline.articles.metadata import EARLIEST, LATEST
from pipeline.date_words import MONTHS, WEEKDAYS

_SMALL_LISTED = (
    "the a an of in on at by from to with and or but that which who were was had been has is are will near "
    "between after before since until when while during against not no any their its his he they it said that's"
)
_SMALL = tuple(_SMALL_LISTED.split())
_CONFLICT_LISTED = (
    "killed wounded injured died clashed clashes attacked attack shelled shelling airstrike strike bombed bomb "
    "exploded explosion detonated kidnapped abducted arrested released fighters soldiers gunmen civilians "
    "children bodies families protesters demonstrators mortar rocket drone car bomb vest captured seized withdrew "
    "repelled denied confirmed claimed reportedly allegedly spokesman sources hospital according responsibility "
    "ceasefire defused tank brigade battalion militia people others men women missing dead injuring killing "
    "including among them each one"
)
_CONFLICT = tuple(_CONFLICT_LISTED.split())
_DATES = (
    *MONTHS, *WEEKDAYS, "Sept.", "yesterday", "today", "tomorrow", "last night", "last week", "this year",
    "two days earlier",
    "the same day", "late January", "2016-09-22", "22/09/2016", "29 February", "31 April", "0 May", "99 June",
    "1 January 0001",
    "31 December 9999", "9 - 3", "28-30 July", "May", "the weekend", "three weeks ago", "999 years ago",
    "over the past 800 years",
    "1940", "2049", "22 September 2016", "September 22nd, 2016", "12.13.14", "next Friday", "first half of 2011",
    "24 hours later",
)  # fmt: skip
_COUNTS = (
    "at least", "up to", "more than", "between 5 and 8", "dozens", "dozens of hundreds", "a couple of",
    "half a dozen", "several",
    "no", "none", "both", "1,000,000", "0", "00", "9999999", "99999999999999999999", "1,2,3", "twenty-two",
    "two hundred and five",
    "ten million thousand", "5-8", "8-5", "10 or 11", "hundred", "an unknown number of", "1-1", "12+", "-3", "3.5",
    "\u0663", "\u2460",
    "\u00b2", "\u0967\u0968", "$5", "5 km", "aged 12", "one", "a", "some", "from 3 to", "from", "between",
)  # fmt: skip
_MARKS = (
    ".", ",", ";", ":", "!", "?", "-", "\u2013", "\u2014", "(", ")", "[", "]", '"', "'", "\u2019", "\u201c", "...",
    "\u2026",
    "/", "*", "#", "&", "%", "\n", "\n\n", "\t", " ", "  ", "\u00a0", "U.S.", "Gen.", "'s",
)  # fmt: skip
_ODD = (
    "\u200b", "\u200f", "\u202e", "\ufeff", "\u0000", "\u0085", "\u2028", "\u2029", "\u00ad", "e\u0301", "\u0130",
    "\ufb01",
    "\U0001f4a3", "\u0661\u0662", "\u0637\u0631\u0627\u0628\u0644\u0633", "\ufffd", "\ud800", "\u1e9e", "\u0345",
    "\u2167", "\u00bd",
)  # fmt: skip


def _names() -> SearchStrategy[str]:
    entries = known.catalogue()
    names = {name.name for named in (entries.actors, entries.places, entries.weapons) for name in named.values()}
    acronyms = {
        short for named in (entries.actors, entries.weapons) for one in named.values() for short in one.acronyms
    }
    words = {words for trigger in entries.triggers.values() for words in (*trigger.verbs, *trigger.nouns)}
    phrases = {phrase for cue in entries.cues.values() for phrase in cue.phrases}
    return st.one_of(*(_one_of(sorted(group)) for group in (names, acronyms, words, phrases) if group))


def _one_of(listed: list[str]) -> SearchStrategy[str]:
    """One of many. By its number, since Hypothesis writes out a whole list each time it names the strategy."""
    return st.integers(0, len(listed) - 1).map(listed.__getitem__)


names = st.deferred(_names)
"""What the catalogue calls things, and the words that it looks for."""
dates = st.one_of(
    st.sampled_from(_DATES),
    st.builds("{} {}".format, st.integers(0, 40), st.sampled_from(MONTHS)),
    st.builds("{} {} {}".format, st.integers(0, 40), st.sampled_from(MONTHS), st.integers(1900, 2100)),
    st.builds("{}/{}/{}".format, st.integers(0, 40), st.integers(0, 14), st.integers(0, 9999)),
    st.dates().map(str),
)
counts = st.one_of(st.sampled_from(_COUNTS), st.integers(0, 10**9).map(str), st.integers(0, 10**9).map("{:,}".format))
odd = st.one_of(st.sampled_from(_ODD), st.characters())


def joined(*words: SearchStrategy[str], longest: int = 60) -> SearchStrategy[str]:
    """Texts of such words, mostly with spaces between them."""
    gap = st.sampled_from((" ", " ", " ", " ", "", "-"))
    pairs = st.lists(st.tuples(st.one_of(*words), gap), max_size=longest)
    return pairs.map(lambda listed: "".join(word + space for word, space in listed))


small = st.sampled_from(_SMALL)
conflict = st.sampled_from(_CONFLICT)
marks = st.sampled_from(_MARKS)
_FRAMES = (
    "{0} {4} {1} in {2} on {3}, killing {5} {6}.",
    "On {3}, {5} {6} were killed when {0} {4} {2}.",
    "{5} {6} were wounded by {1} near {2}, {7} {0}.",
    "{0} and {1} clashed in {2} {3}; {5} of them died and {5} were hurt.",
    "{7} {0} denied that its {6} {4} {1} {3}.",
    "Between {0} and {1} fighting went on from {3} to {3}, with {5} dead.",
    "{0} claimed responsibility for the bombing of {2}, which wounded {5} {6}, {5} among them children.",
    "\n\n{2}\n\nThe same day {6} {4} {6} there; {5} were abducted.",
    "{5} {6} had been released after {0} {4} {1}, {7} {1} said {3}.",
)
_PEOPLE = (
    "fighters",
    "civilians",
    "people",
    "soldiers",
    "gunmen",
    "children",
    "men",
    "of its members",
    "protesters",
    "",
)
_VOICES = ("according to", "a spokesman for", "sources close to", "reportedly", "the hospital told", "but", "")
_DEEDS = ("attacked", "shelled", "killed", "raided", "abducted", "arrested", "bombed", "seized", "withdrew from", "met")
_sentences = st.builds(
    str.format,
    st.sampled_from(_FRAMES), names, names, names, dates, st.one_of(st.sampled_from(_DEEDS), conflict), counts,
    st.sampled_from(_PEOPLE), st.sampled_from(_VOICES),
)  # fmt: skip
_salad = joined(small, conflict, names, dates, counts, marks, odd, longest=40)
news = st.lists(st.one_of(_sentences, _sentences, _salad), max_size=8).map(" ".join)
"""What could be a piece of conflict news to a reader who sees words and no sense."""
publications = st.one_of(st.none(), st.dates(EARLIEST, LATEST), st.integers(1971, 2035))
"""A day of publication, a year of it, or none."""
