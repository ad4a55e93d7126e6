"""Journeys 6 and 7: a file with faults is repaired, taken and taken back; cells are pasted from Excel into the grid."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext, picture
from tests.browser.hands import Hand
from tests.browser.journeys import Journey

pytestmark = [pytest.mark.browser, pytest.mark.proof]
HEAD = "nomor;unit;tanggal;jenis;fungsi;alasan;uraian;status"
FORMS = ("14/03/2026", "14-3-26", "14 Maret 2026", "2026-03-14", "14.03.2026", "14 Mar 2026")
WIDTH = 8
PREVIEW_SECONDS, COMMIT_SECONDS, PASTE_SECONDS = 10, 15, 3
PASTE = """
(element, text) => {
  const copied = new DataTransfer();
  copied.setData("text/plain", text);
  element.dispatchEvent(new ClipboardEvent("paste", {clipboardData: copied, bubbles: true, cancelable: true}));
}
"""

READ = """
() => [...document.querySelectorAll("tbody tr")].map(row => [...row.querySelectorAll("input")].map(cell => cell.value))
"""


def rows(count: int, stem: str) -> list[list[str]]:
    """Return the cells of activities, their days in the six forms people write."""
    return [
        [
            f"{stem}/{number}",
            "pemerintahan",
            FORMS[number % 6],
            "fasilitasi",
            "g",
            "",
            f"Biaya 1.234,5{number}",
            "terlaksana",
        ]
        for number in range(count)
    ]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_file_is_repaired_taken_and_taken_back(opened: OpenContext, tmp_path: Path, javascript: bool) -> None:
    cells = rows(60, f"J6{javascript}")
    for number in range(0, 60, 6):
        cells[number][2] = "3/14/2026"
    path = tmp_path / "kegiatan.csv"
    path.write_text("\n".join([HEAD, *(";".join(row) for row in cells)]), encoding="utf-8")
    journey, hand = Journey(opened("staf.pemerintahan", width=360, javascript=javascript)), Hand()
    page = journey.page
    page.goto("/impor/")
    page.locator("[name=file]").set_input_files(path)
    journey.begins()
    hand.click(page.get_by_role("button", name="Periksa berkas"))
    expect(page.locator("main")).to_contain_text("60 baris dibaca: 50 baru, 0 diperbaiki, 0 tidak berubah, 10 salah")
    assert page.get_by_text("kolom tanggal: “3/14/2026”").count() == 20
    picture(page, f"impor-berkas-{javascript}")
    journey.ends(seconds=PREVIEW_SECONDS)
    journey.begins()
    hand.click(page.get_by_role("button", name="Simpan semua yang benar (50 baris)"))
    expect(page.locator("main")).to_contain_text("60 baris dibaca: 50 disimpan")
    journey.ends(seconds=COMMIT_SECONDS)
    hand.click(page.get_by_role("button", name="Tarik kembali berkas ini"))
    expect(page.locator("main")).to_contain_text("Ditarik kembali: 50 baris")
    assert hand.clicks == 3
    picture(page, f"impor-ditarik-{javascript}")


def test_two_hundred_rows_are_pasted_and_each_cell_is_kept(opened: OpenContext) -> None:
    journey, cells = Journey(opened("staf.pemerintahan")), rows(200, "J7")
    page = journey.page
    page.goto("/impor/tempel/?tabel=activities")
    text = "\r\n".join("\t".join(row) for row in cells)
    journey.begins()
    page.get_by_label("nomor baris 2", exact=True).evaluate(PASTE, text)
    expect(page.get_by_label("status baris 201")).to_have_value("terlaksana")
    journey.ends(seconds=PASTE_SECONDS)
    kept = page.evaluate(READ)
    assert [row[:WIDTH] for row in kept[:200]] == cells
    page.get_by_role("button", name="Periksa isinya").click()
    expect(page.locator("main")).to_contain_text("200 baris dibaca: 200 baru")


def test_one_key_leads_from_one_faulty_cell_to_the_next(opened: OpenContext) -> None:
    page, cells = opened("staf.pemerintahan", width=360).new_page(), rows(4, "J7F8")
    cells[1][2], cells[3][3] = "3/14/2026", "rapat"
    page.goto("/impor/tempel/?tabel=activities")
    page.get_by_label("nomor baris 2", exact=True).evaluate(PASTE, "\n".join("\t".join(row) for row in cells))
    page.get_by_role("button", name="Periksa isinya").click()
    page.get_by_role("button", name="Perbaiki di kisi").click()
    expect(page.get_by_text("Tekan F8")).to_be_visible()
    for label, repaired in (("tanggal baris 3", "14/03/2026"), ("jenis baris 5", "fasilitasi")):
        page.keyboard.press("F8")
        expect(page.get_by_label(label, exact=True)).to_be_focused()
        picture(page, f"kisi-{label[:5]}")
        focused(page).fill(repaired)
    page.get_by_role("button", name="Periksa isinya").click()
    expect(page.locator("main")).to_contain_text("4 baris dibaca: 4 baru, 0 diperbaiki, 0 tidak berubah, 0 salah")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def focused(page: Page):  # type: ignore[no-untyped-def]
    """Return the cell that has the keyboard."""
    return page.locator("input:focus")
