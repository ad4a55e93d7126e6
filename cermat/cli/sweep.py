"""`cermat sweep`: throw away files that no row names and uploads left half way, a day after they were touched."""

from argparse import Namespace

from cermat.cli import output, state


def run(asked: Namespace) -> None:
    """Sweep the evidence folder and print what went."""
    from cermat.actions import evidence_files

    state.require_tables()
    removed = evidence_files.sweep()
    if asked.format == "json":
        output.print_json(removed)
        return
    for name in removed:
        print(name)
    output.say(f"{len(removed)} berkas tanpa baris dibuang.")
