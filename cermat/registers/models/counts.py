"""What is derived from the books and kept beside them: never an original, made anew from the rows at any time."""

from datetime import date

from django.db import models

from cermat.registers.models.base import Office

WHOLE_YEAR = 0
OF_ANY_YEAR, SINCE_EVER = 0, date.min


class OpenRow(models.Model):
    """A row whose latest version is neither verified nor withdrawn with its file; no book.

    `row`: that version's number in its table; `is_submitted`: it waits for a second person. Written in the transaction
    of the act that opens or settles it (`registers.open_rows`), so that what waits is found without going through what
    was settled long ago.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+", db_index=False)
    book = models.CharField(max_length=20)
    key = models.CharField(max_length=200)
    row = models.BigIntegerField()
    is_submitted = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "book", "key"], name="openrow_once")]


class ArrearsKind(models.TextChoices):
    """What an office may be behind with: documents of villages, months of units, rows to check."""

    MISSING = "belum_disusun"
    LATE = "terlambat"
    UNCLOSED = "belum_ditutup"
    UNCHECKED = "belum_diperiksa"


class OfficeArrears(models.Model):
    """How many of a kind an office is behind with in a year, from a day on: a due day, a month's last; no book.

    Rows to check are of any year: `OF_ANY_YEAR`, `SINCE_EVER`. What is none is not kept. Written in the transaction
    of the act that changes it (`registers.arrears`).
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=ArrearsKind.choices)
    since = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "kind", "since"], name="officearrears_once"),
        ]
        # All that a page over many offices reads of it.
        indexes = [models.Index(fields=["year", "office", "kind", "since", "count"])]


class OfficeCount(models.Model):
    """How many rows of an office stand in an indicator's numerator and denominator at a quarter's end; no book.

    `quarter` 0: the whole year. `definition`: a hash of how the indicator is counted; only counts of the same one are
    added over offices. Written in the transaction of the act that changes it (`registers.counts`). Lost or
    wrong, `cermat doctor` finds it and `cermat recount` makes it anew.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+", db_index=False)
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
