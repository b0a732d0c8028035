"""The form of a programme as JSON Schema (draft-07), for editors that complete and check YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from integrate.programme.model import Programme
from integrate.script.declaration import table_schema

if TYPE_CHECKING:
    from integrate.script.kinds import Schema

FILE = "programme.schema.json"
"""The name of the schema beside a programme."""


def schema() -> Schema:
    """Return the schema of a whole programme."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "a programme",
        **table_schema(Programme),
    }


def written() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
