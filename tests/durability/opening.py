"""Opens the books of a place with the program's own settings: `python -m tests.durability.opening`."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cermat.config.settings")

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402

from cermat.actions import users  # noqa: E402
from tests import cast  # noqa: E402

COLLEAGUE = "staf.kedua"


def main() -> None:
    """Make the tables, open two offices, give the cast its accounts, and one more of the same unit."""
    call_command("migrate", verbosity=0)
    cast.open_offices()
    cast.add_people()
    users.add(
        by=cast.console(),
        username=COLLEAGUE,
        role="staf",
        unit="pemerintahan",
        position="staf (uji)",
        password_hash=make_password(cast.PASSWORD),
    )


if __name__ == "__main__":
    main()
