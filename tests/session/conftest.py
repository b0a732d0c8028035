"""What the tests of the engine share: questionnaires that ask about self-harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.measures.shipped import SHIPPED
from tests.session.risk import ALONE, RISK

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", autouse=True)
def _risk() -> Iterator[None]:
    """Let scripts ask them: the random ones do as well."""
    with pytest.MonkeyPatch.context() as patch:
        for measure in (RISK, ALONE):
            patch.setitem(SHIPPED, measure.id, measure)
        yield
