"""The shipped model reads the probes, and keeps its promises of size and make-up."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import training
from training.measure import PROBES, Arc, Probe, load_probes, mistakes, parse_probe, probe_share

MODEL = Path(training.__file__).parents[1] / "pipeline" / "language" / "model"
FLOORS = {"probe.yaml": (0.92, 0.86), "probe_blind.yaml": (0.85, 0.80), "probe_notes.yaml": (0.60, 0.47)}
"""The main clause, every arc."""
MEGABYTES = 10


def arc(relation: str, dependent: str, head: str) -> Arc:
    return Arc((relation,), dependent, (head,))


MUST_READ = [
    Probe(
        "Zintan forces seized control of the town.",
        "seized",
        (arc("nsubj", "forces", "seized"), arc("obj", "control", "seized"), arc("nmod", "town", "control")),
    ),
    Probe(
        "Clashes between Misrata and Zintan erupted.",
        "erupted",
        (arc("nsubj", "Clashes", "erupted"), arc("nmod", "Misrata", "Clashes"), arc("conj", "Zintan", "Misrata")),
    ),
    Probe("A car bomb killed five.", "killed", (arc("nsubj", "bomb", "killed"), arc("obj", "five", "killed"))),
    Probe(
        "Clashes between the army and smugglers in Sebha.",
        "Clashes",
        (arc("nmod", "army", "Clashes"), arc("conj", "smugglers", "army")),
    ),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def test_the_components(nlp: Language) -> None:
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer"]
    assert nlp.vocab.vectors.shape[0] == 0


def test_the_size() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < MEGABYTES * 2**20


def test_licence_and_attribution_travel_with_the_weights() -> None:
    assert "CC BY-SA 4.0" in (MODEL / "LICENSE").read_text(encoding="utf-8")
    assert "UD_English-EWT" in (MODEL / "ATTRIBUTION").read_text(encoding="utf-8")


def test_no_path_of_a_machine_is_left_in_the_configuration(nlp: Language) -> None:
    assert nlp.config["paths"]["train"] is None
    assert all(corpus["path"] is None for corpus in nlp.config["corpora"].values())


@pytest.mark.parametrize("path", PROBES, ids=lambda path: path.stem)
def test_main_clauses_are_read_as_well_as_measured(nlp: Language, path: Path) -> None:
    main, whole = probe_share(nlp, load_probes(path))
    main_floor, whole_floor = FLOORS[path.name]
    assert main >= main_floor
    assert whole >= whole_floor


@pytest.mark.parametrize("probe", MUST_READ, ids=lambda probe: probe.root)
def test_what_a_base_on_the_treebanks_alone_gets_wrong(nlp: Language, probe: Probe) -> None:
    assert mistakes(parse_probe(nlp, probe), probe) == []


def test_a_paragraph_break_does_not_disturb_the_parse(nlp: Language) -> None:
    doc = nlp.make_doc("Rebels stormed the port.\n\nThe army killed two gunmen.")
    for token in doc:
        token.is_sent_start = token.i == 0 or token.nbor(-1).is_space
    parsed = nlp(doc)
    assert [sentence.root.text for sentence in parsed.sents] == ["stormed", "killed"]
    assert [token.text for token in parsed if token.dep_ == "nsubj"] == ["Rebels", "army"]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Rebels repelled an attack.", "repelled", "repel"),
        ("The army clashed with smugglers.", "clashed", "clash"),
        ("Heavy clashes erupted.", "clashes", "clash"),
        ("Two men were killed.", "were", "be"),
        ("ISIS has beheaded a judge.", "beheaded", "behead"),
        ("ISIS has beheaded a judge.", "has", "have"),
        ("The forces withdrew.", "withdrew", "withdraw"),
    ],
)
def test_lemmas(nlp: Language, text: str, word: str, lemma: str) -> None:
    assert [token.lemma_ for token in nlp(text) if token.text == word] == [lemma]
