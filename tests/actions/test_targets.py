"""Targets: what is refused, and how a verified one reaches the figure as it was known on a day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cermat.actions import targets
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted
from cermat.indicators.rows import TargetKind
from cermat.registers import measuring, selectors
from cermat.registers.models import AuditEvent
from tests import cast
from tests.actions.test_steps import TARGET

PLANNER, CAMAT = cast.scope("perencana"), cast.scope("camat")


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"indicator": "iku-9"}, "indicator", "yang diterima: ipp, iku-1, iku-2"),
        ({"year": 23}, "year", "Tahun 23 tidak masuk akal"),
        ({"indicator": "ipp", "year": 2016}, "year", "Tidak ada aturan bobot Indeks Pelayanan Publik"),
        ({"quarter": 5}, "quarter", "Triwulan 5 tidak ada"),
        ({"quarter": 1, "kind": TargetKind.NATIONAL}, "quarter", "berlaku untuk tahun; kosongkan triwulannya"),
        ({"amount": Decimal(0)}, "amount", "Target 0 membuat capaian tidak dapat diukur"),
        ({"amount": Decimal(-1)}, "amount", "isi bilangan di atas 0"),
        ({"amount": Decimal("NaN")}, "amount", "NaN"),
        ({"amount": Decimal("80.12345")}, "amount", "paling banyak 4 angka desimal"),
        ({"amount": Decimal(101)}, "amount", "Target 101 di luar batas 0 sampai 100"),
        ({"indicator": "ipp", "amount": Decimal("5.1")}, "amount", "di luar batas 0 sampai 5"),
        ({"paper": " "}, "paper", "Naskah yang menetapkan target belum diisi"),
        ({"paper_number": " "}, "paper_number", "Nomor naskah belum diisi"),
        ({"paper_dated": date(2027, 1, 1)}, "paper_dated", "belum terjadi"),
        ({"kind": TargetKind.AMENDED, "paper_dated": date(2024, 1, 2)}, "paper_dated", "tidak pernah berlaku"),
    ],
)
def test_a_faulty_target_is_refused_by_field(office, changes, field, words):
    with pytest.raises(FaultyEntry) as refused:
        targets.add(by=PLANNER, entry=replace(TARGET, **changes))
    assert words in {problem.field: problem.sentence for problem in refused.value.problems}[field]


def test_a_year_has_one_agreement_and_may_have_several_amendments(office):
    targets.add(by=PLANNER, entry=TARGET)
    with pytest.raises(AlreadyThere, match=r"Target IKU-1 tahun 2023 \(Perjanjian Kinerja\) sudah tercatat"):
        targets.add(by=PLANNER, entry=replace(TARGET, paper_dated=date(2023, 1, 10)))
    for day in (date(2023, 10, 17), date(2023, 11, 20)):
        targets.add(by=PLANNER, entry=replace(TARGET, kind=TargetKind.AMENDED, paper_dated=day))
    with pytest.raises(AlreadyThere, match="Perubahan"):
        targets.add(by=PLANNER, entry=replace(TARGET, kind=TargetKind.AMENDED, paper_dated=date(2023, 11, 20)))


def test_the_targets_of_a_paper_are_recorded_whole_in_one_event_or_not_at_all(office):
    other = replace(TARGET, indicator="ipp", amount=Decimal("3.75"))
    entries = [replace(TARGET, paper=""), replace(other, quarter=2, amount=Decimal(0), paper="")]
    with pytest.raises(FaultyEntry) as refused:
        targets.record(by=PLANNER, entries=entries)
    assert [problem.field for problem in refused.value.problems] == ["paper", "ipp_tw2"]
    with pytest.raises(FaultyEntry, match="isi paling sedikit satu"):
        targets.record(by=PLANNER, entries=[])
    with pytest.raises(AlreadyThere):
        targets.record(by=PLANNER, entries=[TARGET, TARGET])
    with pytest.raises(NotPermitted):
        targets.record(by=CAMAT, entries=[TARGET])
    assert selectors.targets(CAMAT) == ()
    before = AuditEvent.objects.count()
    assert len(targets.record(by=PLANNER, entries=[TARGET, other])) == 2
    assert AuditEvent.objects.count() == before + 1


def test_a_verified_target_reaches_the_figure_from_its_verification_on(office):
    key = targets.add(by=PLANNER, entry=replace(TARGET, paper_number="7/PK"))
    before = selectors.settled_now(CAMAT)
    targets.verify(by=CAMAT, key=key, version=1)
    assert [str(each.target) for each in measuring.measure(CAMAT, year=2023).measurements] == ["None", "80.00", "None"]
    assert all(each.target is None for each in measuring.measure(CAMAT, year=2023, as_of=before).measurements)
    assert all(each.target is None for each in measuring.measure(CAMAT, year=2024).measurements)


def test_ends_of_the_renstra_and_national_standards_reach_the_years_they_are_for(office):
    for kind, year in ((TargetKind.END_OF_RENSTRA, 2026), (TargetKind.NATIONAL, 2021)):
        key = targets.add(by=PLANNER, entry=replace(TARGET, kind=kind, year=year))
        targets.verify(by=CAMAT, key=key, version=1)
    found = measuring.measure(CAMAT, year=2023).measurements[1].targets
    assert (found.period, found.end_of_renstra.year, found.national.year) == (None, 2026, 2021)
    assert selectors.targets(cast.scope("operator.denok")) == ()
