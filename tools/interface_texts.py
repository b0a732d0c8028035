"""Write the texts of the interface, for translators, into integrate/locale/integrate.pot.

`python tools/interface_texts.py` writes the file; `--check` only compares. A text is what stands in
`_(...)`, `later(...)` or `several(...)`, and the description of a key in `Binding(...)`, which the
key bar looks up. A translation becomes a catalogue with
`msgfmt -c de.po -o integrate/locale/de/LC_MESSAGES/integrate.mo`.
"""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parent.parent
POT = PROJECT / "integrate" / "locale" / "integrate.pot"
TEXTS = {"_": (0,), "later": (0,), "several": (1, 2), "Binding": (2,)}
"""Which arguments of a call are texts, by the name of what is called."""
UNSEEN = frozenset({"TypeVar", "getattr", "hasattr", "query_one", "query"})
"""Calls whose arguments no person sees."""
STYLED = re.compile(r"(\$|bold )[\w $.-]*")
"""A style of Textual."""
_PROSE = re.compile(r"[^\W\d_]{2}\S*\s+\S*[^\W\d_]|^[^\W\d_a-z][a-z]{2}")
"""Two words, or one with a capital."""
_PIECE = re.compile(r"[^\W\d_]{2}[,.:;]?\s|\s[^\W\d_]{2}")
"""Words beside a value that is put between them."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the interface."""

    one: str
    more: str
    """For several things; empty when there is no number in it."""


def texts(tree: ast.AST) -> Iterator[Text]:
    """Yield the texts of a module, in the order of the source."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) in TEXTS]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        found = [_literal(one) for one in _marked(call)]
        if found and found[0]:
            yield Text(found[0], found[1] if len(found) > 1 else "")


def unmarked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the words of a module that look as if a person saw them, and are not marked."""
    unseen = set(_unseen(tree))
    for node in ast.walk(tree):
        if node in unseen:
            continue
        if isinstance(node, ast.JoinedStr):
            yield from ((node.lineno, one) for one in _pieces(node))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value
            if _PROSE.search(words) and not STYLED.fullmatch(words) and "%" not in words:
                yield node.lineno, words


def _unseen(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what is marked, what is no text, and what describes the source."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in {*TEXTS, *UNSEEN}:
            for one in [*node.args, *(pair.value for pair in node.keywords)]:
                inner = () if _name(node) in ("_", "several") and _nests(one) else ast.walk(one)
                yield from inner
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Assign | ast.AnnAssign) and _is_style_sheet(node):
            yield from ast.walk(node)
        elif isinstance(node, ast.JoinedStr):
            yield from (one for one in node.values if isinstance(one, ast.Constant))


def _nests(node: ast.AST) -> bool:
    """Tell whether a value is worked out in place, so that words in it count by themselves."""
    return not isinstance(node, ast.Constant)


def _is_style_sheet(node: ast.Assign | ast.AnnAssign) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return any(isinstance(one, ast.Name) and one.id.endswith("CSS") for one in targets)


def _name(call: ast.Call) -> str:
    called = call.func
    return called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def _marked(call: ast.Call) -> list[ast.expr]:
    return [call.args[place] for place in TEXTS[_name(call)] if place < len(call.args)]


def _literal(node: ast.expr) -> str:
    """Return the words that stand here; empty when they are looked up elsewhere."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _pieces(node: ast.JoinedStr) -> Iterator[str]:
    """Yield the words between the values; how a date is written is none."""
    pieces = (_literal(one) for one in node.values)
    return (one for one in pieces if _PIECE.search(one) and "%" not in one)


def template(package: Path) -> str:
    """Return the POT file of a package: each text once, with the modules it stands in."""
    found: dict[Text, list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        module = path.relative_to(package.parent).as_posix()
        for text in texts(ast.parse(path.read_text(encoding="utf-8"))):
            places = found.setdefault(text, [])
            if module not in places:
                places.append(module)
    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    file.extend(_entry(text, places) for text, places in found.items())
    return str(file)


def _entry(text: Text, places: list[str]) -> polib.POEntry:
    has_values = "{" in text.one + text.more
    return polib.POEntry(
        msgid=text.one,
        msgid_plural=text.more,
        msgstr_plural={0: "", 1: ""} if text.more else {},
        occurrences=[(module, "") for module in places],
        flags=["python-brace-format"] if has_values else [],
    )


def main() -> None:
    """Write the file, or with `--check` end with 1 when it is another."""
    text = template(PROJECT / "integrate")
    if "--check" in sys.argv[1:]:
        current = POT.read_text(encoding="utf-8") if POT.exists() else ""
        sys.exit(0 if current == text else f"{POT} is out of date; run {Path(__file__).name}")
    POT.parent.mkdir(parents=True, exist_ok=True)
    POT.write_text(text, encoding="utf-8")
    print(f"{POT} holds {text.count('msgid ') - 1} texts")


if __name__ == "__main__":
    main()
