"""A plain document put together by libyaml's binding at once, much faster than event by event.

Nothing is refused here, and nothing is noted: what is not plain is left to `source`, which says
what is wrong with it. What is plain is told from the text before libyaml sees it, for composing is
recursive there: a file that nests too deep for the stack would end the program.

How deep a text can nest: a list or map in brackets needs a bracket, and a list in brackets may hold
maps of one pair without their own. Any other begins at the first word of a line or at one of the
dashes, question marks and colons before it; to lie inside another it begins further right, but for
a list under a key. So there are at most two levels for each bracket and for each such column.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from integrate.script.nodes import Listing, Node, Table, Text

DEEPEST = 40
"""How many lists and maps may lie inside each other."""
MOST_BRACKETS = 100
"""A script has a few dozen."""
MOST_COLUMNS = 40

_UNUSUAL = ("&", "*", "!", "\r", "\x85", "\u2028", "\u2029", "\ufeff")
"""Without the first three there is no anchor, alias or tag; four begin lines; libyaml skips one."""
_FAR_RIGHT = re.compile(rf"\n[ \t?:-]{{{MOST_COLUMNS}}}")
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Composer(_LOADER):  # type: ignore[misc]  # one class or another, as PyYAML was built
    """Composes without looking for what a tag would be: every scalar is text."""

    # Called before and after each node, to follow its path: builtins that do nothing here take a
    # tenth off the whole of composing.
    descend_resolver = dict[Any, None]().get
    ascend_resolver = tuple

    def resolve(self, _kind: object, _value: object, _implicit: object) -> None:
        """Return no tag."""


def compose(text: str) -> Node | None:
    """Return the tree of a plain document; None when it is not plain, not YAML, or empty."""
    if not is_plain(text):
        return None
    try:
        tree: Node | None = _Composer(text).get_single_node()
    except (yaml.YAMLError, UnicodeEncodeError, RecursionError):  # the last without libyaml
        return None
    return tree if tree is not None and _is_regular(tree) else None


def is_plain(text: str) -> bool:
    """Tell whether a text certainly holds no anchor, alias or tag, and nests a few hundred deep."""
    lines = text.replace("\r\n", "\n") if "\r" in text else text
    return (
        not any(sign in lines for sign in _UNUSUAL)
        and lines.count("[") + lines.count("{") <= MOST_BRACKETS
        and _FAR_RIGHT.search("\n" + lines) is None
    )


def _is_regular(tree: Node) -> bool:
    """Tell whether so many levels hold the tree, and each key is a text and stands once."""
    level = [tree]
    for _ in range(DEEPEST):
        below: list[Node] = []
        for node in level:
            if type(node) is Table:
                keys = set()
                for key, value in node.value:
                    if type(key) is Text:
                        keys.add(key.value)
                    if type(value) is not Text:
                        below.append(value)
                if len(keys) < len(node.value):
                    return False
            elif type(node) is Listing:
                below += [one for one in node.value if type(one) is not Text]
        if not below:
            return True
        level = below
    return False
