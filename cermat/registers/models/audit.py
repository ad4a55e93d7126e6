"""The chain: one event per act in its office's list, and one anchor per day over all offices."""

from django.db import models
from django.db.models import Q

from cermat.registers.models.base import Office


class Anchor(models.Model):
    """The heads of all offices' chains at the first act of a UTC day; one line `office seq hash` each.

    Its key is its number in the one list, so that a changed number shows like any other column.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    day = models.DateField(unique=True)
    recorded_at = models.DateTimeField()
    heads = models.TextField(blank=True)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)


class AuditEvent(models.Model):
    """One act. `id` is `office#seq`; `manifest` has one line `book id sha256` for each row it wrote."""

    id = models.CharField(primary_key=True, max_length=40)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    seq = models.PositiveBigIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    verb = models.CharField(max_length=100)
    summary = models.TextField()
    manifest = models.TextField()
    anchor = models.ForeignKey(Anchor, on_delete=models.PROTECT, null=True, related_name="+")
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["office", "recorded_at"])]
        constraints = [
            models.UniqueConstraint(fields=["office", "seq"], name="auditevent_seq"),
            models.CheckConstraint(condition=Q(seq__gte=1) & ~Q(manifest=""), name="auditevent_wrote_rows"),
        ]
