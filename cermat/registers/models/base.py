"""What every book has: an office, a key, a version, and the act that wrote it."""

from django.db import models
from django.db.models import F, Q

from cermat.indicators.rows import State


class Office(models.Model):
    """The identity of an office; an act locks this row. What the office is called stands in its profile."""

    code = models.CharField(primary_key=True, max_length=13)


class Book(models.Model):
    """A version of a row. `key` is stable within the office, `version` counts from 1.

    `event_seq` is the act that wrote it. `annulled`: this version says the row was recorded by mistake.
    """

    # The index of the versions leads by office too: one more would cost every row that is written.
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    annulled = models.BooleanField(default=False)
    reason = models.TextField(null=True, blank=True)
    event_seq = models.PositiveBigIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["office", "key", "version"],
                name="%(class)s_version",
                violation_error_message="Versi baris ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1, event_seq__gte=1) & ~Q(key="") & ~Q(recorded_by=""),
                name="%(class)s_numbered",
                violation_error_message="Kunci, versi, peristiwa, dan pencatat baris wajib ada.",
            ),
            models.CheckConstraint(
                condition=Q(annulled=False) | (Q(reason__isnull=False) & ~Q(reason="")),
                name="%(class)s_annulled_with_reason",
                violation_error_message="Pembatalan wajib disertai alasan.",
            ),
        ]


class DatedBook(Book):
    """A book of things that begin and end. None: since ever, until further notice; both days are inclusive."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta(Book.Meta):
        abstract = True
        constraints = [
            *Book.Meta.constraints,
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_ends_after_it_begins",
                violation_error_message="Hari berakhir tidak boleh mendahului hari mulai.",
            ),
        ]


class CheckedBook(Book):
    """A book whose rows a second person verifies.

    `recorded_by` stays the author of the content; the one who verified stands in `verified_by`, and as what he did so,
    and in whose place, in `verified_as`. `takeover`: taken over from old books by the console, where one person may
    stand for both. `takes_back`: the earlier version that this one takes back together with the whole file it came
    from; the row stands again as before it. `restores`: the earlier version whose content this one takes up again.
    """

    state = models.CharField(max_length=16, choices=[(state.value, state.value) for state in State])
    verified_by = models.CharField(max_length=150, null=True, blank=True)
    verified_as = models.TextField(null=True, blank=True)
    takeover = models.BooleanField(default=False)
    takes_back = models.PositiveIntegerField(null=True, blank=True)
    restores = models.PositiveIntegerField(null=True, blank=True)

    class Meta(Book.Meta):
        abstract = True
        constraints = [
            *Book.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="%(class)s_state_is_known",
                violation_error_message="Keadaan baris tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=State.VERIFIED.value, verified_by__isnull=False) & ~Q(verified_by="")
                    | ~Q(state=State.VERIFIED.value) & Q(verified_by__isnull=True)
                ),
                name="%(class)s_verified_by_someone",
                violation_error_message="Baris terverifikasi, dan hanya itu, menyebut pemeriksanya.",
            ),
            models.CheckConstraint(
                condition=Q(verified_as__isnull=True) | Q(verified_by__isnull=False) & ~Q(verified_as=""),
                name="%(class)s_verified_as_something",
                violation_error_message="Jabatan pemeriksa hanya disebut pada baris terverifikasi.",
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | Q(takeover=True) | ~Q(verified_by=F("recorded_by")),
                name="%(class)s_verified_by_another",
                violation_error_message="Baris tidak boleh diverifikasi oleh orang yang mencatatnya.",
            ),
        ]
