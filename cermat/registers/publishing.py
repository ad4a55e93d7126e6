"""What is published of each office, kept beside its books: an act that changes it writes it in its own transaction.

A frozen measurement takes some milliseconds to be read again and an office has dozens: the public page and the open
data read these rows instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from django.db.models import Exists, OuterRef

from cermat.indicators import cycle
from cermat.indicators.cycle import CycleStage, Edition
from cermat.indicators.figures import Period
from cermat.indicators.issuing import Issued
from cermat.indicators.publishing import PRINTED_IN, PublishedFigureRow, published
from cermat.registers.ledger import Act
from cermat.registers.models import FrozenMeasurement, IssuedPaper, Office, PublishedFigure
from cermat.registers.models.counts import WHOLE_YEAR
from cermat.registers.scope import Scope
from cermat.registers.selectors.cycle import editions, snapshot, snapshot_sha256
from cermat.registers.selectors.issued import issued_papers
from cermat.registers.selectors.published import published_figures
from cermat.registers.selectors.scopes import console_scope

Place = tuple[int, str]
_SAME_IN_BOTH = [each.name for each in fields(PublishedFigureRow) if each.name not in {"office", "period"}]


def follow(acts: Sequence[Act]) -> None:
    """Carry the rows of acts into what is published of their offices; called within their transaction."""
    rows = [row for act in acts for book in ("measurement", "issued_paper") for row in act.rows.get(book, ())]
    periods = {
        (row.office_id, Period(year=row.year, quarter=row.quarter))
        for row in rows
        if isinstance(row, FrozenMeasurement | IssuedPaper)
    }
    for office, period in periods:
        _keep(console_scope(office), period)


def republish(scope: Scope) -> None:
    """Take what is published of the office from its books anew; the office is locked, or nobody else writes."""
    PublishedFigure.objects.filter(office_id=scope.office).delete()
    PublishedFigure.objects.bulk_create(map(_stored, fresh(scope)))


def offices_behind() -> tuple[str, ...]:
    """Return the offices of which something is published and nothing kept, their books being older, by code."""
    in_books = FrozenMeasurement.objects.filter(office=OuterRef("pk"), stage=CycleStage.PUBLISHED.value)
    kept = PublishedFigure.objects.filter(office=OuterRef("pk"))
    return tuple(Office.objects.filter(Exists(in_books), ~Exists(kept)).order_by("pk").values_list("pk", flat=True))


def wrong_figures(scope: Scope) -> tuple[Place, ...]:
    """Return the years and indicators of which other figures are kept than were published, by year."""
    different = set(published_figures(scope)) ^ set(fresh(scope))
    return tuple(sorted({(each.period.year, each.indicator) for each in different}))


def fresh(scope: Scope, *, period: Period | None = None) -> tuple[PublishedFigureRow, ...]:
    """Return the published figures that the office's books hold, of one period or of all, unsaved."""
    of_years = editions(scope) if period is None else editions(scope, year=period.year)
    known = [each for each in of_years if period in {None, each.period}]
    out = [each for each in known if each.is_published]
    return tuple(row for each in out for row in _figures(scope, each, known)) if out else ()


def _figures(scope: Scope, edition: Edition, known: Iterable[Edition]) -> tuple[PublishedFigureRow, ...]:
    return published(
        snapshot(scope, edition.snapshot),
        edition,
        sha256=snapshot_sha256(scope, edition.snapshot),
        later=cycle.successor(edition, known),
        paper=_printed(scope, edition),
    )


def _printed(scope: Scope, edition: Edition) -> Issued | None:
    """Return the Pengukuran issued last of an edition that is not withdrawn; None without one."""
    papers = issued_papers(scope, measurement=edition.key)
    return next((each for each in papers if each.report == PRINTED_IN and each.withdrawn is None), None)


def _keep(scope: Scope, period: Period) -> None:
    PublishedFigure.objects.filter(
        office_id=scope.office, year=period.year, quarter=period.quarter or WHOLE_YEAR
    ).delete()
    PublishedFigure.objects.bulk_create(map(_stored, fresh(scope, period=period)))


def _stored(row: PublishedFigureRow) -> PublishedFigure:
    columns = {name: getattr(row, name) for name in _SAME_IN_BOTH}
    return PublishedFigure(
        office_id=row.office, year=row.period.year, quarter=row.period.quarter or WHOLE_YEAR, **columns
    )
