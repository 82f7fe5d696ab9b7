"""Universal Dependencies treebanks (CoNLL-U, gzipped) as spaCy documents of several sentences."""

import gzip
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

TRAIN = ("ewt-train", "gum-open-train")
DEV = ("ewt-dev", "gum-open-dev")
TESTS = ("ewt-test", "gum-open-test", "pud-test")
PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` counts from 0 within the sentence, the root is its own head."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A tree, and whether the source begins a new paragraph or a new text with it."""

    words: tuple[Word, ...]
    starts_paragraph: bool = False
    starts_text: bool = False


class TreebankError(ValueError):
    """A treebank file that is missing or cannot be read as CoNLL-U."""


def treebank_path(folder: Path, name: str) -> Path:
    """Return the file of the treebank `name` in `folder`; raise TreebankError where there is none."""
    path = folder / f"{name}.conllu.gz"
    if not path.is_file():
        raise TreebankError(f"{path} is missing: put the UD treebank there, or name another folder with --treebanks")
    return path


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the trees of a gzipped CoNLL-U file; raise TreebankError for a line that is none."""
    rows: list[list[str]] = []
    paragraph = text = False
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            line = line.rstrip("\n")
            if line.startswith("#"):
                paragraph = paragraph or line.startswith("# newpar")
                text = text or line.startswith("# newdoc")
            elif line:
                columns = line.split("\t")
                if len(columns) != 10:
                    raise TreebankError(f"{path}:{number}: expected 10 columns, found {len(columns)}")
                rows.append(columns)
            elif rows:
                yield Sentence(_words(rows), paragraph, text)
                rows, paragraph, text = [], False, False
    if rows:
        yield Sentence(_words(rows), paragraph, text)


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    """Read the word lines; the parts of a multiword token ("do" + "n't") stand together, its end has its space."""
    words: list[Word] = []
    inside_until, space_after_range = 0, True
    for number, form, lemma, pos, tag, morph, head, dep, _, misc in rows:
        space = "SpaceAfter=No" not in misc.split("|")
        if "-" in number:
            inside_until, space_after_range = int(number.split("-")[1]), space
            continue
        if "." in number:  # an empty node of the enhanced graph
            continue
        index = int(number)
        if index <= inside_until:
            space = space_after_range if index == inside_until else False
        governor = int(head) - 1 if head != "0" else index - 1
        feats = "" if morph == "_" else morph
        words.append(Word(form, lemma, pos, tag, feats, governor, dep if head != "0" else "ROOT", space))
    return tuple(words)


def make_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """Return one annotated document; a paragraph break becomes a white-space token that hangs on the word before."""
    words: list[Word] = []
    for sentence in sentences:
        if words and sentence.starts_paragraph:
            last = words[-1]
            words[-1] = Word(last.form, last.lemma, last.pos, last.tag, last.morph, last.head, last.dep, False)
            words.append(Word(PARAGRAPH_BREAK, PARAGRAPH_BREAK, "SPACE", "_SP", "", len(words) - 1, "dep", False))
        offset = len(words)
        words += [Word(w.form, w.lemma, w.pos, w.tag, w.morph, w.head + offset, w.dep, w.space) for w in sentence.words]
    return Doc(
        vocab,
        words=[w.form for w in words],
        spaces=[w.space for w in words],
        tags=[w.tag for w in words],
        pos=[w.pos for w in words],
        morphs=[w.morph for w in words],
        lemmas=[w.lemma for w in words],
        heads=[w.head for w in words],
        deps=[w.dep for w in words],
    )


def group(sentences: Iterable[Sentence], longest: int, seed: int) -> Iterator[list[Sentence]]:
    """Yield runs of 1 to `longest` neighbouring sentences; a run never crosses into another text."""
    chance = random.Random(seed)
    run: list[Sentence] = []
    size = chance.randint(1, longest)
    for sentence in sentences:
        if run and (len(run) >= size or sentence.starts_text):
            yield run
            run, size = [], chance.randint(1, longest)
        run.append(sentence)
    if run:
        yield run


def documents(folder: Path, names: Iterable[str], vocab: Vocab, longest: int = 10, seed: int = 0) -> Iterator[Doc]:
    """Yield the documents of the named treebanks, several sentences each."""
    for name in names:
        for run in group(read_sentences(treebank_path(folder, name)), longest, seed):
            yield make_doc(vocab, run)


def write_docbin(docs: Iterable[Doc], path: Path) -> int:
    """Write the documents as a DocBin and return how many there were."""
    store = DocBin(store_user_data=False, docs=docs)
    path.parent.mkdir(parents=True, exist_ok=True)
    store.to_disk(path)
    return len(store)
