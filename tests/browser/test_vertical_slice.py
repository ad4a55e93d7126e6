"""One late Perdes, from the form to the figure and back, without JavaScript.

The staf corrects a timely RKP Desa to a late day under the same number; the form says what that means; the Kasi
verifies; IKU 2 falls by 6,67 points and the line says why. The staf restores the earlier version with a reason, the
Kasi verifies, the figure is back, and everything stands in the history.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenContext, picture

pytestmark = pytest.mark.browser
FIGURE = "/angka/2023/iku-2/"
GRID = "/dokumen-desa/?tahun=2023"
REASON = "Perdes baru ditetapkan 2 Oktober 2023 menurut lembar asli"


def test_a_late_perdes_moves_the_figure_and_its_undoing_brings_it_back(opened: OpenContext) -> None:
    staf = opened("staf.pemerintahan", javascript=False).new_page()
    kasi = opened("kasi.pemerintahan", javascript=False).new_page()
    assert figure(kasi) == "86,67%"

    open_document(staf)
    staf.get_by_role("button", name="Perbaiki isinya").click()
    staf.get_by_label("Tanggal ditetapkan").fill("2/10/2023")
    staf.get_by_label("Alasan perbaikan").fill(REASON)
    staf.get_by_role("button", name="Periksa").click()
    preview = staf.locator("#hasil-periksa")
    expect(preview).to_contain_text("terlambat")
    expect(preview).to_contain_text("Ditetapkan 2 Oktober 2023, 2 hari lewat batas 30 September 2023")
    expect(preview).to_contain_text("Senin, 2 Oktober 2023")
    expect(preview).to_contain_text("menyimpannya berarti memperbaiki")
    picture(staf, "irisan-1-periksa")
    preview.get_by_role("button", name="Simpan perbaikan").click()
    expect(staf.locator("main")).to_contain_text("diajukan, menunggu verifikasi")
    assert figure(kasi) == "86,67%"

    verify(kasi)
    assert figure(kasi) == "80,00%"
    kasi.goto("/kertas-kerja/2023/iku-2/?putusan=terlambat")
    line = kasi.get_by_role("row").filter(has_text="RKP Desa 2024, Desa Denok")
    expect(line).to_contain_text("2 hari lewat batas 30 September 2023")
    picture(kasi, "irisan-2-terlambat")

    open_document(staf)
    staf.get_by_text("Pulihkan versi terdahulu").first.click()
    form = staf.locator("form[action$='/tindakan/pulihkan/']")
    form.get_by_label("Versi yang dipulihkan").select_option(index=1)
    form.get_by_label("Alasan pemulihan").fill("Lembar asli ternyata bertanggal 18 September 2023")
    form.get_by_role("button").click()
    expect(staf.locator("main")).to_contain_text("Pemulihan diajukan")
    assert figure(kasi) == "80,00%"

    verify(kasi)
    assert figure(kasi) == "86,67%"
    open_document(kasi)
    picture(kasi, "irisan-3-riwayat")
    history = kasi.locator("main")
    expect(history).to_contain_text(REASON)
    expect(history).to_contain_text("Lembar asli ternyata bertanggal 18 September 2023")
    expect(history).to_contain_text("Senin, 18 September 2023 → Senin, 2 Oktober 2023")
    expect(history).to_contain_text("Senin, 2 Oktober 2023 → Senin, 18 September 2023")
    kasi.goto("/riwayat/")
    expect(kasi.get_by_role("row").filter(has_text="versi 6")).to_contain_text("Memverifikasi")


def figure(page: Page) -> str:
    """Return IKU 2 of 2023 as its page shows it."""
    page.goto(FIGURE)
    return page.locator(".value").inner_text()


def open_document(page: Page) -> None:
    """Open the RKP Desa 2024 of Denok from the grid."""
    page.goto(GRID)
    row = page.get_by_role("row").filter(has_text="Desa Denok")
    row.get_by_role("link", name="Buka RKP Desa 2024").click()


def verify(page: Page) -> None:
    """Verify the document's newest version from what waits."""
    page.goto("/menunggu/")
    page.get_by_role("article").filter(has_text="RKP Desa 2024, Desa Denok").get_by_role(
        "button", name="Verifikasi"
    ).click()
