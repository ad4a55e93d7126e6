"""`cermat user`: people who may sign in."""

from argparse import Namespace

from cermat.actions import accounts, facts, users
from cermat.actions.accounts import InvitationEntry
from cermat.actions.errors import AlreadyThere
from cermat.cli import asking, output
from cermat.registers.scope import Scope


def run(asked: Namespace) -> None:
    """Add a user and print, once, the password or the link by which he sets it himself; or give one another role."""
    scope = asking.scope(asked.office)
    if asked.verb == "give-role":
        _give_role(asked, scope)
        return
    try:
        (_invite if asked.undangan else _add)(asked, scope)
    except AlreadyThere:
        output.say(f"Peran untuk akun yang ada: `cermat user give-role {asked.username} --role PERAN --office KODE`.")
        raise


def _give_role(asked: Namespace, scope: Scope) -> None:
    users.give_role(
        by=scope,
        username=asked.username,
        role=asked.role,
        unit=asked.unit,
        village=asked.village,
        acting=asked.acting,
        valid_from=facts.of(scope).today,
    )
    output.say(f"Pengguna {asked.username} kini {asked.role} di kantor {scope.office}; kata sandinya tetap.")


def _add(asked: Namespace, scope: Scope) -> None:
    password = users.add(
        by=scope,
        username=asked.username,
        role=asked.role,
        unit=asked.unit,
        village=asked.village,
        position=asked.position,
        name=asked.name.strip(),
    )
    output.say(f"Pengguna {asked.username} ditambahkan. Kata sandi berikut hanya dicetak sekali:")
    print(password)


def _invite(asked: Namespace, scope: Scope) -> None:
    entry = InvitationEntry(
        username=asked.username,
        name=asked.name.strip(),
        role=asked.role,
        unit=asked.unit,
        village=asked.village,
        position=asked.position,
    )
    token = accounts.invite(by=scope, entry=entry)
    output.say(
        f"Pengguna {asked.username} diundang. Tautan berikut hanya dicetak sekali dan berlaku {accounts.LASTS.days} "
        "hari; tulis di depannya alamat halaman Cermat Anda:"
    )
    print(f"/undangan/{token}/")
