from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from integrate.player.preflight.finding import ok, warning
from integrate.player.preflight.looking import Glance, Looking
from integrate.player.preflight.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.preflight.finding import Listener


@dataclass(slots=True)
class Slow:
    """A look at the device that waits until it may go on."""

    words: str = "Open."
    may_go_on: threading.Event = field(default_factory=threading.Event)
    has_begun: threading.Event = field(default_factory=threading.Event)
    ended: int = 0
    names: tuple[str, ...] = ("device",)

    def run(self, listener: Listener) -> None:
        """Wait, and find."""
        listener.looking("device", "half of it")
        self.has_begun.set()
        self.may_go_on.wait(60.0)
        listener.found(ok("device", self.words))

    def end(self) -> None:
        """Count."""
        self.ended += 1
        self.may_go_on.set()


def wait_for(holds: Callable[[], object]) -> None:
    """Wait until something holds; fail when it does not."""
    deadline, pace = time.monotonic() + 10.0, threading.Event()
    while not holds():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        pace.wait(0.005)


def two() -> list[Glance]:
    """Return a look at two things."""
    found = (
        warning("disk", "Little.", "Make room."),
        ok("journal", "Open."),
        ok("journal", "New."),
    )
    return [Glance(("disk", "journal"), lambda: found)]


def test_a_slow_look_holds_up_no_other() -> None:
    """What is known is there at once; the rest follows, and each change is told."""
    slow = Slow()
    changes: list[int] = []
    looking = Looking(lambda: [slow, *two()], Sheet(("device", "disk", "journal")), None)
    looking.start(lambda: changes.append(1))
    wait_for(lambda: looking.sheet.pending == ("device",))
    wait_for(slow.has_begun.is_set)
    assert looking.sheet.rows[0].words == "half of it"
    assert len(looking.sheet.found["journal"]) == 2
    slow.may_go_on.set()
    wait_for(lambda: not looking.sheet.pending)
    wait_for(lambda: len(changes) == 5)
    looking.close()


def test_an_earlier_round_is_let_go() -> None:
    """What it finds after a new one has begun is not shown; its looks are ended."""
    looks = [Slow("old"), Slow("new")]
    made = iter(looks)
    looking = Looking(lambda: [next(made)], Sheet(("device",)), None)
    looking.start()
    wait_for(looks[0].has_begun.is_set)
    looking.start()
    assert looks[0].ended == 1
    wait_for(looks[1].has_begun.is_set)
    looks[1].may_go_on.set()
    wait_for(lambda: not looking.sheet.pending)
    assert looking.sheet.rows[0].words == "new"


def test_after_the_end_nothing_is_told() -> None:
    """A look that is ended finds nothing any more, and nobody is called."""
    slow, changes = Slow(), list[int]()
    looking = Looking(lambda: [slow], Sheet(("device",)), None)
    looking.start(lambda: changes.append(1))
    wait_for(slow.has_begun.is_set)
    wait_for(lambda: len(changes) == 2)
    looking.close()
    assert slow.ended == 1
    assert looking.sheet.pending == ("device",)
    assert len(changes) == 2


def test_the_tone_takes_the_row_of_the_device() -> None:
    """It is made anew each time; without sound there is none."""
    tone = Slow("Heard.")
    tone.may_go_on.set()
    looking = Looking(list, Sheet(("device",), can_sound=True), lambda: tone)
    looking.start()
    looking.try_tone()
    wait_for(lambda: looking.sheet.rows[0].words == "Heard.")
    Looking(list, Sheet(()), None).try_tone()


def test_what_the_therapist_does_is_told_too() -> None:
    """The page changes at once."""
    changes: list[int] = []
    looking = Looking(list, Sheet((), ("Water is near.",)), None)
    looking.start(lambda: changes.append(1))
    looking.change(lambda sheet: sheet.with_confirmed(0))
    assert looking.sheet.confirmed == {0}
    assert len(changes) == 2


def test_all_can_be_looked_at_here_and_now() -> None:
    """As the command line does it, without a thread."""
    looking = Looking(two, Sheet(("disk", "journal")), None)
    looking.look_at_all()
    assert looking.sheet.pending == ()
    two()[0].end()
