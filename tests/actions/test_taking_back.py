"""A file taken back: every row stands as before it, figures too, and nothing a second person checked leaves."""

from datetime import date

import pytest

from cermat.actions import activities, evidence, imports, outputs, village_documents
from cermat.actions.entries import EvidenceEntry
from cermat.actions.errors import NotPermitted, WrongState
from cermat.actions.imports import undoing
from cermat.registers import arrears, ledger, measuring, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import Activity, AuditEvent, OfficeArrears, Output, VillageDocument
from tests import cast
from tests.actions.import_files import DOCUMENT, DOCUMENT_HEAD, ROW, changed, file

STAF, KASI = cast.scope(), cast.scope("kasi.pemerintahan")


def take(tmp_path, *lines: str, by=STAF, **options):
    return imports.activities(by=by, path=file(tmp_path, *lines), **options)


def take_documents(tmp_path, *lines: str, by=STAF):
    return imports.village_documents(by=by, path=file(tmp_path, *lines, head=DOCUMENT_HEAD))


def figures():
    return [measuring.measure(cast.console(), year=2023).measurements]


def behind():
    of_documents = OfficeArrears.objects.filter(kind__in=arrears.DOCUMENTS)
    return set(of_documents.values_list("year", "kind", "since", "count"))


def latest(model):
    return model.objects.order_by("-id")[0]


def test_rows_a_file_brought_are_gone_from_every_figure_and_list(office, tmp_path):
    activities.verify(by=KASI, key=cast.recorded_activity(), version=1)
    before, owed = figures(), behind()
    taken = take(tmp_path, ROW, changed(nomor="002"))
    documents = take_documents(tmp_path, DOCUMENT)
    assert figures() != before
    assert behind() != owed
    assert undoing.undo(by=STAF, seq=documents.event) == 1
    assert undoing.undo(by=STAF, seq=taken.event) == 2
    assert (figures(), behind()) == (before, owed)
    assert selectors.inbox(KASI) == selectors.inbox(STAF) == ()
    assert "buku.csv, 2 baris" in latest(Activity).reason
    assert AuditEvent.objects.order_by("-seq")[0].verb == undoing.UNDO_VERB
    assert not ledger.verify()


def test_a_corrected_row_stands_as_it_was_verified_or_waiting_and_as_of_then_as_the_file_said(office, tmp_path):
    verified = cast.recorded_document()
    village_documents.verify(by=KASI, key=verified, version=1)
    cast.recorded_activity(number="001")
    before, owed = figures(), behind()
    documents = take_documents(tmp_path, DOCUMENT.replace("20/09/2023", "30/10/2023"))
    taken = take(tmp_path, changed(nomor="001", uraian="Uraian lain", jenis_output="", output="", tanggal_output=""))
    meanwhile = selectors.settled_now(cast.console())
    assert (documents.corrected, taken.corrected) == (1, 1)
    undoing.undo(by=STAF, seq=documents.event)
    undoing.undo(by=STAF, seq=taken.event)
    assert (figures(), behind()) == (before, owed)
    document = latest(VillageDocument)
    assert document.verified_as == VillageDocument.objects.get(version=2).verified_as
    assert (document.state, document.verified_by, document.enacted_on) == (
        "terverifikasi",
        KASI.username,
        date(2023, 9, 20),
    )
    assert latest(Activity).description == "Fasilitasi penyusunan RKP Desa"
    assert [waiting.ref.book for waiting in selectors.inbox(KASI)] == ["activity"]
    assert measuring.measure(cast.console(), year=2023, as_of=meanwhile).measurements != before[0]
    assert not ledger.verify()


def test_a_returned_row_keeps_its_remark(office, tmp_path):
    key = cast.recorded_activity(number="001")
    activities.send_back(by=KASI, key=key, version=1, remark="Tanggalnya keliru")
    taken = take(tmp_path, changed(nomor="001"))
    undoing.undo(by=STAF, seq=taken.event)
    assert latest(Activity).state == "dikembalikan"
    assert latest(Activity).reason.startswith("Tanggalnya keliru — berkas ditarik kembali: ")


def test_the_same_file_brings_its_rows_again_and_may_be_taken_back_again(office, tmp_path):
    before = figures()
    undoing.undo(by=STAF, seq=take(tmp_path, ROW).event)
    again = take(tmp_path, ROW)
    assert (again.saved, again.corrected, again.unchanged) == (0, 1, 0)
    assert (latest(Activity).state, latest(Output).state) == ("diajukan", "diajukan")
    assert figures() != before
    undoing.undo(by=STAF, seq=again.event)
    assert figures() == before


def test_a_withdrawn_row_is_taken_up_again_on_its_page(office, tmp_path):
    before = figures()
    undoing.undo(by=STAF, seq=take(tmp_path, ROW).event)
    row = latest(Activity)
    activities.restore(by=STAF, key=row.key, version=2, to_version=1, reason="Ternyata benar")
    activities.verify(by=KASI, key=row.key, version=3)
    assert latest(Activity).state == "terverifikasi"
    assert figures() != before


