"""How good a model is: tagging and parsing on treebanks, and the main clauses of the sentences in `probe.yaml`."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.training import Example

from training.treebanks import TESTS, documents

PROBE = Path(__file__).with_name("probe.yaml")
LABELS = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "appos", "acl:relcl", "advcl", "ccomp")


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1 on one treebank; `uas_given` and `las_given` with sentence boundaries given."""

    tag: float
    pos: float
    uas: float
    las: float
    uas_given: float
    las_given: float
    by_label: dict[str, float]
    words_a_second: float


@dataclass(frozen=True, slots=True)
class Probe:
    """A sentence, its main word, and arcs (relations, dependent, heads); alternatives stand side by side."""

    text: str
    root: str
    arcs: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...]


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
        words = sum(len(example.predicted) for example in test)
        started = time.perf_counter()
        given = nlp.evaluate(test)
        seconds = time.perf_counter() - started
        figures[name] = Figures(
            tag=scores["tag_acc"],
            pos=scores["pos_acc"],
            uas=scores["dep_uas"],
            las=scores["dep_las"],
            uas_given=given["dep_uas"],
            las_given=given["dep_las"],
            by_label={label: given["dep_las_per_type"].get(label, {"f": 0.0})["f"] for label in LABELS},
            words_a_second=words / seconds,
        )
    return figures


def load_probes(path: Path = PROBE) -> list[Probe]:
    """Return the probes in `path`."""
    entries: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    probes = []
    for entry in entries:
        arcs = []
        for arc in entry["arcs"]:
            relations, dependent, heads = str(arc).split()
            arcs.append((tuple(relations.split("|")), dependent, tuple(heads.split("|"))))
        probes.append(Probe(entry["text"], entry["root"], tuple(arcs)))
    return probes


def misread(doc: Doc, probe: Probe) -> list[str]:
    """Return what a parsed probe has wrong: its root or an arc, each as words."""
    wrong = []
    root = next(token for token in doc if token.dep_ == "ROOT")
    if root.text != probe.root:
        wrong.append(f"root {probe.root} (read {root.text})")
    for relations, dependent, heads in probe.arcs:
        tokens = [token for token in doc if token.text == dependent]
        if not any(_fits(token, relations, heads) for token in tokens):
            read = ", ".join(f"{token.dep_} of {token.head.text}" for token in tokens)
            wrong.append(f"{'|'.join(relations)} {dependent} {'|'.join(heads)} (read {read})")
    return wrong


def _fits(token: Token, relations: tuple[str, ...], heads: tuple[str, ...]) -> bool:
    relation = token.dep_
    known = relation in relations or (relation not in ("nsubj:pass", "acl:relcl") and relation.split(":")[0] in relations)
    return known and token.head.text in heads


def probe_share(nlp: Language, probes: Iterable[Probe]) -> tuple[float, float]:
    """Return the share of probes whose main clause (root, subject, object, oblique) is right, and of those all right."""
    main = whole = total = 0
    for probe in probes:
        doc = nlp.make_doc(probe.text)
        for token in doc:
            token.is_sent_start = token.i == 0
        wrong = misread(nlp(doc), probe)
        total += 1
        whole += not wrong
        main += not any(_in_main_clause(error, probe.root) for error in wrong)
    return main / total, whole / total


def _in_main_clause(error: str, root: str) -> bool:
    relation, _, rest = error.partition(" ")
    if relation == "root":
        return True
    heads = rest.split(" (read")[0].split()[-1].split("|")
    return root in heads and relation.split(":")[0].split("|")[0] in ("nsubj", "obj", "obl", "aux")
