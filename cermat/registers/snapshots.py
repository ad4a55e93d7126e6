"""The text a measurement is frozen in: everything it holds, lines, rules and papers included, as canonical JSON.

Read again it is the same measurement, whatever rows, rules and papers have become since; equal measurements give equal
texts. A value added later to what a measurement holds needs a default: texts of earlier days lack it.
"""

import hashlib
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from cattrs import BaseValidationError
from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union

from cermat.indicators.figures import OfficeMeasurement
from cermat.registers.errors import UnreadableSnapshot
from cermat.rules.types import Parameters

# Written as their own words: a float never holds a figure.
_AS_WORDS: tuple[type[Any], ...] = (Decimal, Fraction, ZoneInfo)


def write(measurement: OfficeMeasurement) -> str:
    """Return the measurement as text."""
    return _converter().dumps(measurement, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> OfficeMeasurement:
    """Return the measurement a text holds. Raises UnreadableSnapshot for any other text."""
    try:
        return _converter().loads(text, OfficeMeasurement)
    except (BaseValidationError, ValueError, AttributeError) as fault:
        raise UnreadableSnapshot(
            "Isi pengukuran yang dibekukan tidak terbaca; jalankan `cermat verify`, lalu pulihkan dari cadangan."
        ) from fault


def sha256(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=1)
def _converter() -> JsonConverter:
    converter = make_converter(forbid_extra_keys=True)
    for kind in _AS_WORDS:
        converter.register_unstructure_hook(kind, str)
        converter.register_structure_hook(kind, lambda words, kind: kind(words))
    converter.register_unstructure_hook(int | Decimal, lambda count: count if isinstance(count, int) else str(count))
    converter.register_structure_hook(
        int | Decimal, lambda count, _: count if isinstance(count, int) else Decimal(count)
    )
    configure_tagged_union(Parameters, converter)
    return converter
