"""Exemptions by the kabupaten: with a paper, once, taken back with a reason, and never changing a figure."""

from dataclasses import replace
from datetime import date

import pytest

from cermat.actions import exemptions, village_documents
from cermat.actions.entries import ExemptionEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted, StaleEdit, WrongState
from cermat.registers import clock, ledger, measuring, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import AuditEvent
from tests import cast
from tests.actions.conftest import TODAY

KABUPATEN = cast.scope("kabupaten")
ENTRY = ExemptionEntry(
    village=cast.DENOK,
    kind="rkp_desa",
    fiscal_year=2024,
    paper="Keputusan Bupati nomor 7",
    paper_dated=date(2023, 9, 1),
    reason="Bencana banjir",
)


def test_a_decision_is_one_event_and_stands_beside_the_figure(office):
    before, figures = AuditEvent.objects.count(), measuring.measure(cast.scope(), year=2023)
    key = exemptions.decide(by=KABUPATEN, entry=ENTRY)
    assert AuditEvent.objects.count() == before + 1
    after = measuring.measure(cast.scope(), year=2023)
    assert [each.figure.share for each in after.measurements] == [each.figure.share for each in figures.measurements]
    lines = after.measurements[2].figure.lines
    assert [line.verdict for line in lines] == [line.verdict for line in figures.measurements[2].figure.lines]
    (line,) = [line for line in lines if line.exemption]
    assert (line.id, line.exemption.key) == (f"rkp_desa/2024/{cast.DENOK}", key)
    assert line.notes[0] == (
        "Dikecualikan kabupaten dengan Keputusan Bupati nomor 7 tanggal 1 September 2023 (Bencana banjir); "
        "putusan dan angka tidak berubah."
    )
    assert not ledger.verify()


def test_it_is_known_only_from_when_it_was_recorded_and_until_taken_back(office):
    earlier = selectors.settled_now(cast.scope())
    with clock.fixed(TODAY.replace(hour=10)):
        key = exemptions.decide(by=KABUPATEN, entry=ENTRY)
        decided = selectors.settled_now(cast.scope())
    with clock.fixed(TODAY.replace(hour=11)):
        assert exemptions.withdraw(by=KABUPATEN, key=key, version=1, reason="Keliru desa") == 2
        assert selectors.exemptions(cast.scope()) == ()
        assert exemptions.decide(by=KABUPATEN, entry=ENTRY) == key
        assert selectors.exemption(cast.scope(), key).version == 3
    assert [len(selectors.exemptions(cast.scope(), as_of=each)) for each in (earlier, decided)] == [0, 1]


def test_a_decision_is_taken_once_and_taken_back_once_with_a_reason(office):
    key = exemptions.decide(by=KABUPATEN, entry=ENTRY)
    with pytest.raises(AlreadyThere, match="sudah diputuskan dengan Keputusan Bupati nomor 7"):
        exemptions.decide(by=KABUPATEN, entry=replace(ENTRY, paper="Surat lain"))
    with pytest.raises(FaultyEntry, match="Alasan pencabutan belum diisi"):
        exemptions.withdraw(by=KABUPATEN, key=key, version=1, reason=" ")
    with pytest.raises(StaleEdit):
        exemptions.withdraw(by=KABUPATEN, key=key, version=2, reason="Keliru")
    exemptions.withdraw(by=KABUPATEN, key=key, version=1, reason="Keliru")
    with pytest.raises(WrongState, match="sudah dicabut"):
        exemptions.withdraw(by=KABUPATEN, key=key, version=2, reason="Keliru")
    with pytest.raises(NotFound):
        exemptions.withdraw(by=KABUPATEN, key="tidak-ada", version=1, reason="Keliru")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"village": "35.08.09.2001"}, "village"),
        ({"kind": "rpjm_desa"}, "kind"),
        ({"fiscal_year": 20233}, "fiscal_year"),
        ({"paper": ""}, "paper"),
        ({"paper_dated": date(2099, 1, 1)}, "paper_dated"),
        ({"reason": " "}, "reason"),
    ],
)
def test_a_faulty_decision_is_refused_by_field(office, changes, field):
    with pytest.raises(FaultyEntry) as refused:
        exemptions.decide(by=KABUPATEN, entry=replace(ENTRY, **changes))
    assert [problem.field for problem in refused.value.problems] == [field]


@pytest.mark.parametrize("username", ["staf.pemerintahan", "kasi.pemerintahan", "camat", "admin", "operator.denok"])
def test_only_the_kabupaten_decides(office, username):
    with pytest.raises(NotPermitted):
        exemptions.decide(by=cast.scope(username), entry=ENTRY)


def test_a_village_sees_its_own_and_another_office_none(office, neighbour):
    exemptions.decide(by=KABUPATEN, entry=ENTRY)
    exemptions.decide(by=KABUPATEN, entry=replace(ENTRY, village=cast.BLUKON))
    assert [each.village for each in selectors.exemptions(cast.scope("operator.denok"))] == [cast.DENOK]
    assert selectors.exemptions(cast.stranger()) == ()
    with pytest.raises(NotFound):
        selectors.exemption(cast.stranger(), f"{cast.DENOK}-rkp_desa-2024")
    assert len(selectors.exemptions(cast.scope(), fiscal_years={"rkp_desa": 2024})) == 2
    assert selectors.exemptions(cast.scope(), fiscal_years={"rkp_desa": 2025, "apb_desa": 2024}) == ()


def test_what_is_in_time_already_needs_no_exemption(office):
    key = cast.recorded_document(enacted_on=date(2023, 9, 30))
    cast.recorded_document(number="9", fiscal_year=2025, enacted_on=date(2024, 10, 1))
    other = replace(ENTRY, fiscal_year=2025)
    exemptions.decide(by=KABUPATEN, entry=other)
    exemptions.withdraw(by=KABUPATEN, key=exemptions.decide(by=KABUPATEN, entry=ENTRY), version=1, reason="Uji")
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=1)
    with pytest.raises(FaultyEntry, match="sudah tepat waktu: nomor 4 Tahun 2023, ditetapkan 30 September 2023"):
        exemptions.decide(by=KABUPATEN, entry=ENTRY)
    assert len(selectors.exemptions(cast.scope())) == 1


@pytest.mark.parametrize("changes", [{"enacted_on": date(2023, 10, 1)}, {"kind": "apb_desa"}, {"fiscal_year": 2025}])
def test_what_is_late_or_another_document_bars_no_exemption(office, changes):
    key = cast.recorded_document(**changes)
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=1)
    assert exemptions.decide(by=KABUPATEN, entry=ENTRY)


def test_where_no_deadline_is_in_force_nothing_is_in_time(office):
    key = cast.recorded_document(fiscal_year=2000, enacted_on=date(1999, 9, 1))
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=1)
    assert exemptions.decide(by=KABUPATEN, entry=replace(ENTRY, fiscal_year=2000))
