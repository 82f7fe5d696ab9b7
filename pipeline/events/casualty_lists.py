"""People of one list: the phrases that share a word of harm, and those that break a total down."""

from __future__ import annotations

from pipeline.catalogue.inflection import noun_forms, verb_forms
from pipeline.events import syntax
from pipeline.events.casualty_parts import joined
from pipeline.events.casualty_people import People
from pipeline.events.casualty_surroundings import WITH, Surroundings
from pipeline.events.casualty_words import Harm

_FIGHT = frozenset(
    form for word in ("clash", "fight", "battle", "skirmish") for form in verb_forms(word) | noun_forms(word)
)
"""Words before *with* that name the other side there, not people with a fate: "clashed with raiders and two died"."""


class Lists(Surroundings):
    """Gathers the phrases that are told of together in one document."""

    def _listed(self, phrase: People, harm: Harm) -> list[People]:
        """A subject with all that it is coordinated with, up to the verb."""
        phrase = self._outer(phrase)
        found = [phrase]
        number = self._number.get(phrase.start, 0)
        while (
            number > 0
            and joined(self.doc, self.phrases[number - 1], found[0])
            and self._same_subject(self.phrases[number - 1], found[0])
        ):
            if len(found) == 1 and not self._by_and(self.phrases[number - 1], found[0]):
                break
            number -= 1
            found.insert(0, self.phrases[number])
        head = self.doc[found[0].head] if found[0].head >= 0 else None
        while head is not None and head.dep_ == "conj" and head.head.i < head.i:
            head = head.head
            first = self._phrase_for(head)
            if (
                first is not None
                and head.dep_ in syntax.SUBJECTS
                and first.start < found[0].start
                and not self._has_own_harm(first)
            ):
                found.insert(0, first)
        return [*found, *(other for other in self._list_right([phrase])[1:] if other.start < harm.start)]

    def _by_and(self, left: People, right: People) -> bool:
        """Whether more than a comma joins two phrases: a list ends with *and*, an apposition does not."""
        return any(token.lower_ not in {",", ";"} for token in self.doc[left.end : right.start])

    def _same_subject(self, left: People, right: People) -> bool:
        """Whether the phrase on the left belongs to the same list, not to the verb or preposition before it."""
        if left.start in self._number and self._has_own_harm(left):
            return False
        if (
            left.start == 0
            or self.doc[left.start - 1].pos_ not in {"VERB", "ADP"}
            or (self._word(left.start - 1) in WITH and self._word(left.start - 2) not in _FIGHT)
        ):
            return True
        return (
            right.head >= 0
            and left.head >= 0
            and self.doc[right.head].head.i == left.head
            and self.doc[right.head].dep_ == "conj"
            and self.doc[left.start - 1].pos_ != "VERB"
        )

    def _list_right(self, found: list[People]) -> list[People]:
        """The phrase and those that follow it in a list, up to one that has a verb of its own."""
        first = found[0]
        number = self._number.get(first.start)
        while number is not None and number + 1 < len(self.phrases):
            following = self.phrases[number + 1]
            if not joined(self.doc, found[-1], following) or self._has_own_verb(following):
                break
            found = [*found, following]
            number += 1
        while len(found) > 1 and not self._by_and(found[-2], found[-1]):
            found = found[:-1]
        if first.head < 0:
            return found
        for token in syntax.conjuncts(self.doc[first.head]):
            phrase = self._phrase_for(token)
            if (
                token.i > first.end
                and token.i not in self._harm_starts
                and phrase is not None
                and phrase not in found
                and phrase.parent == first.parent
                and not self._has_own_verb(phrase)
            ):
                found = [*found, phrase]
        return found

    def _with_totals(self, found: list[People]) -> list[People]:
        """The phrases with the total they are part of and the other parts of it."""
        starts = {phrase.parent if phrase.parent >= 0 else phrase.start for phrase in found}
        family = [phrase for phrase in self.phrases if phrase.start in starts or phrase.parent in starts]
        return sorted({phrase.start: phrase for phrase in (*family, *found)}.values(), key=lambda phrase: phrase.start)
