"""The papers: IKU papers, quantities that other authorities state, and targets."""

from typing import Any

from django.db import models
from django.db.models import Q

from cermat.indicators.rows import State, TargetKind
from cermat.registers.models.base import CheckedBook

# Fifteen digits: SQLite keeps decimals as binary floats, exact to that many.
DIGITS, PLACES = 15, 4


class PaperState(models.CharField):  # type: ignore[type-arg]
    """Where a paper's version stands. What the command line records keeps no state, and reads as verified."""

    def from_db_value(self, value: str | None, *_: Any) -> str:
        """Return the state that is kept, and for none that the version stands."""
        return State.VERIFIED.value if value is None else value


class IkuPaper(CheckedBook):
    """An IKU paper as the validated rule file it was read from; its key is the paper's id.

    A version typed from the signed paper is in force once a second person verified it; one that the command line
    recorded, and every one older than this rule, is in force at once and says nothing of who verified it.
    `without_scan`: why a version was verified though no scan of the signed paper lay beside it.
    """

    text = models.TextField()
    state = PaperState(max_length=16, choices=[(state.value, state.value) for state in State], null=True, blank=True)
    takeover = models.BooleanField(default=False, null=True)  # type: ignore[assignment]
    without_scan = models.TextField(null=True, blank=True)

    class Meta(CheckedBook.Meta):
        constraints = [
            *CheckedBook.Meta.constraints,
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True)
                | Q(state__isnull=False, takeover__isnull=False) & ~Q(verified_by=models.F("recorded_by")),
                name="%(class)s_checked_by_another",
                violation_error_message="Naskah IKU tidak boleh diperiksa oleh orang yang menyalinnya.",
            ),
        ]


class RecordedValue(CheckedBook):
    """A quantity another authority or register states, with the paper that states it. `quarter` None: the year.

    `quantity` *reported*: what an issued paper of before the books said the office reached, quoted and never counted.
    """

    indicator = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    quantity = models.CharField(max_length=100)
    amount = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    paper = models.CharField(max_length=300)
    paper_number = models.CharField(max_length=100, null=True, blank=True)
    paper_dated = models.DateField()

    class Meta(CheckedBook.Meta):
        indexes = [models.Index(fields=["office", "year"])]
        constraints = [
            *CheckedBook.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100),
                name="%(class)s_year",
                violation_error_message="Tahun harus 2000 sampai 2100.",
            ),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True) | Q(quarter__gte=1, quarter__lte=4),
                name="%(class)s_quarter",
                violation_error_message="Triwulan harus 1 sampai 4.",
            ),
        ]


class Target(CheckedBook):
    """What an indicator is to reach in a year or, with `quarter`, up to its end, and the paper that says so."""

    indicator = models.CharField(max_length=100)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in TargetKind])
    amount = models.DecimalField(max_digits=DIGITS, decimal_places=PLACES)
    paper = models.CharField(max_length=300)
    paper_number = models.CharField(max_length=100, null=True, blank=True)
    paper_dated = models.DateField()

    class Meta(CheckedBook.Meta):
        indexes = [models.Index(fields=["office", "year"])]
        constraints = [
            *CheckedBook.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100, kind__in=[kind.value for kind in TargetKind]),
                name="%(class)s_year_and_kind",
                violation_error_message="Tahun harus 2000 sampai 2100 dan jenis target harus dikenal.",
            ),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True)
                | Q(quarter__gte=1, quarter__lte=4, kind__in=[TargetKind.AGREED.value, TargetKind.AMENDED.value]),
                name="%(class)s_quarter",
                violation_error_message="Triwulan harus 1 sampai 4, dan hanya untuk Perjanjian Kinerja.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="%(class)s_above_zero",
                violation_error_message="Target harus di atas 0.",
            ),
        ]
