"""From a word of harm to the people it tells of: by what stands beside it, then by the parse."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.catalogue.inflection import verb_forms
from pipeline.events import syntax
from pipeline.events.casualty_gaps import further, gapped, other_side
from pipeline.events.casualty_lexicon import (
    CAUSES,
    ORDINALS,
    SAYING_VERBS,
    SUFFER,
    THINGS,
    TOLL_LINKS,
)
from pipeline.events.casualty_people import People
from pipeline.events.casualty_surroundings import REACH, WITH
from pipeline.events.casualty_unlisted import Unlisted
from pipeline.events.casualty_words import (
    BODIES,
    COST,
    HOLD,
    LIVES,
    LOSE,
    LOSS,
    SHOOT,
    TAKE_LIFE,
    TOLL,
    Frame,
    Harm,
)
from pipeline.language.counts import bounds
from pipeline.vocabulary import Effect

_COPULA = frozenset({"was", "were", "are", "is"})
_INCLUDE = frozenset({"include", "included", "includes"})
_ALONG = frozenset({("along", "with"), ("together", "with")})
_NAMED = frozenset({"named", "identified"})
_NAMING = _NAMED | {"naming", "identifying"}
_THEIR = frozenset({"their", "his", "her"})
_YET = frozenset({"but", "though", "although", "and", "yet"})
_BRING = frozenset(form for verb in ("bring", "take", "raise", "push") for form in verb_forms(verb))
_SAYING = frozenset(form for lemma in SAYING_VERBS for form in verb_forms(lemma))


def _only_says(subject: Token, verb: Token) -> bool:
    """Whether the subject is that of a verb of saying above: officials who say that men died did not die."""
    return subject.dep_ == "nsubj" and subject.head != verb and subject.head.lower_ in _SAYING


class Links(Unlisted):
    """Finds the patients of the words of harm in one document."""

    def patients(self, harm: Harm) -> list[People]:
        """The phrases for the people that the word of harm tells of, in text order; none where it tells of nobody."""
        if self.is_among(harm):
            return self._one_of_them(harm)
        names = self._names_of(harm)
        if names >= 0:
            listed = self._right(names)
            return self._list_right([listed]) if listed is not None else []
        if self._word(harm.start - 1) == "the" and self._word(harm.end) == "at":
            put = self._at.get(harm.end + 1)
            return [put] if put is not None and put.counted and put.head < 0 else []
        match harm.frame:
            case Frame.ACTS:
                found = self._acted_on(harm)
            case Frame.SUFFERS:
                found = self._sufferers(harm)
            case Frame.STATE:
                found = self._state(harm)
            case Frame.NOUN:
                found = self._of_noun(harm)
        if found and found[-1].start < harm.start and harm.frame in {Frame.ACTS, Frame.SUFFERS}:
            found = [*found, *self._along_with(harm)]
        gap = self._gap(harm, found[-1]) if found else None
        return self._with_totals([*found, gap] if gap is not None else found)

    def _along_with(self, harm: Harm) -> list[People]:
        """ "died along with four policemen": who shared the fate of the subject."""
        words = (self._word(harm.end), self._word(harm.end + 1))
        right = self._right(harm.end + 2) if words in _ALONG else None
        return self._list_right([right]) if right is not None else []

    def _names_of(self, harm: Harm) -> int:
        """Where a list of names follows ("The dead were named as", "gave the names of the dead as"), or -1."""
        if self._word(harm.start - 1) != "the":
            return -1
        if self._word(harm.end) in _COPULA and self._word(harm.end + 1) in _NAMED:
            return harm.end + 2 + (self._word(harm.end + 2) == "as")
        named = self._word(harm.start - 2) in _NAMING
        named = named or (self._word(harm.start - 2) == "of" and self._word(harm.start - 3) in {"name", "names"})
        return harm.end + 1 if named and self._word(harm.end) in {"as", ":"} else -1

    def _gap(self, harm: Harm, last: People) -> People | None:
        if harm.frame is Frame.ACTS and last.start > harm.start:
            return gapped(self.doc, last, self._at) or further(self.doc, last, self._at)
        return other_side(self.doc, max(last.end, harm.end), self._at)

    def loser(self, harm: Harm) -> int:
        """The head of the side that lost or suffered what the word tells, or -1."""
        if self.doc[harm.start].lower_ in LIVES:
            return -1
        for i in range(harm.start, max(self._floor(harm), harm.start - REACH) - 1, -1):
            token = self.doc[i]
            if token.lower_ in LOSE or token.lower_ in SUFFER:
                subject = syntax.subject(token)
                return subject.i if subject is not None else -1
        return -1

    def is_among(self, harm: Harm) -> bool:
        """Whether people are only said to be some of those harmed: "a captain was among the dead"."""
        if self._word(harm.start - 1) == "the" and self._word(harm.end) in _INCLUDE:
            return True
        those = self._word(harm.start - 1) in {"the", "those"}
        return those and self._word(harm.start - 2) in {"among", "amongst"}

    def _one_of_them(self, harm: Harm) -> list[People]:
        """Who is among the dead: the subject after or before "was among the dead"."""
        end = min(self.doc[harm.i].sent.end, harm.end + 2 * REACH)
        opens = self.doc[harm.start - 2].is_sent_start
        verbs = _COPULA | _INCLUDE
        copula = next((i for i in range(harm.end, end if opens else harm.end + 1) if self._word(i) in verbs), -1)
        found = self._right(copula + 1) if copula >= 0 else None
        if found is not None:
            return self._list_right([found])
        subject = self._parsed_subject(harm)
        return self._listed(subject, harm) if subject is not None else []

    def subject(self, harm: Harm) -> People | None:
        """The phrase for the doer that a verb's parse gives it."""
        return self._parsed_subject(harm)

    def is_of_people(self, harm: Harm) -> bool:
        """Whether the word is said of people, by its own subject or by that of the verb above it."""
        return any(
            self._at.get(subject.i) is not None or subject.pos_ == "PRON"
            for token in (self.doc[harm.i], self.doc[harm.i].head)
            if (subject := syntax.subject(token)) is not None and subject.lower_ != "it"
        )

    # -- verbs

    def _acted_on(self, harm: Harm) -> list[People]:
        word = self.doc[harm.start].lower_
        if self._word(harm.end) == "off" and not self.is_passive(harm):
            return []
        right = self._right(harm.end)
        if word in LOSE and self.is_passive(harm):
            lost = self._left(harm)
            return self._listed(lost, harm) if lost is not None and lost.counted and lost.listed else []
        if word in LOSE:
            told = right is not None and right.listed and (right.head >= 0 or self._told_before(harm))
            return self._list_right([right]) if right is not None and told else self._behind_things(harm)
        if self.is_passive(harm):
            return self._sufferers(harm)
        left = None if self._is_perfect(harm) else self._left(harm)
        counted_left = left is not None and left.counted
        if right is not None and not (counted_left and self._has_own_harm(right)):
            return self._list_right([right])
        verb = self.doc[harm.i]
        unlisted = self._unlisted_object(harm) if right is None else None
        if unlisted is not None:
            return [unlisted]
        if not counted_left:
            objects = [
                phrase
                for token in syntax.objects(verb)
                if token.i > harm.i
                and (phrase := self._phrase_for(token)) is not None
                and not self._has_own_harm(phrase)
            ]
            if objects:
                return self._list_right(objects[:1])
            if right is None and any(token.i > harm.i for token in syntax.objects(verb)):
                return self._behind_things(harm)
        if verb.tag_ in {"VBG", "VB", "VBZ", "VBP"} and word.endswith(("ing", "s")):
            return []
        if left is not None:
            return self._listed(left, harm)
        if syntax.is_passive(verb) and not syntax.objects(verb):
            return self._sufferers(harm)
        reduced = verb.tag_ in {"VBN", "VBD"} and not syntax.objects(verb) and not self._is_perfect(harm)
        far = self._far_left(harm) if reduced else None
        return self._listed(far, harm) if far is not None else []

    def _behind_things(self, harm: Harm) -> list[People]:
        """People in a list that things open: "lost four tanks and 20 men", "captured a boat and its crew of six"."""
        objects = [token for token in syntax.objects(self.doc[harm.i]) if token.i > harm.i]
        for token in (other for first in objects for other in syntax.conjuncts(first)):
            phrase = self._at.get(token.i)
            if phrase is not None and phrase.listed and phrase.head >= 0 and not self._has_own_verb(phrase):
                return self._list_right([phrase])
        return self._none_of_its_men(harm)

    def _none_of_its_men(self, harm: Harm) -> list[People]:
        """ "lost a truck but none of its men": things are lost, nobody is."""
        for i in range(harm.end, min(self.doc[harm.i].sent.end, harm.end + 2 * REACH)):
            if i in self._harm_starts or self._word(i) in {";", "."}:
                break
            phrase = self._at.get(i)
            if phrase is None or not phrase.low == phrase.high == 0 or self._word(phrase.start - 1) not in _YET:
                continue
            verbal = phrase.end < len(self.doc) and self.doc[phrase.end].pos_ in {"VERB", "AUX"}
            return [] if verbal else [phrase]
        return []

    def _told_before(self, harm: Harm) -> bool:
        """Whether the sentence has told of people before, so that a bare figure may count people too."""
        return any(phrase.head >= 0 and self._floor(harm) <= phrase.start < harm.start for phrase in self.phrases)

    def _sufferers(self, harm: Harm) -> list[People]:
        """The subject: right before the verb, or where the parse has it."""
        left = self._left(harm)
        parsed = self._parsed_subject(harm)
        if (
            left is not None
            and parsed is not None
            and parsed.start < left.start
            and self._word(left.start - 1) == "and"
            and self._word(harm.start - 1) != "being"
            and not self._has_own_harm(parsed)
        ):
            return sorted({parsed, *self._listed(left, harm)}, key=lambda phrase: phrase.start)
        if left is not None and (parsed is None or not self._inside_phrase(left)):
            first = self._unlisted_subject(harm) if parsed is None else None
            beside = first is not None and first.end < left.start and self._word(left.start - 1) == "and"
            return [*([first] if first is not None and beside else []), *self._listed(left, harm)]
        own = syntax.own_subject(self.doc[harm.i])
        if own is not None and (own.lower_.removesuffix("s") in THINGS or self._is_thing(own)) and parsed is None:
            return []
        found = parsed or self._unlisted_subject(harm) or self._far_left(harm) or left
        return self._listed(found, harm) if found is not None else []

    def _parsed_subject(self, harm: Harm) -> People | None:
        verb = self.doc[harm.i]
        own = [child for child in verb.children if child.dep_ in syntax.SUBJECTS and child.i < harm.start]
        for subject in (syntax.subject(verb), *own):
            told = subject is not None and subject.sent == verb.sent and not _only_says(subject, verb)
            phrase = self._phrase_for(subject) if subject is not None and told else None
            if phrase is not None:
                return phrase
        return None

    def _state(self, harm: Harm) -> list[People]:
        left = self._left(harm)
        if left is not None and (not self._inside_phrase(left) or self._word(left.start - 1) in WITH):
            return self._listed(left, harm)
        if self.is_passive(harm) or any(child.dep_ == "cop" for child in self.doc[harm.i].children):
            return self._sufferers(harm)
        held = self._held(harm) if Effect.CAPTURED in harm.effects else None
        if held is not None:
            return self._list_right([held])
        outer = left and self._outer(left)
        if outer is None and left is None and any(self._word(i) in SHOOT for i in range(harm.i - REACH, harm.i)):
            outer = self._unlisted(self.doc[harm.start - 1])
        return self._listed(outer, harm) if outer else []

    def _held(self, harm: Harm) -> People | None:
        """Who was taken: behind the word ("took prisoner ten men") or its verb ("took 40 men of X prisoner")."""
        verb = next((i for i in range(harm.i, self._floor(harm) - 1, -1) if self._word(i) in HOLD), -1)
        return self._right(harm.end) or (self._right(verb + 1) if verb >= 0 else None)

    # -- nouns

    def _of_noun(self, harm: Harm) -> list[People]:
        word = self.doc[harm.start].lower_
        if word in TOLL:
            return self._toll(harm)
        left = self._at.get(harm.start - 1)
        counted = left if left is not None and left.end == harm.start and left.counted else self._number_of(harm)
        if word in LIVES:
            return self._lives(harm, counted)
        if counted is not None and word not in LOSS:
            return [counted]
        after = self._word(harm.end)
        right = (
            self._right(harm.end + 1) if after == "of" or (after == "to" and Effect.INJURED in harm.effects) else None
        )
        if word in LOSS:
            return self._list_right([right]) if right is not None and right.listed and right.head >= 0 else []
        if right is not None:
            pointing = (
                word in BODIES and not right.counted and self._word(harm.end + 1) in {"the", "these", "those", "their"}
            )
            return [] if pointing else self._list_right([right])
        return self._sufferer_of(harm) or self._bare_noun(harm)

    def _number_of(self, harm: Harm) -> People | None:
        """The figure of a noun that is described: "36 bullet-riddled bodies", "the 12 badly burnt corpses"."""
        if self.doc[harm.i].lower_ not in BODIES:
            return None
        number = next((child.i for child in self.doc[harm.i].children if child.dep_ == "nummod"), harm.end)
        for span in self.doc.spans.get("counts", []):
            if span.start <= number < span.end <= harm.start:
                toll = bounds(span)
                return People(span.start, span.end, -1, toll.low, toll.high, "person", counted=True)
        return None

    def _bare_noun(self, harm: Harm) -> list[People]:
        """ "a fatality" is one person; "led to injuries" is two or more."""
        noun = self.doc[harm.end - 1]
        i = harm.start - 1
        while i > self._floor(harm) and self.doc[i].pos_ == "ADJ" and self._word(i) not in ORDINALS:
            i -= 1
        if (
            noun.lower_ in {"death", "fatality", "injury", "casualty"}
            and noun.dep_ != "compound"
            and self._word(i) in {"a", "an"}
        ):
            return [People(i, harm.end, -1, 1, 1, "person", counted=True)]
        if (
            noun.lower_ in {"deaths", "fatalities", "injuries"}
            and self._word(i) in CAUSES | {"to", "in"}
            and (self._word(i) in CAUSES or self._word(i - 1) in CAUSES)
        ):
            return [People(harm.start, harm.end, -1, 2, None, "person")]
        return []

    def _sufferer_of(self, harm: Harm) -> list[People]:
        """ "three soldiers suffered injuries": who has the injuries is hurt."""
        if Effect.INJURED not in harm.effects:
            return []
        subject = self.loser(harm)
        phrase = self._phrase_for(self.doc[subject]) if subject >= 0 else None
        return self._listed(phrase, harm) if phrase is not None else []

    def _toll(self, harm: Harm) -> list[People]:
        before = self._left_of_number(harm)
        if before is not None:
            return [before]
        verb = self.doc[harm.i].head
        reach = 2 * REACH if harm.end - harm.start > 1 else REACH
        if self.doc[harm.i].dep_ in syntax.SUBJECTS and verb.i > harm.end:
            reach = max(reach, verb.i + REACH - harm.end)
        for i in range(harm.end, min(self.doc[harm.i].sent.end, harm.end + reach)):
            phrase = self._at.get(i)
            if phrase is not None and phrase.counted and phrase.start == i and self._word(i - 1) in TOLL_LINKS:
                return [phrase]
        return []

    def _left_of_number(self, harm: Harm) -> People | None:
        """ "bringing to nine the number of dead": the figure stands before its noun."""
        phrase = self._at.get(harm.start - 2) if self._word(harm.start - 1) == "the" else None
        if phrase is None or not phrase.counted or self._word(phrase.start - 1) != "to":
            return None
        return phrase if self._word(phrase.start - 2) in _BRING else None

    def _lives(self, harm: Harm, counted: People | None) -> list[People]:
        before = [self.doc[i] for i in range(max(self._floor(harm), harm.start - 5), harm.start)]
        if self._word(harm.start - 1) in _THEIR:
            before = [self.doc[i] for i in range(max(self._floor(harm), harm.start - 2 * REACH), harm.start)]
        verb = next((token for token in reversed(before) if token.lower_ in TAKE_LIFE | LOSE), None)
        if verb is None:
            return []
        if counted is not None:
            return [counted]
        if verb.lower_ in COST and self._word(harm.start - 1) in _THEIR:
            payer = self._right(verb.i + 1)
            return self._list_right([payer]) if payer is not None else []
        if self._word(harm.end) == "of":
            right = self._right(harm.end + 1)
            return self._list_right([right]) if right is not None else []
        if verb.lower_ in LOSE:
            return self._sufferers(Harm(verb.i, verb.i + 1, verb.i, harm.effects, Frame.SUFFERS))
        return []
