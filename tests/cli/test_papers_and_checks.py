"""Papers are written whole, the books are checked, people are added."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pypdf
import pytest

from cermat.actions import counts as acts
from cermat.actions import letterheads, measurements, papers, rounds, targets
from cermat.actions.letterheads import LetterheadEntry
from cermat.documents.content import PaperSize
from cermat.registers import counts, selectors
from cermat.registers.ledger import Fault
from cermat.registers.models import OfficeArrears, OfficeCount, OpenRow, PublishedFigure, User
from tests import cast
from tests.actions.test_steps import TARGET
from tests.cli.conftest import Run
from tests.documents.reading import pdf_text
from tests.evidence import make

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("line", "magic"),
    [
        ("iku 2023 -o {}.pdf", b"%PDF"),
        ("pengukuran 2023 -o {}.pdf", b"%PDF"),
        ("pengukuran 2023 --quarter 2 --paper f4 -o {}.docx", b"PK"),
        ("kertas-kerja 2023 -o {}.pdf", b"%PDF"),
        ("kertas-kerja 2023 --indicator iku-2 -o {}.xlsx", b"PK"),
        ("kertas-kerja 2023 --indicator iku-1 -o {}.docx", b"PK"),
        ("iku 2023 -o {}.docx", b"PK"),
        ("iku 2023 -o {}.xlsx", b"PK"),
        ("lembar-salin 2023 -o {}.docx", b"PK"),
    ],
)
def test_writes_each_paper(opened: Run, tmp_path: Path, line: str, magic: bytes) -> None:
    answer = opened("report", *line.format(tmp_path / "naskah").split())
    assert (answer.code, answer.out) == (0, "")
    (paper,) = tmp_path.iterdir()
    assert paper.read_bytes().startswith(magic)


@pytest.mark.parametrize("line", ["iku 2023 -o x.odt", "pengukuran 2023 -o x"])
def test_refuses_a_form_a_paper_does_not_have(opened: Run, line: str) -> None:
    answer = opened("report", *line.split())
    assert answer.code == 2
    assert "ditulis sebagai" in answer.err


def test_a_years_report_without_its_texts_is_refused_by_what_is_blank(opened: Run, tmp_path: Path) -> None:
    answer = opened("report", "lkjip", "2023", "-o", tmp_path / "lkjip.docx")
    assert (answer.code, list(tmp_path.iterdir())) == (1, [])
    assert "IKU 2: sebab keberhasilan atau kegagalan, upaya dan solusi" in answer.err


def test_the_minutes_and_the_sheet_are_printed_of_what_was_frozen(opened: Run, tmp_path: Path) -> None:
    for report in ("berita-acara", "lembar-persetujuan"):
        refused = opened("report", report, "2023", "--quarter", "1", "-o", tmp_path / "ba.pdf")
        assert (refused.code, list(tmp_path.iterdir())) == (1, [])
        assert "Periode ini belum dibekukan" in refused.err
    cast.add_people_of_the_office()
    measurements.freeze(by=cast.scope("perencana"), year=2023, quarter=1)
    measurements.submit(by=cast.scope("perencana"), key="2023-tw1-1", version=1)
    measurements.review(by=cast.scope("sekretaris"), key="2023-tw1-1", version=2)
    for report, title in (("berita-acara", "BERITA ACARA"), ("lembar-persetujuan", "LEMBAR PERSETUJUAN")):
        written = tmp_path / f"{report}.pdf"
        assert opened("report", report, "2023", "--quarter", "1", "-o", written).code == 0
        assert f"{title} PENGUKURAN KINERJA" in pdf_text(written.read_bytes())
    assert opened("report", "berita-acara", "2023", "--as-of", "2023-05-01", "-o", tmp_path / "x.pdf").code == 2


def test_the_agreement_of_a_year_is_printed_from_verified_targets(opened: Run, tmp_path: Path) -> None:
    for report, said in (("perjanjian-kinerja", "target setahun yang"), ("rencana-aksi", "target tahun itu yang")):
        refused = opened("report", report, "2023", "-o", tmp_path / "pk.pdf")
        assert (refused.code, list(tmp_path.iterdir())) == (1, [])
        assert f"belum ada {said} terverifikasi" in refused.err
    assert opened("report", "perjanjian-kinerja", "2023", "--quarter", "1", "-o", tmp_path / "pk.pdf").code == 2
    key = targets.add(by=cast.scope("perencana"), entry=TARGET)
    targets.verify(by=cast.scope("camat"), key=key, version=1)
    forms = (("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK"))
    for report, (suffix, magic) in product(("perjanjian-kinerja", "rencana-aksi"), forms):
        path = tmp_path / f"{report}.{suffix}"
        assert opened("report", report, "2023", "-o", path).code == 0
        assert path.read_bytes().startswith(magic)
    amended = opened("report", "perjanjian-kinerja", "2023", "--kind", "perubahan", "-o", tmp_path / "x.pdf")
    assert (amended.code, "belum dapat dicetak" in amended.err) == (1, True)


def test_a_paper_is_printed_on_the_offices_sheet_with_its_logo(opened: Run, tmp_path: Path) -> None:
    entry = LetterheadEntry(address="Jalan Raya 1", paper_size=PaperSize.F4)
    logo = ("logo.png", [make.png()])
    letterheads.change(by=cast.console(), version=1, entry=entry, reason="Tata naskah", logo=logo)
    for line, sheet in (("pengukuran 2023", 330), ("kertas-kerja 2023", 330), ("pengukuran 2023 --paper a4", 297)):
        assert opened("report", *line.split(), "-o", tmp_path / "x.pdf").code == 0
        first = pypdf.PdfReader(tmp_path / "x.pdf").pages[0]
        assert (round(float(first.mediabox.width) / 72 * 25.4), len(first.images)) == (sheet, 1)


def test_a_paper_into_a_missing_folder_is_refused(opened: Run, tmp_path: Path) -> None:
    answer = opened("report", "iku", "2023", "-o", tmp_path / "tidak" / "ada.pdf")
    assert answer.code == 1
    assert "pilih folder yang ada" in answer.err


def test_the_same_paper_is_the_same_bytes(opened: Run, tmp_path: Path, documents: Write) -> None:
    opened("import", "village-documents", documents("35.08.10.2001,RKP,2024,1,30/9/2023,"), "--verified")
    as_of = opened("measure", "2023", "--format", "json").json["as_of"]
    for name in ("a.pdf", "b.pdf"):
        assert opened("report", "pengukuran", "2023", "--as-of", as_of, "-o", tmp_path / name).code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_verify_finds_untouched_books_whole(opened: Run) -> None:
    answer = opened("verify", "--format", "json")
    assert (answer.code, answer.json) == (0, {"whole": True, "faults": []})
    assert opened("verify").out.startswith("Utuh")
    assert "Setiap naskah terbit" in opened("verify", "--papers").out


def test_verify_names_an_issued_paper_that_is_drawn_otherwise(opened: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault(office="35.08.10", where="naskah terbit kode.pdf", sentence="PDF yang disusun ulang tidak sama.")
    monkeypatch.setattr(papers, "rebuild_faults", lambda scope: [fault] if scope.office == fault.office else [])
    answer = opened("verify", "--papers", "--office", "35.08.10")
    assert (answer.code, answer.out) == (1, "PDF yang disusun ulang tidak sama.\n")


def test_adds_a_person_and_prints_the_password_once(opened: Run) -> None:
    answer = opened("user", "add", "camat.lumajang", "--role", "camat", "--position", "Camat", "--name", "Siti, S.Sos")
    assert answer.code == 0
    assert User.objects.get(username="camat.lumajang").get_full_name() == "Siti, S.Sos"
    assert len(answer.out.strip()) >= 12
    again = opened("user", "add", "camat.lumajang", "--role", "camat")
    assert again.code == 1
    long = opened("user", "add", "orang.lain", "--role", "camat", "--name", "a" * 151)
    assert (long.code, "Nama terlalu panjang" in long.err) == (1, True)


def test_gives_a_person_of_one_office_a_role_in_another(opened: Run) -> None:
    assert opened("init", "--office", cast.OTHER_OFFICE, "--yes").code == 0
    assert opened("user", "add", "camat.dua", "--role", "camat", "--office", cast.OFFICE).code == 0
    again = opened("user", "add", "camat.dua", "--role", "camat", "--office", cast.OTHER_OFFICE)
    assert (again.code, again.out) == (1, "")
    assert "`cermat user give-role camat.dua --role PERAN --office KODE`" in again.err
    give = ("user", "give-role", "camat.dua", "--role", "camat", "--office", cast.OTHER_OFFICE)
    password = User.objects.get(username="camat.dua").password
    given = opened(*give, "--acting", "Plt.")
    assert (given.code, given.out) == (0, "")
    assert "camat.dua kini camat di kantor 35.08.09; kata sandinya tetap" in given.err
    held = selectors.assignments(cast.console(cast.OTHER_OFFICE))
    assert [(each.username, each.role, each.acting) for each in held] == [("camat.dua", "camat", "Plt.")]
    assert User.objects.get(username="camat.dua").password == password
    assert (opened(*give, "--acting", "Plt.").code, opened("verify").code) == (1, 0)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("siapa --role camat", "tambahkan lebih dahulu"),
        ("camat.dua --role raja", "Peran “raja” tidak dikenal"),
        ("camat.dua --role kasi --unit tiada", "tiada"),
        ("camat.dua --role staf --unit umum --acting Plt.", "tidak dipegang sebagai Plt."),
        ("camat.dua --role camat --office 35.08.99", "35.08.99"),
    ],
)
def test_gives_no_role_that_is_none(opened: Run, line: str, said: str) -> None:
    assert opened("user", "add", "camat.dua", "--role", "perencana").code == 0
    answer = opened("user", "give-role", *line.split())
    assert (answer.code, said in answer.err) == (1, True)


def test_refuses_an_unknown_role_with_those_there_are(opened: Run) -> None:
    answer = opened("user", "add", "orang", "--role", "raja")
    assert answer.code == 1
    assert "camat" in answer.err


def test_writes_a_template_that_imports_as_nothing(opened: Run, tmp_path: Path) -> None:
    template = tmp_path / "kegiatan.xlsx"
    assert opened("template", "activities", "-o", template).code == 0
    answer = opened("import", "activities", template, "--format", "json")
    assert answer.json["saved"] == 0


def test_an_import_with_a_fault_saves_nothing_and_names_the_cell(opened: Run, documents: Write) -> None:
    file = documents("35.08.10.2001,RKP,2024,1,30/9/2023,", "35.08.10.2002,RKP,2024,1,9/30/2023,")
    answer = opened("import", "village-documents", file, "--format", "json")
    assert (answer.code, answer.json["saved"], answer.json["refused"]) == (1, 0, 2)
    assert "baris 3, kolom tanggal_ditetapkan: " in answer.err
    assert opened("explain", "iku-2", "2023", "--format", "json").json["indicators"][0]["unverified"] == 0


def test_a_dry_run_saves_nothing(opened: Run, documents: Write) -> None:
    file = documents("35.08.10.2001,RKP,2024,1,30/9/2023,")
    assert opened("import", "village-documents", file, "--verified", "--dry-run").code == 0
    assert opened("measure", "2023", "--format", "json").json["indicators"][2]["numerator"] == 0


def test_the_same_file_twice_changes_nothing(opened: Run, activities: Write) -> None:
    file = activities("K-1,Seksi Pemerintahan,10/2/2023,fasilitasi,a,,Musdes,terlaksana,berita_acara,BA 1,12/2/2023")
    assert opened("import", "activities", file, "--verified", "--format", "json").json["saved"] == 1
    again = opened("import", "activities", file, "--verified", "--format", "json").json
    assert (again["saved"], again["corrected"], again["unchanged"]) == (0, 0, 1)
    assert opened("measure", "2023", "--format", "json").json["indicators"][1]["value"] == "100.00"


def test_sweeps_and_says_what_went(opened: Run) -> None:
    answer = opened("sweep")
    assert (answer.code, answer.out) == (0, "")
    assert "0 berkas tanpa baris dibuang" in answer.err
    assert opened("sweep", "--format", "json").json == []


def test_the_doctor_looks_at_every_kept_file(opened: Run) -> None:
    findings = {each["name"]: each for each in opened("doctor", "--format", "json").json}
    assert findings["berkas bukti"]["seen"] == "0 berkas lengkap dan utuh"


def test_a_count_of_books_beside_an_approved_edition_is_said_to_be_none(opened: Run, tmp_path: Path) -> None:
    cast.add_people_of_the_office()
    for quarter, is_approved in (("1", False), ("2", False), ("1", True), ("2", False)):
        if is_approved:
            cast.approved_measurement()
        answer = opened("report", "pengukuran", "2023", "--quarter", quarter, "-o", tmp_path / "x.pdf")
        assert answer.code == 0
        assert ("bukan naskah yang disetujui; edisi yang disetujui: ke-1" in answer.err) == is_approved


def test_the_doctor_finds_a_wrong_count_and_recount_mends_it(opened: Run) -> None:
    OfficeCount.objects.filter(year=2023, quarter=0, indicator="iku-2").update(numerator=7)
    finding = next(each for each in opened("doctor", "--format", "json").json if each["name"] == "hitungan gabungan")
    assert (finding["is_well"], finding["seen"]) == (False, "tidak sama dengan barisnya: 35.08.10")
    answer = opened("recount")
    assert (answer.code, answer.out) == (0, "35.08.10: iku-2 2023\n")
    assert "1 kantor dihitung ulang; 1 di antaranya diperbaiki" in answer.err
    assert opened("recount", "--format", "json").json == {}


def test_the_doctor_finds_a_wrong_public_figure_and_recount_mends_it(opened: Run) -> None:
    cast.add_people_of_the_office()
    measurements.publish(by=cast.scope("perencana"), key=cast.approved_measurement(), version=4)
    PublishedFigure.objects.filter(indicator="iku-2").update(numerator="15")
    finding = next(each for each in opened("doctor", "--format", "json").json if each["name"] == "angka terbuka")
    assert (finding["is_well"], finding["seen"]) == (False, "tidak sama dengan yang dibekukan: 35.08.10")
    assert opened("recount").out == "35.08.10: iku-2 2023\n"


def test_the_doctor_finds_a_row_that_is_forgotten_and_recount_finds_it_again(opened: Run) -> None:
    key = cast.recorded_activity()
    for change in ({"row": 1 << 40}, {"key": "lain"}, None):
        kept = OpenRow.objects.filter(book="activity")
        kept.update(**change) if change else kept.delete()
        findings = {each["name"]: each for each in opened("doctor", "--format", "json").json}
        finding = findings["baris yang menunggu"]
        assert (finding["is_well"], finding["seen"]) == (False, "tidak sama dengan barisnya: 35.08.10")
        assert opened("recount").out == "35.08.10: baris yang menunggu\n"
        assert [each.ref.key for each in selectors.inbox(cast.scope("kasi.pemerintahan"))] == [key]


def test_the_doctor_finds_wrong_arrears_and_recount_mends_them(opened: Run) -> None:
    OfficeArrears.objects.filter(year=2023, kind="belum_disusun").delete()
    finding = next(each for each in opened("doctor", "--format", "json").json if each["name"] == "tunggakan")
    assert (finding["is_well"], finding["seen"]) == (False, "tidak sama dengan barisnya: 35.08.10")
    assert opened("recount").out == "35.08.10: tunggakan\n"
    assert opened("recount", "--format", "json").json == {}


def test_the_workers_round_counts_an_office_on_to_the_next_year(opened: Run) -> None:
    last = OfficeCount.objects.latest("year").year
    OfficeCount.objects.filter(year=last).delete()
    assert counts.offices_behind() == (cast.OFFICE,)
    (go,) = (each.do for each in rounds.ROUNDS if each.do is acts.reach)
    assert go() == 1
    assert OfficeCount.objects.filter(year=last).count() == 10
    assert counts.offices_behind() == ()
