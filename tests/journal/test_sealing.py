from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.journal.sealing import (
    BLOCK_BYTES,
    KEY_BYTES,
    Unsealable,
    new_key,
    seal,
    sign,
    signed,
    unseal,
)
from integrate.journal.slots import SlotKind, unwrap, wrap

KEY = bytes(range(KEY_BYTES))
PLACE = ("event", "v", "abc", 1)


@given(plain=st.binary(max_size=300))
def test_round_trip(plain: bytes) -> None:
    """What was sealed opens with the same key and place."""
    assert unseal(KEY, seal(KEY, plain, PLACE), PLACE) == plain


@given(plain=st.binary(max_size=300))
def test_length_tells_little(plain: bytes) -> None:
    """A body is as long as any other whose text fills the same number of blocks."""
    blocks = len(plain) // BLOCK_BYTES + 1
    assert len(seal(KEY, plain, PLACE)) == len(seal(KEY, b"", PLACE)) + (blocks - 1) * BLOCK_BYTES


@given(data=st.data(), plain=st.binary(max_size=100))
def test_any_change_is_found(data: st.DataObject, plain: bytes) -> None:
    """A body with one byte changed, or cut short anywhere, does not open."""
    body = seal(KEY, plain, PLACE)
    at = data.draw(st.integers(0, len(body) - 1))
    changed = body[:at] + bytes([body[at] ^ data.draw(st.integers(1, 255))]) + body[at + 1 :]
    for bad in (changed, body[:at]):
        with pytest.raises(Unsealable):
            unseal(KEY, bad, PLACE)


@pytest.mark.parametrize(
    "place",
    [
        ("event", "v", "abc", 2),
        ("event", "v", "ab", "c1"),
        ("event", "v", "abc", "1"),
        ("event", "v", "abc"),
        ("slot", "v", "abc", 1),
    ],
)
def test_bound_to_its_place(place: tuple[str | int, ...]) -> None:
    """A body opens in no other place, however alike the two are spelled."""
    with pytest.raises(Unsealable):
        unseal(KEY, seal(KEY, b"x", PLACE), place)


def test_another_key() -> None:
    """A body does not open with another key."""
    with pytest.raises(Unsealable):
        unseal(new_key(), seal(KEY, b"x", PLACE), PLACE)


def test_never_the_same_twice() -> None:
    """The same text sealed twice gives two bodies, so that equal answers cannot be told."""
    assert seal(KEY, b"x", PLACE) != seal(KEY, b"x", PLACE)


def test_a_slot() -> None:
    """A slot gives the vault key back to its own key, in its own vault alone."""
    vault_key = new_key()
    wrapped = wrap("v", SlotKind.DEVICE, KEY, vault_key)
    assert unwrap("v", SlotKind.DEVICE, KEY, wrapped) == vault_key
    with pytest.raises(Unsealable):
        unwrap("other", SlotKind.DEVICE, KEY, wrapped)
    with pytest.raises(Unsealable):
        unwrap("v", SlotKind.DEVICE, new_key(), wrapped)


@given(data=st.data(), plain=st.binary(max_size=100))
def test_signed(data: st.DataObject, plain: bytes) -> None:
    """What was signed is given back, unless a byte, the key or the place is another one."""
    body = sign(KEY, plain, PLACE)
    assert signed(KEY, body, PLACE) == plain
    at = data.draw(st.integers(0, len(body) - 1))
    changed = body[:at] + bytes([body[at] ^ data.draw(st.integers(1, 255))]) + body[at + 1 :]
    bad = [(KEY, changed, PLACE), (KEY, body[:at], PLACE), (new_key(), body, PLACE)]
    for key, content, place in (*bad, (KEY, body, (*PLACE, 1))):
        with pytest.raises(Unsealable):
            signed(key, content, place)
