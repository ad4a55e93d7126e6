"""What everybody may read of an approved measurement once it is published: its figures, and nobody's name."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cermat.indicators.cycle import Edition
from cermat.indicators.figures import Measurement, OfficeMeasurement, Period
from cermat.indicators.issuing import Issued, IssuedState
from cermat.indicators.tally import definition
from cermat.indicators.values import cause_of, write_value
from cermat.words.dates import local_day

PRINTED_IN = "pengukuran"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigureRow:
    """One indicator of a published measurement, as frozen; `position`: its place in the paper, from 1.

    `value` None: *tidak dapat diukur*, then `cause` says why; `value_words`: as papers print it, empty without one.
    `state`: whether the edition still stands; `successor`: the edition that takes its place, published or not, and
    `reopens` why; None where it stands.
    `definition`: a hash of how it is counted; of equal ones alone numerators and denominators may be added.
    `paper_number`, `paper_code`: of the Pengukuran issued from it that is not withdrawn; None without one.
    """

    office: str
    office_name: str
    regency: str
    is_sample: bool
    measurement: str
    period: Period
    edition: int
    published_on: date
    snapshot_sha256: str
    iku: str
    iku_number: str | None
    iku_dated: date
    position: int
    indicator: str
    number: int | None
    name: str
    unit: str
    definition: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    value_words: str
    is_provisional: bool
    is_recorded: bool
    cause: str
    target: Decimal | None
    attainment: Decimal | None
    predicate: str | None
    state: IssuedState
    successor: int | None
    reopens: str | None
    paper_number: str | None
    paper_code: str | None

    @property
    def in_order(self) -> tuple[str, int, int, int, int]:
        """Return its place: by office, year (its quarters, then the whole), edition, and place in the paper."""
        return self.office, self.period.year, self.period.quarter or 5, self.edition, self.position


def published(
    frozen: OfficeMeasurement, edition: Edition, *, sha256: str, later: Edition | None, paper: Issued | None
) -> tuple[PublishedFigureRow, ...]:
    """Return the figures of a published edition. `later`: what takes its place; `paper`: the Pengukuran issued."""
    return tuple(
        _row(each, position, frozen=frozen, edition=edition, sha256=sha256, later=later, paper=paper)
        for position, each in enumerate(frozen.measurements, 1)
    )


def _row(
    measured: Measurement,
    position: int,
    *,
    frozen: OfficeMeasurement,
    edition: Edition,
    sha256: str,
    later: Edition | None,
    paper: Issued | None,
) -> PublishedFigureRow:
    indicator, share = measured.indicator, measured.figure.share
    return PublishedFigureRow(
        office=frozen.office.code,
        office_name=frozen.office.name,
        regency=frozen.office.regency,
        is_sample=frozen.office.is_sample,
        measurement=edition.key,
        period=edition.period,
        edition=edition.edition,
        published_on=local_day(edition.recorded_at, frozen.office.zone),
        snapshot_sha256=sha256,
        iku=frozen.paper.id,
        iku_number=frozen.paper.number,
        iku_dated=frozen.paper.dated,
        position=position,
        indicator=indicator.id,
        number=indicator.number,
        name=indicator.name,
        unit=indicator.unit,
        definition=definition(frozen.paper, indicator),
        numerator=None if share is None else Decimal(share.numerator),
        denominator=None if share is None else Decimal(share.denominator),
        value=measured.value,
        value_words="" if measured.value is None else write_value(measured.value, indicator),
        is_provisional=measured.is_provisional,
        is_recorded=measured.figure.is_recorded,
        cause=cause_of(measured.figure),
        target=measured.target,
        attainment=measured.attainment,
        predicate=measured.predicate,
        state=_state(later),
        successor=later.edition if later else None,
        reopens=later.reopens if later else None,
        paper_number=paper.number if paper else None,
        paper_code=paper.key if paper else None,
    )


def _state(later: Edition | None) -> IssuedState:
    if later is None:
        return IssuedState.STANDING
    return IssuedState.REPLACED if later.is_locked else IssuedState.REOPENED
