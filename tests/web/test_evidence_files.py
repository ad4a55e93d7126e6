"""Files of a row: sent by the form or in pieces, looked at, taken away, promised; by those who may."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from cermat.actions import evidence, outputs
from cermat.registers import selectors
from cermat.web import files
from tests import cast
from tests.evidence import make
from tests.web.conftest import Keys, SignedIn

CONTENT = make.jpeg(size=(320, 200))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"


def beside(keys: Keys, what: str) -> str:
    return f"/baris/kegiatan/{keys.activity}/bukti/{what}/"


def sent(client: Client, keys: Keys, *contents: tuple[str, bytes], **more: str) -> Any:
    """Send files by the form of the activity."""
    chosen = [SimpleUploadedFile(name, content) for name, content in contents]
    return client.post(beside(keys, "unggah"), {"berkas": chosen, **more}, follow=True)


def attached(keys: Keys, content: bytes = CONTENT, name: str = "foto.jpg", **more: bool) -> str:
    return evidence.attach(by=cast.scope(), book="activity", key=keys.activity, name=name, pieces=[content], **more)


def test_keeps_several_files_of_one_form_and_links_them(keys: Keys, signed_in: SignedIn) -> None:
    response = sent(signed_in("staf.pemerintahan"), keys, ("foto 1.jpg", CONTENT), ("Notulen.docx", make.word()))
    page = response.content.decode()
    assert response.redirect_chain
    assert "2 berkas tersimpan sebagai bukti" in page
    rows = selectors.evidence_of(cast.scope(), "activity", keys.activity)
    assert {row.title for row in rows} == {"foto 1.jpg", "Notulen.docx"}
    for row in rows:
        assert f"/bukti/{row.mark.ref.key}/" in page
        assert str(row.sha256) in page
    assert page.count("/lihat/") == 1


def test_keeps_the_good_ones_and_names_the_refused(keys: Keys, signed_in: SignedIn) -> None:
    response = sent(signed_in("staf.pemerintahan"), keys, ("foto.jpg", CONTENT), ("foto2.jpg", make.HTML))
    assert response.status_code == 422
    page = response.content.decode()
    assert "1 berkas tersimpan. “foto2.jpg”: Berkas halaman web atau SVG tidak diterima; cetak ke PDF." in page
    assert [row.title for row in selectors.evidence_of(cast.scope(), "activity", keys.activity)] == ["foto.jpg"]


def test_asks_for_a_file_where_none_was_chosen(keys: Keys, signed_in: SignedIn) -> None:
    response = sent(signed_in("staf.pemerintahan"), keys)
    assert response.status_code == 422
    assert "Belum ada berkas yang dipilih" in response.content.decode()


def test_hands_out_what_was_received_as_something_to_be_saved(keys: Keys, signed_in: SignedIn) -> None:
    key = attached(keys, name='foto "rapat"; x.html.jpg')
    response = signed_in("camat").get(f"/bukti/{key}/")
    assert response.content == CONTENT
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"] == 'attachment; filename="foto _rapat__ x_html.jpg"'
    assert response["Content-Security-Policy"].endswith("; sandbox")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"


def test_a_page_named_photo_is_never_shown_as_a_page(keys: Keys, signed_in: SignedIn) -> None:
    for content, kind in ((CONTENT, "image/jpeg"), (make.pdf(), "application/pdf"), (make.word(), "application/vnd")):
        key = attached(keys, content, name="halaman.html")
        response = signed_in("camat").get(f"/bukti/{key}/")
        assert response["Content-Type"].startswith(kind)
        assert ".html" not in response["Content-Disposition"]
        assert response["Content-Disposition"].startswith("attachment")


def test_shows_a_copy_without_what_a_camera_wrote(keys: Keys, signed_in: SignedIn) -> None:
    response = signed_in("camat").get(f"/bukti/{attached(keys)}/lihat/")
    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    with Image.open(io.BytesIO(response.content)) as shown:
        assert not shown.getexif()
        assert shown.size == (320, 200)


def test_says_what_a_copy_lacks(keys: Keys, signed_in: SignedIn) -> None:
    from tests.evidence import hostile

    content = dict(hostile.files())["pdf: javascript on opening"]()
    key = attached(keys, content, name="surat.pdf")
    page = signed_in("camat").get(f"/baris/kegiatan/{keys.activity}/").content.decode()
    assert "Salinan lihat tanpa: JavaScript, tindakan saat dibuka." in page
    assert b"JavaScript" not in signed_in("camat").get(f"/bukti/{key}/lihat/").content


def test_saves_an_office_file_instead_of_showing_it(keys: Keys, signed_in: SignedIn) -> None:
    response = signed_in("camat").get(f"/bukti/{attached(keys, make.sheet(), name='Daftar.xlsx')}/lihat/")
    assert response["Content-Disposition"] == 'attachment; filename="Daftar.xlsx"'


def test_keeps_an_attendance_list_from_those_who_do_not_work_with_the_row(keys: Keys, signed_in: SignedIn) -> None:
    sent(signed_in("staf.pemerintahan"), keys, ("Daftar hadir.jpg", CONTENT), pribadi="ya")
    (row,) = selectors.evidence_of(cast.scope(), "activity", keys.activity)
    for username, status in (("inspektorat", 200), ("kasi.pelayanan", 200), ("perencana", 403), ("kabupaten", 403)):
        client = signed_in(username)
        page = client.get(f"/baris/kegiatan/{keys.activity}/").content.decode()
        assert "data pribadi" in page
        assert (f"/bukti/{row.mark.ref.key}/" in page) == (status == 200)
        for address in (f"/bukti/{row.mark.ref.key}/", f"/bukti/{row.mark.ref.key}/lihat/"):
            assert client.get(address).status_code == status


def test_links_the_evidence_of_a_measured_row_from_its_working_paper(keys: Keys, signed_in: SignedIn) -> None:
    key = evidence.attach(by=cast.scope(), book="output", key=keys.output, name="BA.pdf", pieces=[make.pdf()])
    evidence.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=1)
    page = signed_in("inspektorat").get("/kertas-kerja/2023/iku-1/").content.decode()
    row = selectors.evidence_reference(cast.scope(), key)
    assert f'<a href="/bukti/{key}/lihat/">BA.pdf</a> <span class="hash">{row.sha256}</span>' in page


def test_a_reference_without_a_file_opens_nothing(keys: Keys, signed_in: SignedIn) -> None:
    assert signed_in("camat").get(f"/bukti/{keys.evidence}/").status_code == 404


def test_a_promise_stands_in_the_list_until_its_file_comes(keys: Keys, signed_in: SignedIn) -> None:
    staf = signed_in("staf.pemerintahan")
    page = staf.post(beside(keys, "menyusul"), follow=True).content.decode()
    assert "Ditandai: buktinya menyusul" in page
    assert "Bukti menyusul</button>" not in page
    assert f"/baris/kegiatan/{keys.activity}/" in signed_in("camat").get("/bukti-menyusul/").content.decode()
    assert "sudah tercatat" in staf.post(beside(keys, "menyusul")).content.decode()
    sent(staf, keys, ("foto.jpg", CONTENT))
    page = staf.get("/bukti-menyusul/").content.decode()
    assert "Tidak ada bukti yang ditunggu" in page


def test_a_village_sees_promises_of_its_own_rows_alone(keys: Keys, signed_in: SignedIn) -> None:
    evidence.promise(by=cast.scope(), book="activity", key=keys.activity)
    evidence.promise(by=cast.scope(), book="village_document", key=keys.document)
    page = signed_in("operator.denok").get("/bukti-menyusul/").content.decode()
    assert keys.document in page
    assert keys.activity not in page


def begun(client: Client, keys: Keys, content: bytes = CONTENT, **more: str) -> Any:
    about = {"name": "foto.jpg", "size": str(len(content)), "fingerprint": "foto:1", **more}
    return client.post(beside(keys, "mulai"), about)


def piece(client: Client, address: str, offset: object, content: bytes) -> Any:
    return client.post(f"{address}?mulai={offset}", content, content_type="application/octet-stream")


def test_takes_a_file_in_pieces_and_up_again_where_it_stopped(keys: Keys, signed_in: SignedIn) -> None:
    client = signed_in("staf.pemerintahan")
    state = begun(client, keys).json()
    assert (state["offset"], state["size"], state["done"]) == (0, len(CONTENT), False)
    assert piece(client, state["address"], 0, CONTENT[:900]).json()["offset"] == 900
    row = client.get(f"/baris/kegiatan/{keys.activity}/").content.decode()
    assert "Belum selesai terkirim: foto.jpg" in row
    assert begun(client, keys).json() == client.get(state["address"]).json() == {**state, "offset": 900}
    again = piece(client, state["address"], 0, CONTENT[:900])
    assert (again.status_code, again.json()) == (409, {"offset": 900})
    done = piece(client, state["address"], 900, CONTENT[900:]).json()
    assert done["done"]
    assert "foto.jpg tersimpan sebagai bukti" in client.get(f"/baris/kegiatan/{keys.activity}/").content.decode()
    assert piece(client, state["address"], 900, CONTENT[900:]).json() == done
    assert begun(client, keys).json()["done"]
    assert "foto.jpg sudah tersimpan sebagai bukti" in client.get(f"/baris/kegiatan/{keys.activity}/").content.decode()
    (kept,) = selectors.evidence_of(cast.scope(), "activity", keys.activity)
    assert signed_in("camat").get(f"/bukti/{kept.mark.ref.key}/").content == CONTENT


def test_says_why_pieces_are_refused(keys: Keys, signed_in: SignedIn) -> None:
    client = signed_in("staf.pemerintahan")
    for size in ("0", "-1", "x", "99999999", ""):
        response = begun(client, keys, size=size)
        assert response.status_code == 422
        assert response.json()["refusal"].endswith(".")
    state = begun(client, keys, make.HTML).json()
    response = piece(client, state["address"], 0, make.HTML)
    assert (response.status_code, "halaman web" in response.json()["refusal"]) == (422, True)
    as_a_form = client.post(f"{begun(client, keys).json()['address']}?mulai=0", {"berkas": "foto"})
    assert (as_a_form.status_code, "unggah berkasnya lagi" in as_a_form.json()["refusal"]) == (422, True)
    for offset in ("x", "-1", "", "9" * 30):
        assert piece(client, begun(client, keys).json()["address"], offset, b"a").status_code == 409


def test_an_upload_is_nobody_elses(keys: Keys, signed_in: SignedIn) -> None:
    address = begun(signed_in("staf.pemerintahan"), keys).json()["address"]
    for username in ("kasi.pemerintahan", cast.STRANGER):
        assert signed_in(username).get(address).status_code == 404
        assert piece(signed_in(username), address, 0, b"a").status_code == 404


def test_a_row_offers_its_form_to_those_who_record_it_alone(keys: Keys, signed_in: SignedIn) -> None:
    for username, is_offered in (("staf.pemerintahan", True), ("camat", False), ("inspektorat", False)):
        page = signed_in(username).get(f"/baris/kegiatan/{keys.activity}/").content.decode()
        assert ('enctype="multipart/form-data"' in page) == is_offered
        assert ("unggah.js" in page) == is_offered


def test_refuses_what_is_too_large_before_reading_it(keys: Keys, signed_in: SignedIn) -> None:
    client = signed_in("staf.pemerintahan")
    response = client.generic("POST", beside(keys, "unggah"), b"a", CONTENT_LENGTH=str(120 * 1024 * 1024))
    assert response.status_code == 413
    assert "paling banyak empat berkas" in response.content.decode()


def test_a_silent_scanner_is_told_and_the_row_stays(keys: Keys, signed_in: SignedIn, settings: Settings) -> None:
    settings.CLAMAV = "127.0.0.1:9"
    response = sent(signed_in("staf.pemerintahan"), keys, ("foto.jpg", CONTENT))
    assert response.status_code == 422
    assert "Pemeriksa virus tidak menjawab; berkas belum diterima" in response.content.decode()


@pytest.mark.parametrize(("size", "words"), [(1, "1 kB"), (1001, "2 kB"), (999_999, "1.000 kB"), (4_210_000, "4,3 MB")])
def test_writes_a_size_in_words(size: int, words: str) -> None:
    assert files.size_words(size) == words


def proof(kind: str) -> str:
    """Record a proof of an activity of its own, and return the activity's key and the proof's."""
    return cast.recorded_output(cast.recorded_activity(number="021"), kind=kind, title=f"Bukti {kind}")


def line(page: str, words: str) -> str:
    """Return what the checklist of an activity's page says of one kind of proof."""
    return page.split("<h2>Bukti pelaksanaan</h2>")[1].split(f"{words}</strong>")[1].split("<strong>")[0]


