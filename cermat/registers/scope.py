"""Who asks: no book is read without it."""

from dataclasses import dataclass

from cermat.registers.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A person, the office asked about, and what the person is there. `units` and `villages` are codes.

    `unconfirmed`: roles held only by posts that an Admin gave and no other checker has confirmed yet.
    """

    username: str
    name: str
    office: str
    roles: frozenset[Role]
    units: frozenset[str]
    villages: frozenset[str]
    unconfirmed: frozenset[Role] = frozenset()

    @property
    def is_one_place(self) -> bool:
        """Return whether this person sees its own villages alone."""
        return self.roles == {Role.OPERATOR_DESA}
