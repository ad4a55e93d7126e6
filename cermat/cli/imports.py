"""`cermat import`: a file into the books, whole or not at all."""

from argparse import Namespace

from cermat.actions import imports
from cermat.cli import asking, output


def run(asked: Namespace) -> bool:
    """Import a file, print the counts and every fault; return whether it was taken."""
    progress = output.Progress("baris")
    result = imports.import_file(
        by=asking.scope(asked.office),
        table=asked.table,
        path=asked.file,
        verified=asked.verified,
        dry_run=asked.dry_run,
        progress=progress,
    )
    progress.end()
    if asked.format == "json":
        output.print_json(result.as_json())
    else:
        print(result.summary)
    for fault in result.faults:
        output.say(fault.sentence)
    return not result.faults
