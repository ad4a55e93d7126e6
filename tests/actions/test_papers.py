"""Issuing papers of a frozen measurement: whole or not at all, each number once, the same bytes whenever asked."""

import hashlib
import os
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from cermat.actions import (
    evidence_files,
    measurements,
    officials,
    papers,
    targets,
    users,
    village_documents,
)
from cermat.actions.entries import TargetEntry
from cermat.actions.errors import AlreadyThere, FaultyEntry, NotPermitted, StaleEdit, WrongState
from cermat.actions.issuing import Wanted
from cermat.actions.officials import OfficialEntry
from cermat.documents.content import CheckMark, Items, PaperSize
from cermat.documents.writers import trees
from cermat.evidence import scans, workshop
from cermat.evidence.copies import Verdict
from cermat.evidence.errors import StoreRefused
from cermat.evidence.store import Store
from cermat.indicators.issuing import IssuedState, state_of
from cermat.indicators.rows import TargetKind
from cermat.registers import clock, ledger, selectors
from cermat.registers.errors import NotFound
from cermat.registers.models import AuditEvent, EvidenceFile, IssuedPaper, Target
from cermat.rules.library import lumajang_2023_text
from tests import cast
from tests.actions.conftest import TODAY
from tests.documents.reading import docx_text, pdf_text, row_words, squeezed, tables

PLANNER, SECRETARY, CAMAT = (cast.scope(each) for each in ("perencana", "sekretaris", "camat"))
PENGUKURAN, KERTAS_KERJA = Wanted(report="pengukuran"), Wanted(report="kertas-kerja", indicator="iku-1")
NUMBER = "000.7.2/117/427.91/2026"
IS_PROOF = os.environ.get("CERMAT_PROVE") == "1"


