"""The targets of a year: typed from their paper on one form, listed, corrected, verified, and seen on the figure."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from cermat.actions import recorded_values, targets
from cermat.actions.entries import RecordedValueEntry
from cermat.indicators.rows import TargetKind
from cermat.registers import measuring, selectors
from tests import cast
from tests.documents.reading import pdf_text, squeezed
from tests.web.conftest import SignedIn

ADDRESS = "/target/tambah/?tahun=2023"
FILLED = {
    "kind": "perjanjian",
    "paper": "Perjanjian Kinerja Tahun 2023",
    "paper_number": "",
    "paper_dated": "9/1/2023",
    "iku-1_tahun": "80",
    "iku-1_tw2": "60,5",
    "ipp_tahun": "3,75",
}
PLANNER = cast.scope("perencana")


def test_records_what_a_paper_sets_and_leads_to_each_row(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    answer = client.post(ADDRESS, FILLED, follow=True)
    assert answer.redirect_chain == [("/target/?tahun=2023", 302)]
    rows = {(row.indicator, row.quarter): row for row in selectors.targets(PLANNER, year=2023)}
    assert {name: str(row.amount) for name, row in rows.items()} == {
        ("iku-1", None): "80.00",
        ("iku-1", 2): "60.50",
        ("ipp", None): "3.75",
    }
    assert {(row.paper_number, row.paper_dated) for row in rows.values()} == {(None, date(2023, 1, 9))}
    text = answer.content.decode()
    assert "Perjanjian Kinerja Tahun 2023 tanggal 9 Januari 2023" in text
    assert text.count("diajukan, menunggu verifikasi") == 3
    address = f"/baris/target/{rows['iku-1', 2].mark.ref.key}/"
    assert address in text
    row_page = client.get(address).content.decode()
    assert "Target IKU-1 triwulan II 2023 (Perjanjian Kinerja)" in row_page
    assert "<dd>60,50</dd>" in row_page
    assert "/target/?tahun=2023" in row_page


def test_a_verified_target_is_seen_on_the_figure_with_its_paper(signed_in: SignedIn) -> None:
    signed_in("perencana").post(ADDRESS, FILLED)
    for row in selectors.targets(PLANNER, year=2023):
        targets.verify(by=cast.scope("camat"), key=row.mark.ref.key, version=1)
    camat = signed_in("camat")
    of_year = camat.get("/angka/2023/iku-1/").content.decode()
    assert "<dt>Target</dt><dd>80,00% menurut Perjanjian Kinerja Tahun 2023 tanggal 9 Januari 2023</dd>" in of_year
    of_first = camat.get("/angka/2023/iku-1/?triwulan=1").content.decode()
    assert "<dt>Target</dt><dd>belum ditetapkan</dd><dt>Target tahun 2023</dt><dd>80,00% menurut" in of_first
    assert "menunggu verifikasi" not in camat.get("/target/?tahun=2023").content.decode()


def test_a_figure_says_what_was_attained_beside_its_predicate(signed_in: SignedIn) -> None:
    signed_in("perencana").post(ADDRESS, {**FILLED, "ipp_tahun": "4"})
    for row in selectors.targets(PLANNER, year=2023):
        targets.verify(by=cast.scope("camat"), key=row.mark.ref.key, version=1)
    letter = {"quantity": "official", "amount": Decimal("4.12"), "paper": "Surat", "paper_dated": date(2024, 1, 9)}
    key = recorded_values.add(by=PLANNER, entry=RecordedValueEntry(indicator="ipp", year=2023, **letter))
    recorded_values.verify(by=cast.scope("camat"), key=key, version=1)
    camat = signed_in("camat")
    assert "Target: 4,00 · Capaian: 103,00%, Sangat Tinggi<" in camat.get("/?tahun=2023").content.decode()
    assert "<dt>Capaian</dt><dd>103,00%, Sangat Tinggi</dd>" in camat.get("/angka/2023/ipp/").content.decode()
    assert "Capaian:" not in camat.get("/?tahun=2023&triwulan=1").content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"iku-1_tahun": "0"}, "Target 0 membuat capaian tidak dapat diukur"),
        ({"iku-1_tw2": "60.5"}, "IKU 1 triwulan II: “60.5” bukan bilangan yang dikenal"),
        ({"ipp_tahun": "38"}, "Target 38 di luar batas 0 sampai 5"),
        ({"kind": "nasional"}, "standar nasional berlaku untuk tahun; kosongkan triwulannya"),
        ({"paper": ""}, "Naskah belum diisi"),
        ({"paper_dated": "1/1/2090"}, "belum terjadi"),
        ({"iku-1_tahun": "", "iku-1_tw2": "", "ipp_tahun": ""}, "Belum ada target yang diisi"),
    ],
)
def test_names_what_is_wrong_and_records_nothing(signed_in: SignedIn, changes: dict[str, str], said: str) -> None:
    answer = signed_in("perencana").post(ADDRESS, {**FILLED, **changes})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert selectors.targets(PLANNER) == ()


def test_the_same_agreement_is_not_recorded_twice(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    client.post(ADDRESS, FILLED)
    answer = client.post(ADDRESS, FILLED)
    assert (answer.status_code, "sudah tercatat (diajukan)" in answer.content.decode()) == (422, True)
    assert len(selectors.targets(PLANNER)) == 3


def test_corrects_a_mistyped_target(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    client.post(ADDRESS, {**FILLED, "iku-1_tw2": "", "ipp_tahun": ""})
    (row,) = selectors.targets(PLANNER)
    address = f"/baris/target/{row.mark.ref.key}/perbaiki/"
    assert 'value="80,00"' in client.get(address).content.decode()
    typed = {"indicator": "iku-1", "year": "2023", "quarter": "", "amount": "85", "version": "1"}
    sent = {**{name: FILLED[name] for name in ("kind", "paper", "paper_number", "paper_dated")}, **typed}
    assert client.post(address, {**sent, "tindakan": "simpan", "correction": "Salah ketik"}).status_code == 302
    assert [str(each.amount) for each in selectors.targets(PLANNER)] == ["80.00", "85.00"]
    assert ">85,00%<" in client.get("/target/?tahun=2023").content.decode()


def test_an_amendment_is_a_paper_of_its_own_and_says_since_when_it_holds(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    client.post(ADDRESS, FILLED)
    later = {**FILLED, "kind": "perubahan", "paper": "PK Perubahan", "paper_number": "7", "paper_dated": "17/10/2023"}
    client.post(ADDRESS, {**later, "iku-1_tw2": "", "ipp_tahun": "", "iku-1_tahun": "90"})
    text = client.get("/target/?tahun=2023").content.decode()
    assert text.index("Perjanjian Kinerja Tahun 2023 tanggal") < text.index("PK Perubahan nomor 7 tanggal")
    assert "Berlaku sejak 17 Oktober 2023, menggantikan perjanjian sebelumnya." in text
    (amended,) = [row for row in selectors.targets(PLANNER) if row.kind is TargetKind.AMENDED]
    targets.verify(by=cast.scope("camat"), key=amended.mark.ref.key, version=1)
    targets.annul(by=PLANNER, key=amended.mark.ref.key, version=2, reason="salah catat")
    targets.verify(by=cast.scope("camat"), key=amended.mark.ref.key, version=3)
    assert "PK Perubahan" not in client.get("/target/?tahun=2023").content.decode()
    assert measuring.measure(PLANNER, year=2023).measurements[1].target != Decimal(90)


def test_verified_targets_are_printed_as_an_agreement_and_its_amendment(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    client.post(ADDRESS, FILLED)
    later = {"kind": "perubahan", "paper": "PK Perubahan", "paper_dated": "17/10/2023", "iku-1_tahun": "90"}
    client.post(ADDRESS, later)
    assert "/laporan/2023/perjanjian-kinerja" not in client.get("/laporan/?tahun=2023").content.decode()
    assert client.get("/laporan/2023/perjanjian-kinerja.pdf").status_code == 422
    for row in selectors.targets(PLANNER):
        targets.verify(by=cast.scope("camat"), key=row.mark.ref.key, version=1)
    text = client.get("/laporan/?tahun=2023").content.decode()
    for kind, name in (("perubahan", "-perubahan"), ("perjanjian", "")):
        address = f"/laporan/2023/perjanjian-kinerja.pdf?naskah={kind}"
        assert address in text
        answer = client.get(address)
        assert f"perjanjian-kinerja{name}-2023.pdf" in answer["Content-Disposition"]
        assert squeezed("PERJANJIAN KINERJA PERUBAHAN") in squeezed(pdf_text(answer.content)) or kind == "perjanjian"
    assert "/laporan/2023/rencana-aksi.docx?kertas=a4" in text
    plan = client.get("/laporan/2023/rencana-aksi.pdf")
    assert "80,00%" in pdf_text(plan.content) or "90,00%" in pdf_text(plan.content)
    assert client.get("/laporan/2023/perjanjian-kinerja.pdf?naskah=nasional").status_code == 404


def test_says_where_there_is_nothing_to_aim_at(signed_in: SignedIn) -> None:
    camat = signed_in("camat")
    assert "Belum ada target tahun 2023" in camat.get("/target/?tahun=2023").content.decode()
    assert "Tidak ada IKU yang berlaku untuk tahun 2019" in camat.get("/target/?tahun=2019").content.decode()
    assert "/target/tambah/" not in camat.get("/target/?tahun=2023").content.decode()
    assert signed_in("perencana").get("/target/tambah/?tahun=2019").status_code == 422


def test_asks_to_sign_in_and_refuses_others_and_other_methods(signed_in: SignedIn) -> None:
    assert Client().get("/target/").status_code == 302
    assert Client().get(ADDRESS).status_code == 302
    assert signed_in("camat").get(ADDRESS).status_code == 403
    assert signed_in("operator.denok").get("/target/").status_code == 404
    assert signed_in("perencana").delete(ADDRESS).status_code == 405
    assert signed_in("perencana").post("/target/").status_code == 405


def test_targets_that_contradict_each_other_are_refused_at_their_cell_or_pointed_out(signed_in: SignedIn) -> None:
    planner = signed_in("perencana")
    answer = planner.post(ADDRESS, FILLED | {"iku-1_tw4": "70"})
    assert answer.status_code == 422
    assert "Target triwulan IV 70 berbeda dari target tahun 80" in str(answer.context["form"].errors["iku-1_tw4"])
    planner.post(ADDRESS, FILLED | {"iku-1_tw1": "90"})
    (row,) = (each for each in selectors.targets(PLANNER, year=2023) if (each.indicator, each.quarter) == ("iku-1", 1))
    said = "Target triwulan II 60,50 lebih rendah dari triwulan I 90,00, cocokkan kedua angka dengan naskahnya."
    for address in (f"/baris/target/{row.mark.ref.key}/", "/menunggu/"):
        text = signed_in("sekretaris").get(address).content.decode()
        assert said in text
        assert "Putusan menurut aturan" not in text
