"""What is counted when somebody tries to get in: for a known device apart, so that no stranger locks a person out."""

from dataclasses import dataclass

from allauth.core.internal.httpkit import get_client_ip
from django.http import HttpRequest

from cermat.actions import throttles
from cermat.actions.throttles import ACCOUNT, ADDRESS, ONCE, Limit, TooManyTries
from cermat.web import devices

Counted = tuple[Limit, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Attempt:
    """Tries that were taken; given back when it turns out that the person was the right one."""

    taken: tuple[Counted, ...]

    def was_right(self) -> None:
        """Give the tries back."""
        for limit, counted in self.taken:
            throttles.give_back(limit, *counted)


def sign_in(request: HttpRequest, username: str) -> Attempt:
    """Take a try at a password. Raises TooManyTries, for unknown names as for known ones."""
    device = devices.known(request, username)
    if device is not None:
        return _taken((ACCOUNT, ("sandi", username, device)))
    return _taken((ADDRESS, ("alamat", get_client_ip(request) or "")), (ACCOUNT, ("sandi", username)))


def token(request: HttpRequest) -> Attempt:
    """Take a try at a link that was sent to somebody, or at asking for one. Raises TooManyTries."""
    return _taken((ADDRESS, ("tautan", get_client_ip(request) or "")))


def copy(request: HttpRequest) -> Attempt:
    """Take a try at checking a copy of an issued paper. Raises TooManyTries."""
    return _taken((ADDRESS, ("salinan", get_client_ip(request) or "")))


def code(username: str) -> Attempt:
    """Take a try at a code of the second factor. Raises TooManyTries."""
    return _taken((ACCOUNT, ("kode", username)))


def is_first_use(username: str, text: str) -> bool:
    """Return whether a right code is used for the first time, in whatever process."""
    digits = "".join(filter(str.isdigit, text))
    try:
        throttles.take(ONCE, "kode terpakai", username, digits)
    except TooManyTries:
        return False
    return True


def _taken(*each: Counted) -> Attempt:
    """Take a try of each; where one has none left the others keep theirs, so that one account's stranger spends no
    neighbour's tries."""
    taken: list[Counted] = []
    for limit, counted in each:
        try:
            throttles.take(limit, *counted)
        except TooManyTries:
            Attempt(tuple(taken)).was_right()
            raise
        taken.append((limit, counted))
    return Attempt(tuple(taken))
