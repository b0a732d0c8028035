"""The script language as JSON Schema (draft-07), for editors that complete and check YAML.

It is made of the declarations alone. What reading accepts, the schema accepts; reading finds more,
since it also looks at how names, ids and times go together.
"""

from __future__ import annotations

import json
from functools import reduce
from typing import TYPE_CHECKING

from integrate.script.declaration import specs, table_schema
from integrate.script.kinds import PROSE
from integrate.script.model import Script
from integrate.script.structure import VERBS

if TYPE_CHECKING:
    from integrate.script.kinds import Schema

FILE = "script.schema.json"
"""The name of the schema beside a script."""
EDITOR_LINE = f"# yaml-language-server: $schema=./{FILE}"
"""The comment by which a script tells editors of the schema."""

_NO_VERB = f"A step begins with {', '.join(VERBS)}; words with a colon in them need quotes."


def schema() -> Schema:
    """Return the schema of a whole script."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "a script",
        **table_schema(Script),
        "definitions": {"step": _step(), **{verb: _with_verb(verb) for verb in VERBS}},
    }


def written() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _step() -> Schema:
    """Return the schema of a step.

    The verb that stands in it decides. Editors follow `if`: they offer that verb's fields alone,
    and all verbs where there is none yet.
    """
    return reduce(_else, reversed(VERBS), _without_verb())


def _else(otherwise: Schema, verb: str) -> Schema:
    return {
        "if": {"type": "object", "required": [verb]},
        "then": {"$ref": f"#/definitions/{verb}"},
        "else": otherwise,
    }


def _with_verb(verb: str) -> Schema:
    """Return the fields of a step with this verb.

    What is required stands apart: beside the fields, editors would offer all of it in one piece,
    with the verb once more.
    """
    table = table_schema(VERBS[verb])
    return {"title": verb, **table, "required": [], "allOf": [{"required": table["required"]}]}


def _without_verb() -> Schema:
    """Return the schema of bare words, and of a step whose verb is still to come."""
    verbs = {
        verb: {**specs(declared)[verb].kind.schema(), "description": declared.__doc__}
        for verb, declared in VERBS.items()
    }
    return {
        "if": {"type": "object"},
        "then": {
            "type": "object",
            "properties": verbs,
            "additionalProperties": False,
            "minProperties": 1,
            "errorMessage": _NO_VERB,
        },
        "else": PROSE.schema(),
    }
