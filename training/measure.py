"""How good a model is: tagging and parsing on treebanks, and the main clauses of the probes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example

from training.treebanks import TESTS, documents

PROBES = tuple(Path(__file__).with_name(name) for name in ("probe.yaml", "probe_blind.yaml", "probe_notes.yaml"))
# Relations whose subtype a probe must name, because it changes who did what.
DISTINCT = ("nsubj:pass", "acl:relcl")
MAIN_RELATIONS = ("nsubj", "obj", "obl", "aux")
LABELS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "appos", "acl:relcl", "advcl", "ccomp")


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1 on one treebank; `uas_given` and `las_given` with sentence boundaries given.

    `by_label` has the F of the labels that the treebank uses: PUD has no obl:agent.
    """

    tag: float
    pos: float
    uas: float
    las: float
    uas_given: float
    las_given: float
    by_label: dict[str, float]


@dataclass(frozen=True, slots=True)
class Arc:
    """What a dependent should hang on, and how; alternatives stand side by side."""

    relations: tuple[str, ...]
    dependent: str
    heads: tuple[str, ...]

    def fits(self, token: Token) -> bool:
        """Say whether the token hangs as the arc says; a relation without a subtype takes any that is no passive."""
        relation = token.dep_
        plain = relation.split(":")[0]
        known = relation in self.relations or (relation not in DISTINCT and plain in self.relations)
        return known and token.head.text in self.heads


@dataclass(frozen=True, slots=True)
class Probe:
    """A sentence, its main word, and the arcs expected."""

    text: str
    root: str
    arcs: tuple[Arc, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What a parse has wrong, in words, and whether it lies in the main clause."""

    words: str
    main: bool


def examples(nlp: Language, treebanks: Path, name: str, boundaries: bool) -> list[Example]:
    """Return a treebank's documents to predict on, with the sentence boundaries set where `boundaries` says so."""
    found = []
    for reference in documents(treebanks, [name], nlp.vocab):
        example = Example(nlp.make_doc(reference.text), reference)
        if boundaries:
            set_boundaries(example)
        found.append(example)
    return found


def set_boundaries(example: Example) -> None:
    """Set the reference's sentence starts on the predicted document, as the runtime pipeline does."""
    starts = example.get_aligned("SENT_START")
    for token, start in zip(example.predicted, starts, strict=True):
        token.is_sent_start = start == 1


def measure(nlp: Language, treebanks: Path) -> dict[str, Figures]:
    """Return the figures of each test treebank, by name."""
    figures = {}
    for name in TESTS:
        scores = nlp.evaluate(examples(nlp, treebanks, name, boundaries=False))
        test = examples(nlp, treebanks, name, boundaries=True)
        given = nlp.evaluate(test)
        used = {token.dep_ for example in test for token in example.reference}
        figures[name] = Figures(
            tag=scores["tag_acc"],
            pos=scores["pos_acc"],
            uas=scores["dep_uas"],
            las=scores["dep_las"],
            uas_given=given["dep_uas"],
            las_given=given["dep_las"],
            by_label={label: given["dep_las_per_type"][label]["f"] for label in LABELS if label in used},
        )
    return figures


def load_probes(path: Path) -> list[Probe]:
    """Return the probes in `path`."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Probe(entry["text"], entry["root"], tuple(_arc(arc) for arc in entry["arcs"])) for entry in entries]


def _arc(text: str) -> Arc:
    relations, dependent, heads = text.split()
    return Arc(tuple(relations.split("|")), dependent, tuple(heads.split("|")))


def parse_probe(nlp: Language, probe: Probe) -> Doc:
    """Return the probe parsed as the one sentence that it is."""
    doc = nlp.make_doc(probe.text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return nlp(doc)


def mistakes(doc: Doc, probe: Probe) -> list[Mistake]:
    """Return what a parsed probe has wrong: its root or arcs."""
    found = []
    root = next(token for token in doc if token.dep_ == "ROOT")
    if root.text != probe.root:
        found.append(Mistake(f"root {probe.root}, read as {root.text}", main=True))
    for arc in probe.arcs:
        tokens = [token for token in doc if token.text == arc.dependent]
        if not any(arc.fits(token) for token in tokens):
            read = ", ".join(f"{token.dep_} of {token.head.text}" for token in tokens)
            main = probe.root in arc.heads and arc.relations[0].split(":")[0] in MAIN_RELATIONS
            found.append(Mistake(f"{'|'.join(arc.relations)} {arc.dependent} of {'|'.join(arc.heads)}: {read}", main))
    return found


def probe_share(nlp: Language, probes: Sequence[Probe]) -> tuple[float, float]:
    """Return the share of probes with a right main clause (root, subject, object, oblique), and with all arcs right."""
    found = [mistakes(parse_probe(nlp, probe), probe) for probe in probes]
    main = sum(not any(mistake.main for mistake in wrong) for wrong in found)
    whole = sum(not wrong for wrong in found)
    return main / len(probes), whole / len(probes)
