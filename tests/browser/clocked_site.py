"""An office behind a server on the loopback whose clock stands where a file says: prints its port and its database.

`python -m tests.browser.clocked_site FILE` opens the cast's office; with `contoh` behind it the sample books' office
with its people and none of its rows. Runs in a process of its own, with a data folder that is gone afterwards.
"""

import os
import sys
from datetime import datetime
from pathlib import Path

os.environ.pop("DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

import waitress  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

from cermat.actions import offices, users  # noqa: E402
from cermat.actions.sample_books import tables  # noqa: E402
from cermat.registers import clock  # noqa: E402
from tests import cast  # noqa: E402


def add_people_of_the_sample() -> None:
    """Give everybody of the sample books an account with the password of the cast."""
    for person in tables.people()["people"]:
        users.add(by=cast.console(), password_hash=cast.password_hash(), **person)


PEOPLE = {"pemain": cast.add_people_of_the_office, "contoh": add_people_of_the_sample}


def main(file: Path, *, whose: str) -> None:
    """Open the office, then serve until the process is ended; it is always the instant the file holds."""
    clock.now = lambda: datetime.fromisoformat(file.read_text())
    call_command("migrate", verbosity=0)
    offices.open(by=cast.console(), code=cast.OFFICE, is_sample=True)
    PEOPLE[whose]()
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=1)
    print(server.effective_port, settings.DATABASES["default"]["NAME"], flush=True)
    server.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), whose=sys.argv[2] if len(sys.argv) > 2 else "pemain")
