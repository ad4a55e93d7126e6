"""A file for many offices: each line in the books of its village's office, all of them or none; and taken back so."""

from pathlib import Path

import pytest

from cermat.actions import facts, village_documents
from cermat.actions.errors import NotPermitted, WrongState
from cermat.actions.imports import deliveries, undoing
from cermat.actions.imports.results import ImportResult
from cermat.registers import counts, ledger, open_rows
from cermat.registers.errors import InvalidRow, NotFound
from cermat.registers.models import AuditEvent, OpenRow, VillageDocument
from cermat.registers.scope import Scope
from tests import cast
from tests.actions import import_files
from tests.actions.import_files import DOCUMENT_HEAD, sentences

HERE, THERE = "35.08.10.2006;RKP;2024;4 Tahun 2023;20/09/2023;", "35.08.09.2001;RKP;2024;1;20/09/2023;"
OFFICES = (cast.OTHER_OFFICE, cast.OFFICE)


def both() -> list[Scope]:
    return [cast.console(office) for office in OFFICES]


def take(tmp_path: Path, *lines: str, **options: object) -> ImportResult:
    path = import_files.file(tmp_path, *lines, head=DOCUMENT_HEAD)
    return deliveries.village_documents(**{"by": both(), "path": path, **options})  # type: ignore[arg-type]


def name_of(result: ImportResult) -> str:
    assert result.delivery is not None, result.summary
    return result.delivery


def is_sound() -> bool:
    """Return whether the chains hold, and all that is kept beside the books is what the rows make."""
    assert ledger.verify() == []
    return not any(counts.wrong_counts(each) or open_rows.wrong_rows(each) for each in both())


def rows() -> list[tuple[str, str, int, str]]:
    found = VillageDocument.objects.order_by("office_id", "key", "version")
    return [(row.office_id, row.village, row.version, row.state) for row in found]


def test_each_line_goes_to_the_office_of_its_village_as_one_event_of_its_chain(neighbour, tmp_path):
    before = ledger.last_seqs(OFFICES)
    result = take(tmp_path, HERE, THERE, HERE.replace("2006;RKP", "2007;RKP"))
    assert (result.read, result.saved, result.offices, result.event) == (3, 3, 2, None)
    assert rows() == [
        ("35.08.09", "35.08.09.2001", 1, "diajukan"),
        ("35.08.10", "35.08.10.2006", 1, "diajukan"),
        ("35.08.10", "35.08.10.2007", 1, "diajukan"),
    ]
    assert ledger.last_seqs(OFFICES) == {office: seq + 1 for office, seq in before.items()}
    said = {event.office_id: (event.verb, event.summary) for event in AuditEvent.objects.order_by("seq")}
    assert said["35.08.10"] == ("memasukkan berkas dokumen desa", f"buku.csv, 2 baris; kiriman {result.delivery}")
    assert said["35.08.09"][1] == f"buku.csv, 1 baris; kiriman {result.delivery}"
    assert f"`cermat undo {result.delivery}`" in result.summary
    assert is_sound()


def test_the_same_rows_as_by_a_file_of_its_own(neighbour, tmp_path):
    take(tmp_path, HERE, THERE)
    path = import_files.file(tmp_path, HERE, head=DOCUMENT_HEAD)
    again = import_files.take_documents(tmp_path, HERE)
    assert (again.unchanged, path.exists()) == (1, True)
    assert take(tmp_path, HERE, THERE).unchanged == 2
    corrected = take(tmp_path, HERE.replace("20/09", "21/09"), THERE)
    assert (corrected.corrected, corrected.unchanged, corrected.offices) == (1, 1, 1)
    assert is_sound()


def test_a_fault_in_one_office_leaves_no_row_in_any(neighbour, tmp_path):
    result = take(tmp_path, HERE, THERE.replace("20/09/2023", "9/30/2023"), THERE.replace("2001", "2999"))
    assert [(fault.row, fault.column) for fault in result.faults] == [(3, "tanggal_ditetapkan"), (4, "kode_desa")]
    assert "tidak dikenal di kantor ini" in sentences(result)[1]
    assert (rows(), result.delivery) == ([], None)


@pytest.mark.parametrize("code", ["35.08.11.2001", "3508112001", "Denok", "35.08.10"])
def test_a_village_of_no_office_here_is_refused_by_its_line(neighbour, tmp_path, code):
    result = take(tmp_path, HERE, THERE.replace("35.08.09.2001", code))
    (sentence,) = sentences(result)
    assert sentence.startswith("baris 3, kolom kode_desa: ")
    assert "bukan kode desa dari kantor yang bukunya ada di sini" in sentence
    assert rows() == []


