"""Which tellings speak with one voice: one publisher, or one agency's copy in several papers."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.incidents.tellings import Telling
from pipeline.incidents.wording import copied
from pipeline.vocabulary import SourceKind

NEUTRAL = frozenset({SourceKind.OFFICIAL, SourceKind.MEDICAL, SourceKind.UN_NGO})
"""Kinds of source that count and check and do not fight; an authority that fights is a party already in its row."""


class Voices:
    """The independent voices among an incident's tellings."""

    def __init__(self, group: Sequence[Telling]) -> None:
        self._voice_of: dict[str, int] = {}
        for place, telling in enumerate(group):
            joined = {self._voice_of[other.event.event_id] for other in group[:place] if _one_voice(telling, other)}
            voice = min(joined, default=place)
            for event_id, known in self._voice_of.items():
                if known in joined:
                    self._voice_of[event_id] = voice
            self._voice_of[telling.event.event_id] = voice

    def same(self, one: Telling, other: Telling) -> bool:
        """Whether the two tellings are one voice."""
        return self._voice_of[one.event.event_id] == self._voice_of[other.event.event_id]


def _one_voice(one: Telling, other: Telling) -> bool:
    if one.facts.publisher and one.facts.publisher.casefold() == other.facts.publisher.casefold():
        return True
    return copied(one.sentences, other.sentences)
