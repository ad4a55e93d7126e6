"""Papers of a year's plan under a number: only from what a second person verified, and the same bytes ever after."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from cermat.actions import evidence_files, iku_papers, imports, officials, papers, targets, units, year_plans
from cermat.actions.entries import TargetEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted, WrongState
from cermat.actions.issuing import Wanted
from cermat.actions.officials import OfficialEntry
from cermat.documents.content import PaperSize
from cermat.documents.writers import pdf
from cermat.evidence import scans, workshop
from cermat.evidence.copies import Verdict
from cermat.indicators.issuing import IssuedState, standing_instead, state_of
from cermat.indicators.rows import TargetKind
from cermat.registers import clock, ledger, selectors
from cermat.registers.errors import InvalidRow, NotFound
from cermat.registers.models import AuditEvent, IssuedPaper
from cermat.rules.library import lumajang_2023_text
from tests import cast
from tests.actions.conftest import TODAY
from tests.actions.import_files import file as import_file
from tests.documents.reading import docx_text, pdf_text, row_words, sheets, squeezed, tables

PLANNER, SECRETARY, CAMAT = (cast.scope(each) for each in ("perencana", "sekretaris", "camat"))
AGREED, AMENDED, PLAN, IKU = "perjanjian-kinerja", "perjanjian-kinerja-perubahan", "rencana-aksi", "iku"
TARGET = TargetEntry(
    indicator="iku-1",
    year=2023,
    kind=TargetKind.AGREED,
    amount=Decimal(80),
    paper="Perjanjian Kinerja Tahun 2023",
    paper_dated=date(2023, 1, 9),
)
LATER = replace(TARGET, kind=TargetKind.AMENDED, amount=Decimal(85), paper_dated=date(2023, 8, 1))
OTHER = replace(TARGET, indicator="iku-2")


@pytest.fixture(scope="module")
def _planned(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.fixed(TODAY):
        cast.open_office()
        cast.add_people_of_the_office()
        cast.recorded_camat()
        bupati = OfficialEntry(position="Bupati", name="BUPATI CONTOH", valid_from=date(2020, 1, 2))
        officials.add(by=cast.scope("admin"), entry=bupati)
        yield _verified(TARGET)
        transaction.set_rollback(True)


@pytest.fixture
def planned(_planned: str, db: None) -> str:
    """Give an office with its Camat and Bupati, and the key of a verified target, on 20 November 2026."""
    return _planned


def _verified(entry: TargetEntry) -> str:
    key = targets.add(by=PLANNER, entry=entry)
    targets.verify(by=SECRETARY, key=key, version=1)
    return key


def _issue(report: str = AGREED, number: str = "", reason: str = "") -> str:
    wanted = Wanted(report=report)
    return year_plans.issue(by=PLANNER, year=2023, wanted=wanted, number=number or f"1/{report}", reason=reason)


def _state(code: str) -> IssuedState:
    return state_of(selectors.issued_paper(PLANNER, code), papers=selectors.issued_papers(PLANNER), editions=())


def _file(code: str, form: str) -> bytes:
    file = next(each for each in selectors.issued_paper(PLANNER, code).files if each.form == form)
    return evidence_files.hand_out(selectors.files(PLANNER)[file.sha256]).path.read_bytes()


def test_a_years_papers_are_issued_with_their_number_and_the_head_of_the_books(planned):
    forms = {AGREED: ["pdf", "docx", "xlsx"], PLAN: ["pdf", "docx", "xlsx"], IKU: ["pdf", "docx", "xlsx"]}
    for report, expected in forms.items():
        head = AuditEvent.objects.order_by("-seq")[0]
        code = _issue(report, number=f"7/{report}")
        paper = selectors.issued_paper(PLANNER, code)
        assert (paper.measurement, paper.period.year, [each.form for each in paper.files]) == (None, 2023, expected)
        said = [pdf_text(_file(code, "pdf")), docx_text(_file(code, "docx")), str(sheets(_file(code, "xlsx")))]
        for words in (f"7/{report}", "20 November 2026", head.hash, paper.snapshot_sha256):
            assert [squeezed(words) in squeezed(each) for each in said] == [True] * len(said)
        assert _state(code) is IssuedState.STANDING
    assert not ledger.verify()
    assert list(papers.rebuild_faults(PLANNER)) == []


def test_an_agreement_with_a_target_that_nobody_else_verified_is_refused(planned):
    before = IssuedPaper.objects.count()
    key = targets.add(by=PLANNER, entry=OTHER)
    for report in (AGREED, PLAN):
        with pytest.raises(WrongState, match="Target IKU-2 tahun 2023 belum diverifikasi orang kedua"):
            _issue(report)
    targets.verify(by=SECRETARY, key=key, version=1)
    entry = replace(TARGET, amount=Decimal(90))
    targets.correct(by=PLANNER, key=planned, version=2, entry=entry, reason="salah salin")
    with pytest.raises(WrongState, match="Target IKU-1 tahun 2023"):
        _issue()
    assert IssuedPaper.objects.count() == before
    targets.verify(by=SECRETARY, key=planned, version=3)
    assert squeezed("90,00%") in squeezed(pdf_text(_file(_issue(), "pdf")))


def test_a_quarters_target_that_waits_holds_up_the_plan_alone(planned):
    targets.add(by=PLANNER, entry=replace(TARGET, quarter=2))
    _issue()
    with pytest.raises(WrongState, match="Target IKU-1 tahun 2023"):
        _issue(PLAN)


def test_an_amendment_replaces_the_agreement_and_never_the_other_way_round(planned):
    first = _issue()
    _verified(LATER)
    second = _issue(AMENDED)
    assert [_state(each) for each in (first, second)] == ["diganti", "berlaku"]
    again = _issue(number="2/2023")
    assert [_state(each) for each in (first, second, again)] == ["diganti", "berlaku", "berlaku"]
    every = selectors.issued_papers(PLANNER)
    found = {each.key: each for each in every}
    assert standing_instead(found[second], papers=every, editions=()) is None
    papers.withdraw(by=CAMAT, code=second, version=1, reason="Belum disepakati")
    assert _state(again) is IssuedState.STANDING


def test_a_number_is_given_once_a_year_and_is_the_papers_own(planned):
    _issue(number="1")
    for report in (AGREED, PLAN, IKU):
        with pytest.raises(AlreadyThere, match="sudah dipakai"):
            _issue(report, "1")
    _issue(PLAN)
    with pytest.raises(FaultyEntry, match="Bila diterbitkan lagi, yang itu menjadi “diganti”"):
        _issue(PLAN, "2")
    _issue(PLAN, "2", "Target triwulan dilengkapi")
    _verified(replace(LATER, paper_number="188/12/2023"))
    with pytest.raises(FaultyEntry, match="bernomor 188/12/2023 menurut yang tercatat"):
        _issue(AMENDED, "9/2023")
    _issue(AMENDED, "Nomor 188 / 12/2023")


def test_a_blank_left_for_an_official_issues_nothing(planned):
    (bupati,) = (each for each in selectors.officials(PLANNER) if each.position == "Bupati")
    late = OfficialEntry(position="Bupati", name="BUPATI CONTOH", valid_from=date(2024, 1, 1))
    officials.change(by=cast.scope("admin"), key=bupati.ref.key, version=1, entry=late, reason="Uji")
    with pytest.raises(WrongState, match="belum lengkap"):
        _issue()
    assert IssuedPaper.objects.count() == 0


def test_a_paper_being_corrected_is_not_issued(planned):
    text = lumajang_2023_text().replace("year_to: null", "year_to: 2029")
    iku_papers.correct(by=PLANNER, key="iku-lumajang-2023", version=1, entry=text, reason="salah salin")
    with pytest.raises(WrongState, match="belum dicocokkan orang kedua"):
        _issue(IKU)
    iku_papers.verify(by=SECRETARY, key="iku-lumajang-2023", version=2, without_scan="uji")
    _issue(IKU)


def test_what_changes_while_a_paper_is_drawn_is_not_left_out_of_it(planned, monkeypatch):
    drawn = evidence_files.drawn

    def meanwhile(*said: Any) -> Any:
        if not IssuedPaper.objects.exists() and selectors.events(PLANNER, limit=1)[0].verb != "mencatat target":
            targets.add(by=PLANNER, entry=OTHER)
        return drawn(*said)

    monkeypatch.setattr(evidence_files, "drawn", meanwhile)
    with pytest.raises(WrongState, match="berubah selagi naskah disusun"):
        _issue()
    assert IssuedPaper.objects.count() == 0


BUDGET = "kode;nama;induk;pagu;tw1;tw2;tw3;tw4"


def test_a_budget_that_contradicts_itself_is_flagged_on_the_papers_and_issues_none(planned, tmp_path):
    head = "7;Kecamatan;;1000;0;0;0;0"
    lines = (head, "7.1;Program A;7;700;0;0;0;0", "7.2;Program B;7;600;0;0;0;0", "8.1;Yatim;8;50;0;0;0;0")
    imports.budget(by=PLANNER, path=import_file(tmp_path, *lines, head=BUDGET), year=2023)
    size, said = PaperSize.A4, "Pohon anggaran tidak selaras pada 2 tempat; yang pertama: 8.1 (Yatim)"
    made = [
        year_plans.performance_agreement(PLANNER, 2023, size=size),
        year_plans.action_plan(PLANNER, 2023, size=size),
    ]
    for paper in made:
        assert squeezed(said) in squeezed(pdf_text(pdf.write(paper)))
        money = next(each for each in tables(paper) if each.name in {"Program", "Anggaran triwulan"})
        assert "1.000" in row_words(money.rows[-1])
        assert len(money.rows) == 3
    for report in (AGREED, PLAN):
        with pytest.raises(WrongState, match="terbitkan sesudah auditnya bersih"):
            _issue(report)
    assert IssuedPaper.objects.count() == 0
    mended = ("7;Kecamatan;;1300;0;0;0;0", *lines[1:3], "8.1;Tidak yatim;7.1;700;0;0;0;0")
    imports.budget(by=PLANNER, path=import_file(tmp_path, *mended, head=BUDGET), year=2023)
    assert squeezed("tidak selaras") not in squeezed(pdf_text(_file(_issue(), "pdf")))


def test_an_agreement_says_of_which_day_its_ceilings_are(planned, tmp_path):
    def said(kind: TargetKind = TargetKind.AGREED) -> str:
        return squeezed(
            pdf_text(pdf.write(year_plans.performance_agreement(PLANNER, 2023, size=PaperSize.A4, kind=kind)))
        )

    def take(days: int, ceiling: int, spent: int) -> None:
        with clock.fixed(TODAY + timedelta(days=days)):
            line = f"7;Program;;{ceiling};{spent};0;0;0"
            imports.budget(by=PLANNER, path=import_file(tmp_path, line, head=BUDGET), year=2023)

    assert squeezed("terakhir berubah") not in said()
    take(0, 700, 0)
    take(1, 700, 50)
    take(2, 900, 50)
    take(3, 900, 60)
    with clock.fixed(TODAY + timedelta(days=4)):
        assert squeezed("terakhir berubah 22 November 2026, sesudah tanggal naskah ini") in said()
        then = year_plans.performance_agreement(PLANNER, 2023, size=PaperSize.A4, as_of=TODAY + timedelta(days=1))
        assert squeezed("terakhir berubah 20 November 2026") in squeezed(pdf_text(pdf.write(then)))


def test_only_known_papers_of_a_year_are_issued_by_those_who_may(planned):
    with pytest.raises(NotFound, match="pengukuran"):
        _issue("pengukuran")
    with pytest.raises(NotPermitted):
        year_plans.issue(by=CAMAT, year=2023, wanted=Wanted(report=AGREED), number="1")
    with pytest.raises(WrongState, match="belum ada target setahun"):
        _issue(AMENDED)


@pytest.mark.parametrize("said", [{"measurement": None}, {"measurement_version": None}, {"quarter": 2}])
def test_the_book_takes_no_paper_of_half_a_measurement(planned, said):
    code = _issue(IKU)
    row = IssuedPaper.objects.get(key=code)
    row.pk, row.key = None, "lain"
    for name, value in ({"measurement": "2023-1", "measurement_version": 4} if "quarter" not in said else {}).items():
        setattr(row, name, value)
    for name, value in said.items():
        setattr(row, name, value)
    with pytest.raises(InvalidRow), ledger.act(office=cast.OFFICE, by="uji", verb="uji", summary="uji") as act:
        act.add(row)


def test_later_targets_officials_units_and_papers_change_no_byte(planned):
    codes = [_issue(AGREED), _issue(PLAN), _issue(IKU)]
    forms = {code: [each.form for each in selectors.issued_paper(PLANNER, code).files] for code in codes}
    files = {(code, form): _file(code, form) for code in codes for form in forms[code]}
    chance = random.Random(11)
    for turn in range(60):
        chance.choice(CHANGES)(turn, planned)
    for (code, form), file in files.items():
        assert papers.rebuilt(selectors.issued_content(PLANNER, code), form) == file == _file(code, form)
    assert list(papers.rebuild_faults(PLANNER)) == []
    assert not ledger.verify()


def test_a_copy_of_which_one_byte_was_changed_is_never_the_same(planned, monkeypatch):
    monkeypatch.setattr(workshop, "is_scan", scans.is_scan)
    code = _issue()
    paper, whole, chance = selectors.issued_paper(PLANNER, code), _file(code, "pdf"), random.Random(7)
    assert papers.judged(paper, [whole]) is Verdict.SAME
    judged = Counter()
    for _ in range(40):
        place = chance.randrange(len(whole))
        changed = bytes([(whole[place] + chance.randint(1, 255)) % 256])
        judged[papers.judged(paper, [whole[:place], changed, whole[place + 1 :]])] += 1
    assert set(judged) <= {Verdict.CHANGED, Verdict.FOREIGN}


def _target(turn: int, key: str) -> None:
    version = selectors.target_versions(PLANNER, key)[-1].mark.ref.version
    entry = replace(TARGET, amount=Decimal(turn + 1))
    version = targets.correct(by=PLANNER, key=key, version=version, entry=entry, reason="Uji")
    targets.verify(by=SECRETARY, key=key, version=version)


def _official(turn: int, _: str) -> None:
    latest = selectors.officials(PLANNER)[turn % 2]
    entry = OfficialEntry(position=latest.position, name=f"NAMA KE-{turn}", valid_from=date(2020, 1, 2))
    officials.change(by=cast.scope("admin"), key=latest.ref.key, version=latest.ref.version, entry=entry, reason="Uji")


def _unit(turn: int, _: str) -> None:
    unit = selectors.units(PLANNER)[turn % 3]
    term: dict[str, Any] = {"valid_from": None, "valid_to": None, "reason": "Uji"}
    units.change(by=cast.scope("admin"), code=unit.code, version=unit.version, name=f"Seksi {turn}", **term)


def _paper(turn: int, _: str) -> None:
    """Correct the paper in force by two people."""
    version = selectors.paper_versions(PLANNER, "iku-lumajang-2023")[-1].mark.ref.version
    text = lumajang_2023_text().replace("Indeks Pelayanan Publik", f"Indeks Pelayanan Publik {turn}")
    correction = {"key": "iku-lumajang-2023", "version": version, "entry": text, "reason": "Uji"}
    version = iku_papers.correct(by=PLANNER, **correction)  # type: ignore[arg-type]
    iku_papers.verify(by=SECRETARY, key="iku-lumajang-2023", version=version, without_scan="uji")


CHANGES = (_target, _official, _unit, _paper)
