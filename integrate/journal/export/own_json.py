"""The export as JSON in this program's own format, which `taking_in` reads back without a loss.

Described in docs/journal-export.md. Each session carries a digest of itself, so that a changed
character is found and its session named. The text is ASCII: escapes keep every character, also the
half ones that a terminal can pass on.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any

from integrate.session.record import MemoKept, to_plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from integrate.journal.entry import Entry
    from integrate.journal.export.lived import Lived
    from integrate.journal.export.share import Share
    from integrate.session.record import Recorded

FORMAT = "integrate-journal"
VERSION = 1
CHART_NUMBER = "chart_number"
"""What the number of an entry within a chart is called here: `number` is its place."""


def write(sessions: Sequence[Lived], share: Share, _zone: tzinfo | None = None) -> str:
    """Return the sessions as one document; its moments are in UTC, to the microsecond."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "share": share.value,
        "sessions": [_session(lived) for lived in sessions],
    }
    return json.dumps(document, ensure_ascii=True, indent=1) + "\n"


def digest(session: Mapping[str, Any]) -> str:
    """Return the digest of a session: of its JSON without spaces, keys sorted, and no digest."""
    rest = {name: value for name, value in session.items() if name != "digest"}
    text = json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _session(lived: Lived) -> dict[str, Any]:
    events = [_event(entry) for entry in lived.entries]
    session = {"id": lived.summary.id, "events": events}
    return {**session, "digest": digest(session)}


def _event(entry: Entry) -> dict[str, Any]:
    plain = to_plain(without_sound(entry.recorded))
    if "number" in plain:
        plain[CHART_NUMBER] = plain.pop("number")
    wall = entry.wall.astimezone(UTC).isoformat(timespec="microseconds")
    return {"number": entry.number, "wall": wall, **plain}


def without_sound(recorded: Recorded) -> Recorded:
    """Return an event as it goes out: a voice memo is named, and its sound stays behind."""
    event = recorded.event
    if isinstance(event, MemoKept):
        return replace(recorded, event=replace(event, pieces=0, chain=""))
    return recorded


def without_place(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event as `to_plain` wrote it, with whatever else it holds."""
    rest = {name: value for name, value in plain.items() if name not in ("number", CHART_NUMBER)}
    numbered = {"number": plain[CHART_NUMBER]} if CHART_NUMBER in plain else {}
    return {**rest, **numbered}
