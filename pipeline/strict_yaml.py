"""The one way in for YAML: safe, and without the surprises of YAML 1.1.

Only ``true`` and ``false`` are booleans (``NO`` and ``on`` are words), ``12:30`` and ``2016-09-27`` are
strings, ``010`` is a string; a key that stands twice in a mapping is an error, and so is an alias.
Texts are parsed by libyaml where PyYAML was built with it, since the patterns are large.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.tokens import AliasToken

_SAFE: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_DEEPEST = 100
"""Brackets inside one another: PyYAML's own parser takes seconds over a few thousand that are left open."""
_WIDEST = 500
"""Blanks, dashes and marks before the first word of a line: libyaml takes the process down at some ten thousand."""
_INDENT = re.compile(rf"^(?=[ \t?:-]{{{_WIDEST}}})[ \t]*(?:[-?:][ \t]+)*", re.MULTILINE)
_BRACKETS = re.compile(r"[\[\]{}]")
_MAY_BE_ALIAS = re.compile(r"\*[^\s,\[\]{}]")


class YamlError(ValueError):
    """What is wrong in a YAML text. ``line`` counts from 1 and is None where it is not known."""

    def __init__(self, name: str, line: int | None, reason: str) -> None:
        self.name = name
        self.line = line
        self.reason = reason
        where = f"{name}, line {line}" if line else name
        super().__init__(f"{where}: {reason}")


class _Loader(_SAFE):  # type: ignore[misc, valid-type]
    """PyYAML's safe loader with the resolvers of YAML 1.2's core schema."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (PyYAML's own name)

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool]) -> str:
        # Most scalars are words: they need no regular expressions.
        if kind is ScalarNode and value[:1] not in self.yaml_implicit_resolvers:
            return f"{_TAG}str"
        tag: str = super().resolve(kind, value, implicit)
        return tag


for _type, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ("n", "~", "")),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(?:0|[1-9][0-9]*)?\.[0-9]+(?:[eE][-+]?[0-9]+)?", "-+0123456789."),
):
    _Loader.add_implicit_resolver(_TAG + _type, re.compile(rf"(?:{_pattern})\Z"), list(_first))


def load_yaml(text: str, name: str) -> Any:
    """The value that a YAML text holds; ``name`` is the file's, for messages.

    Raises ``YamlError`` with the line for anything that is not strict, safe YAML.
    """
    return load_nodes(text, name)[0]


def load_nodes(text: str, name: str) -> tuple[Any, Node | None]:
    """The value that a YAML text holds, and the node that it was made from, which knows the lines.

    Raises ``YamlError`` as ``load_yaml`` does.
    """
    _reject_depth(text, name)
    try:
        _reject_aliases(text)
        node = _compose(text)
        return (None if node is None else _value(node)), node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = ": ".join(part for part in (error.context, error.problem) if part)
        raise YamlError(name, mark.line + 1 if mark else None, reason or "not valid YAML") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlError(name, None, f"not valid YAML ({error})") from error


def _compose(text: str) -> Node | None:
    try:
        node: Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        yaml.compose(text, Loader=yaml.SafeLoader)  # It says better than libyaml what is wrong.
        raise
    return node


def _reject_aliases(text: str) -> None:
    if _MAY_BE_ALIAS.search(text) is None:
        return
    for token in yaml.scan(text, Loader=_Loader):
        if isinstance(token, AliasToken):
            _fail("anchors and aliases are not allowed: write it out", token)


def _reject_depth(text: str, name: str) -> None:
    """Raises ``YamlError`` where lists stand in lists without end.

    Brackets count wherever they stand: in quotes, a text of patterns holds nowhere near as many unclosed.
    """
    for wide in _INDENT.finditer(text):
        if len(wide.group()) > _WIDEST:
            line = text.count("\n", 0, wide.start()) + 1
            raise YamlError(name, line, f"more than {_WIDEST} blanks and dashes before its first word")
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        depth = depth + 1 if bracket.group() in "[{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            line = text.count("\n", 0, bracket.start()) + 1
            raise YamlError(name, line, f"more than {_DEEPEST} brackets inside one another")


def _value(node: Node) -> Any:
    """What a node stands for. PyYAML's own constructors know more types, and take twice as long."""
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if isinstance(node, SequenceNode) and node.tag == f"{_TAG}seq":
        return [_value(child) for child in node.value]
    if isinstance(node, MappingNode) and node.tag == f"{_TAG}map":
        return _mapping(node)
    return _fail(f"could not determine a constructor for the tag {node.tag!r}", node)


def _scalar(node: ScalarNode) -> Any:
    text: str = node.value
    match node.tag.removeprefix(_TAG):
        case "str":
            return text
        case "int":
            return int(text)
        case "float":
            return float(text)
        case "bool" if text in {"true", "false"}:
            return text == "true"
        case "null":
            return None
    return _fail(f"could not determine a constructor for the tag {node.tag!r}", node)


def _mapping(node: MappingNode) -> dict[Any, Any]:
    values: dict[Any, Any] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, ScalarNode):
            _fail("a key must be a plain word", key_node)
        first = lines.setdefault(key_node.value, key_node.start_mark.line + 1)
        key = _scalar(key_node)
        if key in values or len(lines) == len(values):
            _fail(f"the key {key_node.value!r} stands twice (first in line {first}): keep one of them", key_node)
        values[key] = _value(value_node)
    return values


def _fail(problem: str, at: Any) -> Any:
    raise yaml.MarkedYAMLError(problem=problem, problem_mark=at.start_mark)
