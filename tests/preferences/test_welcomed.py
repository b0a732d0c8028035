from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.preferences.welcomed import remember, was_welcomed

if TYPE_CHECKING:
    from pathlib import Path


def test_a_welcome_is_remembered(tmp_path: Path) -> None:
    """Once, in a folder that need not be there yet."""
    settings = tmp_path / "config" / "settings.toml"
    assert not was_welcomed(settings)
    remember(settings)
    assert was_welcomed(settings)
    assert not settings.exists()


def test_where_nothing_can_be_written_it_is_shown_again(tmp_path: Path) -> None:
    """A place that cannot be written keeps nobody out."""
    (tmp_path / "config").write_text("a file, where a folder should be")
    settings = tmp_path / "config" / "settings.toml"
    remember(settings)
    assert not was_welcomed(settings)


def test_where_nothing_can_be_looked_for_it_is_shown(tmp_path: Path) -> None:
    """A folder whose name no file system takes counts as one where nothing was shown."""
    assert not was_welcomed(tmp_path / ("long" * 100) / "settings.toml")
