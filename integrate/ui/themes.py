"""The four looks. Every text colour has a contrast of at least 4.5 against its background."""

from __future__ import annotations

from textual.theme import Theme


def _calm(muted: str, cursor: str, **colours: str) -> dict[str, str]:
    return {
        "foreground-muted": muted,
        "text-muted": muted,
        "block-cursor-background": cursor,
        "block-cursor-foreground": colours["foreground"],
        "block-cursor-blurred-background": colours["surface"],
        "block-cursor-blurred-foreground": colours["foreground"],
        "block-hover-background": colours["surface"],
        "input-selection-background": cursor,
        "input-cursor-background": colours["foreground"],
        "scrollbar": colours["panel"],
        "scrollbar-hover": colours["panel"],
        "scrollbar-active": colours["panel"],
        "scrollbar-background": colours["background"],
        "scrollbar-background-hover": colours["background"],
        "scrollbar-background-active": colours["background"],
        "scrollbar-corner-color": colours["background"],
    }


def _theme(name: str, *, dark: bool, muted: str, cursor: str, **colours: str) -> Theme:
    variables = _calm(muted, cursor, **colours)
    return Theme(name=name, dark=dark, variables=variables, **colours)  # type: ignore[arg-type] # all colours are text


DUSK = _theme(
    "dusk",
    dark=True,
    background="#10171C",
    surface="#162027",
    panel="#1D2A33",
    foreground="#DCE5E4",
    primary="#7FB8AD",
    secondary="#8FAECB",
    accent="#D9B98A",
    success="#8FC79A",
    warning="#E0B878",
    error="#E89C8E",
    muted="#8A9394",
    cursor="#28484A",
)
MORNING = _theme(
    "morning",
    dark=False,
    background="#F6F3EC",
    surface="#FFFDF8",
    panel="#E9E3D6",
    foreground="#22302F",
    primary="#2C6B64",
    secondary="#3A5F84",
    accent="#8A5413",
    success="#2F6B3F",
    warning="#85580F",
    error="#A23A2C",
    muted="#57615E",
    cursor="#D5E4DF",
)
EMBER = _theme(
    "ember",
    dark=True,
    background="#0B0605",
    surface="#120A08",
    panel="#1A0F0B",
    foreground="#CFA58C",
    primary="#C9825A",
    secondary="#A8705A",
    accent="#D9A05B",
    success="#B08A5A",
    warning="#D9A05B",
    error="#D07A5E",
    muted="#9E7D6A",
    cursor="#2A1812",
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#1A1A1A",
    foreground="#FFFFFF",
    primary="#FFFF00",
    secondary="#00FFFF",
    accent="#FFFF00",
    success="#7CFF7C",
    warning="#FFFF00",
    error="#FF9A8A",
    muted="#FFFFFF",
    cursor="#4A4A00",
)

THEMES = (DUSK, MORNING, EMBER, CONTRAST)
"""In the order in which the theme key goes through them."""
