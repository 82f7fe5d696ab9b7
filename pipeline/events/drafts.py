"""Triggers to drafts: which triggers tell one occurrence, in a sentence and across sentences.

The unit is ACLED's and the gold guide's: one occurrence, or a set of like ones told together. Deaths join
what caused them; "the assault was repelled" joins the assault told before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from pipeline.events import syntax
from pipeline.events.affinity import (
    DEFINITE,
    compatible,
    disowned,
    in_crossfire,
    made_safe,
    one_of_several,
    only_dates,
    only_during,
    overlap,
    parted,
    rank,
    same_sort,
    same_word,
    speaks_of_victims,
    tells_of,
    toll_reported,
    verb_points,
)
from pipeline.events.claims_back import of_authorship
from pipeline.events.draft_words import (
    CROWD_NOUNS,
    FAR,
    GENERIC_NOUNS,
    MASS_NOUNS,
    NEAR,
    PLURAL_NOUNS,
    RUNNING_TOLL,
    TOLLED,
    UNKNOWN,
)
from pipeline.events.families import BATTLE, COERCION, EXPLOSIVE, HARM, TERRITORY
from pipeline.events.frames import Frame
from pipeline.events.late_deaths import dies_later, is_of_late_death
from pipeline.events.lives import YEAR
from pipeline.events.retelling import (
    bare_occasion,
    break_between,
    claims_deed,
    instance,
    prisoners_counted,
    shells_of,
    tells_outcome,
    tells_whose,
)
from pipeline.records import DateSpan
from pipeline.vocabulary import Outcome


@dataclass(slots=True)
class Draft:
    """One event in the making: its triggers and the sentences that tell it."""

    frames: list[Frame]
    sentences: list[int]
    outcome: Outcome

    @property
    def main(self) -> Frame:
        """The trigger that names the event."""
        return min(
            self.frames,
            key=lambda frame: (
                frame.trigger.strength == "aspect" or made_safe(frame, self.frames),
                frame.outcome is not Outcome.OCCURRED and self._fought(),
                (frame.trigger.strength != "core" and _has_core(self.frames)) or only_during(frame, self.frames),
                rank(frame, self.frames),
                frame.span.start,
            ),
        )

    def _fought(self) -> bool:
        return any(frame.outcome is Outcome.OCCURRED and frame.trigger.strength == "core" for frame in self.frames)

    @property
    def anchor(self) -> Token:
        """The main trigger's token."""
        return self.main.anchor


