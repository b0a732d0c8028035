"""The page before a session as one immutable value, the same for every front end.

What was found stands beside what the therapist confirmed and wrote down there. A session may begin
when nothing failed; what is left are warnings, and somebody puts their name to them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from integrate.player.preflight.finding import TITLES, Finding, State, ok, warning, worst
from integrate.session.charting import Agreed, Noted, SignedOver
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.session.charting import ChartEntry
    from integrate.session.record import Seconds

WRITABLE = ("consent", "touch", "sitter", "contact")
"""What can be written down on the page; each is one of `charting.AGREEMENTS`."""
CONFIRM, WRITE, TONE = "confirm", "write", "tone"

WRITTEN = later("“{words}”, written down now.")
CONFIRMED = later("Confirmed: {words}")
OPEN = later("Not confirmed: {words}")
CONFIRM_IT = later("Confirm it when it is so.")
UNKNOWN = later("This was not looked at to its end.")
WAIT = later("Wait a moment, or look again.")
KEPT = later("Confirmed before the session: {items}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page."""

    id: str
    title: str
    state: State | None
    """None while it is being looked at."""
    words: str
    """The gravest finding, or how far looking has come."""
    findings: tuple[Finding, ...]
    way: str = ""
    """What can be done here: `confirm`, `write`, `tone`, or nothing."""
    number: int = 0
    """Which item of `before` it is, from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page."""

    names: tuple[str, ...]
    """What is looked at."""
    before: tuple[str, ...] = ()
    """What the script wants to be so before it begins."""
    found: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    progress: Mapping[str, str] = field(default_factory=dict)
    """How far looking has come, by name."""
    confirmed: frozenset[int] = frozenset()
    """The numbers of what is confirmed of `before`, from 0."""
    written: Mapping[str, str] = field(default_factory=dict)
    """What was written down here, by what it is about."""
    can_sound: bool = False
    """Whether a test tone can be played."""

    # What happens to it.

    def with_found(self, name: str, findings: tuple[Finding, ...]) -> Sheet:
        """Return it with all that was found of one name."""
        return replace(self, found={**self.found, name: findings})

    def with_progress(self, name: str, words: str) -> Sheet:
        """Return it with how far looking has come."""
        left = {one: findings for one, findings in self.found.items() if one != name}
        return replace(self, found=left, progress={**self.progress, name: words})

    def looked_at_anew(self) -> Sheet:
        """Return it with nothing found; what was confirmed and written stays."""
        return replace(self, found={}, progress={})

    def with_confirmed(self, number: int) -> Sheet:
        """Return it with one item confirmed, or taken back."""
        return replace(self, confirmed=self.confirmed ^ {number})

    def with_written(self, about: str, words: str) -> Sheet:
        """Return it with words for what they are about; without words it is as it was found."""
        others = {one: text for one, text in self.written.items() if one != about}
        fresh = {about: " ".join(words.split())} if words.strip() else {}
        return replace(self, written={**others, **fresh})

    # What it shows.

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every line, in its order."""
        rows: list[Row] = []
        for name in (one for one in TITLES if one in self.names or one == "before"):
            rows += self._before() if name == "before" else [self._row(name)]
        return tuple(rows)

    @property
    def failures(self) -> tuple[Finding, ...]:
        """What no session can be run with."""
        return self._of(State.FAILED)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is to be signed over; what is still being looked at is among it."""
        return self._of(State.WARNING)

    @property
    def pending(self) -> tuple[str, ...]:
        """What is still being looked at."""
        return tuple(row.id for row in self.rows if row.state is None)

    @property
    def summary(self) -> str:
        """How it stands, in one sentence."""
        parts = [
            *_count(len(self.failures), "one thing to mend first", "{count} things to mend first"),
            *_count(len(self._found_warnings), "one warning", "{count} warnings"),
            *_count(
                len(self.pending), "one still being looked at", "{count} still being looked at"
            ),
        ]
        told = _(", ").join(parts) or _("nothing stands in the way")
        return f"{told[0].upper()}{told[1:]}."

    def entries(self, name: str, now: Seconds) -> tuple[ChartEntry, ...]:
        """Return what is written into the chart as the session begins.

        `name` signs the warnings over; `now` is the moment on the session's own clock.
        """
        agreed = [Agreed(about, words, now) for about, words in self.written.items()]
        items = "; ".join(self.before[number].rstrip(".") for number in sorted(self.confirmed))
        noted = [Noted(_(KEPT, items=items), now)] if items else []
        signed = [SignedOver(one.told, name.strip(), now) for one in self.warnings]
        return (*agreed, *noted, *signed)

    def _before(self) -> list[Row]:
        return [self._item(number) for number in range(len(self.before))]

    def _item(self, number: int) -> Row:
        item = self.before[number]
        if number in self.confirmed:
            finding = ok("before", _(CONFIRMED, words=item))
        else:
            finding = warning("before", _(OPEN, words=item), _(CONFIRM_IT))
        id_ = f"before {number}"
        return Row(id_, finding.title, finding.state, item, (finding,), CONFIRM, number)

    def _row(self, name: str) -> Row:
        title = _(TITLES[name])
        way = WRITE if name in WRITABLE else TONE if name == "device" and self.can_sound else ""
        if name in self.written:
            finding = ok(name, _(WRITTEN, words=self.written[name]))
            return Row(name, title, State.OK, finding.words, (finding,), way)
        findings = self.found.get(name)
        if findings is None:
            words = self.progress.get(name) or _("being looked at")
            return Row(name, title, None, words, (), way)
        gravest = worst(findings)
        first = next((one.words for one in findings if one.state is gravest), "")
        return Row(name, title, gravest, first, findings, way)

    def _of(self, state: State) -> tuple[Finding, ...]:
        found = [one for row in self.rows for one in row.findings if one.state is state]
        if state is State.WARNING:
            found += [warning(name, _(UNKNOWN), _(WAIT)) for name in self.pending]
        return tuple(found)

    @property
    def _found_warnings(self) -> list[Finding]:
        return [one for row in self.rows for one in row.findings if one.state is State.WARNING]


def _count(number: int, one: str, more: str) -> list[str]:
    return [several(number, one, more)] if number else []
