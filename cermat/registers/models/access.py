"""What stands guard at the door. These tables are no books: their rows change, and a loss costs a person a moment."""

from django.db import models


class Bucket(models.Model):
    """How much is left of the tries that something allows; no book. When it is lost, the count begins anew.

    `key` is a hash of what is counted, so that nothing somebody typed is kept. `full_at`: when no try is owed any more.
    """

    key = models.CharField(primary_key=True, max_length=64)
    full_at = models.DateTimeField(db_index=True)


class AccountLink(models.Model):
    """A link by which a person sets his password, once and for some days; no book. Lost, a new one is made.

    Of the link itself only its hash is kept. `office` is whose admin made it.
    """

    digest = models.CharField(primary_key=True, max_length=64)
    username = models.CharField(max_length=150, db_index=True)
    office = models.CharField(max_length=13)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class PastPassword(models.Model):
    """A password somebody chose, as its hash, and when; no book. Lost, an old password may be chosen again."""

    username = models.CharField(max_length=150, db_index=True)
    password = models.CharField(max_length=128)
    set_at = models.DateTimeField()


class SentForm(models.Model):
    """A form somebody sent, and where its answer led; no book. Lost, a second tap is answered as another form.

    `key` is a hash of what was sent and by whom. `address` is empty until the answer is made.
    """

    key = models.CharField(primary_key=True, max_length=64)
    sent_at = models.DateTimeField(db_index=True)
    address = models.CharField(max_length=2000, blank=True)
