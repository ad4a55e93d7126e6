"""Targets: what is refused, and how a verified one reaches the figure as it was known on a day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cermat.actions import batches, targets
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted, WrongState
from cermat.indicators.rows import Ref, TargetKind
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


def _refused(*entries):
    with pytest.raises(FaultyEntry) as refused:
        targets.record(by=PLANNER, entries=entries)
    return {problem.field: problem.sentence for problem in refused.value.problems}


def _of_paper(indicator, **amounts):
    quarters = {"tahun": None, "tw1": 1, "tw2": 2, "tw3": 3, "tw4": 4}
    return [
        replace(TARGET, indicator=indicator, quarter=quarters[name], amount=Decimal(amounts[name])) for name in amounts
    ]


def test_the_fourth_quarter_is_the_year_and_no_other_target(office):
    found = _refused(*_of_paper("iku-1", tahun=80, tw4=70))
    assert "Target triwulan IV 70 berbeda dari target tahun 80" in found["iku-1_tw4"]
    assert selectors.targets(PLANNER) == ()
    targets.record(by=PLANNER, entries=_of_paper("iku-1", tahun=80))
    assert "berbeda dari target tahun 80" in _refused(*_of_paper("iku-1", tw4=70))["iku-1_tw4"]
    with pytest.raises(FaultyEntry, match="berbeda dari target tahun 80"):
        targets.add(by=PLANNER, entry=_of_paper("iku-1", tw4=70)[0])
    other = replace(TARGET, kind=TargetKind.AMENDED, quarter=4, amount=Decimal(70), paper_dated=date(2023, 10, 17))
    targets.record(by=PLANNER, entries=[other])
    targets.record(by=PLANNER, entries=_of_paper("iku-1", tw4=80))


def test_what_is_counted_from_january_never_falls_and_a_share_that_falls_is_pointed_out(office):
    found = _refused(*_of_paper("iku-2", tahun=40, tw1=90, tw2=50))
    assert "Target triwulan II 50 lebih rendah dari triwulan I 90" in found["iku-2_tw2"]
    assert "Target tahun 40 lebih rendah dari triwulan II 50" in found["iku-2_tahun"]
    keys = targets.record(by=PLANNER, entries=_of_paper("iku-1", tw1=90, tw2=50))
    for key in keys:
        targets.verify(by=CAMAT, key=key, version=1)
    targets.record(by=PLANNER, entries=_of_paper("ipp", tahun=4, tw4=3))


def test_a_correction_that_contradicts_is_not_verified_before_its_counterpart_follows(office):
    year, fourth = targets.record(by=PLANNER, entries=_of_paper("iku-1", tahun=80, tw4=80))
    for key in (year, fourth):
        targets.verify(by=CAMAT, key=key, version=1)
    later = _of_paper("iku-1", tahun=85, tw4=85)
    targets.correct(by=PLANNER, key=year, version=2, entry=later[0], reason="salah salin")
    with pytest.raises(WrongState, match="Target triwulan IV 80,00 berbeda dari target tahun 85,00"):
        targets.verify(by=CAMAT, key=year, version=3)
    with pytest.raises(WrongState, match="berbeda dari target tahun 85,00"):
        batches.verify(by=CAMAT, refs=[Ref(book="target", key=year, version=3)], summary="uji")
    targets.correct(by=PLANNER, key=fourth, version=2, entry=later[1], reason="salah salin")
    for key in (year, fourth):
        targets.verify(by=CAMAT, key=key, version=3)
