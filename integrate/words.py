"""The program's own words in the person's language: the one place where they go through gettext.

English is the source and needs no catalogue. Another language is there once it has one, in
`locale/de/LC_MESSAGES/integrate.mo`; `locale/integrate.pot` holds the texts to translate, and
`tools/interface_texts.py` writes it. Scripts are translated apart from this, by files beside them.
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCALE = Path(__file__).resolve().parent / "locale"
SOURCE = ("en", "C", "POSIX")
"""What a language begins with that the program speaks without a catalogue."""


def _(text: str, /, **values: object) -> str:
    """Return a text in the person's language, with the values in its braces."""
    return _filled(_catalogue().gettext(text), text, values) if text else ""


def several(count: int, one: str, more: str, /, **values: object) -> str:
    """Return the text for this many things; `{count}` in it is their number."""
    source = one if count == 1 else more
    return _filled(_catalogue().ngettext(one, more, count), source, {"count": count, **values})


def later(text: str) -> str:
    """Return the text as it is: it is to be translated, and `_` looks it up when it is shown."""
    return text


def languages(environ: Mapping[str, str]) -> list[str]:
    """Return the languages that a person wants before English, the dearest first."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((environ[name] for name in names if environ.get(name)), "")
    return list(takewhile(lambda one: one and not one.startswith(SOURCE), wanted.split(":")))


def find(folder: Path, wanted: list[str]) -> gettext.NullTranslations:
    """Return the first catalogue that there is of these languages; without one, the source."""
    return gettext.translation("integrate", folder, wanted or ["en"], fallback=True)


@cache
def _catalogue() -> gettext.NullTranslations:
    return find(LOCALE, languages(os.environ))


def _filled(translated: str, source: str, values: Mapping[str, object]) -> str:
    """Return the text with its values; a translation whose braces do not fit is passed over."""
    if not values:
        return translated
    try:
        return translated.format(**values)
    except (LookupError, ValueError):
        return source.format(**values)
