"""What is derived from the books and kept beside them: never an original, made anew from the rows at any time."""

from django.db import models

from cermat.registers.models.base import Office

WHOLE_YEAR = 0


class OpenRow(models.Model):
    """A row whose latest version is neither verified nor withdrawn with its file; no book.

    `row`: that version's number in its table. Written in the transaction of the act that opens or settles it
    (`registers.open_rows`), so that what waits is found without going through what was settled long ago.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+")
    book = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    row = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "book", "key"], name="openrow_once")]


class OfficeCount(models.Model):
    """How many rows of an office stand in an indicator's numerator and denominator at a quarter's end; no book.

    `quarter` 0: the whole year. `definition`: a hash of how the indicator is counted; only counts of the same one are
    added over offices. Written in the transaction of the act that changes it (`registers.counts`). Lost or
    wrong, `cermat doctor` finds it and `cermat recount` makes it anew.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=100)
    definition = models.CharField(max_length=64)
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "quarter", "indicator"], name="officecount_once"),
        ]
        indexes = [models.Index(fields=["year", "quarter", "office"])]
