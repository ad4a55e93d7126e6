"""`cermat report`: the official papers."""

from argparse import Namespace

from cermat.actions import prints
from cermat.actions.prints import Asked
from cermat.cli import asking, every_office, files, output
from cermat.cli.errors import WrongUsage
from cermat.documents.content import PaperSize
from cermat.documents.reports import standing
from cermat.documents.writers.forms import WRITERS
from cermat.indicators.rows import TargetKind
from cermat.registers import selectors
from cermat.registers.scope import Scope
from cermat.rules.types import YearBasis


def run(asked: Namespace) -> bool:
    """Print one paper to a file, whose suffix chooses the form; or that of every office.

    Returns False where an office has none. Raises WrongUsage, CommandRefused, and what the paper asked for refuses.
    """
    if asked.every_office:
        _refuse_unused(asked)
        return every_office.write(asked, drawn)
    suffix = asked.output.suffix.lower()
    if suffix.removeprefix(".") not in WRITERS:
        forms = " atau ".join(f".{form}" for form in WRITERS)
        raise WrongUsage(f"Naskah {asked.report} ditulis sebagai {forms}, bukan {suffix or 'tanpa akhiran'}.")
    _refuse_unused(asked)
    scope = asking.scope(asked.office)
    files.write(asked.output, drawn(scope, asked, suffix=suffix))
    output.say(f"{asked.output} ditulis.")
    _say_approved(scope, asked)
    return True


def drawn(scope: Scope, asked: Namespace, *, suffix: str) -> bytes:
    """Return the paper asked for, of an office, in the form of a suffix."""
    return WRITERS[suffix.removeprefix(".")](prints.compose(scope, _asked(scope, asked)))


def _refuse_unused(asked: Namespace) -> None:
    for option in prints.unused(asked.report, asked):
        raise WrongUsage(f"Naskah {asked.report} tidak memakai --{option.replace('_', '-')}; hapus pilihan itu.")


def _asked(scope: Scope, asked: Namespace) -> Asked:
    return Asked(
        report=asked.report,
        year=asked.year,
        size=PaperSize(asked.paper or selectors.office(scope).paper_size),
        quarter=asked.quarter,
        as_of=asking.as_of(scope, asked.as_of),
        year_basis=YearBasis(asked.year_basis) if asked.year_basis else None,
        indicator=asked.indicator,
        kind=TargetKind(asked.kind) if asked.kind else None,
    )


def _say_approved(scope: Scope, asked: Namespace) -> None:
    """Say that what was printed is a count of the books where the period has an approved edition."""
    if edition := prints.approved(scope, _asked(scope, asked)):
        said = standing.edition_words(edition, zone=selectors.office(scope).zone)
        output.say(
            f"Ini hitungan buku, bukan naskah yang disetujui; edisi yang disetujui: {said}, dicetak dari halaman "
            "Laporan."
        )
