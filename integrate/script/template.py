"""Text that recalls answers, as in `You wrote "{{ intention or 'nothing yet' }}"`.

A template is read once. Filling it puts answers in as they are: braces inside an answer are words
of the person and are never read again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.script import condition, expression
from integrate.script.condition import Unreadable

if TYPE_CHECKING:
    from integrate.script.answers import Answers
    from integrate.script.expression import Expression

_BRACES = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_ENDS = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")
_CLOSING = re.compile(r"([\"\N{RIGHT DOUBLE QUOTATION MARK}])\.(?!\.)")


@dataclass(frozen=True, slots=True)
class Template:
    """Words and recalled answers in turn."""

    parts: tuple[str | Expression, ...]
    source: str = field(default="", compare=False)
    """The text as it was written."""

    def fill(self, answers: Answers) -> str:
        """Return the text with the answers in their places.

        A full stop behind a closing quotation mark goes where the answer brings its own end.
        """
        said: list[str] = []
        for part in self.parts:
            if isinstance(part, str):
                closing = _CLOSING.match(part) if said and said[-1].endswith(_ENDS) else None
                said.append(closing[1] + part[closing.end() :] if closing else part)
            else:
                said.append(expression.words(part, answers))
        return "".join(said)

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """Every expression in the text, in order."""
        if len(self.parts) == 1 and isinstance(self.parts[0], str):
            return ()  # nearly every text
        return tuple(part for part in self.parts if not isinstance(part, str))

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Every expression in the text as it was written, with its braces."""
        return tuple(match[0] for match in _BRACES.finditer(self.source))


def plain(text: str) -> Template:
    """Return the template that is just this text."""
    return Template((text,), text)


def read(text: str) -> Template:
    """Return the template that `text` says.

    Raises `Unreadable` when braces do not pair or hold no expression.
    """
    if text and "{" not in text and "}" not in text:
        return Template((text,), text)
    parts: list[str | Expression] = []
    end = 0
    for match in _BRACES.finditer(text):
        parts += [_words(text[end : match.start()]), condition.read(match[1])]
        end = match.end()
    parts.append(_words(text[end:]))
    return Template(tuple(part for part in parts if part != ""), text)


def _words(text: str) -> str:
    if "{{" in text or "}}" in text:
        raise Unreadable("`{{` and `}}` come in pairs around a name")
    return text
