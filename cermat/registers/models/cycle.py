"""What was measured and frozen: the values themselves, and who prepared, reviewed and approved them."""

from django.db import models
from django.db.models import F, Q

from cermat.indicators.cycle import LOCKED, CycleStage
from cermat.registers.models.base import Book

_REVIEWED = sorted({CycleStage.REVIEWED.value, *(stage.value for stage in LOCKED)})
_LOCKED = sorted(stage.value for stage in LOCKED)
_APPROVED = Q(approved_by__isnull=False, approval_paper__isnull=True) | Q(
    approved_by__isnull=True, approval_paper__isnull=False, approval_dated__isnull=False, approval_scan__isnull=False
)
_NOT_APPROVED = Q(approved_by__isnull=True, approval_paper__isnull=True)


class Snapshot(Book):
    """A measurement of a period as it was frozen, whole, in the text of `registers.snapshots`. It has one version."""

    text = models.TextField()
    sha256 = models.CharField(max_length=64)


class FrozenMeasurement(Book):
    """A step of a frozen measurement: its key is its period and its edition, its latest version where it stands.

    `quarter` None: the year. `reason`: the remark it was returned with. See `indicators.cycle.Edition`.
    """

    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    edition = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=16, choices=[(stage.value, stage.value) for stage in CycleStage])
    snapshot = models.CharField(max_length=200)
    prepared_by = models.CharField(max_length=150)
    reviewed_by = models.CharField(max_length=150, null=True, blank=True)
    reviewed_as = models.TextField(null=True, blank=True)
    approved_by = models.CharField(max_length=150, null=True, blank=True)
    approved_as = models.TextField(null=True, blank=True)
    approval_paper = models.CharField(max_length=300, null=True, blank=True)
    approval_dated = models.DateField(null=True, blank=True)
    approval_scan = models.CharField(max_length=64, null=True, blank=True)
    reopens = models.TextField(null=True, blank=True)

    class Meta(Book.Meta):
        indexes = [models.Index(fields=["office", "year"])]
        constraints = [
            *Book.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100, edition__gte=1)
                & (Q(quarter__isnull=True) | Q(quarter__gte=1, quarter__lte=4)),
                name="%(class)s_period",
                violation_error_message="Tahun harus 2000 sampai 2100, triwulan 1 sampai 4, edisi mulai 1.",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[stage.value for stage in CycleStage]),
                name="%(class)s_stage_is_known",
                violation_error_message="Keadaan pengukuran tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=_REVIEWED, reviewed_by__isnull=False) & ~Q(reviewed_by=F("prepared_by"))
                | ~Q(stage__in=_REVIEWED) & Q(reviewed_by__isnull=True),
                name="%(class)s_reviewed_by_another",
                violation_error_message="Pengukuran direviu oleh orang lain daripada yang menyiapkannya.",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=_LOCKED) & _APPROVED | ~Q(stage__in=_LOCKED) & _NOT_APPROVED,
                name="%(class)s_approved_once",
                violation_error_message="Pengukuran disetujui oleh seseorang atau dengan lembar bertanda tangan.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | ~Q(approved_by=F("prepared_by")) & ~Q(approved_by=F("reviewed_by")),
                name="%(class)s_approved_by_another",
                violation_error_message="Pengukuran disetujui oleh orang lain daripada penyiap dan pereviunya.",
            ),
            models.CheckConstraint(
                condition=~Q(stage=CycleStage.RETURNED.value) | Q(reason__isnull=False) & ~Q(reason=""),
                name="%(class)s_returned_with_remark",
                violation_error_message="Pengembalian wajib disertai catatan.",
            ),
        ]
