"""The export as Markdown (CommonMark 0.31): answers are block quotes, line by line.

No character that a person wrote becomes markup, in CommonMark nor in GitHub's additions to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from integrate.journal.export.scenes import Part, facts, heading, lines, sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from integrate.journal.export.lived import Lived
    from integrate.journal.export.share import Share

_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~&$])")
_ADDRESS = re.compile(r"(?<=www)(\.)|(:)(?=//)", re.IGNORECASE)
_AT_END = re.compile(r"#(?=#*$)")
_AT_START = re.compile(r"([-+#=:]|\d{1,9}(?=[.)]))")
_PLACE_OF = {" ": "&nbsp;", "\t": "&nbsp;" * 4}


def write(sessions: Sequence[Lived], share: Share, zone: tzinfo | None = None) -> str:
    """Return the sessions as one document."""
    parts = [f"# Journal ({share.value})"]
    for lived in sessions:
        parts += _session(lived, zone)
    return "\n\n".join(parts) + "\n"


def _session(lived: Lived, zone: tzinfo | None) -> Iterator[str]:
    yield f"## {escaped(heading(lived))}"
    yield "\n".join(f"- {name}: {escaped(value)}" for name, value in facts(lived, zone))
    for line in lines(lived.entries):
        if line.part is Part.TOLD:
            yield f"*{escaped(line.text)}*"
        else:
            mark = "> " if line.part is Part.ANSWER else ""
            yield paragraphs(line.text, mark)
    totals = sums(lived)
    if totals:
        yield "\n".join(f"- {escaped(one)}" for one in totals)


def paragraphs(text: str, mark: str) -> str:
    """Return a text of several lines, each behind the mark; line breaks stay line breaks."""
    rows = [escaped(line) for line in text.split("\n")]
    following = zip(rows, [*rows[1:], ""], strict=True)
    ended = [f"{row}\\" if row and after else row for row, after in following]
    return "\n".join((mark + row).rstrip() for row in ended)


def escaped(line: str) -> str:
    """Return one line so that a reader of Markdown shows it as it is."""
    body = line.strip(" \t")
    before = line[: len(line) - len(line.lstrip(" \t"))] if body else ""
    body = _ADDRESS.sub(lambda match: "\\" + match[0], _ANYWHERE.sub(r"\\\1", body))
    body = _AT_END.sub(r"\\#", body)
    body = _AT_START.sub(_kept, body, count=1) if _AT_START.match(body) else body
    return "".join(_PLACE_OF[char] for char in before) + body


def _kept(match: re.Match[str]) -> str:
    """Return what would begin a list, a heading or a rule, as plain characters."""
    found = match[0]
    return f"{found}\\" if found.isdigit() else f"\\{found}"
