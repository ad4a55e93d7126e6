"""The papers of a year's plan, composed from the books as they are known, and issued under a number."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from cermat.actions import issuing, letterheads
from cermat.actions.errors import FaultyEntry, Problem, WrongState
from cermat.actions.issuing import Composed, Source, Wanted
from cermat.documents.content import Paper, PaperSize
from cermat.documents.reports import iku, perjanjian_kinerja, rencana_aksi
from cermat.documents.reports import issue as issues
from cermat.documents.reports.issue import Issue
from cermat.documents.reports.perjanjian_kinerja import Parties
from cermat.documents.reports.phrases import regency_post
from cermat.documents.writers import trees
from cermat.indicators import budget
from cermat.indicators.agreements import Agreement, agreement, quarterly_aims
from cermat.indicators.figures import Period
from cermat.indicators.open_actions import open_actions
from cermat.indicators.rows import GOVERNMENT_UNIT, TargetKind
from cermat.indicators.standing import is_verified, versions_by_key
from cermat.registers import measuring, selectors
from cermat.registers.errors import NotFound
from cermat.registers.scope import Scope
from cermat.registers.substitution import PLANNING_UNIT
from cermat.rules.types import IkuPaper
from cermat.words.dates import local_day
from cermat.words.texts import is_same_number

# The one in force first.
KINDS = (TargetKind.AMENDED, TargetKind.AGREED)


def agreements(by: Scope, year: int, *, as_of: datetime | None = None) -> tuple[Agreement, ...]:
    """Return a year's agreements that verified targets stand on, the one in force first. Raises NoPaperInForce."""
    paper = selectors.paper_in_force(by, year=year, as_of=as_of)
    rows = selectors.targets(by, year=year, as_of=as_of)
    found = (agreement(rows, paper, year=year, kind=kind) for kind in KINDS)
    return tuple(each for each in found if each is not None)


def performance_agreement(
    by: Scope, year: int, *, size: PaperSize, kind: TargetKind | None = None, as_of: datetime | None = None
) -> Paper:
    """Return a year's Perjanjian Kinerja for both parties to sign; `kind` None: the one in force.

    Raises WrongState where no verified target stands in it, and the refusals of `measuring`.
    """
    known = measuring.settled(by, as_of)
    agreed = _agreed(by, year, kind=kind, as_of=known)
    office, day = selectors.office(by, as_of=known), agreed.source.paper_dated
    since = selectors.ceilings_since(by, year=year, as_of=known)
    paper = perjanjian_kinerja.compose(
        agreed,
        office=office,
        budget=selectors.budget(by, year=year, as_of=known),
        parties=Parties(
            first=selectors.official_in_office(by, position="camat", on=day, as_of=known),
            second=selectors.official_in_office(by, position=regency_post(office), on=day, as_of=known),
        ),
        as_of=known,
        ceilings_since=local_day(since, office.zone) if since else None,
        paper_size=size,
    )
    return letterheads.with_logo(paper, office)


def _agreed(by: Scope, year: int, *, kind: TargetKind | None, as_of: datetime) -> Agreement:
    found = next((each for each in agreements(by, year, as_of=as_of) if kind in {None, each.kind}), None)
    if found is None:
        raise WrongState(
            f"Perjanjian Kinerja {year} belum dapat dicetak: belum ada target setahun yang terverifikasi untuk naskah "
            "itu; catat target pada halaman Target, lalu mintalah orang kedua memverifikasinya."
        )
    return found


def action_plan(by: Scope, year: int, *, size: PaperSize, as_of: datetime | None = None) -> Paper:
    """Return a year's Rencana Aksi: what its quarters aim at, and what is left to be done.

    Raises WrongState where no verified target is of the year, and the refusals of `measuring`.
    """
    measured = measuring.measure(by, year=year, as_of=as_of)
    known = measured.as_of
    aims = quarterly_aims(selectors.targets(by, year=year, as_of=known), measured.paper, year=year)
    if not any((aim.year, *aim.quarters) != (None,) * 5 for aim in aims):
        raise WrongState(
            f"Rencana Aksi {year} belum dapat dicetak: belum ada target tahun itu yang terverifikasi; catat target "
            "pada halaman Target, lalu mintalah orang kedua memverifikasinya."
        )
    units = {unit.code: unit.name for unit in selectors.units(by, as_of=known)}
    day = local_day(known, measured.office.zone)
    paper = rencana_aksi.compose(
        replace(measured, budget=selectors.budget(by, year=year, as_of=known)),
        aims=aims,
        actions=open_actions(
            measured, government=units.get(GOVERNMENT_UNIT, "Camat"), planning=units.get(PLANNING_UNIT, "Camat")
        ),
        official=selectors.official_in_office(by, position="camat", on=day, as_of=known),
        paper_size=size,
    )
    return letterheads.with_logo(paper, measured.office)


