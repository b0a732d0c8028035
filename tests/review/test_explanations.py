from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest

from integrate.review import rules
from integrate.review.explanation import severity
from integrate.review.registry import EXPLANATIONS, RULES
from integrate.script.problem import CODES
from tests.review.reviewing import found_in, laid_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_the_failing_example(code: str, tmp_path: Path) -> None:
    """The failing example of every code has that finding and no other."""
    assert set(found_in(laid_out(EXPLANATIONS[code].failing, tmp_path))) == {code}


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_the_passing_example(code: str, tmp_path: Path) -> None:
    """The passing example of every code has no finding at all."""
    assert found_in(laid_out(EXPLANATIONS[code].passing, tmp_path)) == []


def test_every_code_is_explained() -> None:
    """Each code of reading and of the rules has an explanation under its own name."""
    assert set(CODES) <= set(EXPLANATIONS)
    assert {rule.code for rule in RULES} <= set(EXPLANATIONS)
    assert all(one.code == code for code, one in EXPLANATIONS.items())


def test_codes_are_stable() -> None:
    """A code is a letter that says how much it weighs, and three digits; none stands twice."""
    assert all(re.fullmatch(r"[EWS]\d{3}", code) for code in EXPLANATIONS)
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert {code: severity(code).value for code in ("E101", "W301", "S509")} == {
        "E101": "error",
        "W301": "warning",
        "S509": "safety error",
    }


def test_every_rule_is_one_module() -> None:
    """Each module in `rules` holds one rule that is registered, and begins with its code."""
    names = [f"{rules.__name__}.{name}" for _, name, _ in pkgutil.iter_modules(rules.__path__)]
    modules = [importlib.import_module(name) for name in names]
    assert {module.RULE.code for module in modules} == {rule.code for rule in RULES}
    for module in modules:
        assert (module.__doc__ or "").startswith(f"{module.RULE.code}: ")


def test_explanations_are_sentences() -> None:
    """Each title is short and without a full stop; each reason is made of whole sentences."""
    for one in EXPLANATIONS.values():
        assert not one.title.endswith(".")
        assert len(one.title) < 60
        assert one.why.endswith((".", ".)"))
