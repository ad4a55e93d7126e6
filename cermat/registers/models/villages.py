"""What the office and the kabupaten say of what a village hands in: receipts, and exemptions."""

from django.db import models
from django.db.models import Q

from cermat.registers.models.base import Book


class Receipt(Book):
    """A printed, numbered *tanda terima* for a village document; its key is its year and its number in that year.

    `document` and `document_version`: the version received, by key. `received_at`: the instant it was stamped, None
    where the paper's own stamp says the day. Who received stands here in words: a reprint never changes.
    """

    document = models.CharField(max_length=200)
    document_version = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    received_on = models.DateField()
    received_at = models.DateTimeField(null=True, blank=True)
    receiver = models.CharField(max_length=200)
    receiver_position = models.CharField(max_length=200)

    class Meta(Book.Meta):
        indexes = [models.Index(fields=["office", "document"])]
        constraints = [
            *Book.Meta.constraints,
            models.UniqueConstraint(
                fields=["office", "year", "sequence", "version"],
                name="%(class)s_sequence",
                violation_error_message="Nomor tanda terima ini sudah dipakai.",
            ),
        ]


class Exemption(Book):
    """The kabupaten's decision that a village need not make a document in time, with its paper; `reason` says why.

    It stands beside the figure and never changes it. Taken back: a later version that is annulled, with its reason.
    """

    village = models.CharField(max_length=200)
    kind = models.CharField(max_length=50)
    fiscal_year = models.PositiveSmallIntegerField()
    paper = models.CharField(max_length=300)
    paper_dated = models.DateField()

    class Meta(Book.Meta):
        indexes = [models.Index(fields=["office", "fiscal_year"])]
        constraints = [
            *Book.Meta.constraints,
            models.CheckConstraint(
                condition=Q(reason__isnull=False) & ~Q(reason=""),
                name="%(class)s_with_reason",
                violation_error_message="Pengecualian wajib disertai alasan.",
            ),
        ]