@dataclass(slots=True)
class Sorter:
    """Sorts the triggers of a document into drafts.

    ``days``, ``spots`` and ``names`` tell what a frame has of its own: its dates, its places, its parties.
    """

    doc: Doc
    sentence_of: list[int]
    outcome_of: Callable[[Frame], Outcome | None]
    days: Callable[[Frame], DateSpan | None]
    spots: Callable[[Frame], frozenset[str]]
    names: Callable[[Frame], frozenset[str]]
    doers: Callable[[Frame], frozenset[str]]
    drafts: list[Draft] = field(default_factory=list)

    def sort(self, frames: Iterable[Frame]) -> list[Draft]:
        """The drafts of the document in text order."""
        by_sentence: dict[int, list[Frame]] = {}
        for frame in frames:
            by_sentence.setdefault(self.sentence_of[frame.anchor.i], []).append(frame)
        for sentence, members in sorted(by_sentence.items()):
            for group in self._groups(members):
                self._place(group, sentence)
        return self.drafts

    def _groups(self, members: list[Frame]) -> list[list[Frame]]:
        groups: list[list[Frame]] = []
        solid = [frame for frame in members if frame.trigger.strength != "aspect"]
        if any(frame.family != "protest" for frame in solid):
            solid = [frame for frame in solid if not (frame.family == "protest" and frame.trigger.strength == "result")]
        for frame in sorted(solid, key=lambda item: (item.trigger.strength != "core", item.span.start)):
            home = self._home(frame, groups)
            if home is None:
                groups.append([frame])
            else:
                home.append(frame)
        for frame in members:
            if frame.trigger.strength == "aspect":
                near = [
                    group
                    for group in groups
                    if min(syntax.distance(frame.anchor, other.anchor) for other in group) <= 3
                ]
                if near:
                    near[0].append(frame)
                elif not groups:
                    groups.append([frame])
        return sorted(groups, key=lambda group: min(frame.span.start for frame in group))

    def _home(self, frame: Frame, groups: list[list[Frame]]) -> list[Frame] | None:
        fitting = [group for group in groups if self._fits(frame, group)]
        pointing = self._pointing(frame)

        def off(group: list[Frame]) -> tuple[bool, bool, int]:
            other_sort = pointing and all(other.family != frame.family for other in group)
            fought = any(other.family in BATTLE for other in group)
            before_taking = group[0].family == "abduct" and frame.anchor.i < group[0].anchor.i
            aside = frame.family in HARM and (group[0].family == "loot" or before_taking)
            beside = not fought and (in_crossfire(frame) or aside)
            return other_sort, beside, min(syntax.distance(frame.anchor, other.anchor) for other in group)

        return min(fitting, key=off) if fitting else None

    def _fits(self, frame: Frame, group: list[Frame]) -> bool:
        first = group[0]
        if self._pointing(frame) and frame.span.start > first.span.start and same_sort(frame, group):
            return True
        if any(tells_of(frame, other) for other in group):
            return True
        if (
            not compatible(frame, first)
            or disowned(frame) != disowned(first)
            or only_dates(frame, first)
            or only_dates(first, frame)
        ):
            return False
        if frame.trigger.strength == "result" or first.trigger.strength == "result":
            return not any(self._conflict(frame, other, loose=True) for other in group)
        return not any(self._conflict(frame, other, loose=False) for other in group)

    def _conflict(self, frame: Frame, other: Frame, *, loose: bool) -> bool:
        days, other_days = self.days(frame), self.days(other)
        if days and other_days and not overlap(days, other_days):
            return True
        here, there = self.spots(frame), self.spots(other)
        relative = loose and any(item.family in HARM and item.anchor.dep_ == "acl:relcl" for item in (frame, other))
        if (
            here
            and there
            and not here & there
            and not relative
            and syntax.clause_root(frame.anchor) != syntax.clause_root(other.anchor)
        ):
            return True
        mine, theirs = self.names(frame), self.names(other)
        victims_only = loose and any(item.family in HARM and not item.agents for item in (frame, other))
        if mine and theirs and not mine & theirs and not victims_only and not self._complete(frame, other):
            return not (loose and syntax.distance(frame.anchor, other.anchor) <= 2)
        if not victims_only and (not loose or frame.trigger.strength == other.trigger.strength):
            told_apart = bool(mine and theirs) and not (mine & theirs and frame.family == other.family)
            return told_apart and parted(frame, other)
        return False

    def _complete(self, frame: Frame, other: Frame) -> bool:
        """Whether of two like triggers one names only the doer and the other only the target."""
        if frame.family != other.family and not {frame.family, other.family} <= BATTLE | TERRITORY:
            return False
        mine, theirs = self.doers(frame), self.doers(other)
        return bool(mine) != bool(theirs) and (mine or theirs) == self.names(frame if mine else other)

    def _place(self, group: list[Frame], sentence: int) -> None:
        real = [(frame, outcome) for frame in group if (outcome := self.outcome_of(frame)) is not None]
        for frame, outcome in real:
            frame.outcome = outcome
        told = [frame for frame, _ in real]
        if not told:
            return
        earlier = self._continues(told, sentence)
        if earlier is not None:
            earlier.frames.extend(told)
            if sentence not in earlier.sentences:
                earlier.sentences.append(sentence)
            return
        if all(frame.trigger.strength == "aspect" or bare_occasion(frame) for frame in told):
            return
        draft = Draft(told, [sentence], Outcome.OCCURRED)
        draft.outcome = _outcome(draft, real)
        self.drafts.append(draft)

    def _continues(self, group: list[Frame], sentence: int) -> Draft | None:
        """The earlier draft that the group tells on, or None."""
        for draft in reversed(self.drafts):
            gap = sentence - draft.sentences[-1]
            if gap == 0:
                continue
            if gap > FAR:
                return None
            if self._tells_on(group, draft, gap):
                return draft
            if gap >= 1 and any(frame.trigger.strength == "core" and not self._pointing(frame) for frame in group):
                continue
        return None

    def _tells_on(self, group: list[Frame], draft: Draft, gap: int) -> bool:
        lead = group[0]
        late = all(map(is_of_late_death, group))
        told = [frame for frame in group if frame.family in HARM and not self._pointing(frame)]
        pointing = [
            frame
            for frame in group
            if self._pointing(frame)
            and (late or not dies_later(frame))
            and not (frame.family in HARM and any(other.span.start < frame.span.start for other in told))
        ]
        if not pointing and self._shares_party(group, draft):
            pointing = [frame for frame in group if self._occasion(frame, group) and not self._elsewhere(frame, draft)]
        harmless = all(
            frame.trigger.strength != "core" or self._toll_only(frame) or prisoners_counted(frame) for frame in group
        )
        if self._own_strike(group, draft) or instance(lead):
            return False
        if one_of_several(group, draft.frames):
            return not self._differs(group, draft)
        if not pointing and harmless and self._running_toll(group, draft):
            return not self._differs(group, draft)
        if not pointing and not harmless:
            return False
        families = {frame.family for frame in draft.frames}
        if gap > NEAR and not any(
            same_word(frame, draft.frames) or frame.family in families or of_authorship(frame) for frame in pointing
        ):
            return False
        if harmless and not pointing and (gap > 2 or break_between(draft.frames, lead)):
            return False
        if (
            pointing
            and not any(same_sort(frame, draft.frames) for frame in pointing)
            and not shells_of(group, draft.frames)
        ):
            return False
        if harmless and not pointing and not tells_outcome(group):
            return False
        if harmless and not {frame.family for frame in draft.frames} & TOLLED:
            return False
        return not self._differs(group, draft)

    def _running_toll(self, group: list[Frame], draft: Draft) -> bool:
        """Whether the group only counts a side's dead of a fight up to now: "so far 16 of its fighters were killed"."""
        text = group[0].anchor.sent.text.lower()
        fought = any(frame.family in BATTLE | EXPLOSIVE for frame in draft.frames)
        mine = frozenset().union(*(self.names(frame) for frame in group))
        theirs = frozenset().union(*(self.names(frame) for frame in draft.frames))
        counts = all(frame.family in HARM or frame.trigger.strength == "aspect" for frame in group)
        return fought and counts and bool(mine & theirs) and any(words in text for words in RUNNING_TOLL)

    def _shares_party(self, group: list[Frame], draft: Draft) -> bool:
        """Whether the triggers name no party, or one of the draft's."""
        mine = frozenset().union(*(self.names(frame) for frame in group))
        return not mine or bool(mine & frozenset().union(*(self.names(frame) for frame in draft.frames)))

    def _differs(self, group: list[Frame], draft: Draft) -> bool:
        days = [day for frame in group if (day := self.days(frame))]
        known = [day for frame in draft.frames if (day := self.days(frame))]
        if days and known and not any(overlap(day, other) for day in days for other in known):
            return True
        here = frozenset().union(*(self.spots(frame) for frame in group))
        there = frozenset().union(*(self.spots(frame) for frame in draft.frames))
        apart = bool(here and there) and not here & there
        if (
            apart
            and not speaks_of_victims(group)
            and not all(map(is_of_late_death, group))
            and not toll_reported(group)
            and not shells_of(group, draft.frames)
        ):
            return True
        mine = frozenset().union(*(self.names(frame) for frame in group))
        theirs = frozenset().union(*(self.names(frame) for frame in draft.frames))
        if claims_deed(group) and draft.main.family in COERCION | HARM | BATTLE | EXPLOSIVE:
            doers: frozenset[str] = frozenset().union(*(self.doers(frame) for frame in draft.frames))
            return bool(doers and not doers <= UNKNOWN and not mine & theirs)
        return bool(mine and theirs and not mine & theirs and not self._other_sides_dead(group, draft))

    def _other_sides_dead(self, group: list[Frame], draft: Draft) -> bool:
        """Whether a toll counts the dead of the side that a fight's telling has left out."""
        victims = all(frame.family in HARM and not self.doers(frame) for frame in group)
        fought = draft.main.family in BATTLE | TERRITORY
        doers = frozenset().union(*(self.doers(frame) for frame in draft.frames))
        return victims and fought and doers == frozenset().union(*(self.names(frame) for frame in draft.frames))

    def _own_strike(self, group: list[Frame], draft: Draft) -> bool:
        """Whether a toll counts the people of the side whose strike or bomb the draft tells."""
        fallen = frozenset().union(*(self.names(frame) for frame in group if frame.family in HARM and not frame.agents))
        doers = frozenset().union(*(self.doers(frame) for frame in draft.frames))
        suffered = frozenset().union(*(self.names(frame) for frame in draft.frames)) - doers
        return draft.main.family in EXPLOSIVE and bool(fallen & doers) and not fallen & suffered

    def _toll_only(self, frame: Frame) -> bool:
        """Whether a verb of killing has no doer, day or place of its own: it tells what the fight before cost."""
        return (
            frame.family == "kill"
            and frame.is_verb
            and not (self.names(frame) - {""} and frame.agents)
            and not self.days(frame)
            and not self.spots(frame)
        )

    def _occasion(self, frame: Frame, group: list[Frame]) -> bool:
        """Whether a bare noun is only the occasion of a toll: "11 have been killed in four days of fighting"."""
        if frame.is_verb or frame.family not in BATTLE or frame.light is not None or self.names(frame):
            return False
        aside = frame.anchor.dep_ in syntax.OBLIQUES and not any(
            child.lower_ in {"a", "an", "another", "new"} for child in frame.anchor.children
        )
        return aside and any(other.family in HARM for other in group)

    def _elsewhere(self, frame: Frame, draft: Draft) -> bool:
        """Whether the trigger has a place of its own that the draft does not tell of."""
        here = self.spots(frame)
        there: frozenset[str] = frozenset().union(*(self.spots(other) for other in draft.frames))
        return bool(here) and not here <= there

    def _pointing(self, frame: Frame) -> bool:
        """Whether the trigger points back: "the assault", "these clashes", "the bomb went off"."""
        if frame.is_verb:
            return verb_points(frame)
        if frame.anchor.lemma_.lower() not in GENERIC_NOUNS | CROWD_NOUNS or tells_whose(frame):
            return False
        determined = any(
            child.lower_ in DEFINITE for child in frame.anchor.children if child.dep_ in {"det", "nmod:poss"}
        )
        bare = (
            frame.anchor.is_sent_start
            and (
                frame.anchor.lemma_.lower() in MASS_NOUNS
                or (frame.anchor.lemma_.lower() in PLURAL_NOUNS and not self.spots(frame))
            )
            and not self.names(frame)
            and not self.days(frame)
        )
        shown = any(child.lower_ in {"this", "these"} for child in frame.anchor.children)
        new = not shown and any(
            child.dep_ == "nummod"
            or (child.is_digit and len(child) == YEAR)
            or child.lower_ in {"another", "second", "third", "latest", "new", "other"}
            for child in frame.anchor.children
        )
        return (determined or bool(bare)) and not new


def _has_core(frames: list[Frame]) -> bool:
    return any(frame.trigger.strength == "core" for frame in frames)


def _outcome(draft: Draft, real: list[tuple[Frame, Outcome]]) -> Outcome:
    """The main trigger's outcome; fighting that took place makes the whole occurred."""
    outcomes = {id(frame): outcome for frame, outcome in real}
    own = outcomes[id(draft.main)]
    if own in {Outcome.ATTEMPTED, Outcome.PLANNED} and any(
        frame.family in HARM | {"fight"} and outcomes[id(frame)] is Outcome.OCCURRED for frame in draft.frames
    ):
        return Outcome.OCCURRED
    return own
