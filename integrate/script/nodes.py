"""The tree a YAML document is read into: text, lists and maps, each with its place.

Every scalar is text; what it means is up to the field that holds it. A script is hundreds of nodes:
they are not frozen, which would take more time than YAML itself, and say their place when asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from integrate.script.problem import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mark(Protocol):
    """A place in the source, counted from 0."""

    line: int
    column: int


@dataclass(slots=True, eq=False)
class _Placed:
    """What has a place in the source."""

    start: Mark
    end: Mark

    @property
    def span(self) -> Span:
        """Where it stands."""
        start, end = self.start, self.end
        return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


@dataclass(slots=True, eq=False)
class Text(_Placed):
    """A scalar, as it was written."""

    value: str


@dataclass(slots=True, eq=False)
class Listing(_Placed):
    """A list."""

    items: tuple[Node, ...]


@dataclass(slots=True, eq=False)
class Table(_Placed):
    """A map from words to nodes, in the order of the source."""

    entries: tuple[tuple[Text, Node], ...]


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
    if isinstance(node, Table):
        return {
            key.value: value.value if isinstance(value, Text) else meaning(value)
            for key, value in node.entries
        }
    return node.value if isinstance(node, Text) else [meaning(item) for item in node.items]
