"""Who asks at the console, of which office, and of which period."""

from argparse import Namespace
from datetime import datetime

from cermat.cli import state
from cermat.cli.errors import CommandRefused
from cermat.indicators.figures import OfficeMeasurement
from cermat.registers import measuring, selectors
from cermat.registers.scope import Scope
from cermat.rules.types import YearBasis


def scope(office: str | None) -> Scope:
    """Return the console's scope for an office; where there is one office its code may be left out."""
    scopes = scopes_of_all()
    if office is None and len(scopes) == 1:
        return next(iter(scopes.values()))
    known = ", ".join(scopes)
    if office is None:
        raise CommandRefused(f"Ada lebih dari satu kantor; sebut salah satunya dengan --office ({known}).")
    if office not in scopes:
        raise CommandRefused(f"Kantor {office} tidak ada di sini; yang ada: {known}.")
    return scopes[office]


def scopes_of_all() -> dict[str, Scope]:
    """Return the console's scope for every office, by code. Raises CommandRefused where there is none."""
    state.require_tables()
    scopes = {each.office: each for each in selectors.console_scopes()}
    if not scopes:
        raise CommandRefused("Belum ada kantor di sini; jalankan `cermat init --office KODE` lebih dahulu.")
    return scopes


def measurement(by: Scope, asked: Namespace) -> OfficeMeasurement:
    """Return the office's measurement for the period and instant asked."""
    return measuring.measure(
        by,
        year=asked.year,
        quarter=asked.quarter,
        as_of=as_of(by, asked.as_of),
        year_basis=YearBasis(asked.year_basis) if asked.year_basis else None,
    )


def as_of(asking: Scope, text: str | None) -> datetime | None:
    """Return the instant a text names in the office's zone; None asks for everything known now."""
    return None if text is None else measuring.instant(asking, text)
