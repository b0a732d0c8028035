"""The documents taken apart: their headings, links, blocks, and all commands in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "audio" / "SOURCES.md"]
_FENCE = re.compile(r"^( *)```([\w-]*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`((?:[A-Z]\w*=\S+ )?(?:integrate|python3 run\.py)(?:\s[^`]*)?)`")
_TYPED = re.compile(r" {0,8}((?:[A-Z]\w*=\S+ )?(?:integrate|python3 run\.py)(?: .*)?)")
_FILE = re.compile(r"# (\S+\.yaml)\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block."""

    language: str
    text: str

    @property
    def file(self) -> str:
        """The file that the block is, where its first line says so."""
        named = _FILE.match(self.text) if self.language == "yaml" else None
        return named[1] if named else ""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line as somebody would type it."""

    line: str
    typed: bool
    """Whether it stands on a line of its own, and not within a sentence."""


Part: TypeAlias = "Block | Command"


def text(page: Path) -> str:
    """Return what stands on a page."""
    return page.read_text(encoding="utf-8")


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of a page."""
    return [Block(one[2], _unindented(one)) for one in _FENCE.finditer(text(page))]


def parts(page: Path) -> Iterator[Part]:
    """Yield blocks and commands in the order in which a reader meets them."""
    written = text(page)
    end = 0
    for found in _FENCE.finditer(written):
        yield from _within(written[end : found.start()])
        block = Block(found[2], _unindented(found))
        if block.language:
            yield block
        else:
            yield from _lines(block.text)
        end = found.end()
    yield from _within(written[end:])


def commands(page: Path) -> list[Command]:
    """Return the commands of a page."""
    return [one for one in parts(page) if isinstance(one, Command)]


def headings(page: Path) -> set[str]:
    """Return what a link to a heading of the page may say, as GitHub makes it."""
    bare = _FENCE.sub("", text(page))
    seen: Counter[str] = Counter()
    anchors = set()
    for heading in re.findall(r"^#+ (.*)$", bare, re.MULTILINE):
        shown = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading)
        anchor = re.sub(r"[^\w -]", "", shown.lower()).replace(" ", "-")
        anchors.add(f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor)
        seen[anchor] += 1
    return anchors


def links(page: Path) -> list[str]:
    """Return where the links and pictures of a page lead."""
    bare = re.sub(r"`[^`\n]*`", "", _FENCE.sub("", text(page)))
    return re.findall(r"\]\(([^)\s]+)\)", bare)


def _unindented(found: re.Match[str]) -> str:
    return "".join(line.removeprefix(found[1]) for line in found[3].splitlines(keepends=True))


def _within(prose: str) -> Iterator[Command]:
    """Yield the commands of running text, and of lines that are set in by four spaces."""
    for paragraph in re.split(r"\n\s*\n", prose):
        if paragraph.startswith("    "):
            yield from _lines(paragraph)
        else:
            for found in _INLINE.findall(paragraph):
                yield Command(" ".join(found.split()).replace("\\|", "|"), typed=False)


def _lines(block: str) -> Iterator[Command]:
    for line in block.splitlines():
        if found := _TYPED.fullmatch(line):
            yield Command(found[1], typed=True)
