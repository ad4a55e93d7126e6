"""Invented offices measured by their own papers (DATA CONTOH), by every method that rests on more than rows."""

from datetime import UTC, date, datetime
from functools import cache

from cermat.indicators.figures import OfficeMeasurement, Period
from cermat.indicators.measurement import measure_office
from cermat.rules.library import law
from tests.indicators.make import activity, books, document, output, recorded, target, unit, village
from tests.rules.papers_at_hand import paper_of

NAMES = ("contoh-timur", "contoh-barat", "contoh-tengah")
TARGETS = {
    "koordinasi": "3",
    "desa-tertib": "2",
    "akip": "6",
    "layanan": "150",
    "pbb": "8000000",
    "lama": "3",
    "pengaduan": "20",
    "kader": "20",
    "survei": "80",
    "kegiatan": "2",
    "keluhan": "1",
    "kinerja": "100",
}
_STATED = (
    ("akip", "official", "5", 2024),
    ("layanan", "Dokumen kependudukan", "120", 2024),
    ("layanan", "Dokumen usaha", "35", 2024),
    ("pbb", "Setoran PBB", "7500000", 2024),
    ("lama", "KTP", "2", 2024),
    ("lama", "Surat pindah", "3.5", 2024),
    ("lama", "Izin usaha mikro", "2", 2024),
    ("pengaduan", "Pengaduan warga", "30", 2024),
    ("pengaduan", "Pengaduan warga", "40", 2023),
    ("kader", "Kader aktif", "50", 2024),
    ("kader", "Kader aktif", "32", 2022),
    ("survei", "official", "82", 2024),
    ("keluhan", "Keluhan", "10", 2024),
    ("keluhan", "Penduduk", "20000", 2024),
)
VALUES = {
    "contoh-timur": ["tidak dapat diukur", "2 kegiatan", "1 desa"],
    "contoh-barat": ["BB", "155 dokumen", "Rp7.500.000", "2,50 hari", "25,00%", "18 orang"],
    "contoh-tengah": ["100,83%", "82,00", "1 kegiatan", "0,50", "tidak dapat diukur"],
}


@cache
def measured(name: str) -> OfficeMeasurement:
    """Return an invented office measured for 2024."""
    filled = books(
        targets=tuple(target(each, amount, year=2024) for each, amount in TARGETS.items()),
        paper=paper_of(name),
        law=law(),
        units=(unit(),),
        villages=(village(), village("35.08.10.2002", "Labruk Lor")),
        activities=(activity("k1", dated=date(2024, 5, 2)), activity("k2", dated=date(2024, 5, 3))),
        outputs=(output("o1", dated=date(2024, 5, 9)),),
        village_documents=(document("d1", date(2023, 12, 31), kind="apb_desa", fiscal_year=2024),),
        recorded_values=tuple(
            recorded(f"n{number}", amount, indicator=indicator, quantity=quantity, year=year)
            for number, (indicator, quantity, amount, year) in enumerate(_STATED)
        ),
    )
    return measure_office(
        filled,
        period=Period(year=2024, quarter=None),
        as_of=datetime(2025, 7, 1, tzinfo=UTC),
    )
