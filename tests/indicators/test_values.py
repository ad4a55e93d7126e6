"""How a value is written in its own unit."""

from dataclasses import replace
from decimal import Decimal

import pytest

from cermat.indicators.figures import Figure
from cermat.indicators.values import cause_of, write_value
from tests.indicators.make import TIMELINESS


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("93.33", "percent", "93,33%"),
        ("1500000.00", "rupiah", "Rp1.500.000"),
        ("1234.50", "rupiah", "Rp1.234,50"),
        ("12.00", "documents", "12 dokumen"),
        ("1200.00", "people", "1.200 orang"),
        ("2.50", "days", "2,50 hari"),
        ("0.00", "villages", "0 desa"),
        ("3.00", "activities", "3 kegiatan"),
        ("-2.00", "documents", "-2 dokumen"),
        ("4.10", "index", "4,10"),
        ("3.00", "number", "3,00"),
        ("1.20", "per_1000", "1,20"),
        (None, "documents", "–"),
        (None, "percent", "–"),
    ],
)
def test_a_value_is_written_in_its_own_unit(value: str | None, unit: str, words: str) -> None:
    number = None if value is None else Decimal(value)
    assert write_value(number, replace(TIMELINESS, unit=unit)) == words


@pytest.mark.parametrize(
    ("obstacle", "cause"),
    [
        (None, ""),
        ("Tidak dapat diukur: indeks X belum dinilai; catat hasilnya, atau unsur: A; B.", "Indeks X belum dinilai."),
        ("Tidak dapat diukur: pembanding tercatat 0; periksa pembanding itu.", "Pembanding tercatat 0."),
        ("Tidak dapat diukur: capaian “A” belum ada; lengkapi nilainya.", "Capaian “A” belum ada."),
        (
            "Tidak dapat diukur: naskah tidak menyebut cara; rumusnya kosong.",
            "Naskah tidak menyebut cara; rumusnya kosong.",
        ),
    ],
)
def test_a_paper_says_the_cause_and_not_what_the_office_is_to_do(obstacle: str | None, cause: str) -> None:
    made = Figure(method="x", lines=(), share=None, due=None, mean=None, exact=None, obstacle=obstacle)
    assert cause_of(made) == cause
