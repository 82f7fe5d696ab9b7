"""Sentences in the manner of conflict reports, with their trees, from the grammar in `templates.yaml`.

A rule is a row of items. `dep=X` is a dependent, `*X` the head, `+X` splices in the items of another rule, a leading
`?` makes an item optional, brackets hold a rule inside a rule, `A|B` is a choice. X is a symbol of the grammar or the
lexicon (`CLASH`), one in a given form (`CLASH.VBD`, `CLASH.NNS`), a verb by its lemma in a given form (`seize.PAST`),
or a word (`of`, `dead/JJ`). The form `@` is handed down from the symbol above. PAST and PRES agree with their subject.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from training.treebanks import Sentence, Word
from training.words import a_or_an, feats, finite, inflect, part_of_speech

GRAMMAR = Path(__file__).with_name("templates.yaml")
LONGEST = 45
DEEPEST = 9
BRACKETS = {"-LRB-": "(", "-RRB-": ")"}
OPTIONAL_SHARE = 0.4
FINITE_FORMS = frozenset({"PAST", "PRES"})
NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", ")", "'s", "\u2019s", "''", "n't"})
_ITEM = re.compile(r"\s*(\?)?(?:(\+)|(\*)|([a-z:]+)=)(\(|\S+)")
_SYMBOL = re.compile(r"[A-Z][A-Z0-9_]+")
_WEIGHT = re.compile(r"(\d+)x ")


class TemplateError(ValueError):
    """A rule of the grammar that cannot be read or names something unknown."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a rule; the head's `dep` is empty, a splice's is "+"."""

    dep: str
    choices: tuple[str, ...] = ()
    group: "tuple[Item, ...]" = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one kind; `shape` says how the words of an entry hang together (flat, compound)."""

    tag: str
    words: tuple[str, ...]
    shape: str


@dataclass(slots=True)
class Node:
    """A word with its dependents before and after it, each in order."""

    form: str
    tag: str
    lemma: str = ""
    dep: str = ""
    before: "list[Node]" = field(default_factory=list)
    after: "list[Node]" = field(default_factory=list)

    def in_order(self) -> "Iterator[Node]":
        """Yield the words of this subtree as they stand in the sentence."""
        for child in self.before:
            yield from child.in_order()
        yield self
        for child in self.after:
            yield from child.in_order()


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules (weight, items) by symbol, the lexicon, tags of closed-class words and irregular verbs."""

    rules: dict[str, tuple[tuple[int, tuple[Item, ...]], ...]]
    lexicon: dict[str, Lexicon]
    tags: dict[str, str]
    irregular: dict[str, list[str]]


def parse_rule(text: str) -> tuple[Item, ...]:
    """Return the items of a rule; raise TemplateError where it is malformed."""
    items, end = _parse(text, 0, text)
    if text[end:].strip():
        raise TemplateError(f"cannot read {text[end:]!r} in the rule {text!r}")
    return items


def _parse(text: str, start: int, whole: str) -> tuple[tuple[Item, ...], int]:
    items: list[Item] = []
    while match := _ITEM.match(text, start):
        optional, splice, _, dep, value = match.groups()
        name = "+" if splice else dep or ""
        if value == "(":
            group, start = _parse(text, match.end(), whole)
            if text[start : start + 1] != ")":
                raise TemplateError(f"an open bracket in the rule {whole!r}")
            start += 1
            items.append(Item(name, group=group, optional=bool(optional)))
            continue
        closing = len(value) - len(value.rstrip(")"))
        value, start = value[: len(value) - closing], match.end() - closing
        items.append(Item(name, choices=tuple(value.split("|")), optional=bool(optional)))
    return tuple(items), start


@cache
def load_grammar(path: Path = GRAMMAR) -> Grammar:
    """Return the grammar in `path`; raise TemplateError where a rule is malformed."""
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    rules: dict[str, tuple[tuple[int, tuple[Item, ...]], ...]] = {}
    for symbol, lines in data["grammar"].items():
        read = []
        for line in str(lines).strip().splitlines():
            weight = _WEIGHT.match(line)
            read.append((int(weight[1]) if weight else 1, parse_rule(line[weight.end() :] if weight else line)))
        rules[symbol] = tuple(read)
    lexicon = {
        symbol: Lexicon(
            entry["tag"],
            tuple(str(w) for w in entry["words"]),
            entry.get("shape", "compound" if entry["tag"] == "NOUN" else "flat"),
        )
        for symbol, entry in data["lexicon"].items()
    }
    tags = {str(word): tag for tag, words in data["tags"].items() for word in words}
    return Grammar(rules, lexicon, tags, data["irregular"])


