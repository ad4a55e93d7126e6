"""What is published: for everybody, office by office."""

from dataclasses import dataclass
from decimal import Decimal

from cermat.indicators.figures import Period
from cermat.indicators.issuing import IssuedState
from cermat.indicators.publishing import PublishedFigureRow
from cermat.registers.memory import remembered
from cermat.registers.models import PublishedFigure
from cermat.registers.scope import Scope
from cermat.registers.selectors.scopes import public_scope


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOffice:
    """An office of which something is published; `scope`: what anybody may ask of it. `year`: the last published."""

    scope: Scope
    name: str
    regency: str
    is_sample: bool
    year: int

    @property
    def code(self) -> str:
        """Return its code."""
        return self.scope.office


def published_offices() -> tuple[PublishedOffice, ...]:
    """Return the offices of which something is published, by code, each as it was called last."""
    columns = ("office_id", "year", "edition", "office_name", "regency", "is_sample")
    found = PublishedFigure.objects.order_by().values_list(*columns).distinct()
    last = {code: rest for code, *rest in sorted(found)}
    return tuple(
        PublishedOffice(scope=public_scope(code), name=name, regency=regency, is_sample=is_sample, year=year)
        for code, (year, _, name, regency, is_sample) in last.items()
    )


def published_scope(code: str) -> Scope | None:
    """Return what anybody may ask of an office; None for an office of which nothing is published."""
    return public_scope(code) if PublishedFigure.objects.filter(office_id=code).exists() else None


@remembered
def published_figures(scope: Scope) -> tuple[PublishedFigureRow, ...]:
    """Return what is published of the office, replaced editions too, in the order of `PublishedFigureRow.in_order`."""
    found = PublishedFigure.objects.filter(office_id=scope.office)
    return tuple(sorted(map(_row, found), key=lambda row: row.in_order))


def every_published_figure() -> tuple[PublishedFigureRow, ...]:
    """Return what is published of all offices, in the same order."""
    return tuple(sorted(map(_row, PublishedFigure.objects.all()), key=lambda row: row.in_order))


def _row(kept: PublishedFigure) -> PublishedFigureRow:
    return PublishedFigureRow(
        office=kept.office_id,
        office_name=kept.office_name,
        regency=kept.regency,
        is_sample=kept.is_sample,
        measurement=kept.measurement,
        period=Period(year=kept.year, quarter=kept.quarter or None),
        edition=kept.edition,
        published_on=kept.published_on,
        snapshot_sha256=kept.snapshot_sha256,
        iku=kept.iku,
        iku_number=kept.iku_number,
        iku_dated=kept.iku_dated,
        position=kept.position,
        indicator=kept.indicator,
        number=kept.number,
        name=kept.name,
        unit=kept.unit,
        definition=kept.definition,
        numerator=_number(kept.numerator),
        denominator=_number(kept.denominator),
        value=_number(kept.value),
        value_words=kept.value_words,
        is_provisional=kept.is_provisional,
        is_recorded=kept.is_recorded,
        cause=kept.cause,
        target=_number(kept.target),
        attainment=_number(kept.attainment),
        predicate=kept.predicate,
        state=IssuedState(kept.state),
        successor=kept.successor,
        reopens=kept.reopens,
        paper_number=kept.paper_number,
        paper_code=kept.paper_code,
    )


def _number(digits: str | None) -> Decimal | None:
    return None if digits is None else Decimal(digits)
