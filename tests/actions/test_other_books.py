"""Evidence, recorded values, closings, batches: what is refused, and what is written."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cermat.actions import activities, batches, evidence, facts, iku_papers, monthly_closings, recorded_values
from cermat.actions.batches import ActivityRecord, DocumentRecord, OutputRecord, Proof
from cermat.actions.entries import EvidenceEntry, RecordedValueEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted, StaleEdit
from cermat.actions.monthly_closings import Month
from cermat.indicators.quantities import names_of
from cermat.indicators.rows import Ref, Status
from cermat.registers import ledger
from cermat.registers.errors import NotFound
from cermat.registers.models import Activity, AuditEvent, Evidence, MonthlyClosing, VillageDocument
from cermat.rules.parameters import RecordedRatioParameters, RecordedValueParameters
from tests import cast

KASI = cast.scope("kasi.pemerintahan")
PAPER = EvidenceEntry(book="activity", key="", title="Berita acara", location="arsip/1.pdf", sha256="a" * 64)


def test_evidence_is_recorded_verified_returned_and_annulled(office):
    activity = cast.recorded_activity()
    key = evidence.add(by=cast.scope(), entry=replace(PAPER, key=activity))
    assert evidence.send_back(by=KASI, key=key, version=1, remark="buram") == 2
    second = evidence.add(by=cast.scope(), entry=replace(PAPER, key=activity, location="arsip/2.pdf"))
    assert evidence.verify(by=KASI, key=second, version=1) == 2
    assert evidence.annul(by=cast.scope(), key=second, version=2, reason="keliru") == 3
    with pytest.raises(AlreadyThere, match="Bukti “Berita acara” untuk kegiatan"):
        evidence.add(by=cast.scope(), entry=replace(PAPER, key=activity))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"book": "unit"}, "book"),
        ({"title": ""}, "title"),
        ({"location": ""}, "location"),
        ({"sha256": "A" * 64}, "sha256"),
        ({"sha256": "a"}, "sha256"),
    ],
)
def test_faulty_evidence_is_refused_by_field(office, changes, field):
    entry = replace(PAPER, key=cast.recorded_activity(), **changes)
    with pytest.raises(FaultyEntry) as refused:
        evidence.add(by=cast.scope(), entry=entry)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_evidence_of_a_missing_row_or_by_another_unit_is_refused(office):
    with pytest.raises(NotFound):
        evidence.add(by=cast.scope(), entry=replace(PAPER, key="tidak-ada"))
    entry = replace(PAPER, key=cast.recorded_activity())
    with pytest.raises(NotPermitted):
        evidence.add(by=cast.scope("staf.pelayanan"), entry=entry)
    with pytest.raises(NotFound, match="Bukti entah tidak ditemukan"):
        evidence.verify(by=KASI, key="entah", version=1)


VALUE = RecordedValueEntry(
    indicator="ipp",
    year=2023,
    quantity="official",
    amount=Decimal("3.87"),
    paper="Surat",
    paper_dated=date(2024, 2, 5),
)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"indicator": "iku-1"}, "indicator", "yang diterima: ipp"),
        ({"quantity": "f99"}, "quantity", "yang diterima: official, kebijakan"),
        ({"year": 23}, "year", "Tahun 23 tidak masuk akal"),
        ({"quarter": 5}, "quarter", "Triwulan 5 tidak ada"),
        ({"amount": Decimal("-1")}, "amount", "isi bilangan mulai dari 0"),
        ({"amount": Decimal("NaN")}, "amount", "NaN"),
        ({"amount": Decimal("38.7")}, "amount", "Hasil resmi Indeks Pelayanan Publik 38,7 di luar batas 0 sampai 5"),
        ({"quantity": "f03", "amount": Decimal("5.01")}, "amount", "(F-03) 5,01 di luar batas 0 sampai 5"),
        ({"year": 2016}, "year", "Tidak ada aturan bobot Indeks Pelayanan Publik"),
        ({"paper": ""}, "paper", "Surat yang menyatakan nilai belum diisi"),
        ({"paper_dated": date(2027, 1, 1)}, "paper_dated", "belum terjadi"),
    ],
)
def test_a_faulty_recorded_value_is_refused_by_field(office, changes, field, words):
    with pytest.raises(FaultyEntry) as refused:
        recorded_values.add(by=cast.scope("perencana"), entry=replace(VALUE, **changes))
    assert words in {problem.field: problem.sentence for problem in refused.value.problems}[field]


def test_a_quarter_and_its_year_are_two_values(office):
    recorded_values.add(by=cast.scope("perencana"), entry=VALUE)
    recorded_values.add(by=cast.scope("perencana"), entry=replace(VALUE, quarter=2))
    with pytest.raises(AlreadyThere):
        recorded_values.add(by=cast.scope("perencana"), entry=replace(VALUE, amount=Decimal(4)))


def test_what_an_indicator_takes_from_others_follows_from_its_parameters():
    ratio = RecordedRatioParameters(numerator="lahir_mati", denominator="lahir", scale=1000)
    assert names_of(ratio, {}) == {"lahir_mati": "Pembilang: lahir_mati", "lahir": "Penyebut: lahir"}
    assert names_of(RecordedValueParameters(minimum=None, maximum=None), {}) == {"official": "Nilai resmi"}


def test_an_office_without_a_paper_accepts_the_usual_functions(neighbour):
    known = facts.of(cast.stranger())
    assert (known.functions, known.recorded) == (tuple("abcdefghij"), {})


def close(**changes):
    settings = {"by": cast.scope(), "unit": "pemerintahan", "year": 2023, "month": 3, "is_nil": False, **changes}
    return monthly_closings.close(**settings)


def test_a_month_with_activities_is_closed_once(office):
    cast.recorded_activity()
    assert close() == "pemerintahan-2023-03"
    with pytest.raises(AlreadyThere, match="Buku Seksi Pemerintahan Maret 2023 sudah ditutup"):
        close()
    assert AuditEvent.objects.filter(verb="menutup buku bulanan").count() == 1


def test_a_nil_month_closed_too_early_is_closed_again_with_its_activity(office):
    close(is_nil=True)
    cast.recorded_activity()
    close()
    assert list(MonthlyClosing.objects.order_by("version").values_list("is_nil", flat=True)) == [True, False]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"month": 13}, "Bulan 13 tahun 2023 tidak ada"),
        ({"year": 1999}, "tahun 1999"),
        ({"year": 2026, "month": 11}, "November 2026 belum berakhir"),
        ({"is_nil": False}, "tidak memuat kegiatan"),
    ],
)
def test_a_month_that_cannot_be_closed_is_refused(office, changes, words):
    with pytest.raises(FaultyEntry, match=words):
        close(**{"is_nil": True, **changes})


def test_a_month_with_activities_is_not_nil_and_planned_or_annulled_ones_are_none(office):
    key = cast.recorded_activity()
    with pytest.raises(FaultyEntry, match="Maret 2023 memuat kegiatan, jadi tidak nihil"):
        close(is_nil=True)
    activities.annul(by=cast.scope(), key=key, version=1, reason="salah")
    activities.verify(by=KASI, key=key, version=2)
    cast.recorded_activity(number="R", status=Status.PLANNED)
    assert close(is_nil=True)


def test_a_unit_closes_its_own_months_alone(office):
    with pytest.raises(NotPermitted):
        close(unit="pelayanan")
    with pytest.raises(FaultyEntry, match="Unit “hukum” tidak dikenal"):
        close(by=cast.scope("staf.x", unit="hukum"), unit="hukum")


def test_several_months_are_closed_in_one_event(office):
    months = [Month(year=2024, month=month, is_nil=True) for month in (1, 2, 3)]
    keys = monthly_closings.close_all(by=cast.scope(), unit="pemerintahan", months=months)
    assert len(keys) == 3
    assert len(AuditEvent.objects.order_by("-seq")[0].manifest.splitlines()) == 3


PROOF = (Proof(title="Arsip", location="arsip/3.pdf"),)


def record_batch(**changes) -> tuple[Ref, ...]:
    output = OutputRecord(entry=cast.output(), proofs=PROOF)
    settings = {
        "by": cast.scope(),
        "summary": "uji",
        "activity_records": [ActivityRecord(entry=cast.activity(), outputs=(output,))],
        "documents": [DocumentRecord(entry=cast.document(), proofs=PROOF)],
        **changes,
    }
    return batches.record(**settings)


def test_a_batch_records_everything_in_one_event_and_is_verified_in_one(office):
    before = AuditEvent.objects.count()
    refs = record_batch()
    assert [ref.book for ref in refs] == ["activity", "output", "evidence", "village_document", "evidence"]
    batches.verify(by=KASI, refs=refs, summary="uji")
    assert AuditEvent.objects.count() == before + 2
    for model in (Activity, VillageDocument, Evidence):
        assert model.objects.order_by("-version")[0].verified_by == KASI.username
    assert not ledger.verify(office=cast.OFFICE)


def test_a_batch_is_taken_whole_or_not_at_all(office):
    twice = [ActivityRecord(entry=cast.activity()), ActivityRecord(entry=cast.activity())]
    with pytest.raises(AlreadyThere, match="Kegiatan nomor 005/1/2023 sudah tercatat"):
        record_batch(activity_records=twice)
    with pytest.raises(FaultyEntry):
        record_batch(documents=[DocumentRecord(entry=cast.document(number=""))])
    with pytest.raises(NotPermitted):
        record_batch(by=cast.scope("camat"))
    assert not Activity.objects.exists()


def test_a_batch_is_not_verified_by_its_author_nor_twice(office):
    refs = record_batch()
    with pytest.raises(NotPermitted):
        batches.verify(by=cast.scope("staf.pemerintahan", role="kasi"), refs=refs, summary="uji")
    batches.verify(by=KASI, refs=refs, summary="uji")
    with pytest.raises(StaleEdit):
        batches.verify(by=KASI, refs=refs, summary="uji")


def test_a_batch_names_no_book_that_nobody_verifies(office):
    with pytest.raises(NotFound, match="Buku unit tidak diperiksa"):
        batches.verify(by=KASI, refs=[Ref(book="unit", key="pemerintahan", version=1)], summary="uji")


def test_iku_papers_are_refused_to_who_may_not(office):
    with pytest.raises(NotPermitted):
        iku_papers.add(by=cast.scope("camat"), text="", origin="x.yaml")
