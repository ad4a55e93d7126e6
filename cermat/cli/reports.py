"""`cermat report`: the official papers."""

from argparse import Namespace

from cermat.cli import asking, explain, files, output
from cermat.cli.errors import WrongUsage
from cermat.documents import writers
from cermat.documents.content import Paper
from cermat.documents.reports import iku, kertas_kerja, pengukuran
from cermat.registers import selectors

WRITERS = {"iku": (".pdf",), "pengukuran": (".pdf", ".docx"), "kertas-kerja": (".pdf", ".xlsx")}


def run(asked: Namespace) -> None:
    """Print one paper to a file; the file's suffix chooses the form."""
    suffix = asked.output.suffix.lower()
    if suffix not in WRITERS[asked.report]:
        forms = " atau ".join(WRITERS[asked.report])
        raise WrongUsage(f"Naskah {asked.report} ditulis sebagai {forms}, bukan {suffix or 'tanpa akhiran'}.")
    files.write(asked.output, writers.write(_compose(asked), suffix))
    output.say(f"{asked.output} ditulis.")


def _compose(asked: Namespace) -> Paper:
    scope = asking.scope(asked.office)
    if asked.report == "iku":
        as_of = asking.as_of(scope, asked.as_of)
        return iku.compose(selectors.paper_in_force(scope, year=asked.year, as_of=as_of), paper_size=asked.paper)
    measured = asking.measurement(asked)
    if asked.report == "kertas-kerja":
        return kertas_kerja.compose(measured, explain.find(measured, asked.indicator), paper_size=asked.paper)
    return pengukuran.compose(measured, official=_signatory(asked, measured), paper_size=asked.paper)
