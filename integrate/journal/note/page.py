"""The note as one HTML page that stands alone: no script, nothing fetched, made to be printed.

Every text is escaped. Each printed page bears the person, the day, its number and whether the note
was signed.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from integrate.journal.export.characters import one_line, readable

if TYPE_CHECKING:
    from integrate.journal.note.document import Document, Row, Section

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.25; }
h2 { border-top: 1px solid; padding-top: 0.75rem; margin-top: 1.75rem; font-size: 1.1rem; }
.status { font-weight: bold; }
.limits { font-size: 0.9rem; font-style: italic; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dt { font-weight: bold; }
dd { margin: 0; }
ul { list-style: none; padding: 0; }
li { overflow-wrap: anywhere; margin: 0.2rem 0; }
li.timed { padding-left: 4rem; }
li.timed > time { float: left; margin-left: -4rem; font-variant-numeric: tabular-nums; }
pre { white-space: pre-wrap; font-size: 0.85rem; }
ul ul { padding-left: 1.5rem; font-size: 0.95rem; }
@media print {
  body { max-width: none; margin: 0; padding: 0; color: black; background: white; }
  h2 { break-after: avoid; }
  li { break-inside: avoid; }
}
"""
_PRINTED = """@page {{ margin: 20mm; @top-left {{ content: "{whose}"; font: 9pt serif; }}
  @top-right {{ content: "{status}"; font: 9pt serif; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); font: 9pt serif; }} }}
"""
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
"""


def write(document: Document) -> str:
    """Return the whole note."""
    printed = _PRINTED.format(whose=_in_style(document.whose), status=_in_style(document.status))
    title, status = _inline(document.title), _inline(document.status)
    begin = f"<pre>{escape(document.signed)}</pre>\n" if document.signed else _begin(document)
    return (
        _HEAD.format(title=title, style=_STYLE + printed)
        + f'<h1>{title}</h1>\n<p class="status">{status}</p>\n{begin}'
        + "".join(_section(section) for section in document.sections)
        + "</body>\n</html>\n"
    )


def _begin(document: Document) -> str:
    facts = "".join(
        f'<dt>{_inline(name)}</dt><dd dir="auto">{_inline(value)}</dd>\n'
        for name, value in document.facts
    )
    return f'<dl>\n{facts}</dl>\n<p class="limits">{_inline(document.limits)}</p>\n'


def _section(section: Section) -> str:
    heading = f'<h2 id="{escape(section.id)}">{_inline(section.heading)}</h2>'
    rows = "".join(_row(row) for row in section.rows)
    return f"<section>\n{heading}\n<ul>\n{rows}</ul>\n</section>\n"


def _row(row: Row) -> str:
    words = f"<del>{_inline(row.text)}</del>" if row.struck else _inline(row.text)
    below = "".join(f'<li dir="auto">{_inline(one)}</li>\n' for one in row.below)
    inner = f"\n<ul>\n{below}</ul>" if below else ""
    if not row.time:
        return f'<li dir="auto">{words}{inner}</li>\n'
    return f'<li class="timed" dir="auto"><time>{row.time}</time> {words}{inner}</li>\n'


def _inline(text: str) -> str:
    """Return a text with its line breaks."""
    return escape(readable(text).strip("\n")).replace("\n", "<br>\n")


def _in_style(text: str) -> str:
    """Return a text as it may stand in a string of a style sheet, whatever it holds."""
    return "".join(
        char if char.isascii() and (char.isalnum() or char in " -+:.,") else f"\\{ord(char):06x}"
        for char in one_line(text)
    )
