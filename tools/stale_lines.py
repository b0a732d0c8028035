"""List the crisis lines that a person has to dial before a release.

`python tools/stale_lines.py [FILE]` prints one row for each country that was never verified, or not
within the last six months, and ends with 1 when there is one; with 2 when the file is malformed.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from integrate.help.crisis_lines import FILE, BadLines, Country, read


def stale(rows: tuple[Country, ...], today: date) -> list[str]:
    """Return a line for each row that has to be dialled, in the order of the file."""
    return [
        f"{one.country}  {one.name}: {_since(one)}; dial "
        + ", ".join([one.emergency, *(line.number or line.sms for line in one.lines)])
        for one in rows
        if one.is_stale(today)
    ]


def _since(row: Country) -> str:
    if row.verified_on is None:
        return "never verified"
    return f"verified on {row.verified_on.isoformat()} by {row.verified_by}"


def main(arguments: list[str]) -> int:
    """Print what is stale and return the exit code."""
    path = Path(arguments[0]) if arguments else FILE
    try:
        rows = read(path.read_text(encoding="utf-8"))
    except (BadLines, OSError, UnicodeDecodeError) as error:
        print(error)
        return 2
    found = stale(rows, datetime.now(UTC).date())
    print("\n".join(found) or "Every row was verified within the last six months.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
