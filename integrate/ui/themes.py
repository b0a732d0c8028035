"""The four looks, and one that is nearly dark. Text has a contrast of 4.5 or more to its ground.

`few_colours.py` keeps that on terminals with fewer colours.
"""

from __future__ import annotations

from textual.theme import Theme


def _calm(muted: str, cursor: str, **colours: str) -> dict[str, str]:
    return {
        "foreground-muted": muted,
        "text-muted": muted,
        "text-disabled": muted,
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
    muted="#9AA3A4",
    cursor="#203A3C",
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
    secondary="#B57C64",
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
    error="#FFA08F",
    muted="#FFFFFF",
    cursor="#4A4A00",
)
CONTRAST.variables["block-cursor-text-style"] = "bold underline"
CONTRAST.variables["text-disabled"] = "#C0C0C0"  # what may be typed is not taken for what is

NIGHT = _theme(
    "night",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#0D0B09",
    foreground="#A1978B",
    primary="#7D776E",
    secondary="#8C8175",
    accent="#A08F76",
    success="#8C8175",
    warning="#A08F76",
    error="#B08876",
    muted="#8C8175",
    cursor="#1E1A15",
)
"""The look of the dim mode, nearly dark; it is never a preference."""

THEMES = (DUSK, MORNING, EMBER, CONTRAST)
"""In the order in which the theme key goes through them."""
