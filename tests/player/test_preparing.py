"""How far the sound has been made ready, as a person reads it in the corner."""

from __future__ import annotations

from integrate.player.preparing import PACE, Preparing


class Corner:
    """A corner of the screen, with a clock that goes when it is told to."""

    def __init__(self) -> None:
        """Watch what is being prepared."""
        self.now = 0.0
        self.seen: list[str] = []
        self.preparing = Preparing(lambda: self.now)
        self.preparing.watch(lambda: self.seen.append(self.preparing.told))

    def hear(self, done: int, total: int, after: float = 0.0) -> None:
        """Let some time go by, and then so many contents be ready."""
        self.now += after
        self.preparing.heard(done, total)


def test_what_is_ready_at_once_is_never_told() -> None:
    """Lines that were spoken before are ready within a second, and nothing flashes up."""
    corner = Corner()
    corner.preparing.expect(40)
    for done in range(41):
        corner.hear(done, 40, 0.01)
    assert corner.seen == []
    assert corner.preparing.told == ""


def test_a_wait_is_told_calmly_and_ends() -> None:
    """What takes longer is told once a second at most, and is gone when all is ready."""
    corner = Corner()
    corner.preparing.expect(40)
    for done in range(41):
        corner.hear(done, 40, PACE / 8)
    assert corner.seen == [
        "preparing the voice 7 of 40",
        "preparing the voice 15 of 40",
        "preparing the voice 23 of 40",
        "preparing the voice 31 of 40",
        "preparing the voice 39 of 40",
        "",
    ]


def test_sounds_are_told_apart_from_words() -> None:
    """Music that has to be measured first is counted for itself."""
    corner = Corner()
    corner.preparing.expect(10)
    corner.hear(1, 15, PACE)
    corner.hear(4, 15, PACE)
    corner.hear(6, 15, PACE)
    corner.hear(15, 15, PACE)
    assert corner.seen == [
        "preparing the sound 1 of 5",
        "preparing the sound 4 of 5",
        "preparing the voice 1 of 10",
        "",
    ]


def test_more_may_be_asked_for_meanwhile() -> None:
    """Words that are wanted again while others are prepared are counted with them."""
    corner = Corner()
    corner.preparing.expect(10)
    corner.hear(5, 10, PACE)
    corner.preparing.expect(10)
    corner.hear(6, 20, PACE)
    corner.hear(20, 20, PACE)
    corner.preparing.expect(4)
    corner.hear(1, 4, PACE / 2)
    corner.hear(4, 4)
    assert corner.seen == ["preparing the voice 5 of 10", "preparing the voice 6 of 20", ""]


def test_who_watches_no_more_is_not_called() -> None:
    """A screen that is gone hears nothing of it."""
    corner = Corner()
    corner.preparing.expect(10)
    corner.preparing.watch(None)
    corner.hear(5, 10, PACE)
    assert corner.preparing.told == "preparing the voice 5 of 10"
    assert corner.seen == []
