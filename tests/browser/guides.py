"""The pictures of the guides: who sees the page, and how it is reached.

`make guides` takes them anew; a test walks every one of them, another compares them with the guides.
"""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.pages import BORENG_RKP, Reach, address, filled

SIZE, README_SIZE = (900, 620), (1100, 760)
OF_THE_README = "beranda"
PICTURES: dict[str, tuple[str, Reach]] = {
    "angka-iku-2": ("camat", address("/angka/2023/iku-2/")),
    "beranda": ("camat", address("/?tahun=2023")),
    "dokumen-desa": ("kabupaten", address("/dokumen-desa/?tahun=2026")),
    "dokumen-desa-operator": ("operator.denok", address("/dokumen-desa/?tahun=2026")),
    "dokumen-periksa": ("staf.pemerintahan", filled(BORENG_RKP, number="77/2026", enacted_on="2 Oktober 2026")),
    "kalender": ("kasi.pemerintahan", address("/kalender/")),
    "kegiatan-tambah": ("staf.pemerintahan", address("/kegiatan/tambah/")),
    "kertas-kerja": ("inspektorat", address("/kertas-kerja/2023/iku-2/?putusan=terlambat")),
    "laporan": ("perencana", address("/laporan/?tahun=2023")),
    "menunggu": ("kasi.pemerintahan", address("/menunggu/")),
    "menunggu-keluaran": ("staf.pemerintahan", address("/kegiatan/menunggu-keluaran/")),
    "orang": ("admin", address("/orang/")),
    "pengukuran": ("camat", address("/pengukuran/2026-tw3-1/")),
    "riwayat": ("inspektorat", address("/riwayat/")),
}


def take(page: Page, path: Path, *, size: tuple[int, int] = SIZE) -> None:
    """Take the upper part of a page."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.screenshot(path=path)
