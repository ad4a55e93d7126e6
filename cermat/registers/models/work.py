"""What the office does and what its villages hand in."""

from django.db import models
from django.db.models import Q

from cermat.indicators.rows import Status
from cermat.registers.models.base import Book, CheckedBook

# Rows written before there was a column for the grounds keep them in their reason.
HAS_GROUNDS = Q(grounds__isnull=False) & ~Q(grounds="") | Q(reason__isnull=False) & ~Q(reason="")


class Activity(CheckedBook):
    """A facilitation or coordination act, led by one unit.

    `grounds`: why it was cancelled or lies outside authority; `reason` says why a version was written.
    """

    number = models.CharField(max_length=100)
    unit = models.CharField(max_length=200)
    participants = models.JSONField(default=list, blank=True)
    dated = models.DateField()
    kind = models.CharField(max_length=20)
    function = models.CharField(max_length=5, null=True, blank=True)
    other_functions = models.JSONField(default=list, blank=True)
    is_outside_authority = models.BooleanField(default=False)
    description = models.TextField()
    place = models.CharField(max_length=200, null=True, blank=True)
    status = models.CharField(max_length=10, choices=[(status.value, status.value) for status in Status])
    grounds = models.TextField(null=True, blank=True)

    class Meta(CheckedBook.Meta):
        indexes = [models.Index(fields=["office", "dated"])]
        constraints = [
            *CheckedBook.Meta.constraints,
            models.CheckConstraint(
                condition=(
                    Q(is_outside_authority=False, function__isnull=False) & ~Q(function="")
                    | Q(is_outside_authority=True, function__isnull=True) & HAS_GROUNDS
                ),
                name="%(class)s_has_function_or_reason",
                violation_error_message="Kegiatan menyebut satu fungsi, atau di luar kewenangan dengan alasannya.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.CANCELLED.value) | HAS_GROUNDS,
                name="%(class)s_cancelled_with_reason",
                violation_error_message="Kegiatan batal wajib disertai alasan.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in Status]),
                name="%(class)s_status_is_known",
                violation_error_message="Status kegiatan tidak dikenal.",
            ),
        ]


class Output(CheckedBook):
    """A paper an activity left behind; `activity` is the activity's key."""

    activity = models.CharField(max_length=200)
    kind = models.CharField(max_length=50)
    title = models.CharField(max_length=300)
    dated = models.DateField()

    class Meta(CheckedBook.Meta):
        indexes = [models.Index(fields=["office", "activity"])]


class VillageDocument(CheckedBook):
    """A document a village owes. `enacted_on`: the Perdes; `submitted_on`: receipt at the Camat's office.

    Of an APBDes also when its draft was received and when the Camat evaluated it. `amendment`: which perubahan of it
    this is, from 1; None for the document itself.
    """

    village = models.CharField(max_length=200)
    kind = models.CharField(max_length=50)
    fiscal_year = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=100, blank=True)
    enacted_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    draft_received_on = models.DateField(null=True, blank=True)
    evaluated_on = models.DateField(null=True, blank=True)
    amendment = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(CheckedBook.Meta):
        indexes = [models.Index(fields=["office", "fiscal_year"])]
        constraints = [
            *CheckedBook.Meta.constraints,
            models.CheckConstraint(
                condition=Q(fiscal_year__gte=2000, fiscal_year__lte=2100),
                name="%(class)s_fiscal_year",
                violation_error_message="Tahun anggaran harus 2000 sampai 2100.",
            ),
        ]


class MonthlyClosing(Book):
    """A unit's word that a month's book is complete; `is_nil`: it had no activity (*nihil*)."""

    unit = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    is_nil = models.BooleanField()

    class Meta(Book.Meta):
        indexes = [models.Index(fields=["office", "year"])]
        constraints = [
            *Book.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100, month__gte=1, month__lte=12),
                name="%(class)s_month",
                violation_error_message="Bulan tutup buku harus 1 sampai 12, tahun 2000 sampai 2100.",
            ),
        ]


class Evidence(CheckedBook):
    """A reference to a paper that proves a row: `of_book` and `of_key` name it. `sha256` None: no file is kept."""

    of_book = models.CharField(max_length=20)
    of_key = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    location = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64, null=True, blank=True)

    class Meta(CheckedBook.Meta):
        indexes = [models.Index(fields=["office", "of_book", "of_key"])]
