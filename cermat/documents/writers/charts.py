"""A chart of the content tree as a picture, drawn by the same lines as on paper."""

import json
from functools import lru_cache
from pathlib import Path

import typst

from cermat.documents.content import Chart
from cermat.documents.writers.characters import FONTS, drawable
from cermat.documents.writers.errors import UnprintablePaper
from cermat.documents.writers.plain import plain

_TEMPLATE = Path(__file__).resolve().parent / "chart_alone.typ"
_DOTS_AN_INCH = 150


@lru_cache(maxsize=64)
def png(chart: Chart) -> bytes:
    """Return the chart as a PNG 170 mm wide; equal charts are equal bytes. Raises UnprintablePaper."""
    inputs = {"chart": json.dumps(plain(chart, text=drawable), ensure_ascii=False)}
    try:
        picture = _compiler().compile(format="png", ppi=_DOTS_AN_INCH, sys_inputs=inputs)
    except typst.TypstError as fault:
        raise UnprintablePaper(
            f"Grafik “{chart.title}” tidak dapat digambar: {fault}; laporkan kepada admin."
        ) from fault
    if not isinstance(picture, bytes):
        raise UnprintablePaper(f"Grafik “{chart.title}” lebih dari satu lembar; laporkan kepada admin.")
    return picture


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=[str(FONTS)], ignore_system_fonts=True)
