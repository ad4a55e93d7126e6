"""Acts on papers of a frozen measurement: composing them, issuing them under a number, withdrawing them.

An issued paper is kept twice: its files byte for byte, and its content, from which they are drawn again.
"""

import hashlib
from collections.abc import Iterable, Iterator

from cermat.actions import (
    dated_books,
    evidence_files,
    issuing,
    letterheads,
    permissions,
    public_words,
    signing,
    versions,
)
from cermat.actions.errors import FaultyEntry, NotPermitted, Problem, WrongState
from cermat.actions.issuing import Composed, Source, Wanted
from cermat.actions.permissions import Act
from cermat.documents.content import Paper, PaperSize
from cermat.documents.reports import (
    berita_acara,
    kertas_kerja,
    lembar_persetujuan,
    lembar_salin,
    lkjip,
    pengukuran,
    standing,
)
from cermat.documents.reports import issue as issues
from cermat.documents.reports.issue import Issue
from cermat.documents.reports.lembar_salin import Approved
from cermat.documents.writers import trees
from cermat.documents.writers.errors import UnprintablePaper, UnreadableTree
from cermat.documents.writers.forms import WRITERS
from cermat.evidence import copies, store
from cermat.evidence.copies import Verdict
from cermat.indicators.cycle import CycleStage, Edition
from cermat.indicators.figures import OfficeMeasurement, Period
from cermat.indicators.issuing import Issued, IssuedFile
from cermat.registers import clock, ledger, measuring, reporting, selectors
from cermat.registers.ledger import Fault
from cermat.registers.models import IssuedPaper
from cermat.registers.scope import Scope
from cermat.words.dates import local_day

# What is made of a measurement.
REPORTS = ("pengukuran", "berita-acara", "lkjip", "kertas-kerja", "lembar-persetujuan")


def compose(by: Scope, edition: Edition, wanted: Wanted, issue: Issue | None = None) -> Paper:
    """Return a paper of a frozen measurement, made from the frozen values alone. Raises NotFound and WrongState.

    `issue`: under which number it is issued; None for a copy that carries none.
    """
    frozen = selectors.snapshot(by, edition.snapshot)
    said = (*(issues.words(issue) if issue else ()), *_standing(by, edition))
    headed = letterheads.with_logo(_composed(by, edition, wanted, frozen=frozen, said=said), frozen.office)
    return issues.marked(headed, issue) if issue else headed


def _composed(
    by: Scope, edition: Edition, wanted: Wanted, *, frozen: OfficeMeasurement, said: tuple[tuple[str, str], ...]
) -> Paper:
    if wanted.report == "kertas-kerja":
        one = measuring.of_indicator(frozen, wanted.indicator)
        return kertas_kerja.compose(frozen, one, paper_size=wanted.size, standing=said)
    if wanted.report == "lembar-persetujuan":
        _refuse_unreviewed(edition)
        return lembar_persetujuan.compose(
            frozen, official=signing.signer_today(by), edition=edition.edition, paper_size=wanted.size, standing=said
        )
    official, dated = signing.signer(by, frozen, edition=edition), signing.signed_on(frozen, edition=edition)
    if wanted.report == "pengukuran":
        return pengukuran.compose(frozen, official=official, dated=dated, paper_size=wanted.size, standing=said)
    if wanted.report == "berita-acara":
        taken = signing.taken(by, edition, official=official)
        return berita_acara.compose(
            frozen, official=official, dated=dated, paper_size=wanted.size, standing=said, taken=taken
        )
    if edition.period.quarter is not None:
        raise WrongState(
            f"LKjIP dibuat setahun sekali, bukan tiap triwulan; cetak dari pengukuran tahun {edition.period.year} atau "
            "dari halaman Laporan."
        )
    return lkjip.compose(frozen, official=official, dated=dated, paper_size=wanted.size, standing=said)


