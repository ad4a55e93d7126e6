"""The dated settings of an office."""

from django.db import models
from django.db.models import Q

from cermat.indicators.rows import SettingKind
from cermat.registers.models.base import CheckedBook


class Setting(CheckedBook):
    """What the office works by from a day on, and the paper that says so. `value`: see `indicators.rows.SettingRow`."""

    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in SettingKind])
    value = models.CharField(max_length=50, blank=True)
    valid_from = models.DateField()
    paper = models.CharField(max_length=300)
    paper_number = models.CharField(max_length=100, null=True, blank=True)
    paper_dated = models.DateField()

    class Meta(CheckedBook.Meta):
        constraints = [
            *CheckedBook.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in SettingKind]),
                name="%(class)s_kind_is_known",
                violation_error_message="Jenis setelan tidak dikenal.",
            ),
        ]
