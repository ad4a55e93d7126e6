"""The reference load: ten years of activities, each year alike, with what they led to and the papers that prove it.

Filled with ten thousand activities a year it is a hundred thousand of them, and three hundred thousand papers.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from cermat.registers import ledger
from cermat.registers.models import Activity, Book, Evidence, Output
from tests import cast

YEARS = range(2016, 2026)
UNITS = ("pemerintahan", "pelayanan", "kesejahteraan", "pemberdayaan")
VERIFIED = {"recorded_by": "staf.pemerintahan", "verified_by": "kasi.pelayanan", "state": "terverifikasi"}
SUBMITTED = {"recorded_by": "staf.pemerintahan", "state": "diajukan"}


def fill(a_year: int) -> None:
    """Record so many activities of each year, one act per year."""
    for year in YEARS:
        with ledger.act(office=cast.OFFICE, by="uji", verb="uji", summary=f"kegiatan {year}") as act:
            act.add_all(row for number in range(a_year) for row in _activity(year, number))


def key(year: int, number: int) -> str:
    """Return the key of an activity."""
    return f"{year}-{number:05}"


def _activity(year: int, number: int) -> Iterator[Book]:
    """Yield an activity with its papers: of ten two led to nothing, one to an invitation alone."""
    own, day = key(year, number), date(year, 1, 1) + timedelta(days=number % 360)
    # One of twenty still waits to be checked.
    marks: dict[str, Any] = SUBMITTED if number % 20 == 19 else VERIFIED
    yield Activity(
        key=own,
        version=1,
        number=f"{number:05}/{UNITS[number % 4][:3].upper()}/{year}",
        unit=UNITS[number % 4],
        dated=day,
        kind="koordinasi" if number % 3 else "fasilitasi",
        function="g",
        description=f"Koordinasi penyusunan dokumen desa dan tindak lanjut rapat ke-{number} bersama perangkat desa",
        status="terlaksana",
        **marks,
    )
    if number % 10 in (3, 7):
        return
    kind = "undangan" if number % 10 == 5 else "berita_acara"
    title = f"Hasil rapat ke-{number} tahun {year}"
    yield Output(key=f"k{own}", version=1, activity=own, kind=kind, title=title, dated=day, **marks)
    for copy, (of_book, of_key) in product((1, 2), (("activity", own), ("output", f"k{own}"))):
        yield Evidence(
            key=f"b{copy}{of_book}{own}",
            version=1,
            of_book=of_book,
            of_key=of_key,
            title=f"Salinan {copy} {title}",
            location="Lemari 2, map 4",
            **marks,
        )
