"""The sample books behind a server on the loopback: prints its port when it answers.

Runs in a process of its own, with a data folder that is gone afterwards.
"""

import os
import sys

os.environ.pop("DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

import waitress  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

from cermat.actions import sample_books  # noqa: E402


def main(password: str) -> None:
    """Fill the books, then serve until the process is ended."""
    call_command("migrate", verbosity=0)
    sample_books.fill(password=password)
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=1)
    print(server.effective_port, flush=True)
    server.run()


if __name__ == "__main__":
    main(sys.argv[1])
