"""The mail that carries a person's link, where mail is set up.

The worker sends it: nobody waits for a mail server, and no delay tells whether a name is known.
"""

from django.conf import settings
from django.core.mail import send_mail
from django_tasks import task

from cermat.actions import accounts
from cermat.registers.models import User

SUBJECT = "Tautan untuk menetapkan sandi Cermat"


def is_possible() -> bool:
    """Return whether mail is set up."""
    return bool(settings.EMAIL_HOST)


@task()
def send_link(username: str, pages: str) -> None:
    """Mail a new link to whoever has this username and a mail address; for anybody else do nothing."""
    user = User.objects.filter(username=username, is_active=True).exclude(email="").first()
    if user is None or (token := accounts.requested_link(user)) is None:
        return
    send_mail(SUBJECT, words(user.get_full_name() or username, f"{pages}{token}/"), None, [user.email])


def words(name: str, address: str) -> str:
    """Return what a link is sent with."""
    days = accounts.LASTS.days
    return (
        f"Yth. {name}, tetapkan sandi Cermat Anda lewat tautan ini: {address} "
        f"Tautan berlaku {days} hari dan hanya satu kali; jangan diteruskan kepada siapa pun."
    )
