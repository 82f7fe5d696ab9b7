"""A pattern file's text to its entries, each with the lines that it stands on.

Strict and safe: only ``true`` and ``false`` are booleans, ``12:30`` and ``2016-04-01`` stay strings, a key that
stands twice is an error, and so are anchors. Built on libyaml's parser, since the catalogue is large.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pipeline.catalogue.errors import Problem

_SAFE: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SAFE):  # type: ignore[misc, valid-type]
    """PyYAML's safe loader with the resolvers of YAML 1.2's core schema and unique keys."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (PyYAML's own name)

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: dict[str, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key must be a plain word", problem_mark=key.start_mark)
            if key.value in seen:
                problem = f"the key {key.value!r} stands twice (first in line {seen[key.value]}): keep one of them"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key.start_mark)
            seen[key.value] = line
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ("n", "~", "")),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+(?:[eE][-+]?[0-9]+)?", "-+0123456789."),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_first))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in a file, not yet validated."""

    file: str
    line: int
    data: dict[str, Any]
    node: MappingNode | None = None
    """The YAML node, for the lines of its keys; None for a row of a table."""

    @property
    def id(self) -> str:
        """The entry's id, or empty where it has none."""
        value = self.data.get("id", "")
        return value if isinstance(value, str) else ""

    def line_of(self, path: Iterable[str | int]) -> int:
        """The line of a key or list item inside the entry, as near as the path leads."""
        node: Node | None = self.node
        line = self.line
        for step in path:
            child: Node | None = None
            if isinstance(node, MappingNode):
                child = next((value for key, value in node.value if key.value == step), None)
            elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
                child = node.value[step]
            if child is None:
                break
            node, line = child, child.start_mark.line + 1
        return line


def read_entries(text: str, file: str, problems: list[Problem]) -> list[Entry]:
    """The entries of a YAML text; what is no entry is added to ``problems``."""
    anchors = re.search(r"^[^#\n'\"]*?[\[\s:,-]\s*[&*][A-Za-z_]\w*(?=[\s,\]]|$)", text, re.MULTILINE)
    if anchors:
        line = text.count("\n", 0, anchors.end()) + 1
        problems.append(Problem(file, line, "", "anchors and aliases (& and *) are not allowed: write it out"))
        return []
    try:
        node, data = _parse(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.append(Problem(file, mark.line + 1 if mark else None, "", _reason(error)))
        return []
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problems.append(Problem(file, None, "", f"not valid YAML ({error})"))
        return []
    if isinstance(node, MappingNode) and data == {"entries": None}:
        return []
    if not isinstance(node, MappingNode) or set(data) != {"entries"} or not isinstance(data["entries"], list):
        problems.append(Problem(file, 1, "", "the file must hold one key, `entries:`, with a list of entries"))
        return []
    entries: list[Entry] = []
    for item, child in zip(data["entries"], node.value[0][1].value, strict=True):
        line = child.start_mark.line + 1
        if isinstance(item, dict):
            entries.append(Entry(file, line, item, child))
        else:
            problems.append(Problem(file, line, "", "an entry must be a block of keys that starts with `- id:`"))
    return entries


def _parse(text: str) -> tuple[Node | None, Any]:
    loader = _Loader(text)
    try:
        node: Node | None = loader.get_single_node()
        return node, (loader.construct_document(node) if node is not None else None)
    finally:
        loader.dispose()


def _reason(error: yaml.MarkedYAMLError) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return ": ".join(parts) or "not valid YAML"