REPORTS: Mapping[str, TargetKind | None] = {
    "iku": None,
    "perjanjian-kinerja": TargetKind.AGREED,
    "perjanjian-kinerja-perubahan": TargetKind.AMENDED,
    "rencana-aksi": None,
}


def issue(*, by: Scope, year: int, wanted: Wanted, number: str, reason: str = "") -> str:
    """Issue a year's IKU, Perjanjian Kinerja, its Perubahan or Rencana Aksi in every form it has, and return its code.

    `reason`: see `issuing.issue`.

    Raises NotPermitted, NotFound, WrongState (a target in it that no second person verified, a blank), FaultyEntry,
    AlreadyThere, UnprintablePaper, StoreRefused, and the refusals of `measuring`; then nothing is issued.
    """
    if wanted.report not in REPORTS:
        raise NotFound(f"Naskah “{wanted.report}” tidak diterbitkan untuk setahun; pilih dari daftarnya.")

    def composed(made: Issue) -> Composed:
        paper = _checked(by, wanted, year=year, number=made.number)
        sha256 = hashlib.sha256(trees.write(paper).encode()).hexdigest()
        return Composed(paper=issues.stated(paper, made, sha256=sha256), sha256=sha256)

    return issuing.issue(
        by=by,
        number=number,
        wanted=wanted,
        source=Source(period=Period(year=year, quarter=None)),
        reason=reason,
        compose=composed,
        recheck=lambda made: _refuse_moved(by, made),
    )


def _checked(by: Scope, wanted: Wanted, *, year: int, number: str) -> Paper:
    """Return a paper as it would be issued, before its number is on it. Raises WrongState, FaultyEntry."""
    if wanted.report == "iku":
        paper = selectors.paper_in_force(by, year=year)
        _refuse_waiting(by, paper)
        _refuse_other_number(paper.number, number)
        # A copy of what was signed: whose name its text leaves out is no blank of ours.
        return iku.compose(paper, paper_size=wanted.size)
    kind = REPORTS[wanted.report]
    _refuse_unverified(by, year, kind=kind)
    _refuse_disagreeing(by, year)
    if kind is None:
        plan = action_plan(by, year, size=wanted.size)
    else:
        _refuse_other_number(
            _agreed(by, year, kind=kind, as_of=measuring.settled(by, None)).source.paper_number, number
        )
        plan = performance_agreement(by, year, size=wanted.size, kind=kind)
    issuing.refuse_blank(plan)
    return plan


def _refuse_waiting(by: Scope, paper: IkuPaper) -> None:
    if any(each.mark.ref.key == paper.id for each in selectors.waiting_papers(by)):
        raise WrongState(
            f"Naskah IKU {paper.id} punya perbaikan yang belum dicocokkan orang kedua; tunggu sampai diverifikasi."
        )


def _refuse_other_number(own: str | None, number: str) -> None:
    if own and not is_same_number(own, number):
        sentence = f"Naskah ini bernomor {own} menurut yang tercatat; terbitkan dengan nomor itu."
        raise FaultyEntry([Problem(field="number", sentence=sentence)])


def _refuse_unverified(by: Scope, year: int, *, kind: TargetKind | None) -> None:
    """Return when a second person verified every target the paper would print. Raises WrongState naming the others.

    `kind` None: of the year and its quarters, of whichever paper; an amendment prints what it leaves of the agreement.
    """
    kinds = {TargetKind.AGREED} if kind is TargetKind.AGREED else set(KINDS)
    rows = [row for row in selectors.targets(by, year=year) if row.year == year and row.kind in kinds]
    newest = [versions[-1] for versions in versions_by_key(rows).values()]
    open_ones = [row for row in newest if not is_verified(row.mark) and (kind is None or row.quarter is None)]
    if open_ones:
        named = ", ".join(sorted({row.indicator.upper() for row in open_ones}))
        raise WrongState(
            f"Target {named} tahun {year} belum diverifikasi orang kedua; mintalah pemeriksa memverifikasi atau "
            "mengembalikannya lebih dahulu."
        )


def disagreement(by: Scope, year: int, *, as_of: datetime | None = None) -> str | None:
    """Return that a year's budget tree contradicts itself, with cause and remedy; None where it agrees."""
    ids = [each.id for each in selectors.paper_in_force(by, year=year, as_of=as_of).indicators]
    return budget.disagreement(selectors.budget(by, year=year, as_of=as_of), indicators=ids)


def _refuse_disagreeing(by: Scope, year: int) -> None:
    if sentence := disagreement(by, year):
        raise WrongState(f"{sentence} Naskah ini memuat anggaran itu; terbitkan sesudah auditnya bersih.")


def _refuse_moved(by: Scope, made: Issue) -> None:
    """Return when nothing was recorded since the paper was composed. Raises WrongState."""
    if selectors.events(by, limit=1)[0].seq != made.head_seq:
        raise WrongState("Buku kantor berubah selagi naskah disusun; periksa lagi, lalu terbitkan sekali lagi.")
