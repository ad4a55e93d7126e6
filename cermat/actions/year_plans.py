"""The papers of a year's plan, composed from the books as they are known."""

from dataclasses import replace
from datetime import datetime

from cermat.actions import letterheads
from cermat.actions.errors import WrongState
from cermat.documents.content import Paper, PaperSize
from cermat.documents.reports import perjanjian_kinerja, rencana_aksi
from cermat.documents.reports.perjanjian_kinerja import Parties
from cermat.documents.reports.phrases import regency_post
from cermat.indicators.agreements import Agreement, agreement, programmes, quarterly_aims
from cermat.indicators.open_actions import open_actions
from cermat.indicators.rows import GOVERNMENT_UNIT, TargetKind
from cermat.registers import measuring, selectors
from cermat.registers.scope import Scope
from cermat.words.dates import local_day

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
    agreed = next((each for each in agreements(by, year, as_of=known) if kind in {None, each.kind}), None)
    if agreed is None:
        raise WrongState(
            f"Perjanjian Kinerja {year} belum dapat dicetak: belum ada target setahun yang terverifikasi untuk naskah "
            "itu; catat target pada halaman Target, lalu mintalah orang kedua memverifikasinya."
        )
    office, day = selectors.office(by, as_of=known), agreed.source.paper_dated
    paper = perjanjian_kinerja.compose(
        agreed,
        office=office,
        programmes=programmes(selectors.budget(by, year=year, as_of=known)),
        parties=Parties(
            first=selectors.official_in_office(by, position="camat", on=day, as_of=known),
            second=selectors.official_in_office(by, position=regency_post(office), on=day, as_of=known),
        ),
        as_of=known,
        paper_size=size,
    )
    return letterheads.with_logo(paper, office)


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
        actions=open_actions(measured, government=units.get(GOVERNMENT_UNIT, "Camat")),
        official=selectors.official_in_office(by, position="camat", on=day, as_of=known),
        paper_size=size,
    )
    return letterheads.with_logo(paper, measured.office)
