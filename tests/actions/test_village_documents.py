"""Recording village documents: refusals, receipt stamps, and the verdict in words before saving."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cermat.actions import village_documents
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted
from cermat.indicators.figures import Verdict
from cermat.registers import clock, measuring
from cermat.registers.errors import NotFound
from cermat.registers.models import VillageDocument
from cermat.registers.roles import Role
from tests import cast
from tests.actions.conftest import TODAY

KASI = cast.scope("kasi.pemerintahan")
OPERATOR = cast.scope("operator.denok")


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"village": "35.08.09.2001"}, "village", "tidak dikenal di kantor ini"),
        ({"village": cast.TOMPOKERSAN, "kind": "apb_desa"}, "village", "Kelurahan Tompokersan tidak menyusun"),
        ({"kind": "rpjm_desa"}, "kind", "yang diterima: apb_desa, lppd_desa, rkp_desa"),
        ({"fiscal_year": 20233}, "fiscal_year", "Tahun anggaran 20233 tidak masuk akal; isi tahun 2000 sampai 2100"),
        ({"fiscal_year": 1999}, "fiscal_year", "Tahun anggaran 1999"),
        ({"number": ""}, "number", "Nomor dokumen belum diisi"),
        ({"enacted_on": None}, "enacted_on", "Tanggal ditetapkan RKP Desa belum diisi"),
        ({"kind": "lppd_desa"}, "submitted_on", "Tanggal disampaikan"),
        ({"enacted_on": date(2026, 12, 1)}, "enacted_on", "belum terjadi"),
        ({"kind": "apb_desa", "evaluated_on": date(2026, 12, 1)}, "evaluated_on", "belum terjadi"),
        ({"kind": "apb_desa", "amendment": 0}, "amendment", "isi 1 sampai 9"),
        ({"amendment": 1}, "amendment", "hanya dicatat untuk APBDes"),
        ({"draft_received_on": date(2023, 9, 1)}, "draft_received_on", "hanya dicatat untuk APBDes"),
    ],
)
def test_a_faulty_document_is_refused_by_field(office, changes, field, words):
    for act in (village_documents.add, village_documents.preview):
        with pytest.raises(FaultyEntry) as refused:
            act(by=cast.scope(), entry=cast.document(**changes))
        assert words in {problem.field: problem.sentence for problem in refused.value.problems}[field]
    assert not VillageDocument.objects.exists()


def test_the_same_number_is_refused_twice_but_not_for_another_village(office):
    cast.recorded_document()
    with pytest.raises(AlreadyThere, match=r"RKP Desa 2024 35\.08\.10\.2006 nomor 4 Tahun 2023 sudah tercatat"):
        cast.recorded_document(enacted_on=date(2023, 9, 1))
    assert cast.recorded_document(village=cast.BLUKON)


def test_an_operator_sees_and_records_his_own_village_alone(office):
    key = village_documents.add(by=OPERATOR, entry=cast.document())
    foreign = cast.recorded_document(village=cast.BLUKON)
    with pytest.raises(NotPermitted, match="desanya sendiri"):
        village_documents.add(by=OPERATOR, entry=cast.document(village=cast.BLUKON, number="9"))
    with pytest.raises(NotFound):
        village_documents.annul(by=OPERATOR, key=foreign, version=1, reason="bukan milik saya")
    assert village_documents.verify(by=KASI, key=key, version=1) == 2


def test_another_section_records_no_village_documents(office):
    with pytest.raises(NotPermitted, match="Seksi Pemerintahan, untuk semua desa"):
        village_documents.add(by=cast.scope("staf.pelayanan"), entry=cast.document())


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2023, 3, 31, 16, 59, 59, tzinfo=UTC), date(2023, 3, 31)),
        (datetime(2023, 3, 31, 17, 0, tzinfo=UTC), date(2023, 4, 1)),
    ],
)
def test_a_receipt_stamp_becomes_the_day_in_the_office(office, instant, day):
    entry = cast.document(kind="lppd_desa", fiscal_year=2022, enacted_on=None, received_at=instant)
    preview = village_documents.preview(by=cast.scope(), entry=entry)
    key = village_documents.add(by=cast.scope(), entry=entry)
    assert VillageDocument.objects.get(key=key).submitted_on == day
    assert preview.verdict is (Verdict.ON_TIME if day.month == 3 else Verdict.LATE)


def test_a_preview_says_the_verdict_before_anything_is_saved(office):
    late = village_documents.preview(by=cast.scope(), entry=cast.document(enacted_on=date(2023, 10, 2)))
    assert (late.verdict, late.due, late.same_number) == (Verdict.LATE, date(2023, 9, 30), None)
    days = (TODAY.date() - date(2023, 10, 2)).days
    said = f"Dicatat {days:,} hari setelah tanggal penetapan; cocokkan tanggalnya dengan naskah aslinya."
    assert late.warnings == (said.replace(",", ".", 1),), "as the verifier will be told"
    assert late.sentence.startswith("Ditetapkan 2 Oktober 2023, 2 hari lewat batas 30 September 2023")
    assert not VillageDocument.objects.exists()


def test_a_preview_without_a_deadline_in_force_says_so(office):
    preview = village_documents.preview(by=cast.scope(), entry=cast.document(fiscal_year=2001))
    assert (preview.verdict, preview.due) == (None, None)
    assert "Tidak ada batas waktu RKP Desa" in preview.sentence


def test_a_preview_warns_that_the_same_number_is_a_correction(office):
    key = cast.recorded_document()
    village_documents.verify(by=KASI, key=key, version=1)
    late = cast.document(enacted_on=date(2023, 10, 2))
    preview = village_documents.preview(by=cast.scope(), entry=late)
    assert preview.same_number == key
    assert "memperbaiki: ditetapkan 20 September 2023 menjadi 2 Oktober 2023" in preview.warnings[0]
    assert village_documents.preview(by=cast.scope(), entry=late, key=key).warnings == preview.warnings
    with clock.fixed(TODAY + timedelta(days=400)):
        unchanged = village_documents.preview(by=cast.scope(), entry=cast.document(), key=key)
    late_words = [each for each in unchanged.warnings if each.startswith("Dicatat")]
    assert late_words == list(village_documents.preview(by=cast.scope(), entry=cast.document(), key=key).warnings[-1:])
    assert "tanggalnya tetap" in unchanged.warnings[0]


@pytest.mark.parametrize(
    ("verified", "enacted_on", "words"),
    [
        (True, date(2023, 10, 2), "dokumen itu yang menentukan dan angka tidak berubah"),
        (True, date(2023, 9, 1), "yang paling awal di antara dokumen terverifikasi"),
        (False, date(2023, 10, 2), "yang paling awal di antara dokumen terverifikasi"),
    ],
)
def test_a_preview_warns_of_another_document_for_the_obligation(office, verified, enacted_on, words):
    key = cast.recorded_document()
    if verified:
        village_documents.verify(by=KASI, key=key, version=1)
    preview = village_documents.preview(by=cast.scope(), entry=cast.document(number="9", enacted_on=enacted_on))
    assert "sudah ada RKP Desa 2024 nomor 4 Tahun 2023 (ditetapkan 20 September 2023" in preview.warnings[0]
    assert words in preview.warnings[0]


def test_an_annulled_document_is_not_warned_of(office):
    key = cast.recorded_document()
    village_documents.annul(by=cast.scope(), key=key, version=1, reason="salah")
    village_documents.verify(by=KASI, key=key, version=2)
    assert (
        village_documents.preview(by=cast.scope(), entry=cast.document(number="9", enacted_on=TODAY.date())).warnings
        == ()
    )


def test_a_preview_is_refused_to_who_may_not_record(office):
    with pytest.raises(NotPermitted):
        village_documents.preview(by=cast.scope("camat"), entry=cast.document())


def figure() -> str:
    measurement = measuring.measure(cast.scope("camat"), year=2023)
    return str(next(each for each in measurement.measurements if each.indicator.id == "iku-2").value)


def test_a_number_corrected_to_a_late_day_lowers_the_figure_and_restoring_raises_it_again(office):
    key = cast.recorded_document()
    village_documents.verify(by=KASI, key=key, version=1)
    assert figure() == "6.67"
    late = cast.document(enacted_on=date(2023, 10, 2))
    village_documents.correct(by=cast.scope(), key=key, version=2, entry=late, reason="Tanggal Perdes")
    assert figure() == "6.67"
    village_documents.verify(by=KASI, key=key, version=3)
    assert figure() == "0.00"
    village_documents.restore(by=cast.scope(), key=key, version=4, to_version=2, reason="Tanggal semula benar")
    village_documents.verify(by=KASI, key=key, version=5)
    assert figure() == "6.67"


def test_a_kind_of_a_paper_alone_is_named_by_its_id():
    row = VillageDocument(kind="perdes_lain", fiscal_year=2024, village=cast.DENOK, number="1")
    assert village_documents.NOUN.label(row).startswith("perdes_lain 2024")


def test_an_amendment_is_kept_and_changes_nothing(office):
    original = {"kind": "apb_desa", "number": "8 Tahun 2023", "enacted_on": date(2023, 12, 28)}
    village_documents.verify(by=KASI, key=cast.recorded_document(**original), version=1)
    before = measuring.measure(cast.scope(), year=2023)
    entry = cast.document(kind="apb_desa", number="3 Tahun 2024", enacted_on=date(2024, 8, 20), amendment=1)
    seen = village_documents.preview(by=cast.scope(), entry=entry)
    assert seen.sentence == "APBDes 2024 perubahan ke-1: dicatat, tidak mengubah putusan dokumen induk."
    assert (seen.verdict, seen.due) == (None, None)
    assert all(warning.startswith("Dicatat") for warning in seen.warnings)
    village_documents.verify(by=KASI, key=village_documents.add(by=cast.scope(), entry=entry), version=1)
    after = measuring.measure(cast.scope(), year=2023)
    assert [each.figure.share for each in after.measurements] == [each.figure.share for each in before.measurements]
    line = next(line for line in after.measurements[2].figure.lines if line.id == f"apb_desa/2024/{cast.DENOK}")
    assert line.notes[-1] == "Dokumen nomor 3 Tahun 2024 adalah perubahan ke-1; dicatat, tidak mengubah putusan."
    another = village_documents.preview(by=cast.scope(), entry=cast.document(kind="apb_desa", number="9 Tahun 2023"))
    assert [warning for warning in another.warnings if "3 Tahun 2024" in warning] == []


def test_the_day_of_receipt_is_the_offices_word_and_never_the_villages(office):
    lppd = {"kind": "lppd_desa", "fiscal_year": 2025, "enacted_on": None}
    typed = cast.document(**lppd, submitted_on=date(2026, 3, 2))
    for act in (village_documents.add, village_documents.preview):
        with pytest.raises(FaultyEntry, match="dicap kantor Camat saat dokumen diterima"):
            act(by=OPERATOR, entry=typed)
    key = village_documents.add(by=OPERATOR, entry=cast.document(**lppd))
    with pytest.raises(FaultyEntry, match="dicap kantor Camat"):
        village_documents.correct(by=OPERATOR, key=key, version=1, entry=typed, reason="diterima Maret")
    village_documents.correct(by=cast.scope(), key=key, version=1, entry=typed, reason="menurut agenda surat masuk")
    again = cast.document(**lppd, number="9 Tahun 2026", submitted_on=date(2026, 3, 2))
    assert village_documents.correct(by=OPERATOR, key=key, version=2, entry=again, reason="Nomornya") == 3
    with pytest.raises(FaultyEntry, match="dicap kantor Camat"):
        village_documents.correct(by=OPERATOR, key=key, version=3, entry=cast.document(**lppd), reason="Kosong")
    with pytest.raises(FaultyEntry, match="dicap kantor Camat"):
        village_documents.restore(by=OPERATOR, key=key, version=3, to_version=1, reason="Semula")
    assert village_documents.restore(by=OPERATOR, key=key, version=3, to_version=2, reason="Semula") == 4


@pytest.mark.parametrize("role", ["staf", "inspektorat"])
def test_another_role_that_records_nothing_lends_no_word_to_a_village(office, role):
    both = replace(OPERATOR, roles=OPERATOR.roles | {Role(role)}, units=frozenset({"pelayanan"}))
    entry = cast.document(kind="lppd_desa", fiscal_year=2025, enacted_on=None, submitted_on=date(2026, 3, 2))
    with pytest.raises(FaultyEntry, match="dicap kantor Camat"):
        village_documents.add(by=both, entry=entry)


def test_a_budget_is_recorded_step_by_step_until_its_perdes(office):
    draft = cast.document(
        kind="apb_desa", fiscal_year=2027, number="", enacted_on=None, draft_received_on=date(2026, 11, 10)
    )
    assert village_documents.preview(by=OPERATOR, entry=draft).sentence.startswith(
        "Menunggu Perdes; tanggal ditetapkan"
    )
    key = village_documents.add(by=OPERATOR, entry=draft)
    village_documents.verify(by=KASI, key=key, version=1)
    (line,) = [each for each in lines_of_2026() if each.rows]
    assert (line.id, line.verdict) == (f"apb_desa/2027/{cast.DENOK}", Verdict.NOT_YET_DUE)
    assert line.notes == (
        "Dokumen belum bernomor (rancangan diterima 10 November 2026) belum bertanggal ditetapkan; tidak menentukan.",
    )
    with pytest.raises(AlreadyThere, match="perbaiki yang sudah ada"):
        village_documents.add(by=OPERATOR, entry=draft)
    evaluated = replace(draft, evaluated_on=date(2026, 11, 18))
    village_documents.correct(by=OPERATOR, key=key, version=2, entry=evaluated, reason="Evaluasi")
    enacted = replace(evaluated, number="8 Tahun 2026", enacted_on=date(2026, 11, 20))
    village_documents.correct(by=OPERATOR, key=key, version=3, entry=enacted, reason="Perdes")
    village_documents.verify(by=KASI, key=key, version=4)
    (line,) = [each for each in lines_of_2026() if each.rows]
    assert (line.verdict, line.notes[1:]) == (Verdict.ON_TIME, ())


def lines_of_2026():
    """Return the working paper of IKU 2 of 2026."""
    return measuring.measure(cast.scope(), year=2026).measurements[2].figure.lines


@pytest.mark.parametrize(
    "changes",
    [{"draft_received_on": None}, {"amendment": 1}, {"kind": "rkp_desa"}, {"enacted_on": date(2026, 11, 20)}],
)
def test_only_a_budget_on_its_way_may_lack_its_number(office, changes):
    steps = {"kind": "apb_desa", "fiscal_year": 2027, "draft_received_on": date(2026, 11, 10)}
    entry = cast.document(**{**steps, "number": "", "enacted_on": None, **changes})
    with pytest.raises(FaultyEntry, match="Nomor dokumen belum diisi"):
        village_documents.add(by=OPERATOR, entry=entry)