@pytest.fixture(scope="module")
def _approved(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    with django_db_blocker.unblock(), transaction.atomic(), clock.fixed(TODAY):
        cast.open_office()
        cast.add_people_of_the_office()
        cast.recorded_activity()
        cast.recorded_camat()
        yield cast.approved_measurement()
        transaction.set_rollback(True)


@pytest.fixture
def approved(_approved: str, db: None) -> str:
    """Approve the first quarter of 2023 in an office with its Camat, on 20 November 2026."""
    return _approved


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the content itself as each file, where a test is not about what is drawn."""
    for form in papers.WRITERS:
        monkeypatch.setitem(papers.WRITERS, form, lambda paper: trees.write(paper).encode())


def _issue(measurement: str, wanted: Wanted = PENGUKURAN, number: str = NUMBER, reason: str = "") -> str:
    return papers.issue(by=PLANNER, measurement=measurement, wanted=wanted, number=number, reason=reason)


def _state(code: str) -> IssuedState:
    paper = selectors.issued_paper(PLANNER, code)
    return state_of(paper, papers=selectors.issued_papers(PLANNER), editions=selectors.editions(PLANNER))


def _file(code: str, form: str) -> bytes:
    file = next(each for each in selectors.issued_paper(PLANNER, code).files if each.form == form)
    kept = evidence_files.hand_out(selectors.files(PLANNER)[file.sha256]).path.read_bytes()
    assert (hashlib.sha256(kept).hexdigest(), len(kept)) == (file.sha256, file.size)
    return kept


def test_a_paper_is_issued_in_every_form_with_its_number_and_the_head_of_the_books(approved, monkeypatch):
    monkeypatch.setattr(settings, "PUBLIC_ADDRESS", "https://cermat.contoh.go.id")
    head = AuditEvent.objects.order_by("-seq")[0]
    code = _issue(approved, number="  000.7.2/117/427.91/2026\u200b ")
    assert AuditEvent.objects.count() == head.seq + 1
    paper = selectors.issued_paper(PLANNER, code)
    assert (paper.number, paper.dated, paper.measurement) == (NUMBER, date(2026, 11, 20), approved)
    assert paper.snapshot_sha256 == selectors.snapshot_sha256(PLANNER, approved)
    assert [each.form for each in paper.files] == ["pdf", "docx", "xlsx"]
    for said in (pdf_text(_file(code, "pdf")), docx_text(_file(code, "docx"))):
        for words in (NUMBER, "20 November 2026", head.hash, paper.snapshot_sha256, f"go.id/periksa/{code}/"):
            assert squeezed(words) in squeezed(said)
        assert "elektronik" not in said
    assert _state(code) is IssuedState.STANDING
    assert not ledger.verify()
    assert list(papers.rebuild_faults(PLANNER)) == []


def test_a_working_paper_is_issued_for_one_indicator_and_without_a_public_address_no_mark_is_printed(approved):
    code = _issue(approved, Wanted(report="kertas-kerja", indicator="iku-1", size=PaperSize.F4))
    assert [each.form for each in selectors.issued_paper(PLANNER, code).files] == ["pdf", "docx", "xlsx"]
    drawn = trees.read(selectors.issued_content(PLANNER, code))
    assert drawn.size is PaperSize.F4
    assert not [block for block in drawn.blocks if isinstance(block, CheckMark)]
    with pytest.raises(NotFound, match="iku-9"):
        _issue(approved, Wanted(report="kertas-kerja", indicator="iku-9"), "118")


def test_only_an_approved_measurement_that_nothing_follows_is_issued(approved):
    draft = measurements.freeze(by=PLANNER, year=2023, quarter=2)
    with pytest.raises(WrongState, match="draf; naskahnya diterbitkan setelah disetujui"):
        _issue(draft)
    edition = selectors.edition_history(PLANNER, approved)[-1]
    assert papers.issue_refusal(PLANNER, edition) is None
    assert "tidak berwenang menerbitkan" in (papers.issue_refusal(CAMAT, edition) or "")
    measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="Perdes Denok dikoreksi")
    with pytest.raises(WrongState, match="dibuka kembali sebagai edisi 2"):
        _issue(approved)
    with pytest.raises(NotPermitted):
        papers.issue(by=CAMAT, measurement=approved, wanted=PENGUKURAN, number=NUMBER)


@pytest.mark.parametrize(("number", "sentence"), [(" \u200b", "belum diisi"), ("9" * 101, "terlalu panjang")])
def test_a_number_must_be_one(approved, number, sentence):
    with pytest.raises(FaultyEntry, match=sentence):
        _issue(approved, number=number)


def test_a_number_is_given_once_a_year_whatever_the_paper_until_it_is_withdrawn(approved, undrawn):
    code = _issue(approved)
    for wanted in (PENGUKURAN, KERTAS_KERJA, Wanted(report="berita-acara")):
        with pytest.raises(AlreadyThere, match="sudah dipakai naskah “PENGUKURAN KINERJA"):
            _issue(approved, wanted, number=NUMBER.lower().replace("/", " / "))
    papers.withdraw(by=SECRETARY, code=code, version=1, reason="Nomor agenda keliru")
    assert _state(_issue(approved)) is IssuedState.STANDING


def test_an_official_left_blank_issues_nothing(approved, monkeypatch):
    monkeypatch.setattr(selectors, "official_in_office", lambda *_, **__: None)
    before = AuditEvent.objects.count()
    with pytest.raises(WrongState, match=r"belum lengkap: Tabel pejabat belum diisi"):
        _issue(approved)
    assert (AuditEvent.objects.count(), IssuedPaper.objects.count()) == (before, 0)


def test_a_form_that_cannot_be_kept_issues_nothing(approved, undrawn, monkeypatch):
    before, kept = AuditEvent.objects.count(), []
    keep = Store.keep

    def fails_at_the_second(store: Store, source: Path, sha256: str) -> None:
        if kept:
            raise StoreRefused("Berkas tidak dapat disimpan (disk penuh); coba lagi.")
        kept.append(sha256)
        keep(store, source, sha256)

    monkeypatch.setattr(Store, "keep", fails_at_the_second)
    with pytest.raises(StoreRefused):
        _issue(approved)
    assert (AuditEvent.objects.count(), IssuedPaper.objects.count(), EvidenceFile.objects.count()) == (before, 0, 0)


def test_a_paper_is_reopened_and_replaced_with_its_measurement(approved, undrawn):
    code = _issue(approved)
    key = measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="Perdes Denok dikoreksi")
    assert _state(code) is IssuedState.REOPENED
    measurements.submit(by=PLANNER, key=key, version=1)
    measurements.review(by=SECRETARY, key=key, version=2)
    measurements.approve(by=CAMAT, key=key, version=3)
    assert _state(code) is IssuedState.REPLACED
    assert _state(_issue(key, number="118")) is IssuedState.STANDING


def test_a_copy_sheet_names_each_edition_its_data_and_that_it_is_opened_again_and_why(approved):
    def said() -> tuple[list[str], str]:
        sheet = papers.copy_sheet(PLANNER, 2023, size=PaperSize.A4)
        (figures,) = tables(sheet)
        first = [row_words(row)[-1] for row in figures.rows if row_words(row)[2] == "Triwulan I"]
        (notes,) = (block for block in sheet.blocks if isinstance(block, Items))
        return first, notes.items[0].text

    remarks, standing = said()
    assert all(each.startswith("edisi 1") and "dibuka kembali" not in each for each in remarks)
    assert standing == "Triwulan I: edisi ke-1; keadaan data 20 November 2026 09.00 WIB."
    measurements.freeze(by=PLANNER, year=2023, quarter=1, reason="Perdes Denok dikoreksi")
    remarks, standing = said()
    assert all(each.startswith("edisi 1, sedang dibuka kembali") for each in remarks)
    assert "edisi ke-1; sedang dibuka kembali sebagai edisi ke-2: Perdes Denok dikoreksi; keadaan data" in standing
    cast.approved_measurement(reason="")
    remarks, standing = said()
    assert all(each.startswith("edisi 3") and "dibuka kembali" not in each for each in remarks)
    assert "edisi ke-3, membuka kembali edisi sebelumnya: Perdes Denok dikoreksi; keadaan data" in standing


def test_a_paper_is_replaced_by_a_later_one_of_its_kind_alone(approved, undrawn):
    first = _issue(approved)
    other, second = _issue(approved, KERTAS_KERJA, "1"), _issue(approved, number="118", reason="Kertas F4")
    assert [_state(each) for each in (first, other, second)] == ["diganti", "berlaku", "berlaku"]
    papers.withdraw(by=CAMAT, code=second, version=1, reason="Keliru")
    assert [_state(each) for each in (first, second)] == ["berlaku", "dicabut"]
    assert [each.key for each in selectors.issued_papers(PLANNER, year=2023)] == [second, other, first]
    assert selectors.issued_papers(PLANNER, year=2024) == ()


def test_a_paper_that_stands_is_replaced_only_with_a_reason_that_is_kept(approved, undrawn):
    first = _issue(approved)
    for reason, sentence in (
        (" ", f"sudah terbit dengan nomor {NUMBER} tanggal 20 November 2026. Bila diterbitkan lagi, yang itu menjadi"),
        ("NIK 3508101234567890", "data pribadi"),
    ):
        with pytest.raises(FaultyEntry, match=sentence) as refused:
            _issue(approved, number="118", reason=reason)
        assert [each.field for each in refused.value.problems] == ["reason"]
    assert [each.key for each in selectors.issued_papers(PLANNER)] == [first]
    second = selectors.issued_paper(PLANNER, _issue(approved, number="118", reason=" Salah kertas "))
    assert second.replaces == "Salah kertas"
    assert selectors.events(PLANNER, limit=1)[0].summary.endswith(f"118, menggantikan nomor {NUMBER} (Salah kertas)")
    papers.withdraw(by=CAMAT, code=second.key, version=1, reason="Keliru")
    assert selectors.issued_paper(PLANNER, second.key).replaces == "Salah kertas"
    papers.withdraw(by=CAMAT, code=first, version=1, reason="Keliru")
    assert selectors.issued_paper(PLANNER, _issue(approved, reason="tidak perlu")).replaces is None


def test_a_paper_is_withdrawn_once_with_a_reason_by_those_who_may(approved, undrawn):
    code = _issue(approved)
    with pytest.raises(NotPermitted):
        papers.withdraw(by=PLANNER, code=code, version=1, reason="Keliru")
    with pytest.raises(FaultyEntry, match="Alasan pencabutan"):
        papers.withdraw(by=CAMAT, code=code, version=1, reason=" ")
    with pytest.raises(NotFound):
        papers.withdraw(by=CAMAT, code="tidak-ada", version=1, reason="Keliru")
    assert papers.withdraw(by=CAMAT, code=code, version=1, reason="Keliru") == 2
    with pytest.raises(StaleEdit):
        papers.withdraw(by=CAMAT, code=code, version=1, reason="Keliru")
    with pytest.raises(WrongState, match="sudah dicabut"):
        papers.withdraw(by=CAMAT, code=code, version=2, reason="Keliru")
    paper = selectors.issued_paper(PLANNER, code)
    assert (paper.withdrawn, paper.withdrawn_by, paper.issued_by) == ("Keliru", "camat", "perencana")


def test_a_rebuild_that_is_not_the_same_is_named(approved, undrawn, monkeypatch):
    code = _issue(approved)
    monkeypatch.setitem(papers.WRITERS, "docx", lambda _: b"lain")
    (fault,) = papers.rebuild_faults(PLANNER)
    assert (fault.where, "tidak sama dengan yang diterbitkan" in fault.sentence) == (f"naskah terbit {code}.docx", True)
    monkeypatch.setattr(selectors, "issued_content", lambda *_: '{"type":"Title","lines":[]}')
    assert ["tidak terbaca" in each.sentence for each in papers.rebuild_faults(PLANNER)] == [True, True, True]


@pytest.mark.proof
def test_no_copy_of_which_one_byte_was_changed_is_the_same(approved, monkeypatch):
    """The bounded process that looks for pictures is left out: what it asks is asked here, a thousand times."""
    monkeypatch.setattr(workshop, "is_scan", scans.is_scan)
    code = _issue(approved)
    paper, whole, chance = selectors.issued_paper(PLANNER, code), _file(code, "pdf"), random.Random(7)
    assert papers.judged(paper, [whole]) is Verdict.SAME
    judged = Counter()
    for _ in range(1000 if IS_PROOF else 50):
        place = chance.randrange(len(whole))
        changed = bytes([(whole[place] + chance.randint(1, 255)) % 256])
        judged[papers.judged(paper, [whole[:place], changed, whole[place + 1 :]])] += 1
    print(f"one byte changed: {dict(judged)}")
    assert set(judged) <= {Verdict.CHANGED, Verdict.FOREIGN}
    assert not list((settings.EVIDENCE_FOLDER / "incoming").iterdir())


@pytest.mark.proof
def test_whatever_changes_afterwards_no_byte_of_an_issued_paper_does(approved):
    """Rows, targets, officials, people, IKU papers and measurements go on at random; each rebuild is the file."""
    codes = {_issue(approved): ("pdf", "docx", "xlsx"), _issue(approved, KERTAS_KERJA, "1"): ("pdf", "docx", "xlsx")}
    files = {(code, form): _file(code, form) for code, forms in codes.items() for form in forms}
    chance = random.Random(7)
    for turn in range(200 if IS_PROOF else 10):
        chance.choice(CHANGES)(turn)
        for (code, form), file in files.items():
            assert papers.rebuilt(selectors.issued_content(PLANNER, code), form) == file == _file(code, form)
    assert not ledger.verify()


def _row(turn: int) -> None:
    activity = cast.recorded_activity(number=f"{turn}/1/2023")
    cast.recorded_output(activity)


def _document(turn: int) -> None:
    key = cast.recorded_document(number=f"{turn} Tahun 2023")
    village_documents.verify(by=cast.scope("kasi.pemerintahan"), key=key, version=1)


def _target(turn: int) -> None:
    set_by = {"paper": "Perjanjian Kinerja", "paper_dated": date(2023, 1, 20)}
    entry = TargetEntry(indicator="iku-1", year=2023, kind=TargetKind.AGREED, amount=Decimal(turn + 1) / 4, **set_by)
    if latest := Target.objects.order_by("-version").first():
        version = targets.correct(by=PLANNER, key=latest.key, version=latest.version, entry=entry, reason="Uji")
        targets.verify(by=SECRETARY, key=latest.key, version=version)
    else:
        targets.verify(by=SECRETARY, key=targets.add(by=PLANNER, entry=entry), version=1)


def _official(turn: int) -> None:
    (latest, *_) = selectors.officials(PLANNER)
    entry = OfficialEntry(position="Camat", name=f"CAMAT KE-{turn}", valid_from=date(2020, 1, 2))
    officials.change(by=cast.scope("admin"), key=latest.ref.key, version=latest.ref.version, entry=entry, reason="Uji")


def _paper(turn: int) -> None:
    """Write a new version of the paper and its rules, or another paper."""
    text = lumajang_2023_text().replace("Indeks Pelayanan Publik", f"Indeks Pelayanan Publik {turn}")
    named = text if turn % 2 else text.replace("id: iku-lumajang-2023", f"id: iku-lumajang-2023-{turn}")
    cast.take_iku(named)


def _person(turn: int) -> None:
    users.add(by=cast.console(), username=f"orang.{turn}", role="staf", unit="umum", position=f"Staf {turn}")


def _edition(turn: int) -> None:
    cast.approved_measurement(reason=f"Uji {turn}")


CHANGES = (_row, _document, _target, _official, _paper, _person, _edition)
