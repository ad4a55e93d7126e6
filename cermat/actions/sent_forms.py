"""Where the answer to a form led, so that the same form leads there again. Its mark is written by `registers.sent`."""

from cermat.registers import clock
from cermat.registers.models import SentForm


def keep(key: str, *, address: str) -> None:
    """Remember where the answer to a form led."""
    SentForm.objects.update_or_create(
        key=key, defaults={"address": address}, create_defaults={"address": address, "sent_at": clock.now()}
    )


def give_back(key: str) -> None:
    """Forget a form whose answer was a refusal, so that it may be sent again."""
    SentForm.objects.filter(key=key).delete()


def led_to(key: str) -> str | None:
    """Return where the answer to a form led; empty where nobody was answered, None where it was not sent before."""
    return SentForm.objects.filter(key=key).values_list("address", flat=True).first()
