"""Every page at 360 and 1280 px: no accessibility fault, nothing to scroll sideways, a silent console, light."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response

from tests.browser.conftest import ROOT, WIDTHS, OpenContext, picture

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.matrix]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAULTS = """
    rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"], performanceTimer: false})
        .then(found => found.violations.map(each => each.id + ": " + each.nodes[0].html))
"""
PAGE_BYTES = 100_000
Reach = Callable[[Page], object]

LONG_WORDS = """
() => document.querySelectorAll("main :is(td:not(.num), dd, li, p, h1, h2, caption)").forEach(
  (each) => each.append(" " + "panjang".repeat(572)))
"""


def address(path: str) -> Reach:
    """Return how a page is reached by its address."""
    return lambda page: page.goto(path)


def first(path: str, role: str, name: str) -> Reach:
    """Return how a page is reached by the first link or button of a name on another page."""

    def reach(page: Page) -> None:
        page.goto(path)
        page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]

    return reach


def filled(path: str, **fields: str) -> Reach:
    """Return how the answer to a form is reached; its first button is pressed."""

    def reach(page: Page) -> None:
        page.goto(path)
        for name, text in fields.items():
            page.locator(f"[name={name}]").fill(text)
        page.locator("main form[method=post] .card button").first.click()

    return reach


def typed_into_the_grid(page: Page) -> None:
    """Reach the grid with one cell looked at and one that is faulty."""
    page.goto("/dokumen-desa/?tahun=2027")
    for kind, day in (("rkp_desa-2028", "30/9/2026"), ("apb_desa-2028", "9/30/2026")):
        page.locator(f"[name='35.08.10.2001-{kind}-number']").fill("5 Tahun 2026")
        page.locator(f"[name='35.08.10.2001-{kind}-dated']").fill(day)
    page.get_by_role("button", name="Periksa").click()


def pasted_with_a_fault(page: Page) -> None:
    """Reach what a pasted row would do, one of its cells being wrong."""
    page.goto("/impor/tempel/?tabel=village-documents")
    page.get_by_label("kode_desa baris 2").fill("35.08.10.2006")
    page.get_by_label("jenis baris 2").fill("RKP Desa")
    page.get_by_role("button", name="Periksa isinya").click()


DENOK_RKP = "/dokumen-desa/tambah/?village=35.08.10.2006&kind=rkp_desa&fiscal_year=2024"
BORENG_RKP = "/dokumen-desa/tambah/?village=35.08.10.2008&kind=rkp_desa&fiscal_year=2027"
PAGES: dict[str, tuple[str, Reach]] = {
    "beranda": ("camat", address("/?tahun=2023")),
    "beranda-kini": ("kasi.pemerintahan", address("/")),
    "beranda-tanpa-iku": ("camat", address("/?tahun=2019")),
    "menunggu": ("kasi.pemerintahan", address("/menunggu/")),
    "kegiatan": ("staf.pemerintahan", address("/kegiatan/?tahun=2023&triwulan=1")),
    "kegiatan-baris": ("kasi.pemerintahan", first("/kegiatan/?tahun=2023", "link", "009/PEM/2023")),
    "kegiatan-salin": ("staf.pemerintahan", address("/kegiatan/salin/")),
    "kegiatan-menunggu": ("staf.umum", address("/kegiatan/menunggu-keluaran/?tahun=2024")),
    "kegiatan-tambah": ("staf.pemerintahan", address("/kegiatan/tambah/")),
    "kegiatan-salah": ("staf.pemerintahan", filled("/kegiatan/tambah/", number="001/PEM/2023", dated="9/30/2026")),
    "kalender": ("kasi.pemerintahan", address("/kalender/")),
    "kalender-kosong": ("operator.denok", address("/kalender/?bulan=2027-02")),
    "pengingat": ("kasi.pemerintahan", address("/pengingat/")),
    "pengingat-salah": ("operator.denok", filled("/pengingat/", email="denok", phone="satu dua")),
    "tutup-buku": ("staf.pemerintahan", address("/tutup-buku/")),
    "dokumen-desa": ("staf.pemerintahan", address("/dokumen-desa/?tahun=2026")),
    "dokumen-desa-isi": ("staf.pemerintahan", typed_into_the_grid),
    "pengecualian": ("kabupaten", address("/dokumen-desa/pengecualian/")),
    "pengecualian-tambah": ("kabupaten", address("/dokumen-desa/pengecualian/tambah/")),
    "dokumen-desa-operator": ("operator.denok", address("/dokumen-desa/?tahun=2023")),
    "dokumen-baris": ("kasi.pemerintahan", first("/dokumen-desa/?tahun=2023", "link", "Buka RKP Desa 2024")),
    "dokumen-perbaiki": ("staf.pemerintahan", first("/kertas-kerja/2023/iku-2/", "link", "Buka dokumen")),
    "dokumen-tambah": ("staf.pemerintahan", address(BORENG_RKP)),
    "dokumen-periksa": ("staf.pemerintahan", filled(BORENG_RKP, number="77/2026", enacted_on="2 Oktober 2026")),
    "dokumen-salah": ("staf.pemerintahan", filled(DENOK_RKP, number="", enacted_on="9/30/2023")),
    "angka-iku-1": ("camat", address("/angka/2023/iku-1/")),
    "angka-iku-2": ("camat", address("/angka/2023/iku-2/?triwulan=2")),
    "angka-ipp": ("camat", address("/angka/2024/ipp/")),
    "kertas-kerja-iku-1": ("inspektorat", address("/kertas-kerja/2023/iku-1/?triwulan=1")),
    "kertas-kerja-iku-2": ("inspektorat", address("/kertas-kerja/2023/iku-2/?putusan=terlambat")),
    "nilai-tambah": ("perencana", address("/nilai/2025/ipp/tambah/")),
    "nilai-salah": ("perencana", filled("/nilai/2025/ipp/tambah/", amount="3.87", paper_dated="9/30/2026")),
    "pejabat": ("camat", address("/pejabat/")),
    "pejabat-tambah": ("admin", address("/pejabat/tambah/")),
    "pejabat-ubah": ("admin", address("/pejabat/camat-2022-01-03/ubah/")),
    "unit": ("admin", address("/unit/")),
    "unit-tambah": ("admin", address("/unit/tambah/")),
    "unit-ubah": ("admin", address("/unit/pelayanan/ubah/")),
    "serah-terima": ("admin", address("/serah-terima/")),
    "serah-terima-salah": ("admin", filled("/serah-terima/", first_day="9/30/2026")),
    "impor": ("staf.pemerintahan", address("/impor/")),
    "impor-salah": ("staf.pemerintahan", first("/impor/", "button", "Periksa berkas")),
    "impor-tempel": ("staf.pemerintahan", address("/impor/tempel/?tabel=activities")),
    "impor-tempel-salah": ("operator.denok", first("/impor/tempel/", "button", "Periksa isinya")),
    "impor-berkas": ("staf.pemerintahan", pasted_with_a_fault),
    "iku": ("camat", address("/iku/?tahun=2023")),
    "laporan": ("perencana", address("/laporan/?tahun=2023")),
    "bukti-menyusul": ("staf.pemerintahan", address("/bukti-menyusul/")),
    "riwayat": ("inspektorat", address("/riwayat/")),
    "ditolak": ("camat", address("/?triwulan=9")),
    "tidak-berwenang": ("camat", address("/kegiatan/tambah/")),
    "tidak-ada": ("camat", address("/tidak-ada/")),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound(name: str, opened: OpenContext) -> None:
    username, reach = PAGES[name]
    page = opened(username).new_page()
    noise: list[str] = []
    answers: list[Response] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("response", lambda answer: answers.append(answer))
    reach(page)
    assert weight(answers, page.url) <= PAGE_BYTES
    assert page.locator("script:not([src^='/static/web/'])").count() == 0
    look(page, name)
    assert [said for said in noise if "the server responded with a status of" not in said] == []


def test_the_longest_pages_are_light(opened: OpenContext) -> None:
    page = opened("inspektorat").new_page()
    for path in ("/kegiatan/?tahun=2023", "/kertas-kerja/2023/iku-1/", "/riwayat/", "/iku/?tahun=2023"):
        answers: list[Response] = []
        page.on("response", lambda answer, kept=answers: kept.append(answer))
        page.goto(path)
        assert weight(answers, page.url) <= PAGE_BYTES


@pytest.mark.parametrize("path", ["/riwayat/", "/menunggu/", "/kegiatan/?tahun=2023", "/dokumen-desa/?tahun=2023"])
def test_a_word_as_long_as_a_page_pushes_nothing_sideways(opened: OpenContext, path: str) -> None:
    page = opened("camat").new_page()
    page.goto(path)
    with_long_words(page)


def test_a_reason_as_long_as_a_page_pushes_nothing_sideways(opened: OpenContext) -> None:
    page = opened("camat").new_page()
    page.goto("/menunggu/")
    page.locator("main article h2 a").first.click()
    with_long_words(page)


def with_long_words(page: Page) -> None:
    """Put a word of 4,000 letters at the end of every text, as the books allow, and look at both widths."""
    page.evaluate(LONG_WORDS)
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_sign_in_page_is_sound(opened: OpenContext) -> None:
    page = opened("camat").new_page()
    page.context.clear_cookies()
    page.goto("/masuk/")
    look(page, "masuk")
    page.get_by_label("Nama pengguna").fill("camat")
    page.get_by_label("Sandi").fill("salah")
    page.get_by_role("button", name="Masuk").click()
    assert "tidak cocok" in page.locator(".faults").inner_text()
    look(page, "masuk-salah")


def look(page: Page, name: str) -> None:
    """Look at the page at both widths: nothing sideways, no accessibility fault."""
    assert AXE.exists(), "axe-core is not installed; run `npm ci`"
    page.evaluate(AXE.read_text())
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        picture(page, f"{name}-{width}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(FAULTS, RULES) == [], width


def weight(answers: list[Response], url: str) -> int:
    """Return the bytes over the wire of the last page and of all its files."""
    files = {answer.url: answer for answer in answers}
    wanted = [answer for at, answer in files.items() if at == url or "/static/" in at]
    return sum(answer.request.sizes()["responseBodySize"] for answer in wanted)
