"""What everybody may read, taken from published measurements and kept beside the books."""

from django.db import models

from cermat.registers.models.base import Office


class PublishedFigure(models.Model):
    """One indicator of a published measurement, as `indicators.publishing` takes it from what was frozen; no book.

    `quarter` 0: the whole year. Numbers are the digits that were frozen. Written in the transaction of the act that
    changes it (`registers.publishing`). Lost or wrong, `cermat doctor` finds it and `cermat recount` makes it anew.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="+", db_index=False)
    office_name = models.TextField()
    regency = models.TextField()
    is_sample = models.BooleanField()
    measurement = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    edition = models.PositiveSmallIntegerField()
    published_on = models.DateField()
    snapshot_sha256 = models.CharField(max_length=64)
    iku = models.CharField(max_length=200)
    iku_number = models.TextField(null=True)
    iku_dated = models.DateField()
    position = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=100)
    number = models.PositiveSmallIntegerField(null=True)
    name = models.TextField()
    unit = models.CharField(max_length=50)
    definition = models.CharField(max_length=64)
    numerator = models.CharField(max_length=60, null=True)
    denominator = models.CharField(max_length=60, null=True)
    value = models.CharField(max_length=60, null=True)
    value_words = models.TextField()
    is_provisional = models.BooleanField()
    is_recorded = models.BooleanField()
    cause = models.TextField()
    target = models.CharField(max_length=60, null=True)
    attainment = models.CharField(max_length=60, null=True)
    predicate = models.TextField(null=True)
    state = models.CharField(max_length=20)
    successor = models.PositiveSmallIntegerField(null=True)
    reopens = models.TextField(null=True)
    paper_number = models.TextField(null=True)
    paper_code = models.CharField(max_length=200, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "measurement", "position"], name="publishedfigure_once"),
        ]
