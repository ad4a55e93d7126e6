"""Every page and state that is looked at: who sees it, how it is reached, and which address of the URLconf it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import uuid4

from django.template.loader import render_to_string
from playwright.sync_api import Page

from tests.browser.conftest import sign_in

Reach = Callable[[Page], object]


@dataclass(frozen=True, slots=True)
class Walk:
    """One page: the person, the way to it, and the name of its address; None where it is no address of its own."""

    who: str
    reach: Reach
    shows: str | None


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
    """Reach the grid with one cell looked at and one that is faulty, also in a step before its Perdes."""
    page.goto("/dokumen-desa/?tahun=2027")
    page.get_by_text("Langkah sebelum Perdes").first.click()
    page.locator("[name='35.08.10.2001-apb_desa-2028-evaluated_on']").fill("9/30/2026")
    for kind, day in (("rkp_desa-2028", "30/9/2026"), ("apb_desa-2028", "9/30/2026")):
        page.locator(f"[name='35.08.10.2001-{kind}-number']").fill("5 Tahun 2026")
        page.locator(f"[name='35.08.10.2001-{kind}-dated']").fill(day)
    page.get_by_role("button", name="Periksa").click()


def taken_in_the_grid(page: Page) -> None:
    """Reach the grid with one cell that was filled in another window meanwhile."""
    other = page.context.new_page()
    for each, number in ((page, "5 Tahun 2030"), (other, "7 Tahun 2030")):
        each.goto("/dokumen-desa/?tahun=2030")
        each.locator("[name='35.08.10.2001-rkp_desa-2031-number']").fill(number)
        each.locator("[name='35.08.10.2001-rkp_desa-2031-dated']").fill("30/9/2026")
    other.get_by_role("button", name="Periksa").click()
    other.get_by_label("Naskahnya menyusul").check()
    other.get_by_role("button", name="Simpan dan ajukan").click()
    other.wait_for_url("**/dokumen-desa/?tahun=2030")
    other.close()
    page.get_by_role("button", name="Periksa").click()
    page.get_by_text("Sudah dicatat Staf").wait_for()


def pasted_with_a_fault(page: Page) -> None:
    """Reach what a pasted row would do, one of its cells being wrong."""
    page.goto("/impor/tempel/?tabel=village-documents")
    page.get_by_label("kode_desa baris 2").fill("35.08.10.2006")
    page.get_by_label("jenis baris 2").fill("RKP Desa")
    page.get_by_role("button", name="Periksa isinya").click()


def beyond(number: str, *names: str) -> Reach:
    """Return how a page is reached from an activity's page by links and buttons, one after the other."""

    def reach(page: Page) -> None:
        page.goto("/kegiatan/?tahun=2023")
        page.get_by_role("link", name=number).first.click()
        for name in names:
            page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.click()
            page.wait_for_load_state()

    return reach


def signed_out(path: str) -> Reach:
    """Return how a page is reached by who has not signed in."""

    def reach(page: Page) -> None:
        page.context.clear_cookies()
        page.goto(path)

    return reach


def opened_ways(page: Page) -> None:
    """Reach an office's public page with the ways of counting opened."""
    signed_out("/publik/35.08.10/")(page)
    for each in page.locator("summary").all():
        each.click()


def answered(template: str, **said: object) -> Reach:
    """Return how an answer is reached that the program gives where something fails."""

    def reach(page: Page) -> None:
        page.route(
            "**/jawaban/", lambda route: route.fulfill(body=render_to_string(template, said), content_type="text/html")
        )
        page.goto("/jawaban/")

    return reach


def invited(page: Page) -> None:
    """Reach the link of somebody who was just invited."""
    page.goto("/orang/undang/")
    page.locator("[name=username]").fill(f"contoh.{uuid4().hex[:8]}")
    page.locator("[name=name]").fill("Perencana contoh")
    page.locator("[name=role]").select_option("perencana")
    page.locator("main form[method=post] .card button").first.click()
    page.locator("#tautan").wait_for()


def opened_invitation(page: Page) -> None:
    """Reach the page that such a link opens."""
    invited(page)
    signed_out(urlsplit(page.locator("#tautan").input_value()).path)(page)


