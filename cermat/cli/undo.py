"""`cermat undo`: a delivery taken back from every office it went to, whole or not at all."""

from argparse import Namespace

from cermat.actions.imports import undoing
from cermat.cli import asking, output


def run(asked: Namespace) -> None:
    """Take the delivery back and say how many lines stand as before."""
    progress = output.Progress("kantor")
    undone = undoing.undo_delivery(by=list(asking.scopes_of_all().values()), name=asked.delivery, progress=progress)
    progress.end()
    if asked.format == "json":
        output.print_json({"delivery": asked.delivery, "lines": undone.lines, "offices": undone.offices})
        return
    print(
        f"Kiriman {asked.delivery} ditarik kembali: {undone.lines} baris di {undone.offices} kantor kembali seperti "
        "sebelumnya."
    )
