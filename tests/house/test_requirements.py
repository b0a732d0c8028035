from __future__ import annotations

import re
import tomllib
from email.parser import HeaderParser
from pathlib import Path

import pytest

from tools.licences import HEAD, Pinned, licence, pinned

ROOT = Path(__file__).parents[2]
NEEDED = re.compile(r"[A-Za-z0-9._-]+")


def needs(*extras: str) -> set[str]:
    """Return the names of what `pyproject.toml` says is needed, with these extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"]]
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return {normal(found[0]) for line in lines if (found := NEEDED.match(line))}


def normal(name: str) -> str:
    """Return the name of a package as PyPI compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(name: str) -> str:
    """Return the text of a lock."""
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("lock", "extras"), [("run", ()), ("dev", ("dev",))])
def test_everything_needed_is_pinned_with_its_hashes(lock: str, extras: tuple[str, ...]) -> None:
    """Each lock pins what the project names, every pin has a hash, and no address of a host."""
    text = locked(lock)
    pins = pinned(text)
    assert needs(*extras) <= {normal(one.name) for one in pins}
    entries = re.split(r"\n(?=[A-Za-z0-9])", text)
    assert sum("--hash=sha256:" in one for one in entries) == len(pins)
    assert "http" not in text


def test_the_tests_run_on_the_very_versions_that_are_run() -> None:
    """What both locks pin, they pin to the same version."""
    assert set(pinned(locked("run"))) <= set(pinned(locked("dev")))


def test_every_package_stands_in_the_list_of_licences() -> None:
    """The page names each pinned package and its version, no other, and a licence for each."""
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    assert page.startswith(HEAD)
    rows = [line.strip("| ").split(" | ") for line in page[len(HEAD) :].splitlines()]
    assert [Pinned(name, version) for name, version, _words in rows] == pinned(locked("run"))
    assert all(words for _name, _version, words in rows)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("License-Expression: MIT OR Apache-2.0\nLicense: x", "MIT OR Apache-2.0"),
        ("License: BSD-3-Clause", "BSD-3-Clause"),
        ("Classifier: License :: OSI Approved :: MIT License\n", "MIT License"),
        (
            "License: All\n  of it\nClassifier: License :: OSI Approved :: BSD License",
            "BSD License",
        ),
    ],
)
def test_a_licence_is_read_however_it_is_told(told: str, words: str) -> None:
    """An expression comes first, then a short name, then the classifiers."""
    assert licence(HeaderParser().parsestr(f"Name: one\n{told}\n")) == words


def test_a_package_without_a_licence_is_named() -> None:
    """Somebody then has to look."""
    with pytest.raises(LookupError, match="one tells no licence"):
        licence(HeaderParser().parsestr("Name: one\n"))
