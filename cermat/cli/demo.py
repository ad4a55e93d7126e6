"""`cermat demo`: sample books of Kecamatan Lumajang in a database of their own, both figures, and the pages."""

import secrets
from argparse import Namespace
from pathlib import Path

from cermat.cli import measure, output, serve, state

YEAR = 2023
HOST = "127.0.0.1"


def run(asked: Namespace) -> None:
    """Fill the sample books on the first run, print the figures and who may sign in, then serve.

    A taken port is refused before anything is touched: another demo may be serving these books.
    """
    from django.conf import settings
    from django.db import connection

    if not asked.no_serve:
        serve.refuse_taken_port(HOST, asked.port)
    if asked.fresh:
        Path(connection.settings_dict["NAME"]).unlink(missing_ok=True)
    state.make_tables()
    password = secrets.token_urlsafe(9)
    usernames = _fill(password)
    _print_figures()
    connection.close()
    output.say(f"\nDATA CONTOH di {settings.DATA_FOLDER}; buang dengan `cermat demo --fresh`.")
    output.say(f"Masuk sebagai salah satu dari: {', '.join(usernames)}\nKata sandi semuanya: {password}")
    if not asked.no_serve:
        output.say(f"Halaman: http://{HOST}:{asked.port}/ (Ctrl+C untuk berhenti)")
        serve.serve(HOST, asked.port)


def _fill(password: str) -> tuple[str, ...]:
    from cermat.actions import sample_books

    progress = output.Progress("buku contoh")
    usernames = sample_books.fill(password=password, progress=progress)
    progress.end()
    return usernames


def _print_figures() -> None:
    from cermat.registers import measuring, selectors

    for scope in selectors.console_scopes():
        measure.print_measurement(measuring.measure(scope, year=YEAR))
