"""`cermat verify`: nothing in the books was changed, lost or inserted."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict

from cermat.cli import asking, output, state
from cermat.registers import ledger, selectors
from cermat.registers.ledger import Fault


def run(asked: Namespace) -> bool:
    """Recompute every row, event and anchor; print the first faults, and return whether there were none."""
    state.require_tables()
    office = asking.scope(asked.office).office if asked.office else None
    progress = output.Progress("baris diperiksa")
    faults = [*ledger.verify(office, progress=progress), *(_papers(office) if asked.papers else ())]
    progress.end()
    if asked.format == "json":
        output.print_json({"whole": not faults, "faults": [asdict(fault) for fault in faults]})
    elif not faults:
        print("Utuh: tidak ada baris atau peristiwa yang diubah, hilang atau disisipkan.")
        if asked.papers:
            print("Setiap naskah terbit yang disusun ulang sama, bita demi bita, dengan yang diterbitkan.")
    else:
        for fault in faults:
            print(fault.sentence)
    return not faults


def _papers(office: str | None) -> Iterator[Fault]:
    """Yield what is wrong with issued papers drawn anew, of one office or of all."""
    from cermat.actions import papers

    for scope in selectors.console_scopes():
        if office in {None, scope.office}:
            yield from papers.rebuild_faults(scope)
