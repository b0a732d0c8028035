"""Moments as people read them: in their own time zone, always with its offset."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, tzinfo


def local(moment: datetime, zone: tzinfo | None = None) -> datetime:
    """Return the aware moment in a time zone, or in that of this computer.

    It stays as it is at the two ends of the calendar, and in the years before time zones, when
    towns had offsets with seconds, which ISO 8601 cannot write.
    """
    try:
        found = moment.astimezone(zone)
    except (OverflowError, OSError, ValueError):
        return moment
    offset = found.utcoffset()
    return found if offset is not None and not offset.total_seconds() % 60 else moment


def stamp(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return the moment as in `2024-05-01T14:00:00+02:00`, with every digit that it has."""
    return local(moment, zone).isoformat()


def minute(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return the moment as in `2024-05-01 14:00 +02:00`."""
    return local(moment, zone).isoformat(" ", "minutes")[:16] + " " + _offset(moment, zone)


def clock(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return the time of day as in `14:00`."""
    return local(moment, zone).isoformat(timespec="minutes")[11:16]


def _offset(moment: datetime, zone: tzinfo | None) -> str:
    return local(moment, zone).isoformat(timespec="minutes")[16:]
