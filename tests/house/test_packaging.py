from __future__ import annotations

import configparser
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaging

PROJECT = Path(__file__).parents[2]
WHERE = (
    "import integrate, pathlib; from integrate import bundled\n"
    "print(pathlib.Path(integrate.__file__).parent)\n"
    "print(sum(1 for one in bundled.scripts().rglob('*.yaml')))\n"
    "sounds = [one for one in bundled.sounds().rglob('*')]\n"
    "print(sum(one.suffix in ('.flac', '.ogg', '.wav') for one in sounds))\n"
)


@dataclass(frozen=True, slots=True)
class Built:
    """The two files that are published."""

    wheel: Path
    sdist: Path


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sdist, and the wheel from it, with what is installed here."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(PROJECT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    return Built(wheel, sdist)


def _counts() -> tuple[int, int]:
    """Return how many scripts and sounds the project has."""
    scripts = sum(1 for _ in (PROJECT / "scripts").rglob("*.yaml"))
    sounds = [
        one for one in (PROJECT / "audio").rglob("*") if one.suffix in (".flac", ".ogg", ".wav")
    ]
    return scripts, len(sounds)


def finds_what_is_shipped(folder: Path) -> None:
    """Check that the package in this folder, and no other, finds every script and sound."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", WHERE],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder.parent,
        env={"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    place, scripts, sounds = done.stdout.split()
    assert Path(place) == folder / "integrate"
    assert (int(scripts), int(sounds)) == _counts()


def test_the_wheel_carries_scripts_sounds_and_licences(built: Built) -> None:
    """All that a session needs is inside, with the terms it is shared under; no tests are."""
    with zipfile.ZipFile(built.wheel) as wheel:
        names = wheel.namelist()
    assert "integrate/shipped/scripts/anytime/grounding.yaml" in names
    assert "integrate/shipped/scripts/LICENSE" in names
    assert "integrate/shipped/audio/LICENSE" in names
    assert any(name.startswith("integrate/shipped/audio/bells/") for name in names)
    assert any(name.endswith("player.tcss") for name in names)
    assert not any(name.startswith(("tests/", "tools/", "benchmarks/")) for name in names)


def test_an_unpacked_wheel_finds_what_it_carries(built: Built, tmp_path: Path) -> None:
    """From an empty folder the package of the wheel finds its own scripts and sounds."""
    with zipfile.ZipFile(built.wheel) as wheel:
        wheel.extractall(tmp_path / "unpacked")  # noqa: S202 -- built just now, from here
    finds_what_is_shipped(tmp_path / "unpacked")


def test_an_unpacked_sdist_finds_what_it_carries(built: Built, tmp_path: Path) -> None:
    """The same holds for the source as it is published."""
    with tarfile.open(built.sdist) as sdist:
        sdist.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    finds_what_is_shipped(folder)
    assert (folder / "tests").is_dir()


def test_the_wheel_brings_the_command(built: Built) -> None:
    """Installing it gives `integrate`."""
    with zipfile.ZipFile(built.wheel) as wheel:
        (name,) = (one for one in wheel.namelist() if one.endswith("entry_points.txt"))
        points = configparser.ConfigParser()
        points.read_string(wheel.read(name).decode())
    assert points["console_scripts"]["integrate"] == "integrate.cli.main:main"


def test_a_checkout_finds_what_it_carries() -> None:
    """Run from its folder, without being installed, the package finds scripts and sounds."""
    finds_what_is_shipped(PROJECT)
