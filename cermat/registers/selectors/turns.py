"""Who holds the posts that verify, today."""

from cermat.indicators.rows import exists_on
from cermat.registers import clock
from cermat.registers.memory import remembered_of_office
from cermat.registers.models import User
from cermat.registers.roles import CHECKERS, Role
from cermat.registers.scope import Scope
from cermat.registers.selectors.places import office, units
from cermat.registers.selectors.scopes import assignments, waiting_posts
from cermat.registers.substitution import Holder, Turns
from cermat.words.dates import local_day


@remembered_of_office
def turns(scope: Scope) -> Turns:
    """Return who holds the posts that verify in the office today; nobody who is an Admin or may not sign in, no post
    that waits to be confirmed.
    """
    today = local_day(clock.now(), office(scope).zone)
    held = [each for each in assignments(scope) if exists_on(each.valid_from, each.valid_to, day=today)]
    admins = {each.username for each in held if each.role is Role.ADMIN}
    waiting = waiting_posts(scope, today=today)
    posts = [each for each in held if each.role in CHECKERS and each.key not in waiting]
    checking = [each for each in posts if each.username not in admins]
    active = User.objects.filter(username__in={each.username for each in checking}, is_active=True)
    signing_in = set(active.values_list("username", flat=True))
    return Turns(
        holders=tuple(
            Holder(username=each.username, role=each.role, unit=each.unit, acting=each.acting)
            for each in checking
            if each.username in signing_in
        ),
        units={unit.code: unit.name for unit in units(scope)},
    )
