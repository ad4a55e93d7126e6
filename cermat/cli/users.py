"""`cermat user`: people who may sign in."""

from argparse import Namespace

from cermat.actions import users
from cermat.cli import asking, output


def run(asked: Namespace) -> None:
    """Add a user and print the password once."""
    password = users.add(
        by=asking.scope(asked.office),
        username=asked.username,
        role=asked.role,
        unit=asked.unit,
        village=asked.village,
        position=asked.position,
    )
    output.say(f"Pengguna {asked.username} ditambahkan. Kata sandi berikut hanya dicetak sekali:")
    print(password)
