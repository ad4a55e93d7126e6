"""Who a page is for: said at its door, in the words of the permission table."""

from dataclasses import dataclass

from cermat.actions import permissions
from cermat.actions.permissions import Act
from cermat.registers.errors import NotFound
from cermat.registers.scope import Scope

RECORDING = (
    *(Act.RECORD_ACTIVITY, Act.RECORD_VILLAGE_DOCUMENT, Act.RECORD_VALUE, Act.RECORD_TARGET, Act.RECORD_SETTING),
    Act.KEEP_IKU_PAPERS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Who may come in. `acts`: whoever may do one of them somewhere in the office; empty: whoever belongs to it.

    `is_of_whole_office`: to those who see one place alone the page does not exist. `is_of_account`: it is about
    one's own account, and opens to whoever signed in, without a role too.
    """

    acts: tuple[Act, ...] = ()
    is_of_whole_office: bool = False
    is_of_account: bool = False


EVERYBODY = Admission()
OWN_ACCOUNT = Admission(is_of_account=True)
WHOLE_OFFICE = Admission(is_of_whole_office=True)


def those_who_may(*acts: Act) -> Admission:
    """Return the admission of whoever may do at least one of these acts; what he may do it to, the page asks itself."""
    return Admission(acts=acts)


def check(scope: Scope, who: Admission) -> None:
    """Return when the person may come in. Raises NotFound, or NotPermitted saying who may."""
    if who.is_of_whole_office and scope.is_one_place:
        raise NotFound("Halaman ini tidak ada untuk pengguna satu desa; mulai dari menu Anda.")
    if who.acts:
        permissions.check_can_any(scope, who.acts)
