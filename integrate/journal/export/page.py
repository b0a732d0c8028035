"""The export as one HTML page that stands alone: no script, nothing fetched, made to be printed.

Every text is escaped, and stands in a block of its own that keeps its direction of writing to
itself. The page reads the same without its style.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from integrate.journal.export.scenes import Part, facts, heading, lines, sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from integrate.journal.export.lived import Lived
    from integrate.journal.export.share import Share

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 Georgia, serif; max-width: 38rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.25; }
section { border-top: 1px solid; margin-top: 2.5rem; }
ul { list-style: none; padding: 0; font-size: 0.9rem; }
blockquote { border-left: 3px solid; margin: 0.75rem 0 1.25rem; padding-left: 1rem; }
blockquote p, p { overflow-wrap: anywhere; margin: 0.5rem 0; }
.told { font-size: 0.9rem; font-style: italic; }
@media print {
  @page { margin: 20mm; }
  body { max-width: none; margin: 0; padding: 0; color: black; background: white; }
  h2 { break-after: avoid; }
  p { orphans: 3; widows: 3; }
}
"""
_HEAD = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Journal</title>
<style>{_STYLE}</style>
</head>
<body>
"""


def write(sessions: Sequence[Lived], share: Share, zone: tzinfo | None = None) -> str:
    """Return the sessions as one page."""
    rooms = "".join(_session(lived, zone) for lived in sessions)
    return f"{_HEAD}<h1>Journal ({share.value})</h1>\n{rooms}</body>\n</html>\n"


def _session(lived: Lived, zone: tzinfo | None) -> str:
    known = "".join(f"<li>{name}: {_inline(value)}</li>\n" for name, value in facts(lived, zone))
    body = "".join(_lines(lived))
    totals = "".join(f"<li>{_inline(one)}</li>\n" for one in sums(lived))
    end = f"<ul>\n{totals}</ul>\n" if totals else ""
    title = f'<h2 dir="auto">{_inline(heading(lived))}</h2>'
    return f"<section>\n{title}\n<ul>\n{known}</ul>\n{body}{end}</section>\n"


def _lines(lived: Lived) -> Iterator[str]:
    for line in lines(lived.entries):
        kind = ' class="told"' if line.part is Part.TOLD else ""
        text = f'<p dir="auto"{kind}>{_inline(line.text)}</p>\n'
        yield f"<blockquote>\n{text}</blockquote>\n" if line.part is Part.ANSWER else text


def _inline(text: str) -> str:
    """Return the text with its line breaks, and with runs of spaces as they were typed."""
    wide = escape(text).replace("\t", "    ").replace("  ", " \u00a0")
    return wide.replace("\n", "<br>\n")
