"""Papers issued under the office's number."""

from django.db import models
from django.db.models import Q

from cermat.registers.models.base import Book


class IssuedPaper(Book):
    """An issued paper; its key is the code by which anybody checks a copy. Annulled: withdrawn, with the reason.

    The `reason` of a first version: why it was issued although the same paper stood.
    `measurement` None: of a year's plan; then `snapshot_sha256` is of the paper itself before its number was on it.
    `content` is the paper itself, as the text of `documents.writers.trees`; from it every form is drawn again.
    `files`: a line for each form it was issued in, with the SHA-256 and the size of the file. `head`: of the office's
    chain when it was printed.
    """

    report = models.CharField(max_length=50)
    indicator = models.CharField(max_length=100, null=True, blank=True)
    measurement = models.CharField(max_length=200, null=True, blank=True)
    measurement_version = models.PositiveIntegerField(null=True, blank=True)
    snapshot_sha256 = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.CharField(max_length=100)
    dated = models.DateField()
    title = models.CharField(max_length=300)
    content = models.TextField()
    files = models.TextField()
    head_seq = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64)

    class Meta(Book.Meta):
        indexes = [
            models.Index(fields=["office", "year"]),
            models.Index(fields=["key"]),
        ]
        constraints = [
            *Book.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100)
                & (Q(quarter__isnull=True) | Q(quarter__gte=1, quarter__lte=4)),
                name="%(class)s_period",
                violation_error_message="Tahun harus 2000 sampai 2100, triwulan 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(content="") & ~Q(files=""),
                name="%(class)s_is_whole",
                violation_error_message="Naskah terbit harus bernomor, berisi, dan mempunyai berkas.",
            ),
            models.CheckConstraint(
                condition=Q(measurement__isnull=False, measurement_version__isnull=False)
                | Q(measurement__isnull=True, measurement_version__isnull=True, quarter__isnull=True),
                name="%(class)s_of_measurement_or_year",
                violation_error_message="Naskah terbit berasal dari satu versi pengukuran, atau dari rencana setahun.",
            ),
        ]
