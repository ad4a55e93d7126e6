"""How often something may be tried: counted in the database, so that no restart and no second process forgets it."""

import hashlib
import math
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from cermat.actions.errors import ActionError
from cermat.registers import clock
from cermat.registers.models import Bucket

_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """So many tries at once; then one more after each `interval`."""

    tries: int
    interval: timedelta


# In any hour 5 + 15 = 20 tries for an account, 20 + 60 = 80 for an address; a code once while it is valid.
ACCOUNT = Limit(tries=5, interval=timedelta(minutes=4))
ADDRESS = Limit(tries=20, interval=timedelta(minutes=1))
ONCE = Limit(tries=1, interval=timedelta(minutes=3))


class TooManyTries(ActionError):
    """Nothing is left of the tries; `wait` is how long until there is one."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        minutes = math.ceil(wait.total_seconds() / 60)
        super().__init__(f"Sudah terlalu banyak percobaan; tunggu {minutes} menit, lalu coba lagi.")


def take(limit: Limit, *counted: str) -> None:
    """Take one try of what is counted. Raises TooManyTries when none is left; a try refused is not counted."""
    key, now = _key(counted), clock.now()
    with transaction.atomic():
        _, is_new = Bucket.objects.get_or_create(key=key, defaults={"full_at": now})
        bucket = Bucket.objects.select_for_update().get(key=key)
        bucket.full_at = max(bucket.full_at, now) + limit.interval
        wait = bucket.full_at - now - limit.tries * limit.interval
        if wait > timedelta(0):
            raise TooManyTries(wait)
        bucket.save()
        if is_new:
            Bucket.objects.filter(full_at__lt=now - _KEPT).delete()


def give_back(limit: Limit, *counted: str) -> None:
    """Give one try back: it was a right one."""
    with transaction.atomic():
        bucket = Bucket.objects.select_for_update().filter(key=_key(counted)).first()
        if bucket is not None:
            bucket.full_at -= limit.interval
            bucket.save()


def _key(counted: tuple[str, ...]) -> str:
    return hashlib.sha256(repr(counted).encode()).hexdigest()
