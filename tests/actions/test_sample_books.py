"""The sample books: filled once, marked, sound, and with the figures an independent count of their tables gives."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth import authenticate

from cermat.actions import sample_books
from cermat.actions.errors import AlreadyThere
from cermat.actions.sample_books import replay, tables
from cermat.indicators.budget import BudgetRow
from cermat.indicators.settings import settings_on
from cermat.registers import budgeting, ledger, measuring, selectors
from cermat.registers.models import Activity, AuditEvent
from tests import cast

FOLDER = Path(sample_books.__file__).parent
ADMISSIBLE = {
    "berita_acara",
    "rekomendasi",
    "surat_tindak_lanjut",
    "keputusan",
    "laporan_hasil",
    "dokumen_terfasilitasi",
}
VILLAGES = ("2001", "2002", "2006", "2007", "2008")


def lines(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter=";")


def followed_up(year: int) -> tuple[int, int]:
    """Count IKU 1 from the tables alone."""
    good = {
        line["nomor"]
        for line in lines("outputs.csv")
        if line["jenis"] in ADMISSIBLE and line["tanggal"] <= f"{year}-12-31" and line["keadaan"] == "terverifikasi"
    }
    owed = [
        line
        for line in lines("activities.csv")
        if line["tanggal"].startswith(str(year))
        and line["status"] == "terlaksana"
        and line["fungsi"] != "di_luar_kewenangan"
        and line["keadaan"] not in {"draf", "dibatalkan"}
    ]
    verified = [line for line in owed if line["keadaan"] == "terverifikasi" and line["nomor"] in good]
    return len(verified), len(owed)


def budget(year: int) -> list[BudgetRow]:
    """Return a year's budget as its table says."""
    return [
        BudgetRow(
            code=line["kode"],
            name=line["nama"],
            parent=line["induk"] or None,
            ceiling=Decimal(line["pagu"]),
            quarters=tuple(Decimal(line[f"tw{number}"]) for number in (1, 2, 3, 4)),
        )
        for line in lines(f"budget-{year}.csv")
    ]


def on_time(year: int) -> tuple[int, int]:
    """Count IKU 2 from the table alone: three documents of five villages."""
    asked = {"lppd_desa": (year - 1, f"{year}-03-31"), "rkp_desa": (year + 1, f"{year}-09-30")}
    asked["apb_desa"] = (year + 1, f"{year}-12-31")
    met = {
        (line["kode_desa"], line["jenis"])
        for line in lines("village_documents.csv")
        if int(line["tahun_anggaran"]) == asked[line["jenis"]][0]
        and (line["tanggal_ditetapkan"] or line["tanggal_disampaikan"]) <= asked[line["jenis"]][1]
        and line["keadaan"] == "terverifikasi"
    }
    return len(met), len(VILLAGES) * 3


@pytest.fixture
def filled(db: None) -> tuple[str, ...]:
    return sample_books.fill(password="satu-untuk-uji")


def test_the_sample_books_say_what_their_tables_say(filled):
    console = selectors.console_scope(sample_books.OFFICE)
    for year in (2023, 2024, 2025, 2026):
        shares = {each.indicator.id: each.figure.share for each in measuring.measure(console, year=year).measurements}
        assert (shares["iku-1"].numerator, shares["iku-1"].denominator) == followed_up(year)
        assert (shares["iku-2"].numerator, shares["iku-2"].denominator) == on_time(year)
    for year in (2023, 2024, 2025):
        told = budgeting.audited(console, year=year)
        assert list(told.rows) == sorted(budget(year), key=lambda row: row.code)
        assert {(finding.kind.value, finding.code) for finding in told.findings} <= {("belanja_tanpa_hasil", "ipp")}
    assert (followed_up(2023), on_time(2023)) == ((48, 58), (13, 15))
    first = measuring.measure(console, year=2023)
    assert str(first.measurements[0].value) == "3.87"
    assert first.unclosed == (("Seksi Kesejahteraan Sosial", 12),)
    assert not ledger.verify()
    assert selectors.office(console).is_sample
    scale = settings_on(selectors.settings(console), day=date(2026, 1, 1)).scale
    assert scale is not None
    assert "DATA CONTOH" in scale.paper
    _people_may_sign_in(filled)


def _people_may_sign_in(usernames: tuple[str, ...]) -> None:
    assert len(usernames) == 9
    events = AuditEvent.objects.count()
    steps: list[tuple[int, int]] = []
    assert sample_books.fill(password="dua-untuk-uji", progress=lambda *step: steps.append(step)) == usernames
    assert (AuditEvent.objects.count(), steps) == (events, [])
    assert authenticate(username="camat", password="dua-untuk-uji")
    assert not authenticate(username="camat", password="satu-untuk-uji")
    assert set(Activity.objects.values_list("state", flat=True)) == {
        "draf",
        "diajukan",
        "dikembalikan",
        "terverifikasi",
    }


def test_real_books_are_never_filled_with_samples(office):
    with pytest.raises(AlreadyThere, match="buku sungguhan"):
        sample_books.fill(password="x")


def test_a_person_the_books_do_not_know_cannot_replay(office):
    with pytest.raises(LookupError):
        replay.Replay(cast.OFFICE)._person("siapa")


def test_one_village_is_on_time_in_every_respect_with_numbers_of_its_own():
    own = [line for line in lines("village_documents.csv") if line["kode_desa"] == cast.DENOK]
    numbers = [(line["jenis"], line["nomor"]) for line in own]
    assert len(set(numbers)) == len(numbers)
    assert on_time(2023) == (13, 15)


def test_a_document_without_a_day_stands_at_the_end():
    document = tables.village_documents()[0]
    assert document.dated == date(2023, 3, 20)
