"""What a screen shows as lines of text, as `tests/shown/mod.rs` writes it: whatever a record has in it, by name."""

from __future__ import annotations

import enum
import math
import re
from typing import Any

from wire import fnv

_ID = re.compile("[0-9a-f]{32}")


def lines(name: str, shown: Any) -> str:
    if isinstance(shown, list) and shown:
        return "".join(f"{name}.{n}: {_on_a_line(element)}\n" for n, element in enumerate(shown))
    if shown is None or isinstance(shown, (str, int, float, bytes, list, enum.Enum)):
        return f"{name}: {_on_a_line(shown)}\n"
    return "".join(lines(f"{name}.{member}", value) for member, value in _members(shown))


def _on_a_line(value: Any) -> str:
    match value:
        case None:
            return "-"
        case str():
            return "id" if _ID.fullmatch(value) else '"' + value.replace("\n", "\\n") + '"'
        case enum.Enum():
            return value.name.lower().replace("_", "")
        case bool() | int():
            return str(value).lower()
        case float():
            return _thousandths(value)
        case bytes():
            return f"#{fnv(value)}"
        case list():
            return "[" + ", ".join(map(_on_a_line, value)) + "]"
    return "{" + ", ".join(f"{name}: {_on_a_line(member)}" for name, member in _members(value)) + "}"


def _members(record: Any) -> list[tuple[str, Any]]:
    """Every member of a record, by name."""
    members = vars(record)
    assert members, f"{type(record)} is no record"
    return sorted((name.lower().replace("_", ""), value) for name, value in members.items())


def _thousandths(value: float) -> str:
    assert math.isfinite(value), "no number is shown"
    whole, rest = divmod(math.floor(abs(value) * 1000.0 + 0.5), 1000)
    return f"{'-' if value < 0 else ''}{whole}.{rest:03}"