@pytest.mark.parametrize("number", ["001", "002"])
def test_is_refused_whole_once_a_second_person_verified_one_row(office, tmp_path, number):
    taken = take(tmp_path, ROW, changed(nomor="002"))
    key = Activity.objects.get(number=number).key
    activities.verify(by=KASI, key=key, version=1)
    before = figures()
    with pytest.raises(WrongState, match=f"Kegiatan nomor {number} sudah diverifikasi"):
        undoing.undo(by=STAF, seq=taken.event)
    assert figures() == before


def test_is_refused_once_a_row_was_verified_and_changed_again(office, tmp_path):
    taken = take(tmp_path, ROW)
    key = Activity.objects.get().key
    activities.verify(by=KASI, key=key, version=1)
    activities.correct(by=STAF, key=key, version=2, entry=cast.activity("001"), reason="Nomor")
    with pytest.raises(WrongState, match="sudah diverifikasi"):
        undoing.undo(by=STAF, seq=taken.event)


def test_is_refused_once_a_row_changed_and_a_second_time(office, tmp_path):
    taken = take(tmp_path, ROW)
    activities.correct(by=STAF, key=Activity.objects.get().key, version=1, entry=cast.activity("001"), reason="Isi")
    with pytest.raises(WrongState, match="Kegiatan nomor 001 sudah berubah sesudahnya"):
        undoing.undo(by=STAF, seq=taken.event)
    other = take(tmp_path, changed(nomor="002"))
    undoing.undo(by=STAF, seq=other.event)
    with pytest.raises(WrongState, match="sudah ditarik kembali"):
        undoing.undo(by=STAF, seq=other.event)


def test_is_refused_once_something_was_recorded_on_its_rows(office, tmp_path):
    taken = take(tmp_path, ROW)
    key = Activity.objects.get().key
    paper = EvidenceEntry(book="activity", key=key, title="Daftar hadir", location="Map 3")
    evidence.add(by=STAF, entry=paper)
    with pytest.raises(WrongState, match="Bukti “Daftar hadir” dicatat sesudahnya"):
        undoing.undo(by=STAF, seq=taken.event)
    outputs.add(by=STAF, activity=key, entry=cast.output(title="Rekomendasi lain"))
    assert "Keluaran “Rekomendasi lain” dicatat sesudahnya" in undoing.batch(by=STAF, seq=taken.event).refusal


def test_what_was_recorded_since_on_other_rows_is_no_obstacle(office, tmp_path):
    other = cast.recorded_activity(number="999")
    taken = take(tmp_path, ROW)
    outputs.add(by=STAF, activity=other, entry=cast.output())
    evidence.add(by=STAF, entry=EvidenceEntry(book="activity", key=other, title="Notulen", location="Map 1"))
    assert undoing.undo(by=STAF, seq=taken.event) == 1


def test_old_books_taken_over_as_verified_are_not_taken_back(office, tmp_path):
    taken = take(tmp_path, ROW, by=cast.console(), verified=True)
    with pytest.raises(WrongState, match="sudah diverifikasi"):
        undoing.undo(by=cast.console(), seq=taken.event)


def test_belongs_to_whoever_took_the_file_in_and_to_the_console(office, tmp_path):
    taken = take(tmp_path, ROW)
    colleague = cast.scope("staf.lain")
    for stranger in (colleague, cast.stranger(), cast.scope("camat")):
        with pytest.raises((NotFound, NotPermitted)):
            undoing.undo(by=stranger, seq=taken.event)
    with pytest.raises(NotFound, match="Impor nomor 1 tidak ditemukan"):
        undoing.undo(by=cast.console(), seq=1)
    found = undoing.batch(by=STAF, seq=taken.event)
    assert (found.new, found.corrected, found.refusal) == (1, 0, None)
    assert undoing.undo(by=cast.console(), seq=taken.event) == 1


def test_a_file_is_counted_in_its_lines_however_many_rows_they_wrote(office, tmp_path):
    cast.recorded_activity(number="001")
    taken = take(
        tmp_path, ROW, changed(nomor="002"), changed(nomor="003", jenis_output="", output="", tanggal_output="")
    )
    found = undoing.batch(by=STAF, seq=taken.event)
    assert (found.new, found.corrected) == (taken.saved, taken.corrected) == (2, 1)
    assert undoing.taken_back(by=STAF, seqs=[taken.event]) == set()
    assert undoing.undo(by=STAF, seq=taken.event) == 3
    assert undoing.taken_back(by=STAF, seqs=[taken.event, 1]) == {taken.event}
    assert undoing.batch(by=STAF, seq=taken.event).is_taken_back


def test_a_file_moves_no_activity_away_from_another_unit(office, tmp_path):
    other = cast.scope("staf.pelayanan")
    take(tmp_path, changed(unit="pelayanan"), by=other)
    same = take(tmp_path, changed(unit="pelayanan"))
    assert (same.unchanged, same.faults) == (1, ())
    result = take(tmp_path, ROW)
    assert [fault.column for fault in result.faults] == ["nomor"]
    assert "milik kegiatan unit lain" in result.faults[0].sentence
