"""The budget tree of each year, as the office's paper states it."""

from django.db import models
from django.db.models import F, Q

from cermat.registers.models.base import Book


class BudgetNode(Book):
    """One node of a year's budget in rupiah; its key is year and code. `parent` None: a root.

    Each quarter is what was spent in it alone. Fifteen digits: SQLite keeps decimals exact to that many.
    """

    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=100)
    name = models.CharField(max_length=300)
    parent = models.CharField(max_length=100, null=True, blank=True)
    ceiling = models.DecimalField(max_digits=15, decimal_places=2)
    quarter_1 = models.DecimalField(max_digits=15, decimal_places=2)
    quarter_2 = models.DecimalField(max_digits=15, decimal_places=2)
    quarter_3 = models.DecimalField(max_digits=15, decimal_places=2)
    quarter_4 = models.DecimalField(max_digits=15, decimal_places=2)

    class Meta(Book.Meta):
        indexes = [models.Index(fields=["office", "year"])]
        constraints = [
            *Book.Meta.constraints,
            models.CheckConstraint(
                condition=Q(year__gte=1945, year__lte=2199, ceiling__gte=0),
                name="%(class)s_year_and_ceiling",
                violation_error_message="Tahun harus 1945 sampai 2199 dan pagu tidak boleh negatif.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("code")),
                name="%(class)s_under_another",
                violation_error_message="Kode anggaran tidak boleh menjadi induk dirinya sendiri.",
            ),
        ]
