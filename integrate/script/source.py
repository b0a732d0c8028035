"""From bytes to a tree of nodes with places. The only importer of PyYAML.

The tree is built from libyaml's event stream, one event after another, without recursion: a file
that nests a thousand levels deep, or expands a small alias a million times, is refused at its
place and never crashes or stalls the reader. Every scalar is text; what it means is up to the
field that holds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from integrate.script.nodes import Listing, Node, Table, Text
from integrate.script.problem import START, Misread, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 1024 * 1024
"""The largest script in bytes; the longest one shipped has a fiftieth of it."""
DEEPEST = 40
"""How many lists and maps may lie inside each other."""

_FORBIDDEN = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What libyaml takes for a control character: YAML 1.1, and a byte order mark in the middle."""
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A list or map whose end has not come yet."""

    start: Any
    is_table: bool
    items: list[Node] = field(default_factory=list)


def decode(source: bytes) -> str:
    """Return the source as text without a byte order mark.

    Raises `Misread` when it is too large or not UTF-8.
    """
    if len(source) > LARGEST:
        size = f"{len(source) / LARGEST:.1f} MiB"
        raise Misread("E003", START, f"the file has {size}; a script has at most 1 MiB")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _after(error.object[: error.start].decode("utf-8"))
        byte = error.object[error.start]
        remedy = "save the file as UTF-8 in your editor"
        raise Misread("E002", place, f"the byte 0x{byte:02x} is not UTF-8", remedy) from None


def parse(text: str, reading: Reading) -> Node | None:
    """Return the tree of the one document in `text`, or None when there is none.

    What is wrong is noted in `reading`; what can be read around it is returned.
    """
    if forbidden := _FORBIDDEN.search(text):
        what = f"the control character U+{ord(forbidden[0]):04X} cannot stand in YAML"
        reading.complain("E004", _after(text[: forbidden.start()]), what, "delete it")
        return None
    try:
        return _build(yaml.parse(text, Loader=_LOADER), reading)
    except Misread as misread:
        reading.note(misread)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        inside = mark is not None and mark.index < len(text)
        place = _after(text[: mark.index] if mark and inside else text.rstrip())
        reading.complain("E004", place, _plain(error), _yaml_remedy(error))
    return None


def _after(before: str) -> Span:
    """Return the place of the character that follows a text."""
    *earlier, last = (before + ".").splitlines()
    line, column = len(earlier) + 1, len(last)
    return Span(line, column, line, column + 1)


def _build(events: Iterator[Any], reading: Reading) -> Node | None:
    """Put the events together; the first document is the script, a second one is a problem."""
    stack: list[_Open] = []
    root: Node | None = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Misread("E008", _span(event), "a second document begins here", "remove `---`")
        node = _step(event, stack, reading)
        if node is None:
            continue
        if stack:
            stack[-1].items.append(node)
        else:
            root = node
    return root


def _step(event: Any, stack: list[_Open], reading: Reading) -> Node | None:
    """Take one event; return the node that it completes, if any."""
    _refuse_decorations(event, reading)
    if isinstance(event, yaml.ScalarEvent):
        return Text(event.value, _span(event))
    if isinstance(event, yaml.AliasEvent):
        return Text(f"*{event.anchor}", _span(event))
    if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        if len(stack) >= DEEPEST:
            what = f"lists and maps lie more than {DEEPEST} deep here"
            raise Misread("E005", _span(event), what, "a script needs three or four levels")
        is_table = isinstance(event, yaml.MappingStartEvent)
        stack.append(_Open(event.start_mark, is_table))
        return None
    if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        return _close(stack.pop(), event, reading)
    return None


def _refuse_decorations(event: Any, reading: Reading) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        what = f"`{'*' if isinstance(event, yaml.AliasEvent) else '&'}{event.anchor}` is a YAML "
        remedy = "write the words out, or quote them if they begin with & or *"
        reading.complain("E006", _span(event), what + "reference", remedy)
    if getattr(event, "tag", None):
        what = f"`{event.tag}` is a YAML tag"
        reading.complain("E007", _span(event), what, "quote the text if it begins with !")


def _close(opened: _Open, event: Any, reading: Reading) -> Node:
    span = Span(
        opened.start.line + 1,
        opened.start.column + 1,
        event.end_mark.line + 1,
        event.end_mark.column + 1,
    )
    if not opened.is_table:
        return Listing(tuple(opened.items), span)
    entries: dict[str, tuple[Text, Node]] = {}
    for key, value in zip(opened.items[::2], opened.items[1::2], strict=True):
        if not isinstance(key, Text):
            remedy = "quote it if it begins with [ or {"
            reading.complain("E010", key.span, "a key must be plain words", remedy)
        elif key.value in entries:
            first = entries[key.value][0].span.line
            what = f"`{key.value}` stands here a second time; the first is in line {first}"
            reading.complain("E009", key.span, what, "remove one of them")
        else:
            entries[key.value] = (key, value)
    return Table(tuple(entries.values()), span)


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _plain(error: yaml.MarkedYAMLError) -> str:
    words = " ".join(part for part in (error.context, error.problem) if part)
    return f"this is not YAML: {words}"


def _yaml_remedy(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return "put the text in quotes: it holds a colon followed by a space"
    if "\\t" in problem or "tab" in problem or "cannot start any token" in problem:
        return "indent with spaces, and quote text that begins with a special character"
    return "check the indentation and the quotes of this line and the one above"
