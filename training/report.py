"""The README that stands beside the weights, written from the figures just measured."""

from training.measure import LABELS, Figures

Result = tuple[str, dict[str, Figures], dict[str, tuple[float, float]]]

_HEAD = """# The English model

Tagger, morphologizer and dependency parser on one shared small tok2vec, and spaCy's rule lemmatizer, for English
conflict reports: `spacy.load` reads this folder. `make model TREEBANKS=dir` makes it again; this page is written then.

- Trained on UD English EWT and the openly licensed genres of UD English GUM (ATTRIBUTION says whose they are), then
  fine-tuned on the same mixed with {sentences:,} sentences from the grammar in `training/templates.yaml`.
- The runtime pipeline sets sentence boundaries before the parser runs; "given" below means that they were set so.
- Weights are rounded to half precision. The vocabulary holds the labels alone, and there are no vectors.
"""

_PROBES = """
## Main clauses

Sentences in the manner of reports, none from the grammar, their trees written down by hand: those of
`training/probe.yaml` stood beside the work on the grammar, those of `training/probe_blind.yaml` were written after it
was finished. `training/probe_notes.yaml` is blind too: terse notes and headlines. The share whose root, subject, object
and obliques of the main clause are right, and the share with every arc right that was written down.
"""


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def readme(results: list[Result], template_sentences: int, probes: dict[str, int]) -> str:
    """Return the page for the results, "before" and "after" the fine-tuning."""
    lines = [_HEAD.format(sentences=template_sentences), "## Treebanks\n"]
    lines.append(_row("fine-tuning", "treebank", "tags", "POS", "UAS", "LAS", "UAS given", "LAS given"))
    lines.append(_row(*["---"] * 8))
    for title, figures, _ in results:
        for name, f in figures.items():
            shares = (f.tag, f.pos, f.uas, f.las, f.uas_given, f.las_given)
            lines.append(_row(title, name, *(_percent(share) for share in shares)))
    lines.append("\n## F of each label, boundaries given\n")
    names = list(results[0][1])
    lines.append(_row("label", *(f"{name} {title}" for name in names for title, _, _ in results)))
    lines.append(_row(*["---"] * (1 + len(names) * len(results))))
    for label in LABELS:
        scores = [figures[name].by_label.get(label) for name in names for _, figures, _ in results]
        cells = ["not used" if score is None else _percent(score) for score in scores]
        lines.append(_row(label, *cells))
    lines.append(_PROBES)
    lines.append(_row("fine-tuning", "sentences", "main clause", "every arc"))
    lines.append(_row(*["---"] * 4))
    for title, _, probed in results:
        for name, (main, whole) in probed.items():
            lines.append(_row(title, f"{name} ({probes[name]})", _percent(main), _percent(whole)))
    return "\n".join(lines) + "\n"
