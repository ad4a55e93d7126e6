"""What is derived from the books and kept beside them: never an original, made anew from the rows at any time."""

from django.db import models

from cermat.registers.models.base import Office


class OfficeCount(models.Model):
    """How many rows of an office stand in an indicator's numerator and denominator at a quarter's end; no book.

    `quarter` 0: the whole year. Written in the transaction of the act that changes it (`registers.counts`). Lost or
    wrong, `cermat doctor` finds it and `cermat recount` makes it anew.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=100)
    paper = models.CharField(max_length=200)
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "quarter", "indicator"], name="officecount_once"),
        ]
        indexes = [models.Index(fields=["year", "quarter", "office"])]
