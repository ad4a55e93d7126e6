"""`cermat init`: open the books of one office."""

import sys
from argparse import Namespace

from cermat.cli import output, state
from cermat.cli.errors import CommandRefused


def run(asked: Namespace) -> None:
    """Make or upgrade the tables and open an office's books; an open office stays as it is."""
    from django.conf import settings

    from cermat.actions import offices

    offices.kecamatan_named(asked.office)
    _confirm(asked.office, is_sure=asked.yes)
    state.make_tables()
    from cermat.registers import selectors

    if asked.office in {scope.office for scope in selectors.console_scopes()}:
        output.say(f"Buku kantor {asked.office} sudah dibuka; tabelnya mutakhir.")
        return
    opened = offices.open(by=selectors.console_scope(asked.office), code=asked.office)
    output.say(f"Buku {opened.name} dibuka di {settings.DATA_FOLDER}.")
    if not selectors.papers(selectors.console_scope(asked.office)):
        output.say("Naskah IKU kantor ini belum ada: `cermat import iku BERKAS.yaml`.")
    output.say("Berikutnya: `cermat user add NAMA --role admin`, lalu `cermat serve`.")


def _confirm(office: str, *, is_sure: bool) -> None:
    if is_sure:
        return
    if not sys.stdin.isatty():
        raise CommandRefused(f"Membuka buku kantor {office} perlu kepastian; ulangi dengan --yes.")
    if input(f"Buka buku kantor {office} di komputer ini? [y/T] ").strip().lower() not in {"y", "ya"}:
        raise CommandRefused("Tidak jadi; tidak ada yang diubah.")