class Generator:
    """Draws sentences from a grammar; the same seed draws the same sentences."""

    def __init__(self, grammar: Grammar, seed: int) -> None:
        self.grammar = grammar
        self.chance = random.Random(seed)

    def sentence(self, symbol: str = "S") -> Sentence:
        """Return one sentence with its tree, not longer than LONGEST words."""
        while True:
            root = self._symbol(symbol, "", 0)
            root.dep = "ROOT"
            nodes = _without_idle_commas(root)
            if len(nodes) <= LONGEST:
                return _finish(root, nodes, self.grammar.irregular)

    def _symbol(self, name: str, form: str, depth: int) -> Node:
        if name in self.grammar.lexicon:
            return self._entry(self.grammar.lexicon[name], form)
        if name not in self.grammar.rules:
            raise TemplateError(f"the grammar has no symbol {name!r}")
        return self._items(self._choose(name, depth), form, depth)

    def _choose(self, name: str, depth: int) -> tuple[Item, ...]:
        rules = self.grammar.rules[name]
        if depth > DEEPEST:  # the first rule of a symbol is its plain one: this ends a recursion
            return rules[0][1]
        return self.chance.choices([items for _, items in rules], [weight for weight, _ in rules])[0]

    def _items(self, items: tuple[Item, ...], form: str, depth: int) -> Node:
        head: Node | None = None
        before: list[Node] = []
        after: list[Node] = []
        for item in self._spliced(items, depth):
            node = self._value(item, form, depth + 1)
            if not item.dep:
                if head is not None:
                    raise TemplateError(f"two heads in {items}")
                head = node
                continue
            node.dep = item.dep
            (before if head is None else after).append(node)
            if item.dep == "flat":  # every later word of a name hangs on its first
                after += node.after
                node.after = []
        if head is None:
            raise TemplateError(f"no head in {items}")
        head.before[:0] = before
        head.after += after
        return head

    def _spliced(self, items: tuple[Item, ...], depth: int) -> Iterator[Item]:
        for item in items:
            if item.optional and (depth > DEEPEST or self.chance.random() > OPTIONAL_SHARE):
                continue
            if item.dep == "+":
                yield from self._spliced(self._choose(self.chance.choice(item.choices), depth), depth)
            else:
                yield item

    def _value(self, item: Item, form: str, depth: int) -> Node:
        if item.group:
            return self._items(item.group, form, depth)
        choice = self.chance.choice(item.choices)
        name, dot, asked = choice.partition(".")
        asked = form if asked == "@" else asked
        if _SYMBOL.fullmatch(name) and (dot or "/" not in choice):
            return self._symbol(name, asked, depth)
        if dot and name:
            return self._verb(name, asked)
        word, slash, tag = choice.rpartition("/")
        if not slash:
            word, tag = choice, self.grammar.tags.get(choice, "")
        if not tag:
            raise TemplateError(f"the word {choice!r} has no tag in the grammar")
        return Node(BRACKETS.get(word, word), tag)

    def _entry(self, entry: Lexicon, form: str) -> Node:
        word = self.chance.choice(entry.words)
        if entry.tag == "VERB":
            return self._verb(word, form)
        if entry.tag == "NOUN":
            first, _, last = word.rpartition(" ")
            word = f"{first} {inflect(last, form, self.grammar.irregular)}".strip()
        return _name(word, form if entry.tag == "NOUN" else entry.tag, entry.shape)

    def _verb(self, lemma: str, form: str) -> Node:
        """Return a verb, a phrasal one ("carry out") with its particle behind it; PAST and PRES wait for agreement."""
        lemma, _, particle = lemma.replace("_", " ").partition(" ")
        word = lemma if form in FINITE_FORMS else inflect(lemma, form, self.grammar.irregular)
        node = Node(word, form, lemma)
        if particle:
            node.after.append(Node(particle, "RP", dep="compound:prt"))
        return node


