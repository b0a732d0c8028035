"""Voice memos in words: how long one is, and when it was spoken. A memo is never told as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.words import _, later

if TYPE_CHECKING:
    from datetime import datetime

    from integrate.session.record import MemoKept, Seconds

MEMO = later("A voice memo of {length}")
SPOKEN = later("a voice memo of {length}, {day}")
WITHOUT_SOUND = later("A voice memo of {length}; its sound is not in this journal")


def length_told(length: Seconds) -> str:
    """Return a length as it is read aloud: `12 s`, `1 min 12 s`."""
    minutes, seconds = divmod(max(0, round(length)), 60)
    if not minutes:
        return _("{seconds} s", seconds=seconds)
    if not seconds:
        return _("{minutes} min", minutes=minutes)
    return _("{minutes} min {seconds} s", minutes=minutes, seconds=seconds)


def memo_told(memo: MemoKept) -> str:
    """Return what stands for a memo where a session is read."""
    return _(MEMO if memo.pieces else WITHOUT_SOUND, length=length_told(memo.length))


def memo_quoted(memo: MemoKept, wall: datetime) -> str:
    """Return what stands for a memo where a later script quotes the page it is on."""
    return _(SPOKEN, length=length_told(memo.length), day=f"{wall.astimezone():%A %d %B}")
