"""The cast's office behind a server on the loopback whose clock stands where a file says: prints its port.

Runs in a process of its own, with a data folder that is gone afterwards.
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
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

from cermat.actions import offices  # noqa: E402
from cermat.registers import clock  # noqa: E402
from tests import cast  # noqa: E402


def main(file: Path) -> None:
    """Open the office, then serve until the process is ended; it is always the instant the file holds."""
    clock.now = lambda: datetime.fromisoformat(file.read_text())
    call_command("migrate", verbosity=0)
    offices.open(by=cast.console(), code=cast.OFFICE, is_sample=True)
    cast.add_people_of_the_office()
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=1)
    print(server.effective_port, flush=True)
    server.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
