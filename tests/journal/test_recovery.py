from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.journal import recovery
from integrate.journal.recovery import CODE_BYTES, new_code, read_code
from integrate.journal.sealing import KEY_BYTES, Unsealable

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code() -> None:
    """A code is 160 bits in eight groups of four letters, and a check letter."""
    code = new_code()
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 8 + [1]
    assert set("".join(groups)) <= set(LETTERS)
    content = read_code(code)
    assert content is not None
    assert len(content) == CODE_BYTES == 20
    assert len(recovery.key(code)) == KEY_BYTES
    assert new_code() != code


def test_typed_in_any_way() -> None:
    """Small letters, spaces, missing dashes and letters that look alike are read the same."""
    code = new_code()
    ways = (
        code.lower(),
        code.replace("-", ""),
        f"  {code.replace('-', ' ')} ",
        code.replace("0", "O").replace("1", "l"),
        code.replace("1", "I"),
    )
    assert {read_code(way) for way in ways} == {read_code(code)}


@given(st.data())
def test_one_slip(data: st.DataObject) -> None:
    """One wrong letter, or two neighbours that changed places, is noticed."""
    letters = list(new_code().replace("-", ""))
    at = data.draw(st.integers(0, len(letters) - 2))
    wrong = data.draw(st.sampled_from([one for one in LETTERS if one != letters[at]]))
    assert read_code("".join([*letters[:at], wrong, *letters[at + 1 :]])) is None
    if letters[at] != letters[at + 1]:
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
        assert read_code("".join(letters)) is None


@pytest.mark.parametrize("typed", ["", "U", "correct horse battery staple", "0" * 32, "é" * 33])
def test_what_is_no_code(typed: str) -> None:
    """Whatever else is typed is no code."""
    assert read_code(typed) is None
    with pytest.raises(Unsealable):
        recovery.key(typed)


@given(st.text(max_size=60))
def test_any_text(typed: str) -> None:
    """Any text is a code or is not, and nothing else happens."""
    assert read_code(typed) is None or len(typed) >= 33
