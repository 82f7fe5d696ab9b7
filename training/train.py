"""Train the English model: `python -m training.train --treebanks DIR --out DIR`.

Three steps: a base on the treebanks alone, a fine-tuning on them mixed with sentences from the templates, and the
rule lemmatizer; then the test figures go into the README beside the weights.
"""

import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import numpy
import spacy
import typer
from spacy.language import Language
from spacy.lookups import load_lookups
from spacy.tokens import Doc
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from spacy.vocab import Vocab
from thinc.api import fix_random_seed

from training.measure import PROBES, load_probes, measure, probe_share
from training.report import Result, readme
from training.templates import sentences
from training.treebanks import DEV, TRAIN, Sentence, documents, group, make_doc, write_docbin

CONFIG = Path(__file__).with_name("config.cfg")
LEMMA_TABLES = ("lemma_rules", "lemma_exc", "lemma_index")
# The tables know no auxiliaries, because their tags file "be" and "have" under verbs.
AUXILIARIES = {
    "be": ("am", "are", "is", "was", "were", "been", "being", "'m", "'re", "'s", "\u2019s"),
    "have": ("has", "had", "having", "'ve", "'d"),
    "do": ("does", "did", "done", "doing"),
    "will": ("wo", "'ll"),
    "can": ("ca",),
}
SEED = 0
TEMPLATE_SENTENCES = 4000
TEMPLATE_SEED = 2011
FINE_TUNE_STEPS = 600
FINE_TUNE_RATE = 0.0005


def template_documents(vocab: Vocab, count: int, seed: int) -> Iterator[Doc]:
    """Yield the template sentences in documents of one to six, with paragraph breaks here and there."""
    chance = random.Random(seed)
    broken: list[Sentence] = []
    for sentence in sentences(count, seed):
        headline = bool(broken) and broken[-1].words[-1].tag != "."
        broken.append(replace(sentence, starts_paragraph=headline or chance.random() < 0.2))
    for run in group(broken, 6, seed):
        yield make_doc(vocab, run)


def train_base(treebanks: Path, work: Path, steps: int | None) -> Path:
    """Train on the treebanks alone and return the folder of the best model."""
    vocab = spacy.blank("en").vocab
    write_docbin(documents(treebanks, TRAIN, vocab), work / "train.spacy")
    write_docbin(documents(treebanks, DEV, vocab), work / "dev.spacy")
    overrides: dict[str, Any] = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
    if steps is not None:
        overrides["training.max_steps"] = steps
    config = load_config(CONFIG, overrides=overrides, interpolate=False)
    nlp = init_nlp(config)
    (work / "base").mkdir(parents=True, exist_ok=True)
    train(nlp, work / "base")
    return work / "base" / "model-best"


def fine_tune(base: Path, treebanks: Path, work: Path) -> Path:
    """Train the base further on treebanks mixed with template sentences and return the folder of the last model."""
    fix_random_seed(SEED)
    nlp = spacy.load(base)
    mixed = [
        *documents(treebanks, TRAIN, nlp.vocab, seed=TEMPLATE_SEED),
        *template_documents(nlp.vocab, TEMPLATE_SENTENCES, TEMPLATE_SEED),
    ]
    write_docbin(mixed, work / "mixed.spacy")
    write_docbin(documents(treebanks, DEV, nlp.vocab), work / "dev.spacy")
    nlp.config["corpora"]["train"]["path"] = str(work / "mixed.spacy")
    nlp.config["corpora"]["dev"]["path"] = str(work / "dev.spacy")
    settings = nlp.config["training"]
    settings["max_steps"] = FINE_TUNE_STEPS
    settings["eval_frequency"] = FINE_TUNE_STEPS // 3
    settings["batcher"]["size"] = 1000
    settings["optimizer"]["learn_rate"].update(
        initial_rate=FINE_TUNE_RATE, warmup_steps=FINE_TUNE_STEPS // 10, total_steps=FINE_TUNE_STEPS
    )
    (work / "tuned").mkdir(parents=True, exist_ok=True)
    train(nlp, work / "tuned")
    return work / "tuned" / "model-last"


