"""What stands guard at the door. These tables are no books: their rows change, and a loss costs a person a moment."""

from django.db import models


class Bucket(models.Model):
    """How much is left of the tries that something allows; no book. When it is lost, the count begins anew.

    `key` is a hash of what is counted, so that nothing somebody typed is kept. `full_at`: when no try is owed any more.
    """

    key = models.CharField(primary_key=True, max_length=64)
    full_at = models.DateTimeField(db_index=True)
