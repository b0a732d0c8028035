"""How a dataclass declares what an author may write, and how that is read.

Each field says its key, its kind and what it is for. Reading, checking and did-you-mean go by these
declarations alone, so that a new field is one line in one place.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from integrate.script.nodes import Node, Table, Text, span_of
from integrate.script.problem import Incomplete, Misread, Reading, did_you_mean, nearest

if TYPE_CHECKING:
    from integrate.script.kinds import Kind, Schema

T = TypeVar("T")
_REQUIRED: Any = object()
MEANS_SAVE = did_you_mean("save", ["save"])
"""The remedy of a key that is nearly the one under which a step names its answer."""


@dataclass(frozen=True, slots=True)
class Spec:
    """What an author may write under one key."""

    key: str
    """The key in the script; it may hold a space or be a Python keyword."""
    attribute: str
    kind: Kind
    about: str
    """One sentence for the author."""
    required: bool


def spec(kind: Kind, about: str, *, key: str = "", default: Any = _REQUIRED) -> Any:
    """Declare a field; without a default an author has to write it."""
    metadata = {"kind": kind, "about": about, "key": key}
    if default is _REQUIRED:
        return dataclasses.field(metadata=metadata)
    if isinstance(default, dict):
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


_SPECS: dict[type[Any], dict[str, Spec]] = {}
_REQUIRED_ATTRIBUTES: dict[type[Any], frozenset[str]] = {}


def specs(declared: type[Any]) -> dict[str, Spec]:
    """Return the specs of a declared class by key, in the order of its fields."""
    if declared not in _SPECS:
        _SPECS[declared] = _find_specs(declared)
    return _SPECS[declared]


def _required(declared: type[Any]) -> frozenset[str]:
    """Return the attributes that an author has to write."""
    if declared not in _REQUIRED_ATTRIBUTES:
        found = frozenset(one.attribute for one in specs(declared).values() if one.required)
        _REQUIRED_ATTRIBUTES[declared] = found
    return _REQUIRED_ATTRIBUTES[declared]


def _find_specs(declared: type[Any]) -> dict[str, Spec]:
    found = {}
    for field in dataclasses.fields(declared):
        if "kind" not in field.metadata:
            continue
        key = field.metadata["key"] or field.name.replace("_", " ")
        required = (
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        )
        found[key] = Spec(
            key, field.name, field.metadata["kind"], field.metadata["about"], required
        )
    return found


def table_schema(declared: type[Any]) -> Schema:
    """Return the fields of a declared class as JSON Schema, each with what it is for."""
    known = specs(declared)
    return {
        "type": "object",
        "properties": {
            key: {**one.kind.schema(), "description": one.about} for key, one in known.items()
        },
        "required": [key for key, one in known.items() if one.required],
        "additionalProperties": False,
    }


def read_table(
    declared: type[T], table: Table, reading: Reading, what: str, **given: Any
) -> T | None:
    """Return the value that the table says, or None when a part that it needs is wrong.

    `what` names the thing in problems; `given` are fields that do not come from the author.
    """
    given |= read_values(declared, table, reading, what)
    return build(declared, given, table, reading, what)


def read_values(declared: type[Any], table: Table, reading: Reading, what: str) -> dict[str, Any]:
    """Return what could be read, by attribute."""
    known = specs(declared)
    values: dict[str, Any] = {}
    for key, node in table.value:
        one = known.get(key.value)
        if one is None:
            remedy = did_you_mean(key.value, known)
            if isinstance(node, Text) and remedy == MEANS_SAVE:
                reading.lost.add(node.value)  # the name is meant, so what recalls it is right
            reading.complain(
                "E104", span_of(key), f"`{key.value}` is not a field of {what}", remedy
            )
            continue
        try:
            values[one.attribute] = one.kind.read(node, reading)
        except Misread as misread:
            reading.note(misread)
    return values


def build(
    declared: type[T], values: dict[str, Any], table: Table, reading: Reading, what: str
) -> T | None:
    """Return the value made of what was read of its table, or None when something is missing."""
    if not values.keys() >= _required(declared):
        _complain_of_missing(declared, values, table, reading, what)
        return None
    value = declared(**values)
    faults = tuple(value.faults()) if hasattr(value, "faults") else ()
    if faults and _is_whole(declared, values, table):
        code = getattr(value, "fault_code", "E106")
        for sentence in faults:
            reading.complain(code, span_of(table), sentence)
    return value


def _complain_of_missing(
    declared: type[Any], values: dict[str, Any], table: Table, reading: Reading, what: str
) -> None:
    """Note each field that is required and not written.

    One that could not be read is noted already, and so is one that is misspelt.
    """
    known = specs(declared)
    written = {key.value for key, _ in table.value}
    present = written | {nearest(key, known) for key in written - known.keys()}
    for one in specs(declared).values():
        if one.required and one.attribute not in values and one.key not in present:
            remedy = f"add `{one.key}:`. {one.about}"
            reading.complain("E103", span_of(table), f"{what} needs `{one.key}`", remedy)


def _is_whole(declared: type[Any], values: dict[str, Any], table: Table) -> bool:
    """Tell whether every field that was written could be read."""
    known = specs(declared)
    return all(known[key.value].attribute in values for key, _ in table.value if key.value in known)


@dataclass(frozen=True, slots=True)
class Record:
    """The kind of a value with fields of its own, or of its main field written alone."""

    declared: type[Any]
    name: str
    main: str = ""
    """The key whose value may stand alone in place of the whole; empty when none may."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the declared value; raises `Misread` when it is none."""
        given = {"place": span_of(node)} if "place" in self.declared.__dataclass_fields__ else {}
        if not isinstance(node, Table):
            if not self.main:
                parts = ", ".join(f"{key}: ..." for key in self._needed)
                remedy = f"write `{{{parts}}}`"
                what = f"{self.name} belongs here, as `key: value`"
                raise Misread("E105", span_of(node), what, remedy)
            one = specs(self.declared)[self.main]
            return self.declared(**given, **{one.attribute: one.kind.read(node, reading)})
        value = read_table(self.declared, node, reading, self.name, **given)
        if value is None:
            raise Incomplete(span_of(node))
        return value

    @property
    def _needed(self) -> list[str]:
        """The keys that an author has to write, or the first where none has to be there."""
        known = specs(self.declared)
        return [key for key, one in known.items() if one.required] or [next(iter(known))]

    def schema(self) -> Schema:
        """Return its fields, or its main field alone."""
        table = {"title": self.name, **table_schema(self.declared)}
        if not self.main:
            return table
        alone = specs(self.declared)[self.main].kind.schema()
        return {"title": self.name, "anyOf": [table, alone]}
