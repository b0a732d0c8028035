"""The file of preferences: TOML, one `name = value` a line, in the platform's config folder.

Reading never fails: what cannot be used is named in a sentence, and the default holds. Writing
changes one line and keeps the others, their comments and their order.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from integrate.preferences.preferences import DECLARATIONS, Preferences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from integrate.preferences.kinds import Value


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading the file."""

    preferences: Preferences
    troubles: tuple[str, ...]
    """One sentence for each thing in it that cannot be used, with its place."""
    chosen: frozenset[str]
    """The names that the file sets."""


def read(path: Path) -> Read:
    """Return the preferences; all at their defaults where there is no file."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Read(Preferences(), (), frozenset())
    except OSError as error:
        return _unreadable(path, error.strerror or "unknown error")
    except UnicodeDecodeError:
        return _unreadable(path, "it is not UTF-8 text")
    except tomllib.TOMLDecodeError as error:
        return _unreadable(path, str(error))
    return _accepted(path, table)


def change(path: Path, name: str, value: Value | None) -> None:
    """Set one preference in the file, or with None let it be as usual; make the file if need be.

    Raises `OSError`, or `ValueError` when what stands in the file is no TOML; then it stays so.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    fresh = with_value(text, name, value)
    file = path.resolve()  # a link stays a link
    draft = file.with_name(f".{file.name}.new")
    try:
        draft.write_text(fresh, encoding="utf-8")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def with_value(text: str, name: str, value: Value | None) -> str:
    """Return the text of the file with one preference set, or with None taken out.

    Raises `ValueError` when the text is no TOML.
    """
    import tomlkit  # noqa: PLC0415 -- only for writing; reading is the standard library's
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 -- the same

    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise ValueError(str(error)) from error
    if value is None:
        document.pop(name, None)
    else:
        document[name] = value
    return tomlkit.dumps(document)


def _accepted(path: Path, table: Mapping[str, Any]) -> Read:
    troubles: list[str] = []
    chosen: dict[str, Any] = {}
    for name, value in table.items():
        declared = DECLARATIONS.get(name)
        if declared is None:
            troubles.append(f"{path}: `{name}` is no setting{_nearest(name)}; it is left aside.")
            continue
        try:
            chosen[name] = declared.kind.accept(value)
        except ValueError as error:
            troubles.append(f"{path}: `{name}` cannot be {value!r:.60}, {error}; the usual holds.")
    return Read(Preferences(**chosen), tuple(troubles), frozenset(chosen))


def _nearest(name: str) -> str:
    near = get_close_matches(name.lower(), DECLARATIONS, n=1)
    return f", did you mean `{near[0]}`" if near else ""


def _unreadable(path: Path, why: str) -> Read:
    trouble = f"{path} cannot be read, {why}: mend it or move it away; the usual settings hold."
    return Read(Preferences(), (trouble,), frozenset())