def sent_as_a_file(page: Page) -> None:
    """Reach what a file would do, one of its rows being new and one faulty."""
    head, mark = "nomor;unit;tanggal;jenis;fungsi;alasan;uraian;status", uuid4().hex[:6]
    rows = [f"{mark}/{each};pemerintahan;{day};fasilitasi;g;;Contoh;terlaksana" for each, day in enumerate(DAYS)]
    page.goto("/impor/")
    file = {"name": "kegiatan.csv", "mimeType": "text/csv", "buffer": "\n".join([head, *rows]).encode()}
    page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Periksa berkas").click()
    page.get_by_role("button", name="Simpan semua yang benar").wait_for()


def taken_from_a_file(page: Page) -> None:
    """Reach what a file did, taken back."""
    sent_as_a_file(page)
    page.get_by_role("button", name="Simpan semua yang benar").click()
    page.get_by_role("button", name="Tarik kembali berkas ini").click()
    page.get_by_text("Ditarik kembali").first.wait_for()


def part_of_a_tree(page: Page) -> None:
    """Reach what is said of a budget file with a faulty line."""
    page.goto("/impor/?tabel=budget-2025")
    lines = "kode;nama;induk;pagu;tw1;tw2;tw3;tw4", "1;Program;;10;1;0;0;0", "1.1;Kegiatan;1;sepuluh;1;0;0;0"
    file = {"name": "anggaran.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
    page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Periksa berkas").click()
    page.get_by_text("hanya disimpan utuh").wait_for()


def refused_reason(page: Page) -> None:
    """Reach a year's measurements with a reason for opening one again that is refused."""
    page.goto("/pengukuran/?tahun=2023")
    page.locator("details.act summary").first.click()
    page.locator("[name=reason]").first.fill("Atas permintaan 3508102302950001")
    page.locator("details.act button").first.click()
    page.get_by_text("seperti NIK atau NIP").wait_for()


def blank_text(page: Page) -> None:
    """Reach the texts of a year's report with one that was sent blank."""
    page.goto("/laporan/2024/uraian/")
    page.locator("#iku-1-sebab summary").click()
    page.locator("#iku-1-sebab textarea").fill("  ")
    page.locator("#iku-1-sebab button").click()
    page.get_by_text("Ada yang perlu diperbaiki").wait_for()


def stale_edit(page: Page) -> None:
    """Reach what a repair meets when the row was changed in the meantime."""
    beyond("010/PEM/2023", "Perbaiki isinya")(page)
    page.locator("[name=version]").evaluate("each => { each.value = '1' }")
    page.locator("[name=description]").fill(f"Diperbaiki di layar lain {uuid4().hex[:4]}")
    page.locator("[name=correction]").fill("Dicocokkan lagi")
    page.get_by_role("button", name="Simpan perbaikan").click()


def issued(page: Page, paper: str = "kertas-kerja:ipp") -> None:
    """Reach a paper that was just issued under a number."""
    page.goto("/pengukuran/2023-tw4-1/terbitkan/")
    page.locator("[name=paper]").select_option(paper)
    page.locator("[name=reason]").fill("Dicetak ulang di kertas lain")
    page.locator("[name=number]").fill(f"000.7.2/{uuid4().hex[:4]}/427.91/2026")
    page.get_by_role("button", name="Terbitkan").click()
    page.wait_for_url("**/naskah-terbit/**")


def issued_list(page: Page) -> None:
    """Reach the year's list with that paper on it."""
    issued(page)
    page.goto("/naskah-terbit/?tahun=2023")


def typed_paper(page: Page) -> None:
    """Reach an IKU paper that its planner typed anew."""
    page.goto("/iku/iku-lumajang-2023/perbaiki/")
    page.locator("[name=i2-data_source]").fill(f"Semua seksi {uuid4().hex[:4]}")
    page.locator("[name=naskah-reason]").fill("Salah salin")
    page.get_by_role("button", name="Simpan IKU").click()
    page.wait_for_url("**/baris/**")


def paper_to_check(page: Page) -> None:
    """Reach that paper as its checker does."""
    typed_paper(page)
    page.context.clear_cookies()
    sign_in(page, "sekretaris")
    first("/menunggu/", "link", "Naskah IKU")(page)
    page.get_by_text("kata demi kata").wait_for()


def checked(content: bytes) -> Reach:
    """Return how anybody reaches what is said of a copy of it."""

    def reach(page: Page) -> None:
        issued(page, "pengukuran")
        signed_out(str(page.get_by_role("link", name="/periksa/").get_attribute("href")))(page)
        if content:
            file = {"name": "salinan", "mimeType": "application/pdf", "buffer": content}
            page.locator("[name=copy]").set_input_files(file)  # type: ignore[arg-type]
        page.get_by_role("button", name="Bandingkan").click()
        page.locator(".note, .faults").last.wait_for()

    return reach


def checked_plan(page: Page) -> None:
    """Reach how anybody checks a year's Rencana Aksi that was just issued."""
    page.goto("/naskah-terbit/terbitkan/2023/")
    page.locator("[name=paper]").select_option("rencana-aksi")
    page.locator("[name=reason]").fill("Dicetak ulang di kertas lain")
    page.locator("[name=number]").fill(f"000.7.2/{uuid4().hex[:4]}/427.91/2023")
    page.get_by_role("button", name="Terbitkan").click()
    page.wait_for_url("**/naskah-terbit/*-*/")
    signed_out(str(page.get_by_role("link", name="/periksa/").get_attribute("href")))(page)


DAYS = ("14/03/2026", "3/14/2026")
DENOK_RKP = "/dokumen-desa/tambah/?village=35.08.10.2006&kind=rkp_desa&fiscal_year=2024"
BORENG_RKP = "/dokumen-desa/tambah/?village=35.08.10.2008&kind=rkp_desa&fiscal_year=2027"
PAGES: dict[str, Walk] = {
    "beranda": Walk("camat", address("/?tahun=2023"), "beranda"),
    "beranda-kini": Walk("kasi.pemerintahan", address("/"), "beranda"),
    "beranda-tanpa-iku": Walk("camat", address("/?tahun=2019"), "beranda"),
    "menunggu": Walk("kasi.pemerintahan", address("/menunggu/"), "menunggu"),
    "kegiatan": Walk("staf.pemerintahan", address("/kegiatan/?tahun=2023&triwulan=1"), "kegiatan"),
    "kegiatan-baris": Walk("kasi.pemerintahan", first("/kegiatan/?tahun=2023", "link", "009/PEM/2023"), "baris"),
    "kegiatan-salin": Walk("staf.pemerintahan", address("/kegiatan/salin/"), "salin_kegiatan"),
    "kegiatan-menunggu": Walk("staf.umum", address("/kegiatan/menunggu-keluaran/?tahun=2024"), "menunggu_keluaran"),
    "kegiatan-tambah": Walk("staf.pemerintahan", address("/kegiatan/tambah/"), "tambah_kegiatan"),
    "kegiatan-salah": Walk(
        "staf.pemerintahan", filled("/kegiatan/tambah/", number="001/PEM/2023", dated="9/30/2026"), "tambah_kegiatan"
    ),
    "kalender": Walk("kasi.pemerintahan", address("/kalender/"), "kalender"),
    "kalender-kosong": Walk("operator.denok", address("/kalender/?bulan=2027-02"), "kalender"),
    "pengingat": Walk("kasi.pemerintahan", address("/pengingat/"), "pengingat"),
    "pengingat-salah": Walk("operator.denok", filled("/pengingat/", email="denok", phone="satu dua"), "pengingat"),
    "tutup-buku": Walk("staf.pemerintahan", address("/tutup-buku/"), "tutup_buku"),
    "dokumen-desa": Walk("staf.pemerintahan", address("/dokumen-desa/?tahun=2026"), "dokumen_desa"),
    "dokumen-desa-isi": Walk("staf.pemerintahan", typed_into_the_grid, "isi_dokumen"),
    "dokumen-desa-bentrok": Walk("staf.pemerintahan", taken_in_the_grid, "isi_dokumen"),
    "pengecualian": Walk("kabupaten", address("/dokumen-desa/pengecualian/"), "pengecualian"),
    "pengecualian-tambah": Walk("kabupaten", address("/dokumen-desa/pengecualian/tambah/"), "tambah_pengecualian"),
    "dokumen-desa-operator": Walk("operator.denok", address("/dokumen-desa/?tahun=2023"), "dokumen_desa"),
    "dokumen-baris": Walk(
        "kasi.pemerintahan", first("/dokumen-desa/?tahun=2023", "link", "Buka RKP Desa 2024"), "baris"
    ),
    "dokumen-perbaiki": Walk("staf.pemerintahan", first("/kertas-kerja/2023/iku-2/", "link", "Buka dokumen"), "baris"),
    "dokumen-tambah": Walk("staf.pemerintahan", address(BORENG_RKP), "tambah_dokumen"),
    "dokumen-periksa": Walk(
        "staf.pemerintahan", filled(BORENG_RKP, number="77/2026", enacted_on="2 Oktober 2026"), "tambah_dokumen"
    ),
    "dokumen-salah": Walk("staf.pemerintahan", filled(DENOK_RKP, number="", enacted_on="9/30/2023"), "tambah_dokumen"),
    "angka-iku-1": Walk("camat", address("/angka/2023/iku-1/"), "angka"),
    "angka-iku-2": Walk("camat", address("/angka/2023/iku-2/?triwulan=2"), "angka"),
    "angka-ipp": Walk("camat", address("/angka/2024/ipp/"), "angka"),
    "kertas-kerja-iku-1": Walk("inspektorat", address("/kertas-kerja/2023/iku-1/?triwulan=1"), "kertas_kerja"),
    "kertas-kerja-iku-2": Walk("inspektorat", address("/kertas-kerja/2023/iku-2/?putusan=terlambat"), "kertas_kerja"),
    "nilai-tambah": Walk("perencana", address("/nilai/2025/ipp/tambah/"), "catat_nilai"),
    "nilai-salah": Walk(
        "perencana", filled("/nilai/2025/ipp/tambah/", amount="3.87", paper_dated="9/30/2026"), "catat_nilai"
    ),
    "pejabat": Walk("camat", address("/pejabat/"), "pejabat"),
    "pejabat-tambah": Walk("admin", address("/pejabat/tambah/"), "tambah_pejabat"),
    "pejabat-ubah": Walk("admin", address("/pejabat/camat-2022-01-03/ubah/"), "ubah_pejabat"),
    "unit": Walk("admin", address("/unit/"), "unit"),
    "unit-tambah": Walk("admin", address("/unit/tambah/"), "tambah_unit"),
    "unit-ubah": Walk("admin", address("/unit/pelayanan/ubah/"), "ubah_unit"),
    "serah-terima": Walk("admin", address("/serah-terima/"), "serah_terima"),
    "serah-terima-salah": Walk("admin", filled("/serah-terima/", first_day="9/30/2026"), "serah_terima"),
    "impor": Walk("staf.pemerintahan", address("/impor/"), "impor"),
    "impor-salah": Walk("staf.pemerintahan", first("/impor/", "button", "Periksa berkas"), "impor"),
    "impor-tempel": Walk("staf.pemerintahan", address("/impor/tempel/?tabel=activities"), "impor_tempel"),
    "impor-tempel-salah": Walk("operator.denok", first("/impor/tempel/", "button", "Periksa isinya"), "impor_tempel"),
    "impor-berkas": Walk("staf.pemerintahan", pasted_with_a_fault, "impor_berkas"),
    "iku": Walk("camat", address("/iku/?tahun=2023"), "iku"),
    "target": Walk("camat", address("/target/?tahun=2023"), "target"),
    "setelan": Walk("camat", address("/setelan/"), "setelan"),
    "setelan-tambah": Walk("perencana", address("/setelan/skala_predikat/tambah/"), "tambah_setelan"),
    "setelan-salah": Walk(
        "perencana", filled("/setelan/batas_capaian/tambah/", value="12", paper_dated="9/30/2026"), "tambah_setelan"
    ),
    "setelan-kop": Walk("admin", address("/setelan/kop/"), "ubah_kop"),
    "setelan-kop-salah": Walk("sekretaris", filled("/setelan/kop/", reason=""), "ubah_kop"),
    "iku-beda": Walk("camat", address("/iku/beda/?tahun=2023"), "iku_beda"),
    "iku-menunggu": Walk("perencana", lambda page: (typed_paper(page), page.goto("/iku/?tahun=2023")), "iku"),
    "iku-salinan": Walk("perencana", typed_paper, "baris"),
    "iku-periksa": Walk("perencana", paper_to_check, "baris"),
    "iku-perbaiki": Walk("perencana", address("/iku/iku-lumajang-2023/perbaiki/"), "perbaiki_iku"),
    "iku-baru": Walk("perencana", address("/iku/baru/?dari=iku-lumajang-2023"), "iku_baru"),
    "iku-baru-salah": Walk("perencana", first("/iku/baru/", "button", "Simpan IKU"), "iku_baru"),
    "target-tambah": Walk("perencana", address("/target/tambah/?tahun=2027"), "tambah_target"),
    "target-salah": Walk(
        "perencana",
        filled("/target/tambah/?tahun=2027", paper="", paper_dated="9/30/2026", **{"iku-1_tahun": "3.5"}),
        "tambah_target",
    ),
    "pengukuran": Walk("perencana", address("/pengukuran/?tahun=2024"), "pengukuran"),
    "pengukuran-alasan-ditolak": Walk("perencana", refused_reason, None),
    "pengukuran-berjalan": Walk("camat", address("/pengukuran/?tahun=2026"), "pengukuran"),
    "pengukuran-menunggu": Walk("camat", address("/pengukuran/2026-tw3-1/"), "pengukuran_satu"),
    "pengukuran-lembar": Walk("kasi.pemerintahan", address("/pengukuran/2026-tw3-1/"), "pengukuran_satu"),
    "pengukuran-dibuka-kembali": Walk("inspektorat", address("/pengukuran/2024-tahun-1/"), "pengukuran_satu"),
    "pengukuran-dikembalikan": Walk("perencana", address("/pengukuran/2026-tw2-1/"), "pengukuran_satu"),
    "anggaran": Walk("perencana", address("/anggaran/?tahun=2024"), "anggaran"),
    "anggaran-cabang": Walk("camat", address("/anggaran/?tahun=2023&cabang=7.01.03.2.02"), "anggaran"),
    "anggaran-impor": Walk("perencana", address("/impor/?tabel=budget-2024"), "impor"),
    "anggaran-berkas-salah": Walk("perencana", part_of_a_tree, "impor_berkas"),
    "terbitkan": Walk("perencana", address("/pengukuran/2023-tw4-1/terbitkan/"), "terbitkan"),
    "terbitkan-rencana": Walk("perencana", address("/naskah-terbit/terbitkan/2023/"), "terbitkan_rencana"),
    "periksa-rencana": Walk("perencana", checked_plan, "periksa"),
    "terbitkan-salah": Walk("perencana", filled("/pengukuran/2023-tw4-1/terbitkan/", number=""), "terbitkan"),
    "naskah-terbit": Walk("perencana", issued_list, "naskah_terbit"),
    "naskah-terbit-satu": Walk("sekretaris", issued, "naskah_terbit_satu"),
    "periksa-berubah": Walk("perencana", checked(b"%PDF-"), "periksa"),
    "periksa-pindai": Walk("perencana", checked(b"\xff\xd8\xff"), "periksa"),
    "periksa-kosong": Walk("perencana", checked(b""), "periksa"),
    "periksa-tidak-ada": Walk("perencana", signed_out("/periksa/kode-yang-salah/"), "periksa"),
    "publik": Walk("camat", signed_out("/publik/"), "publik"),
    "publik-kantor": Walk("camat", signed_out("/publik/35.08.10/"), "publik_kantor"),
    "publik-cara": Walk("camat", opened_ways, "publik_kantor"),
    "data-terbuka": Walk("camat", signed_out("/data/"), "data_terbuka"),
    "laporan": Walk("perencana", address("/laporan/?tahun=2023"), "laporan"),
    "uraian": Walk("camat", address("/laporan/2024/uraian/"), "analisis"),
    "uraian-salah": Walk("perencana", blank_text, None),
    "bukti-menyusul": Walk("staf.pemerintahan", address("/bukti-menyusul/"), "bukti_menyusul"),
    "wilayah": Walk("kabupaten", address("/wilayah/?tahun=2023"), "wilayah"),
    "riwayat": Walk("inspektorat", address("/riwayat/"), "riwayat"),
    "ditolak": Walk("camat", address("/?triwulan=9"), None),
    "tidak-berwenang": Walk("camat", address("/kegiatan/tambah/"), None),
    "tidak-ada": Walk("camat", address("/tidak-ada/"), None),
    "orang": Walk("admin", address("/orang/"), "orang"),
    "orang-satu": Walk("admin", address("/orang/perencana/"), "orang_satu"),
    "undang": Walk("admin", address("/orang/undang/"), "undang"),
    "undang-salah": Walk("admin", filled("/orang/undang/", username="nama salah"), "undang"),
    "tautan": Walk("admin", invited, None),
    "undangan": Walk("admin", opened_invitation, "undangan"),
    "undangan-mati": Walk("admin", address("/undangan/tautan-yang-mati/"), None),
    "peran-beri": Walk("admin", address("/orang/perencana/peran/"), "beri_peran"),
    "peran-beri-salah": Walk("admin", filled("/orang/perencana/peran/", valid_from="9/30/2026"), "beri_peran"),
    "peran-akhiri": Walk("admin", address("/orang/perencana/peran/perencana:perencana/akhiri/"), "akhiri_peran"),
    "akun": Walk("camat", address("/akun/"), "akun"),
    "pastikan-sandi": Walk("camat", address("/akun/pastikan/"), "account_reauthenticate"),
    "ganti-sandi": Walk("camat", address("/akun/sandi/"), "account_change_password"),
    "ganti-sandi-salah": Walk("camat", filled("/akun/sandi/"), "account_change_password"),
    "keluar": Walk("camat", address("/keluar/"), None),
    "lupa-sandi": Walk("camat", address("/sandi/lupa/"), "lupa_sandi"),
    "masuk": Walk("camat", signed_out("/masuk/"), "account_login"),
    "alamat-kalender": Walk("perencana", first("/pengingat/", "button", "Buat alamat"), None),
    "kegiatan-perbaiki": Walk("staf.pemerintahan", beyond("009/PEM/2023", "Perbaiki isinya"), "perbaiki"),
    "kegiatan-perbaiki-salah": Walk(
        "staf.pemerintahan", beyond("009/PEM/2023", "Perbaiki isinya", "Simpan"), "perbaiki"
    ),
    "keluaran-tambah": Walk("staf.pemerintahan", beyond("009/PEM/2023", "Tambah keluaran"), "tambah_keluaran"),
    "keluaran-salah": Walk("staf.pemerintahan", beyond("009/PEM/2023", "Tambah keluaran", "Simpan"), "tambah_keluaran"),
    "bukti-tambah": Walk("staf.pemerintahan", beyond("009/PEM/2023", "disimpan di tempat lain"), "tambah_bukti"),
    "bukti-salah": Walk(
        "staf.pemerintahan", beyond("009/PEM/2023", "disimpan di tempat lain", "Simpan"), "tambah_bukti"
    ),
    "tanda-terima": Walk("kasi.pemerintahan", first("/dokumen-desa/?tahun=2026", "link", "Buka LPPDes 2025"), "baris"),
    "pengecualian-salah": Walk("kabupaten", filled("/dokumen-desa/pengecualian/tambah/"), "tambah_pengecualian"),
    "pejabat-salah": Walk("admin", filled("/pejabat/tambah/", nip="12"), "tambah_pejabat"),
    "unit-salah": Walk("admin", filled("/unit/tambah/"), "tambah_unit"),
    "impor-hasil": Walk("staf.pemerintahan", sent_as_a_file, "impor_berkas"),
    "impor-batch": Walk("staf.pemerintahan", taken_from_a_file, "impor_batch"),
    "konflik": Walk("staf.pemerintahan", stale_edit, "perbaiki"),
    "permintaan-rusak": Walk("camat", answered("400.html"), None),
    "formulir-kedaluwarsa": Walk("camat", answered("403_csrf.html"), None),
    "cara-lain": Walk("camat", answered("405.html"), None),
    "terlalu-besar": Walk("camat", answered("413.html", takes_one_file=True), None),
    "kesalahan-program": Walk("camat", answered("500.html"), None),
    "basis-data-pergi": Walk("camat", answered("503.html"), None),
}
# Addresses of GET that show no page of ours, and pages that other tests look at, by the name of the look.
FILES = {
    "kalender_ics", "tanda_terima", "unggahan", "bukti", "lihat_bukti", "kertas_kerja_csv", "unduh", "impor_templat",
    "impor_kesalahan", "cetak", "cetak_pengukuran", "lembar_persetujuan", "naskah_berkas", "logo_kop",
    "data", "paket_data", "data_kantor", "paket_data_kantor",
}  # fmt: skip
FIRST_SIGN_IN = {
    "sesi": "sesi",
    "mfa_authenticate": "masuk-kode",
    "mfa_index": "langkah-kedua",
    "mfa_activate_totp": "pasang-aplikasi",
    "mfa_add_webauthn": "pasang-kunci",
    "mfa_view_recovery_codes": "kode-pemulihan",
    "mfa_reauthenticate": "pastikan-kode",
    "mfa_reauthenticate_webauthn": "pastikan-kunci",
    "mfa_deactivate_totp": "lepas-aplikasi",
    "mfa_remove_webauthn": "lepas-kunci",
    "mfa_generate_recovery_codes": "kode-pemulihan-baru",
}