def test_lines_of_one_office_without_books_are_one_fault_that_counts_them(neighbour, tmp_path):
    strange = [f"11.01.01.{2000 + number};RKP;2024;1;20/09/2023;" for number in range(1, 1302)]
    result = take(tmp_path, HERE, *strange, "1101022001;RKP;2024;1;20/09/2023;", THERE)
    of_many, of_one = sentences(result)
    assert of_many == (
        "baris 3, kolom kode_desa: “11.01.01.2001” bukan kode desa dari kantor yang bukunya ada di sini, begitu pula "
        "1.300 baris lain dari kantor 11.01.01 (baris 4, 5, 6, 7, 8 dan seterusnya); periksa kodenya, contoh "
        "35.08.10.2006, atau buka dahulu buku kantornya dengan `cermat init --office 11.01.01`."
    )
    assert of_one == (
        "baris 1304, kolom kode_desa: “11.01.02.2001” bukan kode desa dari kantor yang bukunya ada di sini; periksa "
        "kodenya, contoh 35.08.10.2006, atau buka dahulu buku kantornya dengan `cermat init --office 11.01.02`."
    )
    assert (result.fault_count, result.refused) == (2, 1304)


def test_the_same_text_that_is_no_code_is_one_fault_cut_short(neighbour, tmp_path):
    result = take(tmp_path, *[line.replace("35.08.09.2001", "Denok " * 500) for line in (THERE, THERE, THERE)])
    (sentence,) = sentences(result)
    assert "begitu pula 2 baris lain (baris 3, 4); periksa kodenya" in sentence
    assert len(sentence) < 300


def test_faults_of_ever_other_places_are_bounded(neighbour, tmp_path):
    result = take(tmp_path, *[f"desa {number};RKP;2024;1;20/09/2023;" for number in range(250)])
    assert (len(result.faults), result.fault_count) == (200, 250)


def test_a_line_without_a_village_is_told_what_to_write(neighbour, tmp_path):
    empty = THERE.replace("35.08.09.2001", "")
    (sentence,) = sentences(take(tmp_path, HERE, empty))
    assert sentence == (
        "baris 3, kolom kode_desa: Kode desa belum diisi; tulis kode desa pemilik dokumennya, contoh 35.08.10.2006."
    )
    (sentence,) = sentences(take(tmp_path, empty, HERE, empty, empty))
    assert sentence.startswith("baris 2, kolom kode_desa: Kode desa belum diisi, begitu pula 2 baris lain (baris 4, 5)")


def test_an_office_outside_the_persons_reach_is_no_office_here(neighbour, tmp_path):
    result = take(tmp_path, HERE, THERE, by=[cast.console()])
    assert (result.fault_count, rows()) == (1, [])


def test_two_lines_of_one_document_are_refused_wherever_they_stand(neighbour, tmp_path):
    (sentence,) = sentences(take(tmp_path, HERE, THERE, HERE))
    assert "sudah ada pada baris 2" in sentence


def test_what_the_database_refuses_in_the_last_office_is_in_none(neighbour, tmp_path, monkeypatch):
    monkeypatch.setattr(deliveries, "TOGETHER", 1)
    add_to = ledger.add_to

    def refuse(written):
        if any(act.office == cast.OFFICE for act in written):
            raise InvalidRow("ditolak", ())
        add_to(written)

    monkeypatch.setattr(ledger, "add_to", refuse)
    with pytest.raises(InvalidRow):
        take(tmp_path, HERE, THERE)
    assert (rows(), OpenRow.objects.exists()) == ([], False)
    assert is_sound()


def test_what_somebody_writes_meanwhile_is_seen_under_the_lock(neighbour, tmp_path, monkeypatch):
    """Between the planning and the writing the same document is recorded by hand: the plan is made anew."""
    of_each, asked = facts.of_each, list[int]()

    def late(scopes):
        found = of_each(scopes)
        asked.append(len(scopes))
        if len(asked) == 1:
            village_documents.add(by=cast.scope(), entry=cast.document(number="4 Tahun 2023"))
        return found

    monkeypatch.setattr(facts, "of_each", late)
    result = take(tmp_path, HERE, THERE)
    assert asked == [2, 1]
    assert VillageDocument.objects.filter(office_id=cast.OFFICE, version=1).count() == 1
    assert result.saved + result.corrected + result.unchanged == 2
    assert is_sound()