def of_period(by: Scope, period: Period, wanted: Wanted) -> Paper:
    """Return a paper of what was frozen of a period: of its latest approved edition, else of its latest one.

    An approval sheet is of the latest one. Raises WrongState where none was frozen, and what `compose` raises.
    """
    of_year = selectors.editions(by, year=period.year)
    latest = max((each for each in of_year if each.period == period), key=lambda each: each.edition, default=None)
    if latest is None:
        raise WrongState("Periode ini belum dibekukan; bekukan dahulu di halaman Pengukuran, lalu cetak naskahnya.")
    if wanted.report == "lembar-persetujuan":
        return compose(by, latest, wanted)
    return compose(by, approved_edition(by, period) or latest, wanted)


def year_report(by: Scope, year: int, *, size: PaperSize) -> Paper:
    """Return a year's LKjIP from its latest approved edition, else its latest one, else from the books as they are.

    Raises BlankAnalysis, and the refusals of `measuring.measure`.
    """
    of_year = [each for each in selectors.editions(by, year=year) if each.period.quarter is None]
    editions = [each for each in of_year if each.is_locked] or of_year
    if editions:
        return compose(by, editions[-1], Wanted(report="lkjip", size=size))
    known = reporting.complete(by, measuring.measure(by, year=year))
    official, said = signing.signer(by, known), standing.of_books(known, approved=None)
    paper = lkjip.compose(known, official=official, paper_size=size, standing=said)
    return letterheads.with_logo(paper, known.office)


def approved_edition(by: Scope, period: Period) -> Edition | None:
    """Return a period's latest approved edition, None where none was approved."""
    of_period = (each for each in selectors.editions(by, year=period.year) if each.period == period and each.is_locked)
    return max(of_period, key=lambda each: each.edition, default=None)


def copy_sheet(by: Scope, year: int, *, size: PaperSize) -> Paper:
    """Return a year's approved figures in the order other systems ask for them. Raises NoPaperInForce."""
    office, locked = selectors.office(by), [each for each in selectors.editions(by, year=year) if each.is_locked]
    approved = {each.period.quarter: _approved(by, each) for each in locked}
    paper = lembar_salin.compose(
        office,
        selectors.paper_in_force(by, year=year),
        year=year,
        dated=local_day(clock.now(), office.zone),
        approved=approved,
        paper_size=size,
    )
    return letterheads.with_logo(paper, office)


def _approved(by: Scope, edition: Edition) -> Approved:
    later = selectors.successor(by, edition.key)
    return Approved(
        edition=edition.edition,
        measured=selectors.snapshot(by, edition.snapshot),
        standing=standing.edition_and_later(edition, later),
        is_reopened=later is not None,
    )


def issue(*, by: Scope, measurement: str, wanted: Wanted, number: str, reason: str = "") -> str:
    """Issue a paper of an approved measurement in every form it has, and return its code; see `issuing.issue`.

    Its files are drawn from the content that is kept. Raises NotPermitted, NotFound, WrongState, FaultyEntry,
    AlreadyThere, UnprintablePaper, StoreRefused; then nothing is issued.
    """
    permissions.check_can(by, Act.ISSUE_PAPER)
    edition = selectors.edition_history(by, measurement)[-1]
    _refuse_unsettled(by, edition)

    def composed(made: Issue) -> Composed:
        paper = compose(by, edition, wanted, made)
        issuing.refuse_blank(paper)
        return Composed(paper=paper, sha256=selectors.snapshot_sha256(by, edition.snapshot))

    return issuing.issue(
        by=by,
        number=number,
        wanted=wanted,
        source=Source(period=edition.period, measurement=edition.key, version=edition.version),
        reason=reason,
        compose=composed,
        # Under the office's lock: nobody can have opened the period again since.
        recheck=lambda _: _refuse_unsettled(by, edition),
    )


