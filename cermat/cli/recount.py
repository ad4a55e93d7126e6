"""`cermat recount`: make anew what is kept beside every office's books, and say what of it was wrong."""

from argparse import Namespace

from cermat.cli import output, state


def run(asked: Namespace) -> None:
    """Recount and print what was wrong, office by office."""
    from cermat.actions import counts
    from cermat.registers import selectors

    state.require_tables()
    codes = [asked.office] if asked.office else [each.office for each in selectors.console_scopes()]
    mended = {code: wrong for code in codes if (wrong := counts.recount(code))}
    if asked.format == "json":
        output.print_json({code: list(wrong) for code, wrong in mended.items()})
        return
    for code, wrong in mended.items():
        print(f"{code}: {', '.join(wrong)}")
    output.say(f"{len(codes)} kantor dihitung ulang; {len(mended)} di antaranya diperbaiki.")
