"""Files that prove rows: what was received, and what is still coming in."""

from django.db import models
from django.db.models import Q

from cermat.registers.models.base import Book, Office


class EvidenceFile(Book):
    """A received file, kept byte for byte under its SHA-256, which is its key; evidence of many rows may name it.

    `name` is what it was called by whoever sent it. `view_lacks` says in words what its viewing copy lacks.
    """

    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    name = models.CharField(max_length=200)
    has_personal_data = models.BooleanField(default=False)
    view_lacks = models.TextField(blank=True)

    class Meta(Book.Meta):
        constraints = [
            *Book.Meta.constraints,
            models.CheckConstraint(
                condition=Q(size__gte=1),
                name="%(class)s_has_content",
                violation_error_message="Berkas kosong tidak dapat menjadi bukti.",
            ),
        ]


class Upload(models.Model):
    """A file that is coming in piece by piece. No book: a day after its last piece it may be thrown away.

    What has arrived lies beside the kept files under `id`; `evidence` is the reference it became, once complete.
    `proof_kind`: which proof of its activity it is, to be recorded with it; None for a file of the row itself.
    """

    id = models.CharField(primary_key=True, max_length=32)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    username = models.CharField(max_length=150)
    of_book = models.CharField(max_length=20)
    of_key = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    fingerprint = models.CharField(max_length=64)
    has_personal_data = models.BooleanField(default=False)
    proof_kind = models.CharField(max_length=40, null=True)
    touched_at = models.DateTimeField()
    evidence = models.CharField(max_length=200, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "username", "of_book", "of_key", "fingerprint"], name="upload_of_one_file"
            ),
        ]
