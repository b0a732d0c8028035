from __future__ import annotations

from integrate.journal.names import ALPHABET, new_name


def test_readable() -> None:
    """A name has eight letters and digits, of which none looks like another."""
    assert not set(ALPHABET) & set("01ilou")
    for name in (new_name() for _ in range(100)):
        assert len(name) == 8
        assert set(name) <= set(ALPHABET)


def test_different() -> None:
    """Two names are hardly ever the same."""
    assert len({new_name() for _ in range(1000)}) == 1000