def test_a_fault_that_comes_up_under_the_lock_leaves_no_row_anywhere(neighbour, tmp_path, monkeypatch):
    monkeypatch.setattr(deliveries, "TOGETHER", 1)
    of_each, asked = facts.of_each, list[int]()

    def late(scopes):
        found = of_each(scopes)
        asked.append(1)
        if len(asked) == 2:
            key = village_documents.add(by=cast.scope(), entry=cast.document(number="4 Tahun 2023"))
            village_documents.annul(by=cast.scope(), key=key, version=1, reason="salah")
        return found

    monkeypatch.setattr(facts, "of_each", late)
    result = take(tmp_path, HERE.replace("20/09", "21/09"), THERE)
    assert "menunggu pemeriksaan pembatalan" in sentences(result)[0]
    assert not VillageDocument.objects.filter(office_id=cast.OTHER_OFFICE).exists()


def test_a_trial_writes_nothing_and_says_what_would_be(neighbour, tmp_path):
    result = take(tmp_path, HERE, THERE, dry_run=True)
    assert (result.saved, result.offices, result.delivery, rows()) == (2, 2, None, [])
    assert "Akan ditulis: 2 baris ke 2 kantor. Percobaan saja" in result.summary


def test_a_trial_counts_the_offices_that_would_be_written_in_alone(neighbour, tmp_path):
    take(tmp_path, HERE, THERE)
    result = take(tmp_path, HERE.replace("20/09", "21/09"), HERE.replace("2006", "2007"), THERE, dry_run=True)
    assert result.notes == ("Akan ditulis: 2 baris ke 1 kantor.",)
    assert take(tmp_path, HERE, THERE, dry_run=True).notes == (
        "Semua barisnya sudah tercatat, jadi tidak satu kantor pun akan ditulisi.",
    )
    assert take(tmp_path, HERE.replace("20/09", "21/09"), THERE).notes == (), "what is written is told as a delivery"


def test_old_books_of_many_offices_are_taken_over_as_verified(neighbour, tmp_path):
    assert take(tmp_path, HERE, THERE, verified=True).saved == 2
    assert {state for *_, state in rows()} == {"terverifikasi"}
    assert AuditEvent.objects.filter(verb="mengambil alih buku lama: dokumen desa").count() == 2
    assert is_sound()


def test_who_may_not_in_one_of_the_offices_writes_in_none(neighbour, tmp_path):
    supervisor = [cast.scope("kabupaten", office=office) for office in OFFICES]
    with pytest.raises(NotPermitted, match="memasukkan berkas"):
        take(tmp_path, HERE, THERE, by=supervisor)
    mixed = [cast.console(cast.OTHER_OFFICE), cast.scope("inspektorat")]
    with pytest.raises(NotPermitted):
        take(tmp_path, HERE, THERE, by=mixed)
    with pytest.raises(NotPermitted, match="sebagai terverifikasi"):
        take(tmp_path, HERE, by=[cast.scope()], verified=True)
    assert rows() == []


def test_a_line_is_judged_by_what_the_person_is_to_its_office(neighbour, tmp_path):
    by = [cast.scope("staf.pelayanan"), cast.console(cast.OTHER_OFFICE)]
    (sentence,) = sentences(take(tmp_path, HERE, THERE, by=by))
    assert sentence.startswith("baris 2, kolom kode_desa: Anda tidak berwenang")


def test_a_delivery_is_taken_back_in_every_office(neighbour, tmp_path):
    village_documents.add(by=cast.scope(), entry=cast.document(number="4 Tahun 2023"))
    before = VillageDocument.objects.get()
    name = name_of(take(tmp_path, HERE.replace("20/09", "21/09"), HERE.replace("2006", "2007"), THERE))
    undone = undoing.undo_delivery(by=both(), name=name)
    assert (undone.lines, undone.offices) == (3, 2)
    assert rows() == [
        ("35.08.09", "35.08.09.2001", 1, "diajukan"),
        ("35.08.09", "35.08.09.2001", 2, "draf"),
        *[("35.08.10", "35.08.10.2006", version, "diajukan") for version in (1, 2, 3)],
        ("35.08.10", "35.08.10.2007", 1, "diajukan"),
        ("35.08.10", "35.08.10.2007", 2, "draf"),
    ]
    after = VillageDocument.objects.get(key=before.key, version=3)
    assert (after.enacted_on, after.recorded_by) == (before.enacted_on, before.recorded_by)
    assert is_sound()
    assert take(tmp_path, HERE.replace("2006", "2007"), THERE).corrected == 2, "what was taken back can come again"
    assert is_sound()


