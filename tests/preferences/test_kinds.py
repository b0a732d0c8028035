from __future__ import annotations

import pytest

from integrate.preferences.kinds import CountryCode, OneOf, Whole, Words, YesNo

THEME = OneOf(("dusk", "morning"))
MINUTES = Whole(1, 60, "minutes")
DEVICE = Words("the name of a device")


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (THEME, " Dusk ", "dusk"),
        (YesNo(), "on", True),
        (YesNo(), " NO ", False),
        (MINUTES, " 5 ", 5),
        (CountryCode(), "gb", "GB"),
        (CountryCode(), "", ""),
        (DEVICE, " Headphones ", "Headphones"),
    ],
)
def test_what_is_typed_becomes_a_value(
    kind: OneOf | YesNo | Whole | CountryCode | Words, typed: str, value: object
) -> None:
    """Capitals and the spaces around it make no difference; the file takes the same value."""
    assert kind.parse(typed) == value
    assert kind.accept(value) == value


@pytest.mark.parametrize(
    ("kind", "typed", "in_a_file"),
    [
        (THEME, "mauve", 3),
        (YesNo(), "perhaps", "yes"),
        (MINUTES, "soon", "5"),
        (MINUTES, "61", True),
        (CountryCode(), "Britain", "gb"),
        (DEVICE, "two\nlines", 7),
    ],
)
def test_what_cannot_be_is_refused_with_what_can_be(
    kind: OneOf | YesNo | Whole | CountryCode | Words, typed: str, in_a_file: object
) -> None:
    """The sentence names the choices, whether it was typed or stands in the file."""
    with pytest.raises(ValueError, match=r"^it is ") as refused:
        kind.parse(typed)
    assert str(refused.value) == f"it is {kind.choices}"
    with pytest.raises(ValueError, match=r"^it is "):
        kind.accept(in_a_file)
