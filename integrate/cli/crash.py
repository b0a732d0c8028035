"""What is written when the program itself fails: where it failed, and nothing of the person.

A report holds file names, line numbers and kinds of errors. It holds no values and no messages of
errors: a message may quote what somebody wrote.
"""

from __future__ import annotations

import platform
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Write a report into the folder, else the folder for temporary files; None when neither is."""
    name = f"integrate-crash-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    text = "\n".join(_lines(error)) + "\n"
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            place.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(text, encoding="utf-8")
        except OSError:
            continue
        return place / name
    return None


def _lines(error: BaseException) -> Iterator[str]:
    from importlib.metadata import version  # noqa: PLC0415 -- loads the e-mail package; only here

    yield f"Integrate {version('integrate')} on Python {platform.python_version()}"
    yield platform.platform()
    yield "This report holds no answers. The newest error comes first."
    seen: BaseException | None = error
    while seen is not None:
        yield ""
        yield type(seen).__qualname__
        for frame in traceback.extract_tb(seen.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        seen = seen.__cause__ or seen.__context__
