"""The sample books, or an office that just opened, behind a server on the loopback: prints its port when it answers.

`python -m tests.browser.site PASSWORD` serves the sample books; with `kantor` behind it an office with an admin of that
password, whose Camat is invited: the second line printed is the Camat's link; with `bertiga` an office of three people;
with `banyak` the sample books among offices of several provinces.

Runs in a process of its own, with a data folder and a database that are gone afterwards; on PostgreSQL where
DATABASE_URL names one, else on SQLite.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from uuid import uuid4

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

import waitress  # noqa: E402
from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, connections  # noqa: E402

from cermat.actions import accounts, offices, sample_books, users  # noqa: E402
from cermat.actions.accounts import InvitationEntry  # noqa: E402
from tests import cast  # noqa: E402
from tests.many_offices import TEKUNG, copy_office, take_paper  # noqa: E402

# Offices in a kabupaten nearby, and one in each of some provinces: enough for quarters to be told.
ELSEWHERE = {
    "35.07.01": "Kabupaten Malang",
    "33.01.01": "Kabupaten Cilacap",
    "11.01.01": "Kabupaten Aceh Selatan",
    "53.01.01": "Kabupaten Kupang",
}


@contextmanager
def database_of_its_own() -> Iterator[None]:
    """Make a PostgreSQL database and drop it in the end; on SQLite the data folder is the program's own anyway."""
    if connection.vendor == "sqlite":
        yield
        return
    server, name = connections.settings["default"]["NAME"], f"test_site_{uuid4().hex}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    _connect_to(name)
    try:
        yield
    finally:
        _connect_to(server)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _connect_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def stop(number: int, frame: FrameType | None) -> None:
    """End the process in order, so that its database is dropped."""
    raise SystemExit(0)


def new_office(password: str) -> str:
    """Open an office with its admin, invite the Camat, and return the token of his link."""
    cast.open_office()
    by, kept = cast.console(), make_password(password)
    users.add(by=by, username="admin", role="admin", position="Admin Kecamatan", password_hash=kept)
    return accounts.invite(by=by, entry=InvitationEntry(username="camat", name="Camat Contoh", role="camat"))


def office_of_three(password: str) -> str:
    """Open an office of a Camat, a Sekretaris and one head of a section; a sample, so that no second step is asked."""
    offices.open(by=cast.console(), code=cast.OFFICE, is_sample=True)
    kept = make_password(password)
    for username, unit in (("camat", None), ("sekretaris", None), ("kasi.pemerintahan", "pemerintahan")):
        role = username.partition(".")[0]
        users.add(by=cast.console(), username=username, role=role, unit=unit, position="Uji", password_hash=kept)
    return ""


def sample_office(password: str) -> str:
    """Fill the sample books."""
    sample_books.fill(password=password)
    return ""


def many_offices(password: str) -> str:
    """Fill the sample books, and let the kabupaten's reader read offices of other kabupaten and provinces too."""
    sample_books.fill(password=password)
    offices.open(by=cast.console(TEKUNG), code=TEKUNG, is_sample=True)
    users.give_role(by=cast.console(TEKUNG), username="kabupaten", role="kabupaten")
    take_paper(TEKUNG)
    for code, regency in ELSEWHERE.items():
        copy_office(code, regency=regency)
    return ""


OFFICES = {"banyak": many_offices, "contoh": sample_office, "kantor": new_office, "bertiga": office_of_three}


def main(password: str, *, which: str) -> None:
    """Fill the books, then serve until the process is ended."""
    signal.signal(signal.SIGTERM, stop)
    with database_of_its_own():
        call_command("migrate", verbosity=0)
        token = OFFICES[which](password)
        if connection.vendor == "postgresql":
            # A server that has run for a minute gathers statistics by itself; this one was filled just now.
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=1)
        print(server.effective_port, flush=True)
        if token:
            print(token, flush=True)
        server.run()


if __name__ == "__main__":
    main(sys.argv[1], which=sys.argv[2] if len(sys.argv) > 2 else "contoh")