@pytest.mark.parametrize(
    ("kind", "words", "is_personal"), [("foto", "Foto", False), ("daftar_hadir", "Daftar hadir", True)]
)
def test_a_proof_takes_its_file_on_its_line(
    kind: str, words: str, is_personal: bool, keys: Keys, signed_in: SignedIn
) -> None:
    key = proof(kind)
    activity = f"/baris/kegiatan/{selectors.output_versions(cast.scope(), key)[-1].activity}/"
    staf = signed_in("staf.pemerintahan")
    before = line(staf.get(activity).content.decode(), words)
    assert "berkasnya belum diunggah" in before
    assert f'data-begin="/baris/keluaran/{key}/bukti/' in before
    assert (' value="ya" checked>' in before) is is_personal
    assert (' value="ya" checked>' in staf.get(f"/baris/keluaran/{key}/").content.decode()) is is_personal
    files_ = {"berkas": [SimpleUploadedFile("rapat.jpg", CONTENT)], "dari_kegiatan": "ya"}
    answer = staf.post(f"/baris/keluaran/{key}/bukti/unggah/", files_, follow=True)
    assert answer.redirect_chain == [(activity, 302)], "whoever sends from the checklist stays there"
    after = line(answer.content.decode(), words)
    [kept] = selectors.evidence_of(cast.scope(), "output", key)
    assert f"/bukti/{kept.mark.ref.key}/lihat/" in after
    assert "berkasnya belum diunggah" not in after
    assert "<form" not in line(signed_in("camat").get(activity).content.decode(), words)


