"""A whole year of an office, played by its people through the pages in Chromium.

The books open in January 2023 with people and no row; what is handed in are the rows of the sample books of 2023.

January: the admin records who signs; the planner takes in the budget and copies the targets of the Perjanjian Kinerja,
the Sekretaris verifies them, the agreement is printed. After each quarter every unit hands in what it did and the Seksi
Pemerintahan the village documents; heads verify; months close; the planner freezes and hands in, the Sekretaris
reviews, the Camat approves: in the program, of the second quarter on a sheet of paper whose scan the Sekretaris hands
in. In May, after the first quarter was locked and its paper issued, a day of receipt is corrected and an output comes
late: its page says what was said then and what is known now. In July the quarter is opened again with a reason, which
the paper of the old edition then carries. In October the Perjanjian Kinerja Perubahan takes over. In February the IPP
comes by letter, the LKjIP's texts are written, the year is frozen, approved, published, and both its papers go out
under numbers; anybody checks a copy.

Every paper is read back and held against the snapshot in the database. Nobody types a realisasi. The IKU paper, signed
in October 2023, stands in the books from the start.
"""

import os
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from cermat.actions.sample_books import tables
from cermat.indicators.figures import OfficeMeasurement
from tests.browser import office_year, year_acts, year_papers
from tests.browser.office_year import Office
from tests.browser.year_acts import APPROVER, COLUMNS, PERIODS, PLANNER, REVIEWER, Issue

pytestmark = [
    pytest.mark.browser,
    pytest.mark.prove,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this office keeps its books in SQLite: it is played once"),
]
CLICKS, SECONDS = 20, 15 * 60
AGREED = {
    "IPP": ("3,75",),
    "IKU 1": ("80", "60", "65", "70", "80"),
    "IKU 2": ("80", "20", "20", "60", "80"),
}
AMENDED = {"IPP": ("3,80",), "IKU 1": ("85", "", "", "", "85"), "IKU 2": ("90", "", "", "", "90")}
AGREEMENT = ("Perjanjian Kinerja Tahun 2023 (DATA CONTOH)", "188.45/12/427.91/2023", "9 Januari 2023")
AMENDMENT = ("Perjanjian Kinerja Perubahan Tahun 2023 (DATA CONTOH)", "188.45/77/427.91/2023", "17 Oktober 2023")
LATE, READ_AGAIN = "Buka LPPDes 2022 Desa Blukon", "Cap terima pada naskah terbaca 3 April 2023"
FIRST_SHARE = "91,67%, target 60,00% → 100,00%"
REOPENS = "Satu LPPDes ternyata diterima 3 April 2023"
OFFICIAL_RESULT, LETTER = "3,87", "Surat Bagian Organisasi nomor 000.8.3/41/2024 (DATA CONTOH)"
# What no form of the program may ask for.
OUTCOMES = re.compile("realisasi|capaian|pembilang|penyebut|predikat|persentase", re.IGNORECASE)


@pytest.fixture
def office(browser: Browser, tmp_path: Path) -> Iterator[Office]:
    """Serve an office that opened its books on 2 January 2023."""
    with office_year.served(browser, tmp_path) as office:
        yield office


def test_a_year_is_planned_measured_corrected_reported_and_every_paper_says_what_was_frozen(office: Office) -> None:
    plans(office)
    office.on("2023-03-29")
    year_acts.records_by_hand(office, "Rapat koordinasi batas desa Denok dan Boreng", "28 Maret 2023")
    issues = [measures(office, 1)]
    corrects(office)
    issues += [measures(office, 2, sheet="Lembar Persetujuan nomor 700/3/2023", dated="5 Juli 2023")]
    issues += [reopens(office, issues[0])]
    issues += [measures(office, 3)]
    amends(office)
    issues += [measures(office, 4)]
    issues += reports(office)
    for each in issues:
        year_acts.fetches_again(office, each)
    anybody_checks(office, issues)
    every_paper_says_what_was_frozen(office)
    nobody_typed_a_realisasi(office)
    was_quick(office)


