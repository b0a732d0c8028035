"""The tree a YAML document is read into: text, lists and maps, each with its place.

Every scalar is text; what it means is up to the field that holds it. A script is hundreds of nodes:
they are PyYAML's own, which libyaml's binding puts together much faster than any others could be.
Their tags mean nothing here. A key of a map is always a `Text`, and stands in it once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from integrate.script.problem import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Text = yaml.ScalarNode
"""A scalar; its `value` is the text as it was written."""
Listing = yaml.SequenceNode
"""A list; its `value` are its nodes."""
Table = yaml.MappingNode
"""A map from words to nodes; its `value` are the pairs of both, in the order of the source."""

Node: TypeAlias = Text | Listing | Table


def span_of(node: Node) -> Span:
    """Return where a node stands in the source."""
    start, end = node.start_mark, node.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def texts_under(node: Node, key: str) -> Iterator[str]:
    """Yield every text that stands under `key`, anywhere in the tree."""
    if isinstance(node, Listing):
        for item in node.value:
            yield from texts_under(item, key)
    if isinstance(node, Table):
        for name, value in node.value:
            if name.value == key and isinstance(value, Text):
                yield value.value
            yield from texts_under(value, key)


def meaning(node: Node) -> Any:
    """Return the tree without places: equal for two sources that say the same."""
    if isinstance(node, Table):
        return {
            key.value: value.value if isinstance(value, Text) else meaning(value)
            for key, value in node.value
        }
    return node.value if isinstance(node, Text) else [meaning(item) for item in node.value]
