"""An IKU paper typed from the signed one: in force once a second person compared it, with its scan beside it."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cermat.actions import batches, evidence, iku_papers
from cermat.actions.errors import WrongState
from cermat.indicators.rows import Ref
from cermat.registers import clock, measuring, selectors
from tests import cast
from tests.evidence import make
from tests.web.conftest import SignedIn
from tests.web.test_new_iku import typed

LUMAJANG = "iku-lumajang-2023"
FORM, ROW = f"/iku/{LUMAJANG}/perbaiki/", f"/baris/naskah-iku/{LUMAJANG}/"
VERIFY = f"{ROW}tindakan/verifikasi/"
DESK = {"without_scan": "naskah aslinya dicocokkan di meja"}
CAMAT, SECRETARY = cast.scope("camat"), cast.scope("sekretaris")


def corrected(signed_in: SignedIn, **changes: Any) -> Any:
    """Have the planner type the source paper anew, another source of data and what is given changed."""
    client = signed_in("perencana")
    return client.post(
        FORM, {**typed(client, FORM), "i2-data_source": "Semua seksi", "naskah-reason": "salah salin", **changes}
    )


def said(signed_in: SignedIn, username: str, address: str) -> str:
    answer = signed_in(username).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_a_person_typed_waits_for_another_and_changes_no_figure_before(signed_in: SignedIn) -> None:
    before, known = selectors.papers(CAMAT), clock.now()
    assert corrected(signed_in)["Location"] == ROW
    assert selectors.papers(CAMAT) == before
    assert measuring.measure(CAMAT, year=2023).paper == before[0]
    listed = said(signed_in, "camat", "/iku/?tahun=2023")
    assert "Belum berlaku" in listed
    assert "berlaku seketika, tanpa pemeriksa kedua" in listed
    (waiting,) = (each for each in selectors.inbox(SECRETARY) if each.ref.book == "iku_paper")
    assert "Naskah IKU perubahan tanggal 17 Oktober 2023" in said(signed_in, "sekretaris", "/menunggu/")
    assert signed_in("sekretaris").post(VERIFY, {"version": waiting.ref.version, **DESK}).status_code == 302
    assert selectors.papers(CAMAT)[0].indicators[1].data_source == "Semua seksi"
    assert selectors.papers(CAMAT, as_of=known) == before
    listed = said(signed_in, "camat", "/iku/?tahun=2023")
    assert "Belum berlaku" not in listed
    assert "dicocokkan dengan naskah bertanda tangan oleh Sekretaris Camat" in listed


def test_nobody_confirms_what_he_typed_and_no_head_of_a_unit_does(signed_in: SignedIn) -> None:
    corrected(signed_in)
    for username, status in (("perencana", 403), ("kasi.pemerintahan", 403), ("staf.pemerintahan", 403)):
        answer = signed_in(username).post(VERIFY, {"version": 2})
        assert answer.status_code == status
    assert "Anda tidak berwenang memeriksa naskah IKU" in said(signed_in, "kasi.pemerintahan", ROW)
    assert not [each for each in selectors.inbox(cast.scope("kasi.pemerintahan")) if each.ref.book == "iku_paper"]
    assert len(selectors.waiting_papers(CAMAT)) == 1
    assert signed_in("camat").post(VERIFY, {"version": 2, **DESK}).status_code == 302


def test_it_is_compared_word_by_word_with_what_is_in_force_and_its_scan_lies_beside(signed_in: SignedIn) -> None:
    corrected(signed_in)
    page = said(signed_in, "sekretaris", ROW)
    assert "Dibandingkan dengan naskah ini sebagaimana berlaku sekarang." in page
    assert re.search(r"<ins>.*?Semua seksi</ins>", page)
    assert "Pindaian naskahnya belum diunggah" in page
    for unsigned in (make.word(), make.sheet()):
        sent = {"berkas": SimpleUploadedFile("naskah.docx", unsigned)}
        refused = signed_in("perencana").post(f"{ROW}bukti/unggah/", sent).content.decode()
        assert "bukan hasil pindai; unggah PDF, JPEG, atau PNG dari naskah IKU yang sudah ditandatangani" in refused
    assert not selectors.evidence_of(CAMAT, "iku_paper", LUMAJANG)
    assert 'accept="image/jpeg,image/png,application/pdf"' in said(signed_in, "perencana", ROW)
    scan = {"berkas": SimpleUploadedFile("naskah.jpg", make.jpeg())}
    assert signed_in("perencana").post(f"{ROW}bukti/unggah/", scan).status_code == 302
    (kept,) = selectors.evidence_of(CAMAT, "iku_paper", LUMAJANG)
    page = said(signed_in, "sekretaris", ROW)
    assert f'href="/bukti/{kept.mark.ref.key}/lihat/"' in page
    assert f'<img src="/bukti/{kept.mark.ref.key}/lihat/"' in page
    assert "Pindaian naskahnya belum diunggah" not in page
    handed = signed_in("sekretaris").get(f"/bukti/{kept.mark.ref.key}/")
    assert handed["Content-Disposition"].startswith("attachment")
    assert handed["X-Content-Type-Options"] == "nosniff"
    assert handed.content == make.jpeg()
    foreign = {"berkas": SimpleUploadedFile("naskah.svg", b"<svg/>")}
    refused = signed_in("perencana").post(f"{ROW}bukti/unggah/", foreign)
    assert (refused.status_code, len(selectors.evidence_of(CAMAT, "iku_paper", LUMAJANG))) == (422, 1)
    assert signed_in("operator.denok").get(f"/bukti/{kept.mark.ref.key}/").status_code == 404
    assert signed_in("camat").post(f"{ROW}bukti/unggah/", scan).status_code == 403
    key = {"key": kept.mark.ref.key, "version": 1}
    assert (
        signed_in("kasi.pemerintahan").post(f"/baris/bukti/{key['key']}/tindakan/verifikasi/", key).status_code == 403
    )
    assert evidence.verify(by=SECRETARY, **key) == 2  # type: ignore[arg-type]


def test_it_is_returned_with_a_remark_that_stands_at_the_form(signed_in: SignedIn) -> None:
    corrected(signed_in)
    assert signed_in("camat").post(f"{ROW}tindakan/kembalikan/", {"version": 2, "reason": ""}).status_code == 422
    remark = {"version": 2, "reason": "Sumber data keliru"}
    assert signed_in("camat").post(f"{ROW}tindakan/kembalikan/", remark).status_code == 302
    assert [each.ref.key for each in selectors.inbox(cast.scope("perencana"))] == [LUMAJANG]
    page = said(signed_in, "perencana", FORM)
    assert "Sumber data keliru" in page
    assert 'value="Semua seksi"' in page or "Semua seksi</textarea>" in page
    same = corrected(signed_in)
    assert (same.status_code, "Tidak ada yang berubah" in same.content.decode()) == (422, True)
    assert corrected(signed_in, **{"i2-data_source": "Seksi"}).status_code == 302
    iku_papers.verify(by=CAMAT, key=LUMAJANG, version=4, without_scan="uji")
    assert selectors.papers(CAMAT)[0].indicators[1].data_source == "Seksi"


def test_what_the_command_line_records_is_in_force_over_what_waits(signed_in: SignedIn) -> None:
    corrected(signed_in)
    text = selectors.papers(CAMAT)[0].text
    console: Mapping[str, Any] = {"by": cast.console(), "origin": "uji"}
    assert iku_papers.add(text=text, **console) is iku_papers.Outcome.UNCHANGED
    assert len(selectors.waiting_papers(CAMAT)) == 1
    assert (
        iku_papers.add(text=text.replace("year_to: null", "year_to: 2030"), **console) is iku_papers.Outcome.CORRECTED
    )
    assert (selectors.papers(CAMAT)[0].year_to, selectors.waiting_papers(CAMAT)) == (2030, ())


def test_who_sees_one_village_sees_only_what_is_in_force(signed_in: SignedIn) -> None:
    corrected(signed_in)
    page = said(signed_in, "operator.denok", "/iku/?tahun=2023")
    assert "Belum berlaku" not in page
    assert ROW not in page
    assert signed_in("operator.denok").get(ROW).status_code == 404


def test_without_a_scan_it_is_confirmed_with_a_reason_that_stays_on_its_page(signed_in: SignedIn) -> None:
    corrected(signed_in)
    assert "Mengapa tidak ada pindaian naskahnya" in said(signed_in, "sekretaris", ROW)
    refused = signed_in("sekretaris").post(VERIFY, {"version": 2})
    assert refused.status_code == 422
    assert "Mengapa tidak ada pindaian naskahnya belum diisi" in refused.content.decode()
    chosen = {"pilih": f"iku_paper:{LUMAJANG}:2"}
    signed_in("sekretaris").post("/menunggu/", chosen)
    with pytest.raises(WrongState, match="Pindaian naskah bertanda tangan belum diunggah"):
        batches.verify(by=SECRETARY, refs=[Ref(book="iku_paper", key=LUMAJANG, version=2)], summary="uji")
    assert len(selectors.waiting_papers(CAMAT)) == 1
    assert signed_in("sekretaris").post(VERIFY, {"version": 2, **DESK}).status_code == 302
    iku_papers.annul(by=cast.scope("perencana"), key=LUMAJANG, version=3, reason="uji")
    for address in (ROW, "/iku/?tahun=2023"):
        assert "naskah aslinya dicocokkan di meja" in said(signed_in, "camat", address)
    assert "Mengapa tidak ada pindaian" not in said(signed_in, "sekretaris", ROW)
    iku_papers.verify(by=SECRETARY, key=LUMAJANG, version=4)


def test_with_its_scan_beside_it_no_reason_is_asked(signed_in: SignedIn) -> None:
    corrected(signed_in)
    scan = {"berkas": SimpleUploadedFile("naskah.jpg", make.jpeg())}
    signed_in("perencana").post(f"{ROW}bukti/unggah/", scan)
    assert "Mengapa tidak ada pindaian" not in said(signed_in, "sekretaris", ROW)
    assert signed_in("sekretaris").post(VERIFY, {"version": 2, **DESK}).status_code == 302
    assert selectors.papers_in_force(CAMAT)[0].without_scan is None
