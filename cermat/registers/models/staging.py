"""What waits to be taken into the books: no book."""

from django.db import models

from cermat.registers.models.base import Office


class StagedImport(models.Model):
    """A file somebody handed in, with what became of it so far.

    No book: it may be changed, and is swept after some days. What was taken from it stands in the books, with the event
    that wrote it; losing this row loses a preview, never a figure. `outcome` is what the check or the taking found,
    `done` of `total` lines how far it has come, `moved_at` when it last moved.
    """

    id = models.CharField(primary_key=True, max_length=32)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    username = models.CharField(max_length=150)
    table = models.CharField(max_length=20)
    file = models.CharField(max_length=200)
    content = models.BinaryField()
    stage = models.CharField(max_length=12)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict)
    event_seq = models.PositiveBigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["office", "username", "created_at"])]
