"""Opens the books of a place with the program's own settings: `python -m tests.durability.opening`."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "cermat.config.settings"

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from tests import cast  # noqa: E402


def main() -> None:
    """Make the tables, open two offices and give the cast its accounts."""
    call_command("migrate", verbosity=0)
    cast.open_offices()
    cast.add_people()


if __name__ == "__main__":
    main()
