"""Whom a freeing is about, where the parse has parted its verb from its subject."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.events import syntax
from pipeline.events.frames import Frame


def with_captives(frames: list[Frame]) -> list[Frame]:
    """The frames, those of setting free filled with whom their sentence tells as taken before."""
    for frame in frames:
        lost = not any(token.pos_ in syntax.NOMINAL for token in frame.patients)
        if frame.family == "release" and frame.is_verb and lost:
            frame.patients.extend(_captives(frame, frames))
    return frames


def _captives(release: Frame, frames: list[Frame]) -> list[Token]:
    """Whom the participle before a passive is about: "two men kidnapped in May … were freed"."""
    if release.anchor.tag_ != "VBN":
        return []
    held = [
        frame
        for frame in frames
        if frame.family in {"abduct", "arrest"}
        and frame.anchor.tag_ == "VBN"
        and frame.anchor.sent == release.anchor.sent
        and frame.span.end <= release.span.start
    ]
    if not held:
        return []
    subject = syntax.own_subject(held[-1].anchor)
    return held[-1].patients or ([subject] if subject is not None else [])
