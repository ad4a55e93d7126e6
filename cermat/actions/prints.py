"""The papers a door prints: which there are, what each can be asked for, and how each is composed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from cermat.actions import letterheads, papers, signing, year_plans
from cermat.actions.issuing import Wanted
from cermat.documents.content import Paper, PaperSize
from cermat.documents.reports import iku, kertas_kerja, pengukuran, standing
from cermat.indicators.cycle import Edition
from cermat.indicators.figures import OfficeMeasurement, Period
from cermat.indicators.rows import TargetKind
from cermat.registers import measuring, selectors
from cermat.registers.scope import Scope
from cermat.rules.types import YearBasis

# By report: what it can be asked for beside year and sheet. Anything else it would silently ignore.
USES: Mapping[str, frozenset[str]] = {
    "iku": frozenset({"as_of"}),
    "pengukuran": frozenset({"quarter", "as_of", "year_basis"}),
    "kertas-kerja": frozenset({"quarter", "as_of", "year_basis", "indicator"}),
    "perjanjian-kinerja": frozenset({"as_of", "kind"}),
    "rencana-aksi": frozenset({"as_of"}),
    "berita-acara": frozenset({"quarter"}),
    "lembar-persetujuan": frozenset({"quarter"}),
    "lkjip": frozenset(),
    "lembar-salin": frozenset(),
}
CHOICES = ("quarter", "indicator", "as_of", "year_basis", "kind")
_OF_MEASUREMENT = frozenset({"pengukuran", "kertas-kerja"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A paper of a year as a door asks for it. `report`: a key of USES; None leaves a choice open.

    `indicator`: whose working paper; None: of all. `kind`: of the Perjanjian Kinerja; None: the one in force.
    """

    report: str
    year: int
    size: PaperSize
    quarter: int | None = None
    as_of: datetime | None = None
    year_basis: YearBasis | None = None
    indicator: str | None = None
    kind: TargetKind | None = None

    @property
    def period(self) -> Period:
        """Return the period it is asked of."""
        return Period(year=self.year, quarter=self.quarter)


def unused(report: str, chosen: object) -> tuple[str, ...]:
    """Return the choices that were made, by their names in CHOICES, and that a report has no use for."""
    made = (choice for choice in CHOICES if getattr(chosen, choice) is not None)
    return tuple(choice for choice in made if choice not in USES[report])


def compose(by: Scope, asked: Asked) -> Paper:
    """Return the paper that is asked for. Raises NotFound, WrongState, BlankAnalysis, the refusals of `measuring`."""
    match asked.report:
        case "iku":
            found = selectors.paper_in_force(by, year=asked.year, as_of=asked.as_of)
            return iku.compose(found, paper_size=asked.size)
        case "perjanjian-kinerja":
            return year_plans.performance_agreement(by, asked.year, size=asked.size, kind=asked.kind, as_of=asked.as_of)
        case "rencana-aksi":
            return year_plans.action_plan(by, asked.year, size=asked.size, as_of=asked.as_of)
        case "berita-acara" | "lembar-persetujuan":
            return papers.of_period(by, asked.period, Wanted(report=asked.report, size=asked.size))
        case "lkjip":
            return papers.year_report(by, asked.year, size=asked.size)
        case "lembar-salin":
            return papers.copy_sheet(by, asked.year, size=asked.size)
        case _:
            return _of_books(by, asked)


def approved(by: Scope, asked: Asked) -> Edition | None:
    """Return the approved edition of the period, beside which what is asked is a count of the books and no more."""
    return papers.approved_edition(by, asked.period) if asked.report in _OF_MEASUREMENT else None


def _of_books(by: Scope, asked: Asked) -> Paper:
    """Return a paper of the books as they are, and on it that it is no approved one."""
    measured = measuring.measure(
        by, year=asked.year, quarter=asked.quarter, as_of=asked.as_of, year_basis=asked.year_basis
    )
    edition = approved(by, asked)
    said = standing.of_books(measured, approved=edition)
    paper = letterheads.with_logo(_measured(by, asked, measured=measured, said=said), measured.office)
    return standing.of_no_edition(paper, measured) if edition else paper


def _measured(by: Scope, asked: Asked, *, measured: OfficeMeasurement, said: tuple[tuple[str, str], ...]) -> Paper:
    if asked.report == "pengukuran":
        official = signing.signer(by, measured)
        return pengukuran.compose(measured, official=official, paper_size=asked.size, standing=said)
    if asked.indicator is None:
        return kertas_kerja.compose_all(measured, paper_size=asked.size, standing=said)
    one = measuring.of_indicator(measured, asked.indicator)
    return kertas_kerja.compose(measured, one, paper_size=asked.size, standing=said)
