"""`cermat report`: the official papers."""

from argparse import Namespace

from cermat.actions import letterheads, papers, year_plans
from cermat.cli import asking, every_office, explain, files, output
from cermat.cli.errors import WrongUsage
from cermat.documents.content import Paper, PaperSize
from cermat.documents.reports import iku, kertas_kerja, pengukuran
from cermat.documents.writers.forms import WRITERS
from cermat.indicators.rows import TargetKind
from cermat.registers import selectors
from cermat.registers.scope import Scope

FORMS = {
    "iku": (".pdf",),
    "pengukuran": (".pdf", ".docx", ".xlsx"),
    "kertas-kerja": (".pdf", ".xlsx"),
    "perjanjian-kinerja": (".pdf", ".docx", ".xlsx"),
    "rencana-aksi": (".pdf", ".docx", ".xlsx"),
    "lkjip": (".pdf", ".docx", ".xlsx"),
    "lembar-salin": (".pdf", ".docx", ".xlsx"),
}
# What a paper would silently ignore.
UNUSED = {
    "iku": ("quarter", "indicator", "kind"),
    "pengukuran": ("indicator", "kind"),
    "kertas-kerja": ("kind",),
    "perjanjian-kinerja": ("quarter", "indicator", "year_basis"),
    "rencana-aksi": ("quarter", "indicator", "year_basis", "kind"),
    "lkjip": ("quarter", "indicator", "as_of", "year_basis", "kind"),
    "lembar-salin": ("quarter", "indicator", "as_of", "year_basis", "kind"),
}
OF_YEAR = {"lkjip": papers.year_report, "lembar-salin": papers.copy_sheet}


def run(asked: Namespace) -> bool:
    """Print one paper to a file, whose suffix chooses the form; or that of every office.

    Returns False where an office has none. Raises WrongUsage, CommandRefused, and what the paper asked for refuses.
    """
    if asked.every_office:
        _refuse_unused(asked)
        return every_office.write(asked, drawn)
    suffix = asked.output.suffix.lower()
    if suffix not in FORMS[asked.report]:
        forms = " atau ".join(FORMS[asked.report])
        raise WrongUsage(f"Naskah {asked.report} ditulis sebagai {forms}, bukan {suffix or 'tanpa akhiran'}.")
    _refuse_unused(asked)
    files.write(asked.output, drawn(asking.scope(asked.office), asked, suffix=suffix))
    output.say(f"{asked.output} ditulis.")
    return True


def drawn(scope: Scope, asked: Namespace, *, suffix: str) -> bytes:
    """Return the paper asked for, of an office, in the form of a suffix."""
    return WRITERS[suffix.removeprefix(".")](_compose(scope, asked))


def _refuse_unused(asked: Namespace) -> None:
    for option in UNUSED.get(asked.report, ()):
        if getattr(asked, option) is not None:
            raise WrongUsage(f"Naskah {asked.report} tidak memakai --{option.replace('_', '-')}; hapus pilihan itu.")


def _compose(scope: Scope, asked: Namespace) -> Paper:
    size = PaperSize(asked.paper or selectors.office(scope).paper_size)
    if asked.report == "iku":
        as_of = asking.as_of(scope, asked.as_of)
        return iku.compose(selectors.paper_in_force(scope, year=asked.year, as_of=as_of), paper_size=size)
    if asked.report in OF_YEAR:
        return OF_YEAR[asked.report](scope, asked.year, size=size)
    if asked.report == "perjanjian-kinerja":
        kind = TargetKind(asked.kind) if asked.kind else None
        known = asking.as_of(scope, asked.as_of)
        return year_plans.performance_agreement(scope, asked.year, size=size, kind=kind, as_of=known)
    if asked.report == "rencana-aksi":
        return year_plans.action_plan(scope, asked.year, size=size, as_of=asking.as_of(scope, asked.as_of))
    measured = asking.measurement(scope, asked)
    if asked.report == "kertas-kerja":
        if asked.indicator is None:
            return letterheads.with_logo(kertas_kerja.compose_all(measured, paper_size=size), measured.office)
        paper = kertas_kerja.compose(measured, explain.find(measured, asked.indicator), paper_size=size)
        return letterheads.with_logo(paper, measured.office)
    signs = selectors.official_in_office(scope, on=measured.as_of.date(), as_of=measured.as_of)
    paper = pengukuran.compose(measured, official=signs, paper_size=size)
    return letterheads.with_logo(paper, measured.office)
