"""From bytes to a tree of nodes with places.

A plain document is put together by `composing`. Any other tree is built from libyaml's event
stream, one event after another, without recursion: a file that nests a thousand levels deep, or
expands a small alias a million times, is refused at its place and never crashes or stalls the
reader. Every scalar is text; what it means is up to the field that holds it.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from integrate.script.composing import DEEPEST, compose
from integrate.script.nodes import Listing, Node, Table, Text, span_of
from integrate.script.not_yaml import tell
from integrate.script.problem import START, Misread, Reading, Span

LARGEST = 512 * 1024
"""The largest script in bytes; the longest one shipped has a fortieth of it."""
MOST_TAG_DIRECTIVES = 100
"""libyaml compares each with every other: a file full of them would take minutes."""

_TAG_DIRECTIVE = "%TAG"
_FORBIDDEN = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What libyaml takes for a control character: YAML 1.1, and a byte order mark in the middle."""
_NO_TAG: Any = None
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def decode(source: bytes) -> str:
    """Return the source as text without a byte order mark.

    Raises `Misread` when it is too large or not UTF-8.
    """
    if len(source) > LARGEST:
        largest = f"{LARGEST // 1024} KiB"
        raise Misread("E003", START, f"the file is larger than {largest}, the most a script has")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = end(error.object[: error.start].decode("utf-8"))
        byte = error.object[error.start]
        remedy = "save the file as UTF-8 in your editor"
        raise Misread("E002", place, f"the byte 0x{byte:02x} is not UTF-8", remedy) from None


def parse(text: str, reading: Reading) -> Node | None:
    """Return the tree of the one document in `text`, or None when there is none.

    What is wrong is noted in `reading`; what can be read around it is returned.
    """
    return compose(text) or walk(text, reading)


def walk(text: str, reading: Reading) -> Node | None:
    """Return the same as `parse` does, event by event."""
    if forbidden := _FORBIDDEN.search(text):
        what = f"the control character U+{ord(forbidden[0]):04X} cannot stand in YAML"
        reading.complain("E004", end(text[: forbidden.start()]), what, "delete it")
        return None
    if text.count(_TAG_DIRECTIVE) > MOST_TAG_DIRECTIVES:
        place = end(text[: text.index(_TAG_DIRECTIVE)])
        reading.complain("E007", place, "`%TAG` names YAML tags", "delete these lines")
        return None
    try:
        return _build(text, reading)
    except Misread as misread:
        reading.note(misread)
    except yaml.MarkedYAMLError as error:
        told = tell(text, error)
        reading.complain("E004", end(text[: told.at]), told.message, told.remedy)
    return None


def end(before: str) -> Span:
    """Return the place of the character that would follow a text."""
    *earlier, last = (before + ".").splitlines()
    line, column = len(earlier) + 1, len(last)
    return Span(line, column, line, column + 1)


def _build(text: str, reading: Reading) -> Node | None:
    """Put the events together; the first document is the script, a second one is a problem."""
    nodes: list[Node] = []
    above: list[tuple[Any, list[Node]]] = []
    begun = False
    for event in iter(_LOADER(text).get_event, None):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag:
                _refuse_decorations(event, reading)
            nodes.append(_text(event, event.value))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            start, outer = above.pop()
            outer.append(_close(start, nodes, event, reading))
            nodes = outer
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor or event.tag:
                _refuse_decorations(event, reading)
            _refuse_depth(event, len(above))
            above.append((event, nodes))
            nodes = []
        elif kind is yaml.AliasEvent:
            _refuse_decorations(event, reading)
            nodes.append(_text(event, f"*{event.anchor}"))
        elif kind is yaml.DocumentStartEvent:
            if begun:
                raise Misread("E008", _span(event), "a second document begins here", "remove `---`")
            begun = True
    return nodes[0] if nodes else None


def _text(event: Any, value: str) -> Text:
    return Text(_NO_TAG, value, event.start_mark, event.end_mark)


def _refuse_decorations(event: Any, reading: Reading) -> None:
    if event.anchor:
        what = f"`{'*' if isinstance(event, yaml.AliasEvent) else '&'}{event.anchor}` is a YAML "
        remedy = "write the words out, or quote them if they begin with & or *"
        reading.complain("E006", _span(event), what + "reference", remedy)
    if getattr(event, "tag", None):
        what = f"`{event.tag}` is a YAML tag"
        reading.complain("E007", _span(event), what, "quote the text if it begins with !")


def _refuse_depth(event: Any, depth: int) -> None:
    if depth >= DEEPEST:
        what = f"lists and maps lie more than {DEEPEST} deep here"
        raise Misread("E005", _span(event), what, "a script needs three or four levels")


def _close(start: Any, nodes: list[Node], end: Any, reading: Reading) -> Node:
    begin, finish = start.start_mark, end.end_mark
    if type(end) is yaml.SequenceEndEvent:
        return Listing(_NO_TAG, nodes, begin, finish)
    keys_and_values = iter(nodes)
    seen: set[str] = set()
    entries: list[tuple[Text, Node]] = []
    for key, value in zip(keys_and_values, keys_and_values, strict=True):
        if isinstance(key, Text) and key.value not in seen:
            seen.add(key.value)
            entries.append((key, value))
        else:
            _refuse_key(key, entries, reading)
    return Table(_NO_TAG, entries, begin, finish)


def _refuse_key(key: Node, entries: list[tuple[Text, Node]], reading: Reading) -> None:
    if not isinstance(key, Text):
        remedy = "put text in quotes that begins with [ or {, as in `'{{ line }}'`"
        reading.complain("E010", span_of(key), "a key must be plain words", remedy)
        return
    first = next(span_of(one).line for one, _ in entries if one.value == key.value)
    what = f"`{key.value}` stands here a second time; the first is in line {first}"
    reading.complain("E009", span_of(key), what, "remove one of them")


def _span(event: Any) -> Span:
    return Span.between(event.start_mark, event.end_mark)