def issue_refusal(by: Scope, edition: Edition) -> str | None:
    """Return why this person cannot issue papers of a measurement now, as a sentence; None when he can."""
    try:
        permissions.check_can(by, Act.ISSUE_PAPER)
        _refuse_unsettled(by, edition)
    except (NotPermitted, WrongState) as sentence:
        return str(sentence)
    return None


def withdraw(*, by: Scope, code: str, version: int, reason: str) -> int:
    """Say that an issued paper holds no longer, with the reason, and return the new version; its files stay."""
    permissions.check_can(by, Act.WITHDRAW_PAPER)
    seen = selectors.issued_paper(by, code)
    if not reason.strip():
        raise FaultyEntry([Problem(field="reason", sentence="Alasan pencabutan belum diisi; tulis alasannya.")])
    public_words.refuse_personal("reason", reason)
    summary = f"{seen.title}, nomor {seen.number} ({reason.strip()})"
    with ledger.act(office=by.office, by=by.username, verb="mencabut naskah", summary=summary) as act:
        row = dated_books.found(IssuedPaper, by=by, key=code, word="naskah terbit")
        versions.refuse_stale(row, version)
        if row.annulled:
            raise WrongState("Naskah ini sudah dicabut; tidak perlu dicabut lagi.")
        return act.add(dated_books.next_version(row, annulled=True, reason=reason.strip())).version


def judged(paper: Issued, pieces: Iterable[bytes]) -> Verdict:
    """Return what a copy of an issued paper is; it is gone afterwards. Raises StoreRefused."""
    with evidence_files.place().draft() as draft:
        sha256 = store.write(draft, pieces)
        return copies.judge(draft, sha256, issued={each.sha256 for each in paper.files})


def rebuilt(content: str, form: str) -> bytes:
    """Return a form of an issued paper drawn anew from its content. Raises UnreadableTree, UnprintablePaper."""
    return WRITERS[form](trees.read(content))


def rebuild_faults(by: Scope) -> Iterator[Fault]:
    """Yield every issued file of the office that is not the same, byte for byte, when it is drawn anew."""
    for each in selectors.issued_papers(by):
        content = selectors.issued_content(by, each.key)
        for file in each.files:
            if fault := _rebuild_fault(content, file):
                where = f"naskah terbit {each.key}.{file.form}"
                yield Fault(office=by.office, where=where, sentence=f"{each.title}, nomor {each.number}: {fault}")


def _rebuild_fault(content: str, file: IssuedFile) -> str | None:
    try:
        drawn = rebuilt(content, file.form)
    except (UnreadableTree, UnprintablePaper) as refusal:
        return str(refusal)
    if hashlib.sha256(drawn).hexdigest() == file.sha256:
        return None
    return (
        f"{file.form.upper()} yang disusun ulang tidak sama dengan yang diterbitkan; program atau bukunya berubah, "
        "berkas yang diterbitkan tetap tersimpan."
    )


def _standing(by: Scope, edition: Edition) -> tuple[tuple[str, str], ...]:
    return standing.words(
        edition,
        later=selectors.successor(by, edition.key),
        sha256=selectors.snapshot_sha256(by, edition.snapshot),
        people={each.username: each.position or each.name for each in selectors.people(by)},
        zone=selectors.office(by).zone,
    )


def _refuse_unreviewed(edition: Edition) -> None:
    if edition.stage is not CycleStage.REVIEWED:
        raise WrongState(
            f"Pengukuran ini {edition.stage}; lembar persetujuan dicetak setelah direviu dan sebelum disetujui."
        )


def _refuse_unsettled(by: Scope, edition: Edition) -> None:
    """Return for an approved measurement that nothing follows. Raises WrongState."""
    if not edition.is_locked:
        raise WrongState(f"Pengukuran ini {edition.stage}; naskahnya diterbitkan setelah disetujui dan terkunci.")
    if later := selectors.successor(by, edition.key):
        raise WrongState(
            f"Pengukuran ini dibuka kembali sebagai edisi {later.edition}; terbitkan naskah dari edisi itu setelah "
            "disetujui."
        )