def test_a_refused_file_of_a_proof_is_named_where_it_was_sent(keys: Keys, signed_in: SignedIn) -> None:
    address = f"/baris/keluaran/{proof('foto')}/bukti/unggah/"
    chosen = {"berkas": [SimpleUploadedFile("foto.jpg", make.HTML)], "dari_kegiatan": "ya"}
    answer = signed_in("staf.pemerintahan").post(address, chosen)
    assert answer.status_code == 422
    assert "“foto.jpg”: Berkas halaman web" in answer.content.decode()
    assert "<h1>Kegiatan 021</h1>" in answer.content.decode()


def test_a_picture_at_the_activity_is_a_photo_and_a_paper_is_not(keys: Keys, signed_in: SignedIn) -> None:
    staf = signed_in("staf.pemerintahan")
    scan = attached(keys, make.pdf(), "naskah.pdf")
    page = staf.get(f"/baris/kegiatan/{keys.activity}/").content.decode()
    assert "belum ada" in line(page, "Foto")
    attached(keys)
    page = staf.get(f"/baris/kegiatan/{keys.activity}/").content.decode()
    assert "belum ada" not in line(page, "Foto")
    assert "foto.jpg, pada Bukti di bawah" in line(page, "Foto")
    assert "Belum ada: 4 dari 5." in page
    picture = next(
        each for each in selectors.evidence_of(cast.scope(), "activity", keys.activity) if each.mark.ref.key != scan
    )
    evidence.annul(by=cast.scope(), key=picture.mark.ref.key, version=1, reason="Salah unggah")
    page = staf.get(f"/baris/kegiatan/{keys.activity}/").content.decode()
    assert "Belum ada: 5 dari 5." in page