def _name(text: str, tag: str, shape: str) -> Node:
    """Return an entry's tree: flat hangs later words on the first, compound the earlier ones on the last."""
    parts = [part for part in re.split(r"( |-)", text) if part != " "]
    words = [part for part in parts if part != "-"]
    if shape == "flat":
        head = Node(words[0], tag)
        hyphen = False
        for part in parts[1:]:
            if part == "-":
                hyphen = True
                continue
            node = Node(part, "NNP" if tag == "NNPS" else tag, dep="flat")
            if hyphen:
                node.before.append(Node("-", "HYPH", dep="punct"))
                hyphen = False
            head.after.append(node)
        return head
    head = Node(parts[-1], tag)
    modifier = {"NNPS": "NNP", "NNS": "NN"}.get(tag, tag)
    for part in reversed(parts[:-1]):
        if part == "-":
            head.before.insert(0, Node("-", "HYPH", dep="punct"))
        else:
            head.before.insert(0, Node(part, modifier, dep="compound"))
    return head


def _without_idle_commas(root: Node) -> list[Node]:
    """Return the words in order; a comma that closes a phrase goes where other punctuation follows at once."""
    nodes = list(root.in_order())
    idle = {
        id(node)
        for node, follower in pairwise(nodes)
        if node.form == "," and follower.tag in (",", ".", "-RRB-", "POS")
    }
    for node in nodes:
        node.before = [child for child in node.before if id(child) not in idle]
        node.after = [child for child in node.after if id(child) not in idle]
    return [node for node in nodes if id(node) not in idle]


def _finish(root: Node, nodes: list[Node], irregular: dict[str, list[str]]) -> Sentence:
    """Settle agreement, articles and the capital, and return the sentence."""
    parents = {id(child): node for node in nodes for child in [*node.before, *node.after]}
    index = {id(node): position for position, node in enumerate(nodes)}
    plural = {id(node): _plural_subject(node, parents) for node in nodes if node.tag in FINITE_FORMS}
    for node in nodes:
        if node.tag in FINITE_FORMS:
            node.form, node.tag = finite(node.lemma, node.tag, plural[id(node)], irregular)
    for node, follower in pairwise(nodes):
        if node.form == "a" and node.tag == "DT":
            node.form = a_or_an(follower.form)
    words = []
    for position, node in enumerate(nodes):
        form = node.form[0].upper() + node.form[1:] if position == 0 else node.form
        pos = part_of_speech(node.tag, node.dep, node.form)
        morph = feats(node.tag, node.dep, node.form.lower(), plural.get(id(node), False), _is_passive(node))
        head = index[id(parents[id(node)])] if node is not root else position
        space = position + 1 == len(nodes) or not _glued(node, nodes[position + 1])
        words.append(Word(form, node.form.lower(), pos, node.tag, morph, head, node.dep, space))
    return Sentence(tuple(words))


def _glued(node: Node, follower: Node) -> bool:
    """Say whether no space stands between a word and the next."""
    if "HYPH" in (node.tag, follower.tag) or node.tag in ("-LRB-", "``"):
        return True
    return follower.form in NO_SPACE_BEFORE or follower.tag == "''"


def _is_passive(node: Node) -> bool:
    return any(child.dep == "aux:pass" for child in node.before)


def _plural_subject(node: Node, parents: dict[int, Node]) -> bool:
    """Say whether the subject a finite word agrees with is plural; a verb joined by "and" may borrow its subject."""
    clause = parents[id(node)] if node.dep.startswith(("aux", "cop")) else node
    while True:
        subject = next((child for child in _children(clause) if child.dep.startswith("nsubj")), None)
        if subject is not None or clause.dep != "conj":
            break
        clause = parents[id(clause)]
    if subject is not None and subject.tag in ("WP", "WDT"):
        subject = parents[id(clause)]
    if subject is None:
        return False
    joined = any(child.dep == "conj" for child in _children(subject))
    many = subject.tag == "CD" and subject.form.lower() not in ("1", "one")
    return subject.tag in ("NNS", "NNPS") or subject.form.lower() in ("they", "those", "several") or joined or many


def _children(node: Node) -> list[Node]:
    return [*node.before, *node.after]


def sentences(count: int, seed: int) -> Iterator[Sentence]:
    """Yield `count` different sentences drawn with `seed`."""
    generator = Generator(load_grammar(), seed)
    seen: set[tuple[str, ...]] = set()
    while len(seen) < count:
        drawn = generator.sentence()
        forms = tuple(word.form for word in drawn.words)
        if forms not in seen:
            seen.add(forms)
            yield drawn
