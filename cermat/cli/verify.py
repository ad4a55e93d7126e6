"""`cermat verify`: nothing in the books was changed, lost or inserted."""

from argparse import Namespace
from dataclasses import asdict

from cermat.cli import asking, output, state
from cermat.registers import ledger


def run(asked: Namespace) -> bool:
    """Recompute every row, event and anchor; print the first faults, and return whether there were none."""
    state.require_tables()
    office = asking.scope(asked.office).office if asked.office else None
    progress = output.Progress("baris diperiksa")
    faults = ledger.verify(office, progress=progress)
    progress.end()
    if asked.format == "json":
        output.print_json({"whole": not faults, "faults": [asdict(fault) for fault in faults]})
    elif not faults:
        print("Utuh: tidak ada baris atau peristiwa yang diubah, hilang atau disisipkan.")
    else:
        for fault in faults:
            print(fault.sentence)
    return not faults
