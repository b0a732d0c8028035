from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.script.quantity import LONGEST, clock, decibels, seconds, spoken


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("90 s", 90),
        ("90s", 90),
        ("90", 90),
        ("1.5", 1.5),
        ("2 min", 120),
        ("1.5 min", 90),
        ("1 h 30 min", 5400),
        ("1h 30min 5s", 5405),
        ("1:30", 90),
        ("0:05", 5),
        ("90:00", 5400),
        ("1:02:03", 3723),
        (" 12 h ", LONGEST),
        ("0 s", 0),
    ],
)
def test_times(text: str, length: float) -> None:
    """Times mean what people mean by them."""
    assert seconds(text) == length


@pytest.mark.parametrize(
    "text",
    [
        "",
        "s",
        "a while",
        "2 minutes",
        "-3 s",
        "1:60",
        "1:2:3:4",
        "1:5",
        "2 min or so",
        "3 s 4",
        "1e3",
    ],
)
def test_what_is_not_a_time(text: str) -> None:
    """What could be meant in two ways, or not at all, is refused."""
    with pytest.raises(ValueError, match="is not a time"):
        seconds(text)


def test_too_long_a_time() -> None:
    """Half a day is the longest time."""
    with pytest.raises(ValueError, match="half a day"):
        seconds("12 h 1 s")


@pytest.mark.parametrize(
    ("text", "level"),
    [("-9 dB", -9), ("+3dB", 3), ("0 dB", 0), ("-4.5 dB", -4.5), ("12 dB", 12), ("-90 dB", -90)],
)
def test_levels(text: str, level: float) -> None:
    """Levels are decibels, louder or softer."""
    assert decibels(text) == level


@pytest.mark.parametrize("text", ["", "9", "loud", "-9 db", "- 9 dB", "50 %", "-9 dBFS"])
def test_what_is_not_a_level(text: str) -> None:
    """A level without its unit, or with another one, is refused."""
    with pytest.raises(ValueError, match="is not a level"):
        decibels(text)


@pytest.mark.parametrize("text", ["12.1 dB", "-91 dB", "+999 dB"])
def test_levels_beyond_the_limits(text: str) -> None:
    """A level that would hurt, or that nobody hears, is refused."""
    with pytest.raises(ValueError, match="outside"):
        decibels(text)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (59.6, "1 min"),
        (60, "1 min"),
        (90, "1 min 30 s"),
        (599, "9 min 59 s"),
        (610, "10 min"),
        (3599, "1 h"),
        (3600, "1 h"),
        (3900, "1 h 5 min"),
    ],
)
def test_spoken(length: float, words: str) -> None:
    """Times are told as a person says them, and seconds only while they matter."""
    assert spoken(length) == words


@pytest.mark.parametrize(
    ("length", "face"), [(0, "0:00"), (-3, "0:00"), (65.9, "1:05"), (3723, "1:02:03")]
)
def test_clock(length: float, face: str) -> None:
    """A clock shows whole seconds and no time below none."""
    assert clock(length) == face


@given(st.integers(0, int(LONGEST)))
def test_a_clock_is_read_as_it_is_shown(length: int) -> None:
    """What a clock shows can be written in a script and means the same."""
    assert seconds(clock(length)) == length


@given(st.integers(0, 599))
def test_what_is_spoken_can_be_written(length: int) -> None:
    """A time as it is told can be written in a script and means the same."""
    assert seconds(spoken(length)) == length


@given(st.text(alphabet="0123456789.: hmins-dB", max_size=20))
def test_any_text(text: str) -> None:
    """Any text is a time or a level inside the limits, or refused."""
    for read, low, high in ((seconds, 0, LONGEST), (decibels, -90, 12)):
        try:
            assert low <= read(text) <= high
        except ValueError as refused:
            assert str(refused)  # noqa: PT017 -- one of two good endings
