"""A planner fills in an IKU paper; the strict reader judges it, and what it refuses stands at the field."""

from dataclasses import replace
from typing import Any

from django.test import Client

from cermat.actions import iku_papers
from cermat.registers import measuring, selectors
from cermat.rules.papers import read_paper
from tests import cast
from tests.rules.papers_at_hand import text_of
from tests.web.conftest import SignedIn

ADDRESS, EMPTY = "/iku/baru/", "/iku/baru/?kosong=1"
NAMES = ("contoh-timur", "contoh-barat", "contoh-tengah", "contoh-selatan")


def typed(client: Client, address: str) -> dict[str, Any]:
    """Return what a browser would send from the form as it is shown."""
    draft = client.get(address).context["draft"]
    sent: dict[str, Any] = {"rows": draft.rows, "tindakan": "simpan"}
    for form in draft.forms():
        sent |= {form.add_prefix(name): value for name, value in form.initial.items()}
    return sent


def confirmed(answer: Any) -> str:
    """Have what was typed confirmed by the Sekretaris, and return the paper's key."""
    assert answer.status_code == 302, answer.content.decode()
    key: str = answer["Location"].split("/")[3]
    (waiting,) = selectors.waiting_papers(cast.scope("sekretaris"))
    seen = {"key": key, "version": waiting.mark.ref.version}
    iku_papers.verify(by=cast.scope("sekretaris"), **seen, without_scan="dicocokkan di meja")
    return key


FIRST = {
    "naskah-number": "",
    "naskah-dated": "8 Januari 2025",
    "naskah-year_from": "2025",
    "naskah-year_to": "2029",
    "naskah-facsimile": "IKU\r\nDATA CONTOH",
}


def simple(client: Client) -> dict[str, Any]:
    """Return the form of a first paper, filled in with one indicator."""
    return {
        **typed(client, EMPTY),
        **FIRST,
        "naskah-duty": "Membantu Bupati",
        "naskah-functions": "a. Membina desa\r\nMelayani warga",
        "naskah-goal": "Layanan yang baik",
        "naskah-goal_indicator": "Kepuasan",
        "naskah-place": "Contoh",
        "naskah-office_title": "CAMAT CONTOH",
        "i1-objective": "Layanan yang baik",
        "i1-name": "Persentase koordinasi yang ditindaklanjuti",
        "i1-responsible_reading": "Camat",
        "i1-unit": "percent",
        "i1-direction": "higher_is_better",
        "i1-attainment": "ratio",
        "i1-letters": "a, b",
    }


