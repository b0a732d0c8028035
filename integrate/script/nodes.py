"""The tree a YAML document is read into: text, lists and maps, each with its place.

Every scalar is text; what it means is up to the field that holds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.script.problem import Span


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as it was written."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A map from words to nodes, in the order of the source."""

    entries: tuple[tuple[Text, Node], ...]
    span: Span


Node: TypeAlias = Text | Listing | Table


def texts_under(node: Node, key: str) -> Iterator[str]:
    """Yield every text that stands under `key`, anywhere in the tree."""
    if isinstance(node, Listing):
        for item in node.items:
            yield from texts_under(item, key)
    if isinstance(node, Table):
        for name, value in node.entries:
            if name.value == key and isinstance(value, Text):
                yield value.value
            yield from texts_under(value, key)


def meaning(node: Node) -> Any:
    """Return the tree without places: equal for two sources that say the same."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Listing):
        return [meaning(item) for item in node.items]
    return {key.value: meaning(value) for key, value in node.entries}
