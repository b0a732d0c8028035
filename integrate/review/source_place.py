"""Where in the source something stands that the script itself keeps no place of.

Places are looked up only for what was found, so that a script without findings pays nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from integrate.script.nodes import Table, span_of
from integrate.script.problem import START, Reading, Span
from integrate.script.source import parse

if TYPE_CHECKING:
    from integrate.script.nodes import Node


@dataclass(frozen=True)
class Source:
    """The text of one file."""

    text: str

    @cached_property
    def _tree(self) -> Node | None:
        return parse(self.text, Reading())

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins, and where the text ends."""
        return [0, *accumulate(map(len, self.text.splitlines(keepends=True)))]

    def key(self, *path: str) -> Span:
        """Return the place of a key, given the keys that lead to it, or of the last one found."""
        return self._find(path)[0]

    def value(self, *path: str) -> Span:
        """Return the place of what stands under a key, found as `key` finds it."""
        return self._find(path)[1]

    def phrase(self, span: Span, phrase: str) -> Span:
        """Return where in a stretch a phrase stands; the stretch if it is not found.

        The phrase may be broken over lines there.
        """
        words = [re.escape(word) for word in phrase.split()]
        start = self._offset(span.line, span.column)
        end = self._offset(span.end_line, span.end_column)
        found = re.compile(r"\s+".join(words)).search(self.text, start, end) if words else None
        if found is None:
            return span
        return Span(*self._position(found.start()), *self._position(found.end()), file=span.file)

    def text_of(self, span: Span) -> str:
        """Return what stands in a stretch."""
        start = self._offset(span.line, span.column)
        return self.text[start : self._offset(span.end_line, span.end_column)]

    def rewritten(self, key: str, words: str) -> str:
        """Return the text with other words under a key of the script; without it, as it is."""
        found = self._entry(self._tree, key)
        if found is None:
            return self.text
        begin, end = span_of(found[1]), span_of(_last_of(found[1], self.text))
        start = self._offset(begin.line, begin.column)
        after_key = self._offset(span_of(found[0]).end_line, span_of(found[0]).end_column)
        if self.text[after_key:start].split() == [":"]:  # it may begin in a line of its own
            start = self.text.index(":", after_key) + 1
            words = f" {words}"
        return self.text[:start] + words + self.text[self._offset(end.end_line, end.end_column) :]

    @staticmethod
    def _entry(node: Node | None, name: str) -> tuple[Node, Node] | None:
        """Return a key of a map and what stands under it."""
        entries = node.value if isinstance(node, Table) else ()
        return next(((key, value) for key, value in entries if key.value == name), None)

    def _find(self, path: tuple[str, ...]) -> tuple[Span, Span]:
        node = self._tree
        places = START, START
        for name in path:
            found = self._entry(node, name)
            if found is None:
                break
            places, node = (span_of(found[0]), span_of(found[1])), found[1]
        return places

    def _offset(self, line: int, column: int) -> int:
        return min(len(self.text), self._starts[min(line, len(self._starts)) - 1] + column - 1)

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset, hi=max(1, len(self._starts) - 1))
        return line, offset - self._starts[line - 1] + 1


def _last_of(node: Node, text: str) -> Node:
    """Return the last thing in a map without braces: its own end is where the next key begins."""
    while isinstance(node, Table) and node.value:
        span = span_of(node)
        if text.splitlines()[span.line - 1][span.column - 1] == "{":
            break
        node = node.value[-1][1]
    return node