def plans(office: Office) -> None:
    """January: who signs, the budget, the targets of the Perjanjian Kinerja, and its paper."""
    office.on("2023-01-09")
    year_acts.records_official(office, "Camat", "Pembina Tingkat I")
    year_acts.records_official(office, "Sekretaris Camat", "Pembina")
    year_acts.records_official(office, "Bupati", "")
    year_acts.sets_targets(office, "Perjanjian Kinerja", AGREEMENT, named(AGREED))
    prints_agreement(office, AGREED)


def amends(office: Office) -> None:
    """October: the Perubahan takes the Perjanjian's place."""
    office.on("2023-10-20")
    year_acts.sets_targets(office, "Perjanjian Kinerja Perubahan", AMENDMENT, named(AMENDED))
    prints_agreement(office, AMENDED)


def named(amounts: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the amounts of a paper by the labels of the fields they are typed into."""
    return {
        f"{short} {column}": amount
        for short, own in amounts.items()
        for column, amount in zip(COLUMNS, own, strict=False)
        if amount
    }


def prints_agreement(office: Office, amounts: dict[str, tuple[str, ...]]) -> None:
    """The agreement in force says in every form the targets that were verified, and no others."""
    files = year_acts.agreement(office)
    said = year_papers.targets(files["docx"])
    assert [amount for _, amount in said] == [Decimal(own[0].replace(",", ".")) for own in amounts.values()]
    words = [words for words, _ in said]
    parties = ["Nama Camat (DATA CONTOH)", "Nama Bupati (DATA CONTOH)"]
    lacking = {form: year_papers.lacking(form, content, words) for form, content in files.items()}
    assert lacking == {"pdf": [], "docx": [], "xlsx": []}
    assert [year_papers.lacking(form, files[form], parties) for form in ("pdf", "docx")] == [[], []]


def measures(office: Office, quarter: int, *, sheet: str = "", dated: str = "") -> Issue:
    """A quarter ends: rows, verification, closing, measurement, its papers, and one of them issued."""
    year_acts.records(office, quarter)
    office.on(year_acts.MEASURED[quarter])
    office.efforts.append(year_acts.measured(office, quarter, sheet=sheet, dated=dated))
    year_acts.prints(office, quarter)
    return year_acts.issues(office, "Pengukuran Kinerja", f"700/{quarter}/2023")


def corrects(office: Office) -> None:
    """May: a receipt of the locked quarter is corrected, an output comes late; both are said beside what was frozen."""
    office.on("2023-05-08")
    staff, planner = office.person("staf.pemerintahan"), office.person(PLANNER)
    staff.goes_to("Dokumen desa")
    year_acts.corrects_day(office, LATE, "Tanggal diterima di kantor Camat", "3 April 2023", reason=READ_AGAIN)
    year_acts.adds_output(office, "Berita acara kesepakatan batas desa", "30 Maret 2023")
    year_acts.opens_measurement(office, 1)
    for said in (f"IKU 1: {FIRST_SHARE}", "IKU 2: 26,67%, target 20,00% → 20,00%", "3 hari lewat batas 31 Maret 2023"):
        planner.sees(said)
    planner.shows("dulu-dan-kini")


def reopens(office: Office, old: Issue) -> Issue:
    """July: the first quarter is opened again; its old paper says why and is replaced, yet no byte of it changes."""
    office.on("2023-07-11")
    year_acts.freezes(office, 1, reason=REOPENS)
    planner = office.person(PLANNER)
    planner.page.goto(f"/naskah-terbit/{old.code}/")
    planner.sees("dibuka kembali")
    planner.sees(REOPENS)
    year_acts.approves(office, 1)
    year_acts.prints(office, 1, edition=1)
    said = [each for each in office.printed if each.measurement == old.measurement and each.report == "pengukuran"]
    again = {each.form: each.content for each in said[-4:]}
    assert year_papers.lacking("pdf", again["pdf"], [f"digantikan edisi ke-2: {REOPENS}"]) == []
    assert year_papers.lacking("docx", again["docx"], [f"digantikan edisi ke-2: {REOPENS}"]) == []
    year_acts.prints(office, 1, edition=2)
    return year_acts.issues(office, "Pengukuran Kinerja", "700/5/2023")


def reports(office: Office) -> list[Issue]:
    """February: the year's budget, the official result of the IPP, the texts, the measurement and its two papers."""
    office.on("2024-02-12")
    budget = (tables.FOLDER / "budget-2023.csv").read_bytes()
    year_acts.hands_in(office, PLANNER, "Anggaran 2023", budget)
    year_acts.records_official_result(office, OFFICIAL_RESULT, LETTER, dated="5 Februari 2024")
    year_acts.writes_texts(office)
    office.on("2024-02-16")
    office.efforts.append(year_acts.measured(office, None))
    office.person(PLANNER).presses("Publikasikan")
    year_acts.prints(office, None)
    first = year_acts.issues(office, "Pengukuran Kinerja", "700/1/2024")
    year_acts.opens_measurement(office, None)
    return [first, year_acts.issues(office, "Laporan Kinerja (LKjIP)", "700/2/2024")]


def anybody_checks(office: Office, issues: list[Issue]) -> None:
    """Whoever holds a paper finds its page by the address printed on it, and what the copy is."""
    states = ["diganti", *["berlaku"] * (len(issues) - 1)]
    for each, state in zip(issues, states, strict=True):
        assert year_acts.checks(office, each, "pdf", each.files["pdf"]) == ("Sama persis", state)
    # The other forms of one paper alone: an address has twenty tries at once.
    for form in ("docx", "xlsx"):
        assert year_acts.checks(office, issues[-1], form, issues[-1].files[form]) == ("Sama persis", "berlaku")
    pdf = issues[-1].files["pdf"]
    changed = pdf[:2000] + bytes([pdf[2000] ^ 1]) + pdf[2001:]
    assert year_acts.checks(office, issues[-1], "pdf", changed) == ("Berubah", "berlaku")


def every_paper_says_what_was_frozen(office: Office) -> None:
    """No file lacks a number of its snapshot or has one that is not there; nor do those of the main table differ."""
    assert {each.form for each in office.printed} == {"pdf", "docx", "xlsx"}
    keys = {each.measurement for each in office.printed}
    frozen = {key: year_papers.snapshot(office.database, key) for key in keys}
    assert [said for each in office.printed for said in year_papers.complaints(each, frozen[each.measurement])] == []
    mains = [each for each in office.printed if (each.report, each.form) == ("pengukuran", "docx")]
    wrong = [
        each.name
        for each in mains
        if year_papers.figures(each.content) != year_papers.frozen_figures(frozen[each.measurement])
    ]
    assert wrong == []
    one_says_what_another_does_not(office, frozen)
    print(f"\n{len(office.printed)} berkas dari {len(frozen)} pengukuran sama dengan yang dibekukan")


def one_says_what_another_does_not(office: Office, frozen: dict[str, OfficeMeasurement]) -> None:
    """The papers of the first edition, held against the second one, are complained of in every form."""
    first, second = "2023-tw1-1", "2023-tw1-2"
    old = [each for each in office.printed if each.measurement == first and each.indicator in {"", "iku-2"}]
    found = {each.form for each in old if year_papers.complaints(each, frozen[second])}
    assert found == {"pdf", "docx", "xlsx"}


def nobody_typed_a_realisasi(office: Office) -> None:
    """Numbers were typed as targets, and once as what another authority decided; no field asks for an outcome."""
    typed = [each for each in office.typed if year_papers.NUMBER.fullmatch(each.text)]
    results = [each for each in typed if each.label not in {*named(AGREED), *named(AMENDED)}]
    assert [(each.who, each.label, each.text) for each in results] == [(PLANNER, "Nilai", OFFICIAL_RESULT)]
    assert [each for each in office.offered if OUTCOMES.search(each)] == []
    print(
        f"realisasi yang diketik: 0; tercatat dengan surat: {len(results)}; kolom isian dilihat: {len(office.offered)}"
    )


def was_quick(office: Office) -> None:
    """From the closed period to the paper before the Camat's pen: clicks of all three, and seconds."""
    for each in office.efforts:
        print(f"{each.period}: {each.clicks} ketukan, {each.seconds:.1f} detik")
    assert [each.period for each in office.efforts] == list(PERIODS.values())
    assert max(each.clicks for each in office.efforts) <= CLICKS
    assert max(each.seconds for each in office.efforts) <= SECONDS
    assert {APPROVER, REVIEWER, PLANNER} <= set(office.people)
