"""What people of an office do in a year, each act by the pages as its own role does it."""

import re
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urlsplit

from cermat.actions.sample_books import tables
from cermat.indicators.analyses import SECTION_WORDS
from tests.browser import year_rows
from tests.browser.office_year import PUBLIC, Effort, Office, Person
from tests.browser.year_papers import Printed
from tests.documents.reading import pdf_text, squeezed
from tests.evidence import make

YEAR = 2023
PLANNER, REVIEWER, APPROVER, RECORDER = "perencana", "sekretaris", "camat", "kasi.pemerintahan"
PERIODS = {1: "Triwulan I", 2: "Triwulan II", 3: "Triwulan III", 4: "Triwulan IV", None: "Tahun"}
COLUMNS = ("setahun", "triwulan I", "triwulan II", "triwulan III", "triwulan IV")


# On which day a quarter is measured: the day after its months were closed.
MEASURED = {1: "2023-04-05", 2: "2023-07-05", 3: "2023-10-05", 4: "2024-01-05"}
PAPER = re.compile(r"/pengukuran/(?P<measurement>[^/]+)/(?P<report>[a-z-]+)\.(?P<form>pdf|docx|xlsx)")
CODE = re.compile(rf"{re.escape(PUBLIC)}/periksa/([a-z0-9-]+)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A paper that went out: its code, the measurement it is of, and its files by form."""

    code: str
    measurement: str
    files: dict[str, bytes]


def records_official(office: Office, position: str, rank: str) -> None:
    """The admin records who holds a post."""
    admin = office.person("admin")
    admin.goes_to("Laporan")
    admin.presses("Pejabat penanda tangan")
    admin.presses("Catat pejabat")
    admin.chooses("Jabatan", position)
    admin.types("Nama dengan gelar", f"Nama {position} (DATA CONTOH)")
    admin.types("Pangkat", rank)
    admin.types("Mulai menjabat", "3 Januari 2022")
    admin.presses("Simpan")


def sets_targets(office: Office, kind: str, paper: tuple[str, str, str], amounts: dict[str, str]) -> None:
    """The planner copies a paper's targets, the Sekretaris verifies them; `paper`: its name, number and day."""
    planner = office.person(PLANNER)
    planner.goes_to("Target", year=YEAR)
    planner.presses(f"Catat target {YEAR}")
    planner.chooses("Menurut", kind)
    for label, text in zip(("Naskah", "Nomor naskah", "Tanggal naskah"), paper, strict=True):
        planner.types(label, text)
    for label, amount in amounts.items():
        planner.types(label, amount)
    planner.presses("Simpan dan ajukan")
    planner.sees("Target disimpan dan diajukan")
    verifies(office, REVIEWER)


def records(office: Office, quarter: int) -> None:
    """Every unit hands in its quarter, the Seksi Pemerintahan its village documents too; heads verify, months close."""
    day = year_rows.WRITTEN[quarter].isoformat()
    office.on(day)
    for unit in year_rows.UNITS:
        hands_in(office, f"staf.{unit}", "Kegiatan", year_rows.activities(unit, quarter))
    hands_in(office, "staf.pemerintahan", "Dokumen desa", year_rows.documents(quarter))
    office.on(day, "13:00")
    for unit in year_rows.UNITS:
        verifies(office, f"kasi.{unit}")
    office.on(day, "15:00")
    for unit in year_rows.UNITS:
        closes_months(office, f"staf.{unit}")


def hands_in(office: Office, username: str, table: str, content: bytes) -> None:
    """Somebody hands a file in, looks at what it would do, and takes all of it."""
    if not content:
        return
    person = office.person(username)
    if table.startswith("Anggaran"):
        person.goes_to("Anggaran", year=YEAR)
    else:
        person.goes_to("Kegiatan")
    person.presses(re.compile("^(Impor dari Excel|Masukkan)"))
    person.chooses("Isi berkas", table)
    person.hands_in(re.compile("Berkas Excel"), f"{table}.csv", content)
    person.presses("Periksa berkas")
    person.sees(" 0 salah")
    person.presses("Simpan semua")
    person.sees("Sudah disimpan")


def verifies(office: Office, username: str) -> None:
    """A second person ticks every row that waits, and verifies them."""
    checker = office.person(username)
    checker.goes_to("Menunggu saya")
    boxes = checker.page.locator("main input[name=centang]").all()
    if boxes:
        for box in boxes:
            checker.hand.click(box)
        checker.presses("Verifikasi semua yang dicentang")
        checker.sees("sudah diverifikasi")


def closes_months(office: Office, username: str) -> None:
    """A unit says of every month gone by that all it did is recorded, or that it did nothing."""
    person = office.person(username)
    person.goes_to("Beranda", year=YEAR)
    person.presses("Tutup buku")
    while person.page.get_by_role("button", name=re.compile("^Tutup")).count():
        person.presses("Tutup")
    person.sees(f"Semua bulan tahun {YEAR} yang sudah lewat telah ditutup.")


def freezes(office: Office, quarter: int | None, *, reason: str = "") -> None:
    """The planner freezes a period and hands it in; with a reason he opens a locked one again."""
    planner = office.person(PLANNER)
    planner.goes_to("Pengukuran", year=YEAR)
    section = planner.page.get_by_role("region", name=re.compile(rf"^{PERIODS[quarter]} {YEAR}"))
    if reason:
        planner.hand.click(section.locator("summary"))
        planner.types("Alasan membuka kembali", reason, within=section)
    planner.presses("Bekukan", within=section)
    planner.presses("Ajukan untuk direviu")
    planner.sees("menunggu reviu")


def opens_waiting(office: Office, username: str, quarter: int | None) -> Person:
    """Somebody opens the measurement that waits for him."""
    person = office.person(username)
    person.goes_to("Beranda")
    person.presses(f"Pengukuran {PERIODS[quarter]} {YEAR}")
    return person


def approves(office: Office, quarter: int | None) -> None:
    """The Sekretaris reviews, the Camat approves, in the program."""
    opens_waiting(office, REVIEWER, quarter).presses("Nyatakan sudah direviu")
    camat = opens_waiting(office, APPROVER, quarter)
    camat.presses("Setujui dan kunci")
    camat.sees("disetujui dan terkunci")


def approves_on_paper(office: Office, quarter: int | None, *, sheet: str, dated: str) -> None:
    """The Sekretaris reviews; the Camat signs on paper, whose scan a Kepala Seksi hands in."""
    secretary = opens_waiting(office, REVIEWER, quarter)
    secretary.presses("Nyatakan sudah direviu")
    head = office.person(RECORDER)
    head.page.goto(urlsplit(secretary.page.url).path)
    head.opens("Catat lembar persetujuan bertanda tangan")
    head.types("Nama dan nomor lembar persetujuan", sheet)
    head.types("Tanggal lembar", dated)
    head.hands_in(re.compile("Hasil pindai"), "lembar.jpg", make.jpeg(size=(1240, 1754)))
    head.presses("Catat lembar persetujuan bertanda tangan")
    head.sees("pengukuran terkunci")


def measured(office: Office, quarter: int | None, *, sheet: str = "", dated: str = "") -> Effort:
    """Freeze, review and approve a period, fetch the paper to be signed, and return what that took."""
    begun, before = monotonic(), office.clicks
    freezes(office, quarter)
    if sheet:
        approves_on_paper(office, quarter, sheet=sheet, dated=dated)
    else:
        approves(office, quarter)
    planner = office.person(PLANNER)
    opens_measurement(office, quarter)
    assert planner.gets(planner.page.get_by_role("link", name="PDF A4").first).startswith(b"%PDF")
    return Effort(period=PERIODS[quarter], clicks=office.clicks - before, seconds=monotonic() - begun)


def opens_measurement(office: Office, quarter: int | None, *, edition: int = 1) -> str:
    """The planner opens an edition of a period; return its key."""
    planner = office.person(PLANNER)
    planner.goes_to("Pengukuran", year=YEAR)
    section = planner.page.get_by_role("region", name=re.compile(rf"^{PERIODS[quarter]} {YEAR}"))
    planner.presses(f"Edisi {edition}: ", within=section)
    return planner.page.url.rstrip("/").rpartition("/")[2]


def prints(office: Office, quarter: int | None, *, edition: int = 1) -> None:
    """The planner prints every paper of an edition, in every form and size its page offers."""
    opens_measurement(office, quarter, edition=edition)
    planner = office.person(PLANNER)
    for link in planner.page.locator("main a[href*='/pengukuran/']").all():
        address = link.get_attribute("href") or ""
        if found := PAPER.search(address):
            indicator = address.partition("indikator=")[2].partition("&")[0]
            content = planner.gets(link)
            office.printed.append(Printed(**found.groupdict(), indicator=indicator, content=content))


def issues(office: Office, paper: str, number: str) -> Issue:
    """The planner issues a paper of the measurement he sees, and fetches its files."""
    planner = office.person(PLANNER)
    measurement = planner.page.url.rstrip("/").rpartition("/")[2]
    planner.presses("Terbitkan naskah")
    planner.chooses("Naskah", paper)
    planner.types("Nomor naskah", number)
    planner.presses("Terbitkan")
    planner.sees("Naskah diterbitkan")
    code = planner.page.url.rstrip("/").rpartition("/")[2]
    files = issued_files(planner)
    report = {"Pengukuran Kinerja": "pengukuran", "Laporan Kinerja (LKjIP)": "lkjip"}[paper]
    for form, content in files.items():
        office.printed.append(Printed(measurement=measurement, report=report, form=form, content=content))
    return Issue(code=code, measurement=measurement, files=files)


def issued_files(person: Person) -> dict[str, bytes]:
    """Return the files of the issued paper somebody sees, by form."""
    links = person.page.get_by_role("link", name=re.compile("^Unduh (PDF|DOCX|XLSX)")).all()
    return {link.inner_text().rpartition(" ")[2].lower(): person.gets(link) for link in links}


def fetches_again(office: Office, issue: Issue) -> None:
    """An issued paper is, whatever happened since, byte for byte what it was."""
    planner = office.person(PLANNER)
    planner.goes_to("Laporan", year=YEAR)
    planner.presses("Naskah terbit")
    planner.page.locator(f"main a[href='/naskah-terbit/{issue.code}/']").click()
    planner.sees("Yang diterbitkan")
    assert issued_files(planner) == issue.files


def checks(office: Office, issue: Issue, form: str, content: bytes) -> tuple[str, str]:
    """Somebody who never signed in checks a copy; return what the page says of the copy and of the paper.

    The address is the one printed on the paper.
    """
    [code] = set(CODE.findall(squeezed(pdf_text(issue.files["pdf"]))))
    assert code == issue.code
    anybody = office.stranger()
    anybody.page.goto(f"/periksa/{code}/")
    anybody.hands_in(re.compile("Salinan naskah"), f"salinan.{form}", content)
    anybody.presses("Bandingkan")
    verdict = anybody.page.get_by_role("status").get_by_role("heading").inner_text()
    return verdict, anybody.page.locator("main article .tag").first.inner_text()


def agreement(office: Office) -> dict[str, bytes]:
    """The planner prints the Perjanjian Kinerja in force, on A4; return its files by form."""
    planner = office.person(PLANNER)
    planner.goes_to("Laporan", year=YEAR)
    links = planner.page.locator("main a[href*='/perjanjian-kinerja.']")
    newest = links.first.get_attribute("href").partition("naskah=")[2].partition("&")[0]  # type: ignore[union-attr]
    files = {}
    for link in planner.page.locator(f"main a[href*='/perjanjian-kinerja.'][href*='naskah={newest}']").all():
        form = (link.get_attribute("href") or "").partition("?")[0].rpartition(".")[2]
        files.setdefault(form, planner.gets(link))
    return files


def corrects_day(office: Office, row: str, label: str, day: str, *, reason: str) -> None:
    """Staff of the Seksi Pemerintahan corrects a day of a row he sees, and the head verifies it."""
    staff = office.person("staf.pemerintahan")
    staff.presses(row)
    staff.presses("Perbaiki isinya")
    staff.types(label, day)
    staff.types("Alasan perbaikan", reason)
    staff.presses("Periksa")
    staff.presses("Simpan")
    verifies(office, "kasi.pemerintahan")


def records_by_hand(office: Office, description: str, dated: str) -> None:
    """Staff records an activity on the form, without an output so far."""
    staff = office.person("staf.pemerintahan")
    staff.goes_to("Kegiatan")
    staff.presses("Catat kegiatan")
    staff.chooses("Jenis", "koordinasi")
    staff.hand.choose(staff.page.locator("main [name=function]"), "d")
    staff.types("Uraian", description)
    staff.types("Tanggal kegiatan", dated)
    staff.types("Nomor kegiatan", "101/PEM/2023")
    staff.presses("Simpan dan ajukan")
    staff.sees("menunggu verifikasi")


def adds_output(office: Office, title: str, dated: str) -> None:
    """Staff records an output of the activity that waited longest, and the head verifies it."""
    staff = office.person("staf.pemerintahan")
    staff.goes_to("Kegiatan")
    staff.presses("Menunggu keluaran")
    staff.presses("Catat keluaran")
    staff.chooses("Jenis keluaran", "Berita acara kesepakatan")
    staff.types("Judul atau nomor surat", title)
    staff.types("Tanggal keluaran", dated)
    staff.presses("Simpan")
    verifies(office, "kasi.pemerintahan")


def writes_texts(office: Office) -> None:
    """The planner writes every text of the year's report beside its figures."""
    planner = office.person(PLANNER)
    planner.goes_to("Laporan", year=YEAR)
    planner.presses(f"Tulis uraian tahun {YEAR}")
    for each in tables.analyses(YEAR):
        section = each.place.section
        part = planner.page.locator(f"details#{each.place.indicator or 'kantor'}-{section.value.replace('_', '-')}")
        planner.hand.click(part.locator("summary"))
        planner.types(SECTION_WORDS[section], each.text, within=part)
        planner.presses("Simpan", within=part)
    planner.sees("bagian sudah ditulis")


def records_official_result(office: Office, amount: str, paper: str, *, dated: str) -> None:
    """The planner copies what the kabupaten decided on the IPP, with its letter; the Sekretaris verifies it."""
    planner = office.person(PLANNER)
    planner.goes_to("Beranda", year=YEAR)
    planner.presses("Rumus dan bukti IPP")
    planner.presses("Catat nilai")
    planner.chooses("Yang dicatat", "Hasil resmi Indeks Pelayanan Publik")
    planner.types("Nilai", amount)
    planner.types("Surat atau naskah yang menyatakan", paper)
    planner.types("Tanggal surat", dated)
    planner.presses("Simpan dan ajukan")
    verifies(office, REVIEWER)
