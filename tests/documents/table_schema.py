"""Table Schema read strictly: what of a table contradicts the schema that describes it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

READERS: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "integer": lambda text: int(re.fullmatch(r"-?\d+", text)[0]),  # type: ignore[index]
    "number": lambda text: Decimal(re.fullmatch(r"-?\d+(\.\d+)?", text)[0]),  # type: ignore[index]
    "boolean": lambda text: {"true": True, "false": False}[text],
    "date": date.fromisoformat,
}


def faults(schema: Mapping[str, Any], header: Sequence[str], rows: Sequence[Sequence[str | None]]) -> Iterator[str]:
    """Yield every contradiction; cells are text, None where a row has none."""
    fields = schema["fields"]
    if list(header) != [each["name"] for each in fields]:
        yield "the header is another one"
        return
    for number, row in enumerate(rows, 1):
        for each, cell in zip(fields, row, strict=True):
            if fault := _fault(each, None if cell in schema["missingValues"] else cell):
                yield f"row {number}, {each['name']}: {fault}"
    key = [list(header).index(name) for name in schema["primaryKey"]]
    keys = [tuple(row[place] for place in key) for row in rows]
    if len(set(keys)) < len(keys):
        yield "two rows have one primary key"


def _fault(field: Mapping[str, Any], cell: str | None) -> str:
    limits = field.get("constraints", {})
    if cell is None:
        return "required" if limits.get("required") else ""
    try:
        value: Any = READERS[field["type"]](cell)
    except (TypeError, ValueError, KeyError, ArithmeticError):
        return f"{cell} is no {field['type']}"
    if value not in limits.get("enum", [value]) or not re.fullmatch(limits.get("pattern", ".*"), cell, re.DOTALL):
        return f"{cell} is not among those allowed"
    if not limits.get("minimum", value) <= value <= limits.get("maximum", value):
        return f"{cell} is out of bounds"
    return ""
