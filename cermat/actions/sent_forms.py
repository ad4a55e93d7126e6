"""Which forms were sent and where their answers led, kept in the database, so that every process knows the first."""

from datetime import timedelta

from django.db import transaction

from cermat.registers import clock
from cermat.registers.models import SentForm

# As long as the longest session; the answer of a process that died is waited for no longer than a minute.
KEPT, UNANSWERED = timedelta(hours=12), timedelta(minutes=1)


def take(key: str) -> bool:
    """Return whether this is the first time the form is sent; then its answer is to be kept or given back."""
    now = clock.now()
    with transaction.atomic():
        SentForm.objects.filter(sent_at__lt=now - KEPT).delete()
        SentForm.objects.filter(key=key, address="", sent_at__lt=now - UNANSWERED).delete()
        _, is_first = SentForm.objects.get_or_create(key=key, defaults={"sent_at": now})
    return is_first


def keep(key: str, *, address: str) -> None:
    """Remember where the answer to a form led."""
    SentForm.objects.filter(key=key).update(address=address)


def give_back(key: str) -> None:
    """Forget a form that changed nothing, so that it may be sent again."""
    SentForm.objects.filter(key=key).delete()


def led_to(key: str) -> str | None:
    """Return where the answer to a form led; None while it is being made, or after it was given back."""
    return SentForm.objects.filter(key=key).exclude(address="").values_list("address", flat=True).first()
