"""``libya_spaces``: takes white space out of the parse.

The breaks between paragraphs are tokens, but the model never saw one: what it hung on them goes to the word above.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token


@Language.factory("libya_spaces", assigns=["token.head", "token.dep", "token.pos"])
def make_spaces(nlp: Language, name: str) -> SpaceMender:
    """The component, for ``nlp.add_pipe("libya_spaces")``, after the parser."""
    return SpaceMender()


class SpaceMender:
    """Hangs each white-space token on the word before it (after it, at the start) and its dependents on its head."""

    def __call__(self, doc: Doc) -> Doc:
        if doc.has_annotation("DEP"):
            for token in doc:
                if token.is_space:
                    _mend(doc, token)
        return doc


def _mend(doc: Doc, space: Token) -> None:
    sentence = space.sent
    words = [token for token in sentence if not token.is_space]
    space.pos_ = "SPACE"
    if not words:
        return
    children = [child for child in space.children if not child.is_space]
    if space.head.i == space.i:
        heir = children[0] if children else words[0]
        heir.head, heir.dep_ = heir, "ROOT"
        children = [child for child in children if child.i != heir.i]
    else:
        heir = space.head
    for child in children:
        child.head = heir
    before = [word for word in words if word.i < space.i]
    space.head, space.dep_ = (before[-1] if before else words[0]), "dep"
