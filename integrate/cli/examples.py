"""How examples stand at the end of a command's help: one form for all, as they are typed."""

from __future__ import annotations

HEADING = "For example:"
AS_IT_IS = "\b"
"""Tells click to leave the lines of a paragraph alone."""


def examples(*lines: str) -> str:
    """Return the end of a help page with these command lines."""
    return "\n".join([AS_IT_IS, HEADING, *(f"  {line}" for line in lines)])