@pytest.mark.parametrize(
    ("kind", "words", "is_personal"), [("foto", "Foto", False), ("daftar_hadir", "Daftar hadir", True)]
)
def test_the_first_file_of_a_proof_records_the_proof(
    kind: str, words: str, is_personal: bool, keys: Keys, signed_in: SignedIn
) -> None:
    staf, activity = signed_in("staf.pemerintahan"), f"/baris/kegiatan/{keys.activity}/"
    before = line(staf.get(activity).content.decode(), words)
    assert f'value="{kind}"' in before
    assert (' value="ya" checked>' in before) is is_personal
    assert "<form" not in line(signed_in("camat").get(activity).content.decode(), words)
    other = SimpleUploadedFile("lain.jpg", make.jpeg(size=(300, 200)))
    chosen = {"berkas": [SimpleUploadedFile("rapat.jpg", CONTENT), other], "bukti_pelaksanaan": kind}
    answer = staf.post(beside(keys, "unggah"), chosen | ({"pribadi": "ya"} if is_personal else {}), follow=True)
    assert answer.redirect_chain == [(activity, 302)]
    [proof] = [row for row in selectors.outputs(cast.scope(), activities=[keys.activity]) if row.kind == kind]
    held = selectors.activity_versions(cast.scope(), keys.activity)[-1]
    assert (proof.title, proof.dated) == (f"{words} kegiatan {held.number}", held.dated)
    kept = selectors.evidence_of(cast.scope(), "output", proof.mark.ref.key)
    assert {row.title for row in kept} == {"rapat.jpg", "lain.jpg"}
    assert {file.has_personal_data for file in selectors.files(cast.scope()).values()} == {is_personal}
    assert f'name="bukti_pelaksanaan" value="{kind}"' not in line(answer.content.decode(), words)


