"""A pattern file's text to its entries, each with the lines that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from pipeline.catalogue.errors import Problem
from pipeline.catalogue.notation import expand
from pipeline.strict_yaml import YamlError, load_nodes

Spellings = dict[str, Sequence[str]]
"""What ``<word>`` may stand for besides the word, by the word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in a file, not yet validated; names in short notation are written out."""

    file: str
    line: int
    data: dict[str, Any]
    node: MappingNode | None = None
    """The YAML node, for the lines of its keys; None for a row of a table."""
    origins: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """For each list of names that was written out, the places in the file's list that its items come from."""

    @property
    def id(self) -> str:
        """The entry's id, or empty where it has none."""
        value = self.data.get("id", "")
        return value if isinstance(value, str) else ""

    def line_of(self, path: Iterable[str | int]) -> int:
        """The line of a key or list item inside the entry, as near as the path leads."""
        node: Node | None = self.node
        line = self.line
        origins: Sequence[int] = ()
        for step in path:
            child: Node | None = None
            if isinstance(node, MappingNode):
                child = next((value for key, value in node.value if key.value == step), None)
                origins = self.origins.get(str(step), ()) if node is self.node else ()
            elif isinstance(node, SequenceNode) and isinstance(step, int):
                place = origins[step] if step < len(origins) else step
                child = node.value[place] if place < len(node.value) else None
            if child is None:
                break
            node, line = child, child.start_mark.line + 1
        return line


def read_entries(text: str, file: str, problems: list[Problem], spellings: Spellings | None = None) -> list[Entry]:
    """The entries of a YAML text; what is no entry is added to ``problems``.

    ``spellings`` are those of the files read before; the file's own are added to them.
    """
    spellings = {} if spellings is None else spellings
    try:
        data, node = load_nodes(text, file)
    except YamlError as error:
        problems.append(Problem(file, error.line, "", error.reason))
        return []
    top = data if isinstance(data, dict) else {}
    if not isinstance(node, MappingNode) or not {"entries"} <= set(top) <= {"entries", "spellings"}:
        problems.append(Problem(file, 1, "", "the file must hold a key `entries:` and may hold `spellings:` before it"))
        return []
    nodes = {key.value: value for key, value in node.value}
    if "spellings" in top:
        _add_spellings(top["spellings"], nodes["spellings"], spellings, file, problems)
    listed = [] if top["entries"] is None else top["entries"]
    if not isinstance(listed, list):
        problems.append(Problem(file, 1, "", "`entries:` must hold a list of entries"))
        return []
    entries: list[Entry] = []
    for item, child in zip(listed, nodes["entries"].value, strict=False):
        line = child.start_mark.line + 1
        if isinstance(item, dict):
            entries.append(_written_out(Entry(file, line, item, child), spellings, problems))
        else:
            problems.append(Problem(file, line, "", "an entry must be a block of keys that starts with `- id:`"))
    return entries


def _add_spellings(value: Any, node: Node, spellings: Spellings, file: str, problems: list[Problem]) -> None:
    if not isinstance(value, dict):
        reason = "`spellings:` must hold words, each with the list of what may stand for it"
        problems.append(Problem(file, node.start_mark.line + 1, "", reason))
        return
    for key_node, value_node in node.value:
        words = value.get(key_node.value)
        if key_node.value not in value:
            reason = f"spellings: {key_node.value!r} must be text: put it in quotes"
            problems.append(Problem(file, key_node.start_mark.line + 1, "", reason))
        elif isinstance(words, list) and all(isinstance(word, str) for word in words):
            spellings[key_node.value] = words
        else:
            reason = f"spellings: {key_node.value!r} must have a list of texts"
            problems.append(Problem(file, value_node.start_mark.line + 1, "", reason))


def _written_out(entry: Entry, spellings: Spellings, problems: list[Problem]) -> Entry:
    """The entry with its aliases and dated aliases written out; faults in their notation go to ``problems``."""
    changed: dict[str, list[Any]] = {}
    origins: dict[str, list[int]] = {}
    for key in ("aliases", "dated_aliases"):
        values = entry.data.get(key)
        if not isinstance(values, list):
            continue
        changed[key], origins[key] = [], []
        for place, value in enumerate(values):
            try:
                items = list(_items(value, spellings))
            except ValueError as error:
                problems.append(Problem(entry.file, entry.line_of((key, place)), entry.id, f"{key}: {error}"))
                continue
            changed[key] += items
            origins[key] += [place] * len(items)
    return replace(entry, data={**entry.data, **changed}, origins=origins) if changed else entry


def _items(value: Any, spellings: Spellings) -> Iterator[Any]:
    """The names that an alias stands for: itself a name, or a mapping with one. Raises ``ValueError``."""
    if isinstance(value, str):
        yield from expand(value, spellings)
    elif isinstance(value, dict) and isinstance(value.get("name"), str):
        yield from ({**value, "name": name} for name in expand(value["name"], spellings))
    else:
        yield value
