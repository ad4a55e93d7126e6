"""What the planner writes to the figures of a period."""

from django.db import models
from django.db.models import Q

from cermat.indicators.analyses import OF_INDICATOR, AnalysisSection
from cermat.registers.models.base import Book

_OF_INDICATOR = [section.value for section in OF_INDICATOR]


class Analysis(Book):
    """One text of a period's report; its key is its period, its indicator and its section.

    `indicator` None: of the whole office.
    """

    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    indicator = models.CharField(max_length=100, null=True, blank=True)
    section = models.CharField(max_length=30, choices=[(section.value, section.value) for section in AnalysisSection])
    text = models.TextField()

    class Meta(Book.Meta):
        indexes = [models.Index(fields=["office", "year"])]
        constraints = [
            *Book.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year__gte=2000, year__lte=2100)
                & (Q(quarter__isnull=True) | Q(quarter__gte=1, quarter__lte=4)),
                name="%(class)s_period",
                violation_error_message="Tahun harus 2000 sampai 2100 dan triwulan 1 sampai 4.",
            ),
            models.CheckConstraint(
                condition=Q(section__in=_OF_INDICATOR, indicator__isnull=False) & ~Q(indicator="")
                | Q(section__in=[each.value for each in AnalysisSection if each.value not in _OF_INDICATOR])
                & Q(indicator__isnull=True),
                name="%(class)s_has_its_place",
                violation_error_message="Bagian analisis tidak dikenal, atau tidak sesuai dengan indikatornya.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="%(class)s_is_written",
                violation_error_message="Analisis tidak boleh kosong.",
            ),
        ]
