"""`cermat template`: an empty XLSX that the import understands."""

from argparse import Namespace

from cermat.actions.imports import templates
from cermat.cli import asking, files, output
from cermat.cli.errors import WrongUsage


def run(asked: Namespace) -> None:
    """Write the template of one table for the office."""
    if asked.output.suffix.lower() != ".xlsx":
        raise WrongUsage(f"Template ditulis sebagai .xlsx, bukan {asked.output.suffix or 'tanpa akhiran'}.")
    files.write(asked.output, templates.write(by=asking.scope(asked.office), table=asked.table))
    output.say(f"{asked.output} ditulis.")
