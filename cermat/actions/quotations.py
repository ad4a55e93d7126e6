"""Quotations: what an issued paper of before the books reported that the office reached. No figure rests on them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.db.models import Q

from cermat.actions import checks, facts
from cermat.actions.entries import RecordedValueEntry
from cermat.actions.errors import Problem
from cermat.indicators.quantities import bounds_of
from cermat.indicators.recorded import OFFICIAL, REPORTED
from cermat.registers import selectors
from cermat.registers.models import Activity, RecordedValue, VillageDocument
from cermat.registers.scope import Scope
from cermat.rules.errors import NoRuleInForce
from cermat.rules.parameters import CategoryParameters, RecordedValueParameters
from cermat.rules.types import Parameters
from cermat.words.dates import local_day


def is_before_the_books(by: Scope, year: int, indicator: str) -> bool:
    """Return whether a year was over before the books were opened, with nothing there that its indicator counts."""
    office = selectors.office(by)
    if year >= local_day(office.opened_at, office.zone).year:
        return False
    own = {"office_id": by.office}
    return not (
        Activity.objects.filter(**own, dated__year=year).exists()
        or VillageDocument.objects.filter(Q(enacted_on__year=year) | Q(submitted_on__year=year), **own).exists()
        or RecordedValue.objects.filter(**own, year=year, indicator=indicator).exclude(quantity=REPORTED).exists()
    )


def problems(by: Scope, entry: RecordedValueEntry) -> Iterator[Problem]:
    """Yield what is wrong with a quotation: its paper, its amount, and a year that the books themselves answer for."""
    known = facts.of(by)
    stated = {code: _as_stated(known, code, entry.year) for code in known.indicators}
    yield from checks.recorded_value_problems(replace(entry, quantity=OFFICIAL), replace(known, recorded=stated))
    if entry.quarter is not None:
        yield Problem(field="quarter", sentence="Yang dikutip dari naskah lama adalah setahun; kosongkan triwulannya.")
    if not is_before_the_books(by, entry.year, entry.indicator):
        yield Problem(
            field="quantity",
            sentence=f"Buku tahun {entry.year} ada di Cermat, sehingga realisasinya dihitung, bukan dikutip; pilih "
            "besaran lain, atau catat barisnya.",
        )
    if entry.paper_dated.year < entry.year:
        yield Problem(
            field="paper_dated",
            sentence=f"Naskah bertanggal sebelum tahun {entry.year} tidak dapat melaporkannya; periksa tanggalnya.",
        )


def _as_stated(known: checks.Facts, code: str, year: int) -> Parameters:
    """Return an indicator as a value its paper states, within the bounds it has by itself."""
    indicator = known.indicators[code]
    if isinstance(indicator.parameters, CategoryParameters):
        return indicator.parameters
    try:
        bounds = bounds_of(indicator, known.indices, on=date(year, 12, 31))
    except NoRuleInForce:
        bounds = None
    return RecordedValueParameters(
        minimum=bounds.minimum if bounds else None, maximum=bounds.maximum if bounds else None
    )