def add_lemmatizer(nlp: Language) -> None:
    """Add the rule lemmatizer with its tables inside, auxiliaries among the exceptions."""
    tables = load_lookups("en", list(LEMMA_TABLES))
    exceptions = tables.get_table("lemma_exc")
    exceptions["aux"] = {form: [lemma] for lemma, forms in AUXILIARIES.items() for form in forms}
    for name in ("lemma_rules", "lemma_index"):
        tables.get_table(name)["aux"] = []
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=tables)


def round_weights(nlp: Language) -> None:
    """Round every weight to half precision, so that the files compress well; they stay 32-bit numbers."""
    for _, component in nlp.pipeline:
        for node in component.model.walk() if hasattr(component, "model") else ():
            for name in node.param_names:
                if node.has_param(name):
                    values = node.get_param(name)
                    node.set_param(name, values.astype(numpy.float16).astype(numpy.float32))


def write_model(nlp: Language, out: Path) -> None:
    """Write the model without the treebanks' words and this machine's paths; files beside the weights stay."""
    for corpus in nlp.config["corpora"].values():
        corpus["path"] = None
    nlp.config["paths"].update(train=None, dev=None)
    nlp.meta.update(
        name="libya_events",
        version="1.0.0",
        description="Tagger, morphologizer, dependency parser and rule lemmatizer for English conflict reports.",
        license="CC BY-SA 4.0",
        performance={},
    )
    for name in nlp.pipe_names:
        shutil.rmtree(out / name, ignore_errors=True)
    nlp.to_disk(out, exclude=["vocab"])
    _label_vocab(nlp).to_disk(out / "vocab", exclude=["vectors", "lookups"])


def _label_vocab(nlp: Language) -> Vocab:
    """Return a vocabulary that holds the labels alone, not the words of the treebanks."""
    vocab = spacy.blank("en").vocab
    for name in nlp.pipe_names:
        for label in nlp.pipe_labels[name]:
            vocab.strings.add(label)
    return vocab


def finished(folder: Path) -> Language:
    """Return the trained model in `folder`, rounded and with its lemmatizer."""
    nlp = spacy.load(folder)
    round_weights(nlp)
    add_lemmatizer(nlp)
    return nlp


def publish(base: Path, tuned: Path, treebanks: Path, out: Path) -> str:
    """Write the tuned model and its README to `out`, and return the README: both models' figures, before and after."""
    write_model(finished(tuned), out)
    probes = {path.name: load_probes(path) for path in PROBES}
    results: list[Result] = []
    for title, nlp in (("before", finished(base)), ("after", spacy.load(out))):
        shares = {name: probe_share(nlp, entries) for name, entries in probes.items()}
        results.append((title, measure(nlp, treebanks), shares))
    text = readme(results, TEMPLATE_SENTENCES, {name: len(entries) for name, entries in probes.items()})
    (out / "README.md").write_text(text, encoding="utf-8")
    return text


def main(
    treebanks: Annotated[Path, typer.Option(help="Folder of the UD treebanks (*.conllu.gz).")],
    out: Annotated[Path, typer.Option(help="Folder to write the model to.")] = Path("pipeline/language/model"),
    work: Annotated[Path | None, typer.Option(help="Folder for what lies between; else a temporary one.")] = None,
    base: Annotated[Path | None, typer.Option(help="A base model to fine-tune instead of training one.")] = None,
    steps: Annotated[int | None, typer.Option(help="Steps of the base training, for a trial.")] = None,
) -> None:
    """Train the model, write it to the output folder and print how good it is."""
    with tempfile.TemporaryDirectory() as scratch:
        place = work or Path(scratch)
        base_folder = base or train_base(treebanks, place, steps)
        typer.echo(publish(base_folder, fine_tune(base_folder, treebanks, place), treebanks, out))


if __name__ == "__main__":
    typer.run(main)