def test_a_first_paper_is_recorded_and_measured_by(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    answer = client.post(EMPTY, simple(client))
    assert (answer.status_code, answer["Location"]) == (302, "/baris/naskah-iku/iku-35-08-10-2025-01-08/")
    assert selectors.paper_in_force(cast.scope("camat"), year=2025).id == "iku-lumajang-2023"
    assert confirmed(answer) == "iku-35-08-10-2025-01-08"
    paper = selectors.paper_in_force(cast.scope("camat"), year=2025)
    assert (paper.id, paper.kind, paper.number, paper.year_to) == ("iku-35-08-10-2025-01-08", "penetapan", None, 2029)
    assert dict(paper.header.functions) == {"a": "Membina desa", "b": "Melayani warga"}
    assert (paper.facsimile, paper.source.id, paper.decisions) == ("IKU\nDATA CONTOH", paper.id, ())
    office = measuring.measure(cast.scope("camat"), year=2025)
    assert [each.indicator.method for each in office.measurements] == ["follow_up"]
    again = client.post(EMPTY, simple(client))
    assert again.status_code == 422
    assert "sudah tercatat" in again.content.decode()


def test_any_offices_paper_taken_through_the_form_is_the_same_paper(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    for day, name in enumerate(NAMES, 1):
        text = text_of(name).replace(read_paper(text_of(name), origin=name).office, cast.OFFICE)
        cast.take_iku(text)
        before = read_paper(text, origin=name)
        address, dated = f"{ADDRESS}?dari={before.id}", {"naskah-dated": f"{day} Februari 2025"}
        answer = client.post(address, {**typed(client, address), **FIRST, **dated, "naskah-name": "", "naskah-nip": ""})
        confirmed(answer)
        after = selectors.paper_in_force(cast.scope("camat"), year=2025)
        assert (after.indicators, after.header, after.decisions) == (before.indicators, before.header, before.decisions)
        assert replace(after.signature, dated=before.signature.dated) == before.signature
        assert after.document_kinds == before.document_kinds


def test_the_source_paper_is_changed_with_its_own_law_and_decisions(signed_in: SignedIn) -> None:
    client, address = signed_in("perencana"), f"{ADDRESS}?dari=iku-lumajang-2023"
    before = selectors.paper_in_force(cast.scope("camat"), year=2023)
    sent = {**typed(client, address), **FIRST, "tindakan": "hapus-1"}
    kept = client.post(address, sent).context["draft"]
    assert kept.rows == "2,3"
    answer = client.post(address, {**sent, "rows": kept.rows, "tindakan": "simpan"})
    confirmed(answer)
    after = selectors.paper_in_force(cast.scope("camat"), year=2025)
    assert (after.kind, [each.id for each in after.indicators]) == ("perubahan", ["iku-1", "iku-2"])
    assert after.document_kinds == before.document_kinds
    shown = client.get(address).content.decode()
    places = [shown.index(f'name="i3-documents" value="{each}"') for each in ("rkp_desa", "apb_desa", "lppd_desa")]
    assert places == sorted(places)
    assert {each.id for each in before.decisions} - {each.id for each in after.decisions} == {"ipp_sources"}
    assert selectors.paper_in_force(cast.scope("camat"), year=2024).id == before.id


FAULTS = [
    ({"naskah-dated": "13/31/2025"}, "naskah-dated", "Tanggal naskah"),
    ({"naskah-duty": ""}, "naskah-duty", "Tugas belum diisi"),
    ({"naskah-year_to": "2020"}, "naskah-year_to", "Tahun kinerja terbalik: 2025 sampai 2020"),
    ({"i1-id": "IKU 1"}, "i1-id", "“IKU 1” tidak sah sebagai “Kode”"),
    (
        {"i1-unit": "documents"},
        "i1-unit",
        "Satuan “dokumen” tidak cocok dengan cara “kegiatan yang",
    ),
    ({"naskah-facsimile": "IKU\x07"}, "naskah-facsimile", "huruf tak tampak U+0007"),
    ({"i1-letters": "a, z"}, "i1-letters", "“z” tidak dikenal sebagai “"),
    ({"i1-attainment": "inverse"}, "i1-attainment", "tidak cocok dengan arah “makin tinggi makin baik”"),
]


def test_what_is_wrong_is_said_at_its_field(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    for changes, field, said in FAULTS:
        answer = client.post(EMPTY, {**simple(client), **changes})
        assert answer.status_code == 422
        prefix, _, name = field.partition("-")
        form = next(each for each in answer.context["draft"].forms() if each.prefix == prefix)
        assert said in " ".join(form.errors[name])
        assert f'<a href="#id_{field}">' in answer.content.decode()
    assert len(selectors.papers(cast.scope("camat"))) == 1


def test_an_indicator_is_added_and_another_method_asks_for_what_it_needs(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    more = client.post(EMPTY, {**simple(client), "tindakan": "tambah"})
    assert (more.status_code, more.context["draft"].rows) == (200, "1,2")
    page = client.post(
        ADDRESS, {**simple(client), "rows": "1,2", "i2-method": "not_measurable", "tindakan": "segarkan"}
    ).content.decode()
    assert 'name="i2-reason"' in page
    assert 'name="i1-letters"' in page
    assert 'value="8 Januari 2025"' in page
    empty = client.post(EMPTY, {**simple(client), "rows": ""})
    assert "Belum ada indikator" in empty.content.decode()


def test_a_text_too_long_for_a_paper_is_refused_as_a_whole(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    answer = client.post(EMPTY, {**simple(client), "naskah-facsimile": "naskah " * 40_000})
    assert answer.status_code == 422
    assert "Berkas terlalu besar" in answer.content.decode()


def test_a_text_that_cannot_be_measured_is_kept_with_its_reason(signed_in: SignedIn) -> None:
    client = signed_in("perencana")
    changes = {"i1-method": "not_measurable", "i1-reason": "naskah tidak menyebut rumus"}
    confirmed(client.post(EMPTY, {**simple(client), **changes}))
    (measured,) = measuring.measure(cast.scope("camat"), year=2025).measurements
    assert measured.figure.obstacle == "Tidak dapat diukur: naskah tidak menyebut rumus."


def test_an_unknown_base_is_not_there(signed_in: SignedIn) -> None:
    assert signed_in("perencana").get(f"{ADDRESS}?dari=iku-lain").status_code == 404


def test_refuses_those_who_may_not_and_a_wrong_method(signed_in: SignedIn) -> None:
    assert signed_in("camat").get(ADDRESS).status_code == 403
    assert signed_in("camat").post(ADDRESS).status_code == 403
    assert Client().get(ADDRESS).status_code == 302
    assert signed_in("perencana").delete(ADDRESS).status_code == 405


def test_two_papers_are_set_beside_each_other_word_by_word_and_figure_by_figure(signed_in: SignedIn) -> None:
    client, address = signed_in("perencana"), f"{ADDRESS}?dari=iku-lumajang-2023"
    changes = {"i2-name": "Persentase Hasil Fasilitasi Yang dituntaskan", "i2-letters": "a", "rows": "2,3"}
    confirmed(client.post(address, {**typed(client, address), **FIRST, **changes}))
    page = signed_in("camat").get("/iku/beda/?tahun=2023").content.decode()
    assert "</span>dan Koordinasi " in page
    assert "dihapus: </span>ditindaklanjuti</del>" in page
    assert "ditambahkan: </span>dituntaskan</ins>" in page
    assert "Indikator ipp: Indeks Pelayanan Publik" in page
    assert "tidak ada pada naskah ini" in page
    assert "Menurut naskah 17 Oktober 2023" in page
    same = signed_in("camat").get("/iku/beda/?dari=iku-lumajang-2023&ke=iku-lumajang-2023&tahun=2021").content.decode()
    assert "Kedua naskah berbunyi sama." in same
    assert signed_in("camat").get("/iku/beda/?ke=iku-lain").status_code == 404
    assert "/iku/beda/" in signed_in("camat").get("/iku/").content.decode()
    assert "/iku/baru/" not in signed_in("camat").get("/iku/").content.decode()


def test_a_paper_copied_wrongly_is_corrected_under_its_own_name_and_never_over_a_newer_one(
    signed_in: SignedIn,
) -> None:
    client, address = signed_in("perencana"), "/iku/iku-lumajang-2023/perbaiki/"
    before = selectors.paper_in_force(cast.scope("camat"), year=2023)
    sent = {**typed(client, address), "i2-data_source": "Semua seksi", "version": "1"}
    assert "Alasan perbaikan belum diisi" in client.post(address, sent).content.decode()
    typed_anew = client.post(address, {**sent, "naskah-reason": "salah salin"})
    assert selectors.paper_in_force(cast.scope("camat"), year=2023) == before
    assert confirmed(typed_anew) == before.id
    after = selectors.paper_in_force(cast.scope("camat"), year=2023)
    changed = replace(before.indicators[1], data_source="Semua seksi")
    assert after.indicators == (before.indicators[0], changed, before.indicators[2])
    assert replace(after, indicators=(), text="") == replace(before, indicators=(), text="")
    late = client.post(address, {**sent, "naskah-reason": "salah salin"})
    assert late.status_code == 422
    assert "sudah berubah sejak dibuka (kini versi 3, yang dibuka versi 1)" in late.content.decode()
    assert client.get("/iku/iku-lain/perbaiki/").status_code == 404
    assert signed_in("camat").get(address).status_code == 403