def test_a_refused_first_file_records_no_proof(keys: Keys, signed_in: SignedIn) -> None:
    staf = signed_in("staf.pemerintahan")
    before = list(selectors.outputs(cast.scope(), activities=[keys.activity]))
    answer = sent(staf, keys, ("foto.jpg", make.HTML), bukti_pelaksanaan="foto")
    assert answer.status_code == 422
    assert "“foto.jpg”: Berkas halaman web" in answer.content.decode()
    assert sent(staf, keys, ("foto.jpg", CONTENT), bukti_pelaksanaan="entah").status_code == 404
    assert list(selectors.outputs(cast.scope(), activities=[keys.activity])) == before


def photos(keys: Keys) -> list[tuple[str, bool]]:
    """Return the title of each photo recorded for the activity, and whether it is annulled."""
    rows = selectors.latest(selectors.outputs(cast.scope(), activities=[keys.activity]))
    return [(row.title, row.mark.annulled) for row in rows if row.kind == "foto"]


def test_a_first_file_that_comes_in_pieces_records_the_proof_once_whole(keys: Keys, signed_in: SignedIn) -> None:
    staf, activity = signed_in("staf.pemerintahan"), f"/baris/kegiatan/{keys.activity}/"
    [address] = re.findall(r'data-begin="([^"]*bukti_pelaksanaan=foto)"', staf.get(activity).content.decode())
    about = {"name": "foto.jpg", "size": str(len(CONTENT)), "fingerprint": "foto:1"}
    state = staf.post(address, about).json()
    piece(staf, state["address"], 0, CONTENT[:900])
    assert photos(keys) == []
    page = staf.get(activity).content.decode()
    assert "Belum selesai terkirim: foto.jpg" in line(page, "Foto")
    assert page.count("Belum selesai terkirim") == 1
    assert staf.post(address, about).json()["offset"] == 900
    assert piece(staf, state["address"], 900, CONTENT[900:]).json()["done"]
    [(title, _)] = photos(keys)
    assert "berkasnya belum diunggah" not in line(staf.get(activity).content.decode(), "Foto")
    [row] = [each for each in selectors.outputs(cast.scope(), activities=[keys.activity]) if each.kind == "foto"]
    outputs.annul(by=cast.scope(), key=row.mark.ref.key, version=1, reason="Salah foto")
    assert staf.post(address, about).json()["offset"] == 0, "the same photo comes anew for another proof"
    piece(staf, state["address"], 0, CONTENT)
    assert sorted(photos(keys)) == [(title, True), (f"{title} (2)", False)]
    assert staf.post(f"{address}-lain", about).status_code == 404


def test_a_stale_checklist_adds_to_the_proof_that_stands(keys: Keys, signed_in: SignedIn) -> None:
    staf = signed_in("staf.pemerintahan")
    for content in (CONTENT, make.jpeg(size=(300, 200))):
        assert sent(staf, keys, ("foto.jpg", content), bukti_pelaksanaan="foto").status_code == 200
    assert len(photos(keys)) == 1
    [row] = [each for each in selectors.outputs(cast.scope(), activities=[keys.activity]) if each.kind == "foto"]
    assert len(selectors.evidence_of(cast.scope(), "output", row.mark.ref.key)) == 2