@pytest.mark.parametrize("moved_on", OFFICES)
def test_what_leaves_says_the_same_whether_its_office_did_something_since_or_not(neighbour, tmp_path, moved_on):
    """The database copies what no act can have touched; the rest is read and written anew."""
    lines = (HERE, THERE.replace(";1;", ";4 Tahun 2023;"))
    name = name_of(take(tmp_path, *lines, HERE.replace("2006", "2007")))
    taken = {event.office_id: event for event in AuditEvent.objects.filter(summary__endswith=name)}
    another = next(each for each in lines if each.startswith(moved_on)).replace(";2024;", ";2025;")
    import_files.take_documents(tmp_path, another, by=cast.console(moved_on))
    undoing.undo_delivery(by=both(), name=name)
    left = VillageDocument.objects.filter(version=2).order_by("office_id", "key").values()
    assert [row["office_id"] for row in left] == [cast.OTHER_OFFICE, cast.OFFICE, cast.OFFICE]
    for row in left:
        event = taken[row["office_id"]]
        assert row["reason"] == f"berkas ditarik kembali: {event.summary} (peristiwa {event.seq})"
    own = {"id", "office_id", "key", "village", "event_seq", "recorded_at", "reason"}
    there, here, _ = ({name: row[name] for name in row.keys() - own} for row in left)
    assert there == here
    assert (here["state"], here["annulled"], here["takes_back"]) == ("draf", True, 1)


def test_a_delivery_is_taken_back_once(neighbour, tmp_path):
    name = name_of(take(tmp_path, HERE, THERE))
    undoing.undo_delivery(by=both(), name=name)
    with pytest.raises(WrongState, match="sudah ditarik kembali"):
        undoing.undo_delivery(by=both(), name=name)


@pytest.mark.parametrize("together", [1, 100])
def test_a_row_that_one_office_verified_since_holds_the_whole_delivery(neighbour, tmp_path, monkeypatch, together):
    monkeypatch.setattr(deliveries, "TOGETHER", together)
    name = name_of(take(tmp_path, HERE, THERE))
    key = VillageDocument.objects.get(office_id=cast.OFFICE).key
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=1)
    before = rows()
    with pytest.raises(WrongState, match=r"35\.08\.10\.2006 nomor 4 Tahun 2023 sudah diverifikasi"):
        undoing.undo_delivery(by=both(), name=name)
    assert rows() == before
    assert is_sound()


def test_other_acts_since_hold_nothing(neighbour, tmp_path):
    name = name_of(take(tmp_path, HERE, THERE))
    village_documents.add(by=cast.scope(), entry=cast.document(number="9"))
    assert undoing.undo_delivery(by=both(), name=f" {name.upper()} ").lines == 2
    assert is_sound()


def test_an_unknown_delivery_and_one_of_other_offices_too_are_not_found(neighbour, tmp_path):
    name = name_of(take(tmp_path, HERE, THERE))
    for by, asked in ((both(), "20200101-00000000"), (both(), name[1:]), ([cast.console()], name)):
        with pytest.raises(NotFound, match="tidak ditemukan"):
            undoing.undo_delivery(by=by, name=asked)
    with pytest.raises(NotFound, match="Nama kiriman kosong"):
        undoing.undo_delivery(by=both(), name="")
    assert len(rows()) == 2


def test_who_may_not_hand_in_takes_nothing_back(neighbour, tmp_path):
    name = name_of(take(tmp_path, HERE, THERE))
    with pytest.raises(NotPermitted):
        undoing.undo_delivery(by=[cast.scope("kabupaten", office=office) for office in OFFICES], name=name)


def test_one_office_alone_takes_no_part_of_a_delivery_back(neighbour, tmp_path):
    name = name_of(take(tmp_path, HERE, THERE))
    seq = ledger.last_seq(cast.OFFICE)
    with pytest.raises(WrongState, match=f"cermat undo {name}"):
        undoing.undo(by=cast.console(), seq=seq)
    assert name in str(undoing.batch(by=cast.console(), seq=seq).refusal)


def test_a_file_of_one_office_is_no_delivery_whatever_its_name(neighbour, tmp_path):
    path = import_files.file(tmp_path, HERE, head=DOCUMENT_HEAD, name="x; kiriman 20261120-00000000.csv")
    taken = import_files.take_documents(tmp_path, path=path)
    with pytest.raises(NotFound):
        undoing.undo_delivery(by=both(), name="20261120-00000000")
    assert taken.event is not None
    assert undoing.undo(by=cast.console(), seq=taken.event) == 1
